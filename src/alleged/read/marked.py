"""JSON Lines of sentences in which two actors are marked, for coding events."""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from alleged.errors import InputError, UnreadableDocument
from alleged.model.document import Refusal, Span
from alleged.model.event import MarkedSentence
from alleged.read.limits import Limits
from alleged.read.table import lines_of, object_of

KEYS = ("id", "text", "marked", "source", "target")
_SHAPE = (
    "Each line is one JSON object with `id` and `text`, and either `marked` (the text with"
    " <s>source</s> and <t>target</t>) or `source` and `target`."
)
_MARK = re.compile(r"</?[st]>")


def read_marked(
    stream: BinaryIO, name: str, limits: Limits
) -> Iterator[tuple[int, MarkedSentence | Refusal]]:
    """Yield number and sentence of each line; one that cannot be used is refused, the next read.

    `name` is what refusals call the stream. Blank lines are passed over.
    """
    for number, line, whole in lines_of(stream, limits.line_bytes):
        if not line.strip():
            continue
        try:
            if not whole:
                raise UnreadableDocument(f"it is longer than {limits.line_bytes:,} bytes")
            yield number, sentence_of(object_of(line.rstrip(b"\r\n"), _SHAPE))
        except InputError as error:
            yield number, Refusal(name, f"line {number}", str(error), error.hint or _SHAPE)


def sentence_of(row: Mapping[str, object]) -> MarkedSentence:
    """Return the sentence of one row, or raise UnreadableDocument.

    Where `marked` is given, `source` and `target` are not looked at.
    """
    if unknown := [key for key in row if key not in KEYS]:
        raise UnreadableDocument(
            f"it has the unknown key {unknown[0]!r}",
            hint=f"A line has no keys but {', '.join(KEYS)}.",
        )
    given = row.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str) or not given.strip():
        raise UnreadableDocument("it has no `id`", hint=_SHAPE)
    marked = _words(row, "marked")
    text = _words(row, "text")
    if marked:
        plain, source, target = _unmarked(marked)
        if text and plain != text:
            raise UnreadableDocument(
                "`marked` without its marks is not `text`",
                hint="Put <s>, </s>, <t> and </t> into the text and change nothing else.",
            )
        text = plain
    if not text.strip():
        raise UnreadableDocument("it has no `text`", hint=_SHAPE)
    if not marked:
        source, target = _apart(
            _found(text, _words(row, "source"), "source"),
            _found(text, _words(row, "target"), "target"),
        )
    if not source and not target:
        raise UnreadableDocument("no actor is marked in it", hint=_SHAPE)
    return MarkedSentence(given, text, source, target)


def _words(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableDocument(f"its `{key}` is a {type(value).__name__}, not words", hint=_SHAPE)
    try:
        value.encode()
    except UnicodeEncodeError:
        raise UnreadableDocument(
            f"its `{key}` holds half a character (a lone surrogate)",
            hint="Write the line anew as UTF-8 with the program it came from.",
        ) from None
    return value


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """Return a text without its marks, and where they stood; one may stand inside the other."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        kind = mark.group()[-2]
        opens = mark.group() == f"<{kind}>"
        if opens == (kind in opened):
            raise _unbalanced(mark.group())
        if opens:
            opened[kind] = len(text)
        elif text[opened[kind] :].strip():
            spans[kind].append(Span(opened.pop(kind), len(text)))
        else:
            raise UnreadableDocument(f"its mark {mark.group()} has no words", hint=_SHAPE)
    if opened:
        raise _unbalanced(f"<{min(opened)}>")
    source, target = (tuple(spans[kind]) for kind in "st")
    if set(source) & set(target):
        raise _same()
    return text + marked[at:], source, target


def _unbalanced(mark: str) -> UnreadableDocument:
    return UnreadableDocument(
        f"its mark {mark} has no other half", hint="Write <s>source</s> and <t>target</t>."
    )


def _same() -> UnreadableDocument:
    return UnreadableDocument(
        "source and target are the same words of its text",
        hint="Mark two actors. Who acts on themselves is not coded.",
    )


def _found(text: str, words: str, key: str) -> tuple[Span, ...]:
    """Return the places where an actor is named; whole words before parts of words."""
    if not words.strip():
        return ()
    name = re.escape(words)
    whole = [found.start() for found in re.finditer(rf"(?<!\w){name}(?!\w)", text)]
    starts = whole or [found.start() for found in re.finditer(name, text)]
    if not starts:
        raise UnreadableDocument(
            f"its {key} {words[:80]!r} does not stand in its text",
            hint="Write the actor exactly as the text does.",
        )
    return tuple(Span(start, start + len(words)) for start in starts)


def _apart(
    source: tuple[Span, ...], target: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the first place of each that shares no word with the other."""
    if not source or not target:
        return source[:1], target[:1]
    for one in source:
        for other in target:
            if not one.overlaps(other):
                return (one,), (other,)
    raise _same()
