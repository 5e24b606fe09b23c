"""The words and pieces that a screen shows, the same as a brief uses."""

from collections.abc import Iterator

from alleged.casebook.answers import DealCard, EpisodeCard, EpisodeOutline, Lineage, PropositionCard
from alleged.model.lineage import Edge
from alleged.publish import patterns_words as pattern
from alleged.publish.ancestry import Branch
from alleged.publish.entries import Entry, Quote, Report
from alleged.publish.episode_wording import (
    agreed_lines,
    kind_text,
    reason_words,
    rival_lines,
    standing,
    subject,
    told,
)
from alleged.publish.expected import expected_of
from alleged.publish.lineage_words import edge_words, report_words, voices_words
from alleged.publish.review_wording import decided, review_words, short_words
from alleged.publish.sections import Item, item_of
from alleged.publish.statement_wording import subject as told_subject
from alleged.publish.statements import Matter, Statement
from alleged.publish.verdict_wording import CREDIBILITY, bits, percent, sentences
from alleged.publish.wording import (
    Line,
    counted,
    day,
    joined,
    lines_of,
    period_words,
    said_words,
    steady,
)
from alleged.publish.wording import subject as deal_subject

__all__ = [
    "CREDIBILITY",
    "Branch",
    "Edge",
    "Line",
    "Lineage",
    "Report",
    "agreed_lines",
    "bits",
    "counted",
    "day",
    "decided",
    "edge_words",
    "expected_of",
    "joined",
    "kind_text",
    "lines",
    "pattern",
    "percent",
    "period_words",
    "quotes",
    "reason_words",
    "report_words",
    "review_words",
    "rival_lines",
    "said_words",
    "sentences",
    "short_words",
    "standing",
    "steady",
    "subject",
    "title",
    "told",
    "trees",
    "voices_words",
]


def title(card: DealCard | PropositionCard) -> str:
    """Return what a card is about, without whose telling it is.

    The report is named beside it wherever a screen shows it.
    """
    if isinstance(card, DealCard):
        return deal_subject(_entry(card))
    return told_subject(Matter((Statement.of(card.proposition, card.document),)))


def lines(card: DealCard | PropositionCard) -> list[Line]:
    """Return what a report tells of a deal or proposition, one line a field."""
    if isinstance(card, DealCard):
        return list(lines_of(_entry(card)))
    return list(_item(card).lines)


def quotes(card: DealCard | PropositionCard) -> tuple[Quote, ...]:
    """Return the exact words that a card is read from."""
    if isinstance(card, DealCard):
        return _entry(card).quotes
    return Statement.of(card.proposition, card.document, card.claims, card.mark).quotes


def trees(lineage: Lineage) -> Iterator[Branch]:
    """Yield the first reports, each with what was taken from it, and from that."""
    return lineage.ancestry.trees()


def lines_between(card: EpisodeCard | EpisodeOutline) -> tuple[list[Line], list[Line]]:
    """Return the fields in which an episode's tellings differ, and those in which they do not."""
    return list(rival_lines(card.episode, card.reports)), list(
        agreed_lines(card.episode, card.reports)
    )


def _entry(card: DealCard) -> Entry:
    return Entry.of(card.deal, card.document, card.claims)


def _item(card: PropositionCard) -> Item:
    statement = Statement.of(card.proposition, card.document, card.claims, card.mark)
    return item_of(Matter((statement,)), most=len(statement.quotes))
