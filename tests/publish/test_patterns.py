"""A pattern never shows itself without its warning, and says the same in every form."""

import io
import json
import re
from typing import Any

import pytest
from lxml import etree
from lxml import html as parser
from rich.console import Console

from alleged.hypotheses.patterns import pattern
from alleged.model.pattern import UNEVEN, Baseline, Occasion, Threshold
from alleged.publish.patterns import PatternPage
from alleged.publish.patterns_told import Counted, PatternWords
from alleged.publish.patterns_words import claim, counts, finding, of_others, p_words

HOSTILE = "<script>alert(1)</script>\x1b[2J\u202e"


def page(
    having: int, of: int, others: int, rest: int, *, about: str = "of trade", **more: Any
) -> PatternPage:
    told = [
        Occasion(f"{outcome}{n}", frozenset({"ally"} if n < with_ else {"other"}), outcome,
                 families=frozenset({f"family {n % 2}"}), origins=1 + n % 2)
        for outcome, with_, all_ in ((True, having, of), (False, others, rest))
        for n in range(all_)
    ]  # fmt: skip
    options: dict[str, Any] = {"thresholds": (Threshold(origins=2),), **more}
    tested = pattern(told, {"ally"}, **options)
    asked = PatternWords("allies", about, "other deals", "place Merrow", options.get("share"))
    counted = tuple(Counted(each, f"{each.episode} {HOSTILE}") for each in told)
    return PatternPage(tested, asked, ("ally",), counted, ("nobody",), frozenset({"ally"}))


CLEAR = page(19, 20, 2, 20)
BASELINES: list[dict[str, Any]] = [
    {"baseline": Baseline.OTHERS},
    {"baseline": Baseline.SHARE, "share": 0.4},
    {"baseline": Baseline.SHUFFLED},
]


def printed(shown: object) -> str:
    stream = io.StringIO()
    Console(file=stream, width=80, color_system=None).print(shown)
    return stream.getvalue()


@pytest.mark.parametrize("options", BASELINES)
@pytest.mark.parametrize("counted", [(19, 20, 2, 20), (1, 2, 0, 0), (0, 0, 0, 0)])
def test_every_form_carries_the_warning_and_nothing_that_runs(
    counted: tuple[int, int, int, int], options: dict[str, Any]
) -> None:
    told = page(*counted, **options)
    svg, html = told.svg(), told.html()
    drawn = " ".join("".join(etree.fromstring(svg).itertext()).split())
    for text in (printed(told), told.markdown(), html, json.dumps(told.json())):
        assert UNEVEN in " ".join(text.split())
    assert UNEVEN.split(",", maxsplit=1)[0] in drawn
    tree = parser.fromstring(html)
    assert tree.xpath("//script | //@src | //link") == []
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html + svg)
    assert "\x1b" not in printed(told) + told.markdown()
    assert max(map(len, printed(told).splitlines())) <= 80
    assert "nan" not in svg


def test_what_was_found_is_said_in_words() -> None:
    assert finding(CLEAR) == "It stands out, and does so each time it is tested again."
    assert finding(page(5, 20, 5, 20)) == "It does not stand out."
    assert finding(page(2, 2, 0, 1)).startswith(
        "Too few to tell: with 2 episodes of trade no count"
    )
    one_sided = page(7, 8, 1, 8)
    assert "stands out where all that are told are counted" in finding(one_sided)
    assert claim(CLEAR) == (
        "Episodes of trade have allies among their actors more often than other deals do."
    )
    assert claim(page(1, 2, 1, 2, about="")).startswith("Deals have allies")
    assert counts(CLEAR) == (
        "allies is in 19 of 20 episodes of trade, and in 2 of 20 other deals. "
        "By the baseline 10.5 would be expected."
    )


def test_the_chart_has_a_line_for_each_test_and_full_dots_where_it_stands_out() -> None:
    tree = etree.fromstring(CLEAR.svg())
    circles = [each for each in tree.iter() if str(each.tag).endswith("circle")]
    assert [each.get("class") for each in circles] == ["dot"] * 4
    hollow = etree.fromstring(page(5, 20, 5, 20).svg())
    assert {e.get("class") for e in hollow.iter() if str(e.tag).endswith("circle")} == {"open"}


def test_json_has_every_tally_and_every_episode() -> None:
    told = CLEAR.json()
    assert told["stands_out"] is True
    assert told["whole"]["having"] == 19
    assert [each["family"] for each in told["without"]] == ["family 0", "family 1"]
    assert len(told["episodes"]) == 40
    assert sum(each["group"] and each["about"] for each in told["episodes"]) == 19
    infinite = page(3, 3, 0, 3).json()["whole"]
    assert infinite["high"] is None


def test_markdown_has_a_table_with_as_many_cells_as_heads() -> None:
    lines = [line for line in CLEAR.markdown().splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {7}
    assert "In no episode that is counted: nobody." in CLEAR.markdown()


@pytest.mark.parametrize(
    ("counted", "said"),
    [((19, 20, 2, 20), "< 0.0001"), ((5, 20, 5, 20), "0.64"), ((1, 1, 0, 1), "too few"),
     ((9, 10, 2, 10), "0.0027")],
)  # fmt: skip
def test_p_values_are_as_exact_as_they_are_useful(
    counted: tuple[int, int, int, int], said: str
) -> None:
    assert p_words(page(*counted).pattern.whole) == said


def test_there_are_others_only_where_the_baseline_has_some() -> None:
    assert of_others(CLEAR.pattern.whole) == "2 of 20"
    assert of_others(page(1, 2, 1, 2, baseline=Baseline.SHARE, share=0.3).pattern.whole) == ""
