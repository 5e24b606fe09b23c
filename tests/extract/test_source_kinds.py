"""What sort of source a text names, on invented sentences."""

from typing import Any

import pytest

from alleged.extract.attribution import find_attributions
from alleged.model.claim import SourceKind
from alleged.model.document import Document

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Colonel Tarek Dovan said that the convoy had left.", SourceKind.PERSON),
        ("The defence minister said that the convoy had left.", SourceKind.OFFICE),
        ("The Harbour Council said that the convoy had left.", SourceKind.ORGANISATION),
        ("A security source said that the convoy had left.", SourceKind.UNNAMED),
        ("Two officers said that the convoy had left.", SourceKind.UNNAMED),
        ("Experts said that the convoy had left.", SourceKind.CROWD),
        ("The report said that the convoy had left.", SourceKind.DOCUMENT),
        ("The convoy is said to have left.", SourceKind.NONE),
    ],
)
def test_kinds_of_sources(nlp: Any, text: str, kind: SourceKind) -> None:
    found = find_attributions(nlp(text), Document("d", text, outlet="The Veldt Courier"))
    assert [a.source_kind for a in found] == [kind]


def test_a_pronoun_is_the_person_it_stands_for(nlp: Any) -> None:
    text = "Mira Solt met the elders. She said that the convoy had left."
    (a,) = find_attributions(nlp(text), Document("d", text, outlet="The Veldt Courier"))
    assert a.speaker is not None
    assert a.speaker.name == "Mira Solt"
    assert a.source_kind is SourceKind.PERSON
