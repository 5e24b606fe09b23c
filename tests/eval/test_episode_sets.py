"""Deals that were read are matched with the annotated ones of a folder."""

import json
from pathlib import Path
from typing import Any

from episode_sets import matches

TEXT = (
    "The Front and the Council signed a truce. Later the Front and the Council swapped prisoners."
)


def annotated(name: str, kind: str, start: int, end: int) -> dict[str, Any]:
    return {
        "id": name, "parties": ["Front"], "counterparts": ["Council"], "optional": [],
        "kinds": [kind], "statuses": ["reported"], "places": [], "sentence_offsets": [[start, end]],
    }  # fmt: skip


def read(name: str, kind: str, start: int, end: int) -> dict[str, Any]:
    parties = [{"name": who, "mention": who} for who in ("Front", "Council")]
    return {"id": name, "parties": parties, "kind": kind, "status": "reported", "places": [],
            "span": [start, end]}  # fmt: skip


def test_of_two_deals_of_the_same_sides_each_is_matched_with_its_own(tmp_path: Path) -> None:
    end = TEXT.index(".") + 1
    truce = annotated("truce", "ceasefire", 0, end)
    swap = annotated("swap", "prisoner_exchange", end + 1, len(TEXT))
    entry = {"id": "r", "deals": [truce, swap]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(entry) + "\n", "utf-8")
    (tmp_path / "aliases.json").write_text('{"names": {}}', "utf-8")
    deals = [read("b", "prisoner_exchange", end + 1, len(TEXT)), read("a", "ceasefire", 0, end)]
    found = matches(tmp_path, deals, {"a": "r", "b": "r"}, {"r": {"text": TEXT}})
    assert found == {"a": "truce", "b": "swap"}
