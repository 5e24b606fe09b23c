"""Whether two reports tell the same news from the same hand, where their words differ."""

from collections.abc import Sequence

import numpy as np

from alleged.model.document import Span
from alleged.model.lineage import Basis, Overlap, SharedPassage
from alleged.weigh.passages import Shared
from alleged.weigh.rarity import Rarity
from alleged.weigh.sheets import Sheet
from alleged.weigh.sources import Source, same_source, share
from alleged.weigh.words import Words

SAME_NEWS, UNDATED_NEWS = 0.15, 0.25
"""How alike two reports must be to tell the same news; the second where a day is not known."""

SAME_DAYS, CREDITED_DAYS = 3, 7
"""Days within which they must be published; the second where both credit one outlet, whose story
others take up for a week."""

RETOLD, IN_ORDER = 0.38, 0.12
"""How alike, and how much of the rare words in the same order, to be one story told anew."""

RESTS = 0.9
"""From which two reports rest on one source: twice how alike they are, and of what they give as
said, how much is that source's. Reports that are hardly alike must rest on it almost alone."""

OF_TEXT = 0.10
"""Of a report's text, what a source must have said for the report to rest on it."""

FIRST_NAMED = 0.03
"""The same, where both reports name the source before any other: agencies name whom the news is
from first."""

UNDATED_MOST = 0.5
"""Of what a report gives as said, what must be one source's where a day is not known: that several
speak in both may then be the war, and not the day."""


def shared_news(
    left: Sheet, right: Sheet, rarity: Rarity, shared: Sequence[Shared], *, quoted: bool
) -> Overlap | None:
    """Return what two reports that differ in words have in common, or None if it is too little.

    `shared` are the passages they do share. If these are a large part (`quoted`), all they have in
    common from that source is a quotation, and each may have heard it.
    """
    apart, exact = _days_apart(left, right)
    if apart > CREDITED_DAYS:
        return None
    alike = rarity.alike(left.fingerprint.stems, right.fingerprint.stems)
    when = f"words alike {alike:.2f}, {apart} days apart" if exact else f"words alike {alike:.2f}"
    if alike >= RETOLD:
        order = rarity.in_order(_without(left, shared, 0), _without(right, shared, 1))
        if order >= IN_ORDER:
            reason = f"{order:.0%} of the rare words in the same order; {when}"
            return _found(left, right, Basis.REWRITE, alike, "", (), reason)
    if alike < (SAME_NEWS if left.imprint.days and right.imprint.days else UNDATED_NEWS):
        return None
    if credit := _credit(left, right):
        name, spans = credit
        reason = f"both name {name} for the same news; {when}"
        return _found(left, right, Basis.CREDIT, alike, name, spans, reason)
    if apart <= SAME_DAYS and not quoted:
        source = _source(left, right, shared, alike, exact=exact)
        if source:
            spans = _first(source[0].spans), _first(source[1].spans)
            name = source[1].name
            reason = f"both rest on {name} for the same news; {when}"
            return _found(left, right, Basis.SOURCE, alike, name, spans, reason)
    return None


def _found(
    left: Sheet,
    right: Sheet,
    basis: Basis,
    alike: float,
    name: str,
    spans: tuple[Span | None, ...],
    reason: str,
) -> Overlap:
    passages = (SharedPassage(spans[0], spans[1], 0),) if len(spans) == 2 and all(spans) else ()  # type: ignore[arg-type]
    return Overlap(
        left.document_id,
        right.document_id,
        basis,
        round(min(1.0, alike), 4),
        1.0,
        1.0,
        name,
        passages,
        reason,
    )


def _days_apart(left: Sheet, right: Sheet) -> tuple[int, bool]:
    """Return the least number of days between two reports, and whether both days are known."""
    mine, theirs = left.imprint.days, right.imprint.days
    if mine is None or theirs is None:
        return 0, False
    apart = max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days, 0)
    return apart, mine[0] == mine[1] and theirs[0] == theirs[1]


def _credit(left: Sheet, right: Sheet) -> tuple[str, tuple[Span | None, Span | None]] | None:
    """Return an outlet that both name, or that one names and the other is from, and where."""
    names = [
        {c.key: c for c in reversed(s.imprint.credits) if c.key and c.key in s.voices.outlets}
        for s in (left, right)
    ]
    mine = names[0].keys() & (names[1].keys() | right.imprint.publishers)
    common = mine | (names[1].keys() & left.imprint.publishers)
    for key in sorted(common):
        credits = [side.get(key) for side in names]
        name = next(credit.name for credit in reversed(credits) if credit)
        spans = [credit.span if credit else None for credit in credits]
        return name, (spans[0], spans[1])
    return None


def _source(
    left: Sheet, right: Sheet, shared: Sequence[Shared], alike: float, *, exact: bool
) -> tuple[Source, Source] | None:
    """Return the source that both reports rest on, as each has it."""
    pairs = [
        (mine, theirs)
        for mine in left.voices.sources
        for theirs in right.voices.sources
        if same_source(mine, theirs) and _in_public(mine, right) and _in_public(theirs, left)
    ]
    if not pairs:
        return None
    parts, most = [], []
    for side, sheet in enumerate((left, right)):
        words = [sheet.words.span(*(each.left, each.right)[side]) for each in shared]
        spans = [span for pair in pairs for span in pair[side].spans]
        length = len(sheet.text)
        parts.append(share([*spans, *words], length) - share(words, length))
        most.append(parts[-1] / max(1e-9, share(sheet.voices.attributed, length)))
    first = (left.voices.sources[0], right.voices.sources[0]) in pairs and min(parts) >= FIRST_NAMED
    rests = min(parts) >= OF_TEXT and 2 * alike + min(most) >= RESTS
    if not exact:
        first = first and alike >= 2 * SAME_NEWS
        rests = rests and any(_mostly(pair, left, right) for pair in pairs)
    if not first and not rests:
        return None
    return max(pairs, key=lambda pair: share(pair[1].spans, len(right.text)))


def _mostly(pair: tuple[Source, Source], left: Sheet, right: Sheet) -> bool:
    """Say whether both reports give mostly this one source's words as said."""
    return all(
        share(source.spans, len(sheet.text))
        >= UNDATED_MOST * share(sheet.voices.attributed, len(sheet.text))
        for source, sheet in zip(pair, (left, right), strict=True)
    )


def _in_public(source: Source, other: Sheet) -> bool:
    """Say whether the other report can have heard it: an interview is one outlet's."""
    return not source.to or bool(source.to & other.outlets)


def _without(sheet: Sheet, shared: Sequence[Shared], side: int) -> Words:
    """Return the words of a report without those that somebody said and both reports share."""
    keep = np.ones(len(sheet.words), dtype=np.bool_)
    said = sheet.words.within(sheet.voices.said)
    for each in shared:
        places = (each.same_left, each.same_right)[side]
        keep[places] &= ~said[places]
    return sheet.words.only(keep)


def _first(spans: tuple[Span, ...]) -> Span | None:
    return spans[0] if spans else None
