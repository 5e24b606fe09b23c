"""A clear deal is found with its parties and exact words; wishes and other things are not."""

from typing import Any

import pytest
from factories import COUNCIL, DOUBT, FRONT, LANTERN, TRUCE, document
from texts import BRIGADE, PROPOSED, QUIET, SWAP, TEXTS, TRUCE_DENIED, Told, told

from alleged.extract.deals import author_of, find_deals
from alleged.extract.weights import shipped_weights
from alleged.model.deal import Deal, DealKind, DealStatus

pytestmark = pytest.mark.slow

ALL = (*TEXTS, TRUCE, DOUBT)


def only(found: Told) -> Deal:
    assert len(found.deals) == 1, found.deals
    return found.deals[0]


def actors(deal: Deal) -> set[str | None]:
    return {party.actor for party in deal.parties}


def test_an_announced_swap_is_found_with_both_parties(nlp: Any) -> None:
    deal = only(told(nlp, SWAP))
    assert actors(deal) == {FRONT.id, BRIGADE.id}
    assert deal.kind is DealKind.PRISONER_EXCHANGE
    assert deal.status in {DealStatus.ANNOUNCED, DealStatus.COMPLETED}
    assert [mediator.actor for mediator in deal.mediators] == [LANTERN.id]


def test_two_parties_stand_on_two_sides(nlp: Any) -> None:
    assert {party.side for party in only(told(nlp, SWAP)).parties} == {0, 1}


def test_a_deal_only_proposed_is_none(nlp: Any) -> None:
    assert told(nlp, PROPOSED).deals == ()


def test_whoever_arms_a_side_has_made_no_deal_with_it(nlp: Any) -> None:
    denied = "Sablea denied on Thursday that it supplies weapons to the Tidewater Front."
    assert told(nlp, f"{denied} A newspaper had written of crates.").deals == ()


@pytest.mark.parametrize(
    "text",
    [
        QUIET,
        "",
        "\n\n",
        "The Tidewater Front attacked the Red Heron Brigade near the mill. Forty men were killed.",
        "A great deal of rain fell on Sablea.",
    ],
)
def test_a_text_without_a_deal_tells_none(nlp: Any, text: str) -> None:
    found = told(nlp, text)
    assert found.deals == ()
    assert found.claims == ()


def test_what_a_party_denies_is_denied_by_it(nlp: Any) -> None:
    found = told(nlp, TRUCE_DENIED)
    denied = [deal for deal in found.deals if deal.denied_by]
    assert [voice.name for voice in denied[0].denied_by] == [BRIGADE.name]
    assert actors(denied[0]) == {FRONT.id, BRIGADE.id}


def test_the_truce_of_port_merrow(nlp: Any) -> None:
    first = told(nlp, TRUCE).deals[0]
    assert actors(first) == {FRONT.id, COUNCIL.id}
    assert first.kind is DealKind.CEASEFIRE


