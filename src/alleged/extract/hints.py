"""What the language model says of a deal's words and of who stands around them, as features.

Every hint is a log odd with a name of its own, `model: party` for one; the small weighed models
set it beside the signs that a person can read. Without the model there are no hints, and other
weights.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from alleged.extract.network import HEAD, ROLES, Around, Signals
from alleged.extract.syntax import Run

MOST = 6.0
"""A hint says no more than this, for or against."""

_ROLE = {name: place for place, name in enumerate(ROLES)}
KINDS, STATUSES = HEAD[1:10], HEAD[10:16]


class Hints:
    """The hints of one text. Words are given by their token, stretches as runs of tokens."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._pieces = signals.pieces
        self._known: dict[tuple[int, Run], list[float] | None] = {}

    def _of(self, token: int) -> Around:
        return self._signals.deal(int(self._pieces.first[token]))

    def tells(self, tokens: Sequence[int]) -> dict[str, float]:
        """Return how sure it is that words tell of a deal: the surest, and all together."""
        found = [_bound(self._of(token).own["tells"]) for token in tokens]
        return {"model: tells": max(found), "model: all tell": sum(found) / len(found)}

    def own(self, tokens: Sequence[int], names: Sequence[str], of: str) -> dict[str, float]:
        """Return the mean log odds of some of `HEAD` over the words of one deal."""
        found = [self._of(token).own for token in tokens]
        return {
            f"model: {of}{name}": _bound(sum(own[name] for own in found) / len(found))
            for name in names
        }

    def options(self, tokens: Sequence[int], names: Sequence[str], of: str) -> dict[str, float]:
        """Return the log probability of each of some options of which one holds."""
        found = [self._of(token).own for token in tokens]
        odds = np.array([sum(own[name] for own in found) / len(found) for name in names])
        chances = odds - odds.max()
        chances -= np.log(np.exp(chances).sum())
        return {
            f"model: {of}{name}": max(-MOST, float(chance))
            for name, chance in zip(names, chances, strict=True)
        }

    def role(self, role: str, tokens: Sequence[int], runs: Iterable[Run]) -> float | None:
        """Return how surely any of some stretches has a role in the deal that words tell of.

        For each word the stretch that fits best counts, and then the mean over the words. None
        if all stretches are too far from all words.
        """
        best = []
        stretches = list(runs)
        place = _ROLE[role]
        for token in tokens:
            rows = [row for run in stretches if (row := self._rows(token, run)) is not None]
            if rows:
                best.append(max([row[place] for row in rows]))
        return _bound(sum(best) / len(best)) if best else None

    def _rows(self, token: int, run: Run) -> list[float] | None:
        key = (token, run)
        if key not in self._known:
            row = self._of(token).over(self._pieces.of_tokens(*run))
            self._known[key] = None if row is None else row.tolist()
        return self._known[key]


def ranked(found: Mapping[str, dict[str, float]], name: str) -> None:
    """Add to each of some features how many stand before it by one of them, and by how much."""
    order = sorted((f[name] for f in found.values() if name in f), reverse=True)
    for features in found.values():
        if name in features:
            mine = features[name]
            place = sum(other > mine for other in order)
            features[f"{name}, rank={min(place, 4)}"] = 1.0
            if place > 1:
                features[f"{name}, behind the second"] = order[1] - mine


def _bound(odds: float) -> float:
    return max(-MOST, min(MOST, odds))
