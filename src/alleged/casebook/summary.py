"""What a command did and what a ledger holds, as values that a person is shown."""

from dataclasses import dataclass

from alleged.model.document import LeftAlone, Refusal

LANGUAGES = frozenset({"en", ""})
"""Languages that are read for deals; a text too short to tell is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What one `read` has done, at its end or so far."""

    new: int = 0
    """Documents added."""

    known: int = 0
    """Documents that were in the ledger already; they were not parsed again."""

    other_languages: int = 0
    """Documents added, but not read for deals."""

    deals: int = 0
    propositions: int = 0
    """Outcomes, relations, accusations and forecasts."""

    claims: int = 0
    words: int = 0
    """Of the documents added, between white space."""

    seconds: float = 0.0
    refused: int = 0
    """Things that could not be read, whether or not the ledger knew that before."""

    refusals: tuple[Refusal, ...] = ()
    """All of them, one by one; given only at the end of a run."""

    left_alone: tuple[LeftAlone, ...] = ()
    """What nobody named and plainly is no report; given only at the end of a run."""

    path: str = ""
    """The last thing read or refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What a ledger holds."""

    ledger: str
    schema: int
    documents: int
    other_languages: int
    """Documents kept, but not read for deals."""

    deals: int
    propositions: dict[str, int]
    """Outcomes, relations, accusations and forecasts, by type."""

    claims: int
    attributions: int
    actors: int
    outlets: dict[str, int]
    """Documents by outlet, most first."""

    languages: dict[str, int]
    """Documents by ISO 639-1 code; empty for texts too short to tell."""

    first_published: str
    """Earliest day a report may be of, `YYYY-MM-DD`; empty if none has a date."""

    last_published: str
    refusals: tuple[Refusal, ...]
    left_alone: tuple[LeftAlone, ...]
    """What nobody named and plainly is no report."""

    runs: int
    intact: bool
    """Whether every act still fits the chain of its history."""
