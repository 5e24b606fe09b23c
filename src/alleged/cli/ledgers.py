"""The ledger a verb works on: opened, or the words that say what to type first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alleged.cli.exit_codes import NO_INPUT
from alleged.cli.options import Request
from alleged.cli.screen import say, warn

if TYPE_CHECKING:
    from alleged.casebook.book import Casebook


@contextmanager
def opened(request: Request, *, create: bool = False) -> Iterator["Casebook"]:
    """Lend the casebook of the ledger that was asked for, or say that there is none yet."""
    from alleged.settings import Settings

    settings = Settings.load()
    path = request.ledger or Path(settings.ledger)
    if not create and not path.exists():
        warn(f"alleged: there is no ledger at {str(path)!r} yet", f"  {first_step(request)}")
        click.get_current_context().exit(NO_INPUT)
    from alleged.casebook.book import Casebook

    with Casebook(path, settings, lambda words: say(request, words)) as casebook:
        yield casebook


def first_step(request: Request) -> str:
    """Return what to type when a ledger has nothing in it."""
    option = f"--ledger {request.ledger} " if request.ledger else ""
    return f"`alleged {option}read PATH` reads a report or a folder of reports into it."


def say_nothing_found(request: Request, casebook: "Casebook", what: str, asked: bool) -> None:
    """Say why a list is empty: the ledger is, or nothing fits what was asked."""
    if not any(True for _ in casebook.documents()):
        say(request, "The ledger is empty.", first_step(request))
    elif asked:
        say(request, f"No {what} fits. Ask for less, or see `alleged status`.")
    else:
        say(request, f"The reports tell of no {what}.")
