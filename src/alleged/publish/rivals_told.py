"""A matrix, how its rivals stand, and the words its rows rest on, before it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from alleged.model.claim import Claim
from alleged.model.document import Document
from alleged.model.hypothesis import Comparison, Loss, Matrix, Variant
from alleged.publish.entries import Report


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words that a row rests on, who says them, and in which report."""

    id: str
    """Of the claim."""

    text: str
    who: str
    """The innermost speaker; the report itself where it names nobody."""

    stance: str
    report: Report

    @classmethod
    def of(cls, claim: Claim, document: Document) -> "Quoted":
        """Return the words of a claim."""
        report = Report.of(document)
        named = [voice.name for voice in claim.voice if not voice.is_author]
        who = named[-1] if named else report.voice
        return cls(claim.id, claim.quote, who, claim.how, report)


@dataclass(frozen=True, slots=True)
class RivalsTold:
    """A matrix, how its rivals stand, and what the order rests on."""

    name: str
    matrix: Matrix
    comparison: Comparison
    losses: tuple[Loss, ...]
    variants: tuple[Variant, ...] = ()
    quotes: Mapping[str, tuple[Quoted, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By name of the row, words that it rests on."""

    def counted(self, row: int, place: int) -> int:
        """Return what a cell counts, in hundredths of a bit: row and hypothesis by their place."""
        name = self.matrix.hypotheses[place].name
        standing = next(s for s in self.comparison.standings if s.hypothesis.name == name)
        return standing.steps[row + 1].hundredths
