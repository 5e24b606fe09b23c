"""The examples in docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import alleged

ROOMS = ("alleged.model", "alleged.weigh", "alleged.hypotheses")
MODULES = [
    each.name
    for each in pkgutil.walk_packages(alleged.__path__, "alleged.")
    if each.name.startswith(ROOMS)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_module_are_true(name: str) -> None:
    assert not doctest.testmod(importlib.import_module(name)).failed
