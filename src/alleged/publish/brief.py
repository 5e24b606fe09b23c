"""A brief: what the reports tell of, counted, grouped for reading, each with who says so."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from alleged.model.assessment import Verdict
from alleged.model.bearing import DEAL
from alleged.model.deal import Deal
from alleged.model.document import Document, Refusal
from alleged.model.episode import Episode
from alleged.model.lineage import Point, Witnesses
from alleged.model.mark import Mark
from alleged.model.period import Period
from alleged.model.telling import Telling
from alleged.publish.besides import Besides, besides_of
from alleged.publish.entries import Entry, Glance, Group
from alleged.publish.statements import Statement

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from alleged.publish.sections import Section

ON_SCREEN, ON_PAGE = 8, 40
"""Items of each list besides deals that a terminal and a page show; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What the reports of a casebook say about deals, and besides. It asserts none of it.

    It shows itself: `print(rich)`-ed in a terminal, as a page in a notebook, and as Markdown,
    HTML or JSON for a file.
    """

    glance: Glance
    groups: tuple[Group, ...]
    refusals: tuple[Refusal, ...] = ()
    scope: str = ""
    """The question the brief answers, in words; empty for everything in the ledger."""

    besides: Besides = field(default_factory=Besides)
    """Outcomes, relations, accusations and forecasts, what contradicts what, what is missing."""

    @property
    def entries(self) -> Iterator[Entry]:
        """Every deal with its report, in the order shown."""
        return (entry for group in self.groups for entry in group.entries)

    def html(self) -> str:
        """Return one self-contained page: no scripts, nothing loaded from elsewhere."""
        from alleged.publish.html import page

        return page(self.glance, self.groups, self.refusals, self.scope, self._sections(ON_PAGE))

    def markdown(self) -> str:
        """Return the brief as CommonMark."""
        from alleged.publish.markdown import text

        return text(self.glance, self.groups, self.refusals, self.scope, self._sections(ON_PAGE))

    def json(self) -> dict[str, Any]:
        """Return the brief as JSON values; deals have the keys they have in an export."""
        from alleged.publish.brief_json import brief_object

        return brief_object(self.glance, self.groups, self.refusals, self.scope, self.besides)

    def json_text(self) -> str:
        """Return the brief as one JSON object, indented."""
        from alleged.publish.json_values import dumped

        return dumped(self.json(), indent=2)

    def _repr_html_(self) -> str:
        from alleged.publish.html import fragment

        sections = self._sections(ON_PAGE)
        return fragment(self.glance, self.groups, self.refusals, self.scope, sections)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.terminal import renderables

        sections = self._sections(ON_SCREEN)
        yield from renderables(self.glance, self.groups, self.refusals, self.scope, sections)

    def _sections(self, limit: int) -> "tuple[Section, ...]":
        from alleged.publish.sections import sections_of

        return sections_of(self.besides, limit)


def brief_of(
    tellings: Iterable[tuple[Document, Telling]],
    refusals: Iterable[Refusal] = (),
    *,
    episodes: Iterable[Episode] = (),
    scope: str = "",
    marks: Mapping[str, Mark] = MappingProxyType({}),
    languages_read: frozenset[str] = frozenset({"en"}),
    witnesses: Witnesses | None = None,
    verdicts: Mapping[str, Verdict] = MappingProxyType({}),
    reviewed: Mapping[str, int] = MappingProxyType({}),
) -> Brief:
    """Return the brief of these reports, whatever order they come in.

    Goes through the reports once and keeps of each only what it tells and the words it quotes, so
    memory grows with that and not with the texts. `episodes` says which deals stand together;
    `marks` are what analysts decided of forecasts, by id; `witnesses` say which reports and which
    deals are told by one voice; `verdicts` are those on the episode of each deal or outcome, by the
    id of that.
    `reviewed` counts what people decided of findings.
    `languages_read` says which reports count as read; a report whose
    language is not known counts as read. The deals and the rest of one report may come apart; it is
    counted once.
    """
    counts = _Counts(languages_read, whole=not scope)
    entries: list[Entry] = []
    statements: list[Statement] = []
    for document, telling in tellings:
        counts.add(document, telling)
        entries += (Entry.of(deal, document, telling.claims) for deal in telling.deals)
        statements += (
            Statement.of(each, document, telling.claims, marks.get(each.id), verdicts.get(each.id))
            for each in telling.propositions
        )
    refused = tuple(refusals)
    groups = _grouped(entries, episodes, witnesses, verdicts)
    besides = besides_of(statements, (entry for group in groups for entry in group.entries))
    glance = replace(
        counts.glance(entries, besides, len(refused), witnesses),
        reviewed=MappingProxyType(dict(reviewed)),
    )
    return Brief(glance, groups, refused, scope, besides)


def deal_point(deal: Deal) -> Point:
    """Return where a deal is told, to be asked whose words these are."""
    return Point(deal.document_id, deal.sentences or (deal.span,))


class _Counts:
    """What is counted over reports that pass by."""

    def __init__(self, languages_read: frozenset[str], *, whole: bool) -> None:
        self.languages_read = languages_read | {""}
        self.whole = whole
        self.reports: set[str] = set()
        self.without_deal = 0
        self.outlets: set[str] = set()
        self.voices: set[str] = set()
        self.published: list[str] = []
        self.languages: Counter[str] = Counter()
        self.points: list[Point] = []

    def add(self, document: Document, telling: Telling) -> None:
        if document.id not in self.reports:
            self.points.append(Point(document.id))
        self.reports.add(document.id)
        if document.outlet:
            self.outlets.add(document.outlet.casefold())
        if published := document.published:
            self.published = [
                min([published, *self.published[:1]]),
                max([published, *self.published[1:]]),
            ]
        if document.language not in self.languages_read:
            self.languages[document.language] += 1
        elif not telling.deals and self.whole:
            self.without_deal += 1
        about_deals = (claim for claim in telling.claims if claim.about_type == DEAL)
        speakers = [voice for claim in about_deals for voice in claim.voice]
        for deal in telling.deals:
            speakers += (*deal.claimed_by, *deal.denied_by, *deal.doubted_by)
        self.voices.update(v.actor or v.name.casefold() for v in speakers if not v.is_author)

    def glance(
        self, entries: list[Entry], besides: Besides, refused: int, witnesses: Witnesses | None
    ) -> Glance:
        deals = [entry.deal for entry in entries]
        return Glance(
            reports=len(self.reports),
            outlets=len(self.outlets),
            voices=len(self.voices),
            published=(self.published[0], self.published[1]) if self.published else None,
            told=_told(deals),
            deals=len(deals),
            by_status=_counted(deal.decided_status.value for deal in deals),
            by_kind=_counted(deal.decided_kind.value for deal in deals),
            by_visibility=_counted(deal.decided_visibility.value for deal in deals),
            denied=sum(bool(entry.denied_by) for entry in entries),
            doubted=sum(bool(deal.doubted_by) for deal in deals),
            without_deal=self.without_deal,
            other_languages=MappingProxyType(dict(sorted(self.languages.items()))),
            refused=refused,
            besides=MappingProxyType(besides.counts()),
            contradictions=len(besides.contradictions),
            missing=len(besides.lacks()),
            origins=witnesses.independence(self.points).origins if witnesses else None,
        )


def _counted(values: Iterable[str]) -> Mapping[str, int]:
    return MappingProxyType(dict(sorted(Counter(values).items())))


def _told(deals: list[Deal]) -> Period | None:
    periods = [deal.period for deal in deals if deal.period]
    if not periods:
        return None
    ends = [period.last for period in periods if period.last]
    last = max(ends) if len(ends) == len(periods) else None
    return Period(min(period.first for period in periods), last, "range" if last else "open")


def _grouped(
    entries: list[Entry],
    episodes: Iterable[Episode],
    witnesses: Witnesses | None,
    verdicts: Mapping[str, Verdict],
) -> tuple[Group, ...]:
    """Put deals of one episode side by side, in order of time; the rest stand alone."""
    episode_of = {telling: episode for episode in episodes for telling in episode.tellings}
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        episode = episode_of.get(entry.deal.id)
        together.setdefault(episode.id if episode else entry.deal.id, []).append(entry)
    groups: list[Group] = []
    number = 1
    for run in sorted((sorted(run, key=_order) for run in together.values()), key=_first):
        heard = None
        if witnesses is not None and len(run) > 1:
            heard = witnesses.independence(deal_point(entry.deal) for entry in run)
        first = run[0].deal.id
        episode, verdict = episode_of.get(first), verdicts.get(first)
        groups.append(Group(episode, tuple(run), number, heard, verdict))
        number += len(run)
    return tuple(groups)


def _first(run: list[Entry]) -> tuple[str, str, str, int, str]:
    return _order(run[0])


def _order(entry: Entry) -> tuple[str, str, str, int, str]:
    deal, report = entry.deal, entry.report
    when = deal.period.first.isoformat() if deal.period else report.published or "~"
    return when, report.published, report.voice, deal.span.start, deal.id
