"""A verdict as JSON values: odds in log2, and every term with its claims and its steps."""

from typing import Any

from alleged.model.assessment import Bound, Term, Verdict
from alleged.publish.verdict_wording import summary


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
