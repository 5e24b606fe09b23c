"""Two reports side by side: what speaks for a common origin of their words or their news."""

import numpy as np

from alleged.model.lineage import Basis, Overlap, SharedPassage
from alleged.weigh.fingerprints import among, shingles_of, winnowed
from alleged.weigh.news import shared_news
from alleged.weigh.passages import Shared, passages
from alleged.weigh.rarity import Rarity
from alleged.weigh.sheets import Sheet
from alleged.weigh.words import Keys, Words

PART = 0.15
"""Of the shorter report's words that must be the other's too for one to be taken from the other.
A sixth: less is a phrase or a line of background in a report of that length."""

OWN_WORDS = 10
"""Words of a reporter's own that must be among them: a clause."""

MOST = 0.6
"""From so much of the shorter report on, it is taken from the other even if all of it was said by
somebody: two reporters do not choose and order the same quotations."""


def overlap(left: Sheet, right: Sheet, rarity: Rarity, furniture: Keys) -> Overlap | None:
    """Return what speaks for a common origin of two reports, or None if nothing does.

    A score of 0 is kept too: the two share no more than what somebody said, or a few words.
    `furniture` are shingles that come back for ever, sorted; they say nothing of these two.
    """
    shared = [
        each for each in _passages(left, right) if not _is_furniture(each, left.words, furniture)
    ]
    words = _by_words(left, right, shared) if shared else None
    if words and words.score:
        return words
    quoted = words is not None and max(words.left_share, words.right_share) >= PART
    return shared_news(left, right, rarity, shared, quoted=quoted) or words


def _passages(left: Sheet, right: Sheet) -> list[Shared]:
    """Return the passages two reports share; their fingerprints show where there can be none."""
    one, other = left.fingerprint.shingles, right.fingerprint.shingles
    if not len(np.intersect1d(one, other, assume_unique=True)):
        return []
    return passages(left.words, right.words)


def _by_words(left: Sheet, right: Sheet, shared: list[Shared]) -> Overlap:
    said_left, said_right = (each.words.within(each.voices.said) for each in (left, right))
    own = [
        min(
            int(np.count_nonzero(~said_left[each.same_left])),
            int(np.count_nonzero(~said_right[each.same_right])),
        )
        for each in shared
    ]
    same_left = sum(len(each.same_left) for each in shared)
    same_right = sum(len(each.same_right) for each in shared)
    shares = same_left / len(left.words), same_right / len(right.words)
    most = max(shares)
    taken = (most >= PART and sum(own) >= OWN_WORDS) or most >= MOST
    said = "" if taken else "; most of them somebody's, or few"
    return Overlap(
        left.document_id,
        right.document_id,
        Basis.WORDS,
        round(most, 4) if taken else 0.0,
        round(shares[0], 4),
        round(shares[1], 4),
        passages=tuple(
            SharedPassage(left.words.span(*each.left), right.words.span(*each.right), count)
            for each, count in zip(shared, own, strict=True)
        ),
        reason=f"{min(same_left, same_right)} words in common, {most:.0%} of the shorter{said}",
    )


def _is_furniture(shared: Shared, words: Words, furniture: Keys) -> bool:
    """Say whether most of a passage comes back for ever."""
    if not len(furniture):
        return False
    first, last = shared.left
    kept = winnowed(shingles_of(words.keys[first : last + 1]))
    return bool(2 * np.count_nonzero(among(kept, furniture)) >= len(kept))
