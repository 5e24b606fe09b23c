import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.html import text_of_markup
from alleged.read.limits import Limits

FIRST = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men."
)
SECOND = (
    "A mediator from the valley council confirmed the talks but said nothing had been signed, and"
    " that both sides still argued over who would drive the buses."
)


def page(head: str = "", body: str = "", charset: str = "utf-8") -> bytes:
    return f"""<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Buses leave Velm - Harbour Post</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<main><article><h1>Buses leave Velm</h1>{body}<p>{FIRST}</p><p>{SECOND}</p></article></main>
<aside><h2>Most read</h2><ul><li><a href="/x">Two held over bridge at Tarn</a></li></ul></aside>
<footer><p>© 2019 Harbour Post. All rights reserved.</p></footer></body></html>""".encode(charset)


META = """<meta property="og:site_name" content="Harbour Post">
<meta name="author" content="Mara Oun">
<meta property="article:published_time" content="2019-05-06T10:32:00+00:00">
<link rel="canonical" href="https://post.example/velm">"""


def test_article_and_what_the_page_says_of_it(opened) -> None:
    (reading,) = opened(page(META), "velm.html")
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.title == "Buses leave Velm"
    assert document.outlet == "Harbour Post"
    assert document.authors == ("Mara Oun",)
    assert document.published == "2019-05-06"
    assert document.url == "https://post.example/velm"
    assert document.language == "en"
    assert reading.original.data == page(META)
    assert reading.original.media_type == "text/html"


def test_address_that_the_browser_wrote_into_a_saved_page_is_kept(opened) -> None:
    mark = b"<!-- saved from url=(0026)https://post.example/saved -->"
    (reading,) = opened(page().replace(b"<html", mark + b"<html", 1), "velm.html")
    assert reading.document.url == "https://post.example/saved"


def test_table_at_the_end_is_kept(opened) -> None:
    table = (
        "<table><tr><th>Side</th><th>Gives</th></tr><tr><td>Front</td><td>bodies</td></tr></table>"
    )
    data = page().replace(b"</article>", table.encode() + b"</article>")
    (reading,) = opened(data, "velm.html")
    assert reading.document.text.endswith("| Side | Gives |\n|---|---|\n| Front | bodies |")


@pytest.mark.parametrize("stated", ["2019-05", "2019"])
def test_date_is_never_more_exact_than_the_page(opened, stated: str) -> None:
    head = f'<meta property="article:published_time" content="{stated}">'
    (reading,) = opened(page(head), "velm.html")
    assert isinstance(reading, Reading)
    assert reading.document.published in (stated, stated[:4], "")


def test_charset_of_the_page_is_believed(opened) -> None:
    body = "<p>Die Straße nach Velm ist frei, sagte Jörg Tösk der Harbour Post am Montag.</p>"
    (reading,) = opened(page(body=body, charset="iso-8859-1"), "velm.html")
    assert isinstance(reading, Reading)
    assert "Straße nach Velm ist frei, sagte Jörg Tösk" in reading.document.text


def test_page_without_an_article_is_refused(opened) -> None:
    (refusal,) = opened(
        b"<!doctype html><html><body><nav><a>Home</a></nav></body></html>", "a.html"
    )
    assert isinstance(refusal, Refusal)
    assert "no article" in refusal.reason
    assert refusal.hint


def test_html_is_told_by_its_bytes(opened) -> None:
    (reading,) = opened(page(), "velm.txt")
    assert reading.original.media_type == "text/html"


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_page_nested_without_end_does_no_harm(opened, tag: str) -> None:
    close = "".join(f"</{part}>" for part in reversed(tag.replace(">", "").split("<")))
    nested = f"<{tag}>" * 60_000 + FIRST + close * 60_000
    (found,) = opened(f"<html><body>{nested}</body></html>".encode(), "deep.html")
    assert isinstance(found, Reading | Refusal)


def test_page_of_too_many_tags_is_refused(opened) -> None:
    (refusal,) = opened(page(), "velm.html", Limits(tags=10))
    assert isinstance(refusal, Refusal)
    assert "tags" in refusal.reason


def test_entities_are_not_fetched_or_multiplied(opened, tmp_path) -> None:
    (tmp_path / "secret").write_text("secret words")
    doctype = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "lol">' for n in range(12)
    )
    data = (
        f'<?xml version="1.0"?><!DOCTYPE html [{doctype}<!ENTITY s SYSTEM "{tmp_path}/secret">]>'
        f"<html><body><article><p>{FIRST} &a11; &s;</p><p>{SECOND}</p></article></body></html>"
    ).encode()
    (found,) = opened(data, "bomb.xhtml")
    assert isinstance(found, Reading | Refusal)
    if isinstance(found, Reading):
        assert "secret words" not in found.document.text
        assert len(found.document.text) < 2000


def test_markup_becomes_lines() -> None:
    markup = "<p>One <b>and</b>\n two</p><ul><li>three</li><li>four</li></ul>five<br>"
    markup += "six<script>x</script>!"
    assert text_of_markup(markup) == "One and two\n\nthree\n\nfour\n\nfive\n\nsix!"
    assert text_of_markup("R&amp;D &lt;b&gt;") == "R&D <b>"
    assert text_of_markup("") == ""


def test_a_run_of_letters_is_searched_for_a_date_once(opened) -> None:
    run = b"<head><!-- " + b"may" * 150_000 + b" -->"
    (reading,) = opened(page(META).replace(b"<head>", run), "velm.html")
    assert reading.document.published == "2019-05-06"
