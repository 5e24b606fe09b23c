"""Who and when, as the first lines of a document state them."""

import pytest

from alleged.read.credits import Credit, stated_in_head

BODY = "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave Velm."


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("Buses leave Velm\n\nHarbour Post, 21 May 2024", "Harbour Post", "2024-05-21"),
        ("Statement\n\nFront Press Office, 19 April 2024", "Front Press Office", "2024-04-19"),
        (
            "Weekly bulletin No. 11\nKarst Aid in Velm, 15 March 2024",
            "Karst Aid in Velm",
            "2024-03-15",
        ),
        ("Karst Aid in Velm | May 2024", "Karst Aid in Velm", "2024-05"),
        ("Velm, 3 May 2024", "", "2024-05-03"),
        ("Who let the buses leave?\n3 May 2024", "", "2024-05-03"),
        ("Published: 3 May 2024\nSource: Harbour Post", "Harbour Post", "2024-05-03"),
        ("Buses leave Velm", "", ""),
        ("Truce of 3 May 2024", "", ""),
    ],
)
def test_head_states_outlet_and_day(head: str, outlet: str, published: str) -> None:
    stated = stated_in_head(f"{head}\n\n{BODY}", ["Karst Aid in Velm"])
    assert stated == Credit(outlet=outlet, published=published)


def test_day_below_the_first_sentence_is_not_that_of_publication() -> None:
    assert stated_in_head(f"{BODY}\n\nHarbour Post, 21 May 2024", []) == Credit()


def test_days_of_a_chronicle_are_its_own() -> None:
    text = f"Diary\n\n3 May 2024\n\n{BODY}\n\n4 May 2024\n\n{BODY}"
    assert stated_in_head(text, []) == Credit()
    assert stated_in_head(f"Harbour Post, 9 May 2024\n\n{text}", []).published == "2024-05-09"


@pytest.mark.parametrize(
    "line",
    ["10:30{}GMT", "3 May 2024{}Velm", "Published{}on the third", "Velm{}Karst,{}Tarn", "by{}"],
)
def test_a_long_gap_in_a_head_is_one_blank(line: str) -> None:
    assert stated_in_head(line.replace("{}", " " * 20_000) + f"\n\n{BODY}", []) == Credit()


def test_day_and_outlet_are_read_across_gaps() -> None:
    line = "Karst Aid \t in  Velm,    3  May\u00a0 2024"
    stated = stated_in_head(f"{line}\n\n{BODY}", ["Karst  Aid in Velm"])
    assert stated == Credit(outlet="Karst Aid in Velm", published="2024-05-03")
