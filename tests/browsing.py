"""What tests of screens share: Chromium, a served ledger, a page that tells on itself."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, Playwright, Route

ROOT = Path(__file__).parent.parent
CASE = ROOT / "examples" / "velmora"
AXE = (ROOT / "tests" / "web" / "axe" / "axe.min.js").read_text(encoding="utf-8")
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
GRAVE = {"serious", "critical"}


def installed() -> str | None:
    """The Chromium of this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def launched(playwright: Playwright) -> Browser:
    """A Chromium that can look no name up."""
    return playwright.chromium.launch(executable_path=installed(), args=FLAGS)


@contextmanager
def answering(app: FastAPI) -> Iterator[str]:
    """Serve an application on a free port of loopback; the address has no slash at its end."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()


@dataclass
class Screen:
    """A page of the browser, and what went wrong in it."""

    page: Page
    address: str
    faults: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Write down every error; let nothing out but what goes to the server."""
        self.page.on("pageerror", lambda error: self.faults.append(f"{error}"))
        self.page.on("console", self._heard)
        self.page.context.route("**/*", self._asked)

    def go(self, path: str) -> None:
        """Open a page of the workbench, and wait until it has fetched its parts."""
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_selector(".htmx-request", state="detached")
        if self.page.locator("#verdict[hx-get]").count():
            self.page.wait_for_selector("#verdict .likely")

    def grave(self, *rules: str) -> list[str]:
        """What axe finds that is serious or worse, with the element; all rules without any."""
        self.page.evaluate(AXE)
        only = {"runOnly": list(rules)} if rules else {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]}
        only["resultTypes"] = ["violations"]
        found: dict[str, Any] = self.page.evaluate("only => axe.run(document, only)", only)
        return [
            f"{each['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
            for each in found["violations"]
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    def too_wide(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def _heard(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _asked(self, route: Route) -> None:
        if route.request.url.startswith((f"{self.address}/", "data:", "blob:")):
            route.continue_()
            return
        self.faults.append(f"asked for {route.request.url}")
        route.abort()
