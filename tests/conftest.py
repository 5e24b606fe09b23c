"""Fixtures shared by all tests. The network is refused: a test that needs it is wrong."""

import socket
from typing import Any

import pytest


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The small English pipeline, loaded once for the whole run."""
    from alleged.extract.parsing import load_pipeline

    return load_pipeline()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family == socket.AF_UNIX or str(address[0]) in {"127.0.0.1", "::1", "localhost"}:
            return connect(self, address)
        raise AssertionError(f"a test tried to reach {address!r}")

    monkeypatch.setattr(socket.socket, "connect", guarded)
