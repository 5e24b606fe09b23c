"""What a line such as "By Mara Oun | Harbour Post | 3 May 2019" says of a report."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import takewhile

from alleged.read.dates import as_published

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?:the\s+)?"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTHS},?\s+(?:19|20)\d\d"
    rf"|{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    rf"|\d{{1,2}}[-/ ]{_MONTHS}[-/ ](?:19|20)\d\d"
    rf"|{_MONTHS},?\s+(?:19|20)\d\d"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)"
)
_ZONE = (
    r"(?:\s*\(?(?:gmt|utc|z|bst|cet|cest|eet|[a-z]{2,4}t|local time)?"
    r"\s*(?:[+-]\s*\d{1,2}(?::?\d\d)?)?\)?)"
)
_TIME = (
    r"(?:\s*(?:[,|–—-]|\bat\b|t)?\s*\d{1,2}(?:[:.h]\d\d){1,2}(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    rf"{_ZONE})"
)
_LABEL = (
    r"(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|modified|date|dated|created"
    r"|issued|added|released|publication\s+date|published\s+date|on)(?:\s+(?:on|at|online))?\s*:?\s*"
)
_DATE = re.compile(
    rf"(?P<label>{_LABEL})?(?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?{_ZONE}\s*[,|–—-]?\s*)?"
    rf"(?:{_WEEKDAY})?(?P<day>{_DAY}){_TIME}?",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?P<label>{_LABEL[:-3]}\s*:)\s*(?P<day>(?:19|20)\d\d\b.{{0,30}})", re.I)
_BYLINE = re.compile(
    r"(?:by|written by|reported by|reporting by|report by|story by|text by|words by|posted by"
    r"|authors?\s*:|by\s*:|writer\s*:|reporter\s*:|byline\s*:)\s*(?P<names>\S.*)",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:source|publisher|outlet|published (?:by|in)|publication|newspaper|website|via|from)"
    r"\s*:\s*(?P<outlet>[^:]{2,80})",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:title|headline|subject)\s*:\s*(?P<title>.{3,200})", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:(?:url|link|web|permalink|original|original article|source(?: url)?|address|read at"
    r"|available at|retrieved from)\s*:?\s*)?<?(?P<url>https?://[^\s<>]{4,500})>?",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|&copy;|copyright)\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?"
    r"[\s,]*(?:by\s+)?(?P<outlet>[^.,|©\d]{2,60}?)\s*(?:[.,|].*|all rights.*|(?:19|20)\d\d.*)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:dr|prof|mr|mrs|ms|sir)\.?\s+)?(?:[^\W\d_a-z][\w'’.-]*|[\w'’]{1,3}\b|al-\w+)"
    r"(?:\s+(?:[^\W\d_a-z][\w'’.-]*|(?:al|el|bin|ibn|abu|van|von|de|del|della|da|dos|di|du|la|le|ter|den)"
    r"\b|al-\w+|el-\w+)){1,5}"
)
_NOBODY = re.compile(
    r"(?:the\s+)?(?:web|online|news)?\s*(?:staff|admin|administrator|editors?|newsroom|desk"
    r"|correspondents?|reporters?|writers?|team|agencies|agency|anonymous|guest)\b.*"
    r"|(?:our|a|an|special|staff|senior|foreign)\s+(?:own\s+)?"
    r"(?:correspondent|reporter|writer|contributor|editor)s?.*",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"\b(?:post|times|news|newspaper|institute|agency|herald|gazette|journal|monitor|observer|press"
    r"|tribune|radio|tv|television|network|cent(?:er|re)|foundation|council|observatory|watch"
    r"|review|daily|weekly|magazine|media|online|chronicle|guardian|telegraph|bulletin|courier"
    r"|mail|star|standard|independent|express|report|today|broadcasting|service|group|project|blog"
    r"|forum|university|association|committee|wire|dispatch|record|globe|mirror|sun|echo|voice)\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:city|town|village|province|district|region|valley|camp|airport|front|brigade|army|party"
    r"|movement|forces?|ministry|government|north|south|east|west|united|republic|islands?|news"
    r"|immediate|release|statement|office|photo|opinion|analysis|breaking|exclusive|world|media"
    r"|new|comments?|share|read|page|all|rights|menu|policy)\b",
    re.IGNORECASE,
)
_HEAD_LINES = 6
_SENTENCE_WORDS = 14
"""No line of a head has as many."""

_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—/-]+\s+|\t+|\s*;\s+")


@dataclass(frozen=True, slots=True)
class Credit:
    """What one line says of the report it belongs to; empty where it says nothing."""

    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""
    updated: bool = False
    """Whether the date is that of a change, not of the first publication."""

    title: str = ""
    url: str = ""
    agency: str = ""
    """An organisation in the author's place: the outlet too, unless the page names another."""


