"""Everybody has one role in a deal, by the words that show best who is meant."""

from typing import Any

import pytest
from factories import COUNCIL, FRONT, LANTERN
from texts import BRIGADE, DORRENIA, SABLEA, SWAP, anchor_at, group_of, reading_of

from alleged.extract.arguments import arguments_of
from alleged.extract.deal_parties import best_mention, cast, name_of
from alleged.extract.reading import Reading
from alleged.extract.weights import Linear, Weights, shipped_weights
from alleged.model.actor import ActorKind, Mention
from alleged.model.document import Span

EVERYBODY = Weights("test", {"party": Linear(9.0, {}), "mediator": Linear(-9.0, {})}, {})
NOBODY = Weights("test", {"party": Linear(-30.0, {}), "mediator": Linear(-30.0, {})}, {})


def truce(nlp: Any, text: str) -> tuple[Reading, set[str]]:
    """A text, and the parties to its truce if whoever can be one is likely to be."""
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    return reading, set(cast(reading, group, EVERYBODY).keys)


def mention(form: str, start: int, kind: ActorKind = ActorKind.ARMED_GROUP) -> Mention:
    return Mention(Span(start, start + 3), "abc", "k", "ABC", None, kind, form)


def test_a_name_shows_best_who_is_meant() -> None:
    name, description, pronoun = (
        mention("name", 9),
        mention("description", 4),
        mention("pronoun", 0),
    )
    assert best_mention([pronoun, description, name]) is name
    assert best_mention([pronoun, description]) is description
    assert best_mention([mention("name", 20), name]) is name


def test_a_leader_shows_less_than_the_group() -> None:
    leader, group = mention("name", 0, ActorKind.PERSON), mention("description", 5)
    assert best_mention([leader, group]) is group


@pytest.mark.slow
def test_parties_and_mediators_of_a_clear_swap(nlp: Any) -> None:
    reading = reading_of(nlp, SWAP)
    group = group_of(
        reading,
        anchor_at(reading, "exchanged", "swap_verb"),
        anchor_at(reading, "deal", "deal_noun"),
    )
    played = cast(reading, group, shipped_weights())
    assert set(played.keys) == {FRONT.id, BRIGADE.id}
    assert [party.actor for party in played.mediators] == [LANTERN.id]
    assert len(played.keys) == len(played.parties) == len(played.reasons)
    assert len(played.probabilities) == len(played.keys)
    assert {party.role for party in played.parties} == {"party"}
    assert {party.role for party in played.mediators} == {"mediator"}
    assert played.signs["least party"] > played.signs["next party"]
    assert played.signs["named together=2"] == 1.0


@pytest.mark.slow
def test_who_is_said_not_to_have_made_it_is_no_party(nlp: Any) -> None:
    text = (
        "It was the Red Heron Brigade, not the Lantern Society, that signed a truce "
        "with the Tidewater Front."
    )
    _, parties = truce(nlp, text)
    assert LANTERN.id not in parties
    assert FRONT.id in parties


@pytest.mark.slow
def test_who_only_supervises_does_not_mediate(nlp: Any) -> None:
    text = "The truce with the Tidewater Front would be supervised by the Lantern Society."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    anybody = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(9.0, {})}, {})
    played = cast(reading, group, anybody)
    assert LANTERN.id not in {party.actor for party in played.mediators}
    assert LANTERN.id in {p.actor for p in played.other_roles if p.role == "supervisor"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("did", "approves"),
    [
        ("approved", True),
        ("would not endorse", False),
        ("refused to endorse", False),
        ("welcomed", False),
    ],
)
def test_who_refuses_or_only_welcomes_a_deal_does_not_approve_it(
    nlp: Any, did: str, approves: bool
) -> None:
    text = f"The Lantern Society {did} the truce with the Tidewater Front."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    nobody = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(-9.0, {})}, {})
    played = cast(reading, group, nobody)
    assert (LANTERN.id in {p.actor for p in played.other_roles}) is approves


