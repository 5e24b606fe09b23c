import json

import pytest

from alleged.model.document import Reading, Refusal
from alleged.read.limits import Limits

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Post</title>
<item><title>Buses &amp; bodies</title><link>https://post.example/1</link><guid>p-1</guid>
<author>desk@post.test (Mara Oun)</author><pubDate>Mon, 06 May 2019 10:32:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The Karst Front agreed.</p><p>The brigade <b>denied</b> it.</p>]]>
</content:encoded></item>
<item><title>Link alone</title><link>https://post.example/2</link></item>
<item><description>Only a summary, and nothing else.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Tarn Institute</title>
<entry><id>urn:1</id><title>Velm</title><updated>2019-05-06T10:00:00Z</updated>
<author><name>Ilo Desh</name></author><link href="https://tarn.example/1"/>
<content type="html">&lt;p&gt;The front agreed.&lt;/p&gt;</content></entry></feed>"""


def test_entries_of_rss(opened) -> None:
    first, second, third = opened(RSS.encode(), "feed.xml")
    assert isinstance(first, Reading)
    document = first.document
    assert document.text == "The Karst Front agreed.\n\nThe brigade denied it."
    assert document.title == "Buses & bodies"
    assert document.outlet == "Harbour Post"
    assert document.authors == ("Mara Oun",)
    assert document.published == "2019-05-06"
    assert (document.given_id, document.url) == ("p-1", "https://post.example/1")
    assert json.loads(first.original.data)["url"] == "https://post.example/1"
    assert isinstance(second, Refusal)
    assert second.where == "entry 2"
    assert "https://post.example/2" in second.hint
    assert isinstance(third, Reading)
    assert third.document.given_id == "feed.xml#3"


def test_entries_of_atom(opened) -> None:
    (reading,) = opened(ATOM.encode(), "feed.atom")
    assert isinstance(reading, Reading)
    assert reading.document.text == "The front agreed."
    assert reading.document.authors == ("Ilo Desh",)
    assert reading.document.outlet == "Tarn Institute"


def test_too_many_entries_are_refused(opened) -> None:
    (refusal,) = opened(RSS.encode(), "feed.xml", Limits(entries=2))
    assert isinstance(refusal, Refusal)
    assert "3 entries" in refusal.reason


@pytest.mark.parametrize("body", ["", "<channel></channel>", "<channel><item>"])
def test_feed_without_entries_is_refused(opened, body: str) -> None:
    (refusal,) = opened(f"<rss>{body}".encode(), "feed.xml")
    assert isinstance(refusal, Refusal)


def test_entities_are_not_multiplied(opened) -> None:
    bomb = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "lol">' for n in range(12)
    )
    data = RSS.replace("<rss", f"<!DOCTYPE rss [{bomb}]><rss", 1).replace("Short", "&a11;")
    for encoding in ("utf-8", "utf-16"):
        (refusal,) = opened(data.encode(encoding), "feed.xml")
        assert isinstance(refusal, Refusal)
        assert "entities" in refusal.reason
