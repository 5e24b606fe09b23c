"""Options that several verbs share, and what was asked with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.filters import ClaimFilter, DealFilter


@dataclass(slots=True)
class Request:
    """What was asked with the options every verb has, before or after the verb."""

    ledger: Path | None = None
    json: bool = False
    quiet: bool = False
    color: bool | None = None


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    given = ctx.get_parameter_source(param.name or "")
    if given is not None and given is not click.core.ParameterSource.DEFAULT:
        setattr(ctx.ensure_object(Request), param.name or "", value)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options every verb has; what is given after the verb goes before the rest."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


_SHARED = (
    click.option(
        "--ledger",
        type=click.Path(path_type=Path),
        metavar="FILE",
        expose_value=False,
        callback=_keep,
        help="The ledger's file.  [default: alleged.db]",
    ),
    click.option(
        "--json",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Answer in JSON; lists are JSON Lines.",
    ),
    click.option(
        "--quiet",
        "-q",
        is_flag=True,
        expose_value=False,
        callback=_keep,
        help="Say nothing but the answer and errors.",
    ),
    click.option(
        "--color/--no-color",
        default=None,
        expose_value=False,
        callback=_keep,
        help="Use colour or not.  [default: on a terminal, unless NO_COLOR is set]",
    ),
)

_DAY = click.DateTime(["%Y-%m-%d"])


def _choice(name: str, values: type[StrEnum], text: str) -> Callable[..., Any]:
    words = [value.value for value in values]
    return click.option(
        f"--{name}",
        type=click.Choice(words),
        metavar=name.upper(),
        help=f"{text}: {', '.join(words)}.",
    )


_FILTERS: dict[str, Any] = {
    "actor": click.option(
        "--actor",
        metavar="NAME",
        default="",
        help="An actor with a role: its id or part of a name.",
    ),
    "place": click.option(
        "--place", metavar="NAME", default="", help="A place: its GeoNames id or part of a name."
    ),
    "since": click.option(
        "--since", metavar="DAY", type=_DAY, help="On this day or later: 2031-03-04."
    ),
    "until": click.option("--until", metavar="DAY", type=_DAY, help="On this day or earlier."),
    "kind": _choice("kind", DealKind, "What the deal is about"),
    "status": _choice("status", DealStatus, "How it is told"),
    "visibility": _choice("visibility", Visibility, "Open or hidden"),
    "voice": click.option(
        "--voice", metavar="NAME", default="", help="Who speaks: an actor's id or part of a name."
    ),
    "stance": _choice("stance", Stance, "How they stand to it"),
    "about": click.option(
        "--about", metavar="ID", default="", help="What it is about: a deal's id, or its beginning."
    ),
    "outlet": click.option(
        "--outlet", metavar="NAME", default="", help="Part of the outlet's name."
    ),
    "text": click.option(
        "--text",
        metavar="WORDS",
        default="",
        help="Words it holds, all of them; cease* for a start.",
    ),
    "document": click.option(
        "--document", metavar="ID", default="", help="The report: its id, or its beginning."
    ),
}
DEAL_FILTERS = (
    *("actor", "place", "since", "until", "kind", "status", "visibility"),
    *("outlet", "text", "document"),
)
ABOUT_DEALS = ("place", "since", "until", "kind", "status", "visibility")
"""Fields of deals that narrow a list of claims: those about such deals."""

CLAIM_FILTERS = ("voice", "stance", "actor", "about", "outlet", "text", "document")


def filters(names: tuple[str, ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options that narrow a list; the verb is called with one argument for each."""

    def added(command: Callable[..., Any]) -> Callable[..., Any]:
        for name in reversed(names):
            command = _FILTERS[name](command)
        return command

    return added


def deal_filter(asked: dict[str, Any]) -> DealFilter:
    """Return the filter that the options of a verb ask for."""
    shapes: dict[str, Callable[[Any], Any]] = {
        "since": datetime.date,
        "until": datetime.date,
        "kind": DealKind,
        "status": DealStatus,
        "visibility": Visibility,
    }
    given = {name: value for name, value in asked.items() if value}
    return DealFilter(**{name: shapes.get(name, str)(value) for name, value in given.items()})


def claim_filter(asked: dict[str, Any]) -> ClaimFilter:
    """Return the filter that the options of a verb ask for."""
    return ClaimFilter(**{**asked, "stance": Stance(asked["stance"]) if asked["stance"] else None})
