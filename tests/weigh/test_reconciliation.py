"""Which value of each item to believe, and how often each source is right."""

import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.sayings import Sayings
from alleged.weigh.comparison import Comparison
from alleged.weigh.explaining import explain
from alleged.weigh.reconciliation import Reconciliation, reconcile

Rows = list[tuple[str, str, str]]


def weighed(rows: Rows, *wishes: str) -> Reconciliation:
    return reconcile(Sayings.of(rows), Comparison.of(wishes))


def best(found: Reconciliation) -> dict[str, str]:
    first: dict[str, str] = {}
    for each in found.answers():
        first.setdefault(each.item, each.value)
    return first


def world(seed: int, copies: int = 0) -> tuple[Rows, dict[str, str]]:
    """Forty items, six sources of which three are mostly right; `copies` of a bad one."""
    chance = random.Random(seed)
    truth = {f"item {n}": chance.choice("ABCDEFGH") for n in range(40)}
    rows: Rows = []
    bad: Rows = []
    for source, right in zip("abcdef", (0.95, 0.9, 0.85, 0.5, 0.4, 0.3), strict=True):
        for item, value in truth.items():
            said = value if chance.random() < right else chance.choice("IJKLMNOP")
            rows.append((source, item, said))
            if source == "f":
                bad.append((source, item, said))
    for n in range(copies):
        rows += [(f"copy {n}", item, value) for _, item, value in bad]
    return rows, truth


def test_copies_of_a_bad_source_do_not_outvote_good_ones() -> None:
    rows, truth = world(1, copies=8)
    votes: dict[str, Counter[str]] = {}
    for _, item, value in rows:
        votes.setdefault(item, Counter())[value] += 1
    plain = sum(votes[item].most_common(1)[0][0] == value for item, value in truth.items())
    found = weighed(rows)
    ours = sum(best(found)[item] == value for item, value in truth.items())
    assert plain <= 25
    assert ours >= 35
    by_name = {each.source: each for each in found.sources()}
    assert len({by_name[f"copy {n}"].origin for n in range(8)} | {by_name["f"].origin}) == 1
    assert by_name["a"].right > by_name["f"].right


def test_an_explanation_names_who_says_what_and_who_copied() -> None:
    rows, _ = world(1, copies=3)
    found = explain(weighed(rows), "item 0")
    assert {s.source for answer in found.answers for s in answer.sayings} == {s for s, _, _ in rows}
    copied = [s for answer in found.answers for s in answer.sayings if s.tie]
    assert len(copied) == 3
    assert all(saying.tie.startswith("agrees with it on ") for saying in copied)
    assert 0.0 <= found.unsaid <= 1.0


def test_values_within_the_tolerance_are_one() -> None:
    rows = [("a", "x|dead", "100"), ("b", "x|dead", "103"), ("c", "x|dead", "250")]
    assert len(list(weighed(rows, "number:5%").answers())) == 2
    assert len(list(weighed(rows, "number:0").answers())) == 3


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_rows_and_the_names_of_sources_play_no_part(seed: int) -> None:
    rows, _ = world(seed)
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    renamed = [(f"source {source}", item, value) for source, item, value in shuffled]
    first = [(a.item, a.value, round(a.probability, 6)) for a in weighed(rows).answers()]
    second = [(a.item, a.value, round(a.probability, 6)) for a in weighed(renamed).answers()]
    assert sorted(first) == sorted(second)
    total: Counter[str] = Counter()
    for item, _, probability in first:
        total[item] += probability  # type: ignore[assignment]
    assert all(sum_ <= 1.0 + 1e-4 for sum_ in total.values())
