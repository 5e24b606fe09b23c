"""What a person made of something that the program found, or found where it did not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType


class ReviewVerdict(StrEnum):
    """What a person decided of one finding."""

    ACCEPTED = "accepted"
    """The text says so."""

    REJECTED = "rejected"
    """The text says no such thing."""

    CORRECTED = "corrected"
    """The text says it, but otherwise: see `content`."""

    ADDED = "added"
    """The program did not find it; a person marked the words."""


@dataclass(frozen=True, slots=True)
class Review:
    """One person's decision on one finding. The latest counts; none is ever changed.

    It judges whether the text says so, never whether it is so.
    """

    number: int
    """Later decisions have higher numbers; what somebody saw when deciding is told by it."""

    run: int
    """What undoes it."""

    target: str
    """Id of the deal, proposition or claim."""

    document: str
    """Id of the report."""

    verdict: ReviewVerdict
    content: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Corrected fields by name; for what was added `quote`, `start`, `end`, `stance`, `voice`,
    `about` and `note`."""

    because: str = ""
    by: str = ""
    at: datetime | None = None

    def corrected(self, field: str, read: str) -> str:
        """Return what a field should be by this decision; what was read where it does not say."""
        return self.content.get(field, read) if self.verdict is ReviewVerdict.CORRECTED else read
