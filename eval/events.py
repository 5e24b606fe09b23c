"""Scores the root classes of our gold sentences as `alleged code` gives them."""

import json
import tempfile
from pathlib import Path

from alleged.casebook.book import Casebook
from alleged.model.event import CodedEvent
from alleged.settings import Settings


def coded(gold: Path) -> dict[str, float]:
    """Return macro F1, accuracy, and one minus the expected calibration error, in ten bins."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        sentences = Path(folder) / "sentences.jsonl"
        given = [{"id": row["id"], "marked": row["marked"]} for row in rows]
        sentences.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
        with Casebook(Path(folder) / "none.db", Settings(who="gate")) as book:
            found = [each for each in book.code(sentences) if isinstance(each, CodedEvent)]
    events = {each.id: each for each in found}
    pairs = [(row["label"], events.get(row["id"])) for row in rows]
    right = [event is not None and event.label == label for label, event in pairs]
    labels = sorted({label for label, _ in pairs})
    f1 = []
    for label in labels:
        said = sum(each.label == label for each in found)
        hit = sum(one and own == label for one, (own, _) in zip(right, pairs, strict=True))
        f1.append(2 * hit / (said + sum(own == label for own, _ in pairs)))
    bins: dict[int, list[float]] = {}
    for one, (_, event) in zip(right, pairs, strict=True):
        if event is not None:
            bins.setdefault(min(int(event.probability * 10), 9), []).append(one - event.probability)
    gap = sum(abs(sum(each)) for each in bins.values()) / max(len(found), 1)
    return {
        "events macro F1": sum(f1) / len(f1),
        "events accuracy": sum(right) / len(right),
        "events calibration": 1 - gap,
    }
