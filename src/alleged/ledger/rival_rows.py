"""Changes to rival hypotheses as JSON values, and back."""

from collections.abc import Mapping
from typing import Any

from alleged.model.hypothesis import Letter, Relevance
from alleged.model.rivals import (
    Asked,
    AskedOf,
    Change,
    Draft,
    Evidence,
    Expectation,
    Judged,
    Judgement,
    Priors,
    Removed,
    Rival,
)


def packed(change: Change) -> dict[str, Any]:
    """Return a change as JSON values; `does` says which it is."""
    match change:
        case Draft():
            return {
                "does": "begin",
                "question": change.question,
                "rivals": [_rival(each) for each in change.rivals],
                "evidence": [_evidence(each) for each in change.evidence],
            }
        case Rival():
            return {"does": "add rival", **_rival(change)}
        case Evidence():
            return {"does": "add evidence", **_evidence(change)}
        case Judged():
            return {
                "does": "judge",
                "row": change.row,
                "cells": _cells(change.cells),
                "q": change.q,
            }
        case Priors():
            return {"does": "set priors", "values": dict(change.values)}
        case Removed():
            return {"does": "remove", "rival": change.rival, "row": change.row}


def unpacked(kept: Mapping[str, Any]) -> Change:
    """Return the change that JSON values hold."""
    match kept["does"]:
        case "begin":
            return Draft(
                kept["question"],
                tuple(map(_rival_of, kept["rivals"])),
                tuple(map(_evidence_of, kept["evidence"])),
            )
        case "add rival":
            return _rival_of(kept)
        case "add evidence":
            return _evidence_of(kept)
        case "judge":
            return Judged(kept["row"], _cells_of(kept["cells"]), kept["q"])
        case "set priors":
            return Priors(kept["values"])
        case _:
            return Removed(kept["rival"], kept["row"])


def _asked(asked: Asked) -> dict[str, Any]:
    fields = [list(each) for each in asked.fields]
    return {"of": asked.of.value, "fields": fields, "written": asked.written}


def _asked_of(kept: Mapping[str, Any]) -> Asked:
    fields = tuple((name, value) for name, value in kept["fields"])
    return Asked(AskedOf(kept["of"]), fields, kept["written"])


def _rival(rival: Rival) -> dict[str, Any]:
    return {
        "name": rival.name,
        "text": rival.text,
        "prior": rival.prior,
        "expects": [
            {"when": _asked(each.when), "letter": each.letter.value, "why": each.why}
            for each in rival.expects
        ],
        "written": rival.written,
    }


def _rival_of(kept: Mapping[str, Any]) -> Rival:
    expects = tuple(
        Expectation(_asked_of(each["when"]), Letter(each["letter"]), each["why"])
        for each in kept["expects"]
    )
    return Rival(kept["name"], kept["text"], kept["prior"], expects, kept["written"])


def _cells(cells: Mapping[str, Judgement]) -> dict[str, Any]:
    return {
        name: {
            "letter": cell.letter.value if cell.letter else None,
            "p": cell.p,
            "why": cell.why,
            "proposed": cell.proposed,
        }
        for name, cell in cells.items()
    }


def _cells_of(kept: Mapping[str, Any]) -> dict[str, Judgement]:
    return {
        name: Judgement(
            Letter(cell["letter"]) if cell["letter"] else None,
            cell["p"],
            cell["why"],
            cell["proposed"],
        )
        for name, cell in kept.items()
    }


def _evidence(row: Evidence) -> dict[str, Any]:
    return {
        "name": row.name,
        "cells": _cells(row.cells),
        "text": row.text,
        "told": list(row.told),
        "said": list(row.said),
        "asked": [_asked(each) for each in row.asked],
        "sources": list(row.sources),
        "origins": list(row.origins),
        "credibility": row.credibility,
        "relevance": row.relevance.value,
        "q": row.q,
        "written": row.written,
    }


def _evidence_of(kept: Mapping[str, Any]) -> Evidence:
    return Evidence(
        name=kept["name"],
        cells=_cells_of(kept["cells"]),
        text=kept["text"],
        told=tuple(kept["told"]),
        said=tuple(kept["said"]),
        asked=tuple(map(_asked_of, kept["asked"])),
        sources=tuple(kept["sources"]),
        origins=tuple(kept["origins"]),
        credibility=kept["credibility"],
        relevance=Relevance(kept["relevance"]),
        q=kept["q"],
        written=kept["written"],
    )