@pytest.mark.slow
@pytest.mark.parametrize("where", ["was announced in", "will let doctors into"])
def test_an_unknown_name_that_only_says_where_has_no_part_in_a_deal(nlp: Any, where: str) -> None:
    text = f"The truce with the Tidewater Front {where} Drumlec on Thursday."
    span = Span(text.index("Drumlec"), text.index("Drumlec") + 7)
    unknown = Mention(span, "Drumlec", "text:drumlec", "Drumlec", None, ActorKind.ORGANISATION)
    reading = reading_of(nlp, text)
    reading = Reading(reading.doc, reading.document, (*reading.mentions, unknown), reading.periods)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    anybody = Weights("test", {"party": Linear(9.0, {}), "mediator": Linear(9.0, {})}, {})
    played = cast(reading, group, anybody)
    assert "text:drumlec" not in {*played.keys, *(p.name for p in played.mediators)}
    assert "Drumlec" not in {p.name for p in (*played.parties, *played.mediators)}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("who", "party"), [("they", False), ("the Tidewater Front and Dorrenia", True)]
)
def test_who_rather_mediates_is_no_party_by_a_pronoun_alone(
    nlp: Any, who: str, party: bool
) -> None:
    text = f"The Tidewater Front mediated. Later {who} agreed on a truce."
    reading = reading_of(nlp, text)
    start = text.index(who)
    meant = Mention(
        Span(start, start + len(who)), who, FRONT.id, FRONT.name, FRONT.id,
        ActorKind.ARMED_GROUP, "pronoun",
    )  # fmt: skip
    known = [m for m in reading.mentions if m.text != who]
    known = [*known, meant] if who == "they" else known
    reading = Reading(reading.doc, reading.document, known, reading.periods)
    anchor = anchor_at(reading, "truce", "truce_noun")
    group = group_of(reading, anchor)
    group.named = frozenset({FRONT.id, DORRENIA.id})
    both = Weights("test", {"party": Linear(8.0, {}), "mediator": Linear(9.0, {})}, {})
    assert (FRONT.id in cast(reading, group, both).keys) is party


@pytest.mark.slow
def test_nobody_has_two_roles(nlp: Any) -> None:
    reading = reading_of(nlp, SWAP)
    group = group_of(reading, anchor_at(reading, "exchanged", "swap_verb"))
    played = cast(reading, group, shipped_weights())
    names = [p.name for p in (*played.parties, *played.mediators, *played.other_roles)]
    assert len(names) == len(set(names))


@pytest.mark.slow
def test_where_nobody_is_likely_nobody_is_a_party(nlp: Any) -> None:
    reading = reading_of(nlp, SWAP)
    group = group_of(reading, anchor_at(reading, "exchanged", "swap_verb"))
    played = cast(reading, group, NOBODY)
    assert (played.parties, played.keys, played.reasons) == ((), (), ())


@pytest.mark.slow
def test_the_name_of_a_key_is_the_actors(nlp: Any) -> None:
    assert name_of(reading_of(nlp, SWAP), BRIGADE.id) == BRIGADE.name


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The other truces were made by groups supported by the Lantern Society.",
        "The Lantern Society backed the Tidewater Front, which made a truce.",
    ],
)
def test_who_backs_those_who_made_a_deal_has_not_approved_it(nlp: Any, text: str) -> None:
    reading = reading_of(nlp, text)
    word = "truces" if "truces" in text else "truce"
    group = group_of(reading, anchor_at(reading, word, "truce_noun"))
    nobody = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(-9.0, {})}, {})
    assert cast(reading, group, nobody).other_roles == ()


@pytest.mark.slow
def test_who_makes_a_deal_with_somebody_stands_against_them(nlp: Any) -> None:
    text = (
        "The agreement by the Red Heron Brigade and the Orrin Council with the Tidewater Front "
        "was announced."
    )
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "agreement", "deal_noun"))
    played = cast(reading, group, Weights("test", {"party": Linear(9.0, {}),
                                                   "mediator": Linear(-9.0, {})}, {}))  # fmt: skip
    sides = {party.actor: party.side for party in played.parties}
    assert sides == {BRIGADE.id: 0, COUNCIL.id: 0, FRONT.id: 1}


@pytest.mark.slow
@pytest.mark.parametrize("which", ["a", "the second", "the latest"])
def test_with_whom_a_truce_is_signed_is_told_whichever_it_is(nlp: Any, which: str) -> None:
    reading = reading_of(nlp, f"The Orrin Council signed {which} truce with the Tidewater Front.")
    (signed,) = [token for token in reading.doc if token.text == "signed"]
    assert arguments_of(reading, signed).partners == (FRONT.id,)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The Tidewater Front made a truce with rebels whom the Lantern Society arms.",
        "The Tidewater Front made a truce with rebels armed by the Lantern Society.",
    ],
)
def test_who_only_arms_a_side_is_no_party(nlp: Any, text: str) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert LANTERN.id not in cast(reading, group, EVERYBODY).keys


