"""The words for outcomes, relations, accusations and forecasts: always said, never so."""

from collections.abc import Callable, Iterable, Iterator

from alleged.model.claim import Stance, Voice
from alleged.model.deal import NamedEvidence, Party
from alleged.model.mark import Mark, Verdict
from alleged.model.place import PlaceMention
from alleged.model.proposition import Number, Proposition, PropositionType
from alleged.publish.entries import Report
from alleged.publish.review_wording import review_words
from alleged.publish.statements import DONE_TO, Matter, Statement
from alleged.publish.verdict_wording import line as verdict_line
from alleged.publish.wording import (
    Line,
    counted,
    day,
    evidence_words,
    joined,
    period_words,
    place_words,
    steady,
    voices_words,
)

VOICES_SHOWN = 6
"""Voices, pieces of evidence and times of one line; how many more there are is said."""

SENTENCE = 160
"""Characters of a forecast that its heading quotes."""

_RELATIONS = {
    "funds": "fund",
    "arms": "arm",
    "trains": "train",
    "commands": "command",
    "controls": "control",
    "backs": "back",
    "shelters": "shelter",
    "part_of": "be part of",
    "fights": "fight",
}
_REPROACHES = {
    "collusion": "of collusion",
    "neglect": "of neglect",
    "atrocity": "of an atrocity",
    "lying": "of lying",
}
_VERDICTS = {Verdict.TRUE: "come true", Verdict.FAILED: "failed", Verdict.OPEN: "still open"}
_NOBODY = "somebody not named"


def heading(matter: Matter) -> str:
    """Return what is said, whether anybody denies it, and whose telling it is."""
    return f"{subject(matter)}, {telling(matter)}"


def subject(matter: Matter) -> str:
    """Return what is said of whom, and whether it is denied or doubted."""
    words = what(matter) + _contested(matter)
    return f"{words[:1].upper()}{words[1:]}"


def telling(matter: Matter) -> str:
    """Return whose telling it is: the one report, or how many there are."""
    if len(matter.reports) == 1:
        return f"as told by {source(matter.reports[0])}"
    return f"as told in {counted(len(matter.reports), 'report')}"


def what(matter: Matter) -> str:
    """Return what is said of whom, in words that do not take it for so."""
    told = [each.proposition for each in matter.statements]
    agents = [party for each in told for party in each.agents]
    recipients = [party for each in told for party in each.recipients]
    kind, doer, other = matter.kind, _names(agents), _names(recipients)
    match matter.type:
        case PropositionType.RELATION:
            if kind == "allied":
                return f"{_names([*agents, *recipients]) or _NOBODY} said to be allied"
            verb = _RELATIONS.get(kind, kind)
            whom = other or _names_of_places(matter) or _NOBODY
            return f"{doer or _NOBODY} said to {verb} {whom}"
        case PropositionType.ACCUSATION:
            return f"{doer or _NOBODY} accused {_REPROACHES.get(kind, '')}".rstrip()
        case PropositionType.FORECAST:
            about = f" about {doer or other}" if doer or other else ""
            return f"forecast{about}: “{_shortened(matter.statements[0].words)}”"
        case PropositionType.OUTCOME:
            return _outcome(kind, matter, doer, other)


def lines_of(matter: Matter) -> Iterator[Line]:
    """Yield what the reports tell, one line a field; where there are several, each with its own."""
    yield from _role_lines(matter)
    yield from _line("how many", matter, lambda told: map(number_words, told.numbers))
    accused = matter.type is PropositionType.ACCUSATION
    yield from _claim_line("accused by" if accused else "asserted by", matter, passed_on=False)
    yield from _claim_line("passed on by", matter, passed_on=True)
    yield from _voice_line("denied by", matter, "denied_by")
    yield from _voice_line("doubted by", matter, "doubted_by")
    if not (matter.asserted or matter.denied or matter.doubted):
        yield Line("asserted by", "nobody the report names")
    if accused and not (matter.denied or matter.doubted):
        yield Line("answer", "none is told")
    yield from _line("place", matter, lambda told: map(place_words, told.places))
    yield from _line("time", matter, times)
    yield from _line(
        "by when", matter, lambda told: [day(told.due.isoformat())] if told.due else []
    )
    yield from evidence_lines(matter)
    for each in matter.statements:
        if each.mark:
            yield Line("marked", mark_words(each.mark))
        if each.proposition.review:
            yield Line("reviewed", review_words(each.proposition.review, each.proposition.as_read))
    yield from _verdict_lines(matter)


