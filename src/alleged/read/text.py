"""Plain text and Markdown."""

from collections.abc import Iterator

from alleged.model.document import Reading
from alleged.read.encoding import decoded
from alleged.read.furniture import Cleared, clear_furniture
from alleged.read.item import Item
from alleged.read.limits import Limits
from alleged.read.markdown import without_markup

_MARKDOWN = {".md", ".markdown", ".mdown"}


def read_text(item: Item, limits: Limits) -> Iterator[Reading]:
    """Yield the one document of a plain text or Markdown file, freed of page furniture."""
    data = item.read_all(limits.file_bytes)
    text = decoded(data, item.charset)
    markdown = item.suffix() in _MARKDOWN or item.media_type == "text/markdown"
    cleared = without_markup(text) if markdown else clear_furniture(text)
    yield reading_of(item, data, "text/markdown" if markdown else "text/plain", cleared)


def reading_of(item: Item, data: bytes, media_type: str, cleared: Cleared) -> Reading:
    """Return the document made of a cleared text and what the text says of itself."""
    return item.reading(
        data,
        media_type,
        cleared.text,
        title=cleared.title,
        outlet=cleared.outlet,
        authors=cleared.authors,
        published=cleared.published,
        url=cleared.url,
    )
