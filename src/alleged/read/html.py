"""Pages of the web: the article and what the page says of itself, without its furniture."""

import calendar
import logging
import re
from collections.abc import Iterator

from alleged.errors import TooLarge, UnreadableDocument
from alleged.model.document import Reading
from alleged.read.dates import as_published
from alleged.read.encoding import decoded
from alleged.read.furniture import clear_furniture, has_prose
from alleged.read.item import Item
from alleged.read.limits import Limits

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote br dd div dl dt figcaption figure footer form h1 h2 h3"
        " h4 h5 h6 header hr li main nav ol p pre section table td th tr ul",
    )
)
_SILENT = frozenset(("head", "script", "style", "template", "title"))
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S{4,2000}) -->")
"""What browsers write into the pages they save."""

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
    if not re.search(r"<(?:html|body)\b", page, re.IGNORECASE):
        page = f"<html><body>{page}</body></html>"  # trafilatura reads no fragments
    # It logs what it could not find; what matters of that is raised here.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    import trafilatura
    from trafilatura.settings import Document

    article = trafilatura.bare_extraction(
        page,
        url=item.url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(article, Document) or not has_prose(article.text or ""):
        raise UnreadableDocument(
            "the page has no article that can be told from its furniture",
            hint="Copy the text of the report into a text file and read that.",
        )
    saved = _SAVED_FROM.search(page[:4096])
    cleared = clear_furniture(article.text or "", title=article.title or "")
    return item.reading(
        data,
        "text/html",
        cleared.text,
        title=article.title or cleared.title,
        outlet=article.sitename or cleared.outlet,
        authors=[name for name in (article.author or "").split("; ") if name] or cleared.authors,
        published=_as_written(page, article.date or "") or cleared.published,
        url=item.url or (saved[1] if saved else "") or article.url or cleared.url,
    )


def text_of_markup(markup: str) -> str:
    """Return the words of a piece of HTML, one line a paragraph, without judging what they are."""
    from lxml import etree, html

    if not markup.strip():
        return ""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<div>{markup}</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    parts: list[str] = []
    for step, node in etree.iterwalk(root, events=("start", "end")):
        silent = node.tag in _SILENT
        if node.tag in _BLOCKS:
            parts.append("\n")
        if step == "start" and not silent:
            parts.append(re.sub(r"\s+", " ", node.text or ""))
        elif step == "end":
            parts.append(re.sub(r"\s+", " ", node.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _as_written(page: str, day: str) -> str:
    """Return a date of the form YYYY-MM-DD without the parts that the page does not write.

    htmldate fills in what is missing: with "2017-05" in the page it answers with a day in May.
    """
    published = as_published(day)
    if len(published) < 10:
        return published
    year, month, number = published.split("-")
    name = calendar.month_abbr[int(month)]
    written = (
        rf"{year}\D?{month}\D?{number}"
        rf"|\b0?{int(number)}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?{name}"
        rf"|{name}[a-z]{{0,6}}\.?\s+0?{int(number)}\b"
        rf"|\b0?{int(number)}[./-]0?{int(month)}[./-]|\b0?{int(month)}[./-]0?{int(number)}[./-]"
    )
    if re.search(written, page, re.IGNORECASE):
        return published
    if re.search(rf"{year}\D?{month}|{name}[a-z]{{0,6}}\.?,?\s+{year}", page, re.IGNORECASE):
        return f"{year}-{month}"
    return year
