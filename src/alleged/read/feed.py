"""Feeds (RSS and Atom): one entry, one document."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from alleged.errors import InputError, TooLarge, UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.html import text_of_markup
from alleged.read.item import Item
from alleged.read.limits import Limits


def read_feed(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield one document an entry, made of its content or, where it has none, its summary.

    The original is the entry as canonical JSON: what feedparser made of its XML. Entries that hold
    nothing but a link are refused; reading the link is the user's choice.
    """
    logging.getLogger("feedparser").addHandler(logging.NullHandler())
    import feedparser

    data = item.read_all(limits.file_bytes)
    if re.search(rb"<!entity", data.replace(b"\0", b""), re.IGNORECASE):
        raise UnreadableDocument(
            "it declares XML entities, which no feed needs",
            hint="Entities can be made to fill the memory. If you trust it, take them out.",
        )
    feed = feedparser.parse(
        data,
        response_headers={"content-location": item.url} if item.url else {},
        sanitize_html=True,
    )
    if not feed.entries and (feed.bozo or not feed.version):
        raise UnreadableDocument(
            "it is no feed, or an empty one", hint="Give the address of its RSS or Atom file."
        )
    if len(feed.entries) > limits.entries:
        raise TooLarge(
            f"the feed has {len(feed.entries):,} entries, more than {limits.entries:,}",
            hint="Split it into parts.",
        )
    outlet = str(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _reading_of(item, entry, number, outlet)
        except InputError as error:
            yield Refusal(item.path, f"entry {number}", str(error), error.hint)


def _reading_of(item: Item, entry: Mapping[str, Any], number: int, outlet: str) -> Reading:
    link = str(entry.get("link", ""))
    contents = [str(part.get("value", "")) for part in entry.get("content", ())]
    markup = max([*contents, str(entry.get("summary", ""))], key=len)
    text = text_of_markup(markup) if "<" in markup or "&" in markup else markup.strip()
    if not text:
        raise UnreadableDocument(
            "the entry holds a link and no text",
            hint=f"Read the page itself: {link}" if link else "Read the page it speaks of.",
        )
    authors = [str(author.get("name", "")) for author in entry.get("authors", ())]
    published = _day(_stated(entry, "published_parsed") or _stated(entry, "updated_parsed"))
    given_id, title = str(entry.get("id", "")), text_of_markup(str(entry.get("title", "")))
    stated = {
        "id": given_id,
        "title": title,
        "outlet": outlet,
        "authors": authors,
        "published": str(_stated(entry, "published") or _stated(entry, "updated") or ""),
        "url": link,
        "content": markup,
    }
    canonical = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return item.reading(
        canonical.encode(errors="backslashreplace"),
        "application/json",
        text,
        given_id=given_id or link or f"{item.name}#{number}",
        title=title,
        outlet=outlet,
        authors=authors,
        published=published,
        url=link,
    )


def _stated(entry: Mapping[str, Any], key: str) -> Any:
    # feedparser answers a question for one date with another, and warns that it will not for long.
    return dict.get(entry, key) if isinstance(entry, dict) else None


def _day(parsed: Any) -> str:
    return f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}" if parsed else ""
