"""What a brief holds besides deals: matters, contradictions, and what evidence is missing."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from alleged.model.bearing import BearingEvidence, evidence_of
from alleged.model.proposition import PropositionType
from alleged.publish.contradictions import Contradiction, contradictions
from alleged.publish.entries import Entry
from alleged.publish.statements import Matter, Statement, gathered, order


@dataclass(frozen=True, slots=True)
class Missing:
    """Evidence that a report says is missing, with what it bears on."""

    evidence: BearingEvidence
    about: Entry | Statement


@dataclass(frozen=True, slots=True)
class Besides:
    """What reports say besides deals, grouped for reading. It asserts none of it."""

    matters: tuple[Matter, ...] = ()
    """What is most contradicted first."""

    contradictions: tuple[Contradiction, ...] = ()
    missing: tuple[Missing, ...] = ()
    told: Mapping[str, Statement] = field(default_factory=lambda: MappingProxyType({}))
    """Every statement by the id of its proposition, those of contradictions too."""

    def of(self, kind: PropositionType) -> tuple[Matter, ...]:
        """Return the matters of one type."""
        return tuple(matter for matter in self.matters if matter.type is kind)

    def lacks(self) -> tuple[tuple[Missing, ...], ...]:
        """Return the evidence said to be missing, each piece once with all that it bears on."""
        pieces: dict[Hashable, list[Missing]] = {}
        for each in self.missing:
            key = each.evidence.document_id, each.evidence.named.span
            pieces.setdefault(key, []).append(each)
        return tuple(map(tuple, pieces.values()))

    def counts(self) -> dict[str, int]:
        """Return how many statements there are of each type that there is."""
        found = Counter(matter.type for matter in self.matters for _ in matter.statements)
        return {kind.value: found[kind] for kind in PropositionType if found[kind]}


def besides_of(statements: Iterable[Statement], entries: Iterable[Entry] = ()) -> Besides:
    """Return what these statements come to; evidence is missing for the deals of entries too."""
    listed = sorted(statements, key=order)
    about: list[Entry | Statement] = [*entries, *listed]
    return Besides(
        gathered(listed),
        contradictions(each.proposition for each in listed),
        tuple(missing_of(about)),
        MappingProxyType({each.proposition.id: each for each in listed}),
    )


def missing_of(about: Iterable[Entry | Statement]) -> list[Missing]:
    """Return the evidence that is said to be missing for deals and statements."""
    return [
        Missing(evidence, each)
        for each in about
        for evidence in evidence_of(each.deal if isinstance(each, Entry) else each.proposition)
        if evidence.named.state == "missing"
    ]
