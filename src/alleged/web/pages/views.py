"""Timeline, map and network: three views of the deals that one selection holds."""

import json
from calendar import monthrange
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from alleged.casebook.answers import Spot, Stretch, Tie
from alleged.casebook.book import Casebook
from alleged.model.deal import DealKind, DealStatus
from alleged.web.asked import DealsAsked
from alleged.web.desk import Desk
from alleged.web.pages.reach import OfDesk
from alleged.web.screen import address, at, render

router = APIRouter(include_in_schema=False)

MANY_MONTHS = 96
DRAWN = 50
"""Ties of a network that are drawn; more would be a knot. The table beneath has them all."""

WIDTH, HEIGHT, FOOT = 960, 260, 24
FIELDS = (
    ("text", "text"),
    ("kind", tuple(DealKind)),
    ("status", tuple(DealStatus)),
    ("actor", "text"),
    ("place", "text"),
    ("since", "date"),
    ("until", "date"),
    ("outlet", "text"),
)
_WIDE = frozenset(("country", "region", "province", "district"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year of the timeline, as it is drawn."""

    when: str
    deals: int
    denied: int
    x: float
    width: float
    top: float
    denied_top: float
    first: str
    last: str


def stretches(desk: Desk, asked: DealsAsked) -> tuple[bool, list[Stretch]]:
    """Return whether years are counted and not months, and the deals of each."""

    def find(book: Casebook) -> tuple[bool, list[Stretch]]:
        months = book.by_time(asked.filter())
        dated = [each for each in months if each.when]
        years = len(_months(dated[0].when, dated[-1].when)) > MANY_MONTHS if dated else False
        return years, book.by_time(asked.filter(), years=True) if years else months

    return desk.remembered(_key("timeline", asked), find, told=True)


def spots(desk: Desk, asked: DealsAsked) -> list[Spot]:
    """Return the places of a selection, as remembered."""
    find = lambda book: book.by_place(asked.filter())  # noqa: E731
    return desk.remembered(_key("map", asked), find, told=True)


def ties(desk: Desk, asked: DealsAsked) -> list[Tie]:
    """Return who deals with whom in a selection, as remembered."""
    find = lambda book: book.ties(asked.filter())  # noqa: E731
    return desk.remembered(_key("network", asked), find, told=True)


@router.get("/timeline")
def timeline(request: Request, desk: OfDesk, asked: Annotated[DealsAsked, Query()]) -> HTMLResponse:
    """Show when the deals of a selection are said to begin."""
    years, found = stretches(desk, asked)
    counts = {each.when: each for each in found if each.when}
    span: list[str] = []
    if counts:
        first, last = min(counts), max(counts)
        span = [str(y) for y in range(int(first), int(last) + 1)] if years else _months(first, last)
    most = max((each.deals for each in counts.values()), default=1)
    step = WIDTH / max(1, len(span))
    bars = []
    for number, when in enumerate(span):
        each = counts.get(when)
        deals, denied = (each.deals, each.denied) if each else (0, 0)
        bars.append(
            Bar(
                when,
                deals,
                denied,
                round(number * step, 2),
                round(max(1.0, step - 2), 2),
                round(HEIGHT * (1 - deals / most), 2),
                round(HEIGHT * (1 - denied / most), 2),
                f"{when}-01-01" if years else f"{when}-01",
                f"{when}-12-31" if years else f"{when}-{_days(when)}",
            )
        )
    undated = sum(each.deals for each in found if not each.when)
    return render(
        request,
        "timeline.html",
        bars=bars,
        every=max(1, len(bars) // 12),
        most=most,
        undated=undated,
        size=(WIDTH, HEIGHT, FOOT),
        query=asked.query(),
        fields=FIELDS,
    )


@router.get("/map")
def world(request: Request, desk: OfDesk, asked: Annotated[DealsAsked, Query()]) -> HTMLResponse:
    """Show where the deals of a selection are said to be about."""
    found = spots(desk, asked)
    drawn = [
        {
            "name": spot.name,
            "lat": spot.lat,
            "lon": spot.lon,
            "number": spot.deals,
            "wide": spot.precision in _WIDE,
            "href": at("places", spot.key),
        }
        for spot in found
    ]
    return render(
        request,
        "map.html",
        spots=found,
        data=_data(drawn),
        query=asked.query(),
        fields=FIELDS,
    )


@router.get("/network")
def network(request: Request, desk: OfDesk, asked: Annotated[DealsAsked, Query()]) -> HTMLResponse:
    """Show who is said to deal with whom in a selection."""
    found = ties(desk, asked)
    names: dict[str, str] = {}
    numbers: dict[str, int] = {}
    drawn = found[:DRAWN]
    for tie in drawn:
        for key, name in ((tie.left, tie.left_name), (tie.right, tie.right_name)):
            names.setdefault(key, name)
            numbers[key] = numbers.get(key, 0) + tie.deals
    whole = {"whole": "true"}
    nodes = [
        {
            "key": key,
            "name": names[key],
            "number": numbers[key],
            "href": address("/deals", {"actor": key, **whole}),
        }
        for key in sorted(names, key=lambda key: (-numbers[key], key))
    ]
    links = [
        {
            "left": tie.left,
            "right": tie.right,
            "number": tie.deals,
            "denied": tie.denied,
            "href": address("/deals", {"actor": tie.left, **whole}),
        }
        for tie in drawn
    ]
    return render(
        request,
        "network.html",
        ties=found,
        data=_data({"nodes": nodes, "links": links}),
        query=asked.query(),
        fields=FIELDS,
    )


def _key(view: str, asked: DealsAsked) -> str:
    """Return the name under which what everybody asks is remembered."""
    return f"{view} {json.dumps(asked.query(), sort_keys=True)}"


def _data(value: object) -> Markup:
    """Return a value as JSON that cannot end the element it stands in."""
    text = json.dumps(value, ensure_ascii=True)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _months(first: str, last: str) -> list[str]:
    """Return every month from one to another.

    >>> _months("2031-11", "2032-01")
    ['2031-11', '2031-12', '2032-01']
    >>> _months("9999-11", "9999-12")
    ['9999-11', '9999-12']
    """
    numbers = range(_number_of(first), _number_of(last) + 1)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]


def _number_of(month: str) -> int:
    """Return how many months of the calendar lie before one."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _days(month: str) -> int:
    return monthrange(int(month[:4]), int(month[5:7]))[1]