def stated_in_head(text: str, authors: Collection[str]) -> Credit:
    """Return outlet and day as the lines above the first sentence state them, changing no text.

    For files whose lines are no furniture: "Karst Relief, 21 May 2024" at the head of a bulletin.
    Who stands before such a day is the outlet if it looks like one, or if the file itself names it
    among its authors. A day alone counts only if no other does: a chronicle has many.
    """
    # Dates are matched with single blanks: a pattern of many blanks goes through long gaps slowly.
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    head = list(takewhile(_stands_in_head, lines[:_HEAD_LINES]))
    known = {" ".join(author.casefold().split()) for author in authors}
    published = outlet = ""
    for line in head:
        who, day = _who_and_day(line)
        if not day:
            if (credit := _one_credit(line)) and credit.outlet:
                outlet = outlet or credit.outlet
            continue
        alone = not who and not re.match(_LABEL, line, re.IGNORECASE)
        if alone and sum(bool(_DATE.fullmatch(other)) for other in lines) > 1:
            continue
        published = published or day
        if is_outlet(who) or who.casefold() in known:
            outlet = outlet or who
    return Credit(outlet=outlet, published=published)


def _stands_in_head(line: str) -> bool:
    words = len(line.split())
    return words < 5 or (words < _SENTENCE_WORDS and not re.search(r"[.!]\Z", line.strip()))


def _who_and_day(line: str) -> tuple[str, str]:
    """Part "Karst Relief, 21 May 2024" into who and when; both empty if it is something else."""
    line = line.strip(" *_#()[]|")
    if dated := _DATE.fullmatch(line):
        return "", as_published(dated["day"])
    for mark in re.finditer(r"\s*[,|·•–—-]\s+", line):
        dated = _DATE.fullmatch(line, mark.end())
        if dated and (day := as_published(dated["day"])):
            return line[: mark.start()].strip(), day
    return "", ""


def credit_of(line: str) -> Credit | None:
    """Return what a line says if it does nothing but credit, otherwise None."""
    whole = _one_credit(line)
    if whole:
        return whole
    dated, by, names = line.partition(" by ")
    if by and _DATE.fullmatch(dated.strip(" ,|")):
        line = f"{dated} | by {names}"
    parts = [part for part in _PARTS.split(line) if part]
    if not 2 <= len(parts) <= 5:
        head, comma, tail = line.partition(",")
        parts = [head, tail.strip()] if comma and _DATE.fullmatch(tail.strip()) else []
    known = [_one_credit(part) for part in parts]
    if not any(known):
        return None
    # "Mara Oun | 3 May 2019" names an author, "Karst City, 3 May 2019" a place.
    return _combined(parts, known, names="|" in line or "•" in line or "·" in line)


def copyright_holder(line: str) -> str:
    """Return whom a copyright line names, empty if that is no publisher."""
    held = _COPYRIGHT.fullmatch(line.strip())
    return held["outlet"] if held and is_outlet(held["outlet"]) else ""


def is_name(text: str) -> bool:
    """Say whether a line looks like the name of a person and nothing else."""
    named = len(text) <= 60 and bool(_NAME.fullmatch(text))
    return named and not is_outlet(text) and not _NO_PERSON.search(text)


