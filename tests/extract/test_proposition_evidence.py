"""Which of the evidence that a text names bears on which of the things it tells."""

from typing import Any

import pytest
from texts import propositions_in, told_of

pytestmark = pytest.mark.slow


def test_evidence_bears_on_what_its_own_words_name(nlp: Any) -> None:
    text = (
        "The Sablean army took the town of Halden. There is no evidence of the defeat of the "
        "Tidewater Front."
    )
    found = propositions_in(nlp, text)
    assert [each.state for each in told_of(found, "defeated").evidence] == ["missing"]
    assert told_of(found, "took").evidence == ()


def test_evidence_after_a_claim_bears_on_it(nlp: Any) -> None:
    text = (
        "The Sablean army said that it had killed Davin Rook. It showed no footage of a body. "
        "It rained in the evening."
    )
    one = told_of(propositions_in(nlp, text), "killed")
    assert {(each.kind, each.state) for each in one.evidence} >= {("visual", "missing")}


def test_evidence_far_from_any_claim_bears_on_nothing(nlp: Any) -> None:
    text = (
        "The Sablean army killed two rebels. It rained. The road was closed. Nobody came. "
        "A shop sold photographs of the harbour."
    )
    assert told_of(propositions_in(nlp, text), "killed").evidence == ()
