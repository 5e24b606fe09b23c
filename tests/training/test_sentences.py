"""The invented sentences with marked actors: whole, unlike each other, and apart from the gold."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from alleged.model.event import EventClass
from alleged.read.marked import sentence_of

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "training" / "coding" / "sentences").glob("*.jsonl"))
GOLD = ROOT / "eval" / "gold" / "events.gold.jsonl"


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def grams(row: dict[str, Any]) -> set[tuple[str, ...]]:
    """Runs of four words, without the actors."""
    text = re.sub(r"<([st])>.*?</\1>", "…", row["marked"])
    words = re.findall(r"\w+|…", text.lower())
    return {tuple(words[k : k + 4]) for k in range(len(words) - 3)}


def test_there_are_as_many_as_is_said() -> None:
    found = [row for path in FILES for row in rows(path)]
    told = (ROOT / "training/coding/sentences/README.md").read_text("utf-8")
    assert f"{len(found):,} invented sentences" in told
    assert len({row["id"] for row in found}) == len(found)
    assert len({row["marked"] for row in found}) == len(found)


@pytest.mark.parametrize("path", [*FILES, GOLD], ids=lambda path: path.stem)
def test_each_has_a_class_and_its_actors_marked(path: Path) -> None:
    for row in rows(path):
        assert EventClass(row["label"])
        sentence = sentence_of({"id": row["id"], "marked": row["marked"]})
        assert sentence.source or sentence.target


def test_every_class_has_a_hundred_to_learn_from_and_six_to_measure_with() -> None:
    learned = [row["label"] for path in FILES for row in rows(path)]
    measured = [row["label"] for row in rows(GOLD)]
    assert min(learned.count(each) for each in EventClass) >= 100
    assert {measured.count(each) for each in EventClass} == {6}


def test_no_gold_sentence_is_worded_like_one_learned_from() -> None:
    known = {gram for path in FILES for row in rows(path) for gram in grams(row)}
    for row in rows(GOLD):
        own = grams(row)
        assert len(own & known) <= max(1, len(own) // 4), row["id"]