def _verdict_lines(matter: Matter) -> Iterator[Line]:
    """Yield what was made of it; where reports were weighed apart, each by its name."""
    weighed: dict[str, list[str]] = {}
    for each in matter.statements:
        if each.verdict is not None:
            weighed.setdefault(verdict_line(each.verdict), []).append(source(each.report))
    for said, sources in weighed.items():
        whose = f" [{'; '.join(dict.fromkeys(sources))}]" if len(weighed) > 1 else ""
        yield Line("weighed", f"{said}{whose}")


def evidence_lines(matter: Matter) -> Iterator[Line]:
    """Yield what evidence the reports name, and what they say is missing."""
    yield from _line("evidence", matter, lambda told: _evidence(told, missing=False))
    yield from _line("said missing", matter, lambda told: _evidence(told, missing=True))


def source(report: Report) -> str:
    """Return whose report it is, and of which day."""
    published = f", {day(report.published)}" if report.published else ""
    return f"{steady(report.voice)}{published}"


def voices_of(
    statements: Iterable[Statement], voices: Callable[[Proposition], tuple[Voice, ...]]
) -> list[tuple[str, Report]]:
    """Return who speaks in which report, as the report names them."""
    return [
        (words, each.report)
        for each in statements
        for words in voices_words(voices(each.proposition), each.report)
    ]


def number_words(number: Number) -> str:
    """Return how many, from lowest to highest, and as the text writes it.

    >>> from alleged.model.document import Span
    >>> number_words(Number(12, 13, 14, "fighters", "12 to 14 fighters", Span(0, 17)))
    '12 to 14 fighters, 13 at best (“12 to 14 fighters”)'
    """
    low, best, high = (f"{n:,}" for n in (number.low, number.best, number.high))
    if low == high:
        words = f"{best} {number.of}".rstrip()
    else:
        words = f"{low} to {high} {number.of}".rstrip() + f", {best} at best"
    return words if number.text == words else f"{words} (“{number.text}”)"


def mark_words(mark: Mark) -> str:
    """Return what an analyst decided of a forecast, and why."""
    on = day(mark.at.date().isoformat())
    return f"{_VERDICTS[mark.verdict]}, as {steady(mark.by)} judged on {on}: “{mark.because}”"


def _outcome(kind: str, matter: Matter, doer: str, other: str) -> str:
    places = _names_of_places(matter)
    if kind in DONE_TO:
        by = f" by {doer}" if doer and _agree(matter, "agents") else ""
        return f"{other or _NOBODY} said to have been {kind}{by}"
    from_them = f" from {other}" if other and doer and _agree(matter, "recipients") else ""
    match kind:
        case "took":
            thing = places or other or "something not named"
            return f"{doer or _NOBODY} said to have taken {thing}{from_them if places else ''}"
        case "lost":
            to = f" to {doer}" if doer and other else ""
            return f"{other or doer or _NOBODY} said to have lost {places or 'ground'}{to}"
        case "withdrew":
            out_of = f" from {places}" if places else ""
            return f"{doer or other or _NOBODY} said to have withdrawn{out_of}"
        case "entered":
            return (
                f"{doer or _NOBODY} said to have entered {places or other or 'a place not named'}"
            )
        case "surrendered":
            to = f" to {other}" if doer and other else ""
            return f"{doer or other or _NOBODY} said to have surrendered{to}"
        case _:
            them = f" with {other}" if other else ""
            return f"{doer or _NOBODY} said to have broken a deal{them}"


def _contested(matter: Matter) -> str:
    if matter.denied:
        both = matter.asserted and matter.type is not PropositionType.ACCUSATION
        return " (asserted and denied)" if both else " (denied)"
    return " (doubted)" if matter.doubted else ""


def _role_lines(matter: Matter) -> Iterator[Line]:
    if matter.kind in DONE_TO and not _agree(matter, "agents"):
        yield from _line("done by", matter, lambda told: [_names(told.agents) or "not said"])
    if matter.kind == "took" and not _agree(matter, "recipients"):
        yield from _line("taken from", matter, lambda told: [_names(told.recipients) or "not said"])
    if matter.type is PropositionType.ACCUSATION:
        yield from _line("towards", matter, lambda told: _nonempty(_names(told.recipients)))


