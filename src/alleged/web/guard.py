"""What every request passes: host, size and origin checked, headers set that bind the browser."""

import asyncio
import contextlib
import hmac
import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from alleged.web.faults import Refused, answer

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not `no-referrer`: with it browsers do not say either where our own forms come from.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
COOKIE = "alleged-form"
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]", "::1"))
SMALL = 1024 * 1024
"""Bytes of a request that uploads nothing."""
THROWN_AWAY, WAITED = 256 * 1024 * 1024, 20.0
"""Bytes and seconds at most for which a request that is too large is taken in."""


class Guard:
    """The outermost part of the application."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], upload_bytes: int) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the application do so."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        state = scope.setdefault("state", {})
        state["csrf"], fresh = _token(headers)
        sender = _Sender(send, state["csrf"] if fresh else "", scope.get("scheme") == "https")
        limit = self._upload_bytes if scope["path"] == "/add" else SMALL
        refusal = self._refusal(headers, limit)
        if refusal is not None:
            request = Request(scope, receive)
            status, message, hint = refusal
            if status == 413:
                await _thrown_away(receive)
            response = answer(request, status, "Refused", message, hint, connection="close")
            await response(scope, receive, sender)
            return
        await self._app(scope, _Receiver(receive, limit), sender)

    def _refusal(self, headers: Headers, limit: int) -> tuple[int, str, str] | None:
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        if self._hosts and host not in self._hosts and f"[{host}]" not in self._hosts:
            return (
                400,
                f"this server is not {host!r}",
                "Open the address that `alleged serve` says.",
            )
        length = headers.get("content-length", "0")
        if not length.isdigit():
            return 400, "the size of the request cannot be read", ""
        if int(length) > limit:
            return _too_large(limit)
        return None


def _too_large(limit: int) -> tuple[int, str, str]:
    return (
        413,
        f"the request is larger than {limit:,} bytes",
        "Read large files with `alleged read FILE`; it has no such limit.",
    )


async def _thrown_away(receive: Receive) -> None:
    """Take in what is too large, and keep none of it, so that the browser gets to read why.

    A browser that is cut off while it still sends shows a page of its own. Ends after `THROWN_AWAY`
    bytes or `WAITED` seconds.
    """
    left = THROWN_AWAY
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(WAITED):
            while left > 0:
                message = await receive()
                left -= len(message.get("body", b""))
                if message["type"] != "http.request" or not message.get("more_body", False):
                    return


class _Receiver:
    """Counts what comes in, since a request need not say how long it is."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit
        self._limit = limit

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Refused(*_too_large(self._limit))
        return message


class _Sender:
    """Adds the headers that every answer has."""

    def __init__(self, send: Send, token: str, secure: bool) -> None:
        self._send = send
        self._token = token
        self._secure = secure

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
            if self._token:
                secure = "; Secure" if self._secure else ""
                headers.append(
                    "set-cookie",
                    f"{COOKIE}={self._token}; Path=/; HttpOnly; SameSite=Strict{secure}",
                )
        await self._send(message)


def _token(headers: Headers) -> tuple[str, bool]:
    """Return the token that forms must carry, and whether the browser does not have it yet."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        kept = None
    if kept is not None and len(kept.value) >= 32:
        return kept.value, False
    return secrets.token_urlsafe(32), True


def check_origin(request: Request) -> None:
    """Refuse a request that another site made a browser send."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site not in ("same-origin", "none") or (origin is not None and origin != own):
        raise Refused(403, "another site sent this", "Open the page here and do it again.")


NOT_TYPED = frozenset(
    ("csrf", "target", "seen", "back", "verdict", "left", "right", "start", "end", "password")
)
"""Fields of our forms that nobody writes, or that no page may show."""


async def from_form(request: Request) -> None:
    """Refuse what changes something unless one of our own pages sent it."""
    check_origin(request)
    form = await request.form()
    request.state.typed = {
        name: value
        for name, value in form.multi_items()
        if isinstance(value, str) and value.strip() and name not in NOT_TYPED
    }
    given = request.headers.get("x-csrf") or str(form.get("csrf", ""))
    if not hmac.compare_digest(given.encode(), request.state.csrf.encode()):
        raise Refused(
            403, "the page this came from is too old", "Go back, load it again, and repeat it."
        )
