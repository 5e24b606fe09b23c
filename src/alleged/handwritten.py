"""Reads YAML that a person wrote, and points at the line where it cannot be used."""

import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import yaml

from alleged.errors import AllegedError

_LARGEST = 500_000
"""Characters of a file that somebody may have written by hand."""

_DEEPEST = 20
"""Lists and tables inside each other."""


class Written:
    """One value of such a file: every way of taking it says where it stands if it does not fit."""

    def __init__(self, node: yaml.Node, file: str, error: type[AllegedError]) -> None:
        self._node = node
        self._file = file
        self._error = error

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self._file}, line {self._node.start_mark.line + 1}"

    def wrong(self, what: str, hint: str) -> AllegedError:
        """Return the error that says what is wrong with this value and where."""
        return self._error(f"{self.where}: {what}", hint=hint)

    def table(self, allowed: Iterable[str], needed: Iterable[str] = ()) -> dict[str, "Written"]:
        """Return the entries by name; none may be unknown, come twice, or be missing if needed."""
        allowed = tuple(allowed)
        entries = self.entries()
        for name, (key, _) in entries.items():
            if name not in allowed:
                raise key.unknown(name, allowed)
        for name in needed:
            if name not in entries:
                raise self.wrong(f"{name!r} is missing", f"Needed: {', '.join(needed)}.")
        return {name: value for name, (_, value) in entries.items()}

    def entries(self) -> dict[str, tuple["Written", "Written"]]:
        """Return names and values of a table whose names anybody may choose."""
        if not isinstance(self._node, yaml.MappingNode):
            raise self.wrong(
                f"{self._shown()} where names with values belong", "Write `name: value`."
            )
        found: dict[str, tuple[Written, Written]] = {}
        for key_node, value_node in self._node.value:
            key, value = self._of(key_node), self._of(value_node)
            name = key.text()
            if name in found:
                first = found[name][0]
                raise key.wrong(f"{name!r} comes twice", f"It is also at {first.where}. Keep one.")
            found[name] = (key, value)
        return found

    def rows(self) -> list["Written"]:
        """Return the entries of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            raise self.wrong(f"{self._shown()} where a list belongs", "Begin each line with `- `.")
        return [self._of(each) for each in self._node.value]

    @property
    def is_table(self) -> bool:
        """Whether it has names with values."""
        return isinstance(self._node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether it has entries without names."""
        return isinstance(self._node, yaml.SequenceNode)

    def text(self, allowed: Iterable[str] = ()) -> str:
        """Return the words, which must be one of `allowed` if there are any."""
        if not isinstance(self._node, yaml.ScalarNode) or self._node.tag.endswith(":null"):
            raise self.wrong(f"{self._shown()} where a text belongs", "Write words.")
        text = str(self._node.value).strip()
        allowed = tuple(map(str, allowed))
        if allowed and text not in allowed:
            raise self.unknown(text, allowed)
        return text

    def number(self, least: float, most: float) -> float:
        """Return a number from `least` to `most`."""
        text = self.text()
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise self.wrong(
                f"{text!r} is not a number from {least:g} to {most:g}",
                f"Allowed: {least:g} to {most:g}.",
            )
        return number

    def unknown(self, text: str, allowed: Sequence[str]) -> AllegedError:
        """Return the error for a word that is none of the allowed ones."""
        near = difflib.get_close_matches(text, allowed, 1)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        return self.wrong(f"{text!r} is not known", f"{meant}Allowed: {', '.join(allowed)}.")

    def _of(self, node: yaml.Node) -> "Written":
        return Written(node, self._file, self._error)

    def _shown(self) -> str:
        if isinstance(self._node, yaml.ScalarNode):
            return repr(self._node.value) if self._node.value else "nothing"
        return "names with values" if self.is_table else "a list"


def read_text(text: str, file: str, error: type[AllegedError]) -> Written:
    """Return the one value that the YAML of a text holds; `error` is raised for all that is wrong.

    No aliases and no deep nesting: nobody needs them by hand, and made to harm they take any
    memory or time.
    """
    if len(text) > _LARGEST:
        raise error(
            f"{file}: {len(text)} characters are more than {_LARGEST}", hint="Split the file."
        )
    try:
        _refuse_tricks(text, file, error)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise error(
            f"{file}{line}: this is no YAML: {failure.problem or failure.context}",
            hint="Look at the indentation, colons and quotes of this line and the one before.",
        ) from failure
    except yaml.YAMLError as failure:
        raise error(f"{file}: this is no YAML: {failure}", hint="Write it as YAML.") from failure
    if node is None:
        raise error(f"{file}: the file is empty", hint="Write something into it.")
    return Written(node, file, error)


def _refuse_tricks(text: str, file: str, error: type[AllegedError]) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        where = f"{file}, line {event.start_mark.line + 1}"
        if isinstance(event, yaml.AliasEvent):
            raise error(f"{where}: '*{event.anchor}' is an alias", hint="Write the value out.")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise error(f"{where}: nested more than {_DEEPEST} deep", hint="Write it flatter.")


def read_file(path: Path, error: type[AllegedError]) -> Written:
    """Return what the YAML file at a path holds."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise error(
            f"{str(path)!r} cannot be read: {failure}",
            hint="It must be a YAML file in UTF-8 that you may read.",
        ) from failure
    return read_text(text, str(path), error)


def texts(table: Mapping[str, Written], name: str, allowed: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the texts under a name, one or a list; none if the name is not there."""
    allowed = tuple(allowed)
    if name not in table:
        return ()
    rows = table[name].rows() if table[name].is_list else [table[name]]
    return tuple(each.text(allowed) for each in rows)
