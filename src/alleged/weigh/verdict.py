"""Sums what bears on a matter into a verdict that shows its working."""

from alleged.model.assessment import Step, Term, TermKind, Verdict
from alleged.model.evidence import BodyOfEvidence, Finding
from alleged.model.testimony import Testimony
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.bounds import bounds, deceived
from alleged.weigh.hearing import Hearing, hear
from alleged.weigh.lattice import Lattice
from alleged.weigh.scales import LITTLE, confidence, credibility
from alleged.weigh.strength import Manner, voice_lattice, voice_steps
from alleged.weigh.traces import LOOKED, trace_lattice, trace_term

_SAYING = (TermKind.VOICE, TermKind.TRACE)


def weigh(body: BodyOfEvidence, assumed: Assumptions) -> Verdict:
    """Return the verdict on a body of evidence, with its range over what else may be assumed."""
    hearing = hear(body, assumed)
    terms = terms_of(body, hearing, assumed)
    said = [(term.kind, term.hundredths) for term in terms]
    total = sum([bits for _, bits in said])
    low, high = bounds(_lattices(body, hearing, assumed), total, assumed)
    voices = [bits for kind, bits in said if kind is TermKind.VOICE and bits]
    voices_for = sum([bits > 0 for bits in voices])
    firm, why_firm = confidence(low, high, sum([abs(bits) >= LITTLE for bits in voices]))
    return Verdict(
        terms=terms,
        low=low,
        high=high,
        voices_for=voices_for,
        voices_against=len(voices) - voices_for,
        credibility=credibility(
            total,
            said=sum([abs(bits) for kind, bits in said if kind in _SAYING]),
            confirming=sum([bits >= LITTLE for bits in voices]),
        ),
        confidence=firm,
        confidence_reason=why_firm,
    )


def odds_of(body: BodyOfEvidence, assumed: Assumptions) -> int:
    """Return the log2 odds of the verdict in hundredths, without its range."""
    return sum([term.hundredths for term in terms_of(body, hear(body, assumed), assumed)])


def terms_of(body: BodyOfEvidence, hearing: Hearing, assumed: Assumptions) -> tuple[Term, ...]:
    """Return the terms of a sum: prior, claims and traces in the order of the body, deception."""
    said = zip(body.testimony, hearing.manners, hearing.silent_claims, strict=True)
    saying = [_voice_term(*each, assumed) for each in said]
    if body.traces:
        found: dict[str, list[tuple[Finding, str]]] = {trace.name: [] for trace in body.traces}
        for finding, silent in zip(body.findings, hearing.silent_findings, strict=True):
            found[finding.trace].append((finding, silent))
        saying += [trace_term(trace, found[trace.name], assumed) for trace in body.traces]
    prior = Step("prior", round(100 * assumed["prior"]), "assumed before anything is known")
    total = sum([term.hundredths for term in saying if not term.silent])
    share = assumed["deceived"]
    lost = round(100 * deceived(total / 100, share)) - total
    doubt = Step("deceived", lost, f"{share:.0%} chance that all of this misleads together")
    return (
        Term(TermKind.PRIOR, "prior", (prior,), prior.reason),
        *saying,
        Term(TermKind.DECEIVED, "deceived", (doubt,), doubt.reason),
    )


def _voice_term(testimony: Testimony, said: Manner, silent: str, assumed: Assumptions) -> Term:
    witness = testimony.witness
    steps = () if silent else voice_steps(said, assumed)
    return Term(
        TermKind.VOICE,
        witness.voice,
        steps,
        silent or "; ".join([step.reason for step in steps]),
        (witness.claim_id,),
        (witness.source,),
        (witness.origin,),
        silent=bool(silent),
    )


def _lattices(body: BodyOfEvidence, hearing: Hearing, assumed: Assumptions) -> list[Lattice]:
    found = [
        voice_lattice(said, assumed)
        for said, silent in zip(hearing.manners, hearing.silent_claims, strict=True)
        if not silent
    ]
    heard = [
        finding
        for finding, silent in zip(body.findings, hearing.silent_findings, strict=True)
        if not silent and finding.state in LOOKED
    ]
    for trace in body.traces:
        counted = [finding for finding in heard if finding.trace == trace.name]
        if counted:
            found.append(trace_lattice(trace, counted, assumed))
    return found
