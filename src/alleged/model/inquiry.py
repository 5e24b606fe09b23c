"""What analysts decide that bears on a verdict: what became of a trace, what a source is worth."""

from dataclasses import dataclass
from datetime import datetime

from alleged.model.evidence import TraceState


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that the ledger keeps beside its originals."""

    name: str
    """As it was called when it was attached."""

    sha256: str
    media_type: str
    size: int
    """In bytes."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One analyst's word on one expected trace of an episode. The latest of each trace counts."""

    number: int
    """Later ones have higher numbers."""

    telling: str
    """Id of a deal or outcome; the inquiry is about the episode that it is in."""

    trace: str
    """Its name in the checklist."""

    state: TraceState
    searched: float
    """Share of the place and time that was looked through, 0 to 1, where nothing was found."""

    because: str
    files: tuple[Attachment, ...]
    links: tuple[str, ...]
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """What its term in a verdict is listed under."""
        return f"inquiry-{self.number}"


@dataclass(frozen=True, slots=True)
class Grade:
    """The Admiralty letter that an analyst gives a source. The latest of each source counts."""

    source: str
    """Name of an outlet or a speaker, as the ledger has it."""

    letter: str
    """`A` to `F`; F takes an earlier letter back: it cannot be judged."""

    because: str
    by: str
    at: datetime
