"""Options that several verbs share, and what was asked with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import click

from alleged.model.bearing import DEAL, STATES
from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.filters import (
    REVIEWS,
    ClaimFilter,
    DealFilter,
    EvidenceFilter,
    PropositionFilter,
)
from alleged.model.mark import Verdict
from alleged.model.proposition import KINDS, PropositionType


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


def reasoned(*, required: bool = True) -> Callable[..., Any]:
    """Return the option by which a decision says what it rests on."""
    words: dict[str, Any] = {"required": True} if required else {"default": ""}
    return click.option("--because", metavar="TEXT", help="What the decision rests on.", **words)


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


def _words(name: str, words: tuple[str, ...], text: str) -> Callable[..., Any]:
    return click.option(
        f"--{name}",
        type=click.Choice([str(word) for word in words]),
        metavar=name.upper(),
        help=f"{text}: {', '.join(words)}.",
    )


EVIDENCE = "evidence"
"""What `--type` lists instead of claims."""

ALL_KINDS = tuple(dict.fromkeys((*DealKind, *(k for kinds in KINDS.values() for k in kinds))))
TOLD_KINDS = tuple(map(str, (*DealKind, *KINDS[PropositionType.OUTCOME])))
MARKS = ("waiting", *Verdict, "all")

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
        "--about", metavar="ID", default="", help="What it is about: an id, or its beginning."
    ),
    "type": _words("type", (DEAL, *PropositionType, EVIDENCE), "What it is about"),
    "any_kind": _words("kind", ALL_KINDS, "What sort of deal, outcome, relation or accusation"),
    "evidence": _words("evidence", STATES, "What is said of evidence for it"),
    "mark": _words("mark", MARKS, "What an analyst decided"),
    "review": _words(
        "review", REVIEWS, "What people decided of it; what they rejected is left out unless asked"
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
    *("evidence", "outlet", "text", "document"),
)
LIST_FILTERS = (*DEAL_FILTERS, "review")
"""Those of a list of deals; what people rejected is in no episode."""

ABOUT_TOLD = ("place", "since", "until")
"""Fields of deals and propositions that narrow a list of claims: those about such."""

ABOUT_DEALS = ("status", "visibility")
"""The same, of deals alone."""

CLAIM_FILTERS = (
    *("voice", "stance", "actor", "type", "kind", "evidence", "about"),
    *("outlet", "text", "document", "review"),
)
FORECAST_FILTERS = ("actor", "place", "since", "until", "outlet", "text", "document", "review")


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


def proposition_filter(asked: dict[str, Any]) -> PropositionFilter:
    """Return the filter that the options of a verb ask for."""
    shapes: dict[str, Callable[[Any], Any]] = {
        "since": datetime.date,
        "until": datetime.date,
        "type": PropositionType,
    }
    given = {name: value for name, value in asked.items() if value}
    return PropositionFilter(**{n: shapes.get(n, str)(value) for n, value in given.items()})


def evidence_filter(asked: dict[str, Any]) -> EvidenceFilter:
    """Return the filter that the options of a verb ask for; `evidence` is a state."""
    names = ("kind", "actor", "outlet", "text", "document", "about")
    given = {name: asked[name] for name in names if asked[name]}
    return EvidenceFilter(state=asked["evidence"] or "", **given)


def claim_filter(asked: dict[str, Any]) -> ClaimFilter:
    """Return the filter that the options of a verb ask for."""
    given: dict[str, Any] = {name: value for name, value in asked.items() if value}
    if "stance" in given:
        given["stance"] = Stance(given["stance"])
    return ClaimFilter(**given)
