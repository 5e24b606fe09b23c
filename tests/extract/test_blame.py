"""For what sort of wrong somebody is blamed."""

from typing import Any

import pytest

from alleged.extract.blame import kind_of
from alleged.extract.syntax import syntax_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ("hiding its losses", "lying"),
        ("hiding its guns", ""),
        ("spreading rumours", "lying"),
        ("spreading its tents", ""),
        ("refusing to help the wounded", "neglect"),
        ("refusing to leave", "neglect"),
        ("selling rifles to the enemy", "collusion"),
        ("poisoning the well", "atrocity"),
        ("painting the mill", ""),
    ],
)
def test_the_verb_and_what_it_is_done_to_say_the_kind(nlp: Any, wrong: str, kind: str) -> None:
    syntax = syntax_of(nlp(f"They accused the army of {wrong}."))
    carrier = next(i for i in range(syntax.size) if syntax.dep[i] == "pcomp")
    assert kind_of(syntax, carrier) == kind
