"""What a user may point at, file, folder, standard input or address, as a stream of readings."""

import logging
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from alleged.errors import InputError
from alleged.model.document import LeftAlone, Reading, Refusal
from alleged.read.aside import left_alone, of, page_of
from alleged.read.formats import format_of, reader
from alleged.read.item import Budget, Chunks, Item, buffered, printable
from alleged.read.limits import Limits

_LOG = logging.getLogger(__name__)


def open_target(
    target: str, limits: Limits | None = None, beneath: str = ""
) -> Iterator[Reading | Refusal]:
    """Yield a Reading for every report of the target and a Refusal for all that is not read.

    `target` is a file, a folder (read in the order of its names, all the way down, hidden files
    left out, and what is plainly no report left alone), `-` for standard input, or an http(s)
    address. One report is held in memory at a time, and the order is the same every time, so a run
    that broke off can be taken up again.
    Files are told by their path, from the folder `beneath` which they lie if it is given.
    """
    limits = limits or Limits()
    if target == "-":
        chunks = iter(lambda: sys.stdin.buffer.read(64 * 1024), b"")
        yield from readings_of(Item("-", "stdin", buffered(Chunks(chunks)), Budget(limits)), limits)
    elif re.match(r"https?://", target, re.IGNORECASE):
        yield from _read_address(target, limits)
    else:
        found = None
        for found in _files(start := Path(target)):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _read_file(found, limits, beneath, named=found == start)
        if found is None:
            yield Refusal(printable(target), "", "the folder holds no files", "Check the folder.")


def _files(start: Path) -> Iterator[Path | Refusal]:
    """Yield the files of a folder and of those below it, or the path itself if it is no folder."""
    waiting, seen = [start], set()
    while waiting:
        path = waiting.pop()
        try:
            known = path.stat()
            if not stat.S_ISDIR(known.st_mode):
                yield path
                continue
            if (known.st_dev, known.st_ino) in seen:
                continue  # a link to a folder that is read anyway
            seen.add((known.st_dev, known.st_ino))
            names = sorted(os.listdir(path), reverse=True)
        except (OSError, ValueError) as error:
            yield _unopened(path, error)
            continue
        for name in names:
            if page := page_of(name, names):
                yield of(printable(str(path / name)), f"it holds parts of the saved page {page!r}")
            elif not name.startswith("."):
                waiting.append(path / name)


def _read_file(
    path: Path, limits: Limits, beneath: str, *, named: bool
) -> Iterator[Reading | Refusal]:
    shown = printable(str(path.relative_to(beneath) if beneath else path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Refusal(
                shown, "", "it is a device, pipe or socket, not a file", "Pipe it in and read `-`."
            )
            return
        with open(path, "rb") as stream:
            item = Item(shown, printable(path.name), stream, Budget(limits), named=named)
            yield from readings_of(item, limits)
    except OSError as error:
        yield _unopened(path, error)


def _read_address(address: str, limits: Limits) -> Iterator[Reading | Refusal]:
    from alleged.read.web import fetched

    try:
        with fetched(address, limits) as item:
            yield from readings_of(item, limits)
    except InputError as error:
        yield Refusal(printable(address), "", str(error), error.hint)


def readings_of(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield what one item holds, members of members included.

    This is the edge at which any error of a parser becomes a refusal. The parsers are other
    people's code and the files may be made to break them: they raise KeyError, RecursionError,
    struct.error and whatever else, and one bad file must not end the run.
    """
    try:
        if not item.named and (aside := left_alone(item)):
            yield aside
            return
        if not item.head():
            yield Refusal(item.path, "", "it is empty", "Check that the file was saved in full.")
            return
        empty = True
        for found in reader(format_of(item))(item, limits):
            for each in _of_member(found, limits) if isinstance(found, Item) else (found,):
                empty = empty and isinstance(each, LeftAlone)
                yield each
        if empty:
            yield Refusal(
                item.path, "", "it holds no report", "Check that the right file was given."
            )
    except InputError as error:
        yield Refusal(item.path, "", str(error), error.hint)
    except Exception as error:
        _LOG.debug("reader failed on %r", item.path, exc_info=True)
        yield Refusal(
            item.path,
            "",
            f"it is damaged or not what its name says ({type(error).__name__}: {error})"[:400],
            "Open it with the program it came from and save it anew.",
        )


def _of_member(member: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    if member.depth <= limits.depth:
        yield from readings_of(member, limits)
        return
    reason = f"it lies more than {limits.depth} archives deep"
    yield Refusal(member.path, "", reason, "Unpack the outer archives first.")


def _unopened(path: Path, error: OSError | ValueError) -> Refusal:
    hint = (
        "Check the spelling and the folder."
        if isinstance(error, FileNotFoundError)
        else "Check that you may read it."
    )
    return Refusal(
        printable(str(path)),
        "",
        f"it cannot be opened: {getattr(error, 'strerror', None) or error}",
        hint,
    )
