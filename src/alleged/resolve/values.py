"""What tellings of one thing say of it, field by field, side by side where they differ."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from alleged.model.deal import Deal, Visibility
from alleged.model.document import Document
from alleged.model.episode import Value
from alleged.model.period import Period
from alleged.model.proposition import Proposition

Thing = Deal | Proposition
Told = tuple[Thing, Document]

NUMBER_OF = "number of "
"""How the name of a field begins that holds a count: `number of buses`."""

_EXCLUSIVE = ("kind", "status", "visibility")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_UNITS = _words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_WORDS = {
    **{word: number for number, word in enumerate(_UNITS, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_TIMES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COUNTED = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|"
    + "|".join(rf"(?:{ten}-)?(?:{'|'.join(_UNITS[:9])})|{ten}" for ten in _TENS)
    + rf"|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
    + rf"(?: (?P<times>{'|'.join(_TIMES)}))?"
    + r" (?:[a-z][\w'’-]* ){0,2}?(?P<noun>[a-z]+s|men|women|children|people|police)(?![\w'’-])",
    re.IGNORECASE,
)
_NOT_COUNTED = frozenset(
    _words(
        "hours days weeks months years minutes times kilometres kilometers miles metres meters"
        " is was has its this as does cents points percent others sides ours his hers theirs"
    )
)
_SAME = {
    "coaches": "buses",
    "militants": "fighters",
    "gunmen": "fighters",
    "insurgents": "fighters",
}


def values_of(told: Sequence[Told]) -> Mapping[str, tuple[Value, ...]]:
    """Return by field every value that some telling gives, the one that most give first."""
    given: dict[str, dict[str, dict[str, None]]] = {}
    for thing, document in told:
        for field, value in _said(thing, document):
            given.setdefault(field, {}).setdefault(value, {})[thing.id] = None
    return MappingProxyType(
        {
            field: tuple(
                Value(value, tuple(members))
                for value, members in sorted(
                    values.items(), key=lambda item: (-len(item[1]), item[0])
                )
            )
            for field, values in sorted(given.items())
        }
    )


def rivals_among(values: Mapping[str, Sequence[Value]]) -> tuple[str, ...]:
    """Return the fields whose values cannot all be so: two kinds, two counts, days that differ.

    Two counts of one thing are rivals only if two tellings give them: one report may count the
    buses of two days.
    """
    return tuple(
        field
        for field, found in values.items()
        if len(found) > 1
        and (
            field in _EXCLUSIVE
            or (field.startswith(NUMBER_OF) and _by_several(found))
            or (field == "time" and not _all_meet(found))
        )
    )


def period_of(told: Iterable[Told]) -> Period | None:
    """Return the days from the first to the last that tellings name; None if none names any."""
    periods = [thing.period for thing, _ in told if thing.period]
    if not periods:
        return None
    ends = [period.last for period in periods if period.last]
    first = min(period.first for period in periods)
    if len(ends) < len(periods):
        return Period(first, None, "open")
    last = max(ends)
    return Period(first, last, "day" if first == last else "range")


def counts_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield what a sentence counts, and how many.

    >>> list(counts_in("Nine buses brought some 1,900 tired people out in two days."))
    [('buses', 9), ('people', 1900)]
    """
    for match in _COUNTED.finditer(text):
        noun = match["noun"].lower()
        if noun not in _NOT_COUNTED:
            number = _number(match["number"].lower()) * _TIMES.get(
                (match["times"] or "").lower(), 1
            )
            yield _SAME.get(noun, noun), round(number)


def time_text(period: Period) -> str:
    """Return a period as a value: `2031-03-04`, `2031-03-01/2031-03-31`, `2031-03-01/`."""
    first, last = period.first.isoformat(), period.last.isoformat() if period.last else ""
    return first if first == last else f"{first}/{last}"


def _said(thing: Thing, document: Document) -> Iterator[tuple[str, str]]:
    yield "kind", str(thing.decided_kind if isinstance(thing, Deal) else thing.kind)
    if isinstance(thing, Deal):
        yield "status", thing.decided_status.value
        if thing.decided_visibility is not Visibility.UNKNOWN:
            yield "visibility", thing.decided_visibility.value
        for party in thing.parties:
            yield "parties", party.name
        for party in thing.mediators:
            yield "mediators", party.name
    else:
        for role in thing.roles:
            yield role.role, role.name
        for number in thing.numbers:
            yield NUMBER_OF + number.of, str(number.best)
    for place in thing.places:
        yield "places", place.place.name if place.place else place.name
    if thing.period:
        yield "time", time_text(thing.period)
    if isinstance(thing, Deal):
        for span in thing.sentences or (thing.span,):
            for noun, count in counts_in(span.of(document.text)):
                yield NUMBER_OF + noun, str(count)


def _number(written: str) -> float:
    if written[0].isdigit():
        return float(written.replace(",", ""))
    return sum(_WORDS[word] for word in written.split("-"))


def _by_several(found: Sequence[Value]) -> bool:
    """Say whether two tellings share no value: one says nine, another seventeen."""
    members = {member for value in found for member in value.members}
    said = {m: {value.text for value in found if m in value.members} for m in members}
    return any(not a & b for a, b in combinations(said.values(), 2))


def _all_meet(found: Sequence[Value]) -> bool:
    days = [value.text.partition("/") for value in found]
    stretches = [(first, (last or "9999") if slash else first) for first, slash, last in days]
    return all(a[0] <= b[1] and b[0] <= a[1] for a, b in combinations(stretches, 2))
