"""How soon a browser shows something of a page of the workbench: first paint, in Chromium.

    python bench/paint.py build/large.db           a ledger that `bench/serve.py` made
    python bench/paint.py build/large.db --times 5

Each page is opened so often, each time in a new window that has nothing of it in store, on a server
that has worked out what the first page shows. The aim is one second.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from serve import free_port, ready, settled, wait_for

WANTED_MS = 1_000
_PAINTS = "performance.getEntriesByType('paint').map(each => each.startTime)"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def main() -> int:
    """Print the table; return 1 if a page is later than wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--times", type=int, default=5)
    wanted = parser.parse_args()
    port = free_port()
    command = [sys.executable, "-m", "alleged", "serve", "--ledger", str(wanted.path)]
    server = subprocess.Popen([*command, "--port", str(port)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        ready(port)
        settled(server.pid)
        return _painted(f"http://127.0.0.1:{port}", wanted.times)
    finally:
        server.terminate()
        server.wait(10)


def _painted(address: str, times: int) -> int:
    late = False
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        print(f"{'page':<16}{'first paint, ms: median':>24}{'most':>8}")
        for name, page in _pages(address).items():
            taken = [_first_paint(browser, address + page) for _ in range(times)]
            late |= max(taken) > WANTED_MS
            print(f"{name:<16}{statistics.median(taken):>24.0f}{max(taken):>8.0f}")
        browser.close()
    return int(late)


def _first_paint(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found: list[float] = []
    while not found:
        page.wait_for_timeout(50)
        found = page.evaluate(_PAINTS)
    context.close()
    return min(found)


def _pages(address: str) -> dict[str, str]:
    def first(path: str) -> str:
        with urllib.request.urlopen(f"{address}/api/{path}?limit=1") as answer:
            return str(json.load(answer)["items"][0]["id"])

    return {
        "glance": "/",
        "largest episode": f"/episodes/{first('episodes')}",
        "reader": f"/reports/{first('reports')}",
        "deals": "/deals",
        "map": "/map",
        "network": "/network",
    }


if __name__ == "__main__":
    sys.exit(main())
