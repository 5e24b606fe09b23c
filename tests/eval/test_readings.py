"""Kept readings are whole, and the share that the documentation gives is theirs."""

import csv
from pathlib import Path

import pytest

from alleged.model.proposition import KINDS, PropositionType

ROOT = Path(__file__).parents[2]
CAUSES = {"actor", "voice", "parse", "kind", "role", "place", "time", "evidence"}


@pytest.mark.parametrize("name", ["propositions.csv", "propositions-2.csv", "propositions-3.csv"])
def test_every_verdict_has_its_words_and_every_error_its_cause(name: str) -> None:
    with (ROOT / "eval" / "readings" / name).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 100
    for row in rows:
        assert row["kind"] in KINDS[PropositionType(row["type"])]
        assert int(row["start"]) < int(row["end"])
        assert (row["verdict"], bool(row["cause"])) in {("right", False), ("wrong", True)}
        assert not row["cause"] or row["cause"] in CAUSES
    right = sum(row["verdict"] == "right" for row in rows)
    told = (ROOT / "eval" / "readings" / "README.md").read_text(encoding="utf-8")
    assert f"**{right} are right**" in told
