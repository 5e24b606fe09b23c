"""How far a text means that something is so, climbed from the word that tells of it."""

from itertools import product
from typing import Any

import pytest

from alleged.extract.climb import footing_of
from alleged.extract.footing import Footing
from alleged.extract.syntax import Syntax

slow = pytest.mark.slow

SO, NOT_SO, OPEN = Footing.SO, Footing.NOT_SO, Footing.OPEN
AHEAD, UNREAL = Footing.AHEAD, Footing.UNREAL

STANDS = [
    ("The army killed him.", "killed", SO),
    ("The army did not kill him.", "kill", NOT_SO),
    ("Nobody was killed.", "killed", NOT_SO),
    ("The army may have killed him.", "killed", OPEN),
    ("The army will kill him.", "kill", AHEAD),
    ("The army would have killed him.", "killed", UNREAL),
    ("If the army killed him, the talks are over.", "killed", UNREAL),
    ("The army wants to kill him.", "kill", UNREAL),
    ("The army managed to kill him.", "kill", SO),
    ("The army nearly killed him.", "killed", UNREAL),
    ("It is unclear whether the army killed him.", "killed", OPEN),
    ("It is not true that the army killed him.", "killed", NOT_SO),
    ("There is no evidence that the army killed him.", "killed", OPEN),
    ("The general denied his death.", "death", NOT_SO),
    ("The general could not confirm his death.", "death", OPEN),
    ("The general called for his death.", "death", UNREAL),
    ("His death would end the war.", "death", UNREAL),
    ("The law forbids the killing of envoys.", "killing", UNREAL),
    ("The army left without killing him.", "killing", NOT_SO),
    ("The village that the army burned has not been rebuilt.", "burned", SO),
    ("Did the army kill him?", "kill", UNREAL),
    ("Mr Solt has called on them to let the men go, and killed the talks.", "killed", SO),
]


@slow
@pytest.mark.parametrize(("text", "word", "footing"), STANDS)
def test_every_word_on_the_way_can_turn_it(
    nlp: Any, text: str, word: str, footing: Footing
) -> None:
    syntax = Syntax(nlp(text))
    assert footing_of(syntax, syntax.word.index(word)).footing is footing


def test_two_negations_undo_each_other_and_nothing_undoes_a_plan() -> None:
    assert NOT_SO.met_by(NOT_SO) is SO
    for one in Footing:
        assert UNREAL.met_by(one) is UNREAL
        assert one.met_by(UNREAL) is UNREAL
        assert one.met_by(SO) is one


def test_what_is_open_stays_open_under_a_no() -> None:
    assert {OPEN.met_by(sign) for sign in (NOT_SO, OPEN)} == {OPEN}
    assert all(isinstance(one.met_by(other), Footing) for one, other in product(Footing, Footing))
