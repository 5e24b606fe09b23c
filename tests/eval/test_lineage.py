"""The scorer of lineage: gold as an export scores 1, nothing scores 0, damage shows."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import lineage

GOLD = Path(__file__).parents[2] / "eval" / "gold"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def as_export(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The export of a program that finds just what the gold says."""
    kinds = {"copy": "copy", "derived": "derived", "source": "cites", "sibling": "derived"}
    names = {name for row in gold for name in row["pair"]}
    documents = [{"type": "document", "id": f"doc-{name}", "given_id": name} for name in names]
    edges = []
    for row in gold:
        origin = row["origin"] or row["pair"][1]
        (document,) = set(row["pair"]) - {origin}
        if row["relation"] != "sibling":
            edges.append((document, origin, kinds[row["relation"]]))
    return documents + [
        {"type": "lineage", "document": f"doc-{a}", "origin": f"doc-{b}", "kind": kind}
        for a, b, kind in edges
    ]


def test_every_pair_names_two_reports_of_the_set() -> None:
    known = {row["id"] for row in rows("lineage.reports.jsonl")}
    for row in rows("lineage.gold.jsonl"):
        assert len(set(row["pair"])) == 2
        assert set(row["pair"]) <= known
        assert row["origin"] is None or row["origin"] in row["pair"]


def test_gold_as_an_export_scores_one() -> None:
    gold = rows("lineage.gold.jsonl")
    assert set(lineage.figures(gold, as_export(gold)).values()) == {1.0}


def test_nothing_scores_nothing() -> None:
    gold = rows("lineage.gold.jsonl")
    assert set(lineage.figures(gold, []).values()) == {0.0}


def test_damage_shows() -> None:
    gold = rows("lineage.gold.jsonl")
    export = as_export(gold)
    turned = [
        {**row, "document": row["origin"], "origin": row["document"]} if "origin" in row else row
        for row in export
    ]
    assert lineage.figures(gold, turned)["direction"] == 0.0
    everything = [row["id"] for row in export if row["type"] == "document"]
    chain = [
        {"type": "lineage", "document": a, "origin": b, "kind": "copy"}
        for a, b in pairwise(everything)
    ]
    merged = lineage.figures(gold, [*export, *chain])
    assert merged["voices precision"] < 0.5
    assert merged["voices recall"] == 1.0
