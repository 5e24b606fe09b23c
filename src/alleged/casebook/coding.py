"""Sentences with two actors marked become coded events, one by one; no ledger has a part in it."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from alleged.errors import InputError, UnreadableDocument
from alleged.extract.coding import Coder, shipped_coder
from alleged.model.document import Refusal
from alleged.model.event import CodedEvent
from alleged.read.limits import Limits
from alleged.read.marked import read_marked


def code_file(
    target: str, limits: Limits, coder: Coder | None = None
) -> Iterator[CodedEvent | Refusal]:
    """Yield the event of each line of a JSON Lines file, or of `-` for standard input.

    Raises UnreadableDocument if the file cannot be opened.
    """
    if target == "-":
        yield from code_stream(sys.stdin.buffer, "-", limits, coder)
        return
    try:
        with Path(target).open("rb") as stream:
            yield from code_stream(stream, target, limits, coder)
    except OSError as error:
        raise UnreadableDocument(
            f"{target!r} cannot be read: {error.strerror}",
            hint="Name a JSON Lines file, or `-` for standard input.",
        ) from error


def code_stream(
    stream: BinaryIO, name: str, limits: Limits, coder: Coder | None = None
) -> Iterator[CodedEvent | Refusal]:
    """Yield the event of each line of a stream, in its order; `name` is what refusals call it."""
    for number, found in read_marked(stream, name, limits):
        if isinstance(found, Refusal):
            yield found
            continue
        coder = coder or shipped_coder()
        try:
            yield coder.code(found)
        except InputError as error:
            yield Refusal(name, f"line {number}", str(error), error.hint)
