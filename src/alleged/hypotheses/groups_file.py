"""Reads groups of actors and families of sources from a YAML file."""

from pathlib import Path

from alleged.errors import BadHypotheses
from alleged.handwritten import Written, read_file
from alleged.model.grouping import Grouping

_KEYS = ("groups", "families", "same", "pool")


def read_groups(path: Path) -> Grouping:
    """Return the groups that a file holds.

    Raises BadHypotheses, with file, line and what is allowed there.
    """
    table = read_file(path, BadHypotheses).table(_KEYS, ("groups",))
    where: dict[str, str] = {}
    groups = _lists(table["groups"], where)
    if not groups:
        raise table["groups"].wrong("there is no group", "Write `name: [actor, actor]`.")
    same = _lists(table["same"], {}) if "same" in table else {}
    families = _lists(table["families"], {}) if "families" in table else {}
    _once_each(table.get("same"), same, "actor")
    _once_each(table.get("families"), families, "family")
    pool = _texts(table["pool"], where) if "pool" in table else ()
    return Grouping(groups, families, same, pool, where)


def _lists(written: Written, where: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: _texts(value, where) for name, (_, value) in written.entries().items()}


def _texts(written: Written, where: dict[str, str]) -> tuple[str, ...]:
    rows = written.rows() if written.is_list else [written]
    if not rows:
        raise written.wrong("an empty list", "Name one or more.")
    for row in rows:
        where.setdefault(row.text(), row.where)
    return tuple(dict.fromkeys(row.text() for row in rows))


def _once_each(written: Written | None, lists: dict[str, tuple[str, ...]], what: str) -> None:
    """Refuse a name that is said to belong to two."""
    owner: dict[str, str] = {}
    for name, members in lists.items():
        for member in members:
            other = owner.setdefault(member.casefold(), name)
            if other != name and written is not None:
                raise written.wrong(
                    f"{member!r} is said to be of {other!r} and of {name!r}",
                    f"A name belongs to one {what}.",
                )
