"""What tests of the server share: `alleged serve` as a user starts it, and files sent to it."""

import os
import sqlite3
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOTE = b"The Tidewater Front and the Orrin Council agreed to a truce, a clerk said on Monday.\n"


def count(path: Path) -> int:
    """How many reports are in a ledger."""
    with sqlite3.connect(path) as db:
        tables = db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'shown'").fetchone()
        return int(db.execute("SELECT count(*) FROM shown").fetchone()[0]) if tables[0] else 0


@contextmanager
def served(path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Serve a ledger as a user would."""
    command = [sys.executable, "-m", "alleged", "serve", "--port", "0", "--ledger", str(path)]
    environment = {**os.environ, "ALLEGED_FAST": "1", "ALLEGED_JOBS": "1"}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        yield process, line.strip().rpartition(" ")[2].rstrip("/")
    finally:
        process.kill()
        process.wait(30)
        if process.stderr is not None:
            process.stderr.close()


def post(address: str, files: list[tuple[str, bytes]]) -> None:
    """Send files in the form of the page that adds them."""
    with urllib.request.urlopen(f"{address}/add") as page:
        cookie = page.headers["set-cookie"].partition(";")[0]
    csrf = cookie.partition("=")[2]
    parts = [b'--edge\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n' + csrf.encode()]
    for name, data in files:
        head = f'--edge\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        parts.append(f"{head}\r\n\r\n".encode() + data)
    body = b"\r\n".join([*parts, b"--edge--\r\n"])
    kind = {"content-type": "multipart/form-data; boundary=edge", "cookie": cookie}
    request = urllib.request.Request(f"{address}/add", body, kind)
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200
