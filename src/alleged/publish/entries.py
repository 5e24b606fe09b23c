"""What a brief holds: counts, and each deal with the report that tells it and its exact words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from alleged.model.assessment import Verdict
from alleged.model.claim import Aspect, Claim, Stance, Voice
from alleged.model.deal import Deal
from alleged.model.document import Document, Span
from alleged.model.episode import Episode
from alleged.model.lineage import Independence
from alleged.model.period import Period
from alleged.model.proposition import Proposition
from alleged.model.review import Review


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader needs to find a document again, without its text."""

    id: str
    given_id: str
    title: str
    outlet: str
    authors: tuple[str, ...]
    published: str
    url: str
    path: str
    language: str

    @classmethod
    def of(cls, document: Document) -> "Report":
        """Return the report a document is."""
        return cls(
            document.id,
            document.given_id,
            document.title,
            document.outlet,
            document.authors,
            document.published,
            document.url,
            document.path,
            document.language,
        )

    @property
    def voice(self) -> str:
        """Who speaks in it: the outlet, else the authors, else the report by its name."""
        return self.outlet or " and ".join(self.authors) or f"the report {self.given_id!r}"


@dataclass(frozen=True, slots=True)
class Said:
    """Who stands how to some words of a quote: speakers, outermost first."""

    span: Span
    stance: Stance
    """As it was read, or as a person corrected it: see `review`."""

    speakers: tuple[Voice, ...]
    denies_only: Aspect | None = None
    """The one aspect that a denial is of, if it is not of the whole."""

    review: Review | None = field(default=None, compare=False)
    read_as: Stance | None = None
    """The stance that was read, where a person corrected it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of a report, and where they stand in it."""

    text: str
    span: Span
    page: int | None
    """Page of a paged original the words begin on."""

    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One deal as one report tells it, with the words it is read from."""

    deal: Deal
    report: Report
    quotes: tuple[Quote, ...]

    @classmethod
    def of(cls, deal: Deal, document: Document, claims: tuple[Claim, ...] = ()) -> "Entry":
        """Return a deal with the words it is read from, in the order of the text."""
        return cls(deal, Report.of(document), quotes_of(deal, document, claims))

    @property
    def denied_by(self) -> tuple[Voice, ...]:
        """Who denies the deal itself."""
        alone = {voice for voice, _ in self.denied_in_part}
        return tuple(voice for voice in self.deal.denied_by if voice not in alone)

    @property
    def denied_in_part(self) -> tuple[tuple[Voice, Aspect], ...]:
        """Who denies one aspect of it and no more, and which."""
        said = (each for quote in self.quotes for each in quote.said)
        only = {each.speakers[-1]: each.denies_only for each in said if each.stance == "denies"}
        return tuple((v, aspect) for v in self.deal.denied_by if (aspect := only.get(v)))


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one episode, side by side; nothing of what they tell is merged."""

    episode: Episode | None
    """Which the entries belong to; None for a deal that was put into none."""

    entries: tuple[Entry, ...]
    first_number: int
    """Number of its first entry in the brief, counted from 1."""

    independence: Independence | None = None
    """How many voices tell it, and why; None where nobody compared the reports."""

    verdict: Verdict | None = None
    """What was made of all that the ledger holds on it; None where nobody weighed it."""

    @property
    def reports(self) -> dict[str, Report]:
        """The report of each entry, by id of its deal."""
        return {entry.deal.id: entry.report for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Glance:
    """What a reader sees first: counts over all reports of a brief."""

    reports: int
    outlets: int
    voices: int
    """Distinct speakers that reports name on these deals; the reports themselves do not count."""

    published: tuple[str, str] | None
    """First and last day of publication, as exact as the sources say."""

    told: Period | None
    """From the earliest to the latest day the deals are said to fall on."""

    deals: int
    by_status: Mapping[str, int]
    by_kind: Mapping[str, int]
    by_visibility: Mapping[str, int]
    denied: int
    """Deals that at least one voice denies, and not one aspect of them only."""

    doubted: int
    without_deal: int
    """Reports in a language that is read, in which no deal was found."""

    other_languages: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Reports kept but not read for deals, by language."""

    refused: int = 0
    besides: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Outcomes, relations, accusations and forecasts told, by type; only types that are."""

    contradictions: int = 0
    """Relations that contradict each other, counted as a brief lists them."""

    missing: int = 0
    """Pieces of evidence that reports say are missing."""

    origins: int | None = None
    """How many voices the reports are; None where nobody compared them."""

    reviewed: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Findings that people accepted, corrected, added, or rejected; the last are left out."""


def quotes_of(
    told: Deal | Proposition, document: Document, claims: Iterable[Claim]
) -> tuple[Quote, ...]:
    """Return the words that something is read from: its sentences and the claims about it.

    Sentences that follow each other make one quote, and no words are shown twice.
    """
    told_id = told.id
    about = sorted(
        (claim for claim in claims if claim.about_id == told_id),
        key=lambda claim: (claim.span, claim.id),
    )
    spans = [*(told.sentences or (told.span,)), *(claim.span for claim in about)]
    return tuple(
        Quote(span.of(document.text), span, _page(document, span), _said(span, about))
        for span in _passages(spans, document.text)
    )


def _page(document: Document, span: Span) -> int | None:
    for page in document.pages:
        if page.span.start <= span.start < page.span.end:
            return page.number
    return None


def _passages(spans: Iterable[Span], text: str) -> list[Span]:
    """Join spans that overlap or have nothing but white space between them."""
    passages: list[Span] = []
    for span in sorted(spans):
        if passages and not text[passages[-1].end : span.start].strip():
            passages[-1] = Span(passages[-1].start, max(passages[-1].end, span.end))
        else:
            passages.append(span)
    return passages


def _said(span: Span, claims: list[Claim]) -> tuple[Said, ...]:
    said = (_one_said(claim) for claim in claims if claim.span.overlaps(span))
    return tuple(dict.fromkeys(said))


def _one_said(claim: Claim) -> Said:
    decided = claim.decided_stance
    read_as = claim.stance if decided is not claim.stance else None
    speakers = (*claim.voice[:-1], claim.speaker)
    return Said(claim.span, decided, speakers, claim.decided_denies_only, claim.review, read_as)
