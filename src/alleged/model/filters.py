"""What somebody looks for in the ledger; an empty field asks for nothing."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.proposition import PropositionType
from alleged.model.review import ReviewVerdict

OPEN, ANY = "open", "any"
REVIEWS = (OPEN, ReviewVerdict.ACCEPTED, ReviewVerdict.CORRECTED, ReviewVerdict.REJECTED, ANY)
"""What may be asked of reviews: `open` is what nobody decided, `any` all, rejected or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which reports to show."""

    outlet: str = ""
    """Part of the outlet's name, in any case."""

    language: str = ""
    """ISO 639-1 code."""

    since: date | None = None
    until: date | None = None
    """First and last day of publication."""

    text: str = ""
    """Words the report holds, all of them; `"in quotes"` for a phrase, `cease*` for a beginning."""

    document: str = ""
    """Id of the report, or the beginning of one."""

    whole: bool = False
    """Whether `outlet` is a whole name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFilter:
    """Which deals to show. All fields that are set must fit."""

    actor: str = ""
    """Id of an actor with any role in the deal, or part of its name in any case."""

    place: str = ""
    """GeoNames id of a place of the deal, or part of its name in any case."""

    since: date | None = None
    until: date | None = None
    """First and last day the deal may fall on; the day of publication where no day is told."""

    kind: DealKind | None = None
    status: DealStatus | None = None
    visibility: Visibility | None = None
    outlet: str = ""
    text: str = ""
    """Words of the sentences that tell the deal."""

    evidence: str = ""
    """State of evidence that is named for it: `cited`, `seen`, `promised` or `missing`."""

    document: str = ""
    deal: str = ""
    """Id of the deal, or the beginning of one; `document` likewise."""

    review: str = ""
    """One of `REVIEWS`; empty for all that counts, which is all but what people rejected."""

    whole: bool = False
    """Whether names are whole ids or names and not parts of names, which is faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionFilter:
    """Which outcomes, relations, accusations and forecasts to show. All that is set must fit."""

    type: PropositionType | None = None
    kind: str = ""
    """One of `KINDS`: `killed`, `funds`…"""

    actor: str = ""
    """Id of an actor with a role in it, or part of its name in any case."""

    role: str = ""
    """The role that `actor` is to have: `agent` or `recipient`."""

    place: str = ""
    """GeoNames id of a place of it, or part of its name in any case."""

    since: date | None = None
    until: date | None = None
    """First and last day it may fall on; the day of publication where no day is told."""

    outlet: str = ""
    text: str = ""
    """Words of the sentences that tell it."""

    evidence: str = ""
    """State of evidence that is named for it: `cited`, `seen`, `promised` or `missing`."""

    document: str = ""
    proposition: str = ""
    """Id of the proposition, or the beginning of one; `document` likewise."""

    review: str = ""
    """One of `REVIEWS`; empty for all that counts, which is all but what people rejected."""

    whole: bool = False
    """Whether names are whole ids or names and not parts of names, which is faster."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFilter:
    """Which evidence to show. All fields that are set must fit."""

    state: str = ""
    """`cited`, `seen`, `promised` or `missing`."""

    type: str = ""
    """Type of what it bears on: `deal`, `outcome`, `relation`, `accusation` or `forecast`."""

    kind: str = ""
    """Kind of what it bears on: `ceasefire`, `killed`, `funds`…"""

    actor: str = ""
    """Id or part of the name of an actor with a role in what it bears on."""

    outlet: str = ""
    text: str = ""
    """Words of the sentences that tell what it bears on."""

    document: str = ""
    about: str = ""
    """Id of what it bears on, or the beginning of one; `document` likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to show. All fields that are set must fit."""

    voice: str = ""
    """Id of an actor that speaks, or part of a speaker's name in any case."""

    stance: Stance | None = None
    actor: str = ""
    """Id or part of the name of an actor with a role in what the claim is about."""

    type: str = ""
    """Type of what it is about: `deal`, `outcome`, `relation`, `accusation` or `forecast`."""

    kind: str = ""
    """Kind of what it is about: `ceasefire`, `killed`, `funds`…"""

    evidence: str = ""
    """State of evidence that is named for what it is about."""

    outlet: str = ""
    text: str = ""
    """Words of the quote."""

    document: str = ""
    about: str = ""
    """Id of what the claim is about, or the beginning of one."""

    claim: str = ""
    """Id of the claim, or the beginning of one; `document` likewise."""

    review: str = ""
    """One of `REVIEWS`; empty for all that counts, which is all but what people rejected."""

    whole: bool = False
    """Whether names are whole ids or names and not parts of names, which is faster."""


def in_words(wanted: DocumentFilter | DealFilter | PropositionFilter | ClaimFilter) -> str:
    """Return what is asked for in words a reader of the answer understands.

    >>> in_words(DealFilter(place="Tarvel", kind=DealKind.SAFE_PASSAGE))
    "place 'Tarvel', kind safe passage"
    """
    parts = []
    for each in fields(wanted):
        value = getattr(wanted, each.name)
        if each.name == "whole":
            continue
        if isinstance(value, StrEnum):
            parts.append(f"{each.name} {value.value.replace('_', ' ')}")
        elif isinstance(value, date):
            parts.append(f"{each.name} {value.isoformat()}")
        elif value:
            parts.append(f"{each.name} {value!r}")
    return ", ".join(parts)
