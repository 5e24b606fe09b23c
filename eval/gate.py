"""Reads our gold reports into an empty ledger, scores what comes out, and guards the floors.

python eval/gate.py                       score; exit 1 if a figure is below its floor
python eval/gate.py --pin                 raise the floors to what is reached now
python eval/gate.py --pin --allow-regression   also lower them; say why in the commit
python eval/gate.py --list                also name the deals missed and those made up
python eval/gate.py --shared DIR          also run the scorers of a folder with more data
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import propositions
from events import coded
from lineage import figures as lineage_figures
from score import Names, Score, score
from tables import gate_figures as table_figures

from alleged.casebook.book import Casebook
from alleged.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "eval" / "gold"
CASE = ROOT / "examples" / "velmora"
FLOORS = ROOT / "eval" / "floors.json"

Figures = Mapping[str, Mapping[str, float]]
"""Set of reports, name of the figure, value."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One set of reports, and what is known of its actors beforehand."""

    name: str
    reports: Path
    gold: Path
    actors: tuple[str, ...] = ()
    fast: bool = False
    """Whether rules alone read, without the language model."""


_SETS = (
    Trial("examples", CASE / "reports", GOLD / "examples.gold.jsonl", (str(CASE / "actors.csv"),)),
    Trial("examples, actors unknown", CASE / "reports", GOLD / "examples.gold.jsonl"),
    Trial("long reports, actors unknown", GOLD / "long.reports.jsonl", GOLD / "long.gold.jsonl"),
)
TRIALS = (*_SETS, *(replace(each, name=f"{each.name}, fast", fast=True) for each in _SETS))


def digest(folders: Sequence[Path] = (GOLD, CASE)) -> str:
    """Return one digest of all gold and of the reports it is about."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".py", ".md"} and path.parent.name != "reports":
                continue
            if path.is_file() and "__pycache__" not in path.parts:
                found.update(f"{path.relative_to(folder)}\0".encode())
                found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


LINEAGE = "lineage, fast"
"""The set of reports that copy each other."""


def kinship() -> dict[str, float]:
    """Return the figures of who took from whom, over reports that copy each other."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(who="gate", fast=True)
        with Casebook(Path(folder) / "trial.db", settings) as book:
            book.read(GOLD / "lineage.reports.jsonl")
            export = [json.loads(line) for line in book.export("jsonl")]
    text = (GOLD / "lineage.gold.jsonl").read_text(encoding="utf-8")
    return lineage_figures([json.loads(line) for line in text.splitlines()], export)


DISPUTES = "blame and forecasts, actors unknown"
"""The set of reports that are dense with accusations and forecasts."""


def disputes(names: Names) -> Score:
    """Return the score of reports in which everybody blames and foretells."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Casebook(Path(folder) / "trial.db", Settings(who="gate")) as book,
    ):
        book.read(GOLD / "disputes.reports.jsonl")
        export = [json.loads(line) for line in book.export("jsonl")]
    return propositions.score(gold_of(GOLD / "disputes.gold.jsonl"), export, names)


TOLD = GOLD / "propositions.gold.jsonl"
"""What the examples tell besides deals."""


def tried(trial: Trial, names: Names) -> dict[str, Score]:
    """Return the scores of one set, read into a ledger that is thrown away, each with its name."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(actors=trial.actors, who="gate", fast=trial.fast)
        with Casebook(Path(folder) / "trial.db", settings) as book:
            summary = book.read(trial.reports)
            export = [json.loads(line) for line in book.export("jsonl")]
    if summary.refused:
        print(f"{trial.name}: {summary.refused} refused, the first: {summary.refusals[0]}")
    found = {trial.name: score(gold_of(trial.gold), export, names)}
    if trial.gold == _SETS[0].gold and not trial.fast:
        besides = trial.name.replace("examples", "besides deals")
        found[besides] = propositions.score(gold_of(TOLD), export, names)
    return found


