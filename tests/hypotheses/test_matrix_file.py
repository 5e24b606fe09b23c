"""Rivals are read from a file, and a mistake in it is named with its line."""

from pathlib import Path

import pytest

from alleged.errors import BadHypotheses
from alleged.hypotheses.compare import compare
from alleged.hypotheses.matrix_file import read_draft, read_matrix
from alleged.model.hypothesis import Letter, Relevance

GOOD = """question: Who opened the sluice at Tarvel?
hypotheses:
  council: {text: The Council opened it to flood the road., prior: 0.4}
  storm: {text: The storm broke it., prior: 0.6}
evidence:
  - name: gate found open
    text: The gate was found open and whole.
    sources: Harbour Gazette
    origins: [doc-1]
    said: [claim-1, claim-2]
    credibility: 0.9
    relevance: high
    q: 0.2
    cells:
      council: {p: 0.8, why: opening leaves it whole}
      storm: II
  - name: guards sent away
    cells:
      council: {letter: C, why: nobody should see}
"""


def read(folder: Path, text: str) -> object:
    path = folder / "sluice.yaml"
    path.write_text(text, encoding="utf-8")
    return read_matrix(path)


def test_a_file_becomes_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "sluice.yaml"
    path.write_text(GOOD, encoding="utf-8")
    case = read_matrix(path)
    assert [each.name for each in case.hypotheses] == ["council", "storm"]
    gate, guards = case.rows
    assert gate.relevance is Relevance.HIGH
    assert gate.claims == ("claim-1", "claim-2")
    assert (gate.sources, gate.origins) == (("Harbour Gazette",), ("doc-1",))
    assert gate.cells[0].bits == pytest.approx(2.0)
    assert gate.cells[0].letter is Letter.CC
    assert gate.cells[0].reason == "likely 0.8, anyway 0.2; opening leaves it whole"
    assert gate.cells[1].letter is Letter.II
    assert guards.cells[1].reason == "not judged"
    assert guards.credibility == 0.8
    assert compare(case).leads == "council"


def test_the_example_of_the_documentation_can_be_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "why" / "rivals-and-patterns.md"
    example = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    path = tmp_path / "sluice.yaml"
    path.write_text(example, encoding="utf-8")
    assert compare(read_matrix(path)).leads == "council"


def test_a_file_without_evidence_begins_a_matrix(tmp_path: Path) -> None:
    path = tmp_path / "sluice.yaml"
    path.write_text(
        "question: Who?\nhypotheses:\n  a:\n    text: one\n    expects:\n"
        "      - {when: {actor: [Reed Guild, Salt League], kind: trade}, letter: CC, why: greed}\n"
        "  b: other\n"
    )
    draft = read_draft(path)
    assert draft.evidence == ()
    (expected,) = draft.rivals[0].expects
    assert expected.letter is Letter.CC
    assert expected.when.words == "actor Reed Guild or Salt League, kind trade"
    assert draft.rivals[1].written == f"{path}, line 7"
    with pytest.raises(BadHypotheses, match="line 3: no evidence is set against 'a'"):
        read_matrix(path)


def test_rivals_without_priors_are_alike(tmp_path: Path) -> None:
    path = tmp_path / "sluice.yaml"
    path.write_text(
        "question: Who?\nhypotheses: {a: one, b: other}\n"
        "evidence:\n  - {name: x, cells: {a: C, b: I}}\n"
    )
    assert [each.prior for each in read_matrix(path).hypotheses] == [0.5, 0.5]


@pytest.mark.parametrize(
    ("was", "now", "said", "hint"),
    [
        ("storm: II", "storm: III", "line 16: 'III' is not known", "Allowed: CC, C, N, I, II."),
        ("p: 0.8", "p: 1.8", "line 15: '1.8' is not a number from 0.001 to 0.999", "0.999"),
        ("q: 0.2", "q: -1", "line 13: '-1' is not a number from 0.001 to 0.999", "0.001"),
        ("    q: 0.2\n", "", "line 14: p 0.8 without a q", "Give the row a `q`"),
        ("      storm: II\n", "", "line 4: no evidence is set against 'storm'", "Give it a cell"),
        ("storm: II", "strom: II", "line 16: 'strom' is not known", "Did you mean 'storm'?"),
        ("prior: 0.6", "prior: 0.9", "line 3: priors 0.4, 0.9 of 2", "sum to 1, or none"),
        (", prior: 0.6", "", "line 3: priors 0.4 of 2 hypotheses", "sum to 1, or none"),
        ("guards sent away", "gate found open", "line 17: the evidence 'gate found open' comes",
         "Keep one."),
        ("relevance: high", "relevance: hihg", "line 12: 'hihg' is not known", "'high'"),
        ("credibility: 0.9", "credibility: B", "line 11: 'B' is not a number", "0 to 1"),
        ("letter: C, why", "why", "line 19: a cell has a letter or a p", "`letter: I`"),
        ("  storm: {text: The storm broke it., prior: 0.6}\n", "", "line 3: 1 hypotheses are no",
         "two or more"),
        ("question: Who opened the sluice at Tarvel?\n", "", "line 1: 'question' is missing",
         "Needed: question, hypotheses."),
        ("said: [claim-1, claim-2]", "said: {stance: deny}", "line 10: 'deny' is not known",
         "Did you mean 'denies'? Allowed: asserts, denies, doubts, reports."),
        ("said: [claim-1, claim-2]", "told: {kind: traed}", "line 10: 'traed' is not known",
         "Did you mean 'trade'?"),
        ("said: [claim-1, claim-2]", "told: {stance: denies}", "line 10: 'stance' is not known",
         "Allowed: type, actor, with,"),
        ("said: [claim-1, claim-2]", "told: {since: March}", "line 10: 'March' is no day",
         "2031-03-04"),
        ("said: [claim-1, claim-2]", "told: {}", "line 10: nothing is asked for", "type, actor"),
        ("prior: 0.6}", "prior: 0.6, expects: [{when: {origins: few}, letter: C}]}",
         "line 4: 'few' is not known", "Allowed: one, several."),
        ("prior: 0.6}", "prior: 0.6, expects: [{when: {kind: trade}}]}",
         "line 4: 'letter' is missing", "Needed: when, letter."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_what_is_allowed(
    tmp_path: Path, was: str, now: str, said: str, hint: str
) -> None:
    with pytest.raises(BadHypotheses) as caught:
        read(tmp_path, GOOD.replace(was, now))
    assert str(caught.value).startswith(f"{tmp_path / 'sluice.yaml'}, {said}")
    assert hint in caught.value.hint
