"""A weighed episode as JSON values: odds in log2, every term with its claims, and its steps."""

from dataclasses import asdict
from typing import Any

from alleged.model.assessed import Kept
from alleged.model.assessment import Bound, Term, Verdict
from alleged.model.inquiry import Inquiry
from alleged.model.supposition import Linchpins, Move
from alleged.publish.verdict_wording import summary
from alleged.publish.weighed import Supposed, Weighed
from alleged.publish.weighed_wording import little


def weighed_object(weighed: Weighed) -> dict[str, Any]:
    """Return the keys of a weighed episode."""
    return {
        "type": "assessment",
        "episode": weighed.id,
        "heading": weighed.card.heading,
        "reports": len(weighed.reports),
        **verdict_object(weighed.verdict),
        "caution": " ".join(little(weighed)) or None,
        "linchpins": linchpins_object(weighed.linchpins),
        "not_weighed": [{"claim": claim, "reason": why} for claim, why in weighed.aside.items()],
        "checklist": weighed.checklist.name,
        "letters": {
            name: weighed.letters[name.casefold()]
            for name in sorted({n for term in weighed.verdict.terms for n in term.sources})
            if name.casefold() in weighed.letters
        },
        "kept": [assessment_object(each) for each in weighed.kept],
    }


def verdict_object(verdict: Verdict) -> dict[str, Any]:
    """Return the keys of a verdict. `reasons` sum to `log2_odds`, to the last digit."""
    return {
        "likelihood": round(verdict.probability, 4),
        "words": verdict.likelihood.value,
        "summary": summary(verdict),
        "log2_odds": verdict.log2_odds,
        "low": bound_object(verdict.low),
        "high": bound_object(verdict.high),
        "credibility": verdict.credibility,
        "confidence": {"level": verdict.confidence.value, "reason": verdict.confidence_reason},
        "voices_for": verdict.voices_for,
        "voices_against": verdict.voices_against,
        "reasons": [term_object(term) for term in verdict.terms],
    }


def term_object(term: Term) -> dict[str, Any]:
    """Return the keys of one term."""
    return {
        "kind": term.kind.value,
        "about": term.about,
        "reason": term.reason,
        "log2_odds": term.hundredths / 100,
        "claims": list(term.claims),
        "sources": list(term.sources),
        "origins": list(term.origins),
        "silent": term.silent,
        "steps": [
            {"name": s.name, "log2_odds": s.hundredths / 100, "reason": s.reason}
            for s in term.steps
        ],
    }


def bound_object(bound: Bound) -> dict[str, Any]:
    """Return the keys of one end of a range."""
    return {
        "likelihood": round(bound.probability, 4),
        "log2_odds": bound.hundredths / 100,
        "assuming": dict(bound.assuming),
    }


def linchpins_object(found: Linchpins) -> dict[str, Any]:
    """Return the keys of those on whom a verdict hangs."""
    return {
        "part": found.part.value,
        "names": list(found.names),
        "exact": found.exact,
        "at_least": found.at_least,
        "log2_odds_without": None if found.turned is None else found.turned / 100,
    }


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


def supposed_object(supposed: Supposed) -> dict[str, Any]:
    """Return the keys of a what-if: both verdicts, and what moved, most first."""
    change = supposed.what_if.change
    return {
        "type": "what_if",
        "episode": supposed.id,
        "heading": supposed.weighed.card.heading,
        "distrust": [{"part": part.value, "name": name} for part, name in change.distrust],
        "trust": list(change.trust),
        "prior": change.prior,
        "before": verdict_object(supposed.what_if.before),
        "after": verdict_object(supposed.what_if.after),
        "moves": [move_object(move) for move in supposed.what_if.moves],
    }


def move_object(move: Move) -> dict[str, Any]:
    """Return the keys of a term that moved."""
    term = move.after or move.before
    assert term is not None
    return {
        "kind": term.kind.value,
        "about": term.about,
        "claims": list(term.claims),
        "log2_odds": move.hundredths / 100,
        "before": move.before.hundredths / 100 if move.before else None,
        "after": move.after.hundredths / 100 if move.after else None,
    }
