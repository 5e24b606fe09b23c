"""Fit how much each sign says for two tellings' being one, and cross-validate by conflict.

python training/episode_weights.py                    our own invented reports; prints figures
python training/episode_weights.py --shared DIR --export FILE     also a folder with annotated
                                                      deals, and the program's export of them
python training/episode_weights.py ... --write        writes the weights that ship
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from episode_sets import Told, annotated, bcubed, exported, invented
from sklearn.linear_model import LogisticRegression

from alleged.resolve.blocks import compared, pairs
from alleged.resolve.clusters import FLOOR, clustered
from alleged.resolve.likeness import FIELD_OF, Compared, Weights, likeness, signs

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src" / "alleged" / "data" / "weights" / "episodes.json"
STRENGTH = 0.3
"""Inverse of the L2 penalty."""

SHIFT = 2.5
"""Bits added to the bias. The regression is fitted on pairs as often one as not, counted by
telling; clusters want their threshold lower, since an average over pairs is never as high as the
best of them."""

NEGATIVES = 6
"""A telling's pairs with others that are not of its episode weigh at most as much as so many."""

LOCAL = {"ostermark": 4.0}
"""What a telling of a conflict counts, if not 1. Wars in which the same sides make deal after deal
in town after town are what the ledger is for, and our sets have only one."""

AT_MOST = {"other places": -4.0, "exact days further apart": -6.0}
"""Bits that are not left to what is learned, for the same reason: in most sets two truces of the
same sides in one month are one, whatever their places. It costs these sets nothing."""

BY_HAND = {
    "the same kind": 2.5,
    "the same parties": 2.5,
    "two parties shared": 1.0,
    "no party shared": -4.0,
    "each names a party that the other does not": -3.0,
    "times further apart": -6.0,
    "exact days further apart": -6.0,
    "told later than that": -2.0,
    "published within a year": -3.0,
    "published further apart": -6.0,
}
"""Of outcomes nobody annotated which are one. Their bits are those of deals but for these: one is
killed once, and a second report of it years later is a second claim."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one set that are to be learned from."""

    found: list[dict[str, float]]
    same: list[bool]
    weight: list[float]
    fold: list[tuple[int, int]]


def pairs_of(told: Told, folds: dict[str, int]) -> Pairs:
    """Return the pairs of tellings of which it is known whether they are one."""
    known = [each for each in compared(told.accounts) if each.account.id in told.episode]
    both = [(a.account.id, b.account.id, signs(a, b)) for a, b in pairs(known)]
    same = [told.episode[a] == told.episode[b] for a, b, _ in both]
    size = Counter(told.episode[each.account.id] for each in known)
    against: Counter[str] = Counter()
    for (a, b, _), one in zip(both, same, strict=True):
        if not one:
            against.update((a, b))

    def share(telling: str, one: bool) -> float:
        if one:
            return 0.5 / (size[told.episode[telling]] - 1)
        return 0.5 * min(1.0, NEGATIVES / against[telling])

    weight = [
        (share(a, one) + share(b, one)) * LOCAL.get(told.conflict[a], 1.0)
        for (a, b, _), one in zip(both, same, strict=True)
    ]
    fold = [(folds[told.conflict[a]], folds[told.conflict[b]]) for a, b, _ in both]
    return Pairs([found for _, _, found in both], same, weight, fold)


def folded(sets: Iterable[Told], count: int, seed: int) -> dict[str, int]:
    """Return in which fold each conflict is, of all sets at once."""
    conflicts = sorted({conflict for told in sets for conflict in told.conflict.values()})
    order = np.random.default_rng(seed).permutation(len(conflicts))
    return {conflicts[index]: place % count for place, index in enumerate(order)}


def fitted(learned: Sequence[Pairs], without: int | None = None) -> Weights:
    """Return the weights that pairs of conflicts outside the fold `without` say."""
    names = sorted(FIELD_OF)
    column = {name: number for number, name in enumerate(names)}
    rows, same, weight = [], [], []
    for each in learned:
        for found, one, much, fold in zip(
            each.found, each.same, each.weight, each.fold, strict=True
        ):
            if without in fold:
                continue
            row = np.zeros(len(names))
            for sign, value in found.items():
                row[column[sign]] = value
            rows.append(row)
            same.append(one)
            weight.append(much)
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(np.array(rows), same, sample_weight=weight)
    bits: Floats = model.coef_[0] / math.log(2)
    bias = float(model.intercept_[0] / math.log(2)) + SHIFT
    learned_bits = {n: round(float(b), 1) + 0.0 for n, b in zip(names, bits, strict=True)}
    held = {name: min(most, learned_bits[name]) for name, most in AT_MOST.items()}
    return Weights(round(bias, 1), learned_bits | held)


def grouped(told: Told, weights: Weights) -> dict[str, str]:
    """Return for each telling the first of its cluster."""
    made = compared(told.accounts)
    links = {}
    for a, b in pairs(made):
        bits = round(100 * likeness(a, b, weights))
        if bits >= FLOOR:
            links[_key(a, b)] = bits
    clusters = clustered(told.accounts, links)
    return {telling: cluster[0] for cluster in clusters for telling in cluster}


def _key(a: Compared, b: Compared) -> tuple[str, str]:
    left, right = sorted((a.account.id, b.account.id))
    return left, right


def cross_validated(sets: Sequence[Told], count: int = 10, seed: int = 0) -> dict[str, float]:
    """Return B-cubed F1 of each set over conflicts that the weights have not seen."""
    folds = folded(sets, count, seed)
    learned = [pairs_of(told, folds) for told in sets]
    found: list[dict[str, str]] = [{} for _ in sets]
    for fold in range(count):
        weights = fitted(learned, without=fold)
        for told, cluster in zip(sets, found, strict=True):
            for telling, first in grouped(told, weights).items():
                if folds[told.conflict[telling]] == fold:
                    cluster[telling] = f"{fold} {first}"
    return {
        told.name: bcubed(cluster, told.episode).f1
        for told, cluster in zip(sets, found, strict=True)
    }


def main() -> None:
    """Fit, cross-validate, print, and write if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--export", type=Path, help="`alleged export` of the shared reports")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    sets = [invented()]
    if options.shared:
        sets.append(annotated(options.shared, options.export))
        sets.append(exported(options.shared, options.export))
    for seed in range(options.seeds):
        figures = cross_validated(sets, seed=seed)
        print(f"seed {seed}:", "  ".join(f"{n} {value:.3f}" for n, value in figures.items()))
    weights = fitted([pairs_of(told, folded(sets, 10, 0)) for told in sets])
    for told in sets:
        score = bcubed(grouped(told, weights), told.episode)
        print(f"{told.name}, seen: {score.precision:.3f} {score.recall:.3f} {score.f1:.3f}")
    for sign in FIELD_OF:
        print(f"{weights.bits[sign]:6.1f}  {FIELD_OF[sign]}: {sign}")
    print(f"{weights.bias:6.1f}  beforehand")
    if options.write:
        bits = {sign: weights.bits[sign] for sign in FIELD_OF}
        table = {
            "deal": {"bias": weights.bias, "bits": bits},
            "outcome": {"bias": weights.bias, "bits": bits | BY_HAND},
        }
        WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
