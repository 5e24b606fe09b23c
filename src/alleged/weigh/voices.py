"""Statements as voices: each origin heard once, whatever number of sources repeat it."""

from dataclasses import dataclass, replace

import numpy as np

from alleged.model.sayings import attribute_of
from alleged.weigh.ascending import Bools, Floats, Ints, distinct, numbered
from alleged.weigh.copying import Origins
from alleged.weigh.statements import Statements


@dataclass(frozen=True, slots=True)
class Voices:
    """Who says what, once an origin, and what of it does not hang on who is reliable."""

    origin: Ints
    """For each voice the leader of its origin, a source; sorted by origin, then candidate."""

    candidate: Ints
    share: Floats
    """For each voice 1, or less where its origin says several things of one item."""

    attribute: Ints
    """For each voice what its item asks: a number for each attribute."""

    checked: Bools
    """For each item whether more than one origin speaks of it."""

    said: Floats
    """For each candidate the voices that say it."""

    heard: Floats
    """For each candidate the voices that say anything of its item."""

    def of(self, chosen: Bools) -> "Voices":
        """Return some of the voices; what is said of candidates and items stays."""
        return replace(
            self,
            origin=self.origin[chosen],
            candidate=self.candidate[chosen],
            share=self.share[chosen],
            attribute=self.attribute[chosen],
        )


def voices_of(statements: Statements, origins: Origins) -> Voices:
    """Return the voices of all statements."""
    candidates, items = len(statements.item), len(statements.items)
    leader = origins.leader[statements.source]
    heard_once = distinct(leader * candidates + statements.candidate)
    origin, candidate = np.divmod(heard_once, candidates or 1)
    item = statements.item[candidate]
    _, place = numbered(origin * items + item)
    share = 1.0 / np.bincount(place)[place]
    said = np.asarray(np.bincount(candidate, share, candidates), float)
    heard = np.asarray(np.bincount(statements.item, said, items).round(), float)
    attributes: dict[str, int] = {}
    asked = [
        attributes.setdefault(attribute_of(each), len(attributes)) for each in statements.items
    ]
    return Voices(
        origin,
        candidate,
        share,
        np.array(asked, np.int64)[item],
        heard > 1,
        said,
        heard[statements.item],
    )


def agreement(said: Floats, heard: Floats) -> Floats:
    """Return the log-odds that `said` of `heard` voices gain by agreeing.

    Wrong voices are drawn to wrong values already said: each new one says something else with the
    weight of one voice, or joins any wrong value with the weight of those that say it (Ewens 1972,
    with parameter 1). Against that, `c` of `n` voices that agree gain log(c * binomial(n, c)).
    """
    most = int(heard.max(initial=0))
    whole = np.arange(most + 1)
    factorial = np.append(0.0, np.cumsum(np.log(whole[1:])))
    # A share of a voice lies between whole ones.
    return np.asarray(
        np.interp(heard, whole, factorial)
        - np.interp(heard - said, whole, factorial)
        - np.interp(said - 1.0, whole, factorial)
    )
