"""The scorer of what is told besides deals: gold as an export scores 1, damage shows."""

import json
from pathlib import Path
from typing import Any

import propositions
import pytest
from score import Names

GOLD = Path(__file__).parents[2] / "eval" / "gold"
ENTRIES = [
    json.loads(line)
    for line in (GOLD / "propositions.gold.jsonl").read_text(encoding="utf-8").splitlines()
]
NAMES = Names.read(GOLD / "aliases.json")


def as_export(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return gold as an export that tells just that."""
    lines = []
    for entry in entries:
        wanted = [one for one in entry["propositions"] if not one["optional"]]
        text = "\n".join(sentence for one in wanted for sentence in one["sentences"])
        lines.append({"type": "document", "id": entry["id"], "given_id": entry["id"], "text": text})
        for one in wanted:
            start = text.index(one["sentences"][0])
            lines.append(
                {
                    "type": one["type"],
                    "document": entry["id"],
                    "kind": one["kind"],
                    "words": [start, start + 1],
                    **{role: list(map(named, one[role])) for role in propositions.ROLES},
                    **{stance: list(map(named, one[stance])) for stance in propositions.VOICES},
                    "numbers": [{"best": number} for number in one["numbers"]],
                    "evidence": one["evidence"],
                }
            )
    return lines


def named(each: str) -> dict[str, Any]:
    name = each.split(propositions.EITHER)[0]
    return {"name": name, "mention": "", "span": None if name == "author" else [0, 1]}


def test_gold_as_an_export_is_right_in_everything() -> None:
    found = propositions.score(ENTRIES, as_export(ENTRIES), NAMES).figures()
    assert set(found.values()) == {1.0}


def test_an_export_without_propositions_finds_nothing() -> None:
    nothing = [line for line in as_export(ENTRIES) if line["type"] == "document"]
    result = propositions.score(ENTRIES, nothing, NAMES)
    assert result.figures()["propositions recall"] == 0.0
    assert len(result.missed) == sum(
        not one["optional"] for entry in ENTRIES for one in entry["propositions"]
    )


@pytest.mark.parametrize(
    ("field", "value", "figure"),
    [
        ("kind", "fights", "propositions precision"),
        ("agents", [{"name": "Nobody", "mention": "", "span": [0, 1]}], "agents F1"),
        ("claimed_by", [], "claimed_by F1"),
        ("numbers", [{"best": 7}], "numbers F1"),
        ("evidence", [{"state": "seen", "text": "a list"}], "evidence F1"),
    ],
)
def test_damage_shows_in_its_own_figure(field: str, value: Any, figure: str) -> None:
    export = as_export(ENTRIES)
    line = next(line for line in export if line["type"] == "outcome")
    line[field] = value
    found = propositions.score(ENTRIES, export, NAMES).figures()
    assert found[figure] < 1.0


def test_words_elsewhere_are_another_thing() -> None:
    export = as_export(ENTRIES)
    line = next(line for line in export if line["type"] == "relation")
    line["words"] = [10_000, 10_001]
    result = propositions.score(ENTRIES, export, NAMES)
    assert (len(result.missed), len(result.spurious)) == (1, 1)


def test_a_gold_file_quotes_only_what_its_reports_say() -> None:
    for entry in ENTRIES:
        assert set(entry) == {"id", "outlet", "propositions"}
        for one in entry["propositions"]:
            assert one["type"] in propositions.TYPES
            assert one["sentences"]


def test_sentences_of_disputes_stand_in_their_reports() -> None:
    def rows(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]

    texts = {row["id"]: row["text"] for row in rows("disputes.reports.jsonl")}
    gold = rows("disputes.gold.jsonl")
    assert set(texts) == {entry["id"] for entry in gold}
    for entry in gold:
        for one in entry["propositions"]:
            assert all(sentence in texts[entry["id"]] for sentence in one["sentences"])
