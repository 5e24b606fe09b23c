"""What was typed of rivals, cells and priors, taken apart or refused with how to type it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from alleged.model.rivals import Judgement

Pair = tuple[str, str]


def pairs(typed: Iterable[str]) -> list[Pair]:
    """Return `name=text` as pairs; no name may come twice with different texts."""
    found: dict[str, str] = {}
    for each in typed:
        name, equals, text = each.partition("=")
        if not equals or not name.strip() or not text.strip():
            raise click.UsageError(f"{each!r} is not NAME=VALUE.")
        known = found.setdefault(name.strip(), text.strip())
        if known != text.strip():
            raise click.UsageError(
                f"{name.strip()} is said to be {known!r} and {text.strip()!r}. Say one of them."
            )
    return list(found.items())


def cells_typed(typed: Iterable[str]) -> list[Pair]:
    """Return `rival=letter` as pairs, letters in capitals."""
    return [(name, value.upper()) for name, value in pairs(typed)]


def judged_typed(cells: Iterable[Pair], whys: Iterable[Pair]) -> "Mapping[str, Judgement]":
    """Return cells: a letter, or how likely the row is, each with its reason."""
    from alleged.model.hypothesis import Letter
    from alleged.model.rivals import Judgement

    reasons = dict(whys)
    found = {}
    for name, value in cells:
        why = reasons.pop(name, "")
        if value in list(Letter):
            found[name] = Judgement(Letter(value), why=why)
        else:
            found[name] = Judgement(p=_share(value, f"Allowed: {', '.join(Letter)}, or"), why=why)
    if reasons:
        raise click.UsageError(f"--why without a --cell: {', '.join(reasons)}.")
    return found


def priors_typed(typed: Iterable[str]) -> dict[str, float]:
    """Return priors by the name of their rival."""
    return {name: _share(value, "Allowed:") for name, value in pairs(typed)}


def _share(value: str, allowed: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise click.UsageError(f"{value!r} is not known. {allowed} 0.001 to 0.999.") from None
