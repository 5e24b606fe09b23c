"""How fast weighing is: a million claims in a hundred thousand episodes, and one what-if.

    python bench/weigh.py                       1,000,000 claims on two processes
    python bench/weigh.py --episodes 10000      fewer, ten claims each
    python bench/weigh.py --json                for other programs

Every verdict is whole: terms, reasons, range, credibility, confidence. Only weighing is timed, not
the making of the claims. Beside the time on the clock stands the processors' time, since other work
on the machine lengthens the first alone.
"""

import argparse
import gc
import json
import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence, Finding, TraceState
from alleged.model.supposition import Change, Part
from alleged.model.testimony import Access, Interest, Reliability, Testimony, Witness
from alleged.weigh.assumptions import shipped_assumptions
from alleged.weigh.checklists import shipped_checklists
from alleged.weigh.linchpins import linchpins
from alleged.weigh.supposing import what_if
from alleged.weigh.verdict import weigh

WANTED_SECONDS = 60.0
WANTED_WHAT_IF = 0.2
SOURCES = 5_000
"""Drawn so that a tenth of them says about half of all, as in any press; each most often knows
things in one way."""

AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds on the clock, and of one processor."""

    clock: float
    processor: float


def body(number: int, claims: int) -> BodyOfEvidence:
    """Return what is said of one invented episode, the same every time."""
    dice = random.Random(number)
    checklist = dice.choice(list(shipped_checklists().values()))
    said = tuple(_claim(dice, number, each) for each in range(claims))
    found = tuple(
        Finding(
            trace.name,
            dice.choice((TraceState.SEEN, TraceState.NOT_FOUND)),
            _witness(dice, number, claims + place),
            round(dice.random(), 1),
        )
        for place, trace in enumerate(checklist.traces)
        if dice.random() < 0.3
    )
    return BodyOfEvidence(said, checklist.traces, found)


def _witness(dice: random.Random, number: int, each: int) -> Witness:
    source = int(SOURCES * dice.random() ** 3)
    copies = each > 0 and dice.random() < 0.5
    document = f"doc-{number}-{each}"
    return Witness(
        f"claim-{number}-{each}",
        document,
        f"source {source}",
        f"doc-{number}-{dice.randrange(each)}" if copies else document,
        published=f"2031-03-{1 + each % 28:02}",
        copies=copies,
        access=list(Access)[source % 4] if dice.random() < 0.7 else dice.choice(list(Access)),
        reliability=Reliability(0.4 + source % 58 / 100, source % 97) if source % 5 else None,
    )


def _claim(dice: random.Random, number: int, each: int) -> Testimony:
    return Testimony(
        _witness(dice, number, each),
        dice.choices(list(Stance), (6, 2, 1, 3))[0],
        dice.random() < 0.2,
        dice.choices(list(Interest), (12, 2, 1, 2, 1))[0],
        dice.choice(("", "", "Council", "Front")),
    )


def weighed(first: int, count: int, claims: int) -> Time:
    """Return how long it takes to weigh some episodes.

    All claims are made beforehand. A ledger hands them over a few at a time; so that Python does
    not sweep through all of them again and again meanwhile, they are set aside first.
    """
    assumed = shipped_assumptions()
    bodies = [body(number, claims) for number in range(first, first + count)]
    gc.collect()
    gc.freeze()
    clock, processor = time.perf_counter(), time.process_time()
    for each in bodies:
        weigh(each, assumed)
    return Time(time.perf_counter() - clock, time.process_time() - processor)


def one_what_if(claims: int) -> float:
    """Return the seconds of one what-if on an episode of that many claims."""
    assumed = shipped_assumptions()
    case = body(1, claims)
    change = Change(((Part.SOURCE, case.testimony[0].witness.source),))
    begin = time.perf_counter()
    what_if(case, assumed, change)
    return time.perf_counter() - begin


def one_linchpin(claims: int) -> float:
    """Return the seconds to find the linchpins of an episode of that many claims."""
    begin = time.perf_counter()
    linchpins(body(1, claims), shipped_assumptions())
    return time.perf_counter() - begin


def main() -> int:
    """Print the figures; return 1 if one of them is not as wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--episodes", type=int, default=100_000)
    parser.add_argument("--claims", type=int, default=10, help="of each episode")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    begin = time.perf_counter()
    with ProcessPoolExecutor(wanted.processes) as pool:
        jobs = [
            pool.submit(weighed, first, min(AT_ONCE, wanted.episodes - first), wanted.claims)
            for first in range(0, wanted.episodes, AT_ONCE)
        ]
        times = [job.result() for job in jobs]
    found = {
        "episodes": wanted.episodes,
        "claims": wanted.episodes * wanted.claims,
        "processes": wanted.processes,
        "cores": os.cpu_count(),
        "clock_seconds": round(sum(each.clock for each in times) / wanted.processes, 1),
        "processor_seconds": round(sum(each.processor for each in times) / wanted.processes, 1),
        "with_making_seconds": round(time.perf_counter() - begin, 1),
        "what_if_10_seconds": round(one_what_if(10), 4),
        "what_if_300_seconds": round(one_what_if(300), 4),
        "linchpins_10_seconds": round(one_linchpin(10), 4),
        "linchpins_100_seconds": round(one_linchpin(100), 4),
    }
    if wanted.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):24} {value:>12,}")
    slow = found["processor_seconds"] > WANTED_SECONDS * wanted.episodes / 100_000  # type: ignore[operator]
    return int(slow or one_what_if(300) > WANTED_WHAT_IF)


if __name__ == "__main__":
    sys.exit(main())
