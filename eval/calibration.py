"""Weighs worlds we made and says how well: calibration, log loss, what copies and denials do.

python eval/calibration.py                the table of docs/why/weighing.md
python eval/calibration.py --worlds 5     fewer worlds a family
python eval/calibration.py --told         what one thing told would mend where verdicts are off
python eval/calibration.py --json         every figure
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np
import numpy.typing as npt
from worlds import FAMILIES, HARD, Family, Matter, matters

from alleged.model.assessment import Confidence, probability
from alleged.model.testimony import Interest, Testimony, Witness
from alleged.weigh.assumptions import Assumptions, shipped_assumptions
from alleged.weigh.suggesting import suggest, taken
from alleged.weigh.verdict import odds_of, weigh

Floats = npt.NDArray[np.float64]

FIRST_SEED = 6_000
"""The worlds of the table. Looked at while building: those below."""


TOLD = {
    "copies missed": ("linked", (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
    "silence": ("prior", (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0)),
    "camps": ("camp", (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    "rare": ("prior", (-3.0, -2.5, -2.0, -1.5, -1.0, 0.0)),
    "flattered": ("record", (-4.0, -3.0, -2.0, -1.0, -0.5, 0.0)),
}
"""What somebody who knows such worlds would set, by family, and the values that are tried."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one assumption does that is chosen by the truth of other worlds of the family."""

    family: str
    assumption: str
    values: tuple[float, ...]
    """What was chosen on each half of the worlds, for the other half."""

    ece: tuple[float, float]
    """As shipped, and told."""

    loss: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """How one family of worlds was weighed. Losses are in bits a matter."""

    family: str
    about: str
    matters: int
    so: float
    """Share of matters that are so."""

    ece: float
    """Expected calibration error over ten bins of equal width."""

    loss: float
    ece_suggested: float
    """The same, by assumptions that each world's own matters suggest, without the truth of any."""

    loss_suggested: float
    loss_reports: float
    """Of counting reports for and against, by a logistic curve fitted to the truth of half of the
    worlds and tried on the others, and the other way round."""

    loss_origins: float
    """The same of counting origins."""

    loss_fitted: float
    """Of the verdict as shipped, put through such a curve of its own: told as much as counting."""

    margin: float
    """By how much the loss of what is suggested exceeds that of the better count."""

    margin_error: float
    """Standard error of the margin, from how it differs from world to world."""

    copies_raise: float
    """Most bits that known copies moved the odds of a matter."""

    denials_move: float
    """Most bits that one expected denial moved the odds of a matter."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The matters of a family, one row each, world by world."""

    every: Sequence[Matter]
    so: Floats
    chances: Floats
    suggested: Floats
    """The same by what the matters of its own world suggest."""


def weighed(
    family: Family,
    seeds: Sequence[int],
    count: int,
    assumed: Assumptions,
    *,
    suggesting: bool = True,
) -> Weighed:
    """Return the worlds of a family as they are weighed, `count` matters each.

    Without `suggesting`, which takes long, the suggested chances are those without suggestions.
    """
    every = [matter for seed in seeds for matter in matters(family, seed, count)]
    chances = chances_of(every, assumed)
    suggested = chances_suggested(every, count, assumed) if suggesting else chances
    return Weighed(every, np.array([m.so for m in every], dtype=float), chances, suggested)


def figures(
    family: Family, seeds: Sequence[int], count: int, assumed: Assumptions, found: Weighed
) -> Figures:
    """Return how well the worlds of a family are weighed."""
    every, so = found.every, found.so
    half = np.repeat(np.array(seeds) % 2 == 0, count)
    reports, origins = (
        _fitted_elsewhere(np.array([_counts(matter, what) for matter in every], float), so, half)
        for what in (lambda witness: witness.document, lambda witness: witness.origin)
    )
    odds = np.column_stack([np.ones(len(so)), np.log(found.chances / (1.0 - found.chances))])
    better = min(reports, origins, key=lambda chances: log_loss(chances, so))
    margins = (losses(found.suggested, so) - losses(better, so)).reshape(-1, count).mean(axis=1)
    return Figures(
        family.name,
        family.about,
        len(every),
        float(so.mean()),
        calibration_error(found.chances, so),
        log_loss(found.chances, so),
        calibration_error(found.suggested, so),
        log_loss(found.suggested, so),
        log_loss(reports, so),
        log_loss(origins, so),
        log_loss(_fitted_elsewhere(odds, so, half), so),
        float(margins.mean()),
        float(margins.std(ddof=1) / np.sqrt(len(margins))),
        max(_moved(matter, assumed, lambda t: t.witness.copies) for matter in every),
        max(_by_denials(matter, assumed) for matter in every),
    )


