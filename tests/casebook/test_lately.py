"""What was asked for last stays; what was not goes when there is no room."""

from alleged.casebook.lately import Lately


def test_the_longest_not_asked_for_goes_first() -> None:
    kept: Lately[str, str] = Lately(4, len)
    kept.keep("a", "aa")
    kept.keep("b", "bb")
    assert kept.get("a") == "aa"
    kept.keep("c", "c")
    assert kept.get("b") is None
    assert (kept.get("a"), kept.get("c")) == ("aa", "c")


def test_what_is_too_large_is_returned_and_not_kept() -> None:
    kept: Lately[str, str] = Lately(4, len)
    kept.keep("a", "aa")
    assert kept.keep("b", "bbbbb") == "bbbbb"
    assert kept.get("b") is None
    assert kept.get("a") == "aa"
