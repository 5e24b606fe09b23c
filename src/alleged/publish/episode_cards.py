"""One episode by itself: what its reports say of it side by side, and why they stand together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.episode import Episode
from alleged.model.lineage import Point
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.entries import Report

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from alleged.publish.wording import Line


class _OfEpisode:
    """What can be said of an episode without the words of its tellings."""

    __slots__ = ()
    episode: Episode

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.episode.id

    @property
    def heading(self) -> str:
        """Who is named as a party, of what kind, and how often it is told."""
        from alleged.publish.episode_wording import heading

        return heading(self.episode)

    @property
    def what(self) -> str:
        """Who is named as a party, and of what kind."""
        from alleged.publish.episode_wording import subject

        return subject(self.episode)

    @property
    def when(self) -> str:
        """The days that tellings name, in words; empty if none names any."""
        from alleged.publish.wording import period_words

        return period_words(self.episode.period) if self.episode.period else ""

    def json(self) -> dict[str, Any]:
        """Return the episode's keys as in an export, with its heading."""
        from alleged.publish.episode_json import episode_object

        return {"heading": self.heading, **episode_object(self.episode)}


@dataclass(frozen=True, slots=True)
class EpisodeOutline(_OfEpisode):
    """An episode with the reports that tell it, without their texts; it may have very many."""

    episode: Episode
    """Without the reasons why its members stand together."""

    reports: Mapping[str, Report]
    points: tuple[Point, ...]
    """Where each telling stands, in the order of members."""


@dataclass(frozen=True, slots=True)
class EpisodeCard(_OfEpisode):
    """An episode with its tellings, each beside its report, in the order of its members."""

    episode: Episode
    cards: tuple[DealCard | PropositionCard, ...]

    @property
    def reports(self) -> dict[str, Report]:
        """The report of each telling, by the telling's id."""
        ids = self.episode.tellings
        return {i: Report.of(card.document) for i, card in zip(ids, self.cards, strict=True)}

    def rivals(self) -> "Iterator[Line]":
        """Yield the fields for which tellings give different values, each with who gives it."""
        from alleged.publish.episode_wording import rival_lines

        return rival_lines(self.episode, self.reports)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.terminal import episode_renderables

        headings = [card.heading for card in self.cards]
        yield from episode_renderables(self.episode, self.reports, headings)