def is_outlet(text: str) -> bool:
    """Say whether a line looks like the name of a publisher and nothing else."""
    words = text.split()
    capital = sum(word[0].isupper() for word in words if word)
    return (
        1 <= len(words) <= 8
        and bool(_OUTLET_WORD.search(text))
        and capital >= 0.6 * len(words)
        and not re.search(r"[.!?:]\Z", text)
    )


def _one_credit(part: str) -> Credit | None:
    part = part.strip(" *_()[]|")
    if dated := _DATE.fullmatch(part):
        published = as_published(dated["day"])
        label = dated["label"] or ""
        if published:
            return Credit(published=published, updated=_is_update(label))
    if (labelled := _LABELLED.fullmatch(part)) and (published := as_published(labelled["day"])):
        return Credit(published=published, updated=_is_update(labelled["label"]))
    if addressed := _ADDRESS.fullmatch(part):
        return Credit(url=addressed["url"])
    if outlet := _OUTLET.fullmatch(part):
        return Credit(outlet=outlet["outlet"].strip())
    if title := _TITLE.fullmatch(part):
        return Credit(title=title["title"].strip())
    if byline := _BYLINE.fullmatch(part):
        return _byline(byline["names"])
    return None


def _is_update(label: str) -> bool:
    return "updated" in label.lower() or "modified" in label.lower()


def _byline(names: str) -> Credit | None:
    """Return who "Mara Oun and Ilo Desh in Karst City for the Harbour Post" are."""
    names, published = _day_at_end(names)
    outlet = ""
    for mark in (r"\s+for\s+(?:the\s+)?", r",\s+(?:the\s+)?", r"\s*[|/]\s*|\s+[–—-]\s+"):
        head, *tail = re.split(mark, names, maxsplit=1)
        if tail and is_outlet(tail[0]):
            names, outlet = head, tail[0].strip()
    names = re.split(r"\s+(?:in|from|at|reporting)\s+(?=[^\W\d_a-z])|\s*[(|]", names)[0]
    people = [name.strip(" ,.") for name in re.split(r",\s+|\s+(?:and|&)\s+", names)]
    if is_outlet(names) and not outlet:
        return Credit(agency=names.strip(), published=published)
    if not all(is_name(name) or _NOBODY.fullmatch(name) or _is_handle(name) for name in people):
        return None
    authors = tuple(name for name in people if not _NOBODY.fullmatch(name))
    return Credit(authors, outlet, published)


def _day_at_end(names: str) -> tuple[str, str]:
    """Part "Mara Oun on 6 May 2019 in Politics" into the names and the day."""
    for mark in re.finditer(r"\s*[,|–—-]?\s+(?:on\s+)?", names):
        dated = _DATE.match(names, mark.end())
        section = dated and re.fullmatch(r"(?:\s+(?:in|under)\s+.{2,40})?", names[dated.end() :])
        if dated and section and (day := as_published(dated["day"])):
            return names[: mark.start()], day
    return names, ""


def _is_handle(name: str) -> bool:
    return bool(re.fullmatch(r"@?\w{2,30}", name)) and name[:1].isupper()


def _combined(parts: list[str], known: list[Credit | None], *, names: bool) -> Credit | None:
    """Return the credits of a line put together; None if a part of it is something else."""
    authors: tuple[str, ...] = ()
    outlet = published = url = agency = ""
    updated = False
    for part, credit in zip(parts, known, strict=True):
        if credit is None:
            name = part.strip(" *_()[]|")
            if is_outlet(name):
                outlet = outlet or name
            elif names and is_name(name) and not authors:
                authors = (name,)
            elif len(name.split()) > 4 or re.search(r"[.!?]\Z", name):
                return None
            continue
        authors = authors or credit.authors
        outlet, url = outlet or credit.outlet, url or credit.url
        agency = agency or credit.agency
        if credit.published and (not published or (updated and not credit.updated)):
            published, updated = credit.published, credit.updated
    if not (authors or published or url):
        return None
    return Credit(authors, outlet, published, updated, "", url, agency)
