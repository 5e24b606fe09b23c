"""How long the workbench makes people wait, on a ledger of 100,000 reports and 1,000,000 claims.

    python bench/serve.py build/large.db           makes the ledger first if it is not there
    python bench/serve.py build/large.db --clients 20 --seconds 60 --think 1.0

Each client asks for one page after the other, a different one every time, hardly any of them twice,
and waits for each before it asks for the next. First as people do, who look at each page for a
while (`--think` seconds on average); then without a pause, which says how many pages a second
there are at most. Client and server share the machine: with two processors and others at work on
them, waits are longer than a server alone would make. Hence the processor time that a page costs
is told too, which others do not change much, and what asking for it costs. What must look at the
whole ledger is worked out when the server starts, and waited for here. The first asking of each
page is told apart.
"""

import argparse
import gzip
import http.client
import json
import os
import platform
import random
import re
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

import ledger

WANTED_MS, WHAT_IF_MS, WEIGHT_KB = 150, 200, 300
TICK = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Print the table; return 1 if a figure is not as wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--workers", type=int, help="processes that answer; else the usual number")
    wanted = parser.parse_args()
    if not wanted.path.exists():
        ledger.build(wanted.path, wanted.reports)
    port = free_port()
    command = [sys.executable, "-m", "alleged", "serve", "--ledger", str(wanted.path)]
    command += ["--workers", str(wanted.workers)] if wanted.workers else []
    server = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        print(
            f"first pages after {ready(port):.0f} s, all is ready {settled(server.pid):.0f} s later"
        )
        pages = _pages(port)
        print(
            f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python"
            f" {platform.python_version()}"
        )
        good = _weighed(port, pages)
        first = {name: _get(_client(port), all_[0])[0] for name, all_ in pages.items()}
        good &= _measured(server.pid, port, pages, first, wanted, wanted.think)
        _measured(server.pid, port, pages, {}, wanted, 0)
        return 0 if good else 1
    finally:
        server.terminate()
        server.wait(10)


