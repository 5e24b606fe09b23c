"""The words for what people decided of findings: always whose decision, when and why."""

from collections.abc import Mapping

from alleged.model.review import Review, ReviewVerdict


def review_words(review: Review) -> str:
    """Return what a person decided of a finding: who, when, what it should be, and why."""
    on = f" on {review.at.day} {review.at:%B %Y}" if review.at else ""
    because = f": {review.because}" if review.because else ""
    return f"{review.verdict.value} by {review.by or 'somebody'}{on}{_should(review)}{because}"


def decided(now: str, read: str) -> str:
    """Return what counts, and what was read where a person corrected it.

    >>> decided("ceasefire", "trade"), decided("trade", "trade")
    ('ceasefire (read as trade)', 'trade')
    """
    return now if now == read else f"{now} (read as {read})"


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
