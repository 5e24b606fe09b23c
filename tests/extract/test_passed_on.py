"""Voices that another quotes, and that make a deal known without a verb of saying, are heard."""

from typing import Any

import pytest
from extract.test_heard import found

from alleged.extract.passed_on import passed_on
from alleged.extract.syntax import Syntax

pytestmark = pytest.mark.slow

TOLD = "The Harbour Council and the rebels have agreed on a truce. "


def heard(nlp: Any, text: str) -> dict[str, str]:
    """What each named speaker says, by the speaker."""
    whole = TOLD + text
    return {
        a.speaker.name: " ".join(span.of(whole) for span in a.content)
        for a in found(nlp, whole)
        if a.speaker is not None
    }


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            "State radio quoted Mayor Lena Brand as saying that the truce had begun.",
            "Lena Brand",
            "that the truce had begun",
        ),
        (
            "Mayor Lena Brand was quoted by state radio as saying that the truce had begun.",
            "Lena Brand",
            "that the truce had begun",
        ),
        ("Both sides confirmed the truce.", "sides", "the truce"),
        ("The mayor's office made the truce public on Friday.", "mayor's office", "the truce"),
        (
            "Lena Brand, who speaks for the rebels, read out the terms of the truce.",
            "Lena Brand",
            "the terms of the truce",
        ),
        ("News of the swap came first from a doctor.", "doctor", "the swap"),
        (
            "Both will leave the town, in the words of Colonel Halm.",
            "Halm",
            "Both will leave the town",
        ),
        ("The sum was confirmed by its rebel sources.", "rebel sources", "The sum"),
        (
            "The rebels claimed to have been paid by the council.",
            "rebels",
            "to have been paid by the council",
        ),
    ],
)
def test_a_voice_is_heard_that_no_verb_of_saying_has(
    nlp: Any, text: str, name: str, said: str
) -> None:
    speakers = heard(nlp, text)
    assert any(said in content for who, content in speakers.items() if name in who), speakers


@pytest.mark.parametrize(
    "text",
    [
        "Neither side would confirm the truce.",
        "Neither side confirmed the truce.",
        "The truce was confirmed by neither side.",
        "The radio quoted nobody as saying that a truce holds.",
        "None of the rebels claimed to have been paid.",
        "The mayor did not announce the truce.",
        "The mayor confirmed the appointment.",
        "News of the swap came late.",
        "The ship came from Sarn.",
        "The appointment was confirmed by parliament.",
        "The mayor wanted to make the truce public.",
    ],
)
def test_nobody_makes_known_what_is_refused_or_no_deal(nlp: Any, text: str) -> None:
    assert list(passed_on(Syntax(nlp(TOLD + text)), [])) == []
