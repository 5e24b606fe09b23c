"""How fast and how small it is to find who copied whom, beside other programs.

    python bench/lineage.py                    10,000 and 100,000 invented reports
    python bench/lineage.py --count 10000      as many as you like, several times over
    python bench/lineage.py --alone            without datasketch and rensa, which run beside it
                                               where they are installed

What is timed is the comparison: texts in memory, to overlaps. Every fifth report is a copy of one
of the three days before: whole, cut, abridged, with every eighth word another, or inside another
story. Each count runs in a process of its own, for its memory.
"""

import argparse
import importlib
import importlib.util
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from alleged.model.document import Document
from alleged.weigh.collection import Entry, compare
from alleged.weigh.outlets import Outlets
from alleged.weigh.sheets import Sheet, sheet_of

WANTED = {10_000: 20.0, 100_000: 300.0}
"""Seconds, by number of reports."""

WANTED_GIB = 2.0
_INSTALL = "pip install --no-deps -r bench/peers.txt"
_EDITS = ("whole", "cut", "abridged", "changed", "embedded")
_START = date(2031, 1, 1)
_A_DAY = 100
_SYLLABLES = (
    "ka", "to", "re", "mi", "sal", "ven", "dor", "pa", "lu", "ber", "nix", "ori", "ta", "shu",
    "gol", "em", "wen", "fa", "ruk", "zil",
)  # fmt: skip


def main() -> int:
    """Print the figures; return 1 if one of them is not as wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, action="append", help="reports; 10,000 and 100,000")
    parser.add_argument("--words", type=int, default=300, help="words of a report")
    parser.add_argument("--alone", action="store_true", help="time no other programs")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        print(json.dumps(_measured(wanted.child, wanted.count[0], wanted.words)))
        return 0
    print(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {platform.python_version()}"
    )
    good = True
    for count in wanted.count or sorted(WANTED):
        found = _in_a_process_of_its_own("alleged", count, wanted.words)
        good &= found["seconds"] <= WANTED.get(count, found["seconds"])
        good &= found["peak_gib"] <= WANTED_GIB
        print(_line("alleged", count, found))
        for name in () if wanted.alone else _OTHERS:
            if importlib.util.find_spec(name) is None:
                print(f"{name:12} {count:>9,}  not timed: it is not installed ({_INSTALL})")
                continue
            other = _in_a_process_of_its_own(name, count, wanted.words)
            other["times_ours"] = round(other["processor_seconds"] / found["processor_seconds"], 1)
            print(_line(name, count, other))
    return 0 if good else 1


def invented(count: int, words: int) -> Iterator[tuple[Document, int | None]]:
    """Yield reports in order of time, each with the place of the one it was copied from."""
    chance = random.Random(count)
    spoken = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 10) for rank in range(len(spoken))]
    recent: list[list[str]] = []
    for number in range(count):
        fresh = _sentences(chance, spoken, weights, words)
        origin = None
        if recent and number % 5 == 4:
            back = chance.randrange(min(len(recent), 3 * _A_DAY)) + 1
            origin = number - back
            edit = _EDITS[(number // 5) % len(_EDITS)]
            fresh = _edited(chance, edit, recent[-back], fresh)
        recent = [*recent[-3 * _A_DAY :], fresh]
        day = _START + timedelta(days=number // _A_DAY)
        text = " ".join(fresh)
        outlet = f"Paper {number % 40}"
        yield Document(f"r-{number}", text, outlet=outlet, published=day.isoformat()), origin


def _sentences(
    chance: random.Random, spoken: list[str], weights: list[float], words: int
) -> list[str]:
    drawn = chance.choices(spoken, weights, k=words)
    return [" ".join(drawn[at : at + 20]).capitalize() + "." for at in range(0, words, 20)]


def _edited(chance: random.Random, edit: str, old: list[str], fresh: list[str]) -> list[str]:
    third = max(1, len(old) // 3)
    match edit:
        case "cut":
            return old[: max(3, len(old) // 2)]
        case "abridged":
            return [each for each in old if chance.random() < 0.55] or old[:3]
        case "changed":
            words = " ".join(old).split()
            other = " ".join(fresh).split()
            return [
                " ".join(chance.choice(other) if n % 8 == 7 else w for n, w in enumerate(words))
            ]
        case "embedded":
            return [*fresh[third:], *old[:third]]
        case _:
            return list(old)


# Programs


def _alleged(texts: list[Document]) -> set[tuple[int, int]]:
    outlets = Outlets.of(document.outlet for document in texts)

    def laid_out(place: int) -> Sheet:
        return sheet_of(texts[place], (), outlets)

    entries = []
    for place, document in enumerate(texts):
        sheet = laid_out(place)
        entries.append(Entry(document.id, sheet.fingerprint, sheet.imprint.days, True))
    return {(a, b) for a, b, found in compare(entries, laid_out) if found.score}


def _datasketch(texts: list[Document]) -> set[tuple[int, int]]:
    module = importlib.import_module("datasketch")
    index, found = module.MinHashLSH(threshold=0.15, num_perm=128), set()
    for place, document in enumerate(texts):
        made = module.MinHash(num_perm=128)
        made.update_batch([shingle.encode() for shingle in _shingles(document.text)])
        found |= {(int(other), place) for other in index.query(made)}
        index.insert(str(place), made)
    return found


def _rensa(texts: list[Document]) -> set[tuple[int, int]]:
    module = importlib.import_module("rensa")
    index = module.RMinHashLSH(threshold=0.15, num_perm=128, num_bands=64)
    found = set()
    for place, document in enumerate(texts):
        made = module.RMinHash(num_perm=128, seed=1)
        made.update(list(_shingles(document.text)))
        found |= {(other, place) for other in index.query(made)}
        index.insert(place, made)
    return found


_OTHERS: dict[str, Callable[[list[Document]], set[tuple[int, int]]]] = {
    "datasketch": _datasketch,
    "rensa": _rensa,
}


def _shingles(text: str) -> set[str]:
    words = text.casefold().split()
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


# Figures


def _measured(name: str, count: int, words: int) -> dict[str, Any]:
    made = list(invented(count, words))
    texts = [document for document, _ in made]
    gold = {(origin, place) for place, (_, origin) in enumerate(made) if origin is not None}
    before = _peak_gib()
    start = time.perf_counter()
    worked = time.process_time()
    found = {(min(pair), max(pair)) for pair in {"alleged": _alleged, **_OTHERS}[name](texts)}
    return {
        "seconds": round(time.perf_counter() - start, 1),
        "processor_seconds": round(time.process_time() - worked, 1),
        "peak_gib": round(_peak_gib(), 2),
        "texts_gib": round(before, 2),
        "recall": round(len(gold & found) / max(1, len(gold)), 3),
        "pairs": len(found),
    }


def _in_a_process_of_its_own(name: str, count: int, words: int) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", name, "--count", str(count)]
    command += ["--words", str(words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _peak_gib() -> float:
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**3


def _line(name: str, count: int, found: dict[str, Any]) -> str:
    return f"{name:12} {count:>9,}  " + ", ".join(
        f"{key.replace('_', ' ')} {value:,}" for key, value in found.items()
    )


if __name__ == "__main__":
    sys.exit(main())
