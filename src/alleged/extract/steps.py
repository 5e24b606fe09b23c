"""Parser and name finder of the pipeline, run over a batch of texts step by step.

Both build their answer word by word and ask at each step which of some hundred moves are allowed.
spaCy's own loop takes and drops the interpreter's lock for every question, and that costs more
than all its arithmetic. The same steps with the lock held give the same answers in half the time.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

FEW = 4
"""For fewer texts at once spaCy's own loop is no slower."""


def run_in_step(nlp: Language) -> None:
    """Put `InStep` in the place of a pipeline's parser and name finder, if they choose greedily."""
    for name, kind in (("parser", DependencyParser), ("ner", EntityRecognizer)):
        pipe: Any = nlp.get_pipe(name) if name in nlp.pipe_names else None
        if isinstance(pipe, kind) and pipe.cfg["beam_width"] == 1:
            nlp.add_pipe("alleged_in_step", f"{name}_in_step", config={"pipe": name}, before=name)
            nlp.disable_pipe(name)


@Language.factory("alleged_in_step")
def _in_step(nlp: Language, name: str, pipe: str) -> "InStep":
    return InStep(nlp.get_pipe(pipe))


class InStep:
    """A parser or name finder that moves all texts of a batch by one step at a time."""

    def __init__(self, pipe: Any) -> None:
        self._pipe = pipe

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one text."""
        annotated: Doc = self._pipe(doc)
        return annotated

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Annotate texts, in order."""
        docs = iter(docs)
        while batch := list(islice(docs, batch_size)):
            found = self._pipe.predict(batch) if len(batch) < FEW else self._moved(batch)
            self._pipe.set_annotations(batch, found)
            yield from batch

    def _moved(self, docs: list[Doc]) -> Any:
        """Return the states that the texts end in."""
        states = self._pipe.moves.init_batch(docs)
        model = self._pipe.model.predict(docs)
        unfinished = [state for state in states if not state.is_final()]
        while unfinished:
            unfinished = self._pipe.transition_states(unfinished, model.predict(unfinished))
        model.clear_memory()
        return states
