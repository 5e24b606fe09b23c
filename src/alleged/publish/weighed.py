"""One episode as it was weighed: every term of the sum with its words and its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.assessed import Kept
from alleged.model.assessment import Verdict
from alleged.model.claim import Claim
from alleged.model.evidence import BodyOfEvidence, Checklist
from alleged.model.inquiry import Inquiry
from alleged.model.supposition import Linchpins, WhatIf
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from alleged.publish.weighed_wording import TermLine


@dataclass(frozen=True, slots=True)
class Weighed:
    """An episode beside what was made of it. Our assessment, and never a fact.

    It shows itself: in a terminal, as a page in a notebook, as Markdown, HTML or JSON.
    """

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

    @property
    def summary(self) -> str:
        """Likelihood, bits and range on one line."""
        from alleged.publish.verdict_wording import summary

        return summary(self.verdict)

    @property
    def line(self) -> str:
        """The same, marked as ours, for a place where claims stand around it."""
        from alleged.publish.verdict_wording import line

        return line(self.verdict)

    def lines(self) -> "tuple[TermLine, ...]":
        """Return every term of the sum in words, in order."""
        from alleged.publish.weighed_wording import lines

        return lines(self)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values: verdict, range, and each term with its claims and steps."""
        from alleged.publish.weighed_json import weighed_object

        return weighed_object(self)

    def markdown(self) -> str:
        """Return it as CommonMark."""
        from alleged.publish.weighed_markdown import text

        return text(self)

    def html(self) -> str:
        """Return it as a page that loads nothing and runs nothing."""
        from alleged.publish.weighed_html import page

        return page(self)

    def _repr_html_(self) -> str:
        from alleged.publish.weighed_html import fragment

        return fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import renderables

        yield from renderables(self)


@dataclass(frozen=True, slots=True)
class Supposed:
    """What a verdict would be if something else were believed, beside what it is."""

    weighed: Weighed
    """As it is."""

    what_if: WhatIf

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.weighed.id

    def json(self) -> dict[str, Any]:
        """Return it as JSON values: both verdicts, and what moved."""
        from alleged.publish.weighed_json import supposed_object

        return supposed_object(self)

    def markdown(self) -> str:
        """Return it as CommonMark."""
        from alleged.publish.weighed_markdown import supposed_text

        return supposed_text(self)

    def html(self) -> str:
        """Return it as a page that loads nothing and runs nothing."""
        from alleged.publish.weighed_html import supposed_page

        return supposed_page(self)

    def _repr_html_(self) -> str:
        from alleged.publish.weighed_html import supposed_fragment

        return supposed_fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import supposed_renderables

        yield from supposed_renderables(self)
