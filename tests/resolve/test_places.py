"""Names found in texts and set on the map, in a world of invented places."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from alleged.model.document import Document, Span
from alleged.model.place import PlaceMention
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.gazetteer_building import Entry, build
from alleged.resolve.places import find_places, located

WORLD = [
    Entry(("Kemria",), 10.0, 10.0, "1", "country", "XK", "", 9_000_000, demonyms=("Kemrian",)),
    Entry(("Ostavia",), 50.0, 50.0, "2", "country", "XO", "", 5_000_000, demonyms=("Ostavian",)),
    Entry(("Halvar Province", "Halvar"), 11.0, 11.0, "3", "province", "XK", "H"),
    Entry(("Doruna",), 11.2, 11.1, "4", "town", "XK", "H", 3_000),
    Entry(("Doruna",), 51.0, 51.0, "5", "town", "XO", "S", 60_000),
    Entry(("Halvar",), 11.1, 11.2, "6", "town", "XK", "H", 40_000),
    Entry(("Beshtan",), 11.3, 11.0, "7", "town", "XK", "H", 5_000),
    Entry(("Veltograd",), 50.5, 50.5, "8", "town", "XO", "S", 2_000_000, True),
    Entry(("Al Mashrafa", "Mashrafa"), 33.0, 43.0, "9", "town", "IQ", "07", 9_000),
]

Find = Callable[..., tuple[PlaceMention, ...]]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("world") / "places.sqlite"
    build(path, places=iter(WORLD))
    return Gazetteer(path)


@pytest.fixture(scope="module")
def find(nlp: Any, gazetteer: Gazetteer) -> Find:
    def run(text: str, outlet: str = "") -> tuple[PlaceMention, ...]:
        return find_places(nlp(text), Document("a", text, outlet=outlet), gazetteer)

    return run


def ids(mentions: tuple[PlaceMention, ...], name: str) -> set[str | None]:
    return {m.place.geonames_id if m.place else None for m in mentions if m.name == name}


@pytest.mark.slow
def test_lone_name_means_the_largest_place(find: Find) -> None:
    assert ids(find("Fighters left the town of Doruna on Monday."), "Doruna") == {"5"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "The talks in Doruna, Halvar Province, ended on Monday.",
        "The talks in Doruna, Kemria, ended on Monday.",
        "Convoys drove from Beshtan to Doruna and on to Halvar in Kemria.",
        "Kemrian troops entered Doruna after a week of talks in Beshtan.",
    ],
)
def test_company_decides_between_places_of_one_name(find: Find, text: str) -> None:
    assert ids(find(text), "Doruna") == {"4"}


@pytest.mark.slow
def test_one_spelling_has_one_meaning(find: Find) -> None:
    text = (
        "Troops entered Doruna on Monday. The governor of Halvar, in Kemria, confirmed it. "
        "Buses left Doruna for Beshtan in the evening."
    )
    assert ids(find(text), "Doruna") == {"4"}


@pytest.mark.slow
def test_outlet_is_heard(find: Find) -> None:
    assert ids(find("Fighters left the town of Doruna.", "The Kemria Times"), "Doruna") == {"4"}


@pytest.mark.slow
def test_town_comes_before_its_province_unless_the_text_says_province(find: Find) -> None:
    (town,) = find("The fighting in Halvar stopped on Monday.")
    (province,) = find("The fighting in Halvar province stopped on Monday.")
    assert [m.place.precision for m in (town, province) if m.place] == ["town", "province"]
    assert province.name == "Halvar"


@pytest.mark.slow
def test_transliteration_needs_its_country_in_the_text(find: Find) -> None:
    alone = find("They met in the town of Meshrefa on Monday.")
    assert ids(alone, "Meshrefa") <= {None}


@pytest.mark.slow
def test_places_in_names_of_bodies_are_marked(find: Find) -> None:
    found = find("The Doruna Police Department said that buses had left Veltograd.")
    assert {m.name: m.within_name for m in found} == {"Doruna": True, "Veltograd": False}


@pytest.mark.slow
def test_peoples_and_persons_are_no_places(find: Find) -> None:
    found = find("Ostavian officers met Anna Beshtan. Mr Beshtan said that Beshtan was tired.")
    assert found == ()


@pytest.mark.slow
def test_every_resolved_mention_says_why(find: Find) -> None:
    found = find("Buses left Doruna for Beshtan, near Halvar in Kemria.")
    assert all(m.reason for m in found if m.place)
    assert {m.reason for m in found if m.name == "Beshtan"} == {
        "the only place of that name in the gazetteer"
    }


@pytest.mark.slow
def test_unknown_place_stays_without_a_point(find: Find) -> None:
    found = find("Families fled from the village of Qorvenna in Kemria.")
    assert ("Qorvenna", None) in {(m.name, m.place) for m in found}


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "DORUNA, Kemria (KNA) — Buses left.",
        "«Doruna» – said Beshtan’s elders; Halvar/Doruna road, U.N. envoys: Veltograd...",
        "Buses left Doruna. " * 300,
    ],
)
def test_mentions_point_at_themselves_in_order(find: Find, text: str) -> None:
    found = find(text)
    assert all(m.span.of(text) == m.name for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert bool(found) == ("Doruna" in text or "DORUNA" in text)


@pytest.mark.parametrize(
    ("name", "known", "place"),
    [
        ("Doruna", ["1"], "4"),
        ("Doruna", ["2"], "5"),
        ("Doruna", [], None),
        ("western Doruna", ["6"], "4"),
        ("Nowhere", ["1"], None),
        ("the depot", ["1"], None),
    ],
    ids=["here", "in the other country", "in none", "with a direction", "unknown", "described"],
)
def test_what_only_the_grammar_found_lies_where_the_text_is(
    gazetteer: Gazetteer, name: str, known: list[str], place: str | None
) -> None:
    here = {
        s.place.geonames_id: s.place
        for n in ("Kemria", "Ostavia", "Halvar")
        for s in gazetteer.senses(n)
    }
    others = [PlaceMention(Span(n, n + 1), here[k].name, here[k]) for n, k in enumerate(known)]
    (found,) = located([PlaceMention(Span(9, 20), name, None)], others, gazetteer)
    assert (found.place.geonames_id if found.place else None) == place
    assert bool(found.reason) == (place is not None)


def test_a_name_placed_elsewhere_in_the_text_lies_there(gazetteer: Gazetteer) -> None:
    (far,) = (s.place for s in gazetteer.senses("Veltograd"))
    mention = PlaceMention(Span(30, 39), "Veltograd", None)
    (found,) = located([mention], [PlaceMention(Span(0, 9), "Veltograd", far)], gazetteer)
    assert found.place == far


@pytest.mark.slow
def test_a_short_name_of_a_body_is_no_town(find: Find) -> None:
    text = "The Joint Salt Halvar left. A patrol of the Halvar came to Beshtan in Kemria."
    assert ids(find(text), "Halvar") == set()
    assert ids(find("Fighters left Halvar in Kemria for Beshtan."), "Halvar") == {"6"}
