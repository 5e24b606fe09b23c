"""The group of verbs: finds a verb's file when it is asked for, and meets every error."""

import difflib
import importlib
import os
import sys
import traceback
from typing import Any

import click

from alleged.cli.exit_codes import BROKEN_PIPE, FAULT, INTERRUPTED, code_of
from alleged.cli.help import Command, Example, Group, write_help
from alleged.cli.options import shared
from alleged.errors import AllegedError

VERBS = (
    "read",
    "brief",
    "deals",
    "claims",
    "review",
    "episodes",
    "weigh",
    "evidence",
    "sources",
    "show",
    "lineage",
    "actors",
    "forecasts",
    "hypotheses",
    "pattern",
    "status",
    "export",
    "serve",
    "accounts",
    "code",
    "reconcile",
    "undo",
    "redo",
    "history",
    "completion",
)


class Verbs(click.Group):
    """The verbs, each imported only when it is used."""

    examples: tuple[Example, ...] = (
        ("alleged read reports/", "read every report in a folder"),
        ("alleged brief", "what the reports say, on one page"),
        ("alleged deals --kind ceasefire", "list deals"),
        ("alleged show deal-1a2b…", "one deal, with its exact words"),
        ("alleged export > ledger.jsonl", "everything, for other programs"),
    )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order a newcomer meets them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return a verb, imported now, or nothing if there is none of that name."""
        if name not in VERBS:
            return None
        command = importlib.import_module(f"alleged.cli.{name}").command
        assert isinstance(command, Command | Group)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that was typed, or say which one may have been meant."""
        name = args[0]
        if name not in VERBS and not name.startswith("-"):
            close = " or ".join(map(repr, difflib.get_close_matches(name, VERBS, n=2)))
            meant = f" Did you mean {close}?" if close else " `alleged --help` lists them."
            raise click.UsageError(f"There is no verb {name!r}.{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples before everything else."""
        write_help(self, ctx, formatter, self.examples)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; an error becomes words on standard error and the number of its kind."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except AllegedError as error:
            _say(str(error), error.hint)
            ctx.exit(code_of(error))
        except KeyboardInterrupt:
            _say("stopped", "What was done by now is kept. The same command goes on from here.")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # Nobody reads any more; the interpreter must not complain when it flushes.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        except Exception as error:
            traceback.print_exc()
            _say(
                f"a fault of the program: {type(error).__name__}",
                "The ledger is as it was before. Please report the lines above.",
            )
            ctx.exit(FAULT)


def _say(message: str, hint: str) -> None:
    from alleged.model.legible import legible

    click.echo(f"alleged: {legible(message)}", err=True)
    if hint:
        click.echo(f"  {legible(hint)}", err=True)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@shared
@click.version_option(package_name="alleged", message="%(prog)s %(version)s")
def alleged() -> None:
    """Keep a ledger of who claims what about deals between armed actors.

    Nothing in a ledger is a fact: every line says which report says so, in which words.
    """
