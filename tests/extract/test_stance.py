"""How speakers stand to what they say, on invented sentences."""

from typing import Any

import pytest

from alleged.extract.attribution import find_attributions
from alleged.model.claim import Stance
from alleged.model.document import Document

pytestmark = pytest.mark.slow

DENIALS = [
    ("The Front denied having taken money from the army.", "Front"),
    ("The Front denies it.", "Front"),
    ("A ransom was paid, which the Front denies.", "Front"),
    ("The army denied any deal with the Front.", "army"),
    ("The ministry said that no ransom had been paid.", "ministry"),
    ("There is no deal, the ministry said.", "ministry"),
    ("There was no agreement of any kind, the envoy wrote.", "envoy"),
    ("The army insisted that it had no part in the exchange.", "army"),
    ("Solt said the coalition was not a party to the agreement.", "Solt"),
    ("The agency reported that neither money nor weapons had been given.", "agency"),
    ("The Front rejected claims that it had signed the accord.", "Front"),
    ("The ministry dismissed the report as baseless.", "ministry"),
    ("The governor called the accusation a lie.", "governor"),
    ("The claim is false, the spokesman said.", "spokesman"),
    ("We have not signed anything, the commander said.", "commander"),
    ("The report was denied by the army.", "army"),
    ("There was no pact, Barda answered in Orn; he had gone there only to listen.", "Barda"),
    ("The minister shot down reports of a truce.", "minister"),
    ("The minister laughed off the report.", "minister"),
    ("The minister disputed the report.", "minister"),
    ("The minister said that the report was pure fantasy.", "minister"),
    ("The minister said that the report had been invented.", "minister"),
    ("The minister said that the document was a forgery.", "minister"),
    ("The minister said that the Herald had lied.", "minister"),
    ("The minister insisted that not a single coin was paid.", "minister"),
]

DOUBTS = [
    ("The army refused to confirm that the fighters had left.", "army"),
    ("The ministry would neither confirm nor deny the swap.", "ministry"),
    ("The ministry did not deny that money was paid.", "ministry"),
    ("Officials could not confirm that the convoy had arrived.", "Officials"),
    ("The governor did not say whether prisoners had been freed.", "governor"),
    ("Analysts questioned the claim.", "Analysts"),
    ("The envoy doubts that the truce will hold.", "envoy"),
    ("The minister said that he knew of no ransom.", "minister"),
    ("The minister told the agency that nothing could be said about the convoy.", "minister"),
    ("An official told the agency that he neither confirmed nor denied a swap.", "official"),
]

POSITIONS = [
    "The Front condemned the deal.",
    "The Front rejected the deal.",
    "The council said that it would not accept the agreement.",
    "The commander said that his men would never surrender.",
    "The ministry said that it did not support the accord.",
    "The ministry said that the truce was not only a military matter.",
    "The two sides announced a truce.",
    "The minister called the truce absurd.",
    "The minister shot down the offer.",
    "The minister disputed the border.",
    "The minister said that the Front could not be trusted.",
    "The minister said that he did not regret the truce.",
    "The minister said that there was no alternative to the truce.",
]


def stances(nlp: Any, text: str) -> set[tuple[str, str]]:
    found = find_attributions(nlp(text), Document("d", text))
    return {(a.speaker.name if a.speaker else "", a.stance.value) for a in found}


@pytest.mark.parametrize(("text", "speaker"), DENIALS)
def test_denials(nlp: Any, text: str, speaker: str) -> None:
    assert (speaker, "denies") in stances(nlp, text)


@pytest.mark.parametrize(("text", "speaker"), DOUBTS)
def test_doubts(nlp: Any, text: str, speaker: str) -> None:
    assert (speaker, "doubts") in stances(nlp, text)


@pytest.mark.parametrize("text", POSITIONS)
def test_opposing_is_not_denying(nlp: Any, text: str) -> None:
    assert not {stance for _, stance in stances(nlp, text)} & {"denies", "doubts"}


def test_no_comment_is_no_stance(nlp: Any) -> None:
    text = "The ministry declined to comment."
    assert not {stance for _, stance in stances(nlp, text)} & {"denies", "doubts"}


@pytest.mark.parametrize(
    "text",
    [
        "Both had agreed, he repeated, not to build up forces along the border.",
        "Rask retorted that a move inside Varsk was no business of Orn's.",
    ],
)
def test_what_is_not_to_be_is_asserted(nlp: Any, text: str) -> None:
    found = find_attributions(nlp(text), Document("d", text))
    assert all(a.stance is Stance.ASSERTS for a in found)
