"""Page furniture in text copied from a page, and what it says of the report it stands around.

Menus, share links, comment boxes and lists of other reports are no part of a report: read as such,
a teaser becomes a claim. What is cut is cut from the text only; the original is kept.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from alleged.read.credits import copyright_holder, is_name, is_outlet
from alleged.read.lines import Kind, Line
from alleged.read.wrapping import unwrapped

_LABEL = re.compile(
    r"source|publisher|outlet|authors?|by|(?:originally )?published|posted|date|url|title|headline",
    re.IGNORECASE,
)
_LONGEST_HEAD = 60
"""Lines. Text without a paragraph for longer than this is not the head of a page."""

_TEASER_WORDS = 35
"""No teaser or heading is longer; a real paragraph often is."""


_FEWEST_WORDS = 30
"""Of a report. What looks like its end before that is more likely its head."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text without page furniture, and what the furniture says of it."""

    text: str
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""


def clear_furniture(text: str, title: str = "") -> Cleared:
    """Return the text without what stands around the report on a page, paragraph by paragraph.

    The report runs from its first to its last line of prose. Above it the title, credits, menus
    and stray words are taken off; below it everything from the first line that is clearly
    furniture. Between two paragraphs only lines that can be nothing else go (`Read more: …`). A
    text without any prose is left as it is. A `title` that is already known is not searched for.
    """
    lines = [Line(line) for line in unwrapped(text).split("\n")]
    first = next((n for n, line in enumerate(lines) if _opens_report(lines, n)), None)
    if first is None or first > _LONGEST_HEAD:
        return Cleared(_text_of(lines), title)
    end = _end_of_report(lines, first)
    head, tail = _with_labels_joined(lines[:first]), lines[end:]
    if sum(_is_dated(line) for line in lines[first:end]) >= 2:
        # A chronicle: the days above its paragraphs are its own, the first one too.
        first = next((n for n, line in enumerate(lines[:first]) if _is_dated(line)), first)
        head = lines[:first]
    title = title or next((line.credit.title for line in head if line.credit), "")
    found = _title_of(head) if not title else _known(title, head)
    kept = _kept_of_head(head, found)
    body = [line for line in lines[first:end] if not _is_interruption(line)]
    outlet, authors, published, url = _credits(head, tail, found)
    name = title or (found.text.lstrip("# ") if found else "")
    return Cleared(_text_of([*kept, *body]), name, outlet, authors, published, url)


def _with_labels_joined(head: list[Line]) -> list[Line]:
    """Return the head with labels and what they label on one line: `Source` / `Tarn Institute`."""
    joined: list[Line] = []
    for line in head:
        above = joined[-1].text.rstrip(" :") if joined else ""
        if _LABEL.fullmatch(above) and 1 <= line.words <= 8:
            labelled = Line(f"{above}: {line.text}")
            if labelled.kind is Kind.CREDIT:
                joined[-1] = labelled
                continue
        joined.append(line)
    return joined


def has_prose(text: str) -> bool:
    """Say whether a text has a sentence, and not only names, links and headings."""
    return any(Line(line).kind is Kind.PROSE for line in text.split("\n"))


def _opens_report(lines: list[Line], number: int) -> bool:
    """Say whether the line is the first of the report's own prose, and not a title like a sentence.

    "Who let the buses leave Velm?" stands above the report if nothing but furniture, short lines
    and a gap are around it.
    """
    line = lines[number]
    if line.kind is not Kind.PROSE:
        return False
    if not line.may_be_title or any(before.may_be_title for before in lines[:number]):
        return True
    after = next((line for line in lines[number + 1 :] if line.kind is not Kind.BLANK), None)
    return after is None or (after.kind is Kind.PROSE and after.words < line.words)


