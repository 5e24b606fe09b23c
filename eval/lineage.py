"""Scores who took from whom against pairs of reports that were judged by hand."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

COPIED = frozenset({"copy", "derived"})
"""Relations of pairs where one took the other's text or told its story anew. `sibling`: both took
from a third; `source`: both rest on one source. All four are one voice; all other pairs are two."""

Pair = frozenset[str]


def figures(
    gold: Sequence[Mapping[str, Any]], export: Sequence[Mapping[str, Any]]
) -> dict[str, float]:
    """Return precision, recall and F1 of pairs, and how often the origin is the right one.

    `gold` holds every pair that is one voice: `pair`, `relation`, and `origin` where one of the
    two is the other's. `export` are the lines of `alleged export`.
    """
    given = {row["id"]: row["given_id"] for row in export if row["type"] == "document"}
    edges = [row for row in export if row["type"] == "lineage" and row["origin"]]
    copied = _together((given[e["document"]], given[e["origin"]]) for e in edges if _takes(e))
    one = _together((given[e["document"]], given[e["origin"]]) for e in edges if _is_one(e))
    relation = {frozenset(row["pair"]): row["relation"] for row in gold}
    taken = {pair for pair, name in relation.items() if name in COPIED}
    maybe = set(relation) - taken
    origins = {frozenset(row["pair"]): row["origin"] for row in gold if row["origin"]}
    direct = {frozenset((given[e["document"]], given[e["origin"]])): e for e in edges if _takes(e)}
    right = [
        given[direct[pair]["origin"]] == origin
        for pair, origin in origins.items()
        if pair in direct
    ]
    return {
        **_scored("copies", copied - maybe, taken),
        **_scored("voices", one, set(relation)),
        "copies retold": _share(copied, {p for p in taken if relation[p] == "derived"}),
        "direction": sum(right) / max(1, len(right)),
    }


def _takes(edge: Mapping[str, Any]) -> bool:
    return edge["kind"] in COPIED


def _is_one(edge: Mapping[str, Any]) -> bool:
    return edge["kind"] != "quotes"


def _together(edges: Iterable[tuple[str, str]]) -> set[Pair]:
    """Return all pairs that edges join, directly or over others."""
    group: dict[str, set[str]] = {}
    for one, other in edges:
        merged = group.get(one, {one}) | group.get(other, {other})
        group.update(dict.fromkeys(merged, merged))
    groups = {id(each): each for each in group.values()}.values()
    return {frozenset(pair) for each in groups for pair in combinations(each, 2)}


def _scored(name: str, found: set[Pair], wanted: set[Pair]) -> dict[str, float]:
    precision = len(found & wanted) / max(1, len(found))
    recall = _share(found, wanted)
    both = precision + recall
    return {
        f"{name} precision": precision,
        f"{name} recall": recall,
        f"{name} F1": 2 * precision * recall / both if both else 0.0,
    }


def _share(found: set[Pair], wanted: set[Pair]) -> float:
    return len(found & wanted) / max(1, len(wanted))
