"""Places that no gazetteer lists."""

from typing import Any

import pytest

from alleged.extract.deal_setting import settings
from alleged.extract.reading import Reading
from alleged.model.document import Document, Span
from alleged.model.place import PlaceMention
from alleged.resolve.actors import ActorIndex
from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow


def names(nlp: Any, text: str) -> list[str]:
    document = Document("r-1", text, language="en")
    doc = nlp(text)
    mentions = find_mentions(doc, document, ActorIndex.of(()), ())
    return [place.name for place in settings(Reading(doc, document, mentions, ()), ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The fighters agreed to hand over the school in Tarvik on Monday.", ["Tarvik"]),
        ("Soldiers were freed at the Tarvik bridge.", ["Tarvik bridge"]),
        ("Wounded men were taken out of the Orvstal steelworks.", ["Orvstal steelworks"]),
        ("Lorries may pass along the Tarvik corridor.", ["Tarvik corridor"]),
        ("They gathered near Melka and Orsin before the truce.", ["Melka", "Orsin"]),
        ("The town of Hesk was quiet.", ["Hesk"]),
        ("The column pulled out of Orsin at dawn.", ["Orsin"]),
        ("Fighters left Melka and went to Tarvik.", ["Melka", "Tarvik"]),
        ("Melka and Orsin, two villages in the hills, were spared.", ["Melka", "Orsin"]),
        ("The truce holds in Beit es-Salm and Melka.", ["Beit es-Salm", "Melka"]),
        ("They met in Tarvik. The accord covers Tarvik alone.", ["Tarvik", "Tarvik"]),
        ("The rebels took full possession of Laukat after the siege of Hesk.", ["Laukat", "Hesk"]),
        ("The buses waited at the Norwegian border.", ["Norwegian border"]),
        ("The buses crossed the border with Norway.", ["border with Norway"]),
    ],
)
def test_a_name_where_only_a_place_can_stand_is_a_place(
    nlp: Any, text: str, found: list[str]
) -> None:
    assert names(nlp, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "According to Marsen, nobody had signed.",
        "Wounded men were taken out of the Melkan steelworks.",
        "The deal was made in May with Gen Tolvar.",
        "A professor at Orsin University praised the truce.",
        "Shells struck the base of the 22nd Infantry Division.",
        "The Council of Harbour Elders praised the truce.",
        "Their names were given as Ismel, Danmel and Orsin.",
        "They met at the Norwegian frontier post.",
    ],
)
def test_people_months_and_bodies_are_none(nlp: Any, text: str) -> None:
    assert names(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In the Ledger, however, the truce was praised.",
        "The Upland Herders Union left. In UHU, as in the army, nobody spoke.",
    ],
)
def test_papers_and_acronyms_are_none(nlp: Any, text: str) -> None:
    assert names(nlp, text) == []


def test_a_name_joined_to_a_known_place_is_one_too(nlp: Any) -> None:
    text = "Hesk, Tarvik and Kankor have been joined by others."
    document = Document("r-1", text, language="en")
    known = PlaceMention(Span(6, 12), "Tarvik", None)
    reading = Reading(nlp(text), document, (), ())
    assert "Hesk" in [place.name for place in settings(reading, (known,))]
