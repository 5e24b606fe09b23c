"""Who stands behind a deal, who denies it, and whether the report itself tells of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, TRUCE_DENIED, Told, anchor_at, group_of, told

from alleged.extract.deal_voices import (
    Voices,
    _by_name,
    _denies,
    author_features,
    voices_of,
)
from alleged.extract.weights import Linear, Weights
from alleged.model.claim import Stance, Voice
from alleged.model.document import Span

SURE, NEVER = Linear(30.0, {}), Linear(-30.0, {})
OWN = "The Tidewater Front signed a truce with the Red Heron Brigade on Monday."
GIVEN = "A commander said that the Tidewater Front signed a truce with the Red Heron Brigade."


def weighing(claims: Linear, denies: Linear, author: Linear) -> Weights:
    return Weights("test", {"claims": claims, "denies": denies, "author": author}, {})


def voices(found: Told, weights: Weights, word: str = "truce") -> Voices:
    group = group_of(found.reading, anchor_at(found.reading, word, "truce_noun"))
    return voices_of(found.reading, group, found.attributions, (FRONT.id, BRIGADE.id), weights)


@pytest.mark.slow
def test_a_speaker_claims_only_what_they_speak_of(nlp: Any) -> None:
    heard = voices(told(nlp, GIVEN), weighing(SURE, NEVER, NEVER))
    assert [voice.name for voice in heard.claimed] == ["commander"]
    assert not heard.author
    far = "He had slept well, the cook said. It rained. It rained again. It rained on. " + OWN
    heard = voices(told(nlp, far), weighing(SURE, NEVER, NEVER))
    assert "cook" not in [voice.name for voice in heard.claimed]


@pytest.mark.slow
@pytest.mark.parametrize(("what", "claims"), [("The document", False), ("A document", True)])
def test_the_paper_of_a_deal_does_not_claim_it(nlp: Any, what: str, claims: bool) -> None:
    text = f"{what} says that the Tidewater Front signed a truce with the Red Heron Brigade."
    heard = voices(told(nlp, text), weighing(SURE, NEVER, NEVER))
    assert bool(heard.claimed) is claims


@pytest.mark.slow
def test_who_speaks_near_a_deal_claims_it_if_the_model_reads_so(nlp: Any) -> None:
    far = "He had slept well, the cook said. It rained. It rained again. It rained on. " + OWN
    by_model: Any = told(nlp, far)
    by_model.reading.hints = SimpleNamespace(role=lambda *_: None, own=lambda *_: {})
    for odds, claims in ((0.1, True), (-0.1, False)):
        weights = weighing(Linear(odds, {}), NEVER, SURE)
        named = [voice.name for voice in voices(by_model, weights).claimed]
        assert ("cook" in named) is claims


@pytest.mark.slow
@pytest.mark.parametrize(("odds", "in_short"), [(-0.4, False), (0.0, True)])
def test_less_makes_a_claim_in_a_long_text(nlp: Any, odds: float, in_short: bool) -> None:
    model = weighing(Linear(odds, {}), NEVER, SURE)
    weights = replace(model, thresholds={"claims": 0.45, "claims in long": 0.33})
    assert bool(voices(told(nlp, GIVEN), weights).claimed) is in_short
    assert voices(told(nlp, GIVEN + " It rained." * 30), weights).claimed


@pytest.mark.slow
def test_only_who_denies_something_can_deny_the_deal(nlp: Any) -> None:
    assert voices(told(nlp, GIVEN), weighing(NEVER, SURE, NEVER)).denied == ()
    heard = voices(told(nlp, TRUCE_DENIED), weighing(NEVER, SURE, NEVER), "ceasefire")
    assert [voice.name for voice in heard.denied] == [BRIGADE.name]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("denied", "denies"),
    [
        ("a claim that the envoy had mediated the truce", False),
        ("what critics allege, that the ministry had pressed the Brigade into it", False),
        ("a claim that the envoy will mediate between the two", True),
        ("a claim that its men had violated the truce", False),
        ("any attack", False),
        ("a claim that there was a truce", True),
    ],
)
def test_who_denies_a_mediator_or_a_breach_does_not_deny_the_deal(
    nlp: Any, denied: str, denies: bool
) -> None:
    text = f"{OWN} The Red Heron Brigade denied {denied}."
    heard = voices(told(nlp, text), weighing(NEVER, SURE, SURE))
    assert bool(heard.denied) is denies


@pytest.mark.parametrize(
    ("stances", "odds", "features", "denies"),
    [
        ({Stance.DENIES}, 0.0, {}, True),
        ({Stance.DENIES}, -1.0, {}, False),
        ({Stance.DENIES}, -1.0, {"is a party": 1.0, "holds the anchor denies": 1.0}, True),
        ({Stance.DENIES}, -3.0, {"is a party": 1.0, "holds the anchor denies": 1.0}, False),
        ({Stance.ASSERTS}, 1.0, {"model: denies": 2.0}, True),
        ({Stance.ASSERTS}, 0.0, {"model: denies": 2.0}, False),
        ({Stance.ASSERTS}, 9.0, {"model: denies": -2.0}, False),
        ({Stance.DOUBTS}, 1.0, {"model: denies": 2.0}, True),
    ],
)
def test_a_denial_without_a_word_that_denies_needs_more(
    stances: set[Stance], odds: float, features: dict[str, float], denies: bool
) -> None:
    assert _denies(features, stances, weighing(NEVER, Linear(odds, {}), NEVER)) is denies


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "odds", "denies"),
    [
        ("Nothing of the sort was done, the envoy said.", -2.3, True),
        ("It rained. Nothing of the sort was done, the envoy said.", -2.3, False),
        ("Nothing was burned in the quarter, the envoy said.", -2.3, False),
        ("The envoy denied having signed any truce.", -1.7, True),
        ("The envoy denied having slept.", -1.7, False),
    ],
)
def test_what_follows_upon_a_deal_needs_not_name_it(
    nlp: Any, words: str, odds: float, denies: bool
) -> None:
    heard = voices(told(nlp, f"{OWN} {words}"), weighing(NEVER, Linear(odds, {}), SURE))
    assert bool(heard.denied) is denies


@pytest.mark.slow
def test_a_deal_nobody_else_tells_is_the_reports_own(nlp: Any) -> None:
    heard = voices(told(nlp, OWN), weighing(NEVER, NEVER, NEVER))
    assert heard == Voices(True, (), (), ())


@pytest.mark.slow
def test_doubt_of_the_deal_is_doubt(nlp: Any) -> None:
    text = "The envoy doubted that the Tidewater Front had signed a truce."
    heard = voices(told(nlp, text), weighing(NEVER, NEVER, NEVER))
    assert [voice.name for voice in heard.doubted] == ["envoy"]
    assert heard.denied == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The Tidewater Front signed a truce. The envoy did not deny the truce.",
        "The Tidewater Front signed a truce. The envoy neither confirmed nor denied the truce.",
    ],
)
def test_who_does_not_deny_it_neither_denies_nor_claims_it(nlp: Any, text: str) -> None:
    heard = voices(told(nlp, text), weighing(SURE, SURE, NEVER))
    assert heard.denied == ()
    assert not {v.name for v in heard.claimed} & {v.name for v in heard.doubted}


@pytest.mark.slow
def test_what_is_given_to_others_is_not_the_reports_own_word(nlp: Any) -> None:
    def share(text: str) -> float:
        found = told(nlp, text)
        group = group_of(found.reading, anchor_at(found.reading, "truce", "truce_noun"))
        return author_features(found.reading, group, found.attributions)["share in own words"]

    assert share(OWN) == 1.0
    assert share(GIVEN) == 0.0


@pytest.mark.slow
def test_all_who_say_one_thing_together_are_its_speakers(nlp: Any) -> None:
    text = "Minister Olen Barda and General Rask Timo said that the two groups signed a truce."
    heard = voices(told(nlp, text), weighing(SURE, NEVER, NEVER))
    assert [voice.name for voice in heard.claimed] == ["Olen Barda", "Rask Timo"]


@pytest.mark.slow
def test_what_nobody_says_claims_nothing(nlp: Any) -> None:
    found = told(nlp, GIVEN)
    unsaid = tuple(replace(a, speaker=None, co_speakers=()) for a in found.attributions)
    heard = voices(replace(found, attributions=unsaid), weighing(SURE, SURE, NEVER))
    assert (heard.claimed, heard.denied) == ((), ())


@pytest.mark.slow
def test_a_report_denies_with_its_own_words_what_another_denies_in_it(nlp: Any) -> None:
    none = "No commander of the Tidewater Front signed a truce with the Red Heron Brigade."
    heard = voices(told(nlp, f"{none} {TRUCE_DENIED}"), weighing(NEVER, SURE, SURE))
    assert heard.denied
    assert heard.author_denies
    assert not heard.author


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "No commander of the Tidewater Front signed a truce with the Red Heron Brigade.",
        f"The Tidewater Front did not break the truce with the Brigade. {TRUCE_DENIED}",
    ],
)
def test_what_is_not_broken_or_denied_by_nobody_else_is_not_denied_by_the_report(
    nlp: Any, text: str
) -> None:
    heard = voices(told(nlp, text), weighing(NEVER, SURE, SURE))
    assert heard.author
    assert not heard.author_denies


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("The Tidewater Front, which held the road", "The Tidewater Front"),
        ("a man who would not be named", "a man who would not be named"),
        ("Lars Venn, a spokesman for the Front", "Lars Venn, a spokesman for the Front"),
    ],
)
def test_a_voice_is_shown_without_the_clause_behind_its_name(words: str, kept: str) -> None:
    voice = _by_name(Voice("Somebody", None, words, Span(7, 7 + len(words))))
    assert voice.mention == kept
    assert voice.span == Span(7, 7 + len(kept))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("affirmed", "odds", "both"),
    [
        ("Ila Venn said that the truce holds.", 1.0, True),
        ("Ila Venn said that the truce holds.", -1.0, False),
        ("Ila Venn said that it rained.", 1.0, False),
    ],
)
def test_who_affirms_a_deal_and_denies_a_part_of_it_does_both(
    nlp: Any, affirmed: str, odds: float, both: bool
) -> None:
    text = f"{affirmed} Venn denied that the truce was secret."
    heard = voices(told(nlp, text), weighing(Linear(odds, {}), SURE, SURE))
    assert [voice.name for voice in heard.denied] == ["Ila Venn"]
    assert bool(heard.claimed) is both


def test_words_that_there_is_no_deal_need_less() -> None:
    weights = weighing(NEVER, Linear(-1.5, {}), NEVER)
    assert not _denies({}, {Stance.DENIES}, weights)
    assert _denies({}, {Stance.DENIES}, weights, least=0.12)


@pytest.mark.slow
def test_a_denial_that_others_made_one_is_not_heard(nlp: Any) -> None:
    text = f"{OWN} Dorrenia had made no pact with anybody, Ila Venn said."
    heard = voices(told(nlp, text), weighing(NEVER, SURE, SURE))
    assert heard.denied == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("The envoy and an official denied the truce.", ["envoy", "official"]),
        ("An official and the envoy denied the truce.", ["official", "envoy"]),
        ("An official denied the truce.", []),
    ],
)
def test_who_denies_with_others_denies_as_they_do(nlp: Any, said: str, names: list[str]) -> None:
    named = Linear(30.0, {"unnamed speaker": -60.0})
    heard = voices(told(nlp, f"{OWN} {said}"), weighing(NEVER, named, SURE))
    assert [voice.name for voice in heard.denied] == names


class Silent:
    """A language model that has nothing to say."""

    def role(self, *_: object) -> None:
        return None

    def own(self, *_: object) -> dict[str, float]:
        return {}


@pytest.mark.slow
@pytest.mark.parametrize(("hints", "claims"), [(Silent(), ["Ila Venn"]), (None, [])])
def test_who_affirms_a_deal_and_doubts_a_part_of_it_is_among_both(
    nlp: Any, hints: Any, claims: list[str]
) -> None:
    text = "Ila Venn said that the truce holds. Venn could not confirm that the accord was secret."
    found = told(nlp, text)
    reading = found.reading
    reading.hints = hints
    truce = anchor_at(reading, "truce", "truce_noun")
    accord = anchor_at(reading, "accord", "deal_noun")
    heard = voices_of(
        reading,
        group_of(reading, truce, accord),
        found.attributions,
        (FRONT.id, BRIGADE.id),
        weighing(SURE, NEVER, SURE),
    )
    assert [voice.name for voice in heard.doubted] == ["Ila Venn"]
    assert [voice.name for voice in heard.claimed] == claims


@pytest.mark.slow
@pytest.mark.parametrize(("odds", "denies"), [(-0.9, True), (-1.3, False)])
def test_a_flat_denial_needs_more_where_another_deal_is_told(
    nlp: Any, odds: float, denies: bool
) -> None:
    text = OWN + " It rained. It rained on. There was no truce at all, a trader said."
    found = told(nlp, text)
    group = group_of(found.reading, anchor_at(found.reading, "truce", "truce_noun"))
    weights = replace(weighing(NEVER, Linear(odds, {}), SURE), thresholds={"denies": 0.3})
    parties = (FRONT.id, BRIGADE.id)
    for deals in (1, 2):
        told_ = replace(group, deals=deals)
        heard = voices_of(found.reading, told_, found.attributions, parties, weights)
        assert bool(heard.denied) is (denies or deals == 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("says", "claims"),
    [
        ("denied that the Tidewater Front signed a truce with the Red Heron Brigade", False),
        ("said that the story of a truce with the Red Heron Brigade was untrue", False),
        ("said that no shots would be fired under the truce with the Red Heron Brigade", True),
    ],
)
def test_who_only_denies_claims_nothing_however_likely(nlp: Any, says: str, claims: bool) -> None:
    heard = voices(told(nlp, f"A commander {says}."), weighing(SURE, NEVER, NEVER))
    assert bool(heard.claimed) is claims
    assert not heard.denied
