"""How often something is so of an origin, drawn towards what was expected of it."""

from typing import Any

import numpy as np

from alleged.weigh.ascending import Floats, numbered
from alleged.weigh.reliability import STRENGTH, SUREST
from alleged.weigh.voices import Voices


class Shares:
    """Shares of one sort, such as that of right claims, for each origin and attribute.

    What is expected of an origin of which nobody said anything is learnt from all of these. Of an
    attribute, what the origin does on the whole is expected.
    """

    def __init__(self, voices: Voices, expected: Floats, unknown: float) -> None:
        """`expected` is for each source, NaN where nobody said; `unknown` if nothing is learnt."""
        self._origin, self._expected, self._unknown = voices.origin, expected, unknown
        self._known = np.isfinite(expected)
        attributes = voices.attribute.max(initial=0) + 1
        pairs, self._pair = numbered(voices.origin * attributes + voices.attribute)
        self._origin_of_pair = pairs // attributes
        self.usual = unknown

    def learn(self, gained: Floats, seen: Floats, by_attribute: bool) -> Floats:
        """Return the share for each voice, given what each gained of what was seen of it."""
        free = ~self._known[self._origin]
        self.usual = float(drawn(gained[free].sum(), seen[free].sum(), self._unknown))
        count = len(self._expected)
        share = drawn(
            np.bincount(self._origin, gained, count),
            np.bincount(self._origin, seen, count),
            np.where(self._known, self._expected, self.usual),
        )
        of_voice = share[self._origin]
        if by_attribute:
            share = drawn(
                np.bincount(self._pair, gained),
                np.bincount(self._pair, seen),
                share[self._origin_of_pair],
            )
            of_voice = share[self._pair]
        return np.asarray(np.clip(of_voice, 1 - SUREST, SUREST))


def drawn(gained: Any, seen: Any, expected: Any) -> Any:
    """Return a share of what was seen, drawn towards what was expected the less was seen."""
    return (gained + STRENGTH * expected) / (seen + STRENGTH)
