"""Builds the files in reports/ from the texts in sources/, the same bytes every time.

    python examples/velmora/make.py

Needs `fpdf2` (a development dependency) and `python-docx`.
"""

import html
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from docx import Document as WordDocument
from fpdf import FPDF, XPos, YPos

HERE = Path(__file__).parent
REPORTS = HERE / "reports"
PAGE_BREAK = "<page>"


@dataclass(frozen=True)
class Source:
    """One text with what its outlet says about it."""

    fields: dict[str, str]
    paragraphs: list[str]

    @classmethod
    def read(cls, path: Path) -> "Source":
        head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        pairs = (line.partition(":") for line in head.splitlines())
        fields = {name: value.strip() for name, _, value in pairs}
        return cls(fields, [p.strip() for p in body.split("\n\n") if p.strip()])

    def __getattr__(self, name: str) -> str:
        return self.fields.get(name, "")

    def day(self) -> date:
        return date.fromisoformat(self.published)

    def instant(self) -> datetime:
        return datetime.fromisoformat(f"{self.published}T{self.time or '07:30:00'}").replace(
            tzinfo=UTC
        )


LINKS = {
    "Meridian Post": ["World", "Business", "Culture", "Weather", "Puzzles"],
    "Tavrensk Courier": ["City", "Parliament", "Front line", "Sport", "Obituaries"],
    "Northern Ledger": ["Investigations", "Analysis", "Letters", "About us"],
    "Dorrenia Today": ["Home affairs", "Neighbours", "Money", "Radio", "Horoscope"],
}
RELATED = {
    "Meridian Post": ["Brenik's bakers wait for flour", "In pictures: the valley in winter"],
    "Tavrensk Courier": ["Tram line 4 to reopen", "Minister signs deal with railway union"],
    "Northern Ledger": ["Who owns the Pelvik depot?", "Our rules for unnamed sources"],
    "Dorrenia Today": ["Crown falls again", "Grauden agrees gas price with Ilvania"],
}
COMMENTS = {
    "Meridian Post": ["Let us hope it holds.", "The army made a deal with the devil, I was there."],
    "Dorrenia Today": ["Two million is cheap.", "My cousin says it was a hundred prisoners."],
}


def page(source: Source) -> str:
    """Return a page as a browser gets it: menu, share links, related stories, comments, footer."""
    e = html.escape
    menu = "".join(f'<li><a href="/{n.lower()}">{e(n)}</a></li>' for n in LINKS[source.outlet])
    body = "\n".join(f"<p>{e(p, quote=False)}</p>" for p in source.paragraphs)
    related = "".join(f'<li><a href="#">{e(t)}</a></li>' for t in RELATED[source.outlet])
    comments = "".join(
        f'<li class="comment"><b>reader{n}</b> <p>{e(text)}</p></li>'
        for n, text in enumerate(COMMENTS.get(source.outlet, []), start=1)
    )
    talk = f'<section id="comments" class="comments"><h2>Comments</h2><ul>{comments}</ul></section>'
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{e(source.title)} | {e(source.outlet)}</title>
<link rel="canonical" href="{source.url}">
<meta property="og:title" content="{e(source.title)}">
<meta property="og:site_name" content="{e(source.outlet)}">
<meta property="article:published_time" content="{source.published}T06:15:00Z">
<meta name="author" content="{e(source.author)}">
<style>body {{ font-family: serif }} nav li {{ display: inline }}</style>
<script>window.adverts = ["banner", "tower"];</script>
</head>
<body>
<header><a href="/">{e(source.outlet)}</a><nav><ul>{menu}</ul></nav></header>
<div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main>
<article>
<h1>{e(source.title)}</h1>
<p class="byline">By {e(source.author)},
<time datetime="{source.published}">{source.day():%d %B %Y}</time></p>
<div class="share"><a href="#">Share</a> <a href="#">Post</a> <a href="#">Print</a></div>
{body}
</article>
<aside class="related"><h2>Related stories</h2><ul>{related}</ul></aside>
{talk if comments else ""}
</main>
<footer>
<p>&copy; 2024 {e(source.outlet)}. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p>
<p>Sign up for our newsletter</p>
</footer>
</body>
</html>
"""


def pasted(source: Source) -> str:
    """Return what lands in a text file when somebody copies a whole page."""
    body = "\n\n".join(source.paragraphs)
    return f"""Home | News | Sport | Recipes
Subscribe | Log in

{source.title}

By {source.author}
Published: {source.day():%d %B %Y} 06:40
Share this article
Facebook Twitter Email Print

{body}

