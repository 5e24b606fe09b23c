"""Write the reference pages that say what the program says of itself.

`python docs/generate.py` writes them; a test fails if one is stale.
"""

from collections.abc import Callable
from pathlib import Path

import click

from alleged.cli.exit_codes import MEANINGS, code_of
from alleged.cli.verbs import VERBS, alleged
from alleged.errors import AllegedError

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
    parts += (f"## alleged {verb}\n\n{_help(_command(verb), f'alleged {verb}')}" for verb in VERBS)
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


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "exit-codes.md": exit_codes,
}


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
