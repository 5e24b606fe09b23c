"""How rare a word is: common words tell nothing of where a report's news is from."""

import csv
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from alleged.weigh.words import Keys, Words, key_of

PRIOR = 50
"""Reports of other wars counted with those of the ledger, so that three reports can be compared
as well as three thousand: in a small ledger every name of the war would seem rare."""

RARE = 1.8
"""Weight from which a word counts as rare, in nats: one report in six holds it, or fewer."""

_Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of words, by their stem: the log of how few reports hold it."""

    stems: Keys
    """Sorted."""

    weights: _Floats
    unseen: float
    """Weight of a word that no report holds."""

    def of(self, stems: Keys) -> _Floats:
        """Return the weight of each stem."""
        if not len(self.stems):
            return np.full(len(stems), self.unseen)
        at = np.searchsorted(self.stems, stems)
        at[at == len(self.stems)] = 0
        return np.where(self.stems[at] == stems, self.weights[at], self.unseen)

    def alike(self, left: Keys, right: Keys) -> float:
        """Return how alike two sets of stems are: the cosine of their weights, 0 to 1."""
        common = np.intersect1d(left, right, assume_unique=True)
        size = self._size(left) * self._size(right)
        return float(np.sum(self.of(common) ** 2)) / math.sqrt(size) if size else 0.0

    def in_order(self, left: Words, right: Words) -> float:
        """Return how much of the shorter text's rare words follow each other in both, 0 to 1.

        What is compared are pairs of rare words with at most one other rare word between them.
        """
        pairs_left, worth_left = self._pairs(left)
        pairs_right, worth_right = self._pairs(right)
        _, at, _ = np.intersect1d(pairs_left, pairs_right, assume_unique=True, return_indices=True)
        whole = min(worth_left.sum(), worth_right.sum())
        return float(worth_left[at].sum() / whole) if whole else 0.0

    def _size(self, stems: Keys) -> float:
        return float(np.sum(self.of(stems) ** 2))

    def _pairs(self, words: Words) -> tuple[npt.NDArray[np.uint64], _Floats]:
        weights = self.of(words.stems)
        rare = weights > RARE
        stems, weights = words.stems[rare].astype(np.uint64), weights[rare]
        steps = (1, 2)
        pairs = [(stems[:-step] << np.uint64(32)) | stems[step:] for step in steps]
        worth = [weights[:-step] + weights[step:] for step in steps]
        found, first = np.unique(np.concatenate(pairs), return_index=True)
        return found, np.concatenate(worth)[first]


def rarity_of(stems: Keys, counts: npt.NDArray[np.int64], reports: int) -> Rarity:
    """Return how rare words are, by the reports of a ledger and those of other wars together.

    `stems` are all stems of the ledger, sorted, `counts` in how many of its reports each stands.
    """
    known, shares = _common()
    at = np.searchsorted(known, stems)
    at[at == len(known)] = 0
    before = np.where(known[at] == stems, shares[at], 0.0)
    whole = reports + PRIOR + 1
    weights = np.log(whole / (counts + PRIOR * before + 0.5))
    return Rarity(stems, weights, math.log(whole / 0.5))


@cache
def _common() -> tuple[Keys, _Floats]:
    """Return stems of common words, sorted, and the share of invented reports that hold each."""
    table = (files("alleged.data") / "words" / "common.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    shares = {key_of(row["stem"]): int(row["reports"]) / 1000 for row in rows}
    stems = np.array(sorted(shares), dtype=np.uint32)
    return stems, np.array([shares[int(stem)] for stem in stems])
