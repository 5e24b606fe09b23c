"""Reconciles tables we made, where the truth is known, and says how well.

python eval/tables.py           the table of docs/why/reconciling.md
python eval/tables.py --json    every figure

Each table draws its own parameters, which the program is never told: how good sources are, which of
them copy from which, how they write, which mistakes tempt them. It is made by what people do, not
by the formulas that are put to the test: some items are hard for everybody, and mistakes repeat.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import combinations

from alleged.model.sayings import Sayings
from alleged.weigh.reconciliation import Reconciliation, reconcile

FIRST_SEED = 3_000
"""The tables of the figures. Looked at while building: those below."""

HARD = 0.4
"""Of how often it is right elsewhere, a source is on a hard item."""

TABLES = 20
"""Of each family."""


@dataclass(frozen=True, slots=True)
class Family:
    """What goes on in a kind of table. Ranges are drawn from once a table."""

    name: str
    about: str
    items: int = 200
    sources: tuple[int, int] = (10, 14)
    """That look for themselves."""

    skill: tuple[float, float] = (0.6, 0.95)
    covers: tuple[float, float] = (0.5, 0.95)
    """Share of the items of which a source speaks."""

    copied: tuple[int, int] = (0, 0)
    """Sources that are copied ..."""

    copies: tuple[int, int] = (0, 0)
    """... and how often each."""

    worst: bool = False
    """Whether those are copied that are most often wrong."""

    tempting: float = 0.3
    """How often a mistake is the one that others make, too."""

    hard: float = 0.0
    """Share of items on which every source is right less than half as often as elsewhere."""


FAMILIES = (
    Family("plain", "Ten to fourteen sources of mixed quality."),
    Family("copies", "The worst are copied.", copied=(2, 3), copies=(3, 6), worst=True),
    Family("good copied", "Anybody is copied, the good as well.", copied=(2, 3), copies=(2, 4)),
    Family("sparse", "Sixty sources, each on a twentieth of the items.",
           sources=(60, 60), covers=(0.03, 0.08)),
    Family("few", "Four sources, forty items.", items=40, sources=(4, 4), covers=(0.8, 1.0)),
    Family("hard items", "On a tenth of the items most are wrong.", hard=0.1, tempting=0.6),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table, and the truth about it."""

    rows: tuple[tuple[str, str, str], ...]
    truth: Mapping[str, str]
    """The right value of each item, as it is kept here."""

    meant: Mapping[str, str]
    """What each way of writing a value means."""

    skill: Mapping[str, float]
    """How often each source is right in the long run about such items as it speaks of."""

    origin: Mapping[str, str]
    """The source that each source copies from; itself, if it looks for itself."""


def table(family: Family, seed: int) -> Table:
    """Return one table of a family, the same every time."""
    dice = random.Random(f"{family.name} {seed}")
    truth, wrong, meant = {}, {}, {}
    for number in range(family.items):
        asked = ("dead", "began", "place")[number % 3]
        item = f"matter {number // 3}|{asked}"
        values = _values(dice, asked)
        for each in values:
            meant.update(dict.fromkeys(_written(each, asked), each))
        truth[item], wrong[item] = values[0], values[1:]
    hard = {item for item in truth if dice.random() < family.hard}
    told: dict[str, dict[str, str]] = {}
    skills: dict[str, float] = {}
    low, high = family.skill
    for number in range(dice.randint(*family.sources)):
        skill, covers = dice.uniform(low, high), dice.uniform(*family.covers)
        said = told[f"source {number}"] = {}
        for item, right in truth.items():
            if dice.random() < covers:
                sure = dice.random() < skill * (HARD if item in hard else 1)
                tempted = dice.random() < family.tempting
                said[item] = right if sure else wrong[item][0 if tempted else dice.randint(1, 7)]
        skills[f"source {number}"] = skill * (1 - (1 - HARD) * _share(said, hard))
    origin = {source: source for source in told}
    names = sorted(told, key=skills.__getitem__) if family.worst else list(told)
    for source in names[: dice.randint(*family.copied)]:
        for number in range(dice.randint(*family.copies)):
            copy = f"{source}, copy {number}"
            told[copy], origin[copy] = _copied(dice, told[source], wrong), source
            skills[copy] = skills[source]
    rows = [
        (source, item, dice.choice(_written(value, item.rpartition("|")[2])))
        for source, said in told.items()
        for item, value in said.items()
    ]
    dice.shuffle(rows)
    return Table(tuple(rows), truth, meant, skills, origin)


