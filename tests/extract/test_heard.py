"""Who is said to have said what, as the language model marks it, on invented reports."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from extract.test_network import ODD

from alleged.extract.attribution import find_attributions
from alleged.extract.heard import CUE, _least
from alleged.extract.network import shipped_network
from alleged.model.claim import Attribution, Stance
from alleged.model.document import Document

pytestmark = pytest.mark.slow


def found(nlp: Any, text: str) -> tuple[Attribution, ...]:
    doc = nlp(text)
    shipped_network().read(doc)
    return find_attributions(doc, Document("d", text, outlet="The Veldt Courier"))


def told(text: str, a: Attribution) -> tuple[str, str, str]:
    return tuple(" … ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[return-value]


PLAIN = (
    (
        "Colonel Tarek Dovan, a spokesman for the Veldt army, said that the convoy had left.",
        "Tarek Dovan",
        "the convoy had left",
        Stance.ASSERTS,
    ),
    (
        "The two sides have agreed on a truce, the ministry said on Monday.",
        "ministry",
        "The two sides have agreed on a truce",
        Stance.ASSERTS,
    ),
    (
        "The Harbour Council denied on Tuesday that any prisoners had been exchanged.",
        "Harbour Council",
        "any prisoners had been exchanged",
        Stance.DENIES,
    ),
    (
        "According to the Harbour Council, both sides exchanged twelve prisoners.",
        "Harbour Council",
        "both sides exchanged twelve prisoners",
        Stance.ASSERTS,
    ),
)


@pytest.mark.parametrize(("text", "speaker", "content", "stance"), PLAIN)
def test_plain_sentences(nlp: Any, text: str, speaker: str, content: str, stance: Stance) -> None:
    # "The two sides have agreed on a truce" may be an attribution of its own.
    (a,) = (a for a in found(nlp, text) if content in told(text, a)[2])
    assert a.speaker is not None
    assert a.speaker.name == speaker
    assert content in told(text, a)[2]
    assert a.stance is stance


def test_one_word_has_one_attribution(nlp: Any) -> None:
    text = PLAIN[0][0] + " " + PLAIN[2][0]
    cues = [a.cue for a in found(nlp, text)]
    assert len(cues) == len(set(cues))


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_name_nobody_who_is_not_there(nlp: Any, text: str) -> None:
    for a in found(nlp, text):
        assert all(span.end <= len(text) for span in (*a.source, *a.cue, *a.content))
        for voice in (a.speaker, *a.co_speakers):
            if voice is not None and voice.span is not None:
                assert voice.span.of(text) == voice.mention


def test_who_denies_is_named_also_behind_the_denial(nlp: Any) -> None:
    text = (
        "Two of the deals are known from leaked letters. Reports of a third one with the Tidewater "
        "Front were denied by the Harbour Council, which has held the town since the spring."
    )
    denials = [a for a in found(nlp, text) if a.stance is Stance.DENIES]
    assert [a.speaker.name for a in denials if a.speaker] == ["Harbour Council"]


def test_who_is_told_does_not_speak(nlp: Any) -> None:
    text = "The truce was announced to the public on Monday, and the harbour was quiet."
    assert not [a for a in found(nlp, text) if "public" in told(text, a)[0]]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "In a recorded address the Varsk leader told how he had agreed to the truce.",
            "leader",
            "the Varsk leader",
        ),
        ("In a televised speech the general said the convoy had left.", "general", "the general"),
    ],
)
def test_what_somebody_speaks_in_is_no_part_of_their_name(
    nlp: Any, text: str, name: str, words: str
) -> None:
    voices = [a.speaker for a in found(nlp, text) if a.speaker is not None]
    assert voices
    for voice in voices:
        assert voice.name.endswith(name)
        assert voice.mention == words


def test_what_could_not_be_verified_does_not_speak(nlp: Any) -> None:
    text = (
        "A message on the channel spoke of eleven dead and of 40 burnt-out army vehicles, "
        "a figure that could not be verified either."
    )
    said = [told(text, a) for a in found(nlp, text)]
    assert said
    assert not [source for source, _, _ in said if source == "that"]


def test_what_happens_says_nothing(nlp: Any) -> None:
    text = (
        "Information Minister Ona Brell said that the exchange had taken place exactly as "
        "announced and that no ransom was paid to anybody."
    )
    speakers = {a.speaker.name for a in found(nlp, text) if a.speaker is not None}
    assert "Ona Brell" in speakers
    assert not any("exchange" in speaker for speaker in speakers)


def test_where_every_word_looks_like_a_cue_each_needs_more() -> None:
    few, many = np.full(200, -6.0), np.full(200, -1.0)
    least = [_least(SimpleNamespace(pieces=range(200), cues=cues)) for cues in (few, many)]  # type: ignore[arg-type]
    assert least[0] == pytest.approx(CUE)
    assert least[1] > least[0] + 1


def test_a_word_within_a_quotation_is_not_said_by_who_is_quoted(nlp: Any) -> None:
    text = (
        '"No one who lays down heavy weapons will be harmed," army spokesman Colonel Matis Orrel '
        "told reporters in Tavrensk."
    )
    assert [told(text, a)[1] for a in found(nlp, text) if a.source] == ["told"]
