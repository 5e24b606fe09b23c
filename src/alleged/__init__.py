"""Keep a ledger of who said what about deals between armed actors, and weigh it."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alleged.casebook.book import Casebook
    from alleged.casebook.summary import ReadSummary, Status
    from alleged.errors import AllegedError
    from alleged.model.filters import (
        ClaimFilter,
        DealFilter,
        DocumentFilter,
        EvidenceFilter,
        PropositionFilter,
    )
    from alleged.settings import Settings

_HOMES = {
    "AllegedError": "alleged.errors",
    "Casebook": "alleged.casebook.book",
    "ClaimFilter": "alleged.model.filters",
    "DealFilter": "alleged.model.filters",
    "DocumentFilter": "alleged.model.filters",
    "EvidenceFilter": "alleged.model.filters",
    "PropositionFilter": "alleged.model.filters",
    "ReadSummary": "alleged.casebook.summary",
    "Settings": "alleged.settings",
    "Status": "alleged.casebook.summary",
}

__all__ = [
    "AllegedError",
    "Casebook",
    "ClaimFilter",
    "DealFilter",
    "DocumentFilter",
    "EvidenceFilter",
    "PropositionFilter",
    "ReadSummary",
    "Settings",
    "Status",
]


def __getattr__(name: str) -> object:
    # Imported when first asked for, so that `import alleged` and the commands' help stay quick.
    if name not in _HOMES:
        raise AttributeError(f"module 'alleged' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