@pytest.mark.slow
def test_an_unlisted_body_that_watches_over_truces_is_no_party(nlp: Any) -> None:
    text = "The Tidewater Front and the Truce Monitoring Mission signed a truce."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert cast(reading, group, EVERYBODY).keys == (FRONT.id,)


@pytest.mark.slow
def test_the_government_is_none_of_two_named_bands(nlp: Any) -> None:
    text = "The government made a pact with the Tidewater Front and the Red Heron Brigade."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "pact", "deal_noun"))
    assert len(cast(reading, group, EVERYBODY).keys) == 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "dropped"),
    [
        (
            "The Tidewater Front signed a truce with the Sablean army. "
            "The rebel militia would keep the truce, it said.",
            True,
        ),
        ("The Tidewater Front signed a truce with the rebel militia.", False),
    ],
    ids=["one of three", "one of two"],
)
def test_the_militia_beside_two_others_is_the_one_named(nlp: Any, text: str, dropped: bool) -> None:
    reading, parties = truce(nlp, text)
    keys = {m.key for m in reading.mentions if m.text.endswith("militia")}
    assert keys
    assert parties.isdisjoint(keys) is dropped


@pytest.mark.slow
def test_two_main_parties_are_the_two_that_are_named(nlp: Any) -> None:
    text = (
        "Two main parties signed a truce on Monday. "
        "The Tidewater Front and the Red Heron Brigade will keep the truce."
    )
    reading, parties = truce(nlp, text)
    assert any(m.text.endswith("parties") for m in reading.mentions)
    assert parties == {FRONT.id, BRIGADE.id}


@pytest.mark.slow
@pytest.mark.parametrize(("mediates", "is_party"), [(-1.0, False), (-2.5, True)])
def test_who_is_far_likelier_a_party_does_not_stand_between(
    nlp: Any, mediates: float, is_party: bool
) -> None:
    weights = Weights(
        "test", {"party": Linear(1.0, {}), "mediator": Linear(mediates, {})}, {},
        {"mediator": 0.05},
    )  # fmt: skip
    reading = reading_of(nlp, "The Tidewater Front and the Red Heron Brigade gave back prisoners.")
    group = group_of(reading, anchor_at(reading, "gave", "release"))
    assert (FRONT.id in cast(reading, group, weights).keys) is is_party


@pytest.mark.slow
def test_the_guerrillas_are_the_only_band_that_a_text_names(nlp: Any) -> None:
    text = "The Tidewater Front declared a truce. The village guerrillas would keep the truce."
    _, parties = truce(nlp, text)
    assert FRONT.id in parties
    assert not any(key.startswith("text:") for key in parties)


@pytest.mark.slow
def test_who_is_named_with_another_deal_alone_is_no_third_party(nlp: Any) -> None:
    text = (
        "The accord between the Orrin Council and the Red Heron Brigade was kept. The truce "
        "between the Orrin Council and the Tidewater Front was kept too."
    )
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert BRIGADE.id in cast(reading, group, EVERYBODY).keys
    group.of_others = frozenset({BRIGADE.id})
    assert set(cast(reading, group, EVERYBODY).keys) == {COUNCIL.id, FRONT.id}
    group.of_others = frozenset({BRIGADE.id, FRONT.id, COUNCIL.id})
    assert set(cast(reading, group, EVERYBODY).keys) == {COUNCIL.id, FRONT.id}


FAR = (
    "The Tidewater Front and the Red Heron Brigade signed a truce. {}It rained. Boats came back. "
    "The market was full. The talks were mediated by the Lantern Society."
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("deals", "aside", "mediates"), [(1, False, True), (2, False, False), (1, True, False)]
)
def test_far_words_of_mediation_are_of_the_only_deal_of_a_text(
    nlp: Any, deals: int, aside: bool, mediates: bool
) -> None:
    reading = reading_of(nlp, FAR.format(""))
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    group.deals, group.aside = deals, aside
    likely = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(-2.0, {})}, {})
    assert bool(cast(reading, group, likely).mediators) is mediates


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Sablea was not a party to it", {DORRENIA.id, FRONT.id}),
        ("Sablea was not at peace with it", {DORRENIA.id, FRONT.id, SABLEA.id}),
    ],
)
def test_the_army_of_who_is_no_party_is_none(nlp: Any, words: str, keys: set[str]) -> None:
    text = (
        "The Dorrenian government and the Tidewater Front signed a truce on Monday. Under the "
        f"truce Sablean soldiers hand back the town. {words}, its minister said."
    )
    *_, parties = truce(nlp, text)
    assert parties == keys
