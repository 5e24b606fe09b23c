"""Accounts become JSON of the ledger, and come back equal."""

from collections.abc import Iterable, Sequence
from typing import Any

from alleged.model.account import Account, Days, Outline, Somebody
from alleged.model.place import Place


def packed(account: Account) -> list[Any]:
    """Return an account as JSON values: lists in a fixed order, since there are so many."""
    return [
        account.id,
        account.document,
        account.sort,
        account.kind,
        _somebodies(account.parties),
        _somebodies(account.beside),
        [[name, _place(place)] for name, place in account.places],
        account.period and list(account.period),
        account.published and list(account.published),
        sorted(account.names),
        sorted(account.numbers),
    ]


def unpacked(values: Sequence[Any]) -> Account:
    """Return the account that `packed` made the values of."""
    id_, document, sort, kind, parties, beside, places, period, published, names, numbers = values
    return Account(
        id_,
        document,
        sort,
        kind,
        _from(parties),
        _from(beside),
        tuple((name, None if place is None else Place(*place)) for name, place in places),
        _days(period),
        _days(published),
        frozenset(names),
        frozenset(numbers),
    )


def outlined(values: Sequence[Any]) -> Outline:
    """Return of those values what is quickest to compare."""
    _, document, sort, kind, _, _, _, period, published, names, numbers = values
    return Outline(document, sort, kind, period, published, names, numbers)


def _somebodies(several: Iterable[Somebody]) -> list[Any]:
    return [[each.key, each.name, sorted(each.akin)] for each in several]


def _from(several: Iterable[Sequence[Any]]) -> tuple[Somebody, ...]:
    return tuple(Somebody(key, name, frozenset(akin)) for key, name, akin in several)


def _place(place: Place | None) -> list[Any] | None:
    if place is None:
        return None
    return [
        place.name,
        place.lat,
        place.lon,
        place.geonames_id,
        place.precision,
        place.country,
    ]


def _days(values: Sequence[int] | None) -> Days | None:
    return None if values is None else (values[0], values[1])
