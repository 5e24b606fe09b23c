"""The fewest origins, found for certain and the same in any order."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.lineage import Origin
from alleged.weigh.fewest import fewest

ALL = [Origin(name) for name in "abcdef"]
SETS = st.lists(st.frozensets(st.sampled_from(ALL), min_size=1, max_size=4), max_size=8)


def hits(chosen: tuple[Origin, ...], sets: list[frozenset[Origin]]) -> bool:
    return all(each & set(chosen) for each in sets)


@settings(deadline=None)
@given(SETS)
def test_no_smaller_answer_does(sets: list[frozenset[Origin]]) -> None:
    chosen = fewest(sets)
    assert hits(chosen, sets)
    assert not any(hits(fewer, sets) for fewer in combinations(ALL, max(0, len(chosen) - 1))) or (
        not chosen
    )


@settings(deadline=None)
@given(SETS, st.randoms())
def test_the_order_does_not_matter(sets: list[frozenset[Origin]], chance: object) -> None:
    mixed = list(sets)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert fewest(mixed) == fewest(sets)


def test_a_round_up_leaves_its_stories_two() -> None:
    a, b = Origin("a"), Origin("b")
    assert fewest([frozenset({a}), frozenset({b}), frozenset({a, b})]) == (a, b)
    assert len(fewest([frozenset({a, b})])) == 1


def test_many_sets_take_no_longer() -> None:
    singles = [frozenset({Origin(f"{number}")}) for number in range(20_000)]
    pairs = [frozenset({Origin(f"{n}"), Origin(f"{n + 1}")}) for n in range(0, 19_998, 2)]
    assert len(fewest([*singles, *pairs])) == 20_000
