"""One episode as it was weighed: claims, sum, and what analysts decided, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from alleged.model.assessed import Kept
from alleged.model.assessment import Term, Verdict
from alleged.model.claim import Aspect, Claim
from alleged.model.evidence import BodyOfEvidence, Checklist, Trace, TraceState
from alleged.model.inquiry import Inquiry
from alleged.model.supposition import Linchpins, WhatIf
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard


@dataclass(frozen=True, slots=True)
class Weighing:
    """An episode beside what was made of it. Our assessment, and never a fact."""

    card: EpisodeCard
    body: BodyOfEvidence
    checklist: Checklist
    """What claims of its kind lead one to expect."""

    aside: Mapping[str, str]
    """Claims that are not weighed, by id, and why."""

    verdict: Verdict
    linchpins: Linchpins
    letters: Mapping[str, str]
    """Admiralty letter of each source that has one, by its folded name; about the source alone."""

    inquiries: Mapping[str, Inquiry]
    """What analysts decided of traces, by the id of its term's claim."""

    aspects: Mapping[Aspect, Verdict] = field(default_factory=dict)
    """The verdict on each aspect that somebody denies by itself, as far as anybody asserts it."""

    kept: tuple[Kept, ...] = ()
    """Assessments that were kept of it, the first first."""

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.card.id

    @property
    def claims(self) -> dict[str, Claim]:
        """Every claim that bears on it, by id."""
        told = zip(self.card.episode.tellings, self.card.cards, strict=True)
        return {c.id: c for telling, card in told for c in card.claims if c.about_id == telling}

    @property
    def reports(self) -> dict[str, Report]:
        """Its reports, by id."""
        return {card.document.id: Report.of(card.document) for card in self.card.cards}


@dataclass(frozen=True, slots=True)
class Supposition:
    """What a verdict would be if something else were believed, beside what it is."""

    weighed: Weighing
    """As it is."""

    what_if: WhatIf

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.weighed.id


@dataclass(frozen=True, slots=True)
class ExpectedTrace:
    """One trace, what is known of it, and who says so."""

    trace: Trace
    state: TraceState
    term: Term
    inquiry: Inquiry | None
    """The word of an analyst that counts, if there is any."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """Every trace that an episode leads one to expect."""

    weighed: Weighing
    traces: tuple[ExpectedTrace, ...]

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.weighed.id
