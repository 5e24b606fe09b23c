"""The words a brief uses: neutral, and never without who says so."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import bidirectional

from alleged.model.claim import Stance, Voice
from alleged.model.deal import Deal, DealKind, NamedEvidence, Party, Term
from alleged.model.document import Span
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.refusals import SharedReason
from alleged.publish.aspect_words import DENIED
from alleged.publish.entries import Entry, Glance, Quote, Report, Said
from alleged.publish.review_wording import decided, review_words, reviewed_words, told_as

CAUTION = (
    "Nothing in this brief is established. It lists what reports say, whom they name as saying "
    "so, and where the words stand. A deal is listed because a report tells of it, not because "
    "it is known to have been made. What stands under a heading is the telling of the report "
    "named in it."
)
_KINDS = {
    DealKind.PRISONER_EXCHANGE: "prisoner exchange",
    DealKind.SAFE_PASSAGE: "safe passage",
    DealKind.POLITICAL: "political agreement",
    DealKind.OTHER: "other arrangement",
}
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "who", "which", "that", "both", "one"))
_STRONG = ("L", "R", "AL")
_STANCES = {
    Stance.ASSERTS: "asserted by",
    Stance.DENIES: "denied by",
    Stance.DOUBTS: "doubted by",
    Stance.REPORTS: "passed on by",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line about a deal: what it is about, and what the report of the heading tells of it."""

    label: str
    text: str


def heading(entry: Entry) -> str:
    """Return a deal's heading: parties, kind, whether it is denied, and whose telling it is."""
    return f"{subject(entry)}, {telling(entry)}"


def subject(entry: Entry) -> str:
    """Return parties and kind, and whether anybody denies the deal."""
    deal = entry.deal
    denied = ""
    if entry.denied_by or deal.decided_status.value == "denied":
        denied = " (asserted and denied)" if deal.claimed_by else " (denied)"
    elif entry.denied_in_part:
        denied = " (asserted, and denied in part)"
    names, kind = party_names(deal), decided(kind_words(deal.decided_kind), kind_words(deal.kind))
    return f"{names[:1].upper()}{names[1:]}: {kind}{denied}"


def telling(entry: Entry) -> str:
    """Return whose telling a deal is, and of which day."""
    published = f", {day(entry.report.published)}" if entry.report.published else ""
    return f"as told by {steady(entry.report.voice)}{published}"


def party_names(deal: Deal) -> str:
    """Return the parties' names for a heading, saying so where none or one is named."""
    names = list(dict.fromkeys(steady(party.name) for party in deal.parties))
    if not names:
        return "Parties not named"
    if len(names) == 1:
        return f"{names[0]} and a party not named"
    return joined(names)


def lines_of(entry: Entry) -> Iterator[Line]:
    """Yield what a report tells of a deal, one line a field; the heading says whose telling it is.

    Where each voice and each term stands in the text is in the JSON; here the quotes say it.
    """
    deal, report = entry.deal, entry.report
    yield Line("parties", sides(deal))
    if deal.mediators:
        yield Line("mediators", "; ".join(_in_role(p, "mediator") for p in deal.mediators))
    if deal.other_roles:
        yield Line("other roles", "; ".join(_in_role(p, "") for p in deal.other_roles))
    yield Line("told as", told_as(deal))
    if deal.review:
        yield Line("reviewed", review_words(deal.review, deal.as_read))
    for label, voices in (
        ("asserted by", deal.claimed_by),
        ("denied by", entry.denied_by),
        ("doubted by", deal.doubted_by),
    ):
        if voices:
            yield Line(label, "; ".join(voices_words(voices, report)))
    for voice, aspect in entry.denied_in_part:
        yield Line("denied in part", f"{voice_words(voice, report)} denies only {DENIED[aspect]}")
    if not (deal.claimed_by or deal.denied_by or deal.doubted_by):
        yield Line("asserted by", "nobody the report names")
    for term in deal.terms:
        yield Line("terms", term_words(term))
    if deal.places:
        yield Line("place", "; ".join(place_words(place) for place in _places(deal)))
    if deal.period:
        yield Line("time", _as_written(period_words(deal.period), deal.period.text))
    if deal.evidence:
        yield Line("evidence", "; ".join(evidence_words(each) for each in deal.evidence))


def foremost(entry: Entry, most: int) -> list[Quote]:
    """Return the quotes that say most, in the order of the text: the first, then denials."""
    against = (Stance.DENIES, Stance.DOUBTS)
    first = sorted(
        entry.quotes,
        key=lambda quote: (
            quote is not entry.quotes[0],
            all(s.stance not in against for s in quote.said),
        ),
    )
    return sorted(first[:most], key=lambda quote: quote.span)


def source_parts(report: Report) -> list[str]:
    """Return title, given id and address or path; the id only where it is not in the last."""
    where = report.url or report.path
    title = f"“{report.title}”" if report.title and report.title != where else ""
    given = "" if report.given_id in where else report.given_id
    return [part for part in (title, given, where) if part]


