"""Who comes in: sessions and tokens are read, roles demanded, before any page is made."""

from collections.abc import Callable
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from alleged.web.accounts import SESSION_S, Accounts, Role
from alleged.web.faults import Refused, answer
from alleged.web.guard import from_form
from alleged.web.screen import render

COOKIE = "alleged-session"
OPEN = ("/static/", "/sign-in")

router = APIRouter(include_in_schema=False)


class Entrance:
    """Lets nobody in without an account; for a server that only this machine reaches, anybody."""

    def __init__(self, app: ASGIApp, *, accounts: Accounts | None) -> None:
        self._app = app
        self._accounts = accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its account, or ask to sign in."""
        if scope["type"] != "http" or self._accounts is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        bearer = token.strip() if scheme.lower() == "bearer" else ""
        account = self._accounts.holder(bearer or request.cookies.get(COOKIE, ""))
        scope.setdefault("state", {})["account"] = account
        if account is not None or request.url.path.startswith(OPEN):
            await self._app(scope, receive, send)
            return
        response: Response
        if request.url.path.startswith("/api"):
            response = answer(
                request, 401, "SignIn", "this server asks who you are",
                "Send a token: `Authorization: Bearer …`; `alleged accounts token NAME` makes one.",
            )  # fmt: skip
            response.headers["www-authenticate"] = "Bearer"
        else:
            back = quote(request.url.path) if request.method == "GET" else "/"
            response = RedirectResponse(f"/sign-in?back={back}", 303)
        await response(scope, receive, send)


def role(needed: Role) -> Callable[[Request], None]:
    """Return a dependency that refuses accounts of a lesser role."""

    def check(request: Request) -> None:
        account = getattr(request.state, "account", None)
        if account is not None and not account.role.may(needed):
            raise Refused(
                403,
                f"{account.role.with_article} may not do this",
                f"Ask somebody who is {needed.with_article}.",
            )

    return check


@router.get("/sign-in")
def sign_in_page(request: Request, back: str = "/") -> Response:
    """Ask for name and password."""
    return render(request, "sign_in.html", back=_own(back), wrong=False)


@router.post("/sign-in", dependencies=[Depends(from_form)])
def sign_in(
    request: Request, name: str = Form(""), password: str = Form(""), back: str = Form("/")
) -> Response:
    """Begin a session, or say that it cannot begin."""
    accounts: Accounts | None = request.app.state.accounts
    key = accounts.sign_in(name, password) if accounts else None
    if key is None:
        page = render(request, "sign_in.html", back=_own(back), wrong=True)
        page.status_code = 403
        return page
    response = RedirectResponse(_own(back), 303)
    response.set_cookie(
        COOKIE, key, max_age=SESSION_S, httponly=True, samesite="strict",
        secure=request.url.scheme == "https",
    )  # fmt: skip
    return response


@router.post("/sign-out", dependencies=[Depends(from_form)])
def sign_out(request: Request) -> Response:
    """End the session."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts:
        accounts.sign_out(request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/sign-in", 303)
    response.delete_cookie(COOKIE)
    return response


def _own(path: str) -> str:
    """Return a path on this server; anything else becomes the first page.

    >>> _own("/deals"), _own("//elsewhere.example"), _own("https://elsewhere.example")
    ('/deals', '/', '/')
    """
    fine = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if fine and path.isprintable() else "/"
