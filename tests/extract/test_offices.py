"""Whom "the minister" means, by the offices that a text gives."""

from typing import Any

import pytest
from texts import document, mentions_in

from alleged.extract.offices import Offices
from alleged.extract.speakers import Speakers
from alleged.extract.syntax import Syntax
from alleged.model.actor import ActorKind, Mention
from alleged.model.document import Span

pytestmark = pytest.mark.slow


def holder(nlp: Any, text: str, words: str) -> str | None:
    """Whom the last use of these words means."""
    doc = nlp(text)
    first = text.rindex(words)
    run = doc.char_span(first, first + len(words))
    found = Offices(Syntax(doc)).holder(run.root.i, (run.start, run.end))
    return None if found is None else doc[found[0] : found[1]].text


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Minister John Harker met them. The minister was pleased.", "The minister", "John Harker"),
        (
            "John Harker, the governor of Sele, met Peter Lunt. The governor was pleased.",
            "The governor",
            "John Harker",
        ),
        ("Peter Lunt met them. The governor was pleased.", "The governor", None),
        ("Minister John Harker met them. A minister was pleased.", "A minister", None),
        ("The minister was pleased. Minister John Harker met them.", "The minister", None),
    ],
    ids=["title", "apposition", "another office", "no article", "named later"],
)
def test_the_holder_of_an_office_is_whom_the_text_called_so(
    nlp: Any, text: str, words: str, who: str | None
) -> None:
    assert holder(nlp, text, words) == who


def test_another_country_has_another_president(nlp: Any) -> None:
    text = "President John Harker met them. The Canadian president was pleased."
    assert holder(nlp, text, "The Canadian president") is None


def test_a_voice_is_named_by_the_holder_of_the_office(nlp: Any) -> None:
    text = "Minister John Harker met them. The minister was pleased."
    doc = nlp(text)
    speakers = Speakers(Syntax(doc), document(text), mentions_in(nlp, text))
    run = doc.char_span(text.index("The minister"), text.index(" was"))
    (voice,) = speakers.voices((run.start, run.end), run.root.i)
    assert voice.name == "John Harker"
    assert voice.mention == "The minister"


@pytest.mark.parametrize(
    ("words", "name"),
    [("The news agency", "Reed Bay Post"), ("The agency", "agency")],
    ids=["an outlet", "any agency"],
)
def test_only_what_must_be_an_outlet_is_the_outlet_named_before(
    nlp: Any, words: str, name: str
) -> None:
    text = f"The Reed Bay Post wrote of a truce. {words} was pleased."
    first = text.index("Reed Bay Post")
    outlet = Mention(
        Span(first, first + 13), "Reed Bay Post", "post", "Reed Bay Post", "post", ActorKind.OUTLET
    )
    doc = nlp(text)
    run = doc.char_span(text.index(words), text.index(" was"))
    (voice,) = Speakers(Syntax(doc), document(text), (outlet,)).voices(
        (run.start, run.end), run.root.i
    )
    assert voice.name == name


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("The minister was pleased: there was a truce", "John Harker"),
        ("There was a truce", "Peter Lunt"),
    ],
    ids=["the minister in between", "nobody in between"],
)
def test_he_is_the_minister_named_by_office_last(nlp: Any, between: str, name: str) -> None:
    text = f"Minister John Harker met them. Then came Peter Lunt of the mill. {between}, he said."
    doc = nlp(text)
    speakers = Speakers(Syntax(doc), document(text), mentions_in(nlp, text))
    run = doc.char_span(text.index("he said"), text.index(" said"))
    (voice,) = speakers.voices((run.start, run.end), run.root.i)
    assert voice.name == name
