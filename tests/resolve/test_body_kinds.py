"""What sort of body a name is of, and what "the army" and "the rebels" mean beside it."""

from typing import Any

import pytest
from texts import mentions_in

from alleged.model.actor import ActorKind
from alleged.resolve.body_kinds import is_band, kind_by_name, watches

TEXT = (
    "The Sablean government and the Quill Liberation Army exchanged prisoners on Tuesday. "
    "The rebels released nine soldiers. The army said that no money had changed hands."
)


def test_a_band_is_told_by_its_name() -> None:
    assert is_band(["Quill", "Liberation", "Army"])
    assert is_band(["Popular", "Resistance", "Forces"])
    assert not is_band(["Quill", "Army"])
    assert not is_band(["Quill", "Liberation", "Party"])
    assert not is_band([])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Quill Front", ActorKind.ARMED_GROUP),
        ("Quill Brigades", ActorKind.ARMED_GROUP),
        ("Quill Army", ActorKind.MILITARY),
        ("Quill Observer Force", ActorKind.MEDIATOR),
        ("Truce Monitoring Committee", ActorKind.MEDIATOR),
        ("Quill Group", ActorKind.ORGANISATION),
        ("Quill Institute", ActorKind.ORGANISATION),
        ("", ActorKind.ORGANISATION),
    ],
)
def test_the_last_words_of_a_name_say_what_it_is_of(name: str, kind: ActorKind) -> None:
    assert kind_by_name(name.split()) is kind


def test_a_paper_called_observer_watches_over_nothing() -> None:
    assert not watches(["Weekly", "Observer"])


@pytest.mark.slow
def test_the_army_is_not_the_liberation_army_and_the_rebels_are(nlp: Any) -> None:
    keys = {mention.text: mention.key for mention in mentions_in(nlp, TEXT)}
    band = keys["Quill Liberation Army"]
    assert keys["The army"] != band
    assert keys["The rebels"] == band


@pytest.mark.slow
def test_whoever_has_fighters_is_armed(nlp: Any) -> None:
    found = mentions_in(nlp, "On Monday the fighters of the Tarn Covenant left the mill.")
    kinds = {m.kind for m in found if m.key == "text:tarn covenant"}
    assert kinds == {ActorKind.ARMED_GROUP}
