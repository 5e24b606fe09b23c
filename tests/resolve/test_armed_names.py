"""Bodies that bear arms by their names, and what "the army" and "the rebels" mean beside them."""

from typing import Any

import pytest
from texts import mentions_in

from alleged.resolve.armed_names import is_band

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


@pytest.mark.slow
def test_the_army_is_not_the_liberation_army_and_the_rebels_are(nlp: Any) -> None:
    keys = {mention.text: mention.key for mention in mentions_in(nlp, TEXT)}
    band = keys["Quill Liberation Army"]
    assert keys["The army"] != band
    assert keys["The rebels"] == band
