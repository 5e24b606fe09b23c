"""Doubles and halves each constant of reconciling, and says what becomes of the figures.

python eval/constants.py                  on the tables we made
python eval/constants.py --shared DIR     also on DIR/data/truth, scored by DIR/score/score_truth.py
python eval/constants.py --only SURPRISE  one constant

A constant that is fitted to one set shows as a figure that falls on both sides of it. Shares are
doubled and halved in their odds.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tables import FAMILIES, figures

from alleged.read.sayings import read_sayings
from alleged.weigh import (
    comparison,
    copying,
    learning,
    lists,
    names,
    reconciliation,
    reliability,
    shares,
)
from alleged.weigh.comparison import Kind
from alleged.weigh.reconciliation import reconcile

MODULES = (
    comparison, copying, learning, lists, names, reconciliation, reliability, shares,
)  # fmt: skip
SHARES = ("AGREEMENT", "OVERLAP", "UNKNOWN", "SUREST")
NUMBERS = (
    "SURPRISE", "CHANCE", "MOST_PAIRS", "STRENGTH", "OTHERS", "MOST_LISTS", "LISTS_FROM",
    "ALIKE_FROM", "MOST_NAMES", "CLOSE", "ROUNDS",
)  # fmt: skip
TOLERANCES = (Kind.NUMBER, Kind.TIME)
TABLES = range(10)
"""Seeds of our own tables; those of the gate are others."""

Figures = dict[str, float]


def changes(only: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Yield the name of a constant, what is done to it, and the constants as they are then."""
    yield "as it is", "", {}
    for name in (*NUMBERS, *SHARES):
        if only in ("", name):
            now = next(vars(module)[name] for module in MODULES if name in vars(module))
            for how, factor in (("half", 0.5), ("double", 2.0)):
                if name in SHARES:
                    odds = now / (1 - now) * factor
                    then: object = odds / (1 + odds)
                else:
                    then = type(now)(now * factor)
                yield name, f"{now:g}, {how}", {name: then}
    for kind in TOLERANCES:
        if only in ("", kind):
            now = comparison.USUAL[kind]
            for how, factor in (("half", 0.5), ("double", 2.0)):
                wide = replace(now, amount=now.amount * factor, share=now.share * factor)
                said = f"{now.amount or now.share:g}, {how}"
                yield f"tolerance of a {kind}", said, {"USUAL": {**comparison.USUAL, kind: wide}}


@contextmanager
def constants(then: Mapping[str, object]) -> Iterator[None]:
    """Give constants other values for a while, in every module that has them."""
    kept = [
        (module, name, vars(module)[name])
        for module in MODULES for name in then if name in vars(module)
    ]  # fmt: skip
    try:
        for module, name, _ in kept:
            setattr(module, name, then[name])
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def ours() -> Figures:
    """Return the figures of our own tables, all families together."""
    found = [figures(family, TABLES) for family in FAMILIES]
    return {
        "ours": sum(each.accuracy for each in found) / len(found),
        "ours, ECE": sum(1 - each.calibration for each in found) / len(found),
    }


def given(shared: Path, folder: Path, every: int) -> Figures:
    """Return the figures of tables that are not ours, by the scorer beside them."""
    truth, scorer = shared / "data" / "truth", shared / "score" / "score_truth.py"
    days = sorted((truth / "flights").glob("*.csv.gz"))[::every]
    found: Figures = {}
    for name, tables in (("flights", days), ("books", [truth / "books.csv.gz"])):
        golds = [each.with_name(each.name.replace(".csv.gz", ".gold.csv")) for each in tables]
        outs = [_weighed(each, folder) for each in tables]
        command = [sys.executable, str(scorer), name, _listed(golds), _listed(outs), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        scored = json.loads(done.stdout)
        found |= {name: scored["accuracy"], f"{name}, ECE": scored["ece"]}
    return found


def _weighed(table: Path, folder: Path) -> Path:
    out = folder / table.name.removesuffix(".gz")
    with out.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("item", "value", "probability", "sources", "origins"))
        rows.writerows(reconcile(read_sayings(str(table)).sayings).rows())
    return out


def _listed(paths: Sequence[Path]) -> str:
    return ",".join(map(str, paths))


def main() -> int:
    """Print a table, a change a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=os.environ.get("ALLEGED_SHARED"))
    parser.add_argument("--only", default="", metavar="CONSTANT")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="each Nth day of flights")
    options = parser.parse_args()
    shared = options.shared and Path(options.shared)
    if shared and not (shared / "data" / "truth").is_dir():
        print(f"no data/truth in {str(shared)!r}: our own tables only", file=sys.stderr)
        shared = None
    head = ""
    for name, how, then in changes(options.only):
        with tempfile.TemporaryDirectory() as folder, constants(then):
            found = ours() | (given(shared, Path(folder), options.every) if shared else {})
        if not head:
            head = "| constant | was | " + " | ".join(found) + " |\n|---|---|" + "---|" * len(found)
            print(head)
        figures_ = " | ".join(f"{value:.3f}" for value in found.values())
        print(f"| {name} | {how} | {figures_} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
