"""The command line: one verb a file, and the only place where errors become words and numbers."""

import os
import sys
from io import TextIOWrapper

from alleged.cli.verbs import alleged


def run() -> None:
    """Run the command line with the arguments of this process, then end it.

    Matrices are multiplied by one thread a process unless the environment says otherwise: ours are
    so small that threads wait longer for one another than they work, and `-j` starts processes.
    """
    # Read once, when NumPy is first loaded, so it is said before anything loads it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            # Texts are of all scripts: a terminal of a narrow encoding shows marks, not a fault.
            sys.stdout.reconfigure(errors="replace")
        else:
            # What another program reads is the same everywhere, whatever this machine is set to.
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    alleged.main(prog_name="alleged")
