"""The words for an episode: each value with who gives it, side by side where they differ."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from alleged.model.deal import DealKind
from alleged.model.episode import Comparison, Episode, Member, Value
from alleged.model.period import Period
from alleged.publish.entries import Report
from alleged.publish.wording import Line, counted, joined, kind_words, period_words, steady

_LABELS = {"time": "time", "kind": "told as", "status": "status", "visibility": "hidden or open"}
_TELLERS = 4


def heading(episode: Episode) -> str:
    """Return who is named as a party, of what kind, and how often it is told."""
    return f"{subject(episode)}, {told(episode)}"


def subject(episode: Episode) -> str:
    """Return who is named as a party, and the kinds that most tellings give."""
    names = [steady(name) for name in party_names(episode)]
    named = joined(names) if names else "parties not named"
    kinds = " or ".join(kind_text(value.text) for value in episode.values.get("kind", ())[:2])
    return f"{named[:1].upper()}{named[1:]}: {kinds}"


def told(episode: Episode) -> str:
    """Return how often an episode is told, and in how many reports."""
    tellings, reports = len(episode.members), len(episode.documents)
    times = {1: "once", 2: "twice"}.get(tellings, f"{tellings:,} times")
    return f"told {times} in {counted(reports, 'report')}"


def together(episode: Episode) -> str:
    """Return what its tellings' standing together means, and where to find why."""
    return (
        "The program takes these for one thing that reports tell of, and may be wrong. "
        f"`alleged show {short(episode.id)}` says why; `alleged episodes` parts and joins."
    )


def short(row_id: str) -> str:
    """Return an id with as many digits as are enough to find it.

    >>> short("episode-0123456789abcdef")
    'episode-01234567'
    """
    kind, dash, digits = row_id.rpartition("-")
    return f"{kind}{dash}{digits[:8]}"


def party_names(episode: Episode, most: int = 4) -> list[str]:
    """Return the parties that most tellings name, at most so many; of a deal two, if two are named.

    It takes two to make a deal, however many names the second goes by.
    """
    parties = episode.values.get("parties", ())
    found = parties or episode.values.get("recipient", ())
    often = [value for value in found if 2 * len(value.members) >= len(found[0].members)]
    if len(often) == 1 and episode.sort == "deal":
        often = list(parties[:2]) or often
    return [value.text for value in often[:most]]


def rival_lines(episode: Episode, reports: Mapping[str, Report]) -> Iterator[Line]:
    """Yield the fields for which tellings give different values, each with who gives it.

    `reports` are those of the members, by id of the telling.
    """
    for field in episode.rivals:
        yield Line(_LABELS.get(field, field), side_by_side(field, episode.values[field], reports))


def agreed_lines(episode: Episode, reports: Mapping[str, Report]) -> Iterator[Line]:
    """Yield the fields whose values do not exclude each other, each with who gives them.

    What is counted stands here only if two tellings count it.
    """
    for field, values in episode.values.items():
        counted_once = field.startswith("number of ") and len(values[0].members) == 1
        if field not in episode.rivals and not (counted_once and len(episode.members) > 1):
            yield Line(_LABELS.get(field, field), side_by_side(field, values, reports))


def side_by_side(field: str, values: Iterable[Value], reports: Mapping[str, Report]) -> str:
    """Return values with who gives each: `9 (Lakeside Herald), 17 (Meridian Post)`."""
    return ", ".join(
        f"{value_text(field, value.text)} ({tellers(value.members, reports)})" for value in values
    )


def tellers(members: Iterable[str], reports: Mapping[str, Report]) -> str:
    """Return who tells, each once, the first few by name."""
    names = list(dict.fromkeys(steady(reports[each].voice) for each in members if each in reports))
    more = len(names) - _TELLERS
    rest = [f"{more:,} more"] if more > 0 else []
    return "; ".join([*names[:_TELLERS], *rest])


def value_text(field: str, text: str) -> str:
    """Return a value as it is shown.

    >>> value_text("time", "2031-03-01/2031-03-31"), value_text("number of men", "1900")
    ('1 March 2031 to 31 March 2031', '1,900')
    """
    if field == "kind":
        return kind_text(text)
    if field == "time":
        first, slash, last = text.partition("/")
        end = date.fromisoformat(last) if last else None if slash else date.fromisoformat(first)
        return period_words(Period(date.fromisoformat(first), end, "range"))
    return f"{int(text):,}" if field.startswith("number of ") and text.isdigit() else text


def kind_text(kind: str) -> str:
    """Return a kind of deal or outcome in plain words."""
    try:
        return kind_words(DealKind(kind))
    except ValueError:
        return kind.replace("_", " ")


def reason_words(reason: Comparison) -> str:
    """Return a reason for membership with its weight.

    >>> reason_words(Comparison("kind", "the same kind: ceasefire", 3.6))
    'the same kind: ceasefire (+3.6)'
    """
    return reason.text if reason.field == "decision" else f"{reason.text} ({reason.bits:+.1f})"


def standing(member: Member) -> str:
    """Return how sure the program is of a member, in words."""
    if not member.nearest:
        return "alone"
    return f"{member.bits:+.1f} bits for being one with {member.nearest}"
