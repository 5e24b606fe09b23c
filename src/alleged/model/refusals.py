"""Refusals told once for each reason, however many inputs share it."""

from collections.abc import Iterable
from dataclasses import dataclass

from alleged.model.document import Refusal


@dataclass(frozen=True, slots=True)
class SharedReason:
    """One reason, what to do about it, and everything that was refused for it."""

    reason: str
    hint: str
    places: tuple[str, ...]
    """Path, and the place inside it where there is one: `minutes.pdf, page 3`."""


def by_reason(refusals: Iterable[Refusal]) -> tuple[SharedReason, ...]:
    """Return the refusals by reason, the reason met first standing first.

    >>> a, b = (Refusal(path, "", "it is locked", "Unlock it.") for path in ("a.pdf", "b.pdf"))
    >>> by_reason([a, b])[0].places
    ('a.pdf', 'b.pdf')
    """
    found: dict[tuple[str, str], list[str]] = {}
    for refusal in refusals:
        place = f"{refusal.path}, {refusal.where}" if refusal.where else refusal.path
        found.setdefault((refusal.reason, refusal.hint), []).append(place)
    return tuple(SharedReason(*shared, tuple(places)) for shared, places in found.items())
