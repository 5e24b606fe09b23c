"""What a user may point at, file, folder, standard input or address, as a stream of readings."""

import logging
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from alleged.errors import InputError
from alleged.model.document import Reading, Refusal
from alleged.read.formats import format_of, reader
from alleged.read.item import Budget, Item, buffered, printable
from alleged.read.limits import Limits

_LOG = logging.getLogger(__name__)


def open_target(target: str, limits: Limits | None = None) -> Iterator[Reading | Refusal]:
    """Yield a Reading for every report of the target and a Refusal for all that is not read.

    `target` is a file, a folder (read in the order of its names, all the way down, hidden files
    left out), `-` for standard input, or an http(s) address. One report is held in memory at a
    time, and the order is the same every time, so a run that broke off can be taken up again.
    """
    limits = limits or Limits()
    if target == "-":
        stream = buffered(sys.stdin.buffer)
        yield from _read(Item("-", "stdin", stream, Budget(limits)), limits)
    else:
        for path in _files(Path(target)):
            yield from path if isinstance(path, list) else _read_file(path, limits)


def _files(path: Path) -> Iterator[Path | list[Refusal]]:
    if not path.is_dir():
        yield path
        return
    seen: set[tuple[int, int]] = set()
    yield from _files_under(path, seen)


def _files_under(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | list[Refusal]]:
    try:
        known = folder.stat()
        if (known.st_dev, known.st_ino) in seen:
            return  # a link back to a folder that is being read, or was
        seen.add((known.st_dev, known.st_ino))
        names = sorted(os.listdir(folder))
    except OSError as error:
        yield [_unopened(folder, error)]
        return
    for name in names:
        if name.startswith("."):
            continue
        path = folder / name
        if path.is_dir():
            yield from _files_under(path, seen)
        else:
            yield path


def _read_file(path: Path, limits: Limits) -> Iterator[Reading | Refusal]:
    shown = printable(str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            yield Refusal(
                shown, "", "it is a device, pipe or socket, not a file", "Pipe it in: use `-`."
            )
            return
        with open(path, "rb") as stream:
            yield from _read(Item(shown, printable(path.name), stream, Budget(limits)), limits)
    except OSError as error:
        yield _unopened(path, error)


def _read(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield what one item holds, members of members included.

    This is the edge at which any error of a parser becomes a refusal. The parsers are other
    people's code and the files may be made to break them: they raise KeyError, RecursionError,
    struct.error and whatever else, and one bad file must not end the run.
    """
    try:
        if not item.head():
            yield Refusal(item.path, "", "it is empty", "Check that the file was saved in full.")
            return
        for found in reader(format_of(item))(item, limits):
            if not isinstance(found, Item):
                yield found
            elif found.depth > limits.depth:
                yield Refusal(
                    found.path,
                    "",
                    f"it lies more than {limits.depth} archives deep",
                    "Unpack the outer archives first.",
                )
            else:
                yield from _read(found, limits)
    except InputError as error:
        yield Refusal(item.path, "", str(error), error.hint)
    except Exception as error:
        _LOG.debug("reader failed on %r", item.path, exc_info=True)
        yield Refusal(
            item.path,
            "",
            f"it is damaged or not what its name says ({type(error).__name__}: {error})",
            "Open it with the program it came from and save it anew.",
        )


def _unopened(path: Path, error: OSError) -> Refusal:
    hint = (
        "Check the spelling and the folder."
        if isinstance(error, FileNotFoundError)
        else "Check that you may read it."
    )
    return Refusal(printable(str(path)), "", f"it cannot be opened: {error.strerror}", hint)
