"""Rival hypotheses as JSON values."""

from typing import Any

from alleged.model.hypothesis import Matrix
from alleged.model.rivals import Draft, Evidence, Judgement, RivalDecision
from alleged.publish.jsonl import SCHEMA
from alleged.publish.rivals_told import RivalsTold
from alleged.publish.rivals_words import CAUTION, describe


def rivals_object(page: RivalsTold) -> dict[str, Any]:
    """Return a matrix and how its rivals stand; all bits are log2, as they are summed."""
    comparison = page.comparison
    apart = dict(comparison.diagnosticity)
    return {
        "type": "rivals",
        "schema": SCHEMA,
        "name": page.name,
        "question": page.matrix.question,
        "caution": CAUTION,
        "leads": comparison.leads or None,
        "least_inconsistent": comparison.least_inconsistent or None,
        "hypotheses": [
            {
                "name": each.hypothesis.name,
                "text": each.hypothesis.text,
                "prior": round(each.hypothesis.prior, 4),
                "probability": round(each.probability, 4),
                "likelihood": each.likelihood.value,
                "bits": each.hundredths / 100,
                "inconsistency": round(each.inconsistency, 3),
                "steps": [
                    {"name": step.name, "bits": step.hundredths / 100, "reason": step.reason}
                    for step in each.steps
                ],
            }
            for each in comparison.standings
        ],
        "evidence": _rows(page, apart),
        "sensitivity": [
            {
                "without": each.what,
                "name": each.name,
                "leads": each.leads or None,
                "lead_bits": each.margin / 100,
                "turns": each.turns,
            }
            for each in page.losses
        ],
        "assumptions": [
            {
                "assuming": each.assuming,
                "leads": each.leads or None,
                "lead_bits": each.margin / 100,
                "turns": each.turns,
            }
            for each in page.variants
        ],
        "notes": list(page.matrix.notes),
    }


def _rows(page: RivalsTold, apart: dict[str, int]) -> list[dict[str, Any]]:
    matrix: Matrix = page.matrix
    return [
        {
            "name": row.name,
            "text": row.text or None,
            "sources": list(row.sources),
            "origins": list(row.origins),
            "claims": list(row.claims),
            "episodes": list(row.episodes),
            "credibility": round(row.credibility, 4),
            "credibility_range": list(row.credibility_range) if row.credibility_range else None,
            "credibility_reason": row.credibility_reason or None,
            "relevance": row.relevance.value,
            "diagnosticity": apart[row.name] / 100,
            "cells": {
                hypothesis.name: {
                    "letter": cell.letter.value if cell.judged else None,
                    "bits": round(cell.bits, 4),
                    "reason": cell.reason or None,
                    "proposed": cell.proposed,
                }
                for hypothesis, cell in zip(matrix.hypotheses, row.cells, strict=True)
            },
            "quotes": [
                {
                    "claim": quoted.id,
                    "text": quoted.text,
                    "who": quoted.who,
                    "stance": quoted.stance,
                    "report": quoted.report.id,
                    "outlet": quoted.report.outlet or None,
                }
                for quoted in page.quotes.get(row.name, ())
            ],
        }
        for row in matrix.rows
    ]


def draft_object(
    name: str, draft: Draft, decisions: tuple[RivalDecision, ...] = ()
) -> dict[str, Any]:
    """Return a matrix as far as it is decided."""
    return {
        "type": "matrix",
        "name": name,
        "question": draft.question,
        "hypotheses": {rival.name: rival.text for rival in draft.rivals},
        "evidence": [evidence_object(row) for row in draft.evidence],
        "decisions": [
            {
                "what": describe(each.change),
                "who": each.who,
                "at": each.at.isoformat() if each.at else None,
                "because": each.because,
            }
            for each in decisions
        ],
    }


def evidence_object(row: Evidence) -> dict[str, Any]:
    """Return a row as it was put down or proposed."""
    return {
        "name": row.name,
        "text": row.text or None,
        "rests_on": [*row.told, *row.said],
        "asked": [each.words for each in row.asked],
        "credibility": row.credibility,
        "relevance": row.relevance.value,
        "q": row.q,
        "cells": {name: _judgement(cell) for name, cell in row.cells.items()},
    }


def _judgement(cell: Judgement) -> dict[str, Any]:
    return {
        "letter": cell.letter.value if cell.letter else None,
        "p": cell.p,
        "why": cell.why or None,
        "proposed": cell.proposed,
    }
