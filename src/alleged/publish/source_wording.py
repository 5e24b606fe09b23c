"""The words for a source: what it said, what of that was its own, and how little that shows."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from alleged.model.legible import one_line
from alleged.model.record import Borne, Profile, Record, Track, TurnedOut
from alleged.publish.html import environment
from alleged.publish.terminal import Hanging
from alleged.publish.verdict_wording import bits
from alleged.publish.wording import counted, joined

CAUTION = (
    "How far others agree is no measure of who is right: they may share a mistake, an interest or "
    "an origin that nobody sees."
)
FEW = 10
"""Matters of its own on which others spoke, below which nothing is to be made of them."""

_LABEL = 12
_BITS = 8


def lines(page: Profile) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a source, each with its label."""
    record = page.record
    yield "is", "an outlet" if record.outlet else "a speaker whom reports quote"
    yield "reports", f"{record.reports:,}" + ("" if record.outlet else " give its word")
    said = joined([f"{number:,} {_STANCES[stance]}" for stance, number in record.stances.items()])
    hedged = f"; {record.hedged:,} hedged" if record.hedged else ""
    yield "claims", f"{record.claims:,}: {said}{hedged}"
    yield "its own", own(record)
    yield "held up", held(record)
    yield "right", right(page.turned_out)
    graded = f"{page.letter}: {page.because}" if page.letter else "nobody has graded it"
    yield "reliability", graded


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
        are = "is" if record.quoted == 1 else "are"
        parts.append(f"{record.quoted:,} {are} the words of people whom it names")
    if record.taken:
        were = "was" if record.taken == 1 else "were"
        parts.append(f"{record.taken:,} {were} taken from other reports")
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


def right(found: TurnedOut | None) -> str:
    """Return how often a source turned out right, and how little is known of it.

    >>> right(TurnedOut(0.8, 0.52, 0.94, 1))
    'anywhere from 52% to 94% of the time; 1 detail could be checked, far too few to say more'
    """
    if found is None or not found.seen:
        return "no count, day or place that it gives can be held against what others give"
    some = counted(found.seen, "detail")
    if found.seen < FEW:
        spread = f"anywhere from {found.low:.0%} to {found.high:.0%} of the time"
        return f"{spread}; {some} could be checked, far too few to say more"
    spread = f"{found.low:.0%} to {found.high:.0%}"
    return f"about {found.right:.0%} of the time ({spread}), on {some} that could be checked"


def short_right(found: TurnedOut | None) -> str:
    """Return the same in figures: the interval, and on how much it stands.

    >>> short_right(TurnedOut(0.8, 0.52, 0.94, 3))
    '52–94% (3)'
    """
    if found is None or not found.seen:
        return "–"
    return f"{100 * found.low:.0f}–{100 * found.high:.0f}% ({found.seen:,})"


def short_held(record: Record) -> str:
    """Return the same in figures: agreed, against, open."""
    return f"{record.count(Borne.OUT)} / {record.count(Borne.AGAINST)} / {record.count(Borne.OPEN)}"


def track_words(track: Track) -> str:
    """Return what a source said of one episode, and what others say."""
    side = "for it" if track.supports else "against it"
    taken = ", taken from another report" if track.taken else ""
    return f"{track.heading}: spoke {side}{taken}; {track.borne} ({track.episode})"


def renderables(page: Profile) -> Iterator[RenderableType]:
    """Yield a source's page in pieces that a rich console can print."""
    record = page.record
    yield Hanging(Text(one_line(record.name), style="bold"))
    yield Hanging(Text(CAUTION, style="italic"))
    for label, said in lines(page):
        yield Hanging(Text(one_line(said)), label, room=_LABEL)
    yield Text()
    yield Rule(Text("What others say for each, in bits, without it"), align="left", style="dim")
    for track in record.tracks:
        yield Hanging(Text(one_line(track_words(track))), bits(track.others), room=_BITS)


def fragment(page: Profile) -> str:
    """Return a source's page for a notebook."""
    record = page.record
    template = environment().get_template("source_page.html")
    rows = [(bits(track.others), track_words(track)) for track in record.tracks]
    about = list(lines(page))
    return template.render(name=record.name, caution=CAUTION, lines=about, rows=rows)


def page_object(page: Profile) -> dict[str, Any]:
    """Return the keys of a source's page."""
    record, found = page.record, page.turned_out
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
        "letter": page.letter or None,
        "because": page.because or None,
        "turned_out": asdict(found) if found and found.seen else None,
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