def told(family: Family, seeds: Sequence[int], count: int, assumed: Assumptions) -> Told:
    """Return what it would mend if one assumption were set by the truth of half of the worlds."""
    name, values = TOLD[family.name]
    every = [matter for seed in seeds for matter in matters(family, seed, count)]
    half = np.repeat(np.array(seeds) % 2 == 0, count)
    so = np.array([matter.so for matter in every], dtype=float)
    chances = {each: chances_of(every, assumed.with_value(name, each)) for each in values}
    found, chosen = np.empty(len(so)), []
    for here in (half, ~half):
        best = min(values, key=lambda each: log_loss(chances[each][~here], so[~here]))
        found[here] = chances[best][here]
        chosen.append(best)
    usual = chances_of(every, assumed)
    return Told(
        family.name,
        name,
        tuple(chosen),
        (calibration_error(usual, so), calibration_error(found, so)),
        (log_loss(usual, so), log_loss(found, so)),
    )


def pooled(found: Sequence[Weighed]) -> tuple[float, float]:
    """Return the calibration error over the matters of several families together.

    As assumed, and by what each world suggests.
    """
    so = np.concatenate([each.so for each in found])
    return (
        calibration_error(np.concatenate([each.chances for each in found]), so),
        calibration_error(np.concatenate([each.suggested for each in found]), so),
    )


def chances_suggested(every: Sequence[Matter], count: int, assumed: Assumptions) -> Floats:
    """Return the probability of each matter by what its own world of `count` matters suggests."""
    found = []
    for first in range(0, len(every), count):
        world = every[first : first + count]
        suggested = suggest([matter.body for matter in world], assumed)
        found.append(chances_of(world, taken(suggested, assumed)))
    return np.concatenate(found)


def chances_of(every: Sequence[Matter], assumed: Assumptions) -> Floats:
    """Return the probability of each matter as it is weighed."""
    return np.array([probability(odds_of(matter.body, assumed)) for matter in every])


def calibration_error(chances: Floats, so: Floats, bins: int = 10) -> float:
    """Return the mean distance of what was said from what was so, over bins of equal width."""
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(float((chances - so)[place == each].sum())) for each in range(bins)]
    return sum(gaps) / len(so)


def log_loss(chances: Floats, so: Floats) -> float:
    """Return the mean log loss, in bits."""
    return float(losses(chances, so).mean())


def losses(chances: Floats, so: Floats) -> Floats:
    """Return the log loss of each matter, in bits."""
    said = np.where(so == 1, chances, 1 - chances)
    return np.asarray(-np.log2(np.maximum(said, 1e-9)))


def _fitted_elsewhere(rows: Floats, so: Floats, half: npt.NDArray[np.bool_]) -> Floats:
    """Return the probability of each matter by a curve that is fitted on the other half."""
    found = np.empty(len(rows))
    for here in (half, ~half):
        curve = _fitted(rows[~here], so[~here])
        found[here] = 1 / (1 + np.exp(-rows[here] @ curve))
    return found


def _counts(matter: Matter, what: Callable[[Witness], str]) -> tuple[int, int, int]:
    sides = {True: set[str](), False: set[str]()}
    for each in matter.body.testimony:
        sides[each.supports].add(what(each.witness))
    return 1, len(sides[True]), len(sides[False])


