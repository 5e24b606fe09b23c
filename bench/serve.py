"""How long the workbench makes people wait, on a ledger of 100,000 reports and 1,000,000 claims.

    python bench/serve.py build/large.db           makes the ledger first if it is not there
    python bench/serve.py build/large.db --clients 20 --seconds 60 --think 1.0

Each client asks for one page after the other and looks at each for a while (`--think` seconds on
average, as people do), a different one every time. Client and server share the machine. The first
asking of each page, which fills what the server remembers, is told apart.
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


def main() -> int:
    """Print the table; return 1 if a figure is not as wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0)
    wanted = parser.parse_args()
    if not wanted.path.exists():
        ledger.build(wanted.path, wanted.reports)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "alleged", "serve", "--ledger", str(wanted.path)]
    server = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        return _measured(port, wanted)
    finally:
        server.terminate()
        server.wait(10)


def _measured(port: int, wanted: argparse.Namespace) -> int:
    _wait_for(port)
    pages = _pages(port)
    first = {name: _get(http.client.HTTPConnection("127.0.0.1", port), all_[0])[0]
             for name, all_ in pages.items()}  # fmt: skip
    times: dict[str, list[float]] = defaultdict(list)
    failed: list[str] = []
    stop = time.monotonic() + wanted.seconds

    def client(seed: int) -> None:
        chance = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < stop:
            time.sleep(chance.expovariate(1 / wanted.think) if wanted.think else 0)
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
    print(
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python"
        f" {platform.python_version()}; {wanted.clients} clients, {wanted.think:g} s between pages"
    )
    print(f"{'page':<24}{'first':>8}{'median':>8}{'p95':>8}{'most':>8}{'asked':>7}")
    good = not failed
    for name, taken in times.items():
        taken.sort()
        median, p95 = taken[len(taken) // 2], taken[min(len(taken) - 1, len(taken) * 95 // 100)]
        row = (first[name], median, p95, taken[-1])
        print(f"{name:<24}" + "".join(f"{1000 * each:>8.0f}" for each in row) + f"{len(taken):>7}")
        good &= 1000 * p95 <= (WHAT_IF_MS if name == "what if" else WANTED_MS)
    everything = sorted(each for taken in times.values() for each in taken)
    p95 = 1000 * everything[len(everything) * 95 // 100]
    rate = len(everything) / wanted.seconds
    print(f"all pages: p95 {p95:.0f} ms, {rate:.0f} pages a second; heaviest {_heaviest(port)} kB")
    for each in failed[:10]:
        print(each)
    return 0 if good else 1


def _pages(port: int) -> dict[str, list[str]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def items(path: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(_get(connection, path)[2])["items"]
        return found

    reports = [row["id"] for row in items("/api/reports?limit=60")]
    episodes = [row["id"] for row in items("/api/episodes?limit=40")]
    outlets = list({row["outlet"] for row in items("/api/reports?limit=60")})
    words = ["mill", "document shown", "Karefront", "prisoner exchange", "took", '"denied any"']
    actors = [f"act-{number}" for number in range(1, 60)]
    verdict = _get(connection, f"/episodes/{episodes[0]}/verdict")[2].decode()
    names = re.findall(r'name="distrust" value="([^"]+)"', verdict)
    return {
        "glance": ["/"],
        "deals": ["/deals"],
        "deals, kind": [f"/deals?kind={kind}" for kind in ("ceasefire", "trade", "surrender")],
        "deals, actor": [f"/deals?actor={each}&whole=true" for each in actors],
        "deals, part of a name": ["/deals?actor=front", "/deals?place=ford", "/deals?actor=zzz"],
        "deals, words": [f"/deals?text={quote(each)}" for each in words],
        "deals, time": ["/deals?since=2031-05-01&until=2031-06-01", "/deals?since=2034-01-01"],
        "claims": ["/claims"],
        "claims, filters": ["/claims?stance=denies", "/claims?type=outcome&text=mill"],
        "reports": ["/reports", "/reports?outlet=gazette"],
        "reader": [f"/reports/{each}" for each in reports],
        "episodes": ["/episodes", "/episodes?kind=ceasefire"],
        "episode": [f"/episodes/{each}" for each in episodes],
        "verdict": [f"/episodes/{each}/verdict" for each in episodes],
        "what if": [
            f"/episodes/{episodes[0]}/what-if?distrust={quote(name)}" for name in names[:20]
        ],
        "search": [f"/search?text={quote(each)}" for each in words],
        "actors": ["/actors", "/actors?text=ka"],
        "actor": [f"/actors/{each}" for each in actors],
        "places": ["/places"],
        "place": [f"/places/{900_000 + number}" for number in range(40)],
        "sources": ["/sources"],
        "source": [f"/sources/{quote(each)}" for each in outlets],
        "timeline": ["/timeline"],
        "map": ["/map"],
        "network": ["/network"],
        "review": ["/review", "/review?type=outcome"],
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


def _heaviest(port: int) -> int:
    """Return the bytes, in kB, of the heaviest page with all it loads, as they are sent."""
    most = 0
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def size(path: str) -> tuple[int, str]:
        connection.request("GET", path, headers={"accept-encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        packed = answer.headers.get("content-encoding") == "gzip"
        return len(body), (gzip.decompress(body) if packed else body).decode("utf-8", "replace")

    for path in ("/", "/deals", "/claims", "/actors", "/map", "/network", "/review"):
        total, text = size(path)
        for asset in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', text)):
            total += size(asset)[0]
        most = max(most, total)
    return most // 1000


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


if __name__ == "__main__":
    sys.exit(main())
