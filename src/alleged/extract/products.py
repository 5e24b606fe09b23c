"""The matrices of the pipeline's networks are multiplied by NumPy."""

from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps


def multiply_by_numpy(nlp: Language) -> None:
    """Let NumPy multiply the matrices of the networks that run on the processor.

    The library that the pipeline brings for it falls back to plain loops on a processor that it
    does not know by name, and then takes ten times as long, half of the pipeline's time.
    """
    by_numpy = NumpyOps(use_blis=False)
    for _, pipe in nlp.components:
        model: Any = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = by_numpy
