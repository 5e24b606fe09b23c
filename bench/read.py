"""How fast and how small reading is: the whole of `Casebook.read` beside the bare pipeline.

    python bench/read.py                     speed, then memory and time over 10,000 reports
    python bench/read.py --reports FILE      the same on your own JSON Lines
    python bench/read.py --only speed        or memory, or profile

Speed: words a processor-second of the whole (read, parse, extract, resolve, write), by rules alone
(`--fast`) and with the language model, beside those of `spacy.load` and `nlp.pipe` on the same
texts, in the same run, turn about, medians. Memory and time per report are taken in a process of
their own, with the model unless `--fast` is given.
"""

import argparse
import cProfile
import json
import os
import platform
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from reports import reports

WANTED_RATIO = 0.7
"""Of reading by rules alone over the bare pipeline."""

WANTED_WORDS = 1_500
"""A processor-second, with the language model."""

WANTED_GIB = 1.5
STEPS = (100, 1_000, 10_000)


def main() -> int:
    """Print the figures; return 1 if one of them is not as wanted."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does
    wanted = _arguments()
    if wanted.only == "child":
        print(json.dumps(_grown(Path(wanted.reports), wanted.count, wanted.fast)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(wanted.reports or Path(folder) / "reports.jsonl")
        if not wanted.reports:
            _write(rows, reports(wanted.count, words=wanted.words))
        found: dict[str, Any] = {"machine": _machine()}
        if wanted.only in ("all", "speed"):
            found["speed"] = _speed(rows, wanted.sample, wanted.times, Path(folder))
        if wanted.only in ("all", "memory"):
            found["memory"] = _in_a_process_of_its_own(rows, wanted.count, wanted.fast)
        if wanted.only == "profile":
            _profile(rows, wanted.sample, Path(folder), wanted.fast)
            return 0
    print(json.dumps(found, indent=2) if wanted.json else _table(found))
    return 0 if _as_wanted(found) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", help="JSON Lines; invented reports if left out")
    parser.add_argument("--count", type=int, default=10_000, help="reports for memory and time")
    parser.add_argument("--words", type=int, default=400, help="words of an invented report")
    parser.add_argument("--sample", type=int, default=100, help="reports for speed and profile")
    parser.add_argument("--times", type=int, default=5, help="repetitions of each side")
    parser.add_argument("--fast", action="store_true", help="memory or profile by rules alone")
    parser.add_argument("--json", action="store_true", help="print JSON")
    choices = ("all", "speed", "memory", "profile", "child")
    parser.add_argument("--only", choices=choices, default="all")
    return parser.parse_args()


# Speed


def _speed(rows: Path, sample: int, times: int, folder: Path) -> dict[str, float]:
    """Return words a second of both sides and their ratio, loading left out on both."""
    import spacy

    from alleged.casebook.reading import ReadRun
    from alleged.settings import Settings

    texts = [row["text"] for row in _rows(rows, sample)]
    words = sum(len(text.split()) for text in texts)
    part = folder / "sample.jsonl"
    nlp = spacy.load(Settings().pipeline)
    tools = {"fast": _tools(fast=True), "model": _tools(fast=False)}
    speeds: dict[str, list[float]] = {"bare": [], "fast": [], "model": []}
    for number in range(times + 1):
        # Each turn reads other ids into a fresh ledger, and the first turn only warms up.
        _write(part, ({**row, "id": f"{number}-{row['id']}"} for row in _rows(rows, sample)))
        start = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        speeds["bare"].append(words / (time.process_time() - start))
        for name, made in tools.items():
            run, store = _run(ReadRun, folder / f"speed-{name}-{number}.db", name == "fast")
            start = time.process_time()
            run.read([str(part)], 1, made)
            speeds[name].append(words / (time.process_time() - start))
            store.close()
            assert run.summary.new == len(texts), run.summary.refusals[:3]
    found: dict[str, float] = {"words": words}
    for name, each in speeds.items():
        found[f"{name}_words_a_processor_second"] = round(statistics.median(each[1:]))
    for name in tools:
        ratios = [a / b for a, b in zip(speeds[name], speeds["bare"], strict=True)][1:]
        found[f"{name}_over_bare"] = round(statistics.median(ratios), 3)
        found[f"{name}_over_bare_lowest"] = round(min(ratios), 3)
        found[f"{name}_over_bare_highest"] = round(max(ratios), 3)
    return found


def _tools(*, fast: bool) -> Any:
    from alleged.casebook.order import Recipe, made
    from alleged.settings import Settings

    return made(Recipe(Settings().pipeline, fast=fast))


def _run(kind: Any, ledger: Path, fast: bool) -> tuple[Any, Any]:
    from alleged.casebook.order import Recipe
    from alleged.ledger.store import Store
    from alleged.read.limits import Limits
    from alleged.settings import Settings

    store = Store(ledger)
    recipe = Recipe(Settings().pipeline, fast=fast)
    return kind(store, recipe, Limits(), "bench", None), store


def _profile(rows: Path, sample: int, folder: Path, fast: bool) -> None:
    from alleged.casebook.reading import ReadRun

    part = folder / "sample.jsonl"
    _write(part, _rows(rows, sample))
    tools = _tools(fast=fast)
    run, store = _run(ReadRun, folder / "profile.db", fast)
    profile = cProfile.Profile()
    profile.enable()
    run.read([str(part)], 1, tools)
    profile.disable()
    store.close()
    pstats.Stats(profile).sort_stats("cumtime").print_stats("alleged|spacy.*pipe", 60)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


# Memory and time per report


def _in_a_process_of_its_own(rows: Path, count: int, fast: bool) -> dict[str, Any]:
    command = [sys.executable, __file__, "--only", "child", "--reports", str(rows)]
    command += ["--fast"] if fast else []
    done = subprocess.run(
        [*command, "--count", str(count)], stdout=subprocess.PIPE, check=True, text=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _grown(rows: Path, count: int, fast: bool) -> dict[str, Any]:
    """Return peak memory and seconds per report around the 100th, 1,000th, 10,000th report."""
    from alleged.casebook.book import Casebook
    from alleged.settings import Settings

    marks: list[tuple[int, float, float]] = []

    def progress(summary: Any) -> None:
        if summary.new % 50 == 0:
            marks.append((summary.new, time.perf_counter(), _peak_gib()))

    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "all.jsonl"
        _write(part, _rows(rows, count))
        ledger = Path(folder) / "a.db"
        with Casebook(ledger, Settings(who="bench", fast=fast)) as book:
            summary = book.read(part, progress=progress)
        size = ledger.stat().st_size
    return {
        "reports": summary.new,
        "words": summary.words,
        "refused": summary.refused,
        "deals": summary.deals,
        "claims": summary.claims,
        "seconds": round(summary.seconds, 1),
        "ledger_kib_a_report": round(size / 1024 / max(1, summary.new), 1),
        "peak_gib": round(_peak_gib(), 3),
        "peak_gib_at": {str(n): round(gib, 3) for n, _, gib in marks if n in STEPS},
        "ms_a_report_at": {
            str(step): round(_milliseconds(marks, step), 1) for step in STEPS if step <= summary.new
        },
    }


def _milliseconds(marks: list[tuple[int, float, float]], step: int) -> float:
    """Return milliseconds per report over the half before the step, 2,000 reports at most."""
    first = max(step // 2, step - 2_000)
    near = [(number, at) for number, at, _ in marks if first <= number <= step]
    (start, began), (end, ended) = near[0], near[-1]
    return 1000 * (ended - began) / max(1, end - start)


def _peak_gib() -> float:
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**3


# Rows in, figures out


def _rows(path: Path, count: int) -> Iterator[dict[str, Any]]:
    """Yield `count` rows; a shorter file is gone through again under other ids."""
    with path.open(encoding="utf-8") as stream:
        rows = [json.loads(line) for line in islice(stream, count)]
    for number, row in enumerate(islice(cycle(rows), count)):
        yield {**row, "id": f"{number}-{row['id']}"} if number >= len(rows) else row


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _machine() -> dict[str, Any]:
    return {
        "processors": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _as_wanted(found: dict[str, Any]) -> bool:
    speed = found.get("speed", {})
    fast = speed.get("fast_over_bare", WANTED_RATIO) >= WANTED_RATIO
    quick = speed.get("model_words_a_processor_second", WANTED_WORDS) >= WANTED_WORDS
    small = found.get("memory", {}).get("peak_gib", 0.0) <= WANTED_GIB
    return bool(fast and quick and small)


def _table(found: dict[str, Any]) -> str:
    lines = []
    for part, figures in found.items():
        lines.append(part)
        lines += [f"  {name.replace('_', ' '):24} {value}" for name, value in figures.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
