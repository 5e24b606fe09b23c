"""The same reports give the same ledger, whatever order Python keeps its sets in."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORTS = Path(__file__).parents[2] / "eval/gold/long.reports.jsonl"


def exported(ledger: Path, seed: str, *how: str) -> str:
    """Read our long reports in a process of its own, whose strings are hashed by a seed."""
    run = [sys.executable, "-m", "alleged"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "OMP_NUM_THREADS": "1"}
    where = ["--ledger", str(ledger)]
    subprocess.run(
        [*run, "read", "-q", *how, *where, str(REPORTS)],
        env=environment,
        check=True,
        capture_output=True,
    )
    told = subprocess.run(
        [*run, "export", *where], env=environment, check=True, capture_output=True, text=True
    )
    return told.stdout


@pytest.mark.slow
@pytest.mark.parametrize("how", [(), ("--fast",)], ids=["with the model", "by rules alone"])
def test_two_processes_read_the_same(tmp_path: Path, how: tuple[str, ...]) -> None:
    first, second = (exported(tmp_path / f"{seed}.db", seed, *how) for seed in ("0", "1"))
    assert '"type": "deal"' in first
    assert first == second
