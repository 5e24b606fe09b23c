"""Worlds we make, where the truth is known: true and false matters, and who says what of them.

Each world draws its own parameters, which the weigher is never told: how often matters are so, how
good sources are, how often hearsay garbles, how often a party says what suits it. The worlds are
made by what people do (see, garble, copy, deny), not by the formulas that are put to the test.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence, EvidenceKind, Finding, Trace, TraceState
from alleged.model.testimony import Access, Interest, Reliability, Testimony, Witness

USUAL = 0.7
"""Record of a source of which nothing was seen."""

WEIGHT = 8
"""Things seen that the usual record stands for."""

CHECKLIST = (
    Trace("pictures", EvidenceKind.VISUAL, 0.6, 0.1),
    Trace("paper", EvidenceKind.DOCUMENT, 0.3, 0.05),
    Trace("people who came", EvidenceKind.TESTIMONIAL, 0.8, 0.3),
    Trace("sealed road", EvidenceKind.PHYSICAL, 0.5, 0.2),
)
"""What the weigher expects. Each world's own p and q are drawn around these."""


@dataclass(frozen=True, slots=True)
class Family:
    """What goes on in a kind of world. Ranges are drawn from once a world."""

    name: str
    about: str
    so: tuple[float, float] = (0.35, 0.65)
    """How often matters are so."""

    skill: tuple[float, float] = (0.62, 0.8)
    """Mean of how often sources are right."""

    flattered: float = 0.0
    """How much worse sources are at these matters than at those of their record."""

    hearsay: bool = False
    copies: tuple[float, float] = (0.0, 0.0)
    """Mean number of copies of each report."""

    lineage: tuple[float, float] = (1.0, 1.0)
    """How many of the copies are known to be copies."""

    parties: bool = False
    camps: float = 0.0
    """How many of the reports say what a camp wants, true or not, without anybody knowing."""

    traces: bool = False
    together: float = 0.0
    """How often all traces of a matter come or stay away together."""

    printed: tuple[float, float] = (0.7, 1.0)
    """How often a source prints that something is not so."""

    staged: tuple[float, float] = (0.0, 0.0)
    """How often all who look see the same show."""


_RICH = {
    "hearsay": True,
    "copies": (0.5, 4.0),
    "parties": True,
    "traces": True,
    "staged": (0.0, 0.04),
}
FAMILIES = (
    Family("voices", "Independent sources of mixed quality."),
    Family("hearsay", "They saw, were told or are unnamed, and hedge.", hearsay=True),
    Family("copies", "Each report is copied; lineage is known.", copies=(1.0, 6.0)),
    Family("parties", "Those concerned deny, admit and accuse.", parties=True),
    Family("traces", "Traces are left, looked for and missed.", traces=True),
    Family("all", "All of this, and some scenes are staged.", **_RICH),  # type: ignore[arg-type]
)
"""Worlds that are as the weigher takes them to be, but for the drawn parameters."""

HARD = (
    Family("copies missed", "One to four in ten copies pass for news.", copies=(1.0, 6.0),
           lineage=(0.6, 0.9)),
    Family("silence", "What is not so is seldom printed.", printed=(0.1, 0.3)),
    Family("camps", "A third of what is said is what a camp wants said.", camps=0.33),
    Family("rare", "One matter in ten to four is so; the prior is not told.", so=(0.1, 0.25)),
    Family("flattered", "Records were won on easier matters.", flattered=0.1),
    Family("traces together", "Traces come and stay away together.", traces=True, together=0.7),
)  # fmt: skip
"""Worlds that break what the weigher takes for granted."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter, the truth about it, and what is at hand."""

    so: bool
    body: BodyOfEvidence


@dataclass(slots=True)
class _World:
    """The drawn parameters of one world, and its dice."""

    family: Family
    dice: random.Random
    so: float = field(init=False)
    skills: list[float] = field(init=False)
    records: list[Reliability | None] = field(init=False)
    tilt: float = field(init=False)
    lost: dict[Access, float] = field(init=False)
    hedges: tuple[float, float] = field(init=False)
    copies: float = field(init=False)
    lineage: float = field(init=False)
    denies: float = field(init=False)
    accuses: float = field(init=False)
    slips: float = field(init=False)
    traces: list[tuple[float, float]] = field(init=False)
    printed: float = field(init=False)
    staged: float = field(init=False)
    readers: float = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        family, draw = self.family, self.dice.uniform
        self.so = draw(*family.so)
        mean = draw(*family.skill)
        self.skills = [self.dice.betavariate(8 * mean, 8 * (1 - mean)) for _ in range(40)]
        self.records = [self._record(skill) for skill in self.skills]
        self.skills = [skill - family.flattered for skill in self.skills]
        self.tilt = self.dice.gauss(0.0, 0.05)
        self.lost = {
            Access.SAW: 0.0,
            Access.UNSAID: draw(0.0, 0.25),
            Access.TOLD: draw(0.1, 0.5),
            Access.UNNAMED: draw(0.25, 0.75),
        }
        self.hedges = (draw(0.05, 0.25), draw(0.3, 0.7))
        self.copies = draw(*family.copies)
        self.lineage = draw(*family.lineage)
        self.denies = draw(0.6, 0.95)
        self.accuses = draw(0.3, 0.9)
        self.slips = draw(0.0, 0.04)
        self.traces = [(self._around(t.p), self._around(t.q)) for t in CHECKLIST]
        self.printed = draw(*family.printed)
        self.staged = draw(*family.staged)
        self.readers = draw(1.0, 4.0)

    def _record(self, skill: float) -> Reliability | None:
        if self.dice.random() < 0.3:
            return None
        seen = min(int(self.dice.expovariate(1 / 25)), 200)
        right = sum(self.dice.random() < skill for _ in range(seen))
        return Reliability((WEIGHT * USUAL + right) / (WEIGHT + seen), seen)

    def _around(self, share: float) -> float:
        return self.dice.betavariate(15 * share, 15 * (1 - share))

    def chance(self, share: float) -> bool:
        return self.dice.random() < share


