"""A page loads nothing, runs nothing, and shows a hostile text as text."""

import re

import pytest
from factories import brief_in, hostile_case, small_case, wide_case
from lxml import html as parser

from alleged.publish.brief import brief_of
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.html import web_address


def test_a_hostile_text_stays_text() -> None:
    page = brief_of(hostile_case()).html()
    tree = parser.fromstring(page)
    assert tree.xpath("//script | //img | //iframe | //object | //i | //u") == []
    attributes = {name for node in tree.iter() for name in node.attrib}
    assert not {name for name in attributes if name.startswith("on")}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "<script>alert(1)</script>" in tree.text_content()


def test_nothing_is_loaded_and_only_safe_addresses_are_links() -> None:
    tree = parser.fromstring(brief_of([*small_case(), *hostile_case()]).html())
    assert tree.xpath("//@src | //link/@href") == []
    links = tree.xpath("//a/@href")
    assert links
    assert all(link.startswith(("#", "http://", "https://")) for link in links)


def test_every_link_inside_the_page_has_its_anchor() -> None:
    tree = parser.fromstring(brief_in(wide_case()).html())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_quotes_find_their_own_direction() -> None:
    tree = parser.fromstring(brief_in(small_case()).html())
    quotes = tree.xpath("//blockquote")
    assert quotes
    assert all(quote.get("dir") == "auto" for quote in quotes)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://x.example/a", "https://x.example/a"),
        ("HTTP://x.example", "HTTP://x.example"),
        (" javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//x.example", ""),
        ("http://[", ""),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str, address: str) -> None:
    assert web_address(url) == address


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_has_enough_contrast_on_its_ground_in_light_and_dark() -> None:
    page = brief_in(small_case()).html()
    blocks = re.findall(r"\{[^{}]*--paper:[^{}]*\}", page)
    themes = [dict(re.findall(r"--(\w+): (#\w+);", block)) for block in blocks]
    assert len(themes) == 3
    for theme in themes:
        for ground in ("paper", "quote"):
            for ink in ("ink", "soft", "link", "denied"):
                light, dark = sorted(map(luminance, (theme[ground], theme[ink])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (theme[ground], theme[ink])


def test_a_card_and_a_brief_show_themselves_in_a_notebook() -> None:
    report, telling = small_case()[0]
    card = DealCard(telling.deals[0], report, telling.claims)._repr_html_()
    assert "Tidewater Front and Orrin Council" in card
    assert "<html" not in card
    report, telling = wide_case()[-2]
    card = PropositionCard(telling.propositions[0], report, telling.claims)._repr_html_()
    assert "said to have taken Port Merrow" in card
    assert "Why it was read this way" in card
    assert "<html" not in card
    brief = brief_in(small_case())._repr_html_()
    assert "At a glance" in brief
    assert "<html" not in brief
