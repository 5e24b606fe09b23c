"""The invented reports that weights are learned from hold together."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prepared import aliases_of, as_row, own_actors

from alleged.model.deal import DealKind, DealStatus, Visibility

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "training" / "reports").glob("*.json"))


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_there_are_as_many_as_is_said() -> None:
    reports = [report for path in FILES for report in read(path)["reports"]]
    told = (ROOT / "training/reports/README.md").read_text("utf-8")
    deals = sum(len(report["deals"]) for report in reports)
    others = sum(len(report.get("other_claims", [])) for report in reports)
    assert f"{len(reports)} invented reports of {len(FILES)} invented conflicts" in told
    assert f"with {deals} deals and {others} other claims" in told
    assert len({report["id"] for report in reports}) == len(reports)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_deal_is_told_by_sentences_of_its_report(path: Path) -> None:
    conflict = read(path)
    known = {actor["name"] for actor in conflict["actors"]} | set(conflict["generic"])
    for report in conflict["reports"]:
        row = as_row(report, conflict["conflict"])
        date.fromisoformat(row["published"])
        for deal in row["deals"]:
            sentences = [report["sentences"][n].removeprefix("¶").strip() for n in deal["told_in"]]
            assert [row["text"][a:b] for a, b in deal["sentence_offsets"]] == sentences
            assert {DealKind(kind) for kind in deal["kinds"]}
            assert {DealStatus(status) for status in deal["statuses"]}
            assert Visibility(deal["visibility"])
            assert known >= {*deal["parties"], *deal["counterparts"], *deal["mediators"]}
            assert deal["claimed_by"] or deal["denied_by"]
            for place in deal["places"]:
                assert place.casefold() in row["text"].casefold()


def test_most_conflicts_have_an_actor_file_and_some_have_none() -> None:
    listed = [bool(own_actors(read(path))) for path in FILES]
    assert len(FILES) / 2 < sum(listed) < len(FILES)


def test_an_actor_meets_its_other_names() -> None:
    conflict = {"actors": [{"name": "Harrow Army", "aliases": ["HA"]}], "generic": ["elders"]}
    aliases = aliases_of(conflict)
    assert aliases.meet({"ha"}, ["Harrow Army"])
    assert not aliases.meet({"ha"}, ["Tidewater Front"])
    assert aliases.generic == {"elders"}
