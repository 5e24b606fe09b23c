"""Where and when a thing happened: the places and times that its own clause names."""

from typing import Any

import pytest
from factories import MERROW, document, span
from texts import INDEX, propositions_in

from alleged.extract.attribution import find_attributions
from alleged.extract.propositions import find_propositions
from alleged.model.place import PlaceMention
from alleged.resolve.mentions import find_mentions
from alleged.resolve.periods import find_periods

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "at_merrow"),
    [
        ("The Tidewater Front killed two guards in Port Merrow.", True),
        ("The Tidewater Front killed two guards, a shop in Port Merrow was told.", False),
    ],
)
def test_a_place_is_where_it_befell_them(nlp: Any, text: str, at_merrow: bool) -> None:
    report, doc = document(text, "r", "Harbour Gazette", "2031-03-05"), nlp(text)
    places = (PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW),)
    mentions = find_mentions(doc, report, INDEX, places)
    said = find_attributions(doc, report, mentions)
    periods = find_periods(doc, report)
    for one in find_propositions(doc, report, mentions, places, periods, said):
        assert bool(one.places) is at_merrow


def test_the_day_somebody_spoke_is_not_the_day_of_the_deed(nlp: Any) -> None:
    text = "The Orrin Council said on Monday that the Tidewater Front had killed two guards."
    report, doc = document(text, "r", "Harbour Gazette", "2031-03-05"), nlp(text)
    mentions = find_mentions(doc, report, INDEX)
    said = find_attributions(doc, report, mentions)
    (one,) = find_propositions(doc, report, mentions, (), find_periods(doc, report), said)
    assert one.period is None


def test_a_time_right_behind_a_verb_of_saying_is_when_it_was_said(nlp: Any) -> None:
    (one,) = propositions_in(
        nlp,
        "A commander of the Tidewater Front said on Monday there had been no sign that Sel Arden "
        "was killed.",
    )
    assert one.period is None
