"""The words for how rival hypotheses stand, the same in a terminal and on a page."""

from collections.abc import Iterator

from alleged.model.hypothesis import Cell, Comparison, Loss, Row, Standing, Variant
from alleged.model.rivals import Change, Draft, Evidence, Judged, Priors, Removed, Rival
from alleged.publish.lineage_words import report_words
from alleged.publish.rivals_told import Quoted
from alleged.publish.wording import counted, joined

CAUTION = (
    "Stories set beside the same evidence, not findings. It takes for granted that one of them is "
    "so, and what is counted is what reports say."
)

BITS = (
    "A cell says how much likelier the evidence is under that hypothesis, in bits: +1 is twice as "
    "likely. The letter is the classic one: CC, C, N, I, II. A cell counts less where the evidence "
    "is less credible. · is a cell that nobody judged, * one that the hypothesis's own expectation "
    "filled."
)
"""Said under every matrix."""

_TELLERS = 4

OWN = (
    "The letters and the inconsistency score are those of analysis of competing hypotheses; the "
    "numbers in bits and the odds are this program's."
)


def bits(hundredths: int) -> str:
    """Return hundredths of a bit as a reader sees them.

    >>> bits(132), bits(-40), bits(0)
    ('+1.32', '−0.40', '0')
    """
    return f"{hundredths / 100:+.2f}".replace("-", "−") if hundredths else "0"


def cell_words(cell: Cell, counted: int) -> str:
    """Return a cell in few characters.

    >>> from alleged.model.hypothesis import Letter
    >>> cell_words(Cell(2.0, Letter.CC), 150), cell_words(Cell(0, Letter.N, judged=False), 0)
    ('CC +1.50', '·')
    """
    if not cell.judged:
        return "·"
    return f"{cell.letter}{'*' if cell.proposed else ''} {bits(counted)}"


def cell_reason(cell: Cell) -> str:
    """Return a cell with its reason."""
    if not cell.judged:
        return cell.reason
    return f"{cell.letter}: {cell.reason}" if cell.reason else cell.letter.value


def leader(comparison: Comparison) -> str:
    """Return which rival is ahead, by odds and by the classic score."""
    first = comparison.standings[0]
    leads, least = comparison.leads, comparison.least_inconsistent
    if not leads:
        said = f"No hypothesis is ahead: the first two stand alike at {first.probability:.0%}."
    else:
        ahead = first.hundredths - comparison.standings[1].hundredths
        said = (
            f"{leads} is ahead by {ahead / 100:.2f} bits ({_times(ahead)} the odds of the next), "
            f"{first.probability:.0%}: {first.likelihood.value}, if one of these is so."
        )
    if not least:
        return f"{said} By the classic score the first two are equal."
    if least == leads:
        return f"{said} The classic score says the same: least speaks against it."
    more = f", while {leads} has more for it" if leads else ""
    return f"{said} The classic score prefers {least}: less speaks against it{more}."


def standing_words(standing: Standing) -> tuple[str, str, str, str]:
    """Return probability, its word, bits, and inconsistency."""
    return (
        f"{standing.probability:.0%}",
        standing.likelihood.value,
        bits(standing.hundredths),
        f"{standing.inconsistency:.1f}",
    )


def carried(losses: tuple[Loss, ...], most: int = 6) -> Iterator[str]:
    """Yield what the order rests on: what turns it, then what comes nearest to."""
    if not losses:
        yield "Two hypotheses lead, so nothing carries a conclusion."
        return
    turning = [loss for loss in losses if loss.turns]
    if not turning:
        yield "No single row, source or origin carries the conclusion: it stands without any."
    for loss in (turning or list(losses))[:most]:
        yield loss_words(loss)
    if len(turning) > most:
        yield f"And {len(turning) - most} more without which it turns."


def granted(variants: tuple[Variant, ...]) -> Iterator[str]:
    """Yield whether the order stands if what is taken for granted is taken otherwise."""
    stands = [variant.assuming for variant in variants if not variant.turns]
    for variant in variants:
        if variant.turns:
            then = f"{variant.leads} leads" if variant.leads else "two stand alike"
            yield f"{variant.assuming[:1].upper()}{variant.assuming[1:]}, {then}."
    if stands:
        yield f"The leader stays ahead {joined(stands)}."


def loss_words(loss: Loss) -> str:
    """Return what becomes of the order without a row, source or origin."""
    rows = f" ({loss.rows} rows)" if loss.what != "row" and loss.rows > 1 else ""
    if not loss.turns:
        return (
            f"Without the {loss.what} “{loss.name}”{rows} the lead is {loss.margin / 100:.2f} bits."
        )
    then = f"{loss.leads} leads" if loss.leads else "two stand alike"
    return f"Without the {loss.what} “{loss.name}”{rows}, {then}."


def credible(row: Row) -> str:
    """Return how credible a row is, and why."""
    why = f": {row.credibility_reason}" if row.credibility_reason else ""
    return f"credible {row.credibility:.0%}{why}"


def told_by(row: Row) -> str:
    """Return who tells a row, and from how many origins."""
    more = len(row.sources) - _TELLERS
    names = [*row.sources[:_TELLERS], *([f"{more} more"] if more > 0 else [])]
    said = joined(names) if names else ""
    if not row.origins:
        return said
    begins = f"from {'one origin' if len(row.origins) == 1 else f'{len(row.origins)} origins'}"
    return f"{said}, {begins}" if said else begins


def describe(change: Change) -> str:
    """Return what one decision did.

    >>> describe(Removed(row="gate"))
    'row “gate” left out'
    """
    match change:
        case Draft():
            return f"begun with {counted(len(change.rivals), 'rival')}"
        case Rival():
            return f"rival “{change.name}” added"
        case Evidence():
            return f"row “{change.name}” added"
        case Judged():
            whom = joined(change.cells) if change.cells else "nobody"
            return f"row “{change.row}” judged for {whom}"
        case Priors():
            return "priors given"
        case Removed():
            what = f"rival “{change.rival}”" if change.rival else f"row “{change.row}”"
            return f"{what if change.rival or change.row else 'all'} left out"


def quoted_words(quoted: Quoted) -> str:
    """Return who says some words, how, and in which report."""
    report = report_words(quoted.report)
    if quoted.who == quoted.report.voice:
        return f"{report}, {quoted.stance}"
    return f"{quoted.who} {quoted.stance}; {report}"


def _times(hundredths: int) -> str:
    times = 2 ** (hundredths / 100)
    return f"{times:.0f} times" if times >= 10 else f"{times:.1f} times"
