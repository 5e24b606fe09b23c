"""`alleged accounts`: who may use the workbench on a server that others can reach."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alleged.cli.help import Command, Group
from alleged.cli.options import Request, shared
from alleged.cli.screen import put, say

if TYPE_CHECKING:
    from alleged.web.accounts import Accounts

ROLES = ("reader", "reviewer", "editor", "admin")


@click.group(
    "accounts",
    cls=Group,
    short_help="Make accounts for a shared workbench.",
    examples=(
        ("alleged accounts add ana --role admin", "asks for a password"),
        ("alleged accounts list", "who has one"),
        ("alleged accounts token ana", "a key for programs that use the API"),
    ),
)
@shared
def command() -> None:
    """Make accounts for a workbench that others can reach: `alleged serve --host`.

    A reader reads; a reviewer decides findings too; an editor adds reports, merges and splits; an
    admin may do everything. They stand in a file beside the ledger, not in it.
    """


@command.command("add", cls=Command)
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(ROLES),
    metavar="ROLE",
    default="reader",
    show_default=True,
    help=f"What it may do: {', '.join(ROLES)}.",
)
@shared
@click.pass_context
def add(ctx: click.Context, name: str, role: str) -> None:
    """Make an account, or give one another role and password.

    The password is asked for; where there is no terminal it is the first line of standard input.
    """
    request = ctx.ensure_object(Request)
    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    from alleged.web.accounts import Role

    account = _accounts(request).add(name, Role(role), password)
    say(request, f"{account.name} is {account.role.with_article} now.")


@command.command("list", cls=Command)
@shared
@click.pass_context
def listed(ctx: click.Context) -> None:
    """List accounts and their roles."""
    request = ctx.ensure_object(Request)
    accounts = _accounts(request).names()
    if request.json:
        import json

        put(json.dumps({"name": each.name, "role": each.role}) for each in accounts)
        return
    put(f"{each.name}  {each.role}" for each in accounts)
    if not accounts:
        say(request, "There is none yet: `alleged accounts add NAME --role admin`.")


@command.command("token", cls=Command)
@click.argument("name")
@shared
@click.pass_context
def token(ctx: click.Context, name: str) -> None:
    """Print a key with which programs act as an account. It is shown once and kept nowhere."""
    put([_accounts(ctx.ensure_object(Request)).token(name)])


@command.command("remove", cls=Command)
@click.argument("name")
@shared
@click.pass_context
def remove(ctx: click.Context, name: str) -> None:
    """Take an account away. What it did stays in the ledger's history."""
    request = ctx.ensure_object(Request)
    _accounts(request).remove(name)
    say(request, f"{name} has no account any more.")


def _accounts(request: Request) -> "Accounts":
    from alleged.settings import Settings
    from alleged.web.accounts import Accounts

    return Accounts.beside(request.ledger or Path(Settings.load().ledger))