def _measured(
    pid: int,
    port: int,
    pages: dict[str, list[str]],
    first: dict[str, float],
    wanted: argparse.Namespace,
    think: float,
) -> bool:
    """Print how long each page took with so long between two pages; say if that is as wanted."""
    times: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    used, mine, began = _processor(pid), time.process_time(), time.monotonic()
    stop = began + wanted.seconds

    def client(seed: int) -> None:
        chance = random.Random(seed)
        connection = _client(port)
        while time.monotonic() < stop:
            time.sleep(chance.expovariate(1 / think) if think else 0)
            name = chance.choice(list(pages))
            path = chance.choice(pages[name])
            taken, status, _ = _get(connection, path)
            times[name].append(taken)
            if status >= 400:
                failed.append(f"{status} {path}")

    threads = [threading.Thread(target=client, args=(seed,)) for seed in range(wanted.clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = sorted(each for taken in times.values() for each in taken)
    seconds = time.monotonic() - began
    pause = f"{think:g} s" if think else "no pause"
    print(f"{wanted.clients} clients, {pause} between pages, load {os.getloadavg()[0]:.1f}")
    good = not failed
    if first:
        print(f"{'page':<24}{'first':>8}{'median':>8}{'p95':>8}{'most':>8}{'asked':>7}")
        for name, taken in times.items():
            taken.sort()
            p95 = taken[min(len(taken) - 1, len(taken) * 95 // 100)]
            row = (first[name], taken[len(taken) // 2], p95, taken[-1])
            figures = "".join(f"{1000 * each:>8.0f}" for each in row)
            print(f"{name:<24}{figures}{len(taken):>7}")
            good &= 1000 * p95 <= (WHAT_IF_MS if name == "what if" else WANTED_MS)
    p95 = 1000 * everything[len(everything) * 95 // 100]
    median = 1000 * everything[len(everything) // 2]
    cost = 1000 * (_processor(pid) - used) / len(everything)
    asking = 1000 * (time.process_time() - mine) / len(everything)
    print(
        f"all pages: median {median:.0f} ms, p95 {p95:.0f} ms, "
        f"{len(everything) / seconds:.0f} pages a second, {cost:.0f} ms of a processor each,"
        f" and {asking:.1f} ms for whoever asks"
    )
    for each in failed[:10]:
        print(each)
    return good


def free_port() -> int:
    """Return a port of loopback that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _processor(pid: int) -> float:
    """Return the seconds of processor time that a process and those it began have used."""
    seconds = 0.0
    for each in (pid, *Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / TICK
    return seconds


def _client(port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection("127.0.0.1", port, timeout=120)


def ready(port: int) -> float:
    """Return the seconds until what looks at the whole ledger is worked out."""
    began = time.monotonic()
    for path in (
        "/",
        "/episodes",
        "/actors",
        "/places",
        "/sources",
        "/timeline",
        "/map",
        "/network",
    ):
        _get(_client(port), path)
    return time.monotonic() - began


def settled(pid: int) -> float:
    """Wait until a server works at nothing any more; return the seconds that took."""
    began = time.monotonic()
    while time.monotonic() < began + 900:
        used = _processor(pid)
        time.sleep(3)
        if _processor(pid) - used < 0.15:
            break
    return time.monotonic() - began


def _pages(port: int) -> dict[str, list[str]]:
    connection, chance = _client(port), random.Random(7)

    def items(path: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(_get(connection, path)[2])["items"]
        return found

    last = items("/api/reports?limit=1")[0]["given_id"]
    count = int(last.rpartition("-")[2]) + 1
    places = [chance.randrange(count // 20, count) for _ in range(20)]
    read = [row for after in places for row in items(f"/api/reports?limit=20&after={after}")]
    reports = [row["id"] for row in read]
    outlets = list({row["outlet"] for row in read})
    told = [row["id"] for at in places for row in items(f"/api/deals?limit=10&after={2 * at}")]
    episodes = [f"episode-{each.rpartition('-')[2]}" for each in told]
    largest = [row["id"] for row in items("/api/episodes?limit=20")]
    words = ["clinic", "document shown", "Karefront", "prisoner exchange", "took", '"denied any"']
    words += [f"{a} {b}" for a in ("bridge", "school", "reservoir") for b in ("market", "shells")]
    actors = [f"act-{number}" for number in range(1, 400)]
    names = [
        (each, name)
        for each in (*episodes[:30], *largest[:5])
        for name in re.findall(
            r'name="distrust" value="([^"]+)"',
            _get(connection, f"/episodes/{each}/verdict")[2].decode(),
        )[:8]
    ]
    return {
        "glance": ["/"],
        "deals": ["/deals"],
        "deals, kind": [f"/deals?kind={kind}" for kind in ("ceasefire", "trade", "surrender")],
        "deals, actor": [f"/deals?actor={each}&whole=true" for each in actors],
        "deals, part of a name": ["/deals?actor=front", "/deals?place=ford", "/deals?actor=zzz"],
        "deals, after": [f"/deals?after={chance.randrange(2 * count)}" for _ in range(60)],
        "deals, words": [f"/deals?text={quote(each)}" for each in words],
        "deals, time": ["/deals?since=2031-05-01&until=2031-06-01", "/deals?since=2034-01-01"],
        "claims": ["/claims"],
        "claims, filters": [
            "/claims?stance=denies",
            "/claims?type=outcome&text=clinic",
            "/claims?voice=front",
            "/claims?actor=act-9&whole=true",
            "/claims?kind=lying",
            "/claims?outlet=wire",
        ],
        "reports": ["/reports", "/reports?outlet=gazette"],
        "reader": [f"/reports/{each}" for each in reports],
        "episodes": ["/episodes", "/episodes?kind=ceasefire"],
        "episode": [f"/episodes/{each}" for each in episodes],
        "verdict": [f"/episodes/{each}/verdict" for each in episodes],
        "what if": [f"/episodes/{each}/what-if?distrust={quote(name)}" for each, name in names],
        "episode, large": [f"/episodes/{each}" for each in largest],
        "verdict, large": [f"/episodes/{each}/verdict" for each in largest],
        "search": [f"/search?text={quote(each)}" for each in words],
        "actors": ["/actors", "/actors?text=ka"],
        "actor": [f"/actors/{each}" for each in actors],
        "places": ["/places"],
        "place": [f"/places/{900_000 + 6 * number}" for number in range(300)],
        "sources": ["/sources"],
        "source": [f"/sources/{quote(each)}" for each in outlets],
        "timeline": ["/timeline"],
        "map": ["/map"],
        "network": ["/network"],
        "selections": [
            f"/{view}?kind={kind}"
            for view in ("timeline", "map", "network")
            for kind in ("ceasefire", "trade", "surrender", "evacuation")
        ],
        "merge": [f"/episodes/merge?left={each}" for each in episodes[:40]],
        "told": [f"/deals/{each}" for each in told],
        "hypotheses": ["/hypotheses", "/hypotheses/mill"],
        "pattern": ["/pattern"],
        "review": ["/review", "/review?type=outcome", "/review?review=accepted"],
        "review, one": [f"/review/bench?target={each}" for each in told],
        "history": ["/history"],
        "api": ["/api/deals", "/api/claims?stance=denies", "/api/propositions?kind=took"],
    }


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[float, int, bytes]:
    began = time.perf_counter()
    connection.request("GET", path, headers={"accept-encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    taken = time.perf_counter() - began
    if answer.headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    return taken, answer.status, body


def _weighed(port: int, pages: dict[str, list[str]]) -> bool:
    """Print what the heaviest page of each sort weighs with all it loads; say if it may."""
    connection, good = _client(port), True
    known: dict[str, tuple[int, int, str]] = {}

    def sizes(path: str) -> tuple[int, int, str]:
        if path not in known:
            connection.request("GET", path, headers={"accept-encoding": "gzip"})
            answer = connection.getresponse()
            body = answer.read()
            packed = answer.headers.get("content-encoding") == "gzip"
            text = gzip.decompress(body) if packed else body
            known[path] = len(body), len(text), text.decode("utf-8", "replace")
        return known[path]

    print(f"{'page':<24}{'sent, kB':>10}{'unpacked':>10}   with styles and script")
    for name, paths in pages.items():
        heaviest = (0, 0)
        for path in paths[:20]:
            sent, whole, text = sizes(path)
            for asset in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)):
                sent, whole = sent + sizes(asset)[0], whole + sizes(asset)[1]
            heaviest = max(heaviest, (sent, whole))
        print(f"{name:<24}{heaviest[0] / 1000:>10.0f}{heaviest[1] / 1000:>10.0f}")
        good &= heaviest[0] <= 1000 * WEIGHT_KB
    return good


def wait_for(port: int) -> None:
    """Wait until a server answers."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


if __name__ == "__main__":
    sys.exit(main())
