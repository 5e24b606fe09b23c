"""Places of a deal: each name once, in reading order, only those tied to it."""

from typing import Any

import pytest
from factories import MERROW, span
from texts import anchor_at, group_of, reading_of

from alleged.extract.deal_setting import period_of, place_features, places_of, settings
from alleged.extract.weights import Linear, Weights
from alleged.model.document import Span
from alleged.model.place import PlaceMention

pytestmark = pytest.mark.slow

TEXT = (
    "The Tidewater Front signed a truce in Port Merrow on Monday. The truce holds in Halden. "
    "People of Port Merrow were glad."
)


def place(name: str, nth: int = 1) -> PlaceMention:
    return PlaceMention(span(name, TEXT, nth), name, MERROW)


def weighing(model: Linear) -> Weights:
    return Weights("test", {"place": model}, {})


SURE = weighing(Linear(30.0, {}))

PLACES = (place("Port Merrow"), place("Halden"), place("Port Merrow", 2))


def test_each_name_is_kept_once_in_reading_order(nlp: Any) -> None:
    reading = reading_of(nlp, TEXT)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    chosen = places_of(reading, group, PLACES, weighing(Linear(30.0, {})))
    assert chosen == PLACES[:2]


def test_places_the_weights_speak_against_are_left_out(nlp: Any) -> None:
    reading = reading_of(nlp, TEXT)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert places_of(reading, group, PLACES, weighing(Linear(-30.0, {}))) == ()
    assert places_of(reading, group, (), weighing(Linear(30.0, {}))) == ()


def test_the_place_named_with_the_deal_is_nearer_than_one_named_after(nlp: Any) -> None:
    reading = reading_of(nlp, TEXT)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    near = place_features(reading, group, PLACES[0], 2)
    far = place_features(reading, group, PLACES[2], 2)
    assert "away=0" in near
    assert "away=2" in far


def test_words_that_are_no_tokens_still_have_features(nlp: Any) -> None:
    reading = reading_of(nlp, TEXT)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    start = TEXT.index("errow")
    inside = PlaceMention(Span(start, start + 3), "err", None)
    assert place_features(reading, group, inside, 1)


@pytest.mark.parametrize(
    ("text", "name", "wider"),
    [
        ("They left northern Merrow on Monday.", "Merrow", "northern Merrow"),
        ("They left north-eastern Merrow on Monday.", "Merrow", "north-eastern Merrow"),
        ("They left Merrow on Monday.", "Merrow", "Merrow"),
        ("They left the Merrow camp on Monday.", "Merrow", "Merrow camp"),
        ("They crossed the Merrow river on Monday.", "Merrow", "Merrow river"),
        ("They left the Merrow committee on Monday.", "Merrow", "Merrow"),
    ],
)
def test_a_direction_or_a_site_is_part_of_the_place(
    nlp: Any, text: str, name: str, wider: str
) -> None:
    at = text.index(name)
    found = settings(reading_of(nlp, text), [PlaceMention(Span(at, at + len(name)), name, MERROW)])
    assert [(place.name, place.span.of(text)) for place in found] == [(wider, wider)]


def test_a_row_of_borders_is_parted_into_short_names(nlp: Any) -> None:
    reading = reading_of(nlp, "They met at the Varsk-Orn border. " + "Orn Border " * 300)
    named = [each.name for each in settings(reading, ())]
    assert "Varsk-Orn border" in named
    assert max(len(name.split()) for name in named) <= 13


@pytest.mark.parametrize(
    ("name", "set_there"), [("GMT", False), ("HALDEN", False), ("Port Merrow", True)]
)
def test_where_a_report_was_written_is_no_place_of_a_deal(
    nlp: Any, name: str, set_there: bool
) -> None:
    text = "HALDEN - A truce was signed in Port Merrow. It began at 0500 GMT on Monday."
    reading = reading_of(nlp, text)
    at = text.index(name)
    mention = PlaceMention(Span(at, at + len(name)), name, MERROW)
    assert (name in {p.name for p in settings(reading, (mention,))}) is set_there


