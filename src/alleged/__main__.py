"""`python -m alleged` is the command line."""

from alleged.cli import run

run()