def _fitted(rows: Floats, so: Floats) -> Floats:
    """Return logistic weights by Newton's method, with a touch of ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-rows @ weights))
        curvature = rows.T @ (rows * (chances * (1 - chances))[:, None]) + 1e-3 * np.eye(
            len(weights)
        )
        weights += np.linalg.solve(curvature, rows.T @ (so - chances) - 1e-3 * weights)
    return weights


def _moved(matter: Matter, assumed: Assumptions, dropped: Callable[[Testimony], bool]) -> float:
    """Return by how many bits some claims move the odds."""
    body = matter.body
    kept = tuple(each for each in body.testimony if not dropped(each))
    if len(kept) == len(body.testimony):
        return 0.0
    without = odds_of(replace(body, testimony=kept), assumed)
    return abs(odds_of(body, assumed) - without) / 100


def _by_denials(matter: Matter, assumed: Assumptions) -> float:
    denials = [t for t in matter.body.testimony if t.interest is Interest.DENIAL]
    return max((_moved(matter, assumed, lambda t, d=each: t is d) for each in denials), default=0.0)


def table(rows: Sequence[Figures]) -> str:
    """Return the figures as a table in Markdown."""
    lines = [
        "| worlds | so | ECE | suggested | log loss | suggested | counting reports "
        "| counting origins | suggested less count | told as much |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| **{row.family}**: {row.about} | {row.so:.2f} | {row.ece:.3f} "
        f"| {row.ece_suggested:.3f} | {row.loss:.3f} | {row.loss_suggested:.3f} "
        f"| {row.loss_reports:.3f} | {row.loss_origins:.3f} "
        f"| {row.margin:+.3f} ± {row.margin_error:.3f} | {row.loss_fitted:.3f} |".replace("-", "−")
        for row in rows
    ]
    return "\n".join(lines)


def by_band(every: Sequence[Matter], assumed: Assumptions) -> list[tuple[float, float, int]]:
    """Return for each tenth what was said on average, what was so, and how many matters."""
    chances = chances_of(every, assumed)
    so = np.array([matter.so for matter in every], dtype=float)
    place = np.minimum((chances * 10).astype(int), 9)
    held = [place == each for each in range(10) if (place == each).any()]
    return [(float(chances[h].mean()), float(so[h].mean()), int(h.sum())) for h in held]


def by_confidence(
    every: Sequence[Matter], assumed: Assumptions
) -> list[tuple[str, float, float, int]]:
    """Return for each level how sure verdicts were of their side, how often it was the right one,
    and how many they were."""
    found: dict[Confidence, list[tuple[float, bool]]] = {level: [] for level in Confidence}
    for matter in every:
        verdict = weigh(matter.body, assumed)
        chance = verdict.probability
        right = matter.so is (chance > 0.5)
        found[verdict.confidence].append((max(chance, 1 - chance), right))
    return [
        (level.value, *(float(each) for each in np.mean(rows, axis=0)), len(rows))
        for level, rows in found.items()
        if rows
    ]


def main() -> None:
    """Print how the worlds are weighed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", type=int, default=30, help="worlds a family")
    parser.add_argument("--matters", type=int, default=200, help="matters a world")
    parser.add_argument("--seed", type=int, default=FIRST_SEED, help="number of the first world")
    parser.add_argument("--told", action="store_true", help="what one thing told would mend")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    seeds = range(wanted.seed, wanted.seed + wanted.worlds)
    assumed = shipped_assumptions()
    if wanted.told:
        for family in HARD:
            if family.name in TOLD:
                print(told(family, seeds, wanted.matters, assumed), flush=True)
        return
    families = (*FAMILIES, *HARD)
    found = [weighed(each, seeds, wanted.matters, assumed) for each in families]
    rows = [
        figures(family, seeds, wanted.matters, assumed, each)
        for family, each in zip(families, found, strict=True)
    ]
    if wanted.json:
        print(json.dumps([asdict(row) for row in rows], indent=2))
        return
    print(table(rows))
    print()
    for many, some in (("six", found[: len(FAMILIES)]), ("twelve", found)):
        print("ECE of all", many, "together: {:.3f}, suggested {:.3f}".format(*pooled(some)))
    print("copies move the odds by at most", max(row.copies_raise for row in rows), "bits")
    print("one expected denial by at most", max(row.denials_move for row in rows), "bits")
    every = found[len(FAMILIES) - 1].every
    for said, so, count in by_band(every, assumed):
        print(f"said {said:.2f}  so {so:.2f}  matters {count}")
    for level, said, right, count in by_confidence(every, assumed):
        print(f"confidence {level}: said {said:.2f}  right {right:.2f}  matters {count}")


if __name__ == "__main__":
    main()