def _values(dice: random.Random, asked: str) -> list[str]:
    """Return nine different answers to what is asked, the first of them right."""
    if asked == "dead":
        size = dice.choice((10, 100, 5_000))
        return [str(each) for each in dice.sample(range(size // 10, size * 2, size // 10), 9)]
    if asked == "began":
        first = date(2031, 1, 1) + timedelta(days=dice.randrange(300))
        return [(first + timedelta(days=n)).isoformat() for n in dice.sample(range(-9, 10), 9)]
    parts = ("Orm", "Tar", "Dun", "Kes", "Mer", "Sil"), ("eth", "vel", "row", "sar", "las", "reva")
    return dice.sample([one + other for one in parts[0] for other in parts[1]], 9)


def _written(value: str, asked: str) -> tuple[str, ...]:
    """Return the ways in which sources write a value."""
    if asked == "dead":
        return value, f"{int(value):,}"
    if asked == "began":
        day = date.fromisoformat(value)
        return value, f"{day.day} {day:%B} {day.year}"
    return value, value.upper()


def _copied(
    dice: random.Random, said: Mapping[str, str], wrong: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return what a copy says: nearly all of it, with a slip in two hundred."""
    kept = dice.uniform(0.8, 1.0)
    return {
        item: dice.choice(wrong[item]) if dice.random() < 0.005 else value
        for item, value in said.items()
        if dice.random() < kept
    }


def _share(said: Mapping[str, str], hard: Set[str]) -> float:
    return len(said.keys() & hard) / max(1, len(said))


# Figures


@dataclass(frozen=True, slots=True)
class Figures:
    """How the tables of one family were reconciled."""

    accuracy: float
    """Share of items whose most probable value is right."""

    vote: float
    """The same of the value that most sources give."""

    calibration: float
    """1 less the expected calibration error over ten bins of equal width, of the best values."""

    found: float
    """Share of pairs of sources of one origin that are found to be."""

    sure: float
    """Share of pairs found to be of one origin that are."""

    covered: float
    """Share of sources whose 95 % interval holds how often they are right."""


def figures(family: Family, seeds: Iterable[int]) -> Figures:
    """Return how well the tables of a family are reconciled."""
    best: list[tuple[bool, float]] = []
    votes: list[bool] = []
    within: list[bool] = []
    pairs, taken = set(), set()
    for seed in seeds:
        made = table(family, seed)
        found = reconcile(Sayings.of(made.rows))
        best += _best(found, made)
        votes += _votes(made)
        within += [each.low <= made.skill[each.source] <= each.high for each in found.sources()]
        pairs |= {(seed, *pair) for pair in _together(made.origin)}
        leaders = {each.source: each.origin for each in found.sources()}
        taken |= {(seed, *pair) for pair in _together(leaders)}
    return Figures(
        _mean(right for right, _ in best),
        _mean(votes),
        1 - _calibration_error(best),
        len(pairs & taken) / len(pairs) if pairs else 1.0,
        len(pairs & taken) / len(taken) if taken else 1.0,
        _mean(within),
    )


def gate_figures() -> dict[str, float]:
    """Return the figures that the gate holds; those of copies where there are any."""
    held: dict[str, float] = {}
    for family in FAMILIES:
        found = figures(family, range(FIRST_SEED, FIRST_SEED + TABLES))
        held[f"{family.name}: accuracy"] = found.accuracy
        held[f"{family.name}: calibration"] = found.calibration
        held[f"{family.name}: covered"] = found.covered
        if family.copies[1]:
            held[f"{family.name}: copies"] = found.found
        held[f"{family.name}: own voices"] = found.sure
    return held


def _best(found: Reconciliation, made: Table) -> list[tuple[bool, float]]:
    best: dict[str, tuple[bool, float]] = {}
    for item, value, probability, _, _ in found.rows():
        best.setdefault(item, (made.meant[value] == made.truth[item], probability))
    return list(best.values())


def _votes(made: Table) -> list[bool]:
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for _, item, value in made.rows:
        heard[item][made.meant[value]] += 1
    return [said.most_common(1)[0][0] == made.truth[item] for item, said in heard.items()]


def _together(origin: Mapping[str, str]) -> set[tuple[str, str]]:
    return {
        (one, other)
        for one, other in combinations(sorted(origin), 2)
        if origin[one] == origin[other]
    }


def _calibration_error(best: Sequence[tuple[bool, float]]) -> float:
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for right, probability in best:
        bins[min(9, int(probability * 10))].append((right, probability))
    apart = (abs(sum(r for r, _ in each) - sum(p for _, p in each)) for each in bins.values())
    return sum(apart) / len(best)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--first", type=int, default=FIRST_SEED, help="the first table's seed")
    options = parser.parse_args()
    seeds = range(options.first, options.first + TABLES)
    found = {family.name: asdict(figures(family, seeds)) for family in FAMILIES}
    if options.json:
        print(json.dumps(found))
        return
    names = list(next(iter(found.values())))
    print("| tables | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    for family in FAMILIES:
        cells = " | ".join(f"{found[family.name][name]:.3f}" for name in names)
        print(f"| {family.name}: {family.about} | {cells} |")


if __name__ == "__main__":
    main()
