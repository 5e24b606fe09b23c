"""What to assume, as far as it shows in how the voices of many matters agree and differ.

No truth is needed. Where few matters are so, even good sources mostly deny them. Where what is not
so goes unprinted, hardly anybody denies, and who does stands alone. Where reporters copy in secret,
they agree more than their records promise; where records flatter, less; where some speak for a
camp, they agree on what is not so as well. All of this shows together, so it is learnt together:
the values are those that make what was said least surprising, each held back towards what is
assumed by as much as its range allows (the most probable values; intervals are Laplace's). Of how
many looked, no more is taken for granted than their mean (Jaynes 1957). To take parameters from the
data they are then used on is empirical Bayes (Robbins 1956). The model of what voices say is ours.
"""

import math
from collections.abc import Iterable, Sequence
from statistics import fmean
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from alleged.model.evidence import BodyOfEvidence
from alleged.model.suggestion import Suggested, Suggestion
from alleged.model.testimony import Interest
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.bounds import deceived
from alleged.weigh.descent import lowest
from alleged.weigh.hearing import hear
from alleged.weigh.lattice import Floats
from alleged.weigh.strength import CAMP, LINKED, ONE_SOURCE, PRINTED, in_print, passing, reaching
from alleged.weigh.verdict import terms_of

Bools = npt.NDArray[np.bool_]

MOST = 5_000
"""Matters that are looked at; of more, one every so often."""

LEAN = 0.05
"""By how much sources may be righter about what is so than about what is not: one standard
deviation. It looks like a prior, and so keeps the prior from being learnt too surely."""

READILY = 1.0
"""Beforehand, `printed` is taken to follow a beta distribution of 1 + this and 1: much is likelier
than little, and nothing is out of the question."""

CAMPED, WIDELY = 0.1, 1.5
"""Beforehand, one voice in ten is taken to speak for a camp; one standard deviation, in log odds,
is a third of them, or one in forty."""

TOGETHER = 0.5
"""Of how far one source may stray from its record, how far all may in one direction."""

_PRIOR, _PRINTED, _LINKED, _RECORD, _CAMP, _LEAN = range(6)
_ELSEWHERE = ((_PRIOR, -2.0), (_PRINTED, -1.0), (_LINKED, -0.5), (_CAMP, -0.5))
"""Where else the search begins, so that it does not end at the first of several good answers."""


class _Voice(NamedTuple):
    """One who has no stake that we know of."""

    mean: float
    deviation: float
    """Of the record."""

    passing: float
    supports: bool


class _Row(NamedTuple):
    """One matter: its voices in the order in which they spoke, and what else there is."""

    voices: tuple[_Voice, ...]
    besides: float
    """Odds of all else: evidence, and those with a stake."""

    known_besides: bool
    """Whether one with a stake asserts it, so that it would be known without these voices."""

    @property
    def teaches(self) -> bool:
        """Whether anything can agree or differ: one voice's word alone cannot."""
        return len(self.voices) > 1 or self.besides != 1.0


class _Rows(NamedTuple):
    """The same of all matters: by row a matter, by column a voice."""

    mean: Floats
    deviation: Floats
    passing: Floats
    supports: Bools
    there: Bools
    later: Bools
    """Whether somebody spoke before."""

    echoed: Floats
    """How many of those who spoke before assert it, as a share."""

    besides: Floats
    known_besides: Bools


