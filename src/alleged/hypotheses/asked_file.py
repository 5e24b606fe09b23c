"""Reads what is asked of a ledger, and checks every word of it against what can be asked."""

from collections.abc import Mapping, Sequence
from datetime import date

from alleged.errors import AllegedError, BadHypotheses
from alleged.handwritten import Written
from alleged.model.bearing import DEAL, STATES
from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.proposition import KINDS, PropositionType
from alleged.model.rivals import EXPECTED_FIELDS, SAID_FIELDS, TOLD_FIELDS, Asked, AskedOf

_FIELDS = {AskedOf.TOLD: TOLD_FIELDS, AskedOf.SAID: SAID_FIELDS}
_ALL_KINDS = tuple(dict.fromkeys((*DealKind, *(k for kinds in KINDS.values() for k in kinds))))
_TOLD_KINDS = (*DealKind, *KINDS[PropositionType.OUTCOME])
_VALUES: Mapping[str, Sequence[str]] = {
    "status": tuple(DealStatus),
    "visibility": tuple(Visibility),
    "evidence": STATES,
    "stance": tuple(Stance),
    "origins": ("one", "several"),
}


def read_asked(written: Written, of: AskedOf, *, expected: bool = False) -> Asked:
    """Return what a table of fields asks of a ledger.

    Raises BadHypotheses, with file, line and what is allowed there.
    """
    names = EXPECTED_FIELDS if expected else _FIELDS[of]
    table = written.table(names)
    if not table:
        raise written.wrong("nothing is asked for", f"Allowed: {', '.join(names)}.")
    fields = tuple((name, _value(name, value, of)) for name, value in table.items())
    return Asked(of, fields, written.where)


def asked(given: Mapping[str, str], of: AskedOf) -> Asked:
    """Return what fields ask of a ledger, given by hand. Raises BadHypotheses."""
    names = _FIELDS[of]
    for name, value in given.items():
        if name not in names:
            raise _unknown(name, names)
        allowed = _allowed(name, of)
        if allowed and value not in allowed:
            raise _unknown(value, allowed)
    return Asked(of, tuple((name, value) for name, value in given.items() if value))


def _value(name: str, written: Written, of: AskedOf) -> str:
    if name in ("actor", "with") and written.is_list:
        return " | ".join(each.text() for each in written.rows())
    text = written.text(_allowed(name, of))
    if name in ("since", "until"):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise written.wrong(f"{text!r} is no day", "Write it as 2031-03-04.") from None
    return text


def _allowed(name: str, of: AskedOf) -> tuple[str, ...]:
    if name == "kind":
        return tuple(map(str, _TOLD_KINDS if of is AskedOf.TOLD else _ALL_KINDS))
    if name == "type":
        told = (DEAL, PropositionType.OUTCOME.value)
        return told if of is AskedOf.TOLD else (DEAL, *(each.value for each in PropositionType))
    return tuple(map(str, _VALUES.get(name, ())))


def _unknown(word: str, allowed: Sequence[str]) -> AllegedError:
    return BadHypotheses(f"{word!r} is not known", hint=f"Allowed: {', '.join(allowed)}.")
