"""The reference pages say what the program says of itself."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from alleged.cli.exit_codes import MEANINGS
from alleged.cli.verbs import VERBS

GENERATOR = Path(__file__).parents[2] / "docs" / "generate.py"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_is_stale(generator: ModuleType, golden: Callable[[str | Path, str], None]) -> None:
    assert generator.PAGES
    for name, page in generator.PAGES.items():
        golden(generator.FOLDER / name, page())


def test_every_verb_and_every_number_is_there(generator: ModuleType) -> None:
    commands, codes = generator.commands(), generator.exit_codes()
    assert all(f"\n## alleged {verb}\n" in commands for verb in VERBS)
    assert all(f"\n| {code} | {meaning} |" in codes for code, meaning in MEANINGS.items())
    assert "`TooLarge`" in codes
