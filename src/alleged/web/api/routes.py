"""All resources of the API."""

from alleged.web.api import acts, lists, rows

ROUTERS = (lists.router, rows.router, acts.router)
