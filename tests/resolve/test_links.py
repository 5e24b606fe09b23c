"""What is left out before two accounts are compared is nothing that comparing would link."""

import json
from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from alleged.ledger.account_rows import outlined, packed, unpacked
from alleged.model.account import Account, Days, Somebody, Sort
from alleged.model.place import Place
from alleged.resolve.episodes import links_of, may_link
from alleged.resolve.likeness import Compared, at_most, likeness, shipped_weights

NAMES = ("merrow", "tidewater", "quay", "orrin")
SOMEBODY = st.builds(
    Somebody,
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.frozensets(st.sampled_from(NAMES), max_size=2),
)
PLACES = st.tuples(
    st.sampled_from(NAMES),
    st.none()
    | st.builds(
        Place,
        st.sampled_from(NAMES),
        st.sampled_from((1.0, 1.1, 40.0)),
        st.just(2.0),
        st.sampled_from(NAMES),
        st.just("town"),
        st.sampled_from(("xx", "yy")),
    ),
)
DAYS: st.SearchStrategy[Days | None] = st.none() | st.tuples(
    st.integers(1000, 1400), st.sampled_from((0, 2, 40))
).map(lambda each: (each[0], sum(each)))
ACCOUNTS = st.builds(
    Account,
    st.sampled_from(("deal-1", "deal-2", "deal-3")),
    st.sampled_from(("doc-1", "doc-2")),
    st.sampled_from(get_args(Sort)),
    st.sampled_from(("ceasefire", "evacuation", "other", "killed", "surrender")),
    st.lists(SOMEBODY, max_size=2, unique_by=lambda each: each.key).map(tuple),
    st.lists(SOMEBODY, max_size=1).map(tuple),
    st.lists(PLACES, max_size=2).map(tuple),
    DAYS,
    DAYS,
    st.frozensets(st.sampled_from(NAMES), max_size=3),
    st.frozensets(st.integers(10, 13), max_size=3),
)


@given(ACCOUNTS, ACCOUNTS)
def test_whatever_comparing_links_may_be_linked(one: Account, other: Account) -> None:
    one, other = replace(one, id="deal-1"), replace(other, id="deal-2", sort=one.sort)
    outline = outlined(json.loads(json.dumps(packed(other))))
    weights = shipped_weights(one.sort)
    made, beside = Compared(one), Compared(other)
    met = bool(made.shareable & beside.keys)
    assert likeness(made, beside, weights) <= at_most(one, outline, weights, met=met) + 1e-9
    if links_of(made, [beside]):
        assert may_link(one, outline, met=met) is (one.document != other.document)


@given(ACCOUNTS, ACCOUNTS)
def test_deals_have_no_links_to_outcomes(one: Account, other: Account) -> None:
    one = replace(one, document="doc-1", sort="deal")
    other = replace(other, document="doc-2", sort="outcome")
    assert not may_link(one, outlined(packed(other)), met=True)
    assert not may_link(other, outlined(packed(one)), met=True)


def test_much_is_left_out() -> None:
    alike = Account("deal-1", "doc-1", "deal", "ceasefire", (), period=(1000, 1000))
    assert may_link(alike, outlined(packed(replace(alike, document="doc-2"))), met=False)
    far = replace(alike, document="doc-2", kind="evacuation", period=(1300, 1300))
    assert not may_link(alike, outlined(packed(far)), met=True)


@given(ACCOUNTS)
def test_an_account_comes_back_from_its_values(account: Account) -> None:
    values = json.loads(json.dumps(packed(account)))
    assert unpacked(values) == account
