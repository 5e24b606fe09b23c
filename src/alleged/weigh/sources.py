"""Whose word carries a report's news: who speaks in it, for how much of it, and to whom."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from alleged.model.claim import Attribution, AttributionKind, SourceKind, Stance
from alleged.model.document import Document, Span
from alleged.weigh.credits import Named

_QUOTED = re.compile(r"“[^“”]{2,2000}”|\"[^\"\n]{2,2000}\"|«[^«»]{2,2000}»|„[^„“”]{2,2000}[“”]")
_SENTENCE_END = re.compile(r"[.!?][\"”’»)]*(?=\s|\Z)|\n")
_WORD = re.compile(r"[^\W\d_][\w'’]{3,}")
"""Hyphens part words: one report's "al-Zinki" is another's "Zinki"."""
_FINDABLE = (
    SourceKind.PERSON, SourceKind.OFFICE, SourceKind.ORGANISATION, SourceKind.DOCUMENT,
)  # fmt: skip
_TITLES = {
    "agency", "alliance", "ambassador", "army", "battalion", "brigade", "brigadier", "captain",
    "central", "chairman", "chairperson", "chief", "coalition", "colonel", "command", "commander",
    "commission", "committee", "council", "defence", "defense", "delegation", "democratic",
    "department", "deputy", "director", "eastern", "embassy", "envoy", "forces", "foreign",
    "from", "front", "general", "government", "governor", "group", "head", "information",
    "interior", "international", "islamic", "joint", "justice", "king", "leader", "liberation",
    "lieutenant", "major", "mayor", "media", "minister", "ministry", "mission", "movement",
    "national", "negotiator", "news", "northern", "observers", "office", "officer", "official",
    "officials", "opposition", "party", "people", "police", "political", "popular", "premier",
    "presidency", "president", "prime", "prince", "prosecutor", "rebel", "rebels", "republic",
    "revolutionary", "salvation", "secretary", "security", "senator", "service", "sheikh",
    "southern", "special", "spokesman", "spokesperson", "spokeswoman", "state", "statement",
    "states", "television", "that", "their", "times", "treasury", "union", "united", "vice",
    "western", "with",
}  # fmt: skip
"""What many speakers of one war are called; to share such words does not make two of them one."""


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker of a report."""

    name: str
    actor: str | None
    names: tuple[str, ...]
    """Folded words of the name that tell this speaker from others."""

    titles: frozenset[str]
    """Words for what the speaker is."""

    spans: tuple[Span, ...]
    """What the report gives as said by this speaker."""

    to: frozenset[str]
    """Outlets it was said to, by key: an interview. Empty if it was said in public."""

    person: bool
    about: frozenset[str]
    """Names in the words that name the speaker: of the speaker, and of whom it speaks for."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in one report."""

    sources: tuple[Source, ...]
    """Those who could be found: no unnamed sources, no crowds."""

    attributed: tuple[Span, ...]
    """All that the report gives as said, by whomever."""

    outlets: frozenset[str]
    """Keys of outlets whose word it takes: they say something in it, or were told something."""

    said: tuple[Span, ...]
    """Words that are somebody's own: quotations, and sentences that tell what a person said.

    The same words of a person can reach two reporters. How a reporter tells what a body or an
    unnamed source let be known is the reporter's own wording, and so are all other words.
    """


def voices(document: Document, attributions: Iterable[Attribution], named: Named) -> Voices:
    """Return who speaks in a report. `named` are the outlets it names."""
    text = document.text
    attributed: list[Span] = []
    said = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    by_key: dict[str, list[Source]] = {}
    outlets = {each.key for each in named.taken_from}
    answered: set[str] = set()
    for said_so in attributions:
        speaker = said_so.speaker
        if said_so.stance in (Stance.DENIES, Stance.DOUBTS):
            answered |= {each.key for each in named.at(said_so.content)}
        if said_so.kind is not AttributionKind.ASSERTION or (speaker and speaker.is_author):
            continue
        attributed += said_so.content
        spans = (*said_so.source, *said_so.cue, *said_so.content)
        reach = Span(min(s.start for s in spans), max(s.end for s in spans))
        outlets |= {each.key for each in named.at(said_so.source)}
        if said_so.source_kind is SourceKind.PERSON:
            said.append(_sentences(text, reach))
        if speaker is None or said_so.source_kind not in _FINDABLE:
            continue
        near = _sentences(text, said_so.cue[0] if said_so.cue else reach)
        to = {each.key for each in named.at([near]) if each in named.spoken_to}
        written = f"{speaker.name} {' '.join(span.of(text) for span in said_so.source)}"
        person = said_so.source_kind is SourceKind.PERSON or (speaker.actor or "").startswith(
            "person:"
        )
        source = Source(
            speaker.name,
            speaker.actor,
            _names(speaker.name if person or speaker.actor else written),
            _folded(written) & _TITLES,
            said_so.content,
            frozenset(to),
            person,
            frozenset(_names(written)),
        )
        by_key.setdefault(speaker.actor or speaker.name.casefold(), []).append(source)
    sources = _with_last_names([_joined(same) for same in by_key.values()])
    telling = tuple(attributed)
    # Who rejects an outlet's report answers it, and does not speak with its voice.
    return Voices(
        tuple(_with_descriptions(sources)), telling, frozenset(outlets - answered), tuple(said)
    )


