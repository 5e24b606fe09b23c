"""What an analyst decided of a forecast: whether it came true."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a forecast."""

    TRUE = "true"
    FAILED = "failed"
    OPEN = "open"
    """Looked at, and not to be said yet."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's decision on one forecast. The latest counts; none is ever changed."""

    forecast: str
    """Id of the proposition."""

    verdict: Verdict
    because: str
    by: str
    at: datetime