def gold_of(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return a sentence for each figure that is below its floor or has vanished."""
    found = []
    for name, values in floors.items():
        for figure, floor in values.items():
            value = figures.get(name, {}).get(figure)
            if value is None:
                found.append(f"{name}: there is no figure {figure!r} any more")
            elif rounded(value) < floor:
                found.append(f"{name}: {figure} is {value:.3f}, its floor is {floor:.2f}")
    return found


def rounded(value: float) -> float:
    """Return a figure cut to two places, so that a floor is never above what was reached."""
    return int(value * 100 + 1e-9) / 100


def pinned(figures: Figures, floors: Figures, *, allow_regression: bool) -> Figures:
    """Return the new floors. Raises ValueError if one would fall and that is not allowed."""
    fallen = below(figures, floors)
    if fallen and not allow_regression:
        raise ValueError("\n".join(fallen))
    return {
        name: {figure: rounded(value) for figure, value in sorted(values.items())}
        for name, values in figures.items()
    }


def table(figures: Figures, floors: Figures) -> str:
    """Return figures and floors, one figure a line and one set a column."""
    rows = list(dict.fromkeys(figure for values in figures.values() for figure in values))
    out = [" " * 24 + "".join(f"{name:>36}" for name in figures)]
    for row in rows:
        cells = ""
        for name, values in figures.items():
            floor = floors.get(name, {}).get(row)
            shown = f"{values[row]:.3f}" if row in values else "-"
            mark = "" if floor is None else f" (floor {floor:.2f})"
            cells += f"{shown + mark:>36}"
        out.append(f"{row:24}{cells}")
    return "\n".join(out)


def shared(folder: Path) -> None:
    """Print what the scorers of a folder with more data say; they never fail the gate."""
    reports = folder / "data" / "deals" / "reports.jsonl"
    scorer = folder / "score" / "score_deals.py"
    if not reports.is_file() or not scorer.is_file():
        print(f"\nno data/deals/reports.jsonl with score/score_deals.py in {str(folder)!r}")
        return
    with tempfile.TemporaryDirectory() as temporary:
        export = Path(temporary) / "export.jsonl"
        with Casebook(Path(temporary) / "shared.db", Settings(who="gate")) as book:
            book.read(reports)
            with export.open("w", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in book.export("jsonl"))
        gold = str(reports.with_name("gold.jsonl"))
        print(f"\n{folder}:", flush=True)
        subprocess.run([sys.executable, str(scorer), gold, str(export)], check=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--shared", type=Path, default=os.environ.get("ALLEGED_SHARED"))
    options = parser.parse_args(arguments)

    known = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors: Figures = known.get("floors", {})
    names = Names.read(GOLD / "aliases.json")
    scores = {name: found for trial in TRIALS for name, found in tried(trial, names).items()}
    scores[DISPUTES] = disputes(names)
    figures = {name: result.figures() for name, result in scores.items()}
    figures[LINEAGE] = kinship()
    figures["marked sentences"] = coded(GOLD / "events.gold.jsonl")
    figures["tables"] = table_figures()
    print(table(figures, floors))
    if options.list:
        for name, result in scores.items():
            print(f"\n{name}")
            print("\n".join([f"  missed    {label}" for label in result.missed]))
            print("\n".join([f"  spurious  {label}" for label in result.spurious]))
    if options.shared:
        shared(Path(options.shared))

    if options.pin:
        try:
            floors = pinned(figures, floors, allow_regression=options.allow_regression)
        except ValueError as error:
            print(f"\nnothing was pinned:\n{error}\nLower a floor with --allow-regression.")
            return 1
        record = {"gold": digest(), "floors": floors}
        FLOORS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        print(f"\npinned in {FLOORS.relative_to(ROOT)}")
        return 0
    if not known:
        print("\nno floors are set yet. Look at the figures, then --pin")
        return 1
    if known.get("gold") != digest():
        print(
            "\nthe gold is not the one that the floors were set on. Look at the figures, then --pin"
        )
        return 1
    fallen = below(figures, floors)
    if fallen:
        print("\nbelow the floor:\n" + "\n".join(fallen))
        return 1
    print("\nall figures at or above their floors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
