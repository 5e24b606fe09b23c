"""What weighing takes for granted: shipped, with bounds and reasons, and yours to change."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from alleged.errors import BadAssumption
from alleged.handwritten import Written, read_file, read_text

UNITS = {
    "share": (0.0, 1.0),
    "part": (0.01, 1.0),
    "probability": (0.5, 0.999),
    "bits": (-20.0, 20.0),
    "deviations": (-4.0, 4.0),
    "items": (0.0, 1000.0),
}
"""The least and the most of each unit."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """One number that is assumed, and what others may well assume instead."""

    name: str
    unit: str
    value: float
    low: float
    high: float
    means: str
    why: str
    basis: str


@dataclass(frozen=True, slots=True, eq=False)
class Assumptions:
    """All assumptions by name. Two sets are the same only if they are one, so they hash quickly."""

    by_name: Mapping[str, Assumption]
    values: Mapping[str, float] = field(init=False)
    """The value of each, by name."""

    ends: Mapping[str, tuple[float, ...]] = field(init=False)
    """The lowest and highest value of each; one alone where there is nothing to vary."""

    def __post_init__(self) -> None:
        each = self.by_name.items()
        ends = {name: (a.low, a.high) if a.low < a.high else (a.value,) for name, a in each}
        object.__setattr__(self, "values", {name: a.value for name, a in each})
        object.__setattr__(self, "ends", ends)

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def with_value(self, name: str, value: float) -> "Assumptions":
        """Return these assumptions with another value; the bounds widen to hold it.

        Raises BadAssumption for a name that is not known or a value out of its unit.
        """
        old = self.by_name.get(name)
        if old is None:
            raise BadAssumption(
                f"there is no assumption {name!r}",
                hint=f"Assumptions are: {', '.join(self.by_name)}.",
            )
        return self.with_range(name, value, min(old.low, value), max(old.high, value))

    def with_range(self, name: str, value: float, low: float, high: float) -> "Assumptions":
        """Return these assumptions with another value of one of them, and other bounds."""
        old = self.by_name[name]
        least, most = UNITS[old.unit]
        for each in (value, low, high):
            if not least <= each <= most:
                raise BadAssumption(
                    f"the assumption {name!r} cannot be {each!r}",
                    hint=f"Allowed: {least:g} to {most:g} ({old.unit}).",
                )
        new = replace(old, value=value, low=low, high=high)
        return Assumptions({**self.by_name, name: new})

    def changed_by(self, path: Path) -> "Assumptions":
        """Return these assumptions as a YAML file changes them. Raises BadAssumption."""
        changed = dict(self.by_name)
        for name, entry in read_file(path, BadAssumption).table(self.by_name).items():
            changed[name] = _changed(self.by_name[name], entry)
        return Assumptions(changed)


@cache
def shipped_assumptions() -> Assumptions:
    """Return the assumptions that ship with the program."""
    text = files("alleged").joinpath("data", "assumptions.yaml").read_text("utf-8")
    entries = read_text(text, "assumptions.yaml", BadAssumption).entries()
    return Assumptions({name: _whole(name, entry) for name, (_, entry) in entries.items()})


def _whole(name: str, entry: Written) -> Assumption:
    needed = ("unit", "value", "means", "why", "basis")
    table = entry.table((*needed, "low", "high"), needed)
    unit = table["unit"].text(UNITS)
    words = (table[each].text() for each in ("means", "why", "basis"))
    bare = Assumption(name, unit, *3 * (table["value"].number(*UNITS[unit]),), *words)
    return _bounded(bare, table, entry)


def _changed(old: Assumption, entry: Written) -> Assumption:
    bounds = UNITS[old.unit]
    if not entry.is_table:
        value = entry.number(*bounds)
        return replace(old, value=value, low=min(old.low, value), high=max(old.high, value))
    table = entry.table(("value", "low", "high", "why"))
    value = table["value"].number(*bounds) if "value" in table else old.value
    why = table["why"].text() if "why" in table else old.why
    return _bounded(replace(old, value=value, why=why), table, entry)


def _bounded(old: Assumption, table: Mapping[str, Written], entry: Written) -> Assumption:
    bounds = UNITS[old.unit]
    low = table["low"].number(*bounds) if "low" in table else min(old.low, old.value)
    high = table["high"].number(*bounds) if "high" in table else max(old.high, old.value)
    if not low <= old.value <= high:
        raise entry.wrong(
            f"{old.name}: {old.value:g} does not lie between {low:g} and {high:g}",
            "Write low, value and high in that order.",
        )
    return replace(old, low=low, high=high)
