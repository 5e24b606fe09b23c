"""A rival fills a cell only with what it said beforehand."""

from alleged.hypotheses.expecting import proposed
from alleged.model.hypothesis import Letter
from alleged.model.rivals import Asked, AskedOf, Expectation, Rival

TRADE = Asked(AskedOf.TOLD, (("kind", "trade"),))
DEAL = Asked(AskedOf.TOLD, (("type", "deal"),))


def test_the_first_that_fits_counts_and_gives_its_reason() -> None:
    rivals = (
        Rival("local", "", expects=(Expectation(TRADE, Letter.CC, "greed"), _any(Letter.C))),
        Rival("plan", "", expects=(_any(Letter.I),)),
        Rival("chance", ""),
    )
    cells = proposed(rivals, lambda asked: True)
    assert {name: cell.letter for name, cell in cells.items()} == {
        "local": Letter.CC,
        "plan": Letter.I,
    }
    assert cells["local"].why == "greed (expected of kind trade)"
    assert cells["plan"].why == "(expected of type deal)"
    assert all(cell.proposed for cell in cells.values())
    truce = proposed(rivals, lambda asked: asked is not TRADE)
    assert truce["local"].letter is Letter.C
    assert proposed(rivals, lambda asked: False) == {}


def _any(letter: Letter) -> Expectation:
    return Expectation(DEAL, letter)
