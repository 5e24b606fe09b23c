"""All pages, in the order their addresses are looked for."""

from alleged.web.pages import (
    actors,
    episodes,
    glance,
    history,
    lists,
    places,
    reader,
    search,
    sources,
    told,
)

ROUTERS = (
    glance.router,
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
