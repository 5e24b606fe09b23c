"""What must look at a whole ledger is worked out before anybody asks for it."""

from contextlib import suppress

from alleged.errors import AllegedError
from alleged.web.asked import DealsAsked
from alleged.web.desk import Desk
from alleged.web.pages import actors, episodes, glance, places, sources, views


def get_ready(desk: Desk) -> None:
    """Work out what the first page and the lists of names show; faults are left to who asks."""
    nothing = DealsAsked.model_validate({})
    for show in (
        glance.shown,
        episodes.sizes,
        actors.counted,
        places.counted,
        sources.counted,
        lambda desk: views.stretches(desk, nothing),
        lambda desk: views.spots(desk, nothing),
        lambda desk: views.ties(desk, nothing),
    ):
        with suppress(AllegedError):
            show(desk)