def suggest(bodies: Iterable[BodyOfEvidence], assumed: Assumptions) -> Suggested:
    """Return what many matters of one sort suggest for all that it takes.

    That is `prior`, `printed`, `linked`, `record` and `camp`. Matters that nobody asserts are left
    out: hardly any of these gets into a ledger. With little to learn from, what comes out is about
    what is assumed, and a wide interval; but for `printed` and `camp`, which then come out as what
    they are taken for beforehand.
    """
    known = [row for body in bodies if (row := _row(body, assumed))]
    found = [row for row in known if row.teaches]
    rows = _laid_out(found[:: max(1, math.ceil(len(found) / MOST))])
    usual = np.array(
        [
            assumed["prior"],
            _logit(0.75),
            _logit(assumed[LINKED]),
            assumed["record"],
            _logit(assumed[CAMP] or CAMPED),
            0.0,
        ]
    )

    def cost(x: Floats) -> float:
        return _surprise(rows, x, assumed) + _held_back(x, usual, assumed)

    starts = [usual]
    for place, value in _ELSEWHERE:
        starts.append(np.where(np.arange(len(usual)) == place, value, usual))
    best, deviation = min((lowest(cost, each) for each in starts), key=lambda each: cost(each[0]))
    ends = [best, best - deviation, best + deviation]
    for share in (_PRINTED, _LINKED, _CAMP):
        for each in ends:
            each[share] = max(_share(each[share]), 0.01)
    if found:
        _count_the_silent(ends, rows, fmean(len(row.voices) for row in known), assumed)
    names = ("prior", PRINTED, LINKED, "record", CAMP)
    return Suggested(
        tuple(
            Suggestion(name, assumed[name], *(round(float(each[place]), 2) for each in ends))
            for place, name in enumerate(names)
        ),
        len(rows.besides),
        int(rows.there.sum()),
    )


def taken(suggested: Suggested, assumed: Assumptions) -> Assumptions:
    """Return assumptions with the suggested values and ranges in place of theirs."""
    for each in suggested.suggestions:
        assumed = assumed.with_range(each.name, each.value, each.low, each.high)
    return assumed


def _row(body: BodyOfEvidence, assumed: Assumptions) -> _Row | None:
    """Return what is said of a matter; nothing if no voice is heard or nobody asserts it."""
    hearing = hear(body, assumed)
    terms = terms_of(body, hearing, assumed)
    count = len(body.testimony)
    voices, besides, known = [], 0, False
    order = sorted(range(count), key=lambda place: body.testimony[place].witness.order)
    for place in order:
        said, term = hearing.manners[place], terms[1 + place]
        if term.silent or said.further == ONE_SOURCE:
            continue
        if said.interest is not Interest.NONE:
            besides += term.hundredths
            known |= said.supports
            continue
        mean = said.reliability.mean if said.reliability else assumed["stranger"]
        seen = said.reliability.seen if said.reliability else 0.0
        deviation = math.sqrt(mean * (1.0 - mean) / (seen + assumed["record_weight"] + 1.0))
        voices.append(_Voice(mean, deviation, passing(said, assumed), said.supports))
    besides += sum(term.hundredths for term in terms[1 + count : -1])
    if not voices or not (known or any(each.supports for each in voices)):
        return None
    return _Row(tuple(voices), 2.0 ** deceived(besides / 100, assumed["deceived"]), known)


def _laid_out(rows: Sequence[_Row]) -> _Rows:
    shape = len(rows), max((len(row.voices) for row in rows), default=0)
    nobody = _Voice(0.5, 0.0, 0.0, False)
    wide = [[*row.voices, *[nobody] * (shape[1] - len(row.voices))] for row in rows]
    columns = np.array(wide, float).reshape(*shape, len(nobody))
    length = np.array([len(row.voices) for row in rows], int).reshape(-1, 1)
    before = np.arange(shape[1])
    supports = columns[..., 3]
    return _Rows(
        columns[..., 0],
        columns[..., 1],
        columns[..., 2],
        supports == 1.0,
        before < length,
        before > 0,
        (supports.cumsum(axis=1) - supports) / np.maximum(before, 1),
        np.array([row.besides for row in rows], float),
        np.array([row.known_besides for row in rows], bool),
    )


def _surprise(rows: _Rows, x: Floats, assumed: Assumptions) -> float:
    """Return minus the log probability of what is said, given that somebody asserts each matter."""
    so = 1.0 / (1.0 + 2.0 ** -x[_PRIOR])
    printed, linked, camp = _share(x[_PRINTED]), _share(x[_LINKED]), _share(x[_CAMP])
    right, lean = _right(rows, x[_RECORD], assumed), LEAN * x[_LEAN]
    takes_for_so = np.array(
        [np.clip(right + lean, 0.02, 0.98), 1.0 - np.clip(right - lean, 0.02, 0.98)]
    )
    said = known = np.zeros(len(rows.besides))
    for wanted in (camp, 0.0):
        believes = (1.0 - camp) * takes_for_so + wanted
        chance, nobody = _in_turn(rows, believes / (believes + (1.0 - believes) * printed), linked)
        before = np.array([so * rows.besides, np.full(len(rows.besides), 1.0 - so)]) / 2.0
        said = said + (before * chance).sum(axis=0)
        known = known + (before * np.where(rows.known_besides, 1.0, 1.0 - nobody)).sum(axis=0)
    return -float(np.log(said / known).sum())


