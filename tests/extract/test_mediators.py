"""Who mediated one deal, and who mediated only another of the same text."""

from typing import Any

import pytest
from texts import LANTERN, anchor_at, group_of, reading_of

from alleged.extract.deal_parties import cast
from alleged.extract.weights import Linear, Weights

ANYBODY = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(9.0, {})}, {})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mediates"),
    [
        ("The truce holds. An older pact was brokered by the Lantern Society.", False),
        ("The truce holds. The Lantern Society is glad. It knew of an older pact.", True),
        ("The Lantern Society brokered the truce. It had brokered an older pact.", True),
    ],
)
def test_whom_only_another_deal_names_did_not_mediate_this_one(
    nlp: Any, text: str, mediates: bool
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    other = anchor_at(reading, "pact", "deal_noun")
    group.told_of = frozenset({other.sentence})
    played = cast(reading, group, ANYBODY)
    assert (LANTERN.id in {party.actor for party in played.mediators}) is mediates


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "aside", "mediates"),
    [
        ("The truce holds. The Lantern Society is glad.", False, True),
        ("The truce holds. The Lantern Society is glad.", True, False),
        ("The truce holds, the Lantern Society says.", True, True),
    ],
)
def test_whoever_the_text_names_may_have_mediated_but_not_what_it_tells_aside(
    nlp: Any, text: str, aside: bool, mediates: bool
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    group.aside = aside
    found = {party.actor for party in cast(reading, group, ANYBODY).mediators}
    assert (LANTERN.id in found) is mediates


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mediates"),
    [
        ("Sarn and the Front have a truce. The Lantern Society had brokered a pact.", True),
        ("The Lantern Society praised the truce. The Lantern Society had brokered a pact.", False),
        ("The Lantern Society brokered the truce. The Lantern Society had brokered a pact.", True),
    ],
)
def test_whom_words_tie_to_another_deal_alone_did_not_mediate_this_one(
    nlp: Any, text: str, mediates: bool
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    if text.startswith("The"):
        group.told_of = frozenset({1})
    found = {party.actor for party in cast(reading, group, ANYBODY).mediators}
    assert (LANTERN.id in found) is mediates


@pytest.mark.slow
@pytest.mark.parametrize(("part", "mediates"), [("a", True), ("no", False)])
def test_nobody_mediates_who_had_no_hand_in_it(nlp: Any, part: str, mediates: bool) -> None:
    reading = reading_of(nlp, f"The Lantern Society had {part} part in the truce.")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    found = {party.actor for party in cast(reading, group, ANYBODY).mediators}
    assert (LANTERN.id in found) is mediates


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "mediates"),
    [
        ("The truce holds. The Lantern Society acted as a go-between.", True),
        ("The truce holds. The Lantern Society acted as a choir.", False),
    ],
)
def test_who_is_called_a_mediator_in_so_many_words_is_one(
    nlp: Any, text: str, mediates: bool
) -> None:
    hardly = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(-3.5, {})}, {})
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    found = {party.actor for party in cast(reading, group, hardly).mediators}
    assert (LANTERN.id in found) is mediates
