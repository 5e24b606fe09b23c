"""What evidence each sort of claim leads one to expect: shipped, and yours to change."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from alleged.errors import BadChecklist
from alleged.handwritten import Written, read_file, read_text, texts
from alleged.model.deal import DealKind
from alleged.model.evidence import Checklist, EvidenceKind, Trace
from alleged.model.proposition import KINDS
from alleged.model.testimony import Interest

SECRET = "secret"
OPPONENT = "opponent"
"""The role of one who fights somebody with a role in the claim."""

_FITS = (SECRET, *DealKind, *(kind for kinds in KINDS.values() for kind in kinds))
_ROLES = ("agent", "recipient", "party", "mediator")
_LEAST, _MOST = 0.01, 0.99
"""Of p and q: nothing is certain to be there, or not."""


@cache
def shipped_checklists() -> Mapping[str, Checklist]:
    """Return the checklists that ship with the program, by name."""
    folder = files("alleged").joinpath("data", "expected")
    found = [
        _checklist(read_text(each.read_text("utf-8"), f"expected/{each.name}", BadChecklist))
        for each in sorted(folder.iterdir(), key=lambda each: each.name)
        if each.name.endswith(".yaml")
    ]
    return {each.name: each for each in found}


def checklists(folder: Path | None = None) -> Mapping[str, Checklist]:
    """Return the shipped checklists by name, and those of a folder, which go before them.

    Raises BadChecklist for a file that cannot be used, with file, line and what is allowed.
    """
    if folder is None:
        return shipped_checklists()
    if not folder.is_dir():
        raise BadChecklist(
            f"{str(folder)!r} is no folder", hint="Name a folder with `.yaml` files in it."
        )
    named: dict[str, Checklist] = {}
    for path in sorted(folder.glob("*.yaml")):
        written = read_file(path, BadChecklist)
        each = _checklist(written)
        if each.name in named:
            raise written.wrong(
                f"the name {each.name!r} is that of another file in this folder too", "Keep one."
            )
        named[each.name] = each
    return {**named, **{n: each for n, each in shipped_checklists().items() if n not in named}}


def checklist_for(kinds: Iterable[str], among: Mapping[str, Checklist]) -> Checklist | None:
    """Return the checklist for the first of the kinds that has one.

    >>> checklist_for(["secret", "trade"], shipped_checklists()).name
    'secret deal'
    """
    for kind in kinds:
        for each in among.values():
            if kind in each.fits:
                return each
    return None


def interest_of(checklist: Checklist, role: str, *, supports: bool) -> Interest:
    """Return what it does for somebody with a role in a claim to speak for or against it.

    The opponent of whom it shames gains by it. Who says what harms itself, or what clears its
    opponent, admits.

    >>> interest_of(shipped_checklists()["town taken"], "recipient", supports=False).value
    'denial'
    """
    if role == OPPONENT:
        if not checklist.shames:
            return Interest.NONE
        return Interest.ACCUSATION if supports else Interest.ADMISSION
    if role in checklist.shames:
        return Interest.ADMISSION if supports else Interest.DENIAL
    if role in checklist.serves:
        return Interest.BOAST if supports else Interest.ADMISSION
    return Interest.NONE


def _checklist(written: Written) -> Checklist:
    table = written.table(("name", "fits", "serves", "shames", "traces"), ("name", "traces"))
    traces: dict[str, Trace] = {}
    for row in table["traces"].rows():
        trace = _trace(row)
        if trace.name in traces:
            raise row.wrong(f"the trace {trace.name!r} comes twice", "Keep one.")
        traces[trace.name] = trace
    if not traces:
        raise table["traces"].wrong("there are no traces", "Name at least one.")
    return Checklist(
        table["name"].text(),
        texts(table, "fits", _FITS),
        tuple(traces.values()),
        texts(table, "serves", _ROLES),
        texts(table, "shames", _ROLES),
    )


def _trace(row: Written) -> Trace:
    needed = ("name", "kind", "p", "q", "searched")
    table = row.table((*needed, "why", "basis"), needed)
    return Trace(
        table["name"].text(),
        EvidenceKind(table["kind"].text(EvidenceKind)),
        table["p"].number(_LEAST, _MOST),
        table["q"].number(_LEAST, _MOST),
        table["searched"].text(),
        table["why"].text() if "why" in table else "",
        table["basis"].text() if "basis" in table else "",
    )
