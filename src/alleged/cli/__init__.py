"""The command line: one verb a file, and the only place where errors become words and numbers."""

import sys

from alleged.cli.verbs import alleged


def run() -> None:
    """Run the command line with the arguments of this process, then end it."""
    if hasattr(sys.stdout, "reconfigure"):
        # Texts are of all scripts: a terminal set to a narrow encoding shows marks, not a fault.
        sys.stdout.reconfigure(errors="replace")
    alleged.main(prog_name="alleged")
