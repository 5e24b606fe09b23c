"""All pages, in the order their addresses are looked for."""

from alleged.web.pages import (
    actors,
    acts,
    adding,
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
    views,
)

ROUTERS = (
    glance.router,
    acts.router,
    adding.router,
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
    views.router,
)
