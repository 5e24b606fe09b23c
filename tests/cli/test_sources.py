"""`alleged sources` lists, shows one, and keeps a letter for it."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Typed = Callable[..., Any]


def test_sources_are_listed_with_what_is_their_own(typed: Typed) -> None:
    answer = typed("sources")
    assert answer.code == 0
    assert "Merrow Star" in answer.out
    assert "agree / against" in answer.out
    found = [json.loads(line) for line in typed("sources", "--json").out.splitlines()]
    assert {each["name"] for each in found} >= {"Merrow Star", "Davin Rook"}
    for each in found:
        assert each["claims"] == each["own"] + each["quoted"] + each["taken"]
        assert "no measure of who is right" in each["caution"]


def test_a_page_says_how_little_is_known(typed: Typed) -> None:
    page = typed("sources", "merrow star")
    assert "far too few to judge it by" in page.out
    assert "nobody has graded it" in page.out
    assert max(map(len, page.out.splitlines())) <= 80
    assert (
        json.loads(typed("sources", "page", "merrow star", "--json").out)["name"] == "Merrow Star"
    )


def test_a_letter_is_kept_and_undone(typed: Typed) -> None:
    graded = typed("sources", "grade", "merrow star", "B", "--because", "checked")
    assert graded.out == "Merrow Star: B\n"
    assert "B: checked (" in typed("sources", "merrow star").out
    assert "a source's letter" in typed("undo").out
    assert "nobody has graded it" in typed("sources", "merrow star").out
    given = typed("sources", "grade", "merrow star", "C", "--because", "checked", "--json").out
    assert json.loads(given)["letter"] == "C"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("sources", "Nobody"), "no report is by 'Nobody'"),
        (("sources", "merrow"), "several sources fit 'merrow'"),
        (("sources", "grade", "Nobody", "A", "--because", "x"), "no report is by 'Nobody'"),
        (("sources", "grade", "merrow star", "A", "--because", " "), "needs its reason"),
    ],
)
def test_mistakes_are_named(typed: Typed, words: tuple[str, ...], said: str) -> None:
    answer = typed(*words)
    assert answer.code in (1, 64)
    assert said in answer.err
