"""A score is a sum of named features, so it can say what made it."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.weights import LEAST, LONG, Choice, Linear, Weights, shipped_weights
from alleged.model.deal import DealKind, DealStatus

names = st.text("abcd", min_size=1, max_size=2)
numbers = st.floats(-50, 50, allow_nan=False)
features = st.dictionaries(names, st.floats(0, 4, allow_nan=False), max_size=6)
models = st.builds(Linear, numbers, st.dictionaries(names, numbers, max_size=6))


@given(models, features)
def test_log_odds_are_a_sum(model: Linear, present: dict[str, float]) -> None:
    parts = [model.log_odds({name: value}) - model.bias for name, value in present.items()]
    assert model.log_odds({}) == model.bias
    assert model.log_odds(present) == pytest.approx(model.bias + sum(parts), abs=1e-9)


@given(models, features, st.randoms(use_true_random=False))
def test_the_order_of_features_changes_no_digit(
    model: Linear, present: dict[str, float], random: Random
) -> None:
    names = list(present)
    random.shuffle(names)
    assert model.log_odds({name: present[name] for name in names}) == model.log_odds(present)


@given(models, features)
def test_probability_is_one_and_grows_with_the_log_odds(
    model: Linear, present: dict[str, float]
) -> None:
    probability = model.probability(present)
    assert 0.0 < probability < 1.0
    more = Linear(model.bias + 1.0, model.weights)
    assert more.probability(present) >= probability


@given(models, features, st.integers(0, 4))
def test_reasons_are_the_features_that_spoke_for_it(
    model: Linear, present: dict[str, float], count: int
) -> None:
    spoken = {name: model.weights.get(name, 0.0) * value for name, value in present.items()}
    reasons = model.reasons(present, count)
    assert len(reasons) == min(count, sum(weight > 0 for weight in spoken.values()))
    assert [spoken[name] for name in reasons] == sorted(
        (weight for weight in spoken.values() if weight > 0), reverse=True
    )[:count]


def test_unknown_features_count_nothing() -> None:
    assert Linear(0.5, {"known": 1.0}).log_odds({"unheard of": 7.0}) == 0.5


def test_the_option_with_the_highest_log_odds_wins() -> None:
    choice = Choice({"red": Linear(0.0, {"warm": 1.0}), "blue": Linear(0.5, {})})
    assert choice.best({"warm": 1.0}) == "red"
    assert choice.best({}) == "blue"


@given(
    st.dictionaries(names, models, max_size=3),
    st.dictionaries(
        names, st.dictionaries(names, models, min_size=1, max_size=2).map(Choice), max_size=2
    ),
)
def test_weights_come_back_from_json(linear: dict[str, Linear], choice: dict[str, Choice]) -> None:
    def plain(model: Linear) -> dict[str, object]:
        return {"bias": model.bias, "weights": dict(model.weights)}

    text = json.dumps(
        {
            "version": "test/1",
            "linear": {name: plain(model) for name, model in linear.items()},
            "choice": {
                name: {option: plain(model) for option, model in each.options.items()}
                for name, each in choice.items()
            },
        }
    )
    assert Weights.from_json(text) == Weights("test/1", linear, choice)


def test_the_shipped_weights_have_every_model_that_is_asked_for() -> None:
    weights = shipped_weights()
    asked = {"anchor", "same", "party", "mediator", "tells", "claims", "denies", "author"}
    assert asked | {"secret", "place"} <= set(weights.linear)
    assert set(weights.choice["kind"].options) <= {kind.value for kind in DealKind}
    assert set(weights.choice["status"].options) <= {status.value for status in DealStatus}
    assert shipped_weights() is weights


def test_weights_bring_their_own_thresholds_or_have_the_usual_ones() -> None:
    own = Weights("test/1", {}, {}, {"tells": 0.9})
    assert own.least("tells") == 0.9
    assert own.least("same") == LEAST["same"]
    for with_model in (True, False):
        shipped = shipped_weights(with_model=with_model).thresholds
        assert {name.removesuffix(" in long") for name in shipped} <= set(LEAST)


def test_long_texts_may_have_a_threshold_of_their_own() -> None:
    own = Weights("test/1", {}, {}, {"claims": 0.9, "claims in long": 0.2})
    assert own.least("claims") == own.least("claims", LONG - 1) == 0.9
    assert own.least("claims", LONG) == 0.2
    assert own.least("same", LONG) == LEAST["same"]
