"""Outlets are found by name or by the form of one, and all names of one outlet are one."""

import pytest

from alleged.weigh.outlets import Outlets, host_of, is_known, outlet_key

LEDGER = Outlets.of(["Sable Press Agency", "The Merrow Star", "Harbour Observers' Mission"])


def keys(text: str, outlets: Outlets = LEDGER) -> list[str]:
    return [key for _, key, _ in outlets.within(text)]


def test_all_names_of_one_outlet_are_one() -> None:
    assert outlet_key("the  Associated Press") == outlet_key("AP")
    assert is_known("The BBC")
    assert not is_known("The Merrow Star")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A docker told the Harbour Gazette so.", ["harbour gazette"]),
        (
            "Radio Orrin and the Marrow Valley News reported it.",
            ["radio orrin", "marrow valley news"],
        ),
        (
            "The Cape Wire Service wrote so. The Times of day mattered.",
            ["cape wire service", "times"],
        ),
        ("PORT MERROW (SPA) - Boats left.", ["sable press agency"]),
        ("The news of the day was a star in the east.", []),
        ("Reuters and the Associated Press disagree.", ["reuters", "ap"]),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert [key for key in keys(text) if key != "spa"] == [key for key in found if key != "spa"]


def test_the_longest_name_wins() -> None:
    name, key, span = next(LEDGER.within("He told BBC News of it.", 100))
    assert (name, key) == ("BBC News", "bbc")
    assert (span.start, span.end) == (108, 116)


def test_who_is_named_like_anybody_is_not_clearly_an_outlet() -> None:
    assert not LEDGER.is_clear("Harbour Observers' Mission")
    assert LEDGER.is_clear("Merrow Star")


def test_a_host_stands_before_the_brackets() -> None:
    assert host_of("Merrow Star (Sable Press Agency)") == "Merrow Star"
    assert host_of("") == ""


def test_a_row_of_hyphens_is_no_riddle() -> None:
    assert keys("A-" * 4_000) == []
    assert keys("A-" * 4_000 + " said the Harbour Gazette.") == ["harbour gazette"]
    assert keys("The Al-Orn-Valley Radio told it.") == ["al-orn-valley radio"]