@pytest.mark.parametrize("text", ALL)
def test_everything_a_deal_names_stands_in_the_text(nlp: Any, text: str) -> None:
    for deal in told(nlp, text).deals:
        assert deal.sentences
        assert list(deal.sentences) == sorted(deal.sentences, key=lambda s: s.start)
        assert (deal.span.start, deal.span.end) == (
            deal.sentences[0].start,
            deal.sentences[-1].end,
        )
        spans = [deal.span, *deal.sentences, *(t.span for t in deal.terms)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(s.of(text) == s.of(text).strip() for s in deal.sentences)
        for party in (*deal.parties, *deal.mediators, *deal.other_roles):
            assert party.span.of(text) == party.mention
        for voice in (*deal.claimed_by, *deal.denied_by, *deal.doubted_by):
            assert voice.is_author or (voice.span and voice.span.of(text) == voice.mention)
        for term in deal.terms:
            assert term.span.of(text) == term.text
        for evidence in deal.evidence:
            assert evidence.span.of(text) == evidence.text


@pytest.mark.parametrize("text", ALL)
def test_every_deal_has_a_party_a_voice_and_reasons(nlp: Any, text: str) -> None:
    found = told(nlp, text)
    for deal in found.deals:
        assert deal.document_id == found.document.id
        assert deal.parties
        assert deal.claimed_by or deal.denied_by
        assert {"deal", "parties"} <= {reason.field for reason in deal.reasons}
        assert deal.extractor.startswith("deals-rules/")
    assert len({deal.id for deal in found.deals}) == len(found.deals)


@pytest.mark.parametrize("text", ALL)
def test_the_same_text_tells_the_same_twice(nlp: Any, text: str) -> None:
    assert told(nlp, text).deals == told(nlp, text).deals


def test_no_actors_no_deals(nlp: Any) -> None:
    doc = nlp(SWAP)
    assert find_deals(doc, document(SWAP), (), (), (), (), shipped_weights()) == ()


def test_the_author_is_whoever_signs_the_report() -> None:
    assert author_of(document(authors=("Ila Venn", "Per Oste"))).name == "Ila Venn, Per Oste"
    assert author_of(document(outlet="Merrow Star")).name == "Merrow Star"
    assert author_of(document(outlet="", given_id="r-9")).name == "r-9"
    assert author_of(document()).is_author


def test_one_and_another_are_two_deals_and_what_is_said_of_the_second_is_not_of_the_first(
    nlp: Any,
) -> None:
    text = (
        "Since January the Tidewater Front has reached two local truces, one with the Red Heron "
        "Brigade in Merrow and another with the Orrin Council in Kessary. It was a secret "
        "agreement with the Council, a clerk said. The Council denies that it exists."
    )
    deals = told(nlp, text).deals
    assert [actors(deal) for deal in deals] == [{FRONT.id, BRIGADE.id}, {FRONT.id, COUNCIL.id}]
    assert deals[0].denied_by == ()


def test_who_pays_whom_beside_the_parties_is_no_deal(nlp: Any) -> None:
    text = (
        "The Tidewater Front attacked the Red Heron Brigade near the mill on Monday. "
        "Forty men were killed. It rained. A woman who sold bread to a shepherd says he paid."
    )
    assert told(nlp, text).deals == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("The Tidewater Front declared a unilateral truce on Monday.", False),
        (
            "The Tidewater Front, at war with the Red Heron Brigade, declared a truce of its own "
            "on Monday.",
            False,
        ),
        ("The Tidewater Front stopped shooting at the Red Heron Brigade on Monday.", False),
        ("The Tidewater Front and the Red Heron Brigade stopped shooting on Monday.", True),
        ("The Tidewater Front has agreed to stop fighting the Red Heron Brigade.", True),
        (
            "The truce that the Orrin Council ordered on Monday is for show, said a spokesman of "
            "the Tidewater Front.",
            False,
        ),
        (
            "The Orrin Council declared a truce of its own accord for the feast of the Tidewater "
            "Front.",
            False,
        ),
        (
            "The truce that the Orrin Council declared of its own accord with the Tidewater Front "
            "ends on Monday.",
            False,
        ),
        (
            "The truce that the Orrin Council concluded with the Tidewater Front ends on Monday.",
            True,
        ),
        (
            "The Tidewater Front and the Red Heron Brigade signed a truce on Monday. A unilateral "
            "truce had failed.",
            True,
        ),
    ],
)
def test_what_one_side_declares_alone_is_no_deal(nlp: Any, text: str, told_of: bool) -> None:
    assert bool(told(nlp, text).deals) is told_of


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "A strike at the port of Merrow ended when the dockers' union and the owners agreed "
            "on six per cent more pay. Militias of the Tidewater Front fired on a ship.",
            False,
        ),
        (
            "A strike at the port of Merrow ended when the dockers' union and the Tidewater Front "
            "agreed on six per cent more pay. Militias of the Red Heron Brigade fired on a ship.",
            True,
        ),
    ],
)
def test_what_is_agreed_on_at_work_is_no_deal_of_a_war(nlp: Any, text: str, told_of: bool) -> None:
    assert bool(told(nlp, text).deals) is told_of


def test_what_kidnappers_ask_for_is_no_deal(nlp: Any) -> None:
    text = (
        "Kidnappers of the Tidewater Front who seized a nurse of the Orrin Council have asked for "
        "two million dollars and for the release of three of their men, an officer said on Monday."
    )
    assert told(nlp, text).deals == ()
