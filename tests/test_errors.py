"""The drawing of the errors and the errors themselves are one tree."""

import inspect
import re

import pytest

from alleged import errors

CLASSES = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, errors.AllegedError)
]


def drawn() -> dict[str, str]:
    """Each error of the drawing with its parent; the root's is empty."""
    parents: dict[str, str] = {}
    trail: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.fullmatch(r"((?:[│ ]   |[├└]── )*)([A-Z]\w+)", line)
        if found:
            depth = len(found[1]) // 4
            trail[depth:] = [found[2]]
            parents[found[2]] = trail[depth - 1] if depth else ""
    return parents


def test_the_drawing_shows_every_error_under_its_parent() -> None:
    actual = {each.__name__: each.__base__.__name__ for each in CLASSES if each.__base__}
    actual["AllegedError"] = ""
    assert drawn() == actual


def test_the_tree_is_at_most_three_layers_deep() -> None:
    parents = drawn()
    for name in parents:
        layers = 1
        while name := parents[name]:
            layers += 1
        assert layers <= 3


@pytest.mark.parametrize("error", CLASSES, ids=lambda each: each.__name__)
def test_every_error_says_what_it_means(error: type[errors.AllegedError]) -> None:
    assert error.__doc__
    assert error.__doc__.split("\n")[0].endswith(".")


def test_hint_stands_apart_from_the_message() -> None:
    error = errors.NothingFound("no row 'deal-1'", hint="Look at `alleged deals`.")
    assert str(error) == "no row 'deal-1'"
    assert error.hint == "Look at `alleged deals`."


def test_an_ungrounded_quote_names_quote_and_document() -> None:
    error = errors.UngroundedQuote("they agreed", "doc-1")
    assert "'they agreed'" in str(error)
    assert "doc-1" in str(error)
    assert error.hint
