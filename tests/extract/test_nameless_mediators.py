"""Who mediated is told of some whom no list knows and no name gives."""

from typing import Any

import pytest
from texts import anchor_at, group_of, reading_of

from alleged.extract.nameless_mediators import nameless_mediators

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The interior ministry mediated the truce.", "interior ministry"),
        ("The truce was brokered by Sablea's security agency.", "Sablea's security agency"),
        ("A truce was found by the mediation of three Varskan priests.", "Varskan priests"),
        ("They found a truce with the help of old pastors.", "old pastors"),
        ("They thanked two traders who brokered the truce.", "traders"),
        ("There is a truce that the world body brokered.", "world body"),
        ("The interior ministry might mediate a truce.", None),
        ("The interior ministry did not mediate the truce.", None),
        ("Rain brokered the truce.", None),
        ("Officers brokered a truce with the Tidewater Front.", None),
        ("Officers brokered a truce with patience.", "Officers"),
        ("They signed a truce with the help of a pastor.", "pastor"),
        ("They took Sarn with the help of a pastor before the truce.", None),
        ("Its officers brokered the truce.", None),
        ("They thanked the council for the truce that Sarn brokered.", None),
        ("Sarn paid a truce mission that the interior ministry facilitated.", "interior ministry"),
        ("The truce was brokered by the Lantern Society.", None),
        ("The interior ministry welcomed the truce.", None),
    ],
)
def test_whoever_mediates_without_a_name_is_called_as_written(
    nlp: Any, text: str, name: str | None
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    found = [(party.name, party.role) for party in nameless_mediators(reading, group)]
    assert found == ([(name, "mediator")] if name else [])


def test_only_the_sentences_of_a_deal_tell_who_mediated_it(nlp: Any) -> None:
    reading = reading_of(nlp, "The truce holds. The interior ministry mediated a strike.")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert not list(nameless_mediators(reading, group))
