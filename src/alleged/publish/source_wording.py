"""The words for a source: what it said, what of that was its own, and how little that shows."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from alleged.model.legible import one_line
from alleged.model.record import Borne, Record, Track
from alleged.publish.html import environment
from alleged.publish.terminal import Hanging
from alleged.publish.verdict_wording import bits
from alleged.publish.wording import joined

CAUTION = (
    "How far others agree is no measure of who is right: they may share a mistake, an interest or "
    "an origin that nobody sees."
)
FEW = 10
"""Matters of its own on which others spoke, below which nothing is to be made of them."""

_LABEL = 12
_BITS = 8


def lines(record: Record, letter: str, because: str) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a source, each with its label."""
    yield "is", "an outlet" if record.outlet else "a speaker whom reports quote"
    yield "reports", f"{record.reports:,}" + ("" if record.outlet else " give its word")
    said = joined([f"{number:,} {_STANCES[stance]}" for stance, number in record.stances.items()])
    hedged = f"; {record.hedged:,} hedged" if record.hedged else ""
    yield "claims", f"{record.claims:,}: {said}{hedged}"
    yield "its own", own(record)
    yield "held up", held(record)
    yield "reliability", f"{letter}: {because}" if letter else "nobody has graded it"


_STANCES = {
    "asserts": "asserted",
    "denies": "denied",
    "doubts": "doubted",
    "reports": "passed on",
}


def own(record: Record) -> str:
    """Return how much of what a source said is its own word."""
    parts = [f"{record.own:,} of {record.claims:,}"]
    if record.quoted:
        parts.append(f"{record.quoted:,} are the words of people whom it names")
    if record.taken:
        parts.append(f"{record.taken:,} were taken from other reports")
    return "; ".join(parts)


def held(record: Record) -> str:
    """Return how far others bear a source out, and how little is known."""
    out, against = record.count(Borne.OUT), record.count(Borne.AGAINST)
    total = len([track for track in record.tracks if not track.taken])
    if not total:
        return "it said nothing of its own"
    known = out + against
    said = f"others agree in {out:,} and speak against it in {against:,} of {total:,}"
    rest = f"; of {total - known:,} others say too little" if total > known else ""
    few = "; far too few to judge it by" if known < FEW else ""
    return said + rest + few


def short_held(record: Record) -> str:
    """Return the same in figures: agreed, against, open."""
    return f"{record.count(Borne.OUT)} / {record.count(Borne.AGAINST)} / {record.count(Borne.OPEN)}"


def track_words(track: Track) -> str:
    """Return what a source said of one episode, and what others say."""
    side = "for it" if track.supports else "against it"
    taken = ", taken from another report" if track.taken else ""
    return f"{track.heading}: spoke {side}{taken}; {track.borne} ({track.episode})"


def renderables(record: Record, letter: str, because: str) -> Iterator[RenderableType]:
    """Yield a source's page in pieces that a rich console can print."""
    yield Hanging(Text(one_line(record.name), style="bold"))
    yield Hanging(Text(CAUTION, style="italic"))
    for label, said in lines(record, letter, because):
        yield Hanging(Text(one_line(said)), label, room=_LABEL)
    yield Text()
    yield Rule(Text("What others say for each, in bits, without it"), align="left", style="dim")
    for track in record.tracks:
        yield Hanging(Text(one_line(track_words(track))), bits(track.others), room=_BITS)


def fragment(record: Record, letter: str, because: str) -> str:
    """Return a source's page for a notebook."""
    template = environment().get_template("source_page.html")
    rows = [(bits(track.others), track_words(track)) for track in record.tracks]
    about = list(lines(record, letter, because))
    return template.render(name=record.name, caution=CAUTION, lines=about, rows=rows)


def page_object(record: Record, letter: str, because: str) -> dict[str, Any]:
    """Return the keys of a source's page."""
    return {
        "type": "source",
        "name": record.name,
        "outlet": record.outlet,
        "reports": record.reports,
        "claims": record.claims,
        "stances": dict(record.stances),
        "own": record.own,
        "quoted": record.quoted,
        "taken": record.taken,
        "hedged": record.hedged,
        "letter": letter or None,
        "because": because or None,
        "agreed": record.count(Borne.OUT),
        "against": record.count(Borne.AGAINST),
        "open": record.count(Borne.OPEN),
        "caution": CAUTION,
        "episodes": [
            {
                "episode": track.episode,
                "heading": track.heading,
                "supports": track.supports,
                "claims": list(track.claims),
                "taken": track.taken,
                "others_log2_odds": track.others / 100,
                "others": track.borne.value,
            }
            for track in record.tracks
        ],
    }
