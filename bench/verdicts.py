"""How fast a ledger answers: every episode weighed, one what-if, one more report joined.

    python bench/verdicts.py                    5,000 reports of 1,000 episodes
    python bench/verdicts.py --episodes 4000    more, five reports each
    python bench/verdicts.py --json             for other programs

The ledger is made of invented tellings, without reading any text. A what-if is asked of a casebook
that is open, as a page or a notebook does. Joining is what a new report costs after it was read: it
is put to its episode, compared with all the others for copies, and the episode is weighed. It is
timed in an open casebook from the second report on (for the first, an index of what the others
share is made) and in two ledgers, one of a thousand reports and the one asked for: the last line
is how many times as much a report costs the larger one.
"""

import argparse
import hashlib
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from alleged.casebook.book import Casebook
from alleged.ledger.store import Run, Store
from alleged.model.claim import Attribution, Claim, SourceKind, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.telling import Telling

WANTED_WHAT_IF = 0.2
WANTED_JOIN = 0.1
REPORTS = 5
"""Of each episode."""

ORDINARY, JOINS = 200, 9
"""Episodes of a ledger of ordinary size, and how many reports are joined to it one by one."""

JOINED = "joined_to_{}_reports_processor_seconds"

_START = date(2031, 1, 1)
_KINDS = (DealKind.CEASEFIRE, DealKind.EVACUATION, DealKind.PRISONER_EXCHANGE, DealKind.TRADE)
T = TypeVar("T")


def telling(number: int, each: int) -> tuple[Document, Telling]:
    """Return one report of one invented episode, the same every time."""
    dice = random.Random(number * 1_000 + each)
    scene = random.Random(number)
    first, second = scene.sample(range(400), 2)
    names = (f"Band {first:03} of Kessar", f"League {second:03} of Ormeth")
    town = f"Tarvel{scene.randrange(3_000):04}"
    day = _START + timedelta(days=scene.randrange(3_000))
    kind = scene.choice(_KINDS)
    speaker = f"Clerk Number{dice.randrange(20_000):05}"
    denies = dice.random() < 0.2
    filler = " ".join(f"w{dice.randrange(50_000)}" for _ in range(60))
    verb = "never made" if denies else "made"
    text = f"{names[0]} and {names[1]} {verb} a pact at {town}, {speaker} said. {filler}."
    report = Document(
        f"r-{number}-{each}",
        text,
        outlet=f"Gazette {int(800 * dice.random() ** 3):03}",
        published=(day + timedelta(days=dice.randrange(1, 5))).isoformat(),
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    sentence = Span(0, text.index(".") + 1)
    at = [Span(text.index(name), text.index(name) + len(name)) for name in (*names, town, speaker)]
    voice = Voice(speaker, None, speaker, at[3])
    stance = Stance.DENIES if denies else Stance.ASSERTS
    deal = Deal(
        report.id,
        sentence,
        (sentence,),
        kind,
        DealStatus.REPORTED,
        Visibility.UNKNOWN,
        tuple(Party(name, name.lower(), name, span, n) for n, (name, span) in
              enumerate(zip(names, at, strict=False))),
        places=(PlaceMention(at[2], town, Place(town, 1.0, 2.0, town, "town", "xx")),),
        period=Period(day, day, "day"),
        claimed_by=() if denies else (voice,),
        denied_by=(voice,) if denies else (),
    )  # fmt: skip
    said = Attribution(
        report.id, (at[3],), (), (sentence,), stance, voice, source_kind=SourceKind.PERSON
    )
    chain = (Voice(report.outlet), voice)
    claim = Claim(report.id, sentence, sentence.of(text), chain, stance, "deal", deal.id)
    return report, Telling(report.id, attributions=(said,), deals=(deal,), claims=(claim,))


def keep(path: Path, told: Iterator[tuple[Document, Telling]]) -> None:
    """Write tellings to a ledger, as a run of reading would."""
    store, run = Store(path), Run("bench")
    for report, each in told:
        original = Original(report.sha256, "text/plain", report.text.encode())
        store.append(run, original, report, each, "bench/1")
    store.close()


def timed(work: Callable[[], T]) -> tuple[float, float, T]:
    """Return how long something takes on the clock and on the processor, and what it returns."""
    clock, processor = time.perf_counter(), time.process_time()
    answer = work()
    return time.perf_counter() - clock, time.process_time() - processor, answer


def measure(path: Path, episodes: int) -> dict[str, float]:
    """Return the figures of a ledger of that many episodes."""
    keep(path, (telling(n, each) for n in range(episodes) for each in range(REPORTS)))
    with Casebook(path) as book:
        compared, _, _ = timed(lambda: book.edges())
        grouped, _, _ = timed(lambda: sum(1 for _ in book.episodes(reports=2)))
        weighed, processor, found = timed(lambda: [each.id for each in book.weigh_all()])
        source = next(iter(book.weigh(found[0]).claims.values())).voice[-1].name
        times = [
            timed(lambda: book.what_if(found[0], distrust=[source], prior=-1.0))[:2]
            for _ in range(5)
        ]
    return {
        "reports": episodes * REPORTS,
        "episodes": len(found),
        "compared_seconds": round(compared, 2),
        "grouped_seconds": round(grouped, 2),
        "weighed_seconds": round(weighed, 2),
        "weighed_processor_seconds": round(processor, 2),
        "what_if_seconds": round(min(clock for clock, _ in times), 4),
        "what_if_processor_seconds": round(min(cpu for _, cpu in times), 4),
    }


def joins(path: Path, episodes: int) -> dict[str, float]:
    """Return what one more report costs a ledger of that many episodes that is open: the middle
    of several, and what the first costs."""
    keep(path, (telling(n, each) for n in range(episodes) for each in range(REPORTS)))
    steps: dict[str, list[float]] = {"grouped": [], "compared": [], "weighed": []}
    with Casebook(path) as book:
        book.weigh(next(book.episodes(reports=2)).id, linchpins=False)
        for number in range(1 + JOINS):
            report = telling(number, REPORTS)
            keep(path, iter([report]))
            deal = report[1].deals[0].id
            steps["grouped"].append(timed(lambda deal=deal: book.episode(deal))[1])
            steps["compared"].append(timed(lambda: book.edges())[1])
            steps["weighed"].append(timed(lambda deal=deal: book.weigh(deal, linchpins=False))[1])
    found = {name: statistics.median(times[1:]) for name, times in steps.items()}
    found["first"] = sum(times[0] for times in steps.values())
    whole = sum(found[name] for name in steps)
    return {
        f"joined_to_{episodes * REPORTS}_reports_{n}": round(s, 3) for n, s in found.items()
    } | {JOINED.format(episodes * REPORTS): round(whole, 3)}


def main() -> int:
    """Print the figures; return 1 if one of them is not as wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--episodes", type=int, default=1_000)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder) / "bench.db", wanted.episodes)
        for episodes in sorted({ORDINARY, wanted.episodes}):
            found |= joins(Path(folder) / f"join-{episodes}.db", episodes)
        small, large = (found[JOINED.format(n * REPORTS)] for n in (ORDINARY, wanted.episodes))
        found["joined_to_the_larger_times_as_much"] = round(large / small, 2)
    if wanted.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):46} {value:>10,}")
    slow = found["what_if_processor_seconds"] > WANTED_WHAT_IF
    return int(slow or large > WANTED_JOIN)


if __name__ == "__main__":
    sys.exit(main())
