"""How fast and how small it is to reconcile tables, beside another program.

    python bench/reconcile.py                    100,000 and 1,000,000 claims
    python bench/reconcile.py --count 100000     as many as you like, several times over
    python bench/reconcile.py --sources 1000000  by so many sources; each may have but one claim

What is timed is the whole command, from the table's file to the answers' file, starting Python
included; in seconds of the processor, since other work on the machine lengthens those on the clock
alone. A fifth of the sources copy. Beside it runs PooledInvestment of the package truthdiscovery,
the best of those that were tried on tables with gold, in the same way, where it is installed
(`pip install --no-deps -r bench/peers.txt`); and a plain vote in Python, as a measure of what
reading and writing alone take.
"""

import argparse
import csv
import importlib
import importlib.util
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

WANTED = {100_000: 1.0, 1_000_000: 10.0}
"""Seconds of the processor, by number of claims."""

_DRAWS_WITH = ("cairo", "imageio", "imageio.v2")
"""What truthdiscovery loads to draw pictures. Nothing here draws, and cairo needs a compiler and
headers that few have: where they are missing, empty modules stand in for them."""

Best = dict[str, str]


def main() -> int:
    """Print the figures; return 1 if one of ours is not as wanted."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, action="append", help="claims; 100,000 and 1,000,000")
    parser.add_argument("--sources", type=int, help="by default one for 5,000 claims")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        name, table, out = wanted.child
        _write(_OTHERS[name](_rows(table)), out)
        return 0
    print(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {platform.python_version()}"
    )
    good = True
    for count in wanted.count or sorted(WANTED):
        with tempfile.TemporaryDirectory() as folder:
            table, out = str(Path(folder) / "table.csv"), str(Path(folder) / "out.csv")
            sources = wanted.sources or max(10, count // 5_000)
            truth = invented(table, count, sources)
            print(f"{count:,} claims by {sources:,} sources on {len(truth):,} items")
            ours = _timed(["-m", "alleged", "-q", "reconcile", table, "-o", out], out, truth)
            print(_line("alleged", ours, ours))
            good &= ours["seconds"] <= WANTED.get(count, ours["seconds"])
            for name in _OTHERS:
                if missing := _missing(name):
                    print(f"  {name:15} not timed: {missing}")
                else:
                    found = _timed([__file__, "--child", name, table, out], out, truth)
                    print(_line(name, found, ours))
    return 0 if good else 1


def invented(path: str, count: int, sources: int) -> Best:
    """Write a table of so many claims, the same every time; return what is right."""
    dice = random.Random(count)
    each = max(1, count // sources)
    items = max(2 * each, count // 50)
    named = [f"matter {number // 4}|{'abcd'[number % 4]}" for number in range(items)]
    right = [dice.randrange(900) for _ in range(items)]
    skill = [dice.uniform(0.2, 0.8) for _ in range(sources)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("source", "item", "value"))
        said: list[tuple[int, int]] = []
        for source in range(sources):
            if source % 5 != 4 or not said:
                chosen = [dice.randrange(items)] if each == 1 else dice.sample(range(items), each)
                # Some mistakes are more tempting than others.
                said = [
                    (
                        at,
                        right[at]
                        + (dice.random() >= skill[source]) * (1 + int(dice.expovariate(1))),
                    )
                    for at in chosen
                ]
            rows.writerows((f"source {source}", named[at], value) for at, value in said)
    return {item: str(value) for item, value in zip(named, right, strict=True)}


# Programs


def _vote(rows: Iterable[tuple[str, str, str]]) -> Best:
    heard: dict[str, Counter[str]] = defaultdict(Counter)
    for _, item, value in rows:
        heard[item][value] += 1
    return {item: said.most_common(1)[0][0] for item, said in heard.items()}


def _truthdiscovery(rows: Iterable[tuple[str, str, str]]) -> Best:
    module = _loaded("truthdiscovery")
    found = module.PooledInvestment().run(module.Dataset(rows, allow_multiple=True))
    return {item: max(said, key=said.__getitem__) for item, said in found.belief.items()}


_OTHERS: dict[str, Callable[[Iterable[tuple[str, str, str]]], Best]] = {
    "vote": _vote,
    "truthdiscovery": _truthdiscovery,
}


def _missing(name: str) -> str:
    """Return why a program cannot be timed here, or nothing."""
    if name == "vote":
        return ""
    if importlib.util.find_spec(name) is None:
        return "it is not installed (pip install --no-deps -r bench/peers.txt)"
    try:
        _loaded(name)
    except ImportError as error:
        return f"it does not load: {error}"
    return ""


def _loaded(name: str) -> types.ModuleType:
    """Return a program, with nothing in the place of what it would draw with."""
    for drawing in _DRAWS_WITH:
        try:
            importlib.import_module(drawing)
        except ImportError:
            parent, _, child = drawing.rpartition(".")
            sys.modules[drawing] = types.ModuleType(drawing)
            if parent:
                setattr(sys.modules[parent], child, sys.modules[drawing])
    return importlib.import_module(name)


def _rows(path: str) -> Iterator[tuple[str, str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["source"], row["item"], row["value"]


def _write(best: Best, path: str) -> None:
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("item", "value"))
        rows.writerows(best.items())


# Figures


def _timed(arguments: list[str], out: str, truth: Best) -> dict[str, Any]:
    """Run a command in a process of its own; return its seconds, memory and accuracy."""
    watch = (
        "import json, resource, subprocess, sys; "
        "subprocess.run(sys.argv[1:], check=True); "
        "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, sys.executable, *arguments],
        stdout=subprocess.PIPE, check=True, text=True,
    )  # fmt: skip
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    unit = 1 if platform.system() == "Darwin" else 1024
    best: Best = {}
    with open(out, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            best.setdefault(row["item"], row["value"])
    right = sum(truth[item] == value for item, value in best.items())
    return {"seconds": seconds, "gib": peak * unit / 1024**3, "right": right / len(best)}


def _line(name: str, found: dict[str, Any], ours: dict[str, Any]) -> str:
    return (
        f"  {name:15} {found['seconds']:7.2f} s, {found['seconds'] / ours['seconds']:5.1f} times "
        f"ours, {found['gib']:.2f} GiB, {found['right']:.1%} right"
    )


if __name__ == "__main__":
    sys.exit(main())
