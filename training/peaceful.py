"""Choose reports without a word of dealing, so that learning sees what peaceful news looks like.

    python training/peaceful.py REPORTS.jsonl[.gz] OUT [--most 80]

OUT becomes a folder that `training/deals.py` reads as it reads annotated ones: no report of it
tells of a deal. Nobody has read them: a deal named without any of these words is let through.
"""

import argparse
import gzip
import hashlib
import json
import re
from pathlib import Path

DEALING = re.compile(
    r"\b(deals?|agree\w*|accords?|truces?|cease-?fires?|pacts?|swaps?|swapp\w+|exchang\w+"
    r"|negotiat\w+|treat(?:y|ies)|settle\w+|bargain\w*|mediat\w+|evacuat\w+|armistice|surrender\w*"
    r"|ransoms?|hostages?|talks|brokered?|compromis\w+)\b",
    re.IGNORECASE,
)


def main() -> None:
    """Write the folder; which reports are taken follows from their texts alone."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("reports", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=80)
    args = parser.parse_args()
    opened = gzip.open if args.reports.suffix == ".gz" else open
    with opened(args.reports, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    texts = sorted(
        (row["text"] for row in rows if not DEALING.search(row["text"])),
        key=lambda text: hashlib.sha256(text.encode()).hexdigest(),
    )[: args.most]
    args.out.mkdir(parents=True, exist_ok=True)
    with (
        (args.out / "reports.jsonl").open("w", encoding="utf-8") as reports,
        (args.out / "gold.jsonl").open("w", encoding="utf-8") as gold,
    ):
        for number, text in enumerate(texts):
            # Each is a conflict of its own: the part of an id before the hyphen says which.
            reports.write(json.dumps({"id": f"peace{number}-1", "text": text}) + "\n")
            gold.write(json.dumps({"id": f"peace{number}-1", "deals": []}) + "\n")
    (args.out / "aliases.json").write_text("{}\n", encoding="utf-8")
    print(len(texts), "reports of", len(rows))


if __name__ == "__main__":
    main()
