"""A denial of one thing about a deal is told from a denial of the deal."""

from dataclasses import replace

import pytest
from factories import document, truce

from alleged.extract.aspects import denied_aspect, named_aspects, pointed_aspect
from alleged.model.claim import Aspect
from alleged.model.deal import Deal, DealKind

SWAP = "The Orrin Council and the Tidewater Front exchanged nine prisoners under an agreement."


def deal(kind: DealKind = DealKind.PRISONER_EXCHANGE) -> Deal:
    return replace(truce(document()), kind=kind)


def denied(
    words: str, *, rest: str = SWAP, by_party: bool = False, **more: DealKind
) -> Aspect | None:
    return denied_aspect(deal(**more), words, rest, by_party=by_party)


@pytest.mark.parametrize(
    ("words", "aspect"),
    [
        ("that no money changed hands", Aspect.MONEY),
        ("paying a ransom", Aspect.MONEY),
        ("that the exchange took place as announced and that no ransom was paid", Aspect.MONEY),
        ("no money was asked for: there were talks about a deal", Aspect.MONEY),
        ("that two villages had any place in the accord", Aspect.PLACE),
        ("that Telm had mediated the truce", Aspect.MEDIATION),
        ("No more than nine prisoners were freed", Aspect.NUMBER),
        ("having known of the deal", Aspect.KNOWLEDGE),
        ("criticism that it had gone soft", Aspect.CRITICISM),
        ("that its men had broken the truce", Aspect.BREACH),
    ],
)
def test_a_denial_of_one_thing_leaves_the_deal_as_it_is(words: str, aspect: Aspect) -> None:
    assert denied(words) is aspect


@pytest.mark.parametrize(
    "words",
    [
        "any deal",
        "that there was an exchange",
        "it",
        "the report",
        "that a single prisoner was given up",
        "neither a ransom nor weapons were given",
        "that a ransom or any condition was accepted",
    ],
)
def test_a_denial_of_the_deal_or_of_what_may_be_the_deal_is_of_the_whole(words: str) -> None:
    assert denied(words) is None


def test_what_a_kind_is_none_without_is_the_whole() -> None:
    assert denied("that it had bought fuel", kind=DealKind.TRADE) is None
    assert denied("that prisoners were part of it", kind=DealKind.CEASEFIRE) is Aspect.PEOPLE
    assert denied("that prisoners were part of it") is None


def test_to_deny_the_only_thing_that_is_told_of_a_deal_is_to_deny_it() -> None:
    paid = "Harbour officials paid two million crowns in cash, a clerk said."
    assert denied("that a ransom was paid", rest=paid) is None
    assert denied("that a ransom was paid", rest=f"{paid} {SWAP}") is Aspect.MONEY


def test_a_party_that_took_no_part_denies_the_deal_and_an_onlooker_does_not() -> None:
    assert denied("that it had any part in the agreement", by_party=True) is None
    assert denied("that it had any part in the agreement") is Aspect.PART


def test_what_is_negated_is_not_asserted() -> None:
    assert named_aspects("The Front freed nine prisoners. No money was paid.") == (Aspect.PEOPLE,)


@pytest.mark.parametrize(
    ("denied", "before", "aspect"),
    [
        ("the account", "The swap involved 45 men, not 60, and a payment.", Aspect.MONEY),
        ("this version", "The exchange involved 45 men, not 60.", Aspect.NUMBER),
        ("the account", "The two sides had agreed to swap 45 men for money.", None),
        ("that it had paid", "The swap involved a payment.", None),
    ],
)
def test_who_dismisses_an_account_denies_what_it_adds(
    denied: str, before: str, aspect: Aspect | None
) -> None:
    assert pointed_aspect(denied, before) is aspect
