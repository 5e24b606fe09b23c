"""One way to read one word as a cue: who would speak, and what would be said."""

from dataclasses import dataclass

from alleged.extract.syntax import Run


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution, in runs of tokens; `source` may be missing."""

    head: int
    """The word that carries the cue: a verb, a noun, an adjective, "according"."""

    frame: str
    """How the content hangs on the cue: `that`, `to`, `obj`, `prep:for`, `quote`, …"""

    cue: tuple[Run, ...]
    source: Run | None
    content: tuple[Run, ...]
    content_head: int
    source_head: int | None = None
