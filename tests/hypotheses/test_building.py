"""Decisions become a matrix one after the other, and one that contradicts another is refused."""

from collections.abc import Sequence

import pytest

from alleged.errors import AllegedError, BadHypotheses, NothingFound
from alleged.hypotheses.building import built, changed
from alleged.hypotheses.compare import compare
from alleged.hypotheses.drafts import matrix_of
from alleged.model.hypothesis import Letter
from alleged.model.rivals import (
    Change,
    Draft,
    Evidence,
    Grounds,
    Judged,
    Judgement,
    Priors,
    Removed,
    Rival,
    RivalDecision,
)

BEGUN = Draft(
    "Who opened the sluice?", (Rival("storm", "It broke."), Rival("council", "They did."))
)
GATE = Evidence("gate whole", {"storm": Judgement(Letter.II), "council": Judgement(Letter.C)})


def made(*changes: Change) -> Draft:
    return built(RivalDecision("sluice", change) for change in changes)["sluice"]


def test_changes_add_up() -> None:
    boys = Rival("boys", "Boys did it.")
    draft = made(
        BEGUN,
        GATE,
        boys,
        Judged("gate whole", {"boys": Judgement(p=0.5, why="they could")}, q=0.25),
        Priors({"storm": 0.5, "council": 0.3, "boys": 0.2}),
    )
    assert draft.names == ("storm", "council", "boys")
    (row,) = matrix_of(draft).rows
    assert [cell.letter for cell in row.cells] == [Letter.II, Letter.C, Letter.C]
    assert row.cells[2].reason == "likely 0.5, anyway 0.25; they could"
    assert [each.prior for each in matrix_of(draft).hypotheses] == [0.5, 0.3, 0.2]


def test_the_latest_judgement_counts_and_the_others_of_its_row_stay() -> None:
    draft = made(BEGUN, GATE, Judged("gate whole", {"storm": Judgement(Letter.N)}))
    assert draft.evidence[0].cells["storm"].letter is Letter.N
    assert draft.evidence[0].cells["council"] == GATE.cells["council"]


def test_what_is_removed_takes_its_cells_along() -> None:
    boys = Rival("boys", "Boys did it.")
    draft = made(BEGUN, GATE, boys, Removed(rival="council"))
    assert draft.names == ("storm", "boys")
    assert set(draft.evidence[0].cells) == {"storm"}
    assert made(BEGUN, GATE, Removed(row="gate whole")).evidence == ()
    assert built([RivalDecision("sluice", BEGUN), RivalDecision("sluice", Removed())]) == {}


def test_without_the_last_decision_everything_is_as_before() -> None:
    changes: Sequence[Change] = (BEGUN, GATE, Judged("gate whole", {"storm": Judgement(Letter.N)}))
    assert made(*changes[:-1]) == made(BEGUN, GATE)


@pytest.mark.parametrize(
    ("change", "error", "said", "hint"),
    [
        (BEGUN, BadHypotheses, "there is a matrix 'sluice' already", "--name"),
        (Rival("storm", "Again."), BadHypotheses, "there is a hypothesis 'storm' already", "name"),
        (GATE, BadHypotheses, "there is a row 'gate whole' already", "remove"),
        (Judged("gate hole", {}), NothingFound, "no row 'gate hole'", "'gate whole'"),
        (Judged("gate whole", {"strom": Judgement(Letter.C)}), NothingFound,
         "no hypothesis 'strom'", "Did you mean 'storm'? There are: storm, council."),
        (Judged("gate whole", {"storm": Judgement(p=0.5)}), BadHypotheses, "a p without a q",
         "--q"),
        (Evidence("x", {"boys": Judgement(Letter.C)}), NothingFound, "no hypothesis 'boys'",
         "storm, council"),
        (Priors({"storm": 0.5}), BadHypotheses, "sum to 0.5, council without one", "sum to 1"),
        (Priors({"storm": 0.5, "council": 0.6}), BadHypotheses, "sum to 1.1", "storm, council"),
        (Priors({"storm": 0.5, "boys": 0.5}), NothingFound, "'boys'", "There are"),
        (Removed(row="tracks"), NothingFound, "no row 'tracks'", "gate whole"),
        (Removed(rival="boys"), NothingFound, "no hypothesis 'boys'", "storm"),
    ],
)  # fmt: skip
def test_what_contradicts_is_refused_with_what_there_is(
    change: Change, error: type[AllegedError], said: str, hint: str
) -> None:
    with pytest.raises(error) as caught:
        changed(made(BEGUN, GATE), change, "sluice")
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_a_change_to_nothing_is_refused() -> None:
    with pytest.raises(NothingFound, match="no matrix 'other'"):
        changed(None, GATE, "other")


def test_a_rival_without_evidence_is_an_error_or_a_note() -> None:
    draft = made(BEGUN, GATE, Rival("boys", "Boys did it.", written="a.yaml, line 9"))
    with pytest.raises(BadHypotheses, match=r"a\.yaml, line 9: no evidence is set against 'boys'"):
        matrix_of(draft)
    assert matrix_of(draft, complete=False).notes == ("no evidence is set against boys yet",)
    with pytest.raises(BadHypotheses, match="1 hypotheses are no rivals"):
        matrix_of(made(BEGUN, Removed(rival="storm")))


def test_priors_of_some_rivals_only_are_an_error() -> None:
    draft = made(BEGUN, GATE, Priors({"storm": 0.5, "council": 0.5}), Rival("boys", "Boys."))
    with pytest.raises(BadHypotheses, match="boys has none"):
        matrix_of(draft, complete=False)


def test_a_row_is_as_credible_as_a_person_says_else_as_the_ledger_does() -> None:
    grounds = Grounds(
        ("Gazette",), ("wire",), ("claim-1",), ("episode-1",), 0.4, "one origin", ("It opened",)
    )
    rows = [
        matrix_of(made(BEGUN, evidence), {"gate whole": grounds}).rows[0]
        for evidence in (GATE, Evidence("gate whole", GATE.cells, credibility=0.9, sources=("I",)))
    ]
    assert [row.credibility for row in rows] == [0.4, 0.9]
    assert [row.sources for row in rows] == [("Gazette",), ("I",)]
    assert [row.credibility_reason for row in rows] == ["one origin", "as an analyst judges it"]
    assert rows[0].text == "It opened"
    assert matrix_of(made(BEGUN, GATE)).rows[0].credibility == 0.8


def test_two_rows_that_rest_on_one_thing_are_pointed_out() -> None:
    tracks = Evidence("tracks", GATE.cells)
    same = Grounds(episodes=("episode-1",), credibility=0.5)
    gone = Grounds(notes=("deal-9 is not in the ledger any more",), credibility=0.0)
    matrix = matrix_of(made(BEGUN, GATE, tracks), {"gate whole": same, "tracks": same})
    assert matrix.notes == ("tracks rests on episode-1 as gate whole does: it counts twice",)
    lost = matrix_of(made(BEGUN, GATE), {"gate whole": gone})
    assert lost.notes == ("gate whole: deal-9 is not in the ledger any more",)
    assert {each.hundredths for each in compare(lost).standings} == {0}
