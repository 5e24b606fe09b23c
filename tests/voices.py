"""Builds testimony and findings of an invented matter, one by one or at random."""

import random
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from alleged.model import testimony as said
from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence, EvidenceKind, Finding, Trace, TraceState
from alleged.weigh.assumptions import shipped_assumptions

USUAL = shipped_assumptions()
Said = said.Testimony  # pytest takes every class whose name begins with "Test" for a test
law = settings(deadline=None)
"""Laws have no clock."""

BUSES = Trace("buses", EvidenceKind.VISUAL, 0.75, 0.05, searched="Pictures of both ends.")
PAPER = Trace("paper", EvidenceKind.DOCUMENT, 0.3, 0.1, searched="Archives of both sides.")
GUARDS = Trace("guards stay", EvidenceKind.TESTIMONIAL, 0.2, 0.7, searched="The gate, by night.")
TRACES = (BUSES, PAPER, GUARDS)


def witness(name: str = "Harbour Gazette", **more: Any) -> said.Witness:
    """Somebody who publishes under that name, with a document and origin of their own."""
    known = {
        "claim_id": f"claim-{name}",
        "document": f"doc-{name}",
        "source": name,
        "origin": f"doc-{name}",
        "reliability": said.Reliability(0.8, 20),
        **more,
    }
    return said.Witness(**known)


def says(name: str = "Harbour Gazette", stance: Stance = Stance.ASSERTS, **more: Any) -> Said:
    """One claim. What a witness has goes to the witness."""
    mine = {key: more.pop(key) for key in ("hedged", "interest", "side") if key in more}
    return Said(witness(name, **more), stance, **mine)


def seen(trace: Trace = BUSES, name: str = "Tide Radio", **more: Any) -> Finding:
    """A finding of a trace that was seen."""
    return Finding(trace.name, TraceState.SEEN, witness(name, **more))


def missed(
    trace: Trace = BUSES, name: str = "Tide Radio", searched: float = 0.5, **more: Any
) -> Finding:
    """A finding of a trace that was searched for in vain."""
    return Finding(trace.name, TraceState.NOT_FOUND, witness(name, **more), searched)


def body(*words: Said | Finding, traces: tuple[Trace, ...] = TRACES) -> BodyOfEvidence:
    """All of that, for one matter."""
    return BodyOfEvidence(
        tuple(each for each in words if isinstance(each, Said)),
        traces,
        tuple(each for each in words if isinstance(each, Finding)),
    )


def _reliability(dice: random.Random) -> said.Reliability | None:
    return dice.choice([None, said.Reliability(dice.random(), dice.randint(0, 100))])


def _witness(dice: random.Random) -> said.Witness:
    """A witness who may share document, source, origin or speaker with others."""

    def name() -> str:
        return dice.choice(["one", "two", "three", "four", "five"])

    return said.Witness(
        claim_id=f"claim-{dice.randrange(10_000)}",
        document=f"doc-{name()}",
        source=f"source {name()}",
        origin=f"origin {name()}",
        speaker=dice.choice(["", name()]),
        published=dice.choice(["", "2031-03-01", "2031-03-02"]),
        copies=dice.random() < 0.3,
        access=dice.choice(list(said.Access)),
        reliability=_reliability(dice),
    )


def _claim(dice: random.Random) -> Said:
    return Said(
        _witness(dice),
        dice.choice(list(Stance)),
        dice.random() < 0.5,
        dice.choice(list(said.Interest)),
        dice.choice(["", "Council", "Front"]),
    )


def _finding(dice: random.Random) -> Finding:
    trace = dice.choice(TRACES)
    return Finding(trace.name, dice.choice(list(TraceState)), _witness(dice), dice.random())


def body_of(dice: random.Random) -> BodyOfEvidence:
    """Anything that may be said of a matter, as the dice fall."""
    return BodyOfEvidence(
        tuple(_claim(dice) for _ in range(dice.randint(0, 8))),
        TRACES,
        tuple(_finding(dice) for _ in range(dice.randint(0, 5))),
    )


# From a seed, not drawn part by part: a body has a hundred parts, and drawing them takes long.
seeds = st.integers(0, 2**32).map(random.Random)
reliabilities = seeds.map(_reliability)
claims = seeds.map(_claim)
findings = seeds.map(_finding)
bodies = seeds.map(body_of)
