"""Where a sentence starts whatever the parser thinks: behind a blank line, behind a dateline.

A title has no full stop, and a dateline is no subject: glued to the first sentence they spoil its
parse, and what the parser takes for a name in a dateline is where the report was written.
"""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from alleged.model.document import DATELINES

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = rf"(?i:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r"\([^\W\d_][\w .&/’'-]{1,40}\)"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ]{2}[^\W\d_a-zß-öø-ÿ.’'-]*"
_CAPITALISED = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_WIDER = rf"(?:, {_CAPITALISED}\.?(?: {_CAPITALISED}\.?){{0,2}}){{0,2}}"
_IN_CAPITALS = rf"(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,4}}){_WIDER}"
_CAPITALISED_ONLY = rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,3}}{_WIDER}"
_DATELINE = re.compile(
    rf"^[ \t]*(?:{_IN_CAPITALS}(?:,? {_DAY})?(?: {_AGENCY})?"
    rf"|{_CAPITALISED_ONLY}(?:,? {_DAY} {_AGENCY}|,? {_DAY}| {_AGENCY}))"
    r"[ \t]*(?:--|[-–—])[ \t]+(?=\S)",
    re.MULTILINE,
)
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*\s*\Z")


def add_sentence_starts(nlp: Language) -> None:
    """Let a pipeline start sentences behind blank lines and datelines, and keep the datelines."""
    nlp.add_pipe("sentence_starts", before="parser")
    if "ner" in nlp.pipe_names:
        nlp.add_pipe("nobody_in_datelines", after="ner")


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the datelines of a text as (first character, character after the last).

    A name in capitals that comes back in the text is an acronym, and its line a list of them.

    >>> list(datelines("SARN, 3 March (Agency) - The truce holds."))
    [(0, 24)]
    """
    for found in _DATELINE.finditer(text):
        place = found["place"]
        if place is None or text.count(place) == 1:
            yield found.span()


@Language.component("sentence_starts")
def sentence_starts(doc: Doc) -> Doc:
    """Start a sentence behind each blank line and each dateline."""
    text = doc.text
    found = list(datelines(text))
    starts = {end for _, end in found}
    spans = [doc.char_span(first, len(text[:end].rstrip())) for first, end in found]
    doc.spans[DATELINES] = [span for span in spans if span is not None]
    if not found and "\n" not in text:
        return doc
    for token in doc[1:]:
        if token.idx in starts or (_is_blank(doc[token.i - 1].text) and _ends_before(doc, token.i)):
            token.is_sent_start = True
    return doc


@Language.component("nobody_in_datelines")
def nobody_in_datelines(doc: Doc) -> Doc:
    """Take the names out of datelines that the pipeline read there."""
    taken = {token.i for span in doc.spans[DATELINES] for token in span}
    if taken:
        doc.ents = tuple(e for e in doc.ents if not taken.intersection(range(e.start, e.end)))
    return doc


def _is_blank(word: str) -> bool:
    return word.isspace() and word.count("\n") > 1


def _ends_before(doc: Doc, token: int) -> bool:
    """Whether a sentence may end before the blank line: no page breaks one in its middle."""
    before = doc[max(0, token - 4) : token - 1].text
    return not doc[token].text[:1].islower() or bool(_SENTENCE_END.search(before))
