"""An analyst's decision on a forecast, checked before it is kept."""

from alleged.casebook.finding import find
from alleged.errors import QueryError
from alleged.ledger.store import Store
from alleged.model.mark import Verdict
from alleged.model.proposition import PropositionType
from alleged.publish.cards import PropositionCard


def decision(
    store: Store, forecast: str, verdict: Verdict | str, because: str
) -> tuple[str, Verdict, str]:
    """Return the forecast's whole id, the verdict and the reason, or say what is wrong with them.

    Raises NothingFound, or QueryError.
    """
    row = find(store, forecast)
    if not isinstance(row, PropositionCard) or row.proposition.type is not PropositionType.FORECAST:
        raise QueryError(f"{forecast!r} is no forecast", hint="`alleged forecasts` lists them.")
    if verdict not in list(Verdict):
        raise QueryError(
            f"a forecast cannot be marked {str(verdict)!r}",
            hint=f"Mark it {', '.join(Verdict)}.",
        )
    if not because.strip():
        raise QueryError(
            "a decision needs its reason", hint="Say in a few words what it rests on: `--because`."
        )
    return row.proposition.id, Verdict(verdict), because.strip()
