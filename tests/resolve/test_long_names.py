"""The longest proper name wins over a short one that an actor file lists."""

from typing import Any

import pytest
from factories import FRONT
from texts import mentions_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "name",
    [
        "Front of Young Salters (FYS)",
        "Front for the Salt Workers",
        "Salt Workers Front (SWF)",
        "Upland Tidewater Front",
    ],
)
def test_a_listed_short_name_inside_a_longer_one_is_not_meant(nlp: Any, name: str) -> None:
    found = mentions_in(nlp, f"On Monday the {name} left the mill. The Front was tired.")
    assert found
    assert FRONT.id not in {m.key for m in found}
    assert name.split(" (")[0] in {m.name for m in found}


@pytest.mark.parametrize(
    "text",
    [
        "The Front of late was tired.",
        "The Front left the mill.",
        "On Monday the Tidewater Front (TWF) left the mill.",
        "The Tidewater Front of Davin Rook left the mill.",
    ],
)
def test_a_listed_name_on_its_own_is_meant(nlp: Any, text: str) -> None:
    assert FRONT.id in {m.key for m in mentions_in(nlp, text)}


def test_an_acronym_ties_to_all_that_it_spells(nlp: Any) -> None:
    found = mentions_in(nlp, "The Union of Hill Herders (UHH) left. The UHH came back.")
    assert {m.name for m in found} == {"Union of Hill Herders"}


def test_capitals_without_a_bracket_are_the_one_body_that_they_begin(nlp: Any) -> None:
    found = mentions_in(nlp, "The Upland Herders Union left. At night the UHU came back.")
    assert [m.name for m in found if m.text == "UHU"] == ["Upland Herders Union"]
    two = "The Upland Herders Union and the Urn Hill Unit left. At night the UHU came back."
    assert {m.key for m in mentions_in(nlp, two) if m.text == "UHU"} <= {"text:uhu"}


def test_an_acronym_in_another_order_spells_the_whole_name(nlp: Any) -> None:
    name = "Union of Valiant Forces for the Rebirth of the Region"
    found = mentions_in(nlp, f"The {name} (UFVR) left. The UFVR came back.")
    assert {m.name for m in found} == {name}
