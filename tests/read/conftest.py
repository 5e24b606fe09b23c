"""A way to hand bytes to a reader as a file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.limits import Limits
from alleged.read.targets import open_target

Opened = Callable[..., list[Reading | Refusal]]


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
