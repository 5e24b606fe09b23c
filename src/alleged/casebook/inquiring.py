"""An analyst's word on an expected trace, checked, with the files that it rests on."""

import hashlib
import mimetypes
from collections.abc import Sequence
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from urllib.parse import urlsplit

from alleged.errors import NothingFound, QueryError, TooLarge, UnreadableDocument
from alleged.model.document import Original
from alleged.model.evidence import TraceState
from alleged.model.inquiry import Attachment, Inquiry
from alleged.publish.weighed import Weighed

STATES = {
    "seen": TraceState.SEEN,
    "not-found": TraceState.NOT_FOUND,
    "not-searched": TraceState.NOT_SEARCHED,
    "not-expected": TraceState.NOT_EXPECTED,
}
"""What a person types for each state."""


def inquiry_of(
    weighed: Weighed,
    trace: str,
    state: str,
    because: str,
    *,
    searched: float | None,
    files: Sequence[str | PathLike[str]],
    links: Sequence[str],
    by: str,
    limit: int,
) -> tuple[Inquiry, list[Original]]:
    """Return what is to be kept; its number and time are given when it is.

    `limit` is the most bytes that the files may have together. Raises NothingFound, QueryError,
    TooLarge or UnreadableDocument.
    """
    if state not in STATES:
        raise QueryError(f"a trace cannot be {state!r}", hint=f"It is {', '.join(STATES)}.")
    if not because.strip():
        raise QueryError(
            "a decision needs its reason", hint="Say in a few words what it rests on: `--because`."
        )
    for link in links:
        if urlsplit(link).scheme not in ("http", "https"):
            raise QueryError(f"{link!r} is no address", hint="It begins with https:// or http://.")
    originals, attachments = [], []
    left = limit
    for each in files:
        original, name = _file(Path(each), left)
        left -= len(original.data)
        originals.append(original)
        attachments.append(
            Attachment(name, original.sha256, original.media_type, len(original.data))
        )
    asked = Inquiry(
        0,
        weighed.card.episode.members[0].id,
        _trace(weighed, trace),
        STATES[state],
        _share(state, searched),
        because.strip(),
        tuple(attachments),
        tuple(links),
        by,
        datetime.now(UTC),
    )
    return asked, originals


def _trace(weighed: Weighed, wanted: str) -> str:
    names = [trace.name for trace in weighed.body.traces]
    folded = wanted.strip().casefold()
    found = [name for name in names if name.casefold() == folded]
    found = found or [name for name in names if folded and folded in name.casefold()]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(map(repr, found or names))
    if found:
        raise QueryError(f"several traces fit {wanted!r}", hint=f"Give one whole: {listed}.")
    raise NothingFound(f"no trace {wanted!r} is expected of {weighed.id}", hint=f"Here: {listed}.")


def _share(state: str, searched: float | None) -> float:
    if state != "not-found":
        if searched is not None:
            raise QueryError(
                f"a share that was searched says nothing of a trace that is {state!r}",
                hint="Leave `--searched` out, or use `not-found`.",
            )
        return 0.0
    if searched is None:
        raise QueryError(
            "nothing says how much was looked through in vain",
            hint="`--searched 0.5` says half of the place and time; more than 0, at most 1.",
        )
    if not 0.0 < searched <= 1.0:
        raise QueryError(
            f"how much was looked through cannot be {searched!r}",
            hint="`--searched 0.5` says half of the place and time; more than 0, at most 1.",
        )
    return searched


def _file(path: Path, left: int) -> tuple[Original, str]:
    try:
        size = path.stat().st_size
        if size > left:
            raise TooLarge(
                f"{str(path)!r} has {size:,} bytes, and {max(0, left):,} are left for files",
                hint="Attach a link, a smaller copy, or set `attachment_bytes` higher.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"{str(path)!r} cannot be read: {error.strerror}",
            hint="Name a file that you may read.",
        ) from error
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Original(hashlib.sha256(data).hexdigest(), media_type, data), path.name
