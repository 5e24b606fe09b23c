"""The words for what people decided of findings: always whose decision, when and why."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from alleged.model.deal import Deal, Visibility
from alleged.model.review import Review, ReviewVerdict

_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


def review_words(review: Review, as_read: Mapping[str, Sequence[str]] = _NOTHING) -> str:
    """Return what a person decided of a finding: who, when, what it should be, and why."""
    on = f" on {review.at.day} {review.at:%B %Y}" if review.at else ""
    because = f": {review.because}" if review.because else ""
    should = f"{_should(review)}{_read(as_read)}"
    return f"{review.verdict.value} by {review.by or 'somebody'}{on}{should}{because}"


def decided(now: str, read: str) -> str:
    """Return what counts, and what was read where a person corrected it.

    >>> decided("ceasefire", "trade"), decided("trade", "trade")
    ('ceasefire (read as trade)', 'trade')
    """
    return now if now == read else f"{now} (read as {read})"


def told_as(deal: Deal) -> str:
    """Return how a report tells of a deal, by its status and whether it was hidden."""
    now, status = deal.decided_visibility, decided(deal.decided_status.value, deal.status.value)
    hidden = "" if now is Visibility.UNKNOWN else f", {decided(now.value, deal.visibility.value)}"
    return f"{status}{hidden}"


def short_words(review: Review | None) -> str:
    """Return the decision for a column of a table; empty where there is none.

    >>> content = {"kind": "safe_passage"}
    >>> short_words(Review(1, 1, "deal-1", "doc-1", ReviewVerdict.CORRECTED, content))
    'corrected, to kind safe passage'
    """
    return f"{review.verdict.value}{_should(review)}" if review else ""


def reviewed_words(reviewed: Mapping[str, int]) -> str:
    """Return how many findings people decided of, and that the rejected are left out.

    >>> reviewed_words({"accepted": 3, "rejected": 2})
    'accepted 3; 2 rejected and left out'
    """
    parts = [f"{word} {n:,}" for word, n in sorted(reviewed.items()) if word != _REJECTED]
    left_out = reviewed.get(_REJECTED, 0)
    rest = [f"{left_out:,} rejected and left out"] if left_out else []
    return "; ".join([*([", ".join(parts)] if parts else []), *rest])


_REJECTED = ReviewVerdict.REJECTED.value


def _should(review: Review) -> str:
    if review.verdict is not ReviewVerdict.CORRECTED:
        return ""
    fields = (f"{name} {value.replace('_', ' ')}" for name, value in review.content.items())
    return f", to {', '.join(fields)}"


def _read(as_read: Mapping[str, Sequence[str]]) -> str:
    """Return what was read in place of what a person corrected.

    >>> _read({"parties": ("Reed Guild", "the army"), "time": ()})
    ' (read as parties Reed Guild, the army; time not told)'
    """
    words = [f"{name} {', '.join(read) or 'not told'}" for name, read in as_read.items()]
    return f" (read as {'; '.join(words)})" if words else ""
