import textwrap

from hypothesis import given
from hypothesis import strategies as st

from alleged.read.wrapping import joined, paragraphs_of, unwrapped

PROSE = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men who were killed"
    " on the road to Tarn in the spring."
)


def test_text_broken_to_a_width_is_joined() -> None:
    broken = textwrap.fill(PROSE, 72) + "\n\n" + textwrap.fill(PROSE, 72)
    assert unwrapped(broken) == f"{PROSE}\n\n{PROSE}"


def test_lines_that_were_not_broken_by_a_program_are_kept() -> None:
    page = "Velm\nTarn\nOlm\n\n" + textwrap.fill(PROSE, 72)
    assert unwrapped(page) == f"Velm\nTarn\nOlm\n\n{PROSE}"


def test_long_lines_are_kept() -> None:
    page = f"{PROSE}\n{PROSE}"
    assert unwrapped(page) == page


def test_lists_are_kept() -> None:
    page = textwrap.fill(PROSE, 72) + "\n\n- " + PROSE[:68] + "\n- " + PROSE[:68]
    assert unwrapped(page).endswith("- " + PROSE[:68] + "\n- " + PROSE[:68])


def test_parted_word_loses_its_hyphen() -> None:
    assert joined(["the spokes-", "man said"], frozenset()) == "the spokesman said"


def test_compound_keeps_its_hyphen() -> None:
    words = frozenset({"front", "held"})
    assert joined(["in front-", "held Velm"], words) == "in front-held Velm"
    assert joined(["in govern-", "ment Velm"], words) == "in government Velm"
    assert joined(["cease-", "fire"], words | {"cease-fire"}) == "cease-fire"
    assert joined(["cease-", "fire"], words | {"cease", "fire", "ceasefire"}) == "ceasefire"


def test_hyphen_before_a_capital_is_kept() -> None:
    assert joined(["the Karst-", "Olm road"], frozenset()) == "the Karst- Olm road"


def test_lines_of_a_page_become_paragraphs() -> None:
    lines = [
        "What was agreed",
        *textwrap.wrap(PROSE, 60),
        *textwrap.wrap(PROSE, 60),
        "1. families leave",
        "2. bodies return",
    ]
    assert paragraphs_of(lines) == [
        "What was agreed",
        PROSE,
        PROSE,
        "1. families leave",
        "2. bodies return",
    ]


@given(st.lists(st.text("abc def", min_size=1).map(str.strip).filter(bool), max_size=20))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    assert "".join("".join(paragraphs_of(lines)).split()) == "".join("".join(lines).split())


@given(st.text("ab -.\n", max_size=300))
def test_unwrapping_loses_nothing_but_hyphens(text: str) -> None:
    strip = str.maketrans("", "", " -\n")
    assert unwrapped(text).translate(strip) == text.translate(strip)
