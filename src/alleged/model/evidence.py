"""What a true claim would leave behind, who looked for it, and all that bears on one matter."""

from dataclasses import dataclass
from enum import StrEnum

from alleged.model.testimony import Testimony, Witness


class EvidenceKind(StrEnum):
    """Kinds of the Berkeley Protocol (2020)."""

    PHYSICAL = "physical"
    VISUAL = "visual"
    DOCUMENT = "document"
    TESTIMONIAL = "testimonial"
    DIGITAL = "digital"
    UNSPECIFIED = "unspecified"
    """"Proof", "evidence": not said what. The one kind that is not the Protocol's."""


class TraceState(StrEnum):
    """What has become of an expected trace."""

    SEEN = "seen"
    NOT_FOUND = "searched and not found"
    NOT_SEARCHED = "not yet searched"
    NOT_EXPECTED = "not expected"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something to be expected if a claim is true."""

    name: str
    kind: EvidenceKind
    p: float
    """Probability of the trace if the claim is true."""

    q: float
    """Probability of the trace if it is false."""

    searched: str = ""
    """What must have been looked through for all of it to count as searched."""

    why: str = ""
    basis: str = ""
    """Who says that it is to be expected: a publication, or `ours`."""

    def __post_init__(self) -> None:
        if not (0.0 < self.p < 1.0 and 0.0 < self.q < 1.0):
            raise ValueError(f"trace {self.name!r}: p {self.p!r}, q {self.q!r} not within 0 and 1")


@dataclass(frozen=True, slots=True)
class Checklist:
    """What one sort of claim leaves behind, and whom it would credit or shame."""

    name: str
    fits: tuple[str, ...]
    """Kinds of deals and propositions; `secret` for deals that are said to be hidden."""

    traces: tuple[Trace, ...]
    serves: tuple[str, ...] = ()
    """Roles that such a claim does credit."""

    shames: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Somebody looked for a trace, or says that there is nothing to look for."""

    trace: str
    """Its name in the checklist."""

    state: TraceState
    witness: Witness
    """Who looked."""

    searched: float = 0.0
    """Share of the place and time that was looked through, 0 to 1, where nothing was found."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.searched <= 1.0:
            raise ValueError(f"trace {self.trace!r}: searched {self.searched!r} not within 0 and 1")


@dataclass(frozen=True, slots=True)
class BodyOfEvidence:
    """All that bears on one matter, for and against."""

    testimony: tuple[Testimony, ...] = ()
    traces: tuple[Trace, ...] = ()
    """What is to be expected; those without a finding are not yet searched for."""

    findings: tuple[Finding, ...] = ()

    @property
    def words(self) -> tuple[Testimony | Finding, ...]:
        """All claims, then all findings."""
        return (*self.testimony, *self.findings)

    def __post_init__(self) -> None:
        names = [trace.name for trace in self.traces]
        if len(set(names)) < len(names):
            raise ValueError(f"a trace is expected twice: {names}")
        for each in self.findings:
            if each.trace not in names:
                raise ValueError(f"no trace {each.trace!r} is expected, only {names}")
