"""Parts are found by name, imported only when asked for, and missed with a list of those there."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from alleged import plugins
from alleged.errors import MissingPlugin


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    found = [
        EntryPoint("join", "os.path:join", "alleged.things"),
        EntryPoint("broken", "no_such_module:part", "alleged.things"),
        EntryPoint("gone", "os.path:no_such_part", "alleged.things"),
    ]
    monkeypatch.setattr(
        plugins, "entry_points", lambda group: [e for e in found if e.group == group]
    )
    plugins.available.cache_clear()
    yield
    plugins.available.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_plugin_is_loaded_by_name() -> None:
    import os.path

    assert plugins.load("things", "join") is os.path.join


@pytest.mark.usefixtures("installed")
def test_a_missing_plugin_is_met_with_those_installed() -> None:
    with pytest.raises(MissingPlugin, match="'joint'") as caught:
        plugins.load("things", "joint")
    assert caught.value.hint == "Installed things: broken, gone, join."
    with pytest.raises(MissingPlugin) as caught:
        plugins.load("others", "x")
    assert caught.value.hint == "Installed others: none."


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("name", ["broken", "gone"])
def test_a_broken_plugin_harms_only_those_who_ask_for_it(name: str) -> None:
    assert name in plugins.available("things")
    with pytest.raises(MissingPlugin, match="cannot be loaded"):
        plugins.load("things", name)


@pytest.mark.parametrize(("kind", "name"), [("exporters", "jsonl"), ("extractors", "deals-rules")])
def test_our_own_parts_are_found_the_same_way(kind: str, name: str) -> None:
    assert callable(plugins.load(kind, name))
