"""All resources of the API."""

from alleged.web.api import acts, decisions, lists, rows

ROUTERS = (lists.router, decisions.router, rows.router, acts.router)
