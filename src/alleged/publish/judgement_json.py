"""What analysts decided of evidence and sources, and what they stand by, as JSON values."""

from dataclasses import asdict
from typing import Any

from alleged.model.assessed import Kept
from alleged.model.inquiry import Grade, Inquiry
from alleged.model.review import Review


def judgement_object(each: Inquiry | Grade | Kept | Review) -> dict[str, Any]:
    """Return the keys of any of them, with its type."""
    match each:
        case Inquiry():
            return {"type": "inquiry", **inquiry_object(each)}
        case Grade():
            return {"type": "grade", **asdict(each), "at": each.at.isoformat()}
        case Kept():
            return {"type": "assessment", **assessment_object(each)}
        case Review():
            return {"type": "review", "target": each.target, **review_object(each)}


def assessment_object(kept: Kept) -> dict[str, Any]:
    """Return the keys of an assessment that was kept, and what has changed since."""
    made = kept.assessment
    return {
        "id": made.id,
        "telling": made.telling,
        "heading": made.heading,
        "by": made.by,
        "at": made.at.isoformat(),
        "note": made.note or None,
        "out_of_date": list(kept.changes),
        "rests_on": asdict(made.basis),
        "weighed": made.weighed,
    }


def review_object(review: Review) -> dict[str, Any]:
    """Return the keys of what a person decided of a finding."""
    return {
        "verdict": review.verdict.value,
        "content": dict(review.content),
        "because": review.because or None,
        "by": review.by,
        "at": review.at.isoformat() if review.at else None,
        "document": review.document,
        "number": review.number,
        "run": review.run,
    }


def inquiry_object(asked: Inquiry) -> dict[str, Any]:
    """Return the keys of an analyst's word on a trace."""
    return {
        "id": asked.id,
        "telling": asked.telling,
        "trace": asked.trace,
        "state": asked.state.value,
        "searched": asked.searched,
        "because": asked.because,
        "files": [
            {"name": f.name, "sha256": f.sha256, "media_type": f.media_type, "size": f.size}
            for f in asked.files
        ],
        "links": list(asked.links),
        "by": asked.by,
        "at": asked.at.isoformat(),
    }
