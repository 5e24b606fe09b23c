"""What is said besides deals, laid out in sections that every form of a brief writes alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from alleged.model.claim import Stance
from alleged.model.document import Span
from alleged.model.mark import Verdict
from alleged.model.proposition import PropositionType
from alleged.publish import statement_wording as words
from alleged.publish.besides import Besides, Missing
from alleged.publish.contradictions import Contradiction, Side, Sort
from alleged.publish.entries import Entry, Quote, Report
from alleged.publish.statements import Matter, Statement
from alleged.publish.wording import Line, counted, joined, steady
from alleged.publish.wording import heading as deal_heading

T = TypeVar("T")

QUOTES = 6
"""Quotes of one item on a page; `alleged show` has them all."""

GROUPED = (
    "What stands together is of one kind, of the same actors, at times that can meet; whether it "
    "is one thing, nobody has decided."
)
_OUTCOMES = (
    ("Victories and defeats", ("took", "lost", "defeated", "surrendered", "withdrew", "entered")),
    ("Deaths and wounds", ("killed", "wounded")),
    ("Prisoners", ("captured", "released")),
    ("Deals said to be broken", ("broke",)),
)
_HELD = {
    "funds": "Who funds {}",
    "commands": "Who commands {}",
    "controls": "Who controls {}",
    "part_of": "What {} is part of",
}
_CLAIMS = "alleged claims --type"


@dataclass(frozen=True, slots=True)
class Sourced:
    """A quote and the report it is of."""

    quote: Quote
    report: Report


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is said: heading, one line a field, the words, and ids to look it up by."""

    heading: str
    told: str
    """Whose telling it is, the second part of a heading; empty if that stands in the lines."""

    lines: tuple[Line, ...]
    quotes: tuple[Sourced, ...]
    ids: tuple[str, ...]
    reports: tuple[Report, ...]
    anchor: str = ""
    """Id that a page gives it, where it has one of its own."""

    more_quotes: int = 0

    @property
    def rest(self) -> str:
        """What is said of the quotes that are not shown; empty if all are."""
        return more_quotes(self.more_quotes)


