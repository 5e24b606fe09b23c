"""The words a brief uses: neutral, and never without who says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import bidirectional

from alleged.model.claim import Stance, Voice
from alleged.model.deal import Deal, DealKind, NamedEvidence, Party, Term, Visibility
from alleged.model.document import Span
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.refusals import SharedReason
from alleged.publish.entries import Entry, Glance, Group, Quote, Report, Said

CAUTION = (
    "Nothing in this brief is established. It lists what reports say, whom they name as saying "
    "so, and where the words stand. A deal is listed because a report tells of it, not because "
    "it is known to have been made."
)
GROUPING = (
    "These deals have the same parties, and the times told for them can meet. They stand "
    "together for reading only: nobody has decided whether they are one deal."
)
_KINDS = {
    DealKind.PRISONER_EXCHANGE: "prisoner exchange",
    DealKind.SAFE_PASSAGE: "safe passage",
    DealKind.POLITICAL: "political agreement",
    DealKind.OTHER: "other arrangement",
}
_VISIBILITIES = {
    Visibility.PUBLIC: " and public",
    Visibility.SECRET: " and secret",
    Visibility.UNKNOWN: "; public or secret not said",
}
_STRONG = ("L", "R", "AL")
_STANCES = {
    Stance.ASSERTS: "asserted by",
    Stance.DENIES: "denied by",
    Stance.DOUBTS: "doubted by",
    Stance.REPORTS: "passed on by",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line about a deal: what it is about, who says so, and what they say."""

    label: str
    lead: str
    """Who says so, as it stands before the words: `Harbour Gazette:`."""

    text: str


def heading(entry: Entry) -> str:
    """Return a deal's heading: parties, kind, and whose telling it is."""
    deal = entry.deal
    denied = " (denied)" if deal.denied_by or deal.status.value == "denied" else ""
    told = f"as told by {steady(entry.report.voice)}"
    published = f", {day(entry.report.published)}" if entry.report.published else ""
    return f"{party_names(deal)}: {kind_words(deal.kind)}{denied}, {told}{published}"


def group_heading(group: Group) -> str:
    """Return the heading over entries that are shown together."""
    reports = len({entry.report.id for entry in group.entries})
    return (
        f"{joined(map(steady, group.parties))}: {counted(len(group.entries), 'deal')} "
        f"told in {counted(reports, 'report')}"
    )


def party_names(deal: Deal) -> str:
    """Return the parties' names for a heading, saying so where none or one is named."""
    names = list(dict.fromkeys(steady(party.name) for party in deal.parties))
    if not names:
        return "Parties not named"
    if len(names) == 1:
        return f"{names[0]} and a party not named"
    return joined(names)


def lines_of(entry: Entry) -> Iterator[Line]:
    """Yield what a report tells of a deal, one line a field, each with who says so."""
    deal, report = entry.deal, entry.report
    teller = steady(report.voice)
    lead = f"{teller}:"
    yield Line("parties", lead, sides(deal))
    for label, parties in (("mediators", deal.mediators), ("other roles", deal.other_roles)):
        if parties:
            yield Line(label, lead, "; ".join(f"{_named(p)}, as {p.role}" for p in parties))
    yield Line(
        "kind",
        lead,
        f"{kind_words(deal.kind)}, told as {deal.status.value}{_VISIBILITIES[deal.visibility]}",
    )
    if deal.places:
        yield Line("place", lead, "; ".join(place_words(place) for place in _places(deal)))
    if deal.period:
        written = f" (written “{deal.period.text}”)" if deal.period.text else ""
        yield Line("time", lead, f"{period_words(deal.period)}{written}")
    for term in deal.terms:
        yield Line("terms", lead, term_words(term))
    said = f"according to {teller}"
    for label, voices in (
        ("asserted by", deal.claimed_by),
        ("denied by", deal.denied_by),
        ("doubted by", deal.doubted_by),
    ):
        for voice in voices:
            yield Line(label, "", voice_words(voice, report, said))
    if not (deal.claimed_by or deal.denied_by or deal.doubted_by):
        yield Line("asserted by", "", f"nobody whom {teller} names")
    for evidence in deal.evidence:
        yield Line("evidence", lead, evidence_words(evidence))


def glance_lines(glance: Glance) -> Iterator[tuple[str, str]]:
    """Yield the counts a brief opens with, as label and words."""
    yield "reports", f"{glance.reports:,} from {counted(glance.outlets, 'outlet')}"
    if glance.published:
        first, last = (day(end) for end in glance.published)
        yield "published", first if first == last else f"{first} to {last}"
    yield (
        "deals told",
        f"{glance.deals:,}"
        + (f", by {counted(glance.voices, 'named voice')}" if glance.deals else ""),
    )
    if glance.told:
        yield "times told", period_words(glance.told)
    if glance.deals:
        yield "status", _counts(glance.by_status)
        yield "kind", _counts({kind_words(DealKind(k)): n for k, n in glance.by_kind.items()})
        yield "visibility", _counts(glance.by_visibility)
        yield "denied", f"{glance.denied:,} by at least one voice"
        if glance.doubted:
            yield "doubted", f"{glance.doubted:,} by at least one voice"
    yield "no deal found", f"in {counted(glance.without_deal, 'report')}"
    if glance.other_languages:
        total = sum(glance.other_languages.values())
        by_language = _counts(glance.other_languages)
        yield "not read", f"{counted(total, 'report')} in other languages, kept ({by_language})"
    if glance.refused:
        yield "refused", f"{counted(glance.refused, 'input')} could not be read, listed at the end"