def _right(rows: _Rows, record: float, assumed: Assumptions) -> Floats:
    """Return how often each voice is right as its words come through."""
    right = np.clip(rows.mean + record * rows.deviation, 0.5, assumed["ceiling"])
    return reaching(right, rows.passing)


def _in_turn(rows: _Rows, asserts: Floats, linked: float) -> tuple[Floats, Floats]:
    """Return the probability of what all voices of each matter say, and that all deny it.

    They speak in turn: with probability `linked`, each after the first has it from one before it,
    any of them alike; otherwise it asserts as often as `asserts` says.
    """
    own = (1.0 - linked * rows.later) * asserts
    says = own + linked * rows.echoed
    chance = np.where(rows.there, np.where(rows.supports, says, 1.0 - says), 1.0).prod(axis=-1)
    nobody = np.where(rows.there, 1.0 - own, 1.0).prod(axis=-1)
    return chance, nobody


def _count_the_silent(
    ends: Sequence[Floats], rows: _Rows, speaking: float, assumed: Assumptions
) -> None:
    """Make what was learnt of those who speak hold for those who keep silent, too.

    Matters were compared as they are: by what is said, not by how many say something. But where
    what is not so goes unprinted, fewer speak of what is not so, so how many speak tells as well.
    Nobody knows how many looked; of all that fits their mean (`speaking` is that of those who
    speak, one or more), the geometric distribution takes least for granted (Jaynes 1957). Then each
    who speaks multiplies the odds, and nobody else does: the prior is moved to where nobody speaks,
    and `printed` to where an assertion weighs what it then does.
    """
    best = ends[0]
    right = _right(rows, best[_RECORD], assumed)[rows.there].mean()
    right = reaching(right, 1.0 - best[_CAMP])
    printed = best[_PRINTED]
    if_so, if_not = right + (1.0 - right) * printed, 1.0 - right + right * printed
    looked = (speaking - 1.0) / ((if_so + if_not) / 2.0)
    each_more = if_so / if_not * (1.0 + looked * if_not) / (1.0 + looked * if_so)
    shift = float(rows.there.sum(axis=1).mean()) * math.log2(each_more)
    for end in ends:
        says, says_if_not = in_print(right, end[_PRINTED], supports=True)
        ratio = min(says / says_if_not * each_more, right / (1.0 - right))
        end[_PRIOR] -= shift
        end[_PRINTED] = _printed_for(ratio, right)


def _printed_for(ratio: float, right: float) -> float:
    """Return how readily denials are printed if an assertion weighs so much."""
    low, high = 0.01, 1.0
    for _ in range(40):
        middle = (low + high) / 2.0
        says, says_if_not = in_print(right, middle, supports=True)
        low, high = (middle, high) if says / says_if_not < ratio else (low, middle)
    return high


def _held_back(x: Floats, usual: Floats, assumed: Assumptions) -> float:
    """Return minus the log probability of assumptions before anything is heard."""
    prior, link, record = (assumed.by_name[name] for name in ("prior", LINKED, "record"))
    far = (
        (x[_PRIOR] - usual[_PRIOR]) / max((prior.high - prior.low) / 2, 0.1),
        (x[_LINKED] - usual[_LINKED]) / max(_logit(link.high) - usual[_LINKED], 0.1),
        (x[_RECORD] - usual[_RECORD]) / max(TOGETHER * (record.high - record.low) / 2, 0.1),
        (x[_CAMP] - usual[_CAMP]) / WIDELY,
        x[_LEAN],
    )
    printed = _share(x[_PRINTED])
    beta = (1.0 + READILY) * math.log(printed) + math.log1p(-printed)
    return float(sum(each * each for each in far)) / 2.0 - beta


def _share(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-min(max(logit, -30.0), 30.0)))


def _logit(share: float) -> float:
    share = min(max(share, 0.01), 0.99)
    return math.log(share / (1.0 - share))