@dataclass(frozen=True, slots=True)
class Block:
    """Items under one heading, as many as a reader wants, and what lists the rest."""

    heading: str
    items: tuple[Item, ...]
    more: int = 0
    command: str = ""

    @property
    def rest(self) -> str:
        """What is said of the items that are not shown; empty if all are."""
        return f"and {self.more:,} more: `{self.command}`" if self.more else ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a brief after its deals."""

    name: str
    heading: str
    note: str
    blocks: tuple[Block, ...]


def sections_of(besides: Besides, limit: int) -> tuple[Section, ...]:
    """Return the sections that have anything to say, each list cut after `limit` items."""
    found = (
        _outcomes(besides, limit),
        _relations(besides, limit),
        _accusations(besides, limit),
        _forecasts(besides, limit),
        _missing(besides, limit),
    )
    return tuple(section for section in found if section.blocks)


def more_quotes(more: int) -> str:
    """Return how many quotes are not shown, if any.

    >>> more_quotes(2), more_quotes(0)
    (', with 2 more quotes', '')
    """
    return f", with {counted(more, 'more quote')}" if more > 0 else ""


def item_of(matter: Matter, most: int = QUOTES) -> Item:
    """Return a matter laid out, with its foremost quotes."""
    quotes = _foremost(matter.statements)
    return Item(
        words.subject(matter),
        words.telling(matter),
        tuple(words.lines_of(matter)),
        tuple(quotes[:most]),
        tuple(each.proposition.id for each in matter.statements),
        matter.reports,
        matter.statements[0].proposition.id,
        max(0, len(quotes) - most),
    )


def _outcomes(besides: Besides, limit: int) -> Section:
    matters = besides.of(PropositionType.OUTCOME)
    blocks = [
        _block(
            heading, [m for m in matters if m.kind in kinds], limit, f"{_CLAIMS} outcome", item_of
        )
        for heading, kinds in _OUTCOMES
    ]
    return Section("outcomes", "Outcomes claimed", GROUPED, _some(blocks))


def _relations(besides: Besides, limit: int) -> Section:
    """Return accounts against each other, then claims that are denied, then all the others."""
    against = [found for found in besides.contradictions if found.sort is not Sort.DENIED]
    shown = _ids(against)
    denied = _ids(found for found in besides.contradictions if found.sort is Sort.DENIED)
    both: list[Matter] = []
    rest: list[Matter] = []
    for matter in besides.of(PropositionType.RELATION):
        ids = {each.proposition.id for each in matter.statements}
        if ids & denied:
            both.append(matter)
        elif not ids <= shown:
            rest.append(matter)
    others = "Other relations claimed" if against or both else ""

    def made(found: Matter | Contradiction) -> Item:
        return item_of(found) if isinstance(found, Matter) else contradiction_item(found, besides)

    contradicted: list[Matter | Contradiction] = [*against, *both]
    command = f"{_CLAIMS} relation"
    blocks = [
        _block("Accounts that contradict each other", contradicted, limit, command, made),
        _block(others, rest, limit, command, item_of),
    ]
    note = "Accounts stand against each other where their times can meet. " + GROUPED
    return Section("relations", "Who stands behind whom", note, _some(blocks))


def _accusations(besides: Besides, limit: int) -> Section:
    block = _block(
        "", besides.of(PropositionType.ACCUSATION), limit, f"{_CLAIMS} accusation", item_of
    )
    return Section("accusations", "Accusations", GROUPED, _some([block]))


def _forecasts(besides: Besides, limit: int) -> Section:
    matters = besides.of(PropositionType.FORECAST)
    waiting = [matter for matter in matters if _waits(matter)]
    marked = [matter for matter in matters if not _waits(matter)]
    blocks = [
        _block("Not yet decided", waiting, limit, "alleged forecasts", item_of),
        _block("Marked by an analyst", marked, limit, "alleged forecasts --mark all", item_of),
    ]
    note = "A forecast counts as open until an analyst marks it: `alleged forecasts mark ID`."
    return Section("forecasts", "Forecasts", note, _some(blocks))


def _missing(besides: Besides, limit: int) -> Section:
    command = f"{_CLAIMS} evidence --evidence missing"
    block = _block("", besides.lacks(), limit, command, _missing_item)
    note = "What a report says nobody has shown. That nobody has shown it does not mean it is not."
    return Section("missing", "Evidence said to be missing", note, _some([block]))


def _ids(found: Iterable[Contradiction]) -> set[str]:
    return {each.id for one in found for side in one.sides for each in side.propositions}


def contradiction_item(found: Contradiction, besides: Besides) -> Item:
    """Return accounts that contradict each other laid out, each with its words."""
    sides = [(side, [besides.told[each.id] for each in side.propositions]) for side in found.sides]
    sides.sort(key=lambda pair: min(each.report.published or "~" for each in pair[1]))
    statements = [each for _, some in sides for each in some]
    quotes = [_said(some[0], side) for side, some in sides]
    kinds = {each.proposition.kind for each in statements}
    reports = tuple({each.report.id: each.report for each in statements}.values())
    return Item(
        contradiction_heading(found, besides),
        "",
        (
            *(_account(side, some, kinds) for side, some in sides),
            *words.evidence_lines(Matter(tuple(statements))),
        ),
        tuple(quotes[:QUOTES]),
        tuple(dict.fromkeys(each.proposition.id for each in statements)),
        reports,
        more_quotes=max(0, len(quotes) - QUOTES),
    )


def contradiction_heading(found: Contradiction, besides: Besides) -> str:
    """Return what the accounts are about, and how they contradict each other."""
    about = joined(map(steady, found.about)) if found.about else "somebody not named"
    match found.sort:
        case Sort.DENIED:
            told = [each.id for side in found.sides for each in side.propositions]
            return words.subject(Matter(tuple(besides.told[each] for each in dict.fromkeys(told))))
        case Sort.FRIEND_AND_FOE:
            return f"{about}: said to stand by each other, and to fight each other"
        case Sort.ONE_NOT_ANOTHER:
            return f"{_HELD[found.kind].format(about)}: said of one, denied of another"
        case Sort.RIVALS:
            return f"{_HELD[found.kind].format(about)}: {len(found.sides)} accounts"


def _account(side: Side, statements: list[Statement], kinds: set[str]) -> Line:
    """Return one account: who, how where that differs, when, and whose word it is."""
    told = [each.proposition for each in statements]
    names = joined(map(steady, side.names)) if side.names else "somebody not named"
    how = joined(dict.fromkeys(each.kind.replace("_", " ") for each in told))
    when = dict.fromkeys(time for each in told for time in words.times(each))
    parts = [names, *([how] if len(kinds) > 1 else []), *when]
    return Line("accounts", f"{', '.join(parts)}: {'; '.join(_whose(side, statements))}")


def _whose(side: Side, statements: list[Statement]) -> Iterator[str]:
    """Yield who denies an account, or who asserts it, and apart from them who passes it on."""
    if side.stance is Stance.DENIES:
        said = {"denied by": words.voices_of(statements, lambda told: told.denied_by)}
    else:
        said = {
            "asserted by": words.claimants(statements, passed_on=False),
            "passed on by": words.claimants(statements, passed_on=True),
        }
    if not any(said.values()):
        said = {next(iter(said)): [("nobody the report names", each.report) for each in statements]}
    for stance, found in said.items():
        voices = dict.fromkeys(f"{who} [{words.source(report)}]" for who, report in found)
        if voices:
            yield f"{stance} {'; '.join(words.shown(list(voices)))}"


def _missing_item(piece: Sequence[Missing]) -> Item:
    """Return one piece of evidence that is said to be missing, with all that it bears on."""
    reports = tuple({each.about.report.id: each.about.report for each in piece}.values())
    return Item(
        words.missing_words(piece[0].evidence.named),
        "",
        tuple(Line("bears on", said) for said in dict.fromkeys(map(_bears_on, piece))),
        (),
        tuple(dict.fromkeys(id_ for each in piece for id_ in _ids_of(each))),
        reports,
    )


def _bears_on(missing: Missing) -> str:
    about = missing.about
    return deal_heading(about) if isinstance(about, Entry) else words.heading(Matter((about,)))


def _ids_of(missing: Missing) -> tuple[str, str]:
    return missing.evidence.id, missing.evidence.about_id


def _waits(matter: Matter) -> bool:
    return any(s.mark is None or s.mark.verdict is Verdict.OPEN for s in matter.statements)


def _block(
    heading: str,
    found: Sequence[T],
    limit: int,
    command: str,
    made: Callable[[T], Item],
) -> Block | None:
    """Return the first things found laid out, or nothing if there are none."""
    if not found:
        return None
    items = tuple(made(each) for each in found[:limit])
    return Block(heading, items, max(0, len(found) - limit), command)


def _some(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if block is not None)


def _foremost(statements: Iterable[Statement]) -> list[Sourced]:
    """Return the quotes that say most first: the first, then those that deny or doubt."""
    quotes = [Sourced(quote, each.report) for each in statements for quote in each.quotes]
    against = (Stance.DENIES, Stance.DOUBTS)
    return quotes[:1] + sorted(
        quotes[1:], key=lambda each: all(said.stance not in against for said in each.quote.said)
    )


def _said(statement: Statement, side: Side) -> Sourced:
    """Return the words of one account: the claim that makes it, else what tells it."""
    stances = (Stance.DENIES,) if side.stance is Stance.DENIES else (Stance.ASSERTS, Stance.REPORTS)
    for quote in statement.quotes:
        for said in quote.said:
            if said.stance in stances:
                at = Span(said.span.start - quote.span.start, said.span.end - quote.span.start)
                exact = replace(quote, text=at.of(quote.text), span=said.span, said=(said,))
                return Sourced(exact, statement.report)
    return Sourced(statement.quotes[0], statement.report)
