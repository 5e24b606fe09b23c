"""Pages of the web: the article and what the page says of itself, without its furniture."""

import re
from collections.abc import Iterator

from alleged.errors import TooLarge, UnreadableDocument
from alleged.model.document import Reading
from alleged.read.dates import as_published
from alleged.read.furniture import clear_tail
from alleged.read.item import Item
from alleged.read.limits import Limits
from alleged.read.text import decoded

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)


def read_html(item: Item, limits: Limits) -> Iterator[Reading]:
    """Yield the one document of a page: its main text, as trafilatura finds it."""
    data = item.read_all(limits.file_bytes)
    yield reading_of_page(item, data, limits)


def reading_of_page(item: Item, data: bytes, limits: Limits) -> Reading:
    """Return the document of an HTML page, or raise UnreadableDocument if it has no article."""
    found = _CHARSET.search(data[:4096])
    page = decoded(data, item.charset or (found[1].decode() if found else ""))
    if page.count("<") > limits.tags:
        raise TooLarge(
            f"the page has more than {limits.tags:,} tags",
            hint="Save the text of the article alone.",
        )
    import trafilatura
    from trafilatura.settings import Document

    article = trafilatura.bare_extraction(
        page, url=item.url or None, with_metadata=True, include_comments=False, include_tables=True
    )
    if not isinstance(article, Document) or not (article.text or "").strip():
        raise UnreadableDocument(
            "the page has no article that can be told from its furniture",
            hint="Copy the text of the report into a text file and read that.",
        )
    cleared = clear_tail(article.text or "")
    return item.reading(
        data,
        "text/html",
        cleared.text,
        title=article.title or "",
        outlet=article.sitename or "",
        authors=(article.author or "").split("; "),
        published=as_published(article.date or "") or cleared.published,
        url=item.url or article.url or "",
    )
