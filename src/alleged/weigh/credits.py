"""Whom a report credits: outlets, bylines, datelines, lines at its foot, and names in its text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.model.document import Document, Span
from alleged.model.lineage import Credit, CreditKind

_OUTLET_WORDS = (
    "Times|Post|News|Herald|Tribune|Gazette|Courier|Journal|Chronicle|Telegraph|Ledger|Press|Wire"
    "|Agency|Radio|TV|Television|Broadcasting|Monitor|Observer|Guardian|Star|Standard|Dispatch"
    "|Examiner|Mail|Mirror|Globe|Independent|Inquirer|Register|Review|Bulletin|Weekly|Daily|Magazine"
)
_PART = r"[A-Z][\w’&-]*"
_BY_FORM = re.compile(
    rf"\b(?:(?:{_PART}[ -]){{1,3}}(?:{_OUTLET_WORDS})(?: (?:Service|Agency|Network))?"
    rf"|(?:Radio|Daily|Agence|Agencia) {_PART}(?: {_PART})?"
    rf"|(?:{_PART}[ -]){{0,3}}(?:News|Wire|Press) (?:Service|Agency|Network))\b"
)
_FIRST = re.compile(r"\w[\w&/+-]*")
_NO_NAME = re.compile(r"^(?:The|An?|In|On|But|And) ")
_DATELINE = re.compile(r"\A[^.!?\n]{0,90}?\(([^()\n]{2,60})\)\s*[-–—:]")
_FOOT = re.compile(r"\(([^()\n]{2,60})\)\s*\Z")
_HELP = re.compile(
    r"(?:with|additional|further|using)?\s*(?:reporting|reports?|material|inputs?|files?|contributions?)"
    r"\s+(?:by|from)\s+(?:the\s+)?(?P<one>[^.\n]{2,80})"
    r"|(?P<none>with\s+(?:news\s+)?agenc(?:y|ies)(?:['’]s?)?(?:\s+(?:reports|inputs|material))?)"
    r"|^\s*(?:source|credit|via|from)s?\s*:\s*(?P<line>[^.\n]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_SPOKEN_TO = re.compile(
    r"(?:\btold|\btelling|interview (?:with|to)|speaking to|spoke to|spoken to)\s+(?:the\s+)?\Z"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'”’)\]]+")
_HEAD, _TAIL = 400, 300
_ARTICLE = re.compile(r"^(?:the)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a report credits, and which of them somebody is said to have spoken to."""

    credits: tuple[Credit, ...]
    """In the order of the text; what it credits to itself too."""

    spoken_to: frozenset[Credit]
    """As in "told the Example Wire"."""


def credits(document: Document, outlets: "Outlets") -> Named:
    """Return whom a report credits."""
    text = document.text
    found = [*_of_outlet(document, outlets), *_at_head_and_foot(text, outlets)]
    taken = [each.span for each in found if each.span]
    spoken_to = set()
    own = [(own, outlet_key(own)) for own in _publishers(document.outlet) if len(own) > 3]
    for name, key, span in (*outlets.within(text, 0), *_Exactly(own).within(text)):
        if not any(span.overlaps(other) for other in taken):
            taken.append(span)
            found.append(Credit(name, CreditKind.ATTRIBUTION, span, key))
            if _SPOKEN_TO.search(text[max(0, span.start - 30) : span.start]):
                spoken_to.add(found[-1])
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:")
        span = Span(match.start(), match.start() + len(address))
        found.append(Credit(address, CreditKind.LINK, span, address_key(address)))
    return Named(tuple(sorted(found, key=_in_order)), frozenset(spoken_to))


def outlet_key(name: str) -> str:
    """Return the key of an outlet, the same for all names it goes by.

    >>> outlet_key("The Associated Press") == outlet_key("AP")
    True
    """
    folded = " ".join(_ARTICLE.sub("", name).casefold().split())
    return _known()[1].get(folded, folded)


def host_key(document: Document) -> str:
    """Return the key of the outlet that publishes a report; empty if nobody says."""
    return next((outlet_key(name) for name in _publishers(document.outlet)), "")


def publisher_keys(document: Document, outlets: "Outlets") -> frozenset[str]:
    """Return the keys of who publishes a report, and of those whose work it says it is."""
    keys = {each.key for each in _of_outlet(document, outlets)} | {host_key(document)}
    return frozenset(keys - {""})


def address_key(address: str) -> str:
    """Return an address so that its spellings are one.

    >>> address_key("http://www.post.example/a/") == address_key("https://post.example/a?x=1")
    True
    """
    bare = re.sub(r"^https?://(?:www\.|m\.|amp\.)?", "", address.casefold())
    return re.sub(r"[?#].*$", "", bare).rstrip("/").removesuffix("/amp")


