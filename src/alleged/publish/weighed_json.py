"""A weighed episode as JSON values: odds in log2, every term with its claims, and its steps."""

from typing import Any

from alleged.model.supposition import Linchpins, Move
from alleged.publish.judgement_json import assessment_object, inquiry_object
from alleged.publish.verdict_json import verdict_object
from alleged.publish.weighed_wording import little
from alleged.publish.weighing import Expectations, ExpectedTrace, Supposition, Weighing


def weighed_object(weighed: Weighing) -> dict[str, Any]:
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
        "denied_alone": [
            {
                "aspect": aspect.value,
                "claims": [
                    c.id for c in weighed.claims.values() if c.decided_denies_only is aspect
                ],
                "log2_odds": verdict.log2_odds if verdict.voices_for else None,
                "voices_for": verdict.voices_for,
                "voices_against": verdict.voices_against,
            }
            for aspect, verdict in weighed.aspects.items()
        ],
        "checklist": weighed.checklist.name,
        "letters": {
            name: weighed.letters[name.casefold()]
            for name in sorted({n for term in weighed.verdict.terms for n in term.sources})
            if name.casefold() in weighed.letters
        },
        "kept": [assessment_object(each) for each in weighed.kept],
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


def supposed_object(supposed: Supposition) -> dict[str, Any]:
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


def expected_object(expected: Expectations) -> dict[str, Any]:
    """Return the keys of the traces that an episode leads one to expect."""
    return {
        "type": "expected",
        "episode": expected.id,
        "heading": expected.weighed.card.heading,
        "checklist": expected.weighed.checklist.name,
        "traces": [trace_object(each) for each in expected.traces],
    }


def trace_object(expected: ExpectedTrace) -> dict[str, Any]:
    """Return the keys of one trace, with what became of it."""
    trace, asked = expected.trace, expected.inquiry
    return {
        "name": trace.name,
        "kind": trace.kind.value,
        "state": expected.state.value,
        "p": trace.p,
        "q": trace.q,
        "to_be_searched": trace.searched or None,
        "why": trace.why or None,
        "basis": trace.basis or None,
        "log2_odds": expected.term.hundredths / 100,
        "reason": expected.term.reason,
        "claims": list(expected.term.claims),
        "inquiry": inquiry_object(asked) if asked else None,
    }
