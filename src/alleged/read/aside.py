"""What of a folder or an archive is plainly no report: left alone unless somebody names it."""

import re
from collections.abc import Collection

from alleged.model.document import LeftAlone
from alleged.read.item import Item

_BY_ENDING = {
    ending: reason
    for reason, endings in (
        ("it holds settings, going by its name", ".yaml .yml .toml .ini .cfg .conf .lock"),
        (
            "it is part of a program, going by its name",
            ".py .pyc .ipynb .r .js .mjs .ts .wasm .sh .bat .ps1 .sql .exe .dll .so .jar .class",
        ),
        (
            "it is for the look of a page, going by its name",
            ".css .scss .svg .ico .woff .woff2 .ttf .otf .eot",
        ),
        (
            "it is a database, going by its name",
            ".db .sqlite .sqlite3 .db-wal .db-shm .db-journal",
        ),
    )
    for ending in endings.split()
}
_OF_THE_FOLDER = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|makefile)(?:\.(?:md|txt|rst|html))?", re.I
)
_LOCK = re.compile(r"~\$|\.~lock\.")
_OWN = (
    (
        re.compile(
            rb'\s*\{\s*"type": "(?:ledger|brief)"'
            rb"|# Brief\n\n\*Nothing in this brief is established"
            rb'|<!doctype html>.{0,400}<meta name="generator" content="alleged"',
            re.DOTALL,
        ),
        "alleged wrote it, and would count the same words twice",
    ),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?(?=[^\n]*\bname\b)(?=[^\n]*\baliases\b)(?![^\n]*\btext\b)\w+,"
        ),
        "it is a list of actors, for the setting `actors`",
    ),
)
_PAGES, _PARTS = (".html", ".htm"), ("_files", ".files")
_NAME_IT = "To have it read all the same, name it: `alleged read PATH`."
_UNPACK_IT = "To have it read all the same, unpack it and name it."


def left_alone(item: Item) -> LeftAlone | None:
    """Return why an item that nobody named is no report, or None if it may be one.

    Told by its name (settings, programs, styles, databases, README and the like), or by its first
    bytes where alleged wrote them. Whatever else is there is tried: a report that is refused is
    noticed, one that is left out for its name might not be.
    """
    name = item.name.lower()
    if _LOCK.match(name):
        return of(item.path, "an office program left it while it had another file open")
    if _OF_THE_FOLDER.fullmatch(name):
        return of(item.path, "it tells of the folder it is in, going by its name")
    if reason := _BY_ENDING.get(f".{name.rpartition('.')[2]}"):
        return of(item.path, reason)
    head = item.head()
    return next((of(item.path, reason) for own, reason in _OWN if own.match(head)), None)


def page_of(folder: str, names: Collection[str]) -> str:
    """Return the page whose pictures and styles a folder holds; empty if it is no such folder.

    Browsers save a page as `a.html` with all that it shows in `a_files`. `names` are those that
    stand beside the folder.

    >>> page_of("a_files", ["a.html", "a_files"])
    'a.html'
    """
    stems = (folder.removesuffix(parts) for parts in _PARTS if folder.endswith(parts))
    return next((stem + end for stem in stems for end in _PAGES if stem + end in names), "")


def of(path: str, reason: str) -> LeftAlone:
    """Return that what lies at a path was left alone, with what to type if it should be read."""
    return LeftAlone(path, "", reason, _UNPACK_IT if "!" in path else _NAME_IT)
