"""Ways to hand bytes to a reader as if they came from a file."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.item import Budget, Item, buffered
from alleged.read.limits import Limits
from alleged.read.targets import open_target

Opened = Callable[..., list[Reading | Refusal]]


@pytest.fixture
def limits() -> Limits:
    return Limits()


@pytest.fixture
def item() -> Callable[..., Item]:
    """Make an item of bytes."""

    def make(data: bytes, name: str = "report.txt", **known: str) -> Item:
        return Item(name, name, buffered(io.BytesIO(data)), Budget(Limits()), **known)

    return make


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Write bytes to a file and read it as a target."""

    def read(
        data: bytes, name: str = "report.txt", limits: Limits | None = None
    ) -> list[Reading | Refusal]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(open_target(str(path), limits))

    return read
