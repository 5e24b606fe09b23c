import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read import public
from alleged.read.limits import Limits
from alleged.read.targets import open_target

FIRST = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men."
)
PAGE = (
    "<!doctype html><html><head><title>Buses leave Velm</title></head><body><article>"
    f"<h1>Buses leave Velm</h1><p>{FIRST}</p><p>The brigade denied any deal of that kind on"
    " Tuesday.</p></article></body></html>"
)
FEED = (
    "<rss version='2.0'><channel><title>P</title><item><title>T</title>"
    f"<description>{FIRST}</description></item></channel></rss>"
)
LIMITS = Limits(timeout_s=2.0, answer_s=1.0, response_bytes=200_000)


class Site(BaseHTTPRequestHandler):
    """A small site with one page for each thing that can go wrong."""

    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "at_" + self.path.strip("/").partition(".")[0], self.at_gone)()

    def answer(self, body: bytes, kind: str = "text/html", status: int = 200, **more: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def at_velm(self) -> None:
        self.answer(PAGE.encode("utf-16"), "text/html; charset=utf-16")

    def at_report(self) -> None:
        self.answer(FIRST.encode(), "text/plain")

    def at_feed(self) -> None:
        self.answer(FEED.encode(), "text/html")

    def at_packed(self) -> None:
        self.answer(gzip.compress(FIRST.encode()), "text/plain", Content_Encoding="gzip")

    def at_bomb(self) -> None:
        self.answer(gzip.compress(b"a" * 9_000_000), "text/plain", Content_Encoding="gzip")

    def at_moved(self) -> None:
        self.answer(b"", status=302, Location="/report.txt")

    def at_loop(self) -> None:
        self.answer(b"", status=302, Location="/loop")

    def at_passwd(self) -> None:
        self.answer(b"", status=302, Location="file:///etc/passwd")

    def at_gone(self) -> None:
        self.answer(b"<p>gone</p>", status=404)

    def at_locked(self) -> None:
        self.answer(b"", status=403)

    def at_silent(self) -> None:
        time.sleep(1.0)

    def at_endless(self) -> None:
        self.answer(b"", "text/plain")
        while True:
            self.wfile.write(b"word " * 1000)

    def at_slow(self) -> None:
        self.answer(b"", "text/plain")
        for _ in range(60):
            self.wfile.write(b"w")
            self.wfile.flush()
            time.sleep(0.1)

    def at_hollow(self) -> None:
        """Send gzip that goes on for ever and holds nothing."""
        self.answer(gzip.compress(b"")[:10], "text/plain", Content_Encoding="gzip")
        while True:
            self.wfile.write(b"\0\0\0\xff\xff" * 100)
            self.wfile.flush()
            time.sleep(0.02)

    def at_heavy(self) -> None:
        self.answer(gzip.compress(b"")[:10], "text/plain", Content_Encoding="gzip")
        while True:
            self.wfile.write(b"\0\0\0\xff\xff" * 1000)

    def at_dribbled(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while True:
            self.wfile.write(b"w")
            self.wfile.flush()
            time.sleep(0.05)

    def at_short(self) -> None:
        self.answer(FIRST.encode()[:20], "text/plain", Content_Length="500")

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_page(site: str) -> None:
    (reading,) = open_target(f"{site}/velm", LIMITS)
    assert isinstance(reading, Reading)
    assert reading.document.title == "Buses leave Velm"
    assert FIRST in reading.document.text
    assert reading.document.url == reading.document.path == f"{site}/velm"
    assert reading.document.given_id == "velm"


@pytest.mark.parametrize("path", ["report.txt", "packed.txt", "moved"])
def test_file(site: str, path: str) -> None:
    (reading,) = open_target(f"{site}/{path}", LIMITS)
    assert isinstance(reading, Reading)
    assert reading.document.text == FIRST
    assert reading.original.data == FIRST.encode()


def test_redirect_is_told_by_the_address(site: str) -> None:
    (reading,) = open_target(f"{site}/moved", LIMITS)
    assert reading.document.path == f"{site}/moved"
    assert reading.document.url == f"{site}/report.txt"


def test_feed_is_told_by_its_bytes(site: str) -> None:
    (reading,) = open_target(f"{site}/feed", LIMITS)
    assert isinstance(reading, Reading)
    assert reading.document.outlet == "P"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nowhere", "answered with 404"),
        ("locked", "answered with 403"),
        ("loop", "redirects more than 5 times"),
        ("passwd", "not on the web"),
        ("endless", "larger than 200,000 bytes"),
        ("bomb", "larger than 200,000 bytes"),
        ("slow", "not complete after 1 seconds"),
        ("hollow", "not complete after 1 seconds"),
        ("heavy", "larger than 200,000 bytes"),
        ("short", "cannot be reached"),
    ],
)
def test_what_goes_wrong_is_told(site: str, path: str, reason: str) -> None:
    (refusal,) = open_target(f"{site}/{path}", LIMITS)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason
    assert refusal.path == f"{site}/{path}"
    assert refusal.hint


def test_silence_is_not_waited_for(site: str) -> None:
    (refusal,) = open_target(f"{site}/silent", Limits(timeout_s=0.2))
    assert isinstance(refusal, Refusal)
    assert "did not answer in time" in refusal.reason


def test_a_head_that_never_ends_is_not_waited_for(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public, "is_public", lambda _address: True)
    (reading,) = open_target(f"{site}/report.txt", replace(LIMITS, public_only=True))
    assert isinstance(reading, Reading)
    (refusal,) = open_target(f"{site}/dribbled", replace(LIMITS, public_only=True))
    assert isinstance(refusal, Refusal)
    assert "did not answer in time" in refusal.reason


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://", "http://[", "http://a b/"])
def test_address_that_leads_nowhere_is_refused(address: str) -> None:
    (refusal,) = open_target(address, LIMITS)
    assert isinstance(refusal, Refusal)
    assert refusal.hint
