"""Named parts found through entry points; our own parts are found the same way."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from alleged.errors import MissingPlugin


@cache
def available(kind: str) -> dict[str, EntryPoint]:
    """Return the installed plugins of one kind ("extractors", "exporters"…), not yet imported."""
    return {entry.name: entry for entry in entry_points(group=f"alleged.{kind}")}


def load(kind: str, name: str) -> Any:
    """Import and return one plugin, or raise MissingPlugin.

    Only the plugin asked for is imported, so a broken or heavy one costs nothing to the people
    who do not use it.
    """
    entry = available(kind).get(name)
    if entry is None:
        known = ", ".join(sorted(available(kind))) or "none"
        raise MissingPlugin(
            f"there is no {kind} plugin named {name!r}", hint=f"Installed {kind}: {known}."
        )
    try:
        return entry.load()
    except (ImportError, AttributeError) as error:
        raise MissingPlugin(
            f"the {kind} plugin {name!r} cannot be loaded: {error}",
            hint="Install what it needs, or remove it.",
        ) from error
