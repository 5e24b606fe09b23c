"""What a page or a program asks for in an address, with the same names as the commands' options."""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from alleged.model.bearing import STATES
from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.filters import (
    REVIEWS,
    ClaimFilter,
    DealFilter,
    DocumentFilter,
    PropositionFilter,
)
from alleged.model.proposition import KINDS, PropositionType

MOST = 200
_LONGEST = 300
_LAST_ROW = 2**62

KIND_WORDS = tuple(dict.fromkeys((*DealKind, *(k for kinds in KINDS.values() for k in kinds))))
TYPES = ("deal", *PropositionType)


class Asked(BaseModel):
    """What every list may be asked: where it goes on, and how much of it."""

    model_config = ConfigDict(extra="ignore")

    after: int | None = Field(None, ge=0, le=_LAST_ROW, description="The `next` of the part before")
    limit: int = Field(20, ge=1, le=MOST, description="How many rows at most")

    @field_validator("*", mode="before")
    @classmethod
    def _nothing_asked(cls, value: Any, info: Any) -> Any:
        """Take a field that a form sends empty for one that it does not send."""
        if isinstance(value, str) and not value.strip():
            return cls.model_fields[info.field_name].default
        if isinstance(value, str) and "\x00" in value:
            raise ValueError("it holds a character that no text has")
        return value

    def query(self) -> dict[str, str]:
        """Return what is asked, without place and size of the part, as an address writes it."""
        given = self.model_dump(mode="json", exclude={"after", "limit"})
        return {name: str(value) for name, value in given.items() if value not in ("", None, False)}


def _text(description: str) -> Any:
    return Field("", max_length=_LONGEST, description=description)


def _one_of(words: tuple[str, ...], description: str) -> Any:
    pattern = "^(|" + "|".join(words) + ")$"
    return Field("", pattern=pattern, description=f"{description}: {', '.join(words)}")


class ReportsAsked(Asked):
    """Which reports."""

    text: str = _text('Words it holds, all of them; "in quotes" for a phrase, cease* for a start')
    outlet: str = _text("Part of the outlet's name")
    language: str = _text("ISO 639-1 code")
    since: date | None = Field(None, description="Published on this day or later")
    until: date | None = Field(None, description="Published on this day or earlier")
    whole: bool = Field(False, description="Whether names are whole and not parts of names")

    def filter(self) -> DocumentFilter:
        """Return it as the ledger is asked."""
        return DocumentFilter(**self.model_dump(exclude={"after", "limit"}))


class ToldAsked(Asked):
    """Which deals or propositions."""

    text: str = _text("Words of the sentences that tell it")
    actor: str = _text("An actor with a role in it: its id or part of a name")
    place: str = _text("A place: its GeoNames id or part of a name")
    since: date | None = Field(None, description="On this day or later")
    until: date | None = Field(None, description="On this day or earlier")
    outlet: str = _text("Part of the outlet's name")
    evidence: str = _one_of(STATES, "What is said of evidence for it")
    document: str = _text("The report: its id or the beginning of one")
    whole: bool = Field(False, description="Whether names are whole and not parts of names")
    review: str = _one_of(REVIEWS, "What people decided of it; empty: all but what they rejected")

    _not_asked = frozenset({"after", "limit"})


class DealsAsked(ToldAsked):
    """Which deals."""

    kind: DealKind | None = Field(None, description="What the deal is about")
    status: DealStatus | None = Field(None, description="How it is told")
    visibility: Visibility | None = Field(None, description="Open or hidden")

    def filter(self) -> DealFilter:
        """Return it as the ledger is asked."""
        return DealFilter(**self.model_dump(exclude=set(self._not_asked)))


class PropositionsAsked(ToldAsked):
    """Which outcomes, relations, accusations and forecasts."""

    type: PropositionType | None = Field(None, description="What sort of thing is said")
    kind: str = _one_of(tuple(k for kinds in KINDS.values() for k in kinds), "What exactly")
    role: str = _one_of(("agent", "recipient"), "The role that `actor` is to have")

    def filter(self) -> PropositionFilter:
        """Return it as the ledger is asked."""
        return PropositionFilter(**self.model_dump(exclude=set(self._not_asked)))


class ClaimsAsked(Asked):
    """Which claims."""

    text: str = _text("Words of the quote")
    voice: str = _text("Who speaks: an actor's id or part of a name")
    stance: Stance | None = Field(None, description="How they stand to it")
    actor: str = _text("An actor with a role in what it is about")
    type: str = _one_of(TYPES, "What it is about")
    kind: str = _one_of(KIND_WORDS, "What exactly it is about")
    evidence: str = _one_of(STATES, "What is said of evidence for it")
    about: str = _text("What it is about: an id or the beginning of one")
    review: str = _one_of(REVIEWS, "What people decided of it; empty: all but what they rejected")
    outlet: str = _text("Part of the outlet's name")
    document: str = _text("The report: its id or the beginning of one")
    whole: bool = Field(False, description="Whether names are whole and not parts of names")

    def filter(self) -> ClaimFilter:
        """Return it as the ledger is asked."""
        return ClaimFilter(**self.model_dump(exclude={"after", "limit"}))