def _end_of_report(lines: list[Line], first: int) -> int:
    """Return the number of the line after the report's last."""
    words = 0
    end = len(lines)
    total = sum(line.words for line in lines[first:] if line.kind is Kind.PROSE)
    last_long = max(n for n, line in enumerate(lines) if line.words >= _TEASER_WORDS or n == 0)
    for number in range(first, len(lines)):
        line = lines[number]
        most = words >= 0.5 * total
        if words >= _FEWEST_WORDS and (
            line.is_comment_box
            or (line.counts_comments and (most or _begins_thread(lines, number)))
            or (line.opens_teasers and most and number >= last_long)
        ):
            end = number
            break
        words += line.words if line.kind is Kind.PROSE else 0
    last = max(n for n in range(first, end) if lines[n].kind is Kind.PROSE)
    return _end_of_tail(lines, last, end)


def _begins_thread(lines: list[Line], number: int) -> bool:
    """Say whether the next line could head a comment: a short one, with a name or a day."""
    rest = islice(lines, number + 1, None)
    after = next((line for line in rest if line.kind is not Kind.BLANK), None)
    return after is not None and after.kind in (Kind.SHORT, Kind.CREDIT)


def _end_of_tail(lines: list[Line], last: int, end: int) -> int:
    """Return where the lines after the last prose stop being the report's own."""
    links = end
    while links > last + 1 and _may_be_link(lines[links - 1]):
        links -= 1
    if sum(line.kind is not Kind.BLANK for line in lines[links:end]) < 3:
        links = end
    for number in range(last + 1, links):
        line = lines[number]
        if line.is_furniture or (line.kind is Kind.SHORT and _signs(lines, number, end)):
            return number
    return links


def _signs(lines: list[Line], number: int, end: int) -> bool:
    """Say whether a short line is the name of the author or the outlet above or below a credit."""
    line = lines[number]
    if not (is_name(line.text) or is_outlet(line.text)):
        return False
    after = next((line for line in lines[number + 1 : end] if line.kind is not Kind.BLANK), None)
    return after is not None and (after.is_furniture or is_outlet(after.text))


def _is_link_run(lines: Iterable[Line]) -> bool:
    """Say whether the lines are a run of links: three or more of a few words each."""
    full = [line for line in lines if line.kind is not Kind.BLANK]
    return len(full) >= 3 and all(map(_may_be_link, full))


def _may_be_link(line: Line) -> bool:
    return line.is_furniture or (line.words <= 4 and line.kind is not Kind.ITEM)


def _title_of(head: list[Line]) -> Line | None:
    """Return the line of the head that is the title.

    A marked heading first. Then the first line, if no furniture stands around it. Else the first of
    four words or more that is no name of an outlet: right above a credit (taglines and menus stand
    higher), or anywhere; else the longest.
    """
    candidates = [line for line in head if line.may_be_title]
    if marked := [line for line in candidates if line.text.startswith("# ")]:
        return marked[0]
    if candidates and len(candidates) <= 4 and not any(line.is_furniture for line in head):
        return candidates[0]
    full = [line for line in candidates if line.words >= 4 and not is_outlet(line.text)]
    for number, line in enumerate(head):
        above = _run_above(head, number) if line.kind is Kind.CREDIT else []
        if named := [line for line in full if line in above]:
            return named[0]
    return full[0] if full else max(candidates, key=lambda line: line.words, default=None)


def _run_above(head: list[Line], number: int) -> list[Line]:
    """Return the lines above one, up to the next furniture."""
    start = number
    while start and not head[start - 1].is_furniture:
        start -= 1
    return head[start:number]


def _known(title: str, head: list[Line]) -> Line | None:
    wanted = " ".join(title.split()).casefold()
    return next((line for line in head if line.text.casefold() == wanted), None)