def matters(family: Family, seed: int, count: int) -> Iterator[Matter]:
    """Yield the matters of one world that at least one voice asserts; no ledger has others."""
    world = _World(family, random.Random(f"{family.name} {seed}"))
    made = 0
    while made < count:
        matter = _matter(world)
        if any(each.supports for each in matter.body.testimony):
            made += 1
            yield matter


def _matter(world: _World) -> Matter:
    world.count += 1
    so = world.chance(world.so)
    show = world.chance(0.5) if world.chance(world.staged) else None
    camp = world.chance(0.5)
    said: list[Testimony] = []
    for source in world.dice.sample(range(40), _many(world, world.readers)):
        said += _reports(world, source, so, show, camp)
    if world.family.parties:
        said += _parties(world, so)
    findings = _findings(world, so, show) if world.family.traces else []
    traces = CHECKLIST if world.family.traces else ()
    return Matter(so, BodyOfEvidence(tuple(said), traces, tuple(findings)))


def _many(world: _World, mean: float) -> int:
    """Return one or more, with that mean above one."""
    count = 1
    while world.chance(mean / (mean + 1)) and count < 12:
        count += 1
    return count


def _reports(
    world: _World, source: int, so: bool, show: bool | None, camp: bool
) -> list[Testimony]:
    """Return what one source prints, if it does, and what others copy from it."""
    access = Access.SAW
    if world.family.hearsay:
        access = world.dice.choice(tuple(Access))
    skill = min(max(world.skills[source] + (world.tilt if so else -world.tilt), 0.0), 1.0)
    believed = so if world.chance(skill) else not so
    believed = believed if show is None else show
    garbled = world.chance(world.lost[access])
    believed = world.chance(0.5) if garbled else believed
    if world.chance(world.family.camps):
        believed = camp
    if not believed and not world.chance(world.printed):
        return []
    hedged = world.family.hearsay and world.chance(world.hedges[garbled])
    document = f"doc-{world.count}-{source}"
    witness = Witness(
        f"claim-{document}",
        document,
        f"source {source}",
        document,
        published="2031-03-01",
        access=access,
        reliability=world.records[source],
    )
    stance = Stance.ASSERTS if believed else Stance.DENIES
    original = Testimony(witness, stance, hedged)
    copied = _many(world, world.copies) - 1 if world.copies else 0
    return [original, *(_copy(world, original, number) for number in range(copied))]


def _copy(world: _World, original: Testimony, number: int) -> Testimony:
    known = world.chance(world.lineage)
    copier = world.dice.randrange(40)
    document = f"{original.witness.document}-{number}"
    witness = replace(
        original.witness,
        claim_id=f"claim-{document}",
        document=document,
        source=f"source {copier}",
        origin=original.witness.origin if known else document,
        published="2031-03-02",
        copies=known,
        reliability=world.records[copier],
    )
    return replace(original, witness=witness, hedged=original.hedged and not world.chance(0.1))


def _parties(world: _World, so: bool) -> list[Testimony]:
    """Return what is said by those it would shame, and by their opponent."""
    found = []
    if world.chance(0.7):
        suits = world.chance(world.denies)
        admits = not suits and (so if world.chance(0.97) else not so)
        admits = admits or (not so and world.chance(world.slips / 4))
        interest = Interest.ADMISSION if admits else Interest.DENIAL
        found.append(_party(world, "the Council", admits, interest))
    if world.chance(0.4):
        accuses = world.chance(world.accuses) or (so if world.chance(0.85) else not so)
        interest = Interest.ACCUSATION if accuses else Interest.ADMISSION
        found.append(_party(world, "the Front", accuses, interest))
        if world.chance(0.5) and accuses:
            found.append(_party(world, "the Front", accuses, interest, "radio"))
    return found


def _party(
    world: _World, side: str, says: bool, interest: Interest, through: str = "spokesman"
) -> Testimony:
    document = f"doc-{world.count}-{side}-{through}"
    source = f"{side}'s {through}"
    witness = Witness(f"claim-{document}", document, source, document, access=Access.SAW)
    stance = Stance.ASSERTS if says else Stance.DENIES
    return Testimony(witness, stance, interest=interest, side=side)


def _findings(world: _World, so: bool, show: bool | None) -> list[Finding]:
    """Return what is found of the traces; a searcher may overlook and mistake."""
    found = []
    common = world.dice.random() if world.chance(world.family.together) else None
    seems = so if show is None else show
    for trace, (p, q) in zip(CHECKLIST, world.traces, strict=True):
        dice = world.dice.random() if common is None else common
        there = dice < (p if seems else q)
        if world.chance(0.35):
            continue
        searcher = world.dice.randrange(40)
        searched = world.dice.uniform(0.2, 1.0)
        sees = there and world.chance(searched)
        if not world.chance(max(world.skills[searcher], 0.5) * 2 - 1):
            sees = world.chance(0.5)
        document = f"doc-{world.count}-{trace.name}"
        witness = Witness(
            f"claim-{document}",
            document,
            f"searcher {searcher}",
            document,
            access=Access.SAW,
            reliability=world.records[searcher],
        )
        state = TraceState.SEEN if sees else TraceState.NOT_FOUND
        found.append(Finding(trace.name, state, witness, 0.0 if sees else searched))
    return found