def _agree(matter: Matter, roles: str) -> bool:
    """Say whether all reports name the same in a role."""
    return len({_names(getattr(each.proposition, roles)) for each in matter.statements}) == 1


def _passing_on(statement: Statement) -> set[str]:
    """Return who does not say it in their own name: "was reportedly killed"."""
    stances: dict[str, set[Stance]] = {}
    for quote in statement.quotes:
        for said in quote.said:
            if said.stance in (Stance.ASSERTS, Stance.REPORTS):
                stances.setdefault(said.speakers[-1].name, set()).add(said.stance)
    return {name for name, found in stances.items() if found == {Stance.REPORTS}}


def claimants(statements: Iterable[Statement], *, passed_on: bool) -> list[tuple[str, Report]]:
    """Return who asserts it in which report, or who only passes it on."""
    found = []
    for each in statements:
        passing = _passing_on(each)
        own = (v for v in each.proposition.claimed_by if (v.name in passing) is passed_on)
        found += [(words, each.report) for words in voices_words(own, each.report)]
    return found


def _claim_line(label: str, matter: Matter, *, passed_on: bool) -> Iterator[Line]:
    yield from _joined_line(label, matter, claimants(matter.statements, passed_on=passed_on))


def _voice_line(label: str, matter: Matter, field: str) -> Iterator[Line]:
    found = voices_of(matter.statements, lambda told: getattr(told, field))
    yield from _joined_line(label, matter, found)


def _line(
    label: str, matter: Matter, words: Callable[[Proposition], Iterable[str]]
) -> Iterator[Line]:
    found = [(each, s.report) for s in matter.statements for each in words(s.proposition)]
    yield from _joined_line(label, matter, found)


def _joined_line(label: str, matter: Matter, found: list[tuple[str, Report]]) -> Iterator[Line]:
    """Yield a line of all that was found: the same words once, with the reports that say so.

    What all of several reports say goes without their names.
    """
    by_words: dict[str, dict[str, str]] = {}
    for words, report in found:
        by_words.setdefault(words, {})[report.id] = source(report)
    parts = [
        words if len(sources) == len(matter.reports) else f"{words} [{'; '.join(sources.values())}]"
        for words, sources in by_words.items()
    ]
    if parts:
        yield Line(label, "; ".join(shown(parts)))


def shown(parts: list[str]) -> list[str]:
    """Return the first parts of a line, and how many more there are."""
    more = len(parts) - VOICES_SHOWN
    return [*parts[:VOICES_SHOWN], f"and {more:,} more"] if more > 0 else parts


def _evidence(told: Proposition, *, missing: bool) -> Iterable[str]:
    for named in dict.fromkeys(told.evidence):
        if (named.state == "missing") is missing:
            yield evidence_words(named) if not missing else missing_words(named)


def missing_words(named: NamedEvidence) -> str:
    """Return a piece of evidence that a report says is missing."""
    return f"“{named.text}” ({named.kind})"


def times(told: Proposition) -> Iterable[str]:
    """Yield when it is said to be, and as the text writes it."""
    if told.period:
        words = period_words(told.period)
        written = told.period.text
        yield words if written.casefold() in ("", words.casefold()) else f"{words} (“{written}”)"


def _names(parties: Iterable[Party]) -> str:
    found = {party.actor or party.name.casefold(): steady(party.name) for party in parties}
    return joined(found.values()) if found else ""


def _names_of_places(matter: Matter) -> str:
    named = [
        place
        for each in matter.statements
        for place in each.proposition.places
        if not any(_is_within(place, other) for other in each.proposition.places)
    ]
    found = {(place.place or place.name): steady(place.name) for place in named}
    return joined(found.values()) if found else ""


def _is_within(place: PlaceMention, other: PlaceMention) -> bool:
    """Say whether a place is named inside the words for another: "the north of X"."""
    inner, outer = place.span, other.span
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


def _nonempty(words: str) -> list[str]:
    return [words] if words else []


def _shortened(sentence: str) -> str:
    line = " ".join(sentence.split())
    return line if len(line) <= SENTENCE else line[:SENTENCE].rsplit(" ", 1)[0] + " …"
