"""Who stands in the heading of an episode."""

import pytest

from alleged.model.account import Sort
from alleged.model.episode import Episode, Member, Value
from alleged.publish.episode_wording import party_names


def episode(sort: Sort, field: str, **told: int) -> Episode:
    """An episode in which so many tellings name each."""
    members = tuple(Member(f"deal-{n}", f"doc-{n}") for n in range(7))
    values = tuple(
        Value(name, tuple(member.id for member in members[:count])) for name, count in told.items()
    )
    return Episode(members, sort, {field: values})


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"Council": 7, "Front": 5, "Guild": 1}, ["Council", "Front"]),
        ({"Council": 7, "Front": 2, "Guild": 1}, ["Council", "Front"]),
        ({"Council": 7}, ["Council"]),
        ({}, []),
    ],
)
def test_a_deal_has_two_parties_if_two_are_named(told: dict[str, int], names: list[str]) -> None:
    assert party_names(episode("deal", "parties", **told)) == names


def test_an_outcome_may_be_of_one() -> None:
    assert party_names(episode("outcome", "recipient", Council=7, Front=2)) == ["Council"]
