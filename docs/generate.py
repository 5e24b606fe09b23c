"""Write the reference pages that say what the program says of itself.

`python docs/generate.py` writes them; a test fails if one is stale.
"""

import ast
import inspect
import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path

import click

from alleged.cli.exit_codes import MEANINGS, code_of
from alleged.cli.verbs import VERBS, alleged
from alleged.errors import AllegedError
from alleged.read.limits import Limits
from alleged.settings import FILE_NAME, PREFIX, Settings

FOLDER = Path(__file__).parent / "reference"
WIDTH = 80


def commands() -> str:
    """Return the page of all verbs, each with its help."""
    parts = [
        "# Commands",
        "Written from the help of the program by `docs/generate.py`; do not edit it here.",
        "The ledger is `alleged.db` in the folder you work in, unless `--ledger` or a setting "
        "names another. Answers go to standard output, everything else to standard error. What the "
        "number at the end of a command means stands in [exit codes](exit-codes.md).",
        "\n".join(f"- [`alleged {verb}`](#alleged-{verb}): {_short(verb)}" for verb in VERBS),
        f"## alleged\n\n{_help(alleged, 'alleged')}",
    ]
    for verb in VERBS:
        command = _command(verb)
        parts.append(f"## alleged {verb}\n\n{_help(command, f'alleged {verb}')}")
        acts = command.commands if isinstance(command, click.Group) else {}
        parts += (
            f"### alleged {verb} {n}\n\n{_help(c, f'alleged {verb} {n}')}" for n, c in acts.items()
        )
    return "\n\n".join(parts) + "\n"


def exit_codes() -> str:
    """Return the page of the numbers a command may end with."""
    errors = {code: _errors_of(code) for code in MEANINGS}
    rows = [
        f"| {code} | {meaning} | {', '.join(f'`{name}`' for name in errors[code])} |"
        for code, meaning in MEANINGS.items()
    ]
    return "\n".join(
        [
            "# Exit codes",
            "",
            "Written from the program by `docs/generate.py`; do not edit it here.",
            "",
            "Scripts may rely on these numbers. The message and what to do next are written to "
            "standard error.",
            "",
            "| number | meaning | errors |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def settings() -> str:
    """Return the page of all settings and limits, each with what its definition says of it."""
    notes, bounds = _notes(Settings), _notes(Limits)
    rows = []
    for each in fields(Settings):
        default = each.default_factory() if each.default is MISSING else each.default  # type: ignore[misc]
        variable = f"{PREFIX}{each.name.upper()}"
        rows.append(f"| `{each.name}` | {_value(default)} | `{variable}` | {notes[each.name]} |")
    limits = [
        f"| `{each.name}` | {_value(each.default)} | {bounds.get(each.name, '')} |"
        for each in fields(Limits)
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            "Written from the program by `docs/generate.py`; do not edit it here.",
            "",
            f"Settings are read from `$XDG_CONFIG_HOME/alleged/{FILE_NAME}`, then from "
            f"`{FILE_NAME}` in the folder you work in, then from the environment; each overrides "
            "the one before. A command's own options go before all of them. A name that is not "
            "known is an error.",
            "",
            "    # alleged.toml",
            '    actors = ["actors.csv"]',
            "    jobs = 2",
            "",
            "    [limits]",
            "    pages = 10000",
            "",
            "| setting | default | in the environment | what |",
            "|---|---|---|---|",
            *rows,
            "",
            "In the environment lists are written with commas, limits as "
            f"`{PREFIX}LIMITS=pages=10,depth=2`.",
            "",
            "## Limits",
            "",
            "So that no single file can stop a run. What goes beyond one is refused, not cut.",
            "",
            "| limit | default | what |",
            "|---|---|---|",
            *limits,
            "",
        ]
    )


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "exit-codes.md": exit_codes,
    "settings.md": settings,
}


def _notes(kind: type) -> dict[str, str]:
    """Return the text under each field of a class."""
    body = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(body, ast.ClassDef)
    notes = {}
    for above, below in zip(body.body, body.body[1:], strict=False):
        is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if isinstance(above, ast.AnnAssign) and isinstance(above.target, ast.Name) and is_text:
            notes[above.target.id] = re.sub(r"\s+", " ", str(below.value.value))  # type: ignore
    return notes


def _value(default: object) -> str:
    if isinstance(default, int | float):
        return f"{default:,}"
    if isinstance(default, tuple):
        return ", ".join(f"`{each}`" for each in default)
    return f"`{default}`" if default else ""


def _command(verb: str) -> click.Command:
    command = alleged.get_command(click.Context(alleged), verb)
    assert command is not None, verb
    return command


def _short(verb: str) -> str:
    return _command(verb).get_short_help_str(limit=200)


def _help(command: click.Command, name: str) -> str:
    context = click.Context(
        command, info_name=name, terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
    return f"```text\n{command.get_help(context)}\n```"


def _errors_of(code: int) -> list[str]:
    found, kinds = [], [AllegedError]
    while kinds:
        kind = kinds.pop(0)
        kinds += kind.__subclasses__()
        if code_of(kind.__new__(kind)) == code:
            found.append(kind.__name__)
    return found


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
