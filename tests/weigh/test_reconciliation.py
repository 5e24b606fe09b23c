"""Which value of each item to believe, and how often each source is right."""

import random
from collections import Counter

import pytest
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
    assert all(
        each.bits == 0.0
        for answer in found.answers
        for each in answer.sayings[1:]
        if each.origin == answer.sayings[0].origin
    )


LISTS: Rows = [
    ("a", "x|signers", "Ada Venn; Bo Karst"),
    ("b", "x|signers", "Ada Venn; Bo Karst; Cy Dorn"),
    ("c", "x|signers", "Bo Karst"),
    ("c", "x|signers", "Ada Ven; Bo Karst"),
    ("a", "y|signers", "Di Ostrow"),
    ("b", "y|signers", "Di Ostrow"),
]


@pytest.mark.parametrize(
    ("rows", "item"),
    [(world(1, copies=3)[0], "item 0"), (LISTS, "x|signers"), (LISTS, "y|signers")],
)
def test_the_terms_of_an_explanation_add_up_to_its_probabilities(rows: Rows, item: str) -> None:
    found = explain(weighed(rows), item)
    odds = [2.0**answer.bits for answer in found.answers]
    for answer, each in zip(found.answers, odds, strict=True):
        assert answer.probability == pytest.approx(each / (1 + sum(odds)), abs=1e-3)


def test_a_source_that_contradicts_itself_is_one_voice_parted() -> None:
    rows = [("a", "x", "3"), ("a", "x", "5"), ("b", "x", "3"), ("c", "x", "7")]
    first, second, third = explain(weighed(rows), "x").answers
    assert (first.value, sorted(s.source for s in first.sayings)) == ("3", ["a", "b"])
    assert {second.value, third.value} == {"5", "7"}
    lone = {answer.value: answer.sayings[0] for answer in (second, third)}
    assert lone["5"].source == "a"
    assert 0 < lone["5"].bits < lone["7"].bits
    assert next(weighed(rows).answers()).origins == 2


def test_two_ways_of_writing_one_value_are_both_shown() -> None:
    rows = [("a", "x", "1,250"), ("a", "x", "1250"), ("b", "x", "1251"), ("c", "x", "9")]
    found = explain(weighed(rows), "x").answers[0]
    assert {s.source: s.written for s in found.sayings} == {"a": "1,250 / 1250", "b": "1251"}


def test_an_item_of_one_source_teaches_nothing_and_is_no_surer_than_the_source() -> None:
    rows = [("a", f"item {n}", str(n)) for n in range(50)]
    found = weighed(rows)
    (source,) = found.sources()
    assert (source.seen, source.claims) == (0, 50)
    assert source.low < 0.5 < source.high
    assert {round(each.probability, 4) for each in found.answers()} == {0.8}


def test_an_admiralty_letter_is_what_a_source_of_which_nothing_was_seen_is_taken_for() -> None:
    rows = [("a", "x", "3"), ("b", "x", "5")]
    sayings = Sayings.of(rows)
    for letters, value in (({"a": "A", "b": "E"}, "3"), ({"a": "E", "b": "A"}, "5")):
        found = reconcile(sayings, letters=letters)
        assert best(found) == {"x": value}
        assert {each.source: each.letter for each in found.sources()} == letters


def test_no_rows_weigh_nothing() -> None:
    for wishes in ((), ("number:5%", "began=date:1d")):
        found = weighed([], *wishes)
        assert list(found.answers()) == []
        assert list(found.sources()) == []


def test_a_hundred_thousand_sources_of_one_claim_each_are_weighed_like_few() -> None:
    chance = random.Random(5)
    rows = [(f"s{n}", f"i{chance.randrange(9_000)}", chance.choice("AAAB")) for n in range(100_000)]
    found = weighed(rows)
    assert sum(value == "A" for value in best(found).values()) >= 8_000
    assert all(each.seen <= 1 for each in found.sources())


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
