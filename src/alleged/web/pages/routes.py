"""All pages, in the order their addresses are looked for."""

from alleged.web.pages import (
    actors,
    acts,
    episodes,
    glance,
    history,
    lists,
    merging,
    places,
    reader,
    review,
    search,
    sources,
    told,
)

ROUTERS = (
    glance.router,
    acts.router,
    review.router,
    merging.router,
    lists.router,
    told.router,
    reader.router,
    episodes.router,
    actors.router,
    places.router,
    sources.router,
    search.router,
    history.router,
)
