"""A matrix as a page, as text and as JSON: the same numbers, harmless, nothing loaded or run."""

import io
import re

import pytest
from factories import document
from lxml import html as parser
from rich.console import Console
from rivals import matrix, row

from alleged.hypotheses.compare import compare
from alleged.hypotheses.sensitivity import losses
from alleged.hypotheses.variants import variants
from alleged.model.hypothesis import Cell, Comparison, Letter, Matrix
from alleged.publish.entries import Report
from alleged.publish.rivals import RivalsPage
from alleged.publish.rivals_told import Quoted
from alleged.publish.rivals_words import carried, cell_words, leader, told_by

HOSTILE = "<script>alert(1)</script>\x1b[2J\u202e | [x](javascript:y)"


def page(case: Matrix, **more: tuple[Quoted, ...]) -> RivalsPage:
    return RivalsPage("sluice", case, compare(case), losses(case), variants(case), more)


CASE = matrix(
    row("gate", "C", "I", sources=("Gazette", "Star"), origins=("wire",), claims=("claim-1",)),
    row("tracks", "N", "N", sources=("Gazette",)),
    row("orders", "II", "N", credibility=0.5),
)
GATE = Quoted("claim-1", "The gate was whole.", "a guard", "asserts", Report.of(document()))
PAGE = page(CASE, gate=(GATE,))


def printed(shown: object, width: int = 80) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None).print(shown)
    return stream.getvalue()


def test_a_page_holds_every_number_reason_and_quote() -> None:
    tree = parser.fromstring(PAGE.html())
    text = " ".join(tree.text_content().split())
    for said in (
        "Who opened the sluice?", "takes for granted that one of them is so", "C +0.85", "I −0.74",
        "Gazette and Star, from one origin", "The gate was whole.", "a guard asserts", "claim-1",
        "the numbers in bits and the odds are this program's",
    ):  # fmt: skip
        assert said in text
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href")} <= set(ids)
    assert tree.xpath("//script | //@src | //link") == []
    assert "default-src 'none'" in PAGE.html()
    assert "<html" not in PAGE._repr_html_()


def test_what_a_hostile_file_says_stays_text() -> None:
    case = matrix(row(HOSTILE, "C", "I", text=HOSTILE, sources=(HOSTILE,)))
    hostile = page(Matrix(HOSTILE, case.hypotheses, case.rows, (HOSTILE,)))
    html = hostile.html()
    assert parser.fromstring(html).xpath("//script") == []
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert "\x1b" not in printed(hostile) + hostile.markdown()
    assert r"\[x\](javascript" in hostile.markdown()
    assert "<script" not in hostile.markdown().replace(r"\<", "")


def test_the_terminal_shows_the_grid_and_how_they_stand_in_80_columns() -> None:
    grid, standings = printed(PAGE.grid()), printed(PAGE.standings())
    assert "C +0.85" in grid
    assert "carried by" not in grid
    assert "carried by" in standings
    assert printed(PAGE).startswith("Who opened the sluice?")
    assert max(map(len, (grid + standings).splitlines())) <= 80


def test_json_has_the_steps_that_sum_and_what_each_row_rests_on() -> None:
    told = PAGE.json()
    for each in told["hypotheses"]:
        assert each["bits"] == pytest.approx(sum(step["bits"] for step in each["steps"]))
    assert sum(each["probability"] for each in told["hypotheses"]) == pytest.approx(1.0, abs=1e-3)
    gate = told["evidence"][0]
    assert gate["cells"]["a"] == {"letter": "C", "bits": 1.0, "reason": None, "proposed": False}
    assert gate["quotes"][0]["text"] == "The gate was whole."
    assert [each["without"] for each in told["sensitivity"]].count("source") == 1


def test_markdown_has_a_table_with_as_many_cells_as_heads() -> None:
    lines = [line for line in PAGE.markdown().splitlines() if line.startswith("|")]
    counts = {len(re.findall(r"(?<!\\)\|", line)) for line in lines[5:]}
    assert counts == {6}


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ((("C", "I"),), "a is ahead by 1.59 bits (3.0 times the odds of the next), 75%: likely"),
        ((("C", "I"),), "The classic score says the same"),
        ((("CC", "N"), ("CC", "N"), ("I", "N")), "prefers b: less speaks against it, while a"),
        ((("C", "C"),), "No hypothesis is ahead: the first two stand alike at 50%."),
        ((("CC", "C"),), "By the classic score the first two are equal."),
    ],
)
def test_who_leads_is_said_by_both_measures(
    letters: tuple[tuple[str, str], ...], said: str
) -> None:
    rows = [row(str(n), *each) for n, each in enumerate(letters)]
    assert said in leader(compare(matrix(*rows)))


def test_what_carries_the_order_is_said_whatever_turns_it() -> None:
    strong = matrix(*(row(str(n), "C", "I") for n in range(3)))
    assert "it stands without any" in next(carried(losses(strong)))
    one = matrix(row("gate", "C", "I"))
    assert list(carried(losses(one))) == ["Without the row “gate”, two stand alike."]
    assert next(carried(())) == "Two hypotheses lead, so nothing carries a conclusion."
    many = matrix(
        *(row(str(n), "CC", "N") for n in range(9)), *(row(f"x{n}", "N", "C") for n in range(14))
    )
    assert next(carried(losses(many)))


def test_a_cell_says_whether_anybody_judged_it() -> None:
    assert cell_words(Cell(1.0, Letter.C, proposed=True), 85) == "C* +0.85"
    assert cell_words(Cell(0.0, Letter.N, "not judged", judged=False), 0) == "·"
    assert told_by(row("x", "N", sources=("A",) * 1)) == "A"
    assert told_by(row("x", "N", sources=tuple("ABCDEF"))) == "A, B, C, D and 2 more"
    assert told_by(row("x", "N", origins=("o", "p"))) == "from 2 origins"
    assert isinstance(PAGE.comparison, Comparison)
