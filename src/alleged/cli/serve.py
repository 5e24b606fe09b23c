"""`alleged serve`: the ledger as a workbench in the browser."""

from pathlib import Path

import click

from alleged.cli.help import Command
from alleged.cli.options import Request, shared
from alleged.cli.screen import say


@click.command(
    "serve",
    cls=Command,
    short_help="Open the ledger in the browser.",
    examples=(
        ("alleged serve", "on this machine alone, without a password"),
        ("alleged serve --port 8001 --ledger other.db", "another ledger beside it"),
        ("alleged serve --host 10.0.0.5", "for others, who need accounts: `alleged accounts`"),
    ),
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name under which others reach it; may be given several times.",
)
@click.option(
    "--certificate", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Certificate and key for https, in one PEM file.",
)  # fmt: skip
@click.option(
    "--workers", type=click.IntRange(1, 64), metavar="N",
    help="Processes that answer. By default one for each processor, at least 2 and at most 4: "
    "each keeps a part of the ledger in memory.",
)  # fmt: skip
@shared
@click.pass_context
def command(
    ctx: click.Context,
    host: str,
    port: int,
    names: tuple[str, ...],
    certificate: Path | None,
    workers: int | None,
) -> None:
    """Open the ledger as a page to read, review and ask in. Ctrl-C ends it.

    On the loopback address it asks for no password; on any other it demands accounts.
    A ledger that is not there yet is made.
    """
    from alleged.settings import Settings
    from alleged.web.serving import Place, serve

    request = ctx.ensure_object(Request)
    settings = Settings.load()
    path = request.ledger or Path(settings.ledger)
    place = Place(host, port, names, certificate)
    serve(
        path,
        settings,
        place,
        lambda address: say(request, f"{path} is open at {address}", "Ctrl-C ends it."),
        workers,
        lambda words: say(request, words),
    )