Read more: Ludmor loses the cup final
Tags: war, valley, news
3 comments
Leave a reply
Your email address will not be published.
© 2024 {source.outlet}. All rights reserved.
{source.url}
"""


def markdown(source: Source) -> str:
    """Return a note with front matter."""
    body = "\n\n".join(source.paragraphs)
    head = f"title: {source.title}\noutlet: {source.outlet}\nauthor: {source.author}\n"
    head += f"date: {source.published}\nurl: {source.url}\n"
    return f"---\n{head}---\n\n# {source.title}\n\n{body}\n"


def pdf(source: Source) -> bytes:
    """Return a PDF; `<page>` alone in a paragraph begins a new page."""
    file = FPDF(format="A4")
    file.set_creation_date(source.instant())
    file.set_title(source.title)
    file.set_author(source.outlet)
    file.set_margin(25)
    file.add_page()
    line = {"new_x": XPos.LMARGIN, "new_y": YPos.NEXT}
    file.set_font("Times", "B", 16)
    file.multi_cell(0, 9, source.title, **line)
    file.set_font("Times", "I", 11)
    file.multi_cell(0, 7, f"{source.outlet}, {source.day():%d %B %Y}", **line)
    file.ln(4)
    for paragraph in source.paragraphs:
        if paragraph == PAGE_BREAK:
            file.add_page()
            continue
        heading = not paragraph.endswith((".", '"'))
        file.set_font("Times", "B" if heading else "", 12)
        file.multi_cell(0, 6.5, paragraph, align="L", **line)
        file.ln(3)
    return bytes(file.output())


def word(source: Source) -> bytes:
    """Return a DOCX whose archive carries the day of publication instead of today."""
    file = WordDocument()
    about = file.core_properties
    about.title, about.author = source.title, source.author
    about.created = about.modified = source.instant().replace(tzinfo=None)
    file.add_heading(source.title, level=1)
    file.add_paragraph(f"{source.outlet}, {source.day():%d %B %Y}")
    for paragraph in source.paragraphs:
        file.add_paragraph(paragraph)
    raw, out = io.BytesIO(), io.BytesIO()
    file.save(raw)
    moment = (*source.instant().timetuple()[:3], 0, 0, 0)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def mail(source: Source, *, with_html: bool) -> bytes:
    """Return a mail as a program saves it, with its plain text and perhaps a page beside it."""
    message = EmailMessage()
    message["From"] = source.author
    message["To"] = "Subscribers <subscribers@list.example>"
    message["Date"] = format_datetime(source.instant())
    message["Subject"] = source.title
    message["Message-ID"] = f"<{Path(source.file).stem}.{source.published}@list.example>"
    tail = "-- \nYou receive this mail because you asked for it. Unsubscribe at any time."
    message.set_content("\n\n".join([*source.paragraphs, tail]))
    if with_html:
        body = "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in source.paragraphs)
        small = '<p class="footer"><small><a href="#">Unsubscribe</a></small></p>'
        message.add_alternative(f"<html><body>{body}{small}</body></html>", subtype="html")
        message.set_boundary(f"=-{Path(source.file).stem}-=")
    return message.as_bytes()


def json_line(source: Source) -> str:
    """Return one report as a line of JSON."""
    line = {
        "id": source.id,
        "title": source.title,
        "text": "\n\n".join(source.paragraphs),
        "outlet": source.outlet,
        "published": source.published,
        "url": source.url,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


def feed(sources: Iterable[Source]) -> str:
    """Return an RSS feed with whole texts."""
    items = ""
    outlet = ""
    for source in sources:
        outlet = source.outlet
        body = "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in source.paragraphs)
        items += f"""<item>
<title>{html.escape(source.title)}</title>
<link>{source.url}</link>
<guid isPermaLink="true">{source.url}</guid>
<dc:creator>{source.author}</dc:creator>
<pubDate>{format_datetime(source.instant())}</pubDate>
<description>{html.escape(source.paragraphs[0], quote=False)}</description>
<content:encoded><![CDATA[{body}]]></content:encoded>
</item>
"""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>{outlet}</title>
<link>https://northernledger.example/</link>
<description>News from the valley</description>
<language>en</language>
{items}</channel>
</rss>
"""


def main() -> None:
    """Write every report."""
    REPORTS.mkdir(exist_ok=True)
    sources = [Source.read(path) for path in sorted((HERE / "sources").glob("*.txt"))]
    together: dict[str, list[Source]] = {}
    for source in sources:
        together.setdefault(source.file, []).append(source)
    for name, group in together.items():
        first = group[0]
        match first.format:
            case "html":
                data = page(first).encode()
            case "txt":
                data = pasted(first).encode()
            case "md":
                data = markdown(first).encode()
            case "pdf":
                data = pdf(first)
            case "docx":
                data = word(first)
            case "eml":
                data = mail(first, with_html=False)
            case "eml-html":
                data = mail(first, with_html=True)
            case "jsonl":
                data = "".join(json_line(source) for source in group).encode()
            case "rss":
                data = feed(group).encode()
            case other:
                raise ValueError(f"{name}: no format {other!r}")
        (REPORTS / name).write_bytes(data)
    print(f"{len(sources)} reports in {len(together)} files: {REPORTS}")


if __name__ == "__main__":
    main()