def reason_heading(shared: SharedReason) -> str:
    """Return why inputs were refused, and how many."""
    return f"{counted(len(shared.places), 'input')}: {shared.reason}"


def some(places: Sequence[str], limit: int = 20) -> list[str]:
    """Return the first places and how many more there are.

    >>> some(["a", "b", "c"], 2)
    ['a', 'b', 'and 1 more: `alleged status` lists them all']
    """
    more = len(places) - limit
    rest = [f"and {more:,} more: `alleged status` lists them all"] if more > 0 else []
    return [*places[:limit], *rest]


def sides(deal: Deal) -> str:
    """Return the parties by side where the text sets sides, otherwise in one row."""
    against: dict[int | None, list[str]] = {}
    for party in deal.parties:
        names = against.setdefault(party.side, [])
        if (named := _named(party)) not in names:
            names.append(named)
    if not against:
        return "none named"
    if 0 in against and 1 in against:
        rest = f"; side not said: {joined(against[None])}" if None in against else ""
        return f"{joined(against[0])} on one side, {joined(against[1])} on the other{rest}"
    return joined(name for names in against.values() for name in names)


def voice_words(voice: Voice, report: Report, said: str) -> str:
    """Return a voice with where it is named, and whose word it is that they said so."""
    if voice.is_author:
        own = f" ({voice.name})" if voice.name and voice.name != report.voice else ""
        return f"{steady(report.voice)} itself{own}"
    written = f" (“{voice.mention}”)" if voice.mention not in ("", voice.name) else ""
    at = f", named at {offset_words(voice.span)}" if voice.span else ""
    return f"{steady(voice.name)}{written}, {said}{at}"


def said_words(said: Said, quote: Quote, report: Report) -> str:
    """Return who stands how to which words of a quote, the innermost speaker first."""
    names = [steady(voice.name) for voice in said.speakers if not voice.is_author]
    chain = ", quoted by ".join(reversed(names)) or f"{steady(report.voice)} itself"
    part = "" if said.span == quote.span else f"{offset_words(said.span)} "
    return f"{part}{_STANCES[said.stance]} {chain}"


def quote_source(quote: Quote, report: Report) -> str:
    """Return where a quote stands: report, day, page and characters."""
    parts = [steady(report.voice)]
    if report.published:
        parts.append(day(report.published))
    if quote.page is not None:
        parts.append(f"page {quote.page}")
    parts.append(offset_words(quote.span))
    return ", ".join(parts)


def term_words(term: Term) -> str:
    """Return a term field by field; the text may leave any of them unsaid."""
    fields = (
        ("giver", term.giver),
        ("gives", term.gives),
        ("receiver", term.receiver),
        ("in return for", term.in_return_for),
    )
    told = "; ".join(f"{label}: {value}" for label, value in fields if value)
    return f"{told} ({offset_words(term.span)})"


def evidence_words(evidence: NamedEvidence) -> str:
    """Return a piece of evidence as the report names it."""
    return (
        f"{evidence.kind} evidence, {evidence.state}: “{evidence.text}” "
        f"({offset_words(evidence.span)})"
    )


def place_words(mention: PlaceMention) -> str:
    """Return a place as written, then the sense it was read in, which is ours."""
    place = mention.place
    if place is None:
        return f"{mention.name} (not found in the gazetteer)"
    country = f", {place.country.upper()}" if place.country else ""
    return f"{mention.name} (read as {place.name}{country}; {place.precision})"


def kind_words(kind: DealKind) -> str:
    """Return a kind of deal in plain words."""
    return _KINDS.get(kind, kind.value)


def period_words(period: Period) -> str:
    """Return a period no more exactly than it is known.

    >>> period_words(Period(date(2031, 3, 1), date(2031, 3, 31), "month"))
    'March 2031'
    """
    first, last = period.first, period.last
    if last is None:
        return f"since {_day(first)}"
    if first == last:
        return _day(first)
    if period.precision == "year" and first.year == last.year:
        return str(first.year)
    if period.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{first:%B} {first.year}"
    return f"{_day(first)} to {_day(last)}"


def day(published: str) -> str:
    """Return a day, month or year as written out; anything else as it is.

    >>> day("2031-03-04"), day("2031-03"), day("spring")
    ('4 March 2031', 'March 2031', 'spring')
    """
    try:
        if len(published) == 7:
            month = date.fromisoformat(f"{published}-01")
            return f"{month:%B} {month.year}"
        return _day(date.fromisoformat(published))
    except ValueError:
        return published


def offset_words(span: Span) -> str:
    """Return offsets in words: first character and the one after the last."""
    return f"characters {span.start}–{span.end}"


def steady(name: str) -> str:
    """Return a name that does not turn the words after it around.

    A name written from right to left pulls a comma or number behind it to its other side; a
    left-to-right mark after it, which nobody sees, keeps them where they are written.
    """
    last = next((kind for c in reversed(name) if (kind := bidirectional(c)) in _STRONG), "L")
    return name if last == "L" else name + "\N{LEFT-TO-RIGHT MARK}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "report"), counted(2, "report")
    ('1 report', '2 reports')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> joined(["A", "B", "C"])
    'A, B and C'
    """
    *most, last = list(names)
    return f"{', '.join(most)} and {last}" if most else last


def _day(value: date) -> str:
    return f"{value.day} {value:%B} {value.year}"


def _named(party: Party) -> str:
    same = party.mention.casefold() in ("", party.name.casefold())
    return steady(party.name) if same else f"{steady(party.name)} (“{party.mention}”)"


def _places(deal: Deal) -> list[PlaceMention]:
    return list({(place.name, place.place): place for place in deal.places}.values())


def _counts(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {number:,}" for name, number in ordered)
