"""Several who speak with one voice are told apart, and those who may be the same are not."""

from typing import Any

import pytest
from texts import told

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The road is open, government and military officials said.",
            ["government officials", "military officials"],
        ),
        (
            "Officials of Sablea and of the Brigade said that the road is open.",
            ["Officials of Sablea", "Officials of the Brigade"],
        ),
        ("Officials of Sablea said that the road is open.", ["Officials of Sablea"]),
        ("The road is open, a government official said.", ["government official"]),
        ("The road is open, Ornian and Varskan sources said.", ["Ornian and Varskan sources"]),
        ("The road is open, local officials said.", ["local officials"]),
        ("The road is open, the envoy and the bishop said.", ["envoy", "bishop"]),
        (
            "Several people, the envoy and the bishop among them, said that the road is open.",
            ["envoy", "bishop"],
        ),
        (
            "Several people, among them the envoy and a bishop, said that the road is open.",
            ["envoy", "bishop"],
        ),
        ("Traders from among them said that the road is open.", ["Traders from among them"]),
    ],
)
def test_each_of_several_is_a_voice_of_its_own(nlp: Any, text: str, names: list[str]) -> None:
    found = told(nlp, text).attributions
    voices = [v for a in found if a.speaker for v in (a.speaker, *a.co_speakers)]
    assert [voice.name for voice in voices] == names
    assert all(voice.span.of(text) == voice.mention for voice in voices if voice.span)


@pytest.mark.parametrize(
    ("pronoun", "names"),
    [
        ("They", ["Tidewater Front", "Lantern Movement"]),
        ("It", ["Tidewater Front"]),
    ],
)
def test_they_are_all_of_a_row_of_bodies(nlp: Any, pronoun: str, names: list[str]) -> None:
    text = (
        "The Tidewater Front and the Lantern Movement met in Sarn. "
        f"{pronoun} said that the road is open."
    )
    found = [a for a in told(nlp, text).attributions if a.speaker]
    voices = [v.name for a in found if a.speaker for v in (a.speaker, *a.co_speakers)]
    assert voices == names


def test_they_are_no_row_that_stands_far_off(nlp: Any) -> None:
    text = (
        "The Tidewater Front and the Lantern Movement met in Sarn. It rained. It rained on. "
        "It snowed. They said that the road is open."
    )
    found = [a for a in told(nlp, text).attributions if a.speaker]
    assert not any(a.co_speakers for a in found)
