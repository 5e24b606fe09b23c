"""Evidence a text names is found with what became of it; mere deeds and media are not."""

from typing import Any

import pytest

from alleged.extract.evidence import find_evidence
from alleged.model.document import Span

pytestmark = pytest.mark.slow


def named(nlp: Any, text: str) -> list[tuple[str, str, str]]:
    doc = nlp(text)
    sentences = tuple(Span(s.start_char, s.end_char) for s in doc.sents)
    found = find_evidence(doc, sentences)
    for evidence in found:
        assert evidence.span.of(text) == evidence.text
    return [(e.kind, e.state, e.text) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Vost Herald cited a list it had received.",
            ("document", "seen", "a list it had received"),
        ),
        ("The agency has seen a copy of the text.", ("document", "seen", "a copy of the text")),
        ("Footage showed buses leaving Vost.", ("visual", "cited", "Footage")),
        (
            "Satellite images showed a new road.",
            ("visual", "cited", "Satellite images"),
        ),
        (
            "The truck was hit, according to footage obtained by the Herald.",
            ("visual", "seen", "footage obtained by the Herald"),
        ),
        (
            "The minister said there was no evidence of a deal.",
            ("unspecified", "missing", "no evidence of a deal"),
        ),
        ("He called the charge a lie without proof.", ("unspecified", "missing", "proof")),
        ("The report lacks proof.", ("unspecified", "missing", "proof")),
        (
            "The Brigade has shown no photographs.",
            ("visual", "missing", "no photographs"),
        ),
        ("The army plans to publish the documents.", ("document", "promised", "the documents")),
        ("The ministry will release a video.", ("visual", "promised", "a video")),
        ("Drivers said they had carried fighters.", ("testimonial", "cited", "Drivers")),
        (
            "Hundreds left, according to witnesses.",
            ("testimonial", "cited", "witnesses"),
        ),
        (
            "He spoke of intercepted messages obtained by the Herald.",
            ("digital", "seen", "intercepted messages obtained by the Herald"),
        ),
        ("DNA tests would be done on them.", ("physical", "promised", "DNA tests")),
        ("No bodies were found.", ("physical", "missing", "No bodies")),
        ("The group made public a copy of the pact.", ("document", "seen", "a copy of the pact")),
    ],
)
def test_evidence_and_its_state(nlp: Any, text: str, expected: tuple[str, str, str]) -> None:
    assert named(nlp, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Both sides signed the document on Monday.",
        "The Brigade handed over 40 bodies.",
        "There was no agreement, he said.",
        "In a video he said that the deal was dead.",
        "The drivers were freed.",
        "He is on a list of wanted men.",
        "Rebels without weapons may go home.",
    ],
)
def test_what_is_no_evidence(nlp: Any, text: str) -> None:
    assert named(nlp, text) == []


def test_only_the_given_sentences_are_read(nlp: Any) -> None:
    text = "Footage showed buses. Photographs showed trucks."
    doc = nlp(text)
    (found,) = find_evidence(doc, (Span(22, len(text)),))
    assert found.text == "Photographs"
