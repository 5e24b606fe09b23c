"""Pages are made of templates: every text escaped, nothing in them runs."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from alleged.casebook import screen_words
from alleged.model.legible import legible
from alleged.web.marking import direction


def render(request: Request, template: str, **values: Any) -> HTMLResponse:
    """Return a page; for a request that wants a piece of it, that piece alone."""
    environment = _environment()
    made = environment.get_template(template)
    account = getattr(request.state, "account", None)
    page = made.render(
        request=request,
        path=request.url.path,
        desk=request.app.state.desk,
        signed_in=account,
        stranger=account is None and request.app.state.accounts is not None,
        csrf=getattr(request.state, "csrf", ""),
        **values,
    )
    return HTMLResponse(page)


def filled(template: str, **values: Any) -> str:
    """Return a template that asks nothing of the request, filled."""
    return _environment().get_template(template).render(**values)


def get_ready() -> None:
    """Compile every template, so that nobody waits for it."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def is_piece(request: Request) -> bool:
    """Say whether a piece of a page is asked for and not the page."""
    return request.headers.get("hx-request") == "true" and not request.headers.get("hx-boosted")


def wants_json(request: Request) -> bool:
    """Say whether a script of ours asks, and not a form."""
    return "application/json" in request.headers.get("accept", "")


def address(path: str, query: Mapping[str, object] | None = None, **more: object) -> str:
    """Return an address with a query, without what is empty."""
    given = {**(query or {}), **more}
    pairs = {name: value for name, value in given.items() if value not in ("", None, False)}
    return f"{path}?{urlencode(pairs)}" if pairs else path


def at(*parts: str) -> str:
    """Return a path whose last parts may hold any character."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


@cache
def version_of(name: str) -> str:
    """Return a few digits that change with the content of a static file."""
    data = (files("alleged.web") / "static" / name).read_bytes()
    return sha256(data).hexdigest()[:10]


def _asset(name: str) -> str:
    return f"/static/{name}?{version_of(name)}"


def _moment(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"


def _spoken(word: object) -> str:
    return str(word).replace("_", " ")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("alleged.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(
        words=screen_words, address=address, at=at, asset=_asset, direction=direction
    )
    environment.filters.update(moment=_moment, spoken=_spoken, number=lambda n: f"{n:,}")
    return environment


def _shown(value: Any) -> Any:
    """Make every text legible on its way into a page, wherever a template prints it."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return legible(value)
    return value