def same_source(left: Source, right: Source) -> bool:
    """Say whether two reports of the same news name the same speaker."""
    if left.actor and right.actor and left.person == right.person:
        return left.actor == right.actor
    if left.person != right.person:
        person, body = (left, right) if left.person else (right, left)
        # "The union's envoy" speaks for it; a man whom the union's sanctions hit does not.
        in_office = bool(person.titles - body.titles)
        return in_office and bool(body.names) and person.about.issuperset(body.names)
    common = set(left.names) & set(right.names)
    if left.person:
        # A first name is shared by many, a last name by few.
        return bool(common) and (left.names[-1] == right.names[-1] or len(common) > 1)
    return bool(common)


def share(spans: Iterable[Span], length: int) -> float:
    """Return how much of a text of that length the spans cover."""
    reached = covered = 0
    for span in sorted(spans):
        covered += max(0, span.end - max(reached, span.start))
        reached = max(reached, span.end)
    return covered / max(1, length)


def _sentences(text: str, reach: Span) -> Span:
    """Return the whole sentences around some words."""
    start = 0
    for match in _SENTENCE_END.finditer(text, max(0, reach.start - 1_000), reach.start):
        start = match.end()
    end = _SENTENCE_END.search(text, max(reach.start, reach.end - 1))
    return Span(min(start, reach.start), max(reach.end, end.end() if end else reach.end))


def _names(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell its bearer from others, in their order."""
    words = (re.sub(r"['’]s$", "", match.group()) for match in _WORD.finditer(name))
    return tuple(
        dict.fromkeys(
            word.casefold()
            for word in words
            if word[0].isupper() and word.casefold() not in _TITLES
        )
    )


def _folded(words: str) -> frozenset[str]:
    return frozenset(match.group().casefold() for match in _WORD.finditer(words))


def _with_last_names(sources: Sequence[Source]) -> list[Source]:
    """Give what "Razak" said to the only person of that last name who speaks, too."""
    given: dict[int, list[Source]] = {id(source): [source] for source in sources}
    for source in sources:
        bearers = [
            other
            for other in sources
            if other.person and len(other.names) > 1 and other.names[-1:] == source.names
        ]
        if len(bearers) == 1 and source.actor in (None, bearers[0].actor):
            given[id(bearers[0])] += given.pop(id(source))
    return [_joined(same) for same in given.values()]


def _with_descriptions(sources: Sequence[Source]) -> Iterable[Source]:
    """Give what "the spokesman" said to the only one who was called a spokesman by name."""
    named = [source for source in sources if source.names or source.actor]
    given: dict[int, list[Source]] = {}
    for source in sources:
        if source in named:
            given.setdefault(id(source), []).insert(0, source)
            continue
        bearers = [other for other in named if other.titles & source.titles]
        given.setdefault(id(bearers[0] if len(bearers) == 1 else source), []).append(source)
    return [_joined(given[id(source)]) for source in sources if id(source) in given]


def _joined(same: Sequence[Source]) -> Source:
    first = same[0]
    return Source(
        first.name,
        first.actor,
        next((each.names for each in same if each.names), ()),
        frozenset().union(*(each.titles for each in same)),
        tuple(sorted({span for each in same for span in each.spans})),
        frozenset().union(*(each.to for each in same)),
        first.person,
        frozenset().union(*(each.about for each in same)),
    )
