"""What a text tells besides deals, with who says so."""

from typing import Any

import pytest
from factories import document
from texts import names
from texts import propositions_in as told

from alleged.extract.claims import claims_of
from alleged.model.claim import Stance

pytestmark = pytest.mark.slow


def test_an_outcome_has_who_did_it_to_whom_how_many_and_who_says_so(nlp: Any) -> None:
    (one,) = told(
        nlp, "The Tidewater Front killed 12 soldiers near Halden on Monday, the Orrin Council said."
    )
    assert (one.type.value, one.kind) == ("outcome", "killed")
    assert (names(one.agents), names(one.recipients)) == (["Tidewater Front"], ["soldiers"])
    assert [(n.low, n.best, n.high, n.of) for n in one.numbers] == [(12, 12, 12, "soldiers")]
    assert [voice.name for voice in one.claimed_by] == ["Orrin Council"]


@pytest.mark.parametrize(
    ("text", "kind", "denier"),
    [
        ("Davin Rook denied that the Tidewater Front had taken Halden.", "took", "Davin Rook"),
        (
            "Davin Rook denied that the Orrin Council funds the Tidewater Front.",
            "funds",
            "Davin Rook",
        ),
        (
            "The commander of the Tidewater Front, Davin Rook, is still alive, his brother said.",
            "killed",
            "brother",
        ),
    ],
)
def test_a_denial_is_a_stance_on_the_same_thing_put_positively(
    nlp: Any, text: str, kind: str, denier: str
) -> None:
    (one,) = [each for each in told(nlp, text) if each.kind == kind]
    assert not one.claimed_by
    assert [voice.name for voice in one.denied_by] == [denier]


def test_a_relation_is_somebodys_claim(nlp: Any) -> None:
    (one,) = told(nlp, "The Orrin Council arms the Tidewater Front, two diplomats said.")
    assert (one.type.value, one.kind) == ("relation", "arms")
    assert (names(one.agents), names(one.recipients)) == (["Orrin Council"], ["Tidewater Front"])
    assert [voice.name for voice in one.claimed_by] == ["two diplomats"]


def test_a_forecast_has_a_voice_and_a_day(nlp: Any) -> None:
    (one,) = told(nlp, "Analysts say the Tidewater Front will attack Halden by June.")
    assert one.type.value == "forecast"
    assert [voice.name for voice in one.claimed_by] == ["Analysts"]
    assert str(one.due) == "2031-06-30"


def test_evidence_said_to_be_missing_bears_on_what_is_claimed(nlp: Any) -> None:
    (one,) = told(
        nlp, "No image of a body has been shown, though the army says that it killed Davin Rook."
    )
    assert (one.kind, names(one.recipients)) == ("killed", ["Davin Rook"])
    assert [(named.kind, named.state) for named in one.evidence] == [("visual", "missing")]


@pytest.mark.parametrize(
    "text",
    [
        "If Davin Rook is killed, the talks will end.",
        "The senator killed the bill and defeated his rival in the debate.",
        "The Tidewater Front hopes to take Halden.",
        "Rain fell on the hills, and the road to Halden was closed.",
    ],
)
def test_conditions_wishes_and_figures_of_speech_are_nothing(nlp: Any, text: str) -> None:
    assert told(nlp, text) == ()


def test_every_word_shown_stands_in_the_text(nlp: Any) -> None:
    text = (
        "At least 20 fighters of the Tidewater Front were captured in Halden. The Orrin Council "
        "said it killed Davin Rook; the Front denied it. No body was shown."
    )
    for one in told(nlp, text):
        assert one.words.of(text)
        assert all(party.span.of(text) == party.mention for party in one.roles)
        assert all(number.span.of(text) for number in one.numbers)
        assert all(named.span.of(text) == named.text for named in one.evidence)


def test_it_has_the_root_class_of_plover_beside_our_own_kind(nlp: Any) -> None:
    (one,) = told(nlp, "The Tidewater Front killed 12 soldiers.")
    assert (one.kind, one.plover) == ("killed", "ASSAULT")
    (other,) = told(nlp, "Davin Rook commands the Tidewater Front.")
    assert (other.kind, other.plover) == ("commands", "")


def test_what_is_only_said_to_be_so_is_passed_on_by_the_report(nlp: Any) -> None:
    text = "The Tidewater Front is accused of torturing prisoners."
    report = document(text, "r", "Harbour Gazette", "2031-03-05")
    (one,) = told(nlp, text)
    assert (one.claimed_by, one.denied_by, one.doubted_by) == ((), (), ())
    (claim,) = claims_of([one], [], report)
    assert (claim.stance, claim.quote) == (Stance.REPORTS, text)


def test_a_death_that_its_sentence_only_passes_on_is_carried_by_the_verb(nlp: Any) -> None:
    text = (
        "The Front's papers raced for the scoop on the death of Davin Rook, who was reported "
        "killed by the Red Heron Brigade."
    )
    (killed,) = [each for each in told(nlp, text) if each.kind == "killed"]
    assert killed.words.of(text) == "killed"