def _kept_of_head(head: list[Line], title: Line | None) -> list[Line]:
    """Return the lines of the head that may say something: standfirsts, headings below the title.

    Above the title, and in a run of links, a few words are furniture. Where the title was known
    and does not stand in the head, its short lines are no more than headings of the text.
    """
    above = head.index(title) if title else 0
    kept = []
    for number, line in enumerate(head):
        if line is title or line.is_furniture or (title and line.text == title.text):
            continue
        if number < above or (line.words <= 3 and (is_outlet(line.text) or is_name(line.text))):
            continue
        if line.kind is not Kind.BLANK and line.words <= 3 and _is_link_run(head[number:]):
            continue
        if line.kind is Kind.SHORT and line.words <= 4 and _is_label(head, above, number):
            continue
        kept.append(line)
    return kept


def _is_label(head: list[Line], above: int, number: int) -> bool:
    """Say whether a few words stand among credits: not right below the title or above the text."""
    full = [n for n in range(above, len(head)) if head[n].kind is not Kind.BLANK]
    credited = any(head[n].kind is Kind.CREDIT for n in full)
    return credited and full.index(number) > 1 and number != full[-1]


def _is_dated(line: Line) -> bool:
    return line.credit is not None and bool(line.credit.published)


def _is_interruption(line: Line) -> bool:
    return line.kind is Kind.RULE or line.interrupts


def _credits(
    head: list[Line], tail: list[Line], title: Line | None
) -> tuple[str, tuple[str, ...], str, str]:
    """Return outlet, authors, date and address as the lines around the report state them.

    What is stated above the report goes before what is stated below it, and the day of publication
    before that of an update. Below the report only what comes before the first list of links or
    comments counts: after it stand the credits of other reports.
    """
    held = next(filter(None, (copyright_holder(line.text) for line in [*head, *tail])), "")
    whole, tail = tail, _before_links(tail)
    credits = [line.credit for line in [*head, *tail] if line.credit]
    dated = [credit for credit in credits if credit.published]
    dated.sort(key=lambda credit: credit.updated)
    outlet = next((credit.outlet for credit in credits if credit.outlet), "")
    authors = next((credit.authors for credit in credits if credit.authors), ())
    agency = next((credit.agency for credit in credits if credit.agency), "")
    outlet = outlet or _named_beside(head, tail, is_outlet, title) or held or agency
    if agency and not authors and outlet.casefold() not in agency.casefold():
        authors = (agency,)
    if not authors and (name := _named_beside(head, tail, is_name, title)):
        authors = (name,)
    url = next((credit.url for credit in credits if credit.url), "") or _own_address(whole)
    return outlet, authors, dated[0].published if dated else "", url


def _own_address(tail: list[Line]) -> str:
    """Return the address that stands last on a page or beside its copyright: no link to another."""
    full = [line for line in tail if line.kind is not Kind.BLANK]
    for number, line in enumerate(full):
        if line.credit and line.credit.url:
            beside = full[max(0, number - 1) : number] + full[number + 1 : number + 2]
            if line is full[-1] or any(copyright_holder(other.text) for other in beside):
                return line.credit.url
    return ""


def _before_links(tail: list[Line]) -> list[Line]:
    for number, line in enumerate(tail):
        links = line.opens_teasers or line.kind is Kind.MENU
        if links or line.is_comment_box or line.counts_comments:
            return tail[:number]
    return tail


def _named_beside(
    head: list[Line], tail: list[Line], is_wanted: Callable[[str], bool], title: Line | None
) -> str:
    """Return the first short line of the wanted sort beside a credit, a rule or the title."""
    for part in (head, tail):
        full = [line for line in part if line.kind is not Kind.BLANK]
        for number, line in enumerate(full):
            if line is title or line.kind is not Kind.SHORT or not is_wanted(line.text):
                continue
            beside = full[max(0, number - 1) : number] + full[number + 1 : number + 2]
            if any(other is title or other.kind in (Kind.CREDIT, Kind.RULE) for other in beside):
                return line.text
    return ""


def _text_of(lines: list[Line]) -> str:
    """Return the lines with at most one empty line between two."""
    parts: list[str] = []
    for line in lines:
        if line.text or (parts and parts[-1]):
            parts.append(line.text)
    return "\n".join(parts).strip()