@pytest.mark.parametrize(
    ("text", "set_there"),
    [
        ("A truce was signed with the new rulers in Merrow.", False),
        ("A truce was signed with the grain traders in Merrow.", True),
        ("A truce was signed for Lars Venn, Merrow and Rask Timo.", False),
        ("A truce was signed for Halden, Merrow and Hesk.", True),
    ],
)
def test_a_name_for_rulers_or_among_people_is_no_place_of_a_deal(
    nlp: Any, text: str, set_there: bool
) -> None:
    reading = reading_of(nlp, text)
    at = text.index("Merrow")
    mention = PlaceMention(Span(at, at + len("Merrow")), "Merrow", MERROW)
    assert ("Merrow" in {p.name for p in settings(reading, (mention,))}) is set_there


def places_in(text: str, *names: str) -> tuple[PlaceMention, ...]:
    return tuple(
        PlaceMention(Span(text.index(name), text.index(name) + len(name)), name, MERROW)
        for name in names
    )


@pytest.mark.parametrize(("apart", "kept"), [({1}, ["Merrow"]), (set(), ["Merrow", "Halden"])])
def test_a_deal_with_a_place_has_none_of_another_deal_s(
    nlp: Any, apart: set[int], kept: list[str]
) -> None:
    text = "The Front signed a truce in Merrow. An exchange was made in Halden."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    group.told_of = frozenset(apart)
    chosen = places_of(reading, group, places_in(text, "Merrow", "Halden"), SURE)
    assert [each.name for each in chosen] == kept


def test_a_deal_without_a_place_may_have_that_of_another(nlp: Any) -> None:
    text = "The Front signed a truce on Monday. An exchange was made in Halden."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    group.told_of = frozenset({1})
    chosen = places_of(reading, group, places_in(text, "Halden"), SURE)
    assert [each.name for each in chosen] == ["Halden"]


def test_the_only_place_of_its_sentences_need_be_less_likely(nlp: Any) -> None:
    text = "The Front signed a truce in Merrow. An exchange was made in Halden."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    both = places_in(text, "Merrow", "Halden")
    chosen = places_of(reading, group, both, weighing(Linear(-0.9, {})))
    assert [each.name for each in chosen] == ["Merrow"]
    assert places_of(reading, group, both, weighing(Linear(-1.2, {}))) == ()


def test_of_two_in_its_sentences_neither_is_guessed(nlp: Any) -> None:
    text = "The Front signed a truce in Merrow for Halden."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    both = places_in(text, "Merrow", "Halden")
    assert places_of(reading, group, both, weighing(Linear(-0.9, {}))) == ()


def test_the_long_name_stands_for_its_end(nlp: Any) -> None:
    text = "The Front signed a truce in Outer-Merrow. The truce holds in Halden and Merrow."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    at = text.rindex("Merrow")
    short = PlaceMention(Span(at, at + len("Merrow")), "Merrow", MERROW)
    chosen = places_of(reading, group, (*places_in(text, "Outer-Merrow", "Halden"), short), SURE)
    assert [each.name for each in chosen] == ["Outer-Merrow", "Halden"]


def test_a_place_named_in_passing_is_none_of_the_deal_s(nlp: Any) -> None:
    text = "The Front signed a truce in Merrow, the ministry in Halden said."
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    chosen = places_of(reading, group, places_in(text, "Merrow", "Halden"), SURE)
    assert [each.name for each in chosen] == ["Merrow"]


@pytest.mark.parametrize(
    ("text", "apart", "day"),
    [
        ("A truce holds in Merrow. The pause began on 3 May 2024.", set(), 3),
        ("A truce holds on 9 May 2024. The pause began on 3 May 2024.", set(), 9),
        ("A truce holds in Merrow. The pause began on 3 May 2024.", {1}, None),
        ("A truce holds in Merrow. The general said so on 3 May 2024.", set(), None),
        ("A truce holds. It is hot. Men rest. The pause began on 3 May 2024.", set(), None),
    ],
)
def test_a_time_beside_a_deal_that_has_none_may_be_its_own(
    nlp: Any, text: str, apart: set[int], day: int | None
) -> None:
    reading = reading_of(nlp, text)
    anchor = anchor_at(reading, "truce", "truce_noun")
    group = group_of(reading, anchor)
    group.told_of = frozenset(apart)
    found = period_of(reading, group, reading.periods, reading.doc[anchor.token])
    assert (found.first.day if found else None) == day
