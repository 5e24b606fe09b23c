"""A deal or outcome becomes an account: what tells it apart from others, and no text."""

import re
from collections.abc import Iterable

from alleged.model.account import Account, Days, Somebody
from alleged.model.deal import Deal, Party
from alleged.model.document import Document
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.proposition import Proposition
from alleged.resolve.place_folding import fold as fold_place
from alleged.resolve.spelling import fold, fold_words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,])\d{2,}(?![\w]|[.,]\d)")
_YEARS = range(1900, 2100)


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_COMMON = frozenset(
    _split(
        "group movement organisation organization militia militant fighter force rebel faction"
        " party army troop insurgent leader commander government authoritie state official side"
        " front people council national federal provincial regional interim military armed"
        " republic liberation union united popular democratic local and for"
    )
)
"""Words of names that half of all actors share."""


def account_of_deal(deal: Deal, document: Document) -> Account:
    """Return a deal as it is compared with other deals."""
    text = document.text
    said = [span.of(text) for span in deal.sentences or (deal.span,)]
    return Account(
        deal.id,
        deal.document_id,
        "deal",
        deal.decided_kind.value,
        _each(deal.parties),
        _each((*deal.mediators, *deal.other_roles)),
        _places(deal.places),
        _days(deal.period, document),
        _published(document),
        names_in(said, text),
        numbers_in(said),
    )


def account_of_outcome(outcome: Proposition, document: Document) -> Account:
    """Return an outcome as it is compared with other outcomes."""
    text = document.text
    said = [span.of(text) for span in outcome.sentences or (outcome.span,)]
    befell = outcome.recipients or outcome.agents
    return Account(
        outcome.id,
        outcome.document_id,
        "outcome",
        outcome.kind,
        _each(befell),
        _each(outcome.agents if outcome.recipients else ()),
        _places(outcome.places),
        _days(outcome.period, document),
        _published(document),
        names_in(said, text),
        numbers_in(said),
    )


def somebody(name: str, actor: str | None = None) -> Somebody:
    """Return an actor as it is compared: by id if it has one, otherwise by its folded name."""
    words = frozenset(w for w in fold_words(name) if len(w) > 2 and w not in _COMMON)
    return Somebody(actor or f"name:{fold(name)}", name, words)


def names_in(said: Iterable[str], text: str) -> frozenset[str]:
    """Return the words that begin with a capital, save those the text also writes without one.

    >>> sorted(names_in(["The Front left Merrow."], "The Front left Merrow. All the men left."))
    ['front', 'merrow']
    """
    common = {word for word in _WORD.findall(text) if word[0].islower()}
    words = {word for part in said for word in _WORD.findall(part) if word[0].isupper()}
    return frozenset(fold(word) for word in words if word.lower() not in common)


def numbers_in(said: Iterable[str]) -> frozenset[int]:
    """Return numbers written in two digits or more, without those that may be years.

    >>> sorted(numbers_in(["In 2031, 1,900 men and 17 buses left; 3 stayed."]))
    [17, 1900]
    """
    found = {number for part in said for number in _NUMBER.findall(part)}
    bare = {int(number) for number in found if "," not in number}
    return frozenset(int(n.replace(",", "")) for n in found if "," in n) | (bare - set(_YEARS))


def _each(parties: Iterable[Party]) -> tuple[Somebody, ...]:
    found = (somebody(party.name, party.actor) for party in parties)
    return tuple({each.key: each for each in found}.values())


def _places(mentions: Iterable[PlaceMention]) -> tuple[tuple[str, Place | None], ...]:
    return tuple(dict.fromkeys((fold_place(each.name), each.place) for each in mentions))


def _published(document: Document) -> Days | None:
    days = document.published_within()
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _days(period: Period | None, document: Document) -> Days | None:
    if period is None:
        return None
    first = period.first.toordinal()
    if period.last is not None:
        return first, period.last.toordinal()
    published = _published(document)
    return first, max(first, published[1] if published else first)
