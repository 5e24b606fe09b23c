"""Whom a report credits: outlets, bylines, datelines, lines at its foot, and names in its text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alleged.model.document import Document, Span
from alleged.model.lineage import Credit, CreditKind
from alleged.weigh.outlets import Found, Outlets, host_of, is_known, outlet_key

_DATELINE = re.compile(r"\A[^.!?\n]{0,90}?\(([^()\n]{2,60})\)\s*[-–—:]")
_FOOT = re.compile(r"\(([^()\n]{2,60})\)\s*\Z")
_HELP = re.compile(
    r"\b(?:reporting|reports?|material|inputs?|files?|contributions?)"
    r"\s+(?:by|from)\s+(?:the\s+)?(?P<one>[^.\n]{2,80})"
    r"|(?P<none>with\s+(?:news\s+)?agenc(?:y|ies)(?:['’]s?)?(?:\s+(?:reports|inputs|material))?)"
    r"|^\s*(?:source|credit|via|from)s?\s*:\s*(?P<line>[^.\n]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_SPOKEN_TO = re.compile(
    r"(?:\btold|\btelling|interview (?:with|to)|\bsp(?:eaking|oke|oken) to)\s+(?:the\s+)?\Z"
)
_TAKEN_FROM = re.compile(
    r"\b(?:according to|report(?:ed|s)? (?:by|in)|cit(?:ed|ing)(?: by)?|quot(?:ed|ing)(?: by)?"
    r"|(?:obtained|seen|published|reviewed) by|(?:passed|given|leaked|shown) to)\s+(?:the\s+)?\Z"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"'”’)\]]+")
_HEAD, _TAIL, _BEFORE = 400, 300, 30


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a report credits."""

    credits: tuple[Credit, ...]
    """In the order of the text; what it credits to itself too."""

    spoken_to: frozenset[Credit]
    """As in "told the Example Wire"."""

    taken_from: frozenset[Credit]
    """Those whose work it says it carries, and as in "according to the Example Wire"."""

    def at(self, spans: Iterable[Span]) -> Iterator[Credit]:
        """Yield the credits that stand in one of the spans."""
        for span in spans:
            place = bisect_right(self.credits, span.start, key=_end)
            for credit in self.credits[place:]:
                if credit.span is None or credit.span.start >= span.end:
                    break
                yield credit


def credits(document: Document, outlets: Outlets) -> Named:
    """Return whom a report credits."""
    text = document.text
    found = [*_of_outlet(document, outlets), *_at_head_and_foot(text, outlets)]
    taken_from, spoken_to = set(found), set()
    reached = [each.span for each in found if each.span]
    for name, key, span in _named(text, document.outlet, outlets):
        if any(span.overlaps(other) for other in reached):
            continue
        credit = Credit(name, CreditKind.ATTRIBUTION, span, key)
        found.append(credit)
        if _is_spoken_to(text, span):
            spoken_to.add(credit)
        elif _TAKEN_FROM.search(text[max(0, span.start - _BEFORE) : span.start]):
            taken_from.add(credit)
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:")
        span = Span(match.start(), match.start() + len(address))
        found.append(Credit(address, CreditKind.LINK, span, address_key(address)))
    host = host_key(document)
    ordered = sorted(found, key=lambda credit: (_end(credit), credit.name))
    return Named(
        tuple(each for each in ordered if each.key in (host, "") or each.key not in host),
        frozenset(spoken_to),
        frozenset(taken_from | spoken_to),
    )


def host_key(document: Document) -> str:
    """Return the key of the outlet that publishes a report; empty if nobody says."""
    return outlet_key(host_of(document.outlet))


def publisher_keys(document: Document, outlets: Outlets) -> frozenset[str]:
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


def _named(text: str, outlet: str, outlets: Outlets) -> Iterator[Found]:
    """Yield outlets that the text names; its own, and any of unclear name, if spoken to."""
    found = [
        (name, key, span)
        for name, key, span in outlets.within(text)
        if outlets.is_clear(name) or _is_spoken_to(text, span)
    ]
    host = host_of(outlet)
    at = text.find(host) if host else -1
    while at >= 0:
        span = Span(at, at + len(host))
        if _is_spoken_to(text, span):
            found.append((host, outlet_key(host), span))
        at = text.find(host, span.end)
    reached = -1
    for name, key, span in sorted(found, key=lambda each: (each[2].start, -each[2].end)):
        if span.start >= reached:
            reached = span.end
            yield name, key, span


def _is_spoken_to(text: str, span: Span) -> bool:
    return bool(_SPOKEN_TO.search(text[max(0, span.start - _BEFORE) : span.start]))


def _of_outlet(document: Document, outlets: Outlets) -> Iterator[Credit]:
    """Yield whose work outlet and authors say it is: "Courier (Wire)", "Wire via Courier"."""
    host, _, inside = document.outlet.partition("(")
    inside = inside.strip().removesuffix(")")
    first, via, _ = host.partition(" via ")
    if via or inside.startswith("via "):
        parts = [first]
    elif is_known(host) and not any(Outlets.shipped().within(inside)):
        parts = [host]
    else:
        parts = [inside]
    for part in (*parts, *document.authors):
        for name, key, _span in outlets.within(part):
            yield Credit(name, CreditKind.BYLINE, None, key)


def _at_head_and_foot(text: str, outlets: Outlets) -> Iterator[Credit]:
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


def _end(credit: Credit) -> int:
    return credit.span.end if credit.span else -1
