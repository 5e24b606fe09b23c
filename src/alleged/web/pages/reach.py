"""What every page's route needs of the request: the desk, and who asks."""

from typing import Annotated

from fastapi import Depends, Request

from alleged.casebook.book import Casebook
from alleged.web.desk import Desk


def desk_of(request: Request) -> Desk:
    """Return the desk of the server."""
    desk: Desk = request.app.state.desk
    return desk


def book_of(request: Request) -> Casebook:
    """Return the casebook as that of whoever asks."""
    account = getattr(request.state, "account", None)
    return desk_of(request).book(account.name if account else "")


OfDesk = Annotated[Desk, Depends(desk_of)]
OfBook = Annotated[Casebook, Depends(book_of)]
