"""Two reports side by side: the passages, the news and the sources they have in common."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from alleged.model.document import Span
from alleged.model.lineage import Basis, Overlap, SharedPassage
from alleged.weigh.credits import Found
from alleged.weigh.fingerprints import Fingerprint, shingles_of, winnowed
from alleged.weigh.passages import Shared, passages
from alleged.weigh.rarity import Rarity
from alleged.weigh.sources import Source, Voices, same_source, share
from alleged.weigh.words import Keys, Words

PART = 0.15
"""Of the shorter report's words, that must be the other's too for one to be taken from the other."""

OWN_WORDS = 10
"""Words of the reporter's own that must be among them: a clause."""

ORDER, RETOLD = 0.12, 0.38
CREDITED, CREDITED_DAYS = 0.12, 7
SAME_NEWS, SAME_DAYS = 0.15, 3
RESTS = 0.95
FIRST_NAMED = 0.03
FROM_SOURCE = 0.10


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as it is compared with others."""

    document_id: str
    text: str
    words: Words
    fingerprint: Fingerprint
    voices: Voices
    found: tuple[Found, ...]
    """Outlets it names."""

    publishers: frozenset[str]
    """Keys of those who publish it and of those whose work it says it is."""

    days: tuple[date, date] | None
    """First and last day it may have been published on; None if nobody knows."""

    @property
    def outlets(self) -> frozenset[str]:
        """Keys of all outlets it is from or names."""
        return self.publishers | {each.key for each in self.found if each.key}


def overlap(left: Sheet, right: Sheet, rarity: Rarity, furniture: Keys) -> Overlap | None:
    """Return what speaks for a common origin of two reports, or None if nothing does.

    `furniture` are shingles that stand in reports of all times; they say nothing of these two.
    """
    shared = [
        each
        for each in passages(left.words, right.words)
        if not _is_furniture(each, left.words, furniture)
    ]
    words = _by_words(left, right, shared) if shared else None
    if words and words.score:
        return words
    return _by_news(left, right, rarity, shared, quoted=words) or words


def _by_words(left: Sheet, right: Sheet, shared: list[Shared]) -> Overlap:
    said_left, said_right = left.words.within(left.voices.said), right.words.within(right.voices.said)
    own = [
        min(
            np.count_nonzero(~said_left[each.same_left]),
            np.count_nonzero(~said_right[each.same_right]),
        )
        for each in shared
    ]
    shares = [
        sum(len(each.same_left) for each in shared) / len(left.words),
        sum(len(each.same_right) for each in shared) / len(right.words),
    ]
    taken = (sum(own) >= OWN_WORDS and max(shares) >= PART) or max(shares) >= 0.6
    return Overlap(
        left.document_id,
        right.document_id,
        Basis.WORDS,
        round(max(shares), 4) if taken else 0.0,
        round(shares[0], 4),
        round(shares[1], 4),
        passages=tuple(
            SharedPassage(left.words.span(*each.left), right.words.span(*each.right), int(count))
            for each, count in zip(shared, own, strict=True)
        ),
    )


def _by_news(left: Sheet, right: Sheet, rarity: Rarity, shared: list[Shared], quoted: Overlap | None) -> Overlap | None:
    apart, exact = _days_apart(left, right)
    if apart is not None and apart > CREDITED_DAYS:
        return None
    alike = rarity.alike(left.fingerprint.stems, right.fingerprint.stems)
    basis, name = None, ""
    if alike >= RETOLD and rarity.in_order(_rest(left, [s.same_left for s in shared]), _rest(right, [s.same_right for s in shared])) >= ORDER:
        basis = Basis.REWRITE
    elif alike >= CREDITED and (name := _credit(left, right)):
        basis = Basis.CREDIT
    elif alike >= SAME_NEWS and (apart or 0) <= SAME_DAYS and not (quoted and max(quoted.left_share, quoted.right_share) >= PART):
        name = _source(left, right, shared, exact, alike)
        basis = Basis.SOURCE if name else None
    if basis is None:
        return None
    return Overlap(
        left.document_id, right.document_id, basis, round(alike, 4), 1.0, 1.0, name
    )


def _days_apart(left: Sheet, right: Sheet) -> tuple[int | None, bool]:
    """Return the least number of days between two reports, and whether both days are known."""
    if left.days is None or right.days is None:
        return None, False
    apart = max((right.days[0] - left.days[1]).days, (left.days[0] - right.days[1]).days, 0)
    return apart, left.days[0] == left.days[1] and right.days[0] == right.days[1]


def _credit(left: Sheet, right: Sheet) -> str:
    names_left = {e.key: e.credit.name for e in left.found if e.key}
    names_right = {e.key: e.credit.name for e in right.found if e.key}
    common = (names_left.keys() & right.outlets) | (names_right.keys() & left.outlets)
    return next((names_right.get(key) or names_left[key] for key in sorted(common)), "")


def _source(left: Sheet, right: Sheet, shared: list[Shared], exact: bool, alike: float) -> str:
    pairs = [
        (mine, theirs)
        for mine in left.voices.sources
        for theirs in right.voices.sources
        if same_source(mine, theirs) and _in_public(mine, right) and _in_public(theirs, left)
    ]
    if not pairs:
        return ""
    quoted = (
        [left.words.span(*each.left) for each in shared],
        [right.words.span(*each.right) for each in shared],
    )
    parts, most = [], []
    for sheet, side, words in ((left, 0, quoted[0]), (right, 1, quoted[1])):
        length = len(sheet.text)
        spans = [span for pair in pairs for span in pair[side].spans]
        parts.append(share([*spans, *words], length) - share(words, length))
        most.append(parts[-1] / max(1e-9, share(sheet.voices.attributed, length)))
    first = (left.voices.sources[0], right.voices.sources[0]) in pairs and min(parts) >= FIRST_NAMED
    rests = min(parts) >= FROM_SOURCE and 2 * alike + min(most) >= RESTS
    if not exact:
        first, rests = first and alike >= 2 * SAME_NEWS, rests and min(most) >= 0.5
    if not rests and not first:
        return ""
    return max(pairs, key=lambda pair: share(pair[1].spans, len(right.text)))[1].name


def _in_public(source: Source, other: Sheet) -> bool:
    return not source.to or bool(source.to & other.outlets)


def _rest(sheet: Sheet, same: list) -> Words:
    keep = np.ones(len(sheet.words), dtype=np.bool_)
    said = sheet.words.within(sheet.voices.said)
    for places in same:
        keep[places] &= ~said[places]
    w = sheet.words
    return Words(w.keys[keep], w.stems[keep], w.starts[keep], w.ends[keep])


def _is_furniture(shared: Shared, words: Words, furniture: Keys) -> bool:
    if not len(furniture):
        return False
    first, last = shared.left
    kept = winnowed(shingles_of(words.part(first, last + 1)))
    return 2 * np.count_nonzero(np.isin(kept, furniture)) >= len(kept)
