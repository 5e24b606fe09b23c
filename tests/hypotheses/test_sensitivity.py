"""Which row, source or origin carries the conclusion."""

from rivals import matrix, row

from alleged.hypotheses.sensitivity import losses
from alleged.model.hypothesis import Loss


def test_the_source_that_carries_the_conclusion_comes_first() -> None:
    case = matrix(
        row("gate", "C", "I", sources=("Gazette",), origins=("wire",)),
        row("tracks", "C", "I", sources=("Gazette",), origins=("wire",)),
        row("orders", "C", "I", sources=("Gazette",), origins=("wire",)),
        row("motive", "I", "C", sources=("Radio",), origins=("radio",)),
        row("weather", "N", "N"),
    )
    found = losses(case)
    assert {each.name for each in found if each.turns} == {"Gazette", "wire"}
    assert found[0] == Loss("origin", "wire", "b", found[0].margin, True, 3)
    assert found[0].margin < 0
    by_row = {each.name: each for each in found if each.what == "row"}
    assert by_row["gate"].leads == "a"
    assert by_row["motive"].margin > by_row["weather"].margin


def test_without_a_leader_nothing_carries() -> None:
    assert losses(matrix(row("one", "C", "C"))) == ()


def test_losing_the_only_row_leaves_nobody_ahead() -> None:
    (loss,) = losses(matrix(row("one", "C", "I")))
    assert loss == Loss("row", "one", "", 0, True)
