"""The tables of words, as the rules read them."""

from alleged.extract.predicates import predicates
from alleged.model.proposition import KINDS, PropositionType

SORTS = {
    "", "people", "armed", "side", "party", "person", "ground", "ground?", "truce", "captives",
    "place", "self",
}  # fmt: skip


def test_every_kind_of_outcome_and_relation_has_words() -> None:
    told = {row.kind for rows in predicates().values() for row in rows}
    assert told == {*KINDS[PropositionType.OUTCOME], *KINDS[PropositionType.RELATION]}


def test_what_takes_a_second_word_comes_first() -> None:
    for rows in predicates().values():
        seconds = [bool(row.second) for row in rows]
        assert seconds == sorted(seconds, reverse=True)


def test_every_slot_asks_for_a_sort_that_rules_know() -> None:
    slots = {
        slot.sort
        for rows in predicates().values()
        for row in rows
        for slot in (row.agent, row.recipient, row.place)
    }
    assert slots <= SORTS
