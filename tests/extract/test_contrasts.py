"""What a speaker denies by way of contrast."""

from typing import Any

import pytest
from factories import document
from texts import INDEX

from alleged.extract.attribution import find_attributions
from alleged.extract.contrasts import contrasts
from alleged.extract.syntax import Syntax
from alleged.model.claim import Stance
from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow


def contrasted(nlp: Any, text: str) -> list[str]:
    report, doc = document(text), nlp(text)
    said = find_attributions(doc, report, find_mentions(doc, report, INDEX))
    found = list(contrasts(Syntax(doc), [a for a in said if a.stance is not Stance.DENIES]))
    assert all(each.stance is Stance.DENIES for each in found)
    return [" ".join(span.of(text) for span in each.content) for each in found]


def test_what_stands_behind_not_is_denied(nlp: Any) -> None:
    text = "The envoy said that the men left by an agreement, and not by force."
    assert contrasted(nlp, text) == ["by force"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that not only the men left.",
        "The envoy said that the men left and did not come back.",
        "The men left by an agreement, and not by force.",
    ],
)
def test_a_verb_denied_and_a_not_only_are_no_contrast(nlp: Any, text: str) -> None:
    assert contrasted(nlp, text) == []