def glance_lines(glance: Glance) -> Iterator[tuple[str, str]]:
    """Yield the counts a brief opens with, as label and words."""
    origins = "" if glance.origins is None else f", {counted(glance.origins, 'origin')}"
    of = f"from {counted(glance.outlets, 'outlet')}" if glance.outlets else "of no outlet named"
    yield "reports", f"{glance.reports:,} {of}{origins}"
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
        yield "denied", f"{glance.denied:,} by at least one voice" if glance.denied else "none"
        if glance.doubted:
            yield "doubted", f"{glance.doubted:,} by at least one voice"
    if glance.besides:
        yield "also told", _counts({f"{kind}s": n for kind, n in glance.besides.items()})
    if glance.contradictions:
        yield "contradictions", f"{glance.contradictions:,} among accounts of relations"
    if glance.missing:
        pieces = f"{glance.missing:,} piece" + ("" if glance.missing == 1 else "s")
        yield "said missing", f"{pieces} of evidence"
    if glance.without_deal:
        yield "no deal found", f"in {counted(glance.without_deal, 'report')}"
    if glance.other_languages:
        total = sum(glance.other_languages.values())
        by_language = _counts(glance.other_languages)
        yield "not read", f"{counted(total, 'report')} in other languages, kept ({by_language})"
    if glance.reviewed:
        yield "reviewed", reviewed_words(glance.reviewed)
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


def voices_words(voices: Iterable[Voice], report: Report) -> list[str]:
    """Return voices as the report names them, each once: by the longest of its namings."""
    named: dict[str, str] = {}
    fullest: dict[str, str] = {}
    for voice in voices:
        words, name = voice_words(voice, report), voice.name.casefold()
        who = "" if voice.is_author else voice.actor or name
        who = next((k for k, full in fullest.items() if full.split()[1:] == [name]), who)
        fullest.setdefault(who, name)
        named[who] = max(named.get(who, ""), words, key=len)
    return list(named.values())


def voice_words(voice: Voice, report: Report) -> str:
    """Return who speaks, as the report names them."""
    if voice.is_author:
        own = f" ({voice.name})" if voice.name and voice.name != report.voice else ""
        return f"the report itself{own}"
    return _named(voice)


def said_words(said: Said, quote: Quote) -> str:
    """Return who stands how to which words of a quote, the innermost speaker first."""
    names = [steady(voice.name) for voice in said.speakers if not voice.is_author]
    chain = ", quoted by ".join(reversed(names)) or "the report itself"
    part = "" if said.span == quote.span else f"{offset_words(said.span)} "
    read = f"read as {_STANCES[said.read_as]}; " if said.read_as else ""
    review = f" ({read}{review_words(said.review)})" if said.review else ""
    if said.denies_only is not None:
        return f"{part}of which {chain} denies only {DENIED[said.denies_only]}{review}"
    return f"{part}{_STANCES[said.stance]} {chain}{review}"


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
    """Return a term in the words of the text; who gives and who gets is named where it is told."""
    giver = f"{steady(term.giver)}: " if term.giver else ""
    gives = f"“{term.gives}”" if term.gives else ""
    receiver = f", to {steady(term.receiver)}" if term.receiver else ""
    back = f"in return for “{term.in_return_for}”" if term.in_return_for else ""
    return f"{giver}{gives}{receiver}{', ' if back and term.gives else ''}{back}"


def evidence_words(evidence: NamedEvidence) -> str:
    """Return a piece of evidence as the report names it."""
    return f"“{evidence.text}” ({evidence.kind}, {evidence.state})"


def place_words(mention: PlaceMention) -> str:
    """Return a place as written, then the sense it was read in, which is ours.

    Ground that is only described, "the depot", has no name to look up.
    """
    place = mention.place
    if place is None and mention.name[:1].islower() and " " in mention.name:
        return mention.name
    if place is None:
        return f"{mention.name} (not placed)"
    inside = place.country and place.precision != "country"
    country = f" in {place.country.upper()}" if inside else ""
    name = "" if place.name.casefold() == mention.name.casefold() else f"{place.name}, "
    sort = "place" if place.precision == "unknown" else place.precision
    return f"{mention.name} (read as {name}a {sort}{country})"


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


_WHOSE = re.compile(r"(?i:its|their|his|her) ")


def _named(who: Party | Voice) -> str:
    """Return a name, and how the text writes it where that says more.

    A description that holds the name goes in its place: `Ila Venn, a clerk`. A pronoun says less.
    """
    name = who.name
    mention = re.sub(r"^(?i:the|an?) (?=[A-Z])", "", who.mention)
    if _WHOSE.match(mention):  # whose, nobody can tell who has not read what stands before
        bare = _WHOSE.sub("", name)
        return steady(bare) if bare[:1].isupper() else _as_written(steady(bare), mention)
    if name.casefold() in mention.casefold():
        lower = re.match(r"(?:The|An?|Its|Their|His|Her|Both|Two) (?=[a-z])", mention)
        shown = mention[0].lower() + mention[1:] if lower else mention
        before = re.split(r",? (?:who|whose|whom|which)\b", shown)[0]
        shown = before if name.casefold() in before.casefold() else shown
        return steady(shown if len(mention) > len(name) else name)
    if mention.casefold() in _PRONOUNS or not mention:
        return steady(name)
    return _as_written(steady(name), who.mention)


def _as_written(words: str, written: str) -> str:
    same = written.casefold() in ("", words.casefold())
    return words if same else f"{words} (“{written}”)"


def _in_role(party: Party, usual: str) -> str:
    return _named(party) if party.role == usual else f"{_named(party)} ({party.role})"


def _places(deal: Deal) -> list[PlaceMention]:
    return list({(place.name, place.place): place for place in deal.places}.values())


def _counts(counts: Mapping[str, int]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{name} {number:,}" for name, number in ordered)
