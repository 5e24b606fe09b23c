"""What must look at a whole ledger is worked out before anybody asks for it."""

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from alleged.errors import AllegedError
from alleged.model.deal import DealKind
from alleged.web import screen
from alleged.web.asked import DealsAsked
from alleged.web.desk import Desk
from alleged.web.pages import actors, episodes, glance, places, sources, views, weighing

Show = Callable[[Desk], object]

LARGEST = 25
"""Episodes that are weighed before anybody asks: those that most reports tell."""


def get_ready(desk: Desk) -> None:
    """Work out what the first page, the lists of names and the views of each kind of deal show.

    First what everybody sees first; faults are left to who asks. What is known then is as good as
    all that is ever kept: it is left out of the search for circles of dead values, which would
    go through all of it again and again, and let everybody wait meanwhile.
    """
    screen.get_ready()
    for show in (
        glance.shown,
        episodes.sizes,
        actors.counted,
        places.counted,
        sources.counted,
        sources.recorded,
        *_views(DealsAsked.model_validate({})),
        lambda desk: desk.book().get_ready(LARGEST),
        _verdicts,
        *(each for kind in DealKind for each in _views(DealsAsked.model_validate({"kind": kind}))),
    ):
        with suppress(AllegedError):
            show(desk)
    gc.collect()
    gc.freeze()


def _verdicts(desk: Desk) -> None:
    told = [telling for telling, _ in episodes.sizes(desk)[:LARGEST]]
    for each in desk.book().episodes_of(told):
        weighing.drawn(desk, each.id)


def _views(asked: DealsAsked) -> list[Show]:
    return [partial(each, asked=asked) for each in (views.stretches, views.spots, views.ties)]
