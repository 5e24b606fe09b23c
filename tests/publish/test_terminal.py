"""A brief in a terminal fits the width, needs no colour, and cannot be made to act."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import brief_in, hostile_case, small_case, wide_case
from rich.console import Console
from rich.text import Text

from alleged.publish.brief import Brief, brief_of
from alleged.publish.cards import DealCard
from alleged.publish.terminal import Hanging, shortened


def printed(what: Brief | DealCard, width: int, color: bool = False) -> str:
    stream = io.StringIO()
    screen = Console(
        file=stream, width=width, force_terminal=color, color_system="standard" if color else None
    )
    screen.print(what)
    return stream.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = printed(brief_of([*wide_case(), *hostile_case()]), width)
    assert max(len(line) for line in text.splitlines()) <= width


def test_it_reads_as_it_did(golden: Callable[[str | Path, str], None]) -> None:
    lines = printed(brief_in(small_case()), 80).splitlines()
    golden("brief.txt", "\n".join(line.rstrip() for line in lines) + "\n")
    lines = printed(brief_in(wide_case()), 80).splitlines()
    golden("wide.txt", "\n".join(line.rstrip() for line in lines) + "\n")


def test_a_hostile_text_cannot_act_on_the_terminal() -> None:
    for shown in (
        brief_of(hostile_case()),
        DealCard(hostile_case()[0][1].deals[0], hostile_case()[0][0]),
    ):
        text = printed(shown, 80)
        assert not {char for char in text if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
        assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(text)
        assert "‹U+001B›" in text


def test_a_brief_shows_the_beginning_of_long_quotes_and_where_they_stand() -> None:
    report, telling = small_case()[0]
    shown = " ".join(printed(brief_of([(report, telling)]), 80).split())
    assert "showed reporters …” (characters 0–378)" not in shown
    assert re.search(r"“PORT MERROW.{150,240} …” \(characters 0–378\)", shown)


def test_what_is_short_is_not_cut() -> None:
    assert shortened("The buses left", 14) == "The buses left"
    assert shortened("The buses left", 13) == "The buses …"
    assert shortened("x" * 20, 13) == "x" * 12 + " …"


def test_it_says_the_same_without_colour() -> None:
    plain = printed(brief_in(small_case()), 80)
    assert "denied by" in plain
    assert "\x1b" not in plain
    assert "\x1b[" in printed(brief_in(small_case()), 80, color=True)


def test_a_long_quote_is_whole_at_any_width() -> None:
    report, telling = small_case()[0]
    words = printed(DealCard(telling.deals[0], report), 40).split()
    quote = telling.deals[0].span.of(report.text)
    assert " ".join(quote.split()) in " ".join(words)


def test_a_long_label_stands_apart_from_its_words() -> None:
    stream = io.StringIO()
    screen = Console(file=stream, width=40)
    screen.print(Hanging(Text("45 and then 60, says another"), "number of detainees", room=16))
    assert stream.getvalue().splitlines() == [
        "number of detainees 45 and then 60, says",
        "                    another",
    ]
