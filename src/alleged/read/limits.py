"""How much a single target may cost, so that one hostile file cannot stop a run."""

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what is read. What goes beyond one of them is refused, not cut short."""

    file_bytes: int = 50 * MIB
    """One document that is read as a whole: text, HTML, mail, a feed."""

    binary_bytes: int = 200 * MIB
    """One PDF, DOCX or Parquet file, or an archive that comes as a stream."""

    line_bytes: int = 16 * MIB
    """One line of a JSON Lines file or one row of a CSV file; the files themselves may be any
    size."""

    archive_bytes: int = 4096 * MIB
    """All unpacked bytes of one target, archives within archives included."""

    members: int = 100_000
    """All members of one target, archives within archives included."""

    depth: int = 4
    """Archives within archives, mails within mails."""

    ratio: int = 200
    """Unpacked bytes for each packed one; above the first 10 MiB of a member."""

    pages: int = 5_000
    """Pages of a PDF."""

    entries: int = 10_000
    """Entries of a feed."""

    redirects: int = 5
    timeout_s: float = 20.0
    """Longest silence of a web server, in seconds."""

    answer_s: float = 240.0
    """Longest whole answer of a web server, in seconds."""

    response_bytes: int = 200 * MIB
    """One answer of a web server, unpacked."""

    tags: int = 200_000
    """Tags of an HTML page."""

    public_only: bool = False
    """Whether addresses inside private networks and of this machine are refused."""
