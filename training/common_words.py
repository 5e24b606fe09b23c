"""Count in how many invented reports each word stands: what is common in any report of any war.

    python training/common_words.py      writes src/alleged/data/words/common.csv

A word counts if it is written without a capital and stands in reports of at least three conflicts,
so no name of one conflict is among them.
"""

import json
from collections import Counter, defaultdict
from pathlib import Path

from alleged.weigh.words import WORD, stem_of

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "training" / "reports"
TABLE = ROOT / "src" / "alleged" / "data" / "words" / "common.csv"
CONFLICTS = 3


def main() -> None:
    """Write the table, the commonest first."""
    reports = 0
    counts: Counter[str] = Counter()
    conflicts: dict[str, set[str]] = defaultdict(set)
    for path in sorted(REPORTS.glob("*.json")):
        for report in json.loads(path.read_text(encoding="utf-8"))["reports"]:
            reports += 1
            words = {match.group() for match in WORD.finditer(" ".join(report["sentences"]))}
            for stem in {stem_of(word) for word in words if not word[0].isupper()}:
                counts[stem] += 1
                conflicts[stem].add(path.name)
    rows = [
        (round(1000 * count / reports), stem)
        for stem, count in counts.items()
        if len(conflicts[stem]) >= CONFLICTS
    ]
    lines = [
        f"{stem},{share}" for share, stem in sorted(rows, key=lambda r: (-r[0], r[1])) if share
    ]
    head = (
        "# Written by training/common_words.py: of 1,000 invented reports, how many hold the word."
    )
    TABLE.write_text("\n".join([head, "stem,reports", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
