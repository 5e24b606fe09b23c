"""Evidence that a report names becomes a finding, by its kind and what became of it."""

import pytest
from voices import USUAL, body, witness

from alleged.model.deal import NamedEvidence
from alleged.model.document import Span
from alleged.model.evidence import EvidenceKind, TraceState
from alleged.model.testimony import Access
from alleged.weigh.named_evidence import finding_of, trace_of
from alleged.weigh.verdict import odds_of


def named(kind: str, state: str) -> NamedEvidence:
    return NamedEvidence(kind, state, "a signed page", Span(0, 13))


def bits(kind: str, state: str) -> int:
    finding = finding_of(named(kind, state), witness(access=Access.SAW))
    return odds_of(body(finding, traces=(trace_of(kind),)), USUAL)


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_every_kind_has_its_trace_and_seen_says_more_than_cited(kind: EvidenceKind) -> None:
    assert bits(kind, "seen") > bits(kind, "cited") > 0
    assert bits(kind, "promised") == bits(kind, "missing") == 0


def test_proof_of_no_kind_says_least() -> None:
    assert bits("unspecified", "seen") == min(bits(kind, "seen") for kind in EvidenceKind)


def test_what_is_promised_has_not_been_looked_at() -> None:
    assert finding_of(named("visual", "promised"), witness()).state is TraceState.NOT_SEARCHED
