"""How likely two accounts are to tell of one thing: compared field by field, added up in bits."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from alleged.model.account import Account, Days, Outline, Sort
from alleged.model.episode import Comparison

SIGNS = {
    "parties": (
        "the same parties",
        "two parties shared",
        "no party shared",
        "each names a party that the other does not",
    ),
    "mediators": ("a mediator shared", "other mediators"),
    "kind": ("the same kind", "kinds that may be one"),
    "time": (
        "times that meet",
        "times a week apart",
        "times further apart",
        "exact days further apart",
        "told within two months of its time",
        "told later than that",
        "told before its time",
    ),
    "published": (
        "published within three days",
        "published within two weeks",
        "published within two months",
        "published within a year",
        "published further apart",
    ),
    "place": ("a place shared", "other places", "other countries"),
    "names": ("names shared",),
    "numbers": ("numbers shared",),
}
"""What a comparison can find, by field. What is not listed, such as one party shared, or a time
that one of the two does not tell, counts nothing."""

FIELD_OF = {sign: field for field, signs in SIGNS.items() for sign in signs}
VAGUE = frozenset(("political", "other"))
"""Kinds of deals that a report gives where it says no more than that there is an agreement."""

ALIKE = (
    frozenset(("evacuation", "safe_passage", "surrender")),
    frozenset(("ceasefire", "protection")),
    frozenset(("killed", "wounded")),
    frozenset(("captured", "surrendered", "defeated")),
    frozenset(("took", "lost", "entered", "withdrew", "defeated")),
)
"""Kinds that are one thing in several mouths: who leaves unharmed has surrendered, for some."""

FAR_KM = 50.0
_EARTH_KM = 6371.0
_FAR = math.cos(FAR_KM / _EARTH_KM)
_EXACT = frozenset(("point", "town", "district"))


@dataclass(frozen=True, slots=True)
class Weights:
    """Bits for each sign, and for what is so before anything is compared."""

    bias: float
    bits: Mapping[str, float]

    most_beside: float
    """All that parties, mediators and places can add to what else speaks for two being one."""

    most_apart: float
    """The same where no party and no place is shared."""


@cache
def shipped_weights(sort: Sort) -> Weights:
    """Return the weights that ship with the program for deals or for outcomes."""
    text = files("alleged").joinpath("data/weights/episodes.json").read_text("utf-8")
    table = json.loads(text)[sort]
    bits = table["bits"]
    parties, mediators = (
        max(0.0, *(bits[sign] for sign in SIGNS[field])) for field in ("parties", "mediators")
    )
    shared, *others = (max(0.0, bits[sign]) for sign in SIGNS["place"])
    apart = bits["no party shared"] + mediators + sum(others)
    return Weights(table["bias"], bits, parties + mediators + shared + sum(others), apart)


class Compared:
    """An account made ready to be compared with many others."""

    __slots__ = (
        "account", "akin", "beside", "countries", "keys", "kin", "names", "numbers", "parties",
        "place_words", "places", "points", "shareable",
    )  # fmt: skip

    def __init__(self, account: Account) -> None:
        self.account = account
        self.parties = frozenset(each.key for each in account.parties)
        self.beside = frozenset(each.key for each in account.beside)
        self.kin = {each.key: each.akin for each in account.parties}
        self.akin = frozenset().union(*self.kin.values()) if self.kin else frozenset[str]()
        self.names = account.names
        self.numbers = account.numbers
        places = account.places
        self.places = frozenset(
            key
            for name, place in places
            if place is None or place.precision != "country"
            for key in (name, place.geonames_id if place else None)
            if key
        )
        self.place_words = frozenset(
            word
            for name, place in places
            if place is None or place.precision != "country"
            for word in name.split()
            if len(word) > 3
        )
        self.countries = frozenset(place.country for _, place in places if place and place.country)
        self.points = [
            _on_sphere(place.lat, place.lon)
            for _, place in places
            if place and place.precision in _EXACT and place.lat is not None
            if place.lon is not None
        ]
        self.shareable = self.parties | self.places
        self.keys = self.shareable | self.akin


def signs(a: Compared, b: Compared) -> dict[str, float]:
    """Return what comparing two accounts finds: signs, and how much of each there is."""
    one, other = a.account, b.account
    met = (*_who(a, b), *_what(one.kind, other.kind), *_when(one, other), *_where(a, b))
    return dict.fromkeys(met, 1.0) | _shared(one, other)


def _shared(a: Account, b: Account | Outline) -> dict[str, float]:
    found: dict[str, float] = {}
    if shared := len(a.names.intersection(b.names)):
        found["names shared"] = shared / math.sqrt(len(a.names) * len(b.names))
    if same := len(a.numbers.intersection(b.numbers)):
        found["numbers shared"] = float(min(same, 2))
    return found


def likeness(a: Compared, b: Compared, weights: Weights) -> float:
    """Return the log2 odds that two accounts tell of one thing (Fellegi & Sunter 1969)."""
    bits = weights.bits
    return weights.bias + sum(bits[sign] * much for sign, much in signs(a, b).items())


def at_most(a: Account, b: Outline, weights: Weights, *, met: bool) -> float:
    """Return what likeness can be at most, whoever and wherever the two are about.

    `met` says whether they may share a party or a place.
    """
    bits = weights.bits
    found = sum(bits[sign] for sign in (*_what(a.kind, b.kind), *_when(a, b)))
    found += sum(bits[sign] * much for sign, much in _shared(a, b).items())
    return weights.bias + found + (weights.most_beside if met else weights.most_apart)


def comparisons(a: Compared, b: Compared, weights: Weights) -> tuple[Comparison, ...]:
    """Return why two accounts are as likely one as they are, what speaks most first.

    The first is what is so beforehand: most accounts are not of one thing. All add up to the
    likeness.
    """
    found = [
        Comparison(FIELD_OF[sign], _in_words(sign, a, b), weights.bits[sign] * much)
        for sign, much in signs(a, b).items()
    ]
    found.sort(key=lambda each: (-abs(each.bits), each.field, each.text))
    return (Comparison("beforehand", "two tellings that could be compared", weights.bias), *found)


def _who(a: Compared, b: Compared) -> Iterator[str]:
    shared = a.parties & b.parties
    if len(shared) > 1 or (shared and a.account.sort == "outcome"):
        yield "the same parties" if a.parties == b.parties else "two parties shared"
    elif not shared:
        yield "no party shared"
    if _unlike(a, b) and _unlike(b, a):
        yield "each names a party that the other does not"
    if a.account.sort == "deal" and a.beside and b.beside:
        yield "a mediator shared" if a.beside & b.beside else "other mediators"


def _unlike(a: Compared, b: Compared) -> bool:
    """Say whether one names a party that has nothing to do with anybody the other names."""
    return any(
        a.kin[key] and not (a.kin[key] & b.akin) and key not in b.beside
        for key in a.parties - b.parties
    )


@cache
def _what(a: str, b: str) -> tuple[str, ...]:
    if a == b:
        return ("the same kind",)
    if a in VAGUE or b in VAGUE or any(a in kinds and b in kinds for kinds in ALIKE):
        return ("kinds that may be one",)
    return ()


def _when(a: Account, b: Account | Outline) -> Iterator[str]:
    if a.period and b.period:
        gap, exact = _gap(a.period, b.period), _exact(a.period) and _exact(b.period)
        beyond = "exact days further apart" if exact else "times further apart"
        yield _graded(gap, _TIMES, beyond)
    elif (period := a.period or b.period) and (told := b.published if a.period else a.published):
        gap = _gap(period, told)
        if told[1] < period[0] and gap > 2:
            yield "told before its time"
        else:
            yield "told within two months of its time" if gap <= 60 else "told later than that"
    if a.published and b.published:
        yield _graded(_gap(a.published, b.published), _PUBLISHED, "published further apart")


_TIMES = tuple(zip((0, 7), SIGNS["time"], strict=False))
_PUBLISHED = tuple(zip((3, 14, 60, 366), SIGNS["published"], strict=False))


def _graded(days: int, grades: Iterable[tuple[int, str]], beyond: str) -> str:
    for most, sign in grades:
        if days <= most:
            return sign
    return beyond


def _gap(a: Days, b: Days) -> int:
    """Return the days between two stretches of days, 0 if they meet."""
    return max(0, b[0] - a[1], a[0] - b[1])


def _exact(days: Days) -> bool:
    return days[1] - days[0] < 7


def _where(a: Compared, b: Compared) -> Iterator[str]:
    if a.places & b.places:
        yield "a place shared"
    elif a.places and b.places and not _may_be_one_place(a, b):
        yield "other places"
    if a.countries and b.countries and not a.countries & b.countries:
        yield "other countries"


def _may_be_one_place(a: Compared, b: Compared) -> bool:
    """Say whether two places are near, or one telling also names a place of the other."""
    if a.place_words & b.names or b.place_words & a.names:
        return True
    return any(_near(p, q) for p in a.points for q in b.points)


def _on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    up, east = math.radians(lat), math.radians(lon)
    return math.cos(up) * math.cos(east), math.cos(up) * math.sin(east), math.sin(up)


def _near(p: tuple[float, float, float], q: tuple[float, float, float]) -> bool:
    return p[0] * q[0] + p[1] * q[1] + p[2] * q[2] >= _FAR


# In words


def _in_words(sign: str, a: Compared, b: Compared) -> str:
    first, second = a.account, b.account
    match FIELD_OF[sign]:
        case "parties" if sign == "each names a party that the other does not":
            left, right = (
                _named(first, a.parties - b.parties),
                _named(second, b.parties - a.parties),
            )
            return f"{sign}: {left} here, {right} there"
        case "parties" if a.parties & b.parties:
            return f"{sign}: {_named(first, a.parties & b.parties)}"
        case "mediators" if a.beside & b.beside:
            beside = {each.key: each.name for each in first.beside}
            return f"{sign}: {', '.join(sorted(beside[key] for key in a.beside & b.beside))}"
        case "kind":
            kinds = dict.fromkeys(kind.replace("_", " ") for kind in (first.kind, second.kind))
            return f"{sign}: {', '.join(kinds)}"
        case "time":
            return f"{sign}: {_time(first)}; {_time(second)}"
        case "place" if a.places & b.places:
            shared = sorted(name for name, _ in first.places if name in b.places)
            return f"{sign}: {', '.join(shared)}" if shared else sign
        case "names":
            return f"{sign}: {', '.join(sorted(a.names & b.names))}"
        case "numbers":
            return f"{sign}: {', '.join(map(str, sorted(a.numbers & b.numbers)))}"
        case _:
            return sign


def _named(account: Account, keys: Iterable[str]) -> str:
    names = {each.key: each.name for each in account.parties}
    return ", ".join(sorted(names[key] for key in keys))


def _time(account: Account) -> str:
    days, verb = (account.period, "") if account.period else (account.published, "published ")
    if days is None:
        return "no day told"
    first, last = (date.fromordinal(day).isoformat() for day in days)
    return f"{verb}{first}" if first == last else f"{verb}{first} to {last}"
