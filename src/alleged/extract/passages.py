"""What of a sentence is of which deal: its anchors, parted by whom or what time they name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from alleged.extract.anchors import Anchor
from alleged.extract.arguments import arguments_of
from alleged.extract.reading import Reading

NOUNS = {"deal_noun", "truce_noun", "swap_noun"}
"""Families of words that name a deal."""

_LATER = {"later", "subsequently", "afterwards"}


def passages(reading: Reading, anchors: Sequence[Anchor]) -> Iterator[tuple[int, list[Anchor]]]:
    """Yield each sentence with its anchors, parted where they name different sides or times."""
    later = told_later(reading, anchors)
    for number in sorted({anchor.sentence for anchor in anchors}):
        here = [anchor for anchor in anchors if anchor.sentence == number]
        parts: list[list[Anchor]] = []
        partners: list[frozenset[str]] = []
        for anchor in here:
            if anchor.token in later:
                yield from ((number, part) for part in parts)
                parts, partners = [], []
            told = arguments_of(reading, reading.doc[anchor.token])
            noun = reading.doc[anchor.token].pos_ != "VERB" and anchor.family in NOUNS
            mine = frozenset(told.partners)
            mine = mine or (told.all if told.is_pair or noun else frozenset())
            place = next((n for n, p in enumerate(partners) if mine and p and mine & p), None)
            if place is None and mine and any(partners):
                place = next((n for n, p in enumerate(partners) if not p), None)
            elif place is None and parts:
                place = len(parts) - 1
            if place is None:
                parts.append([])
                partners.append(frozenset())
                place = len(parts) - 1
            parts[place].append(anchor)
            partners[place] |= mine
        for part in parts:
            yield number, part


def told_later(reading: Reading, anchors: Sequence[Anchor]) -> dict[int, int]:
    """Return the anchors with which a sentence goes on to another deal of the same sides.

    "Orn made peace with Varsk in 2001, and later, in Melk, armed it in exchange for ..." Each
    comes with the word that says so.
    """
    found: dict[int, int] = {}
    ordered = sorted(anchors, key=lambda anchor: anchor.token)
    for n, (before, anchor) in enumerate(pairwise(ordered), start=1):
        if before.sentence != anchor.sentence:
            continue
        rest = {a.family for a in ordered[n:] if a.sentence == anchor.sentence}
        if not rest & (NOUNS | {"in_return"}):
            continue
        for word in reading.doc[before.token + 1 : anchor.token]:
            if word.lower_ in _LATER and word.nbor(-1).lower_ in {"and", "then", ","}:
                found[anchor.token] = word.i
    return found


def named_by(reading: Reading, anchors: Sequence[Anchor]) -> frozenset[str]:
    """Return everybody whom the anchors of a passage name as sides."""
    named: frozenset[str] = frozenset()
    for anchor in anchors:
        named |= arguments_of(reading, reading.doc[anchor.token]).all
    return named


def partners_by(reading: Reading, anchors: Sequence[Anchor]) -> frozenset[str]:
    """Return those with whom the anchors of a passage say that a deal was made."""
    return frozenset(
        key for a in anchors for key in arguments_of(reading, reading.doc[a.token]).partners
    )