def _publishers(outlet: str) -> list[str]:
    """Return the name of an outlet without what stands behind it in brackets."""
    name = re.split(r"\s*\(|\s+via\s+", outlet)[0].strip()
    return [name] if name else []


def _of_outlet(document: Document, outlets: "Outlets") -> Iterator[Credit]:
    """Yield whose work outlet and authors say it is: "Courier (Wire)", "Wire via Courier"."""
    host, _, inside = document.outlet.partition("(")
    inside = inside.strip().removesuffix(")")
    first, via, _ = host.partition(" via ")
    if via or inside.startswith("via "):
        parts = [first]
    elif is_known(host) and not any(key for _, key, _ in Outlets.shipped().within(inside, 0)):
        parts = [host]
    else:
        parts = [inside]
    for part in (*parts, *document.authors):
        for name, key, _span in outlets.within(part, 0):
            yield Credit(name, CreditKind.BYLINE, None, key)


def _at_head_and_foot(text: str, outlets: "Outlets") -> Iterator[Credit]:
    """Yield whom dateline, last brackets and lines on who helped credit."""
    foot = max(0, len(text) - _TAIL)
    for pattern, begin, end in ((_DATELINE, 0, _HEAD), (_FOOT, foot, len(text))):
        if match := pattern.search(text[begin:end]):
            for name, key, span in outlets.within(match[1], begin + match.start(1)):
                yield Credit(name, CreditKind.BYLINE, span, key)
    for match in _HELP.finditer(text[foot:]):
        group = match.lastgroup or ""
        at = foot + match.start(group)
        if group == "none":
            span = Span(at, at + len(match[group]))
            yield Credit("agencies", CreditKind.CREDIT, span, "")
        for name, key, span in outlets.within(match[group], at):
            yield Credit(name, CreditKind.CREDIT, span, key)


class Outlets:
    """Names of outlets, found in a text by their first word: known ones, and any by their form."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._names = _Exactly(lines)

    @classmethod
    def of(cls, outlets: Iterable[str]) -> "Outlets":
        """Return the best known ones and those of a ledger, with their initials."""
        return cls([*_known()[0], *_named(sorted(set(outlets)))])

    @classmethod
    @cache
    def shipped(cls) -> "Outlets":
        """Return the best known ones alone."""
        return cls(_known()[0])

    def within(self, text: str, start: int) -> Iterator[tuple[str, str, Span]]:
        """Yield each name, its key and its place counted from `start`, the longest at each."""
        found = [(span.start, -span.end, key) for _, key, span in self._names.within(text)]
        for match in _BY_FORM.finditer(text):
            name = _NO_NAME.sub("", match.group())
            if " " in name or "-" in name:
                found.append((match.end() - len(name), -match.end(), outlet_key(name)))
        reached = -1
        for at, minus_end, key in sorted(found):
            if at >= reached:
                reached = -minus_end
                yield text[at:reached], key, Span(start + at, start + reached)


class _Exactly:
    """Names found in a text as they are written."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, key in lines:
            if first := _FIRST.match(name):
                self._by_first.setdefault(first[0], []).append((name, key))
        for each in self._by_first.values():
            each.sort(key=lambda entry: -len(entry[0]))

    def within(self, text: str) -> Iterator[tuple[str, str, Span]]:
        """Yield each name, its key and its place, the longest of those that begin at one."""
        for match in _FIRST.finditer(text):
            start = match.start()
            for name, key in self._by_first.get(match.group(), ()):
                end = start + len(name)
                if text.startswith(name, start) and not text[end : end + 1].isalnum():
                    yield name, key, Span(start, end)
                    break


def is_known(name: str) -> bool:
    """Say whether a name is that of one of the best known outlets."""
    return _ARTICLE.sub("", name.strip()).casefold() in _known()[1]


@cache
def _known() -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the names of the best known outlets with their keys, and the keys by folded name."""
    table = (files("alleged.data") / "words" / "outlets.csv").read_text(encoding="utf-8")
    names: list[tuple[str, str]] = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            first, *others = (name.strip() for name in line.split("|"))
            key = _ARTICLE.sub("", first).casefold()
            names += [(name, key) for name in (first, *others)]
    folded = {_ARTICLE.sub("", name).casefold(): key for name, key in names}
    return names, folded


def _named(outlets: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield names of outlets of two words or more, and the initials of those of three."""
    for outlet in outlets:
        for name in _publishers(outlet):
            words = [word for word in name.split() if word[:1].isupper()]
            if len(words) > 1:
                yield name, outlet_key(name)
            if len(words) > 2 and words[0] != "The":
                yield "".join(word[0] for word in words), outlet_key(name)


def _in_order(credit: Credit) -> tuple[int, str]:
    return (credit.span.start if credit.span else -1), credit.name
