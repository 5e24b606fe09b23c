"""Which verbs blame by themselves, and only where they are done to what makes them a wrong."""

from typing import Any

import pytest

from alleged.extract.reproaches import reproach_of, reproaches
from alleged.extract.syntax import Syntax
from alleged.model.proposition import KINDS, PropositionType


def kinds_in(nlp: Any, text: str) -> list[str]:
    syntax = Syntax(nlp(text))
    return [kind for i in range(syntax.size) if (kind := reproach_of(syntax, i))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The general has lied.", "lying"),
        ("The army hides its losses.", "lying"),
        ("The ministry failed to act.", "neglect"),
        ("The army abandoned the garrison.", "neglect"),
        ("The Guard sold its positions to the enemy.", "collusion"),
        ("The Front used the villagers as shields.", "atrocity"),
        ("The market was shelled by the army.", "atrocity"),
    ],
)
def test_a_wrong_is_one_by_what_it_is_done_to(nlp: Any, text: str, kind: str) -> None:
    assert kinds_in(nlp, text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The town lies near the river.",
        "The soldiers hid the boats.",
        "The attack failed.",
        "The Guard sold grain.",
        "The army shelled the ridge.",
        "The paper stood by its report.",
    ],
)
def test_the_same_verb_done_to_other_things_blames_nobody(nlp: Any, text: str) -> None:
    assert kinds_in(nlp, text) == []


def test_every_row_is_of_a_kind_that_accusations_have() -> None:
    kinds = {row.kind for rows in reproaches().values() for row in rows}
    assert kinds <= set(KINDS[PropositionType.ACCUSATION])
