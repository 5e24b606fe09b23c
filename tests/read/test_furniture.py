"""Invented pages of several kinds, copied as plain text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.read.furniture import Cleared, clear_furniture

FIRST = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men."
)
SECOND = (
    "A mediator from the valley council confirmed the talks but said nothing had been signed, and"
    " that both sides still argued over who would drive the buses."
)
THIRD = "The brigade denied it. “There is no deal of any kind,” its commander said by telephone."
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"

NEWS_SITE = f"""Skip to content
Menu
The Harbour Post
News | Politics | Features | Arts | Sport
Home > World > Karst valley

Buses to leave Velm under a deal both sides dispute
By Mara Oun and Ilo Desh
Published: Monday, 6 May 2019 at 10:32 GMT
Updated 7 May 2019
Share
Facebook
Twitter
WhatsApp
3 min read

{BODY}

Tags: Velm, buses, Karst Front
Share this article
Facebook
Twitter

Related stories
Two held over bridge at Tarn
Council meets behind closed doors. 3 hours ago
Read more
© 2019 The Harbour Post. All rights reserved.
Privacy policy | Terms of use | Contact us
"""

BLOG = f"""Who let the buses leave Velm?

Posted on May 2019 by Mara Oun

{BODY}

3 comments

tarnwatcher says:
I was there and I saw no buses at all that day, whatever anybody may tell you about it now.

Leave a reply
Your email address will not be published. Required fields are marked *
"""

INSTITUTE = f"""Trading places: deals in the Karst valley


{FIRST}
{SECOND}
{THIRD}
-----------
The Tarn Institute
-----------

Tuesday, December 26th 2017
Adrij Tosk


New comment:
Twitter

News | Politics | Features | Arts


At a glance"""

LABELLED = f"""Title: Buses leave Velm
Source: Karst Valley Radio
Date: 2019-05
URL: https://radio.example/velm-buses

{BODY}
"""

COMMUNIQUE = f"""COMMUNIQUÉ No. 4

To the people of the valley

{FIRST}

{SECOND}

The two sides agreed:
1. safe passage for 300 families
2. nine bodies handed over
3. no shelling of the road

Long live the valley
"""

BYLINE_IN_ONE = f"""Buses to leave Velm under a disputed deal
Mara Oun | Harbour Post | 6 May 2019

{FIRST}

Advertisement

{SECOND}

Read more: Who owns the buses of Velm?

{THIRD}
"""


WIRE = f"""WORLD NEWS
MAY 6, 2019 / 10:32 AM / UPDATED 2 YEARS AGO
Karst Front, Olm Brigade in bus deal: spokesman
By Mara Oun, Ilo Desh

3 MIN READ

{BODY}

Reporting by Mara Oun in Velm and Ilo Desh in Tarn; Editing by Adrij Tosk
"""

RELIEF = f"""Karst + 1 more

Velm: Buses leave under disputed deal

Format
News and Press Release
Source
Tarn Institute
Posted
6 May 2019
Origin
View original

{BODY}

Primary country
Karst
Language
English
Share
"""

TAGLINE = f"""Velm Watcher
A blog about the Karst valley and its roads

Home
About
Contact

Why the buses left
Written by Mara Oun on May 6, 2019 in Politics

{BODY}

Share this:
Click to share on Twitter (Opens in new window)

Related
What the bridge is for
March 3, 2019
In "Politics"

Published by Mara Oun
View all posts by Mara Oun
"""

OPINION = f"""OPINION
The buses of Velm
Mara Oun

{BODY}
"""

PRESS = f"""FOR IMMEDIATE RELEASE

6 May 2019

STATEMENT OF THE VALLEY COUNCIL ON THE BUSES OF VELM

{BODY}

- END -

Contact: press@council.example
"""


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            NEWS_SITE,
            Cleared(
                BODY,
                "Buses to leave Velm under a deal both sides dispute",
                "The Harbour Post",
                ("Mara Oun", "Ilo Desh"),
                "2019-05-06",
            ),
            id="news site",
        ),
        pytest.param(
            BLOG,
            Cleared(BODY, "Who let the buses leave Velm?", "", ("Mara Oun",), "2019-05"),
            id="blog",
        ),
        pytest.param(
            INSTITUTE,
            Cleared(
                f"{FIRST}\n{SECOND}\n{THIRD}",
                "Trading places: deals in the Karst valley",
                "The Tarn Institute",
                ("Adrij Tosk",),
                "2017-12-26",
            ),
            id="institute",
        ),
        pytest.param(
            LABELLED,
            Cleared(
                BODY,
                "Buses leave Velm",
                "Karst Valley Radio",
                (),
                "2019-05",
                "https://radio.example/velm-buses",
            ),
            id="labelled",
        ),
        pytest.param(
            BYLINE_IN_ONE,
            Cleared(
                BODY,
                "Buses to leave Velm under a disputed deal",
                "Harbour Post",
                ("Mara Oun",),
                "2019-05-06",
            ),
            id="byline in one line",
        ),
        pytest.param(
            WIRE,
            Cleared(
                BODY,
                "Karst Front, Olm Brigade in bus deal: spokesman",
                "",
                ("Mara Oun", "Ilo Desh"),
                "2019-05-06",
            ),
            id="wire",
        ),
        pytest.param(
            RELIEF,
            Cleared(
                BODY, "Velm: Buses leave under disputed deal", "Tarn Institute", (), "2019-05-06"
            ),
            id="relief site",
        ),
        pytest.param(
            TAGLINE,
            Cleared(BODY, "Why the buses left", "", ("Mara Oun",), "2019-05-06"),
            id="blog with a tagline",
        ),
        pytest.param(OPINION, Cleared(BODY, "The buses of Velm", "", ("Mara Oun",)), id="opinion"),
        pytest.param(
            PRESS,
            Cleared(
                BODY, "STATEMENT OF THE VALLEY COUNCIL ON THE BUSES OF VELM", "", (), "2019-05-06"
            ),
            id="press release",
        ),
    ],
)
def test_report_is_freed_of_its_page(page: str, expected: Cleared) -> None:
    assert clear_furniture(page) == expected


PASTED = f"""Home | News | Sport
Subscribe | Log in

Buses leave Velm for Tarn

By {{author}}
Published: 6 May 2019 06:40
Share this article
Facebook Twitter Email Print

{BODY}

Tags: Velm, buses
3 comments
Leave a reply
© 2019 Harbour Post. All rights reserved.
https://harbour.example/buses-leave
"""


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("Karst Wire Service", ("Karst Wire Service",)),
        ("Harbour Post newsroom", ()),
        ("Mara Oun", ("Mara Oun",)),
    ],
)
def test_page_belongs_to_whom_its_copyright_names(author: str, authors: tuple[str, ...]) -> None:
    assert clear_furniture(PASTED.format(author=author)) == Cleared(
        BODY,
        "Buses leave Velm for Tarn",
        "Harbour Post",
        authors,
        "2019-05-06",
        "https://harbour.example/buses-leave",
    )


def test_agency_is_the_outlet_where_no_other_is_named() -> None:
    page = f"Buses leave Velm for Tarn\nBy Karst Wire Service\n\n{BODY}"
    cleared = clear_furniture(page)
    assert (cleared.outlet, cleared.authors) == ("Karst Wire Service", ())


@pytest.mark.parametrize(
    "row",
    ["Facebook Twitter Email Print", "Share / Facebook / X", "WhatsApp | Telegram | Copy link"],
)
def test_row_of_share_links_is_furniture(row: str) -> None:
    assert clear_furniture(f"Buses leave Velm today\n{row}\n\n{BODY}").text == BODY


def test_address_of_another_report_is_not_that_of_the_page() -> None:
    links = "Related stories\nhttps://harbour.example/wells\nWhat the bridge is for\nMost read"
    assert clear_furniture(f"{BODY}\n\n{links}\n© 2019 Harbour Post").url == ""


def test_terms_of_a_communique_are_kept() -> None:
    cleared = clear_furniture(COMMUNIQUE)
    assert "1. safe passage for 300 families\n2. nine bodies handed over" in cleared.text
    assert "To the people of the valley" in (cleared.text, cleared.title) or (
        "To the people of the valley" in cleared.text
    )
    assert cleared.text.endswith("Long live the valley")


def test_title_of_a_communique_is_its_first_line() -> None:
    assert clear_furniture(COMMUNIQUE).title == "COMMUNIQUÉ No. 4"


def test_text_without_prose_is_left_as_it_is() -> None:
    assert clear_furniture("Velm\nTarn\n\nOlm").text == "Velm\nTarn\n\nOlm"


def test_days_of_a_chronicle_are_its_own() -> None:
    page = f"6 May 2019\n{FIRST}\n\n7 May 2019\n{SECOND}\n\n8 May 2019\n{THIRD}"
    cleared = clear_furniture(page)
    assert cleared.text == page
    assert cleared.published == ""


def test_subheadings_between_paragraphs_are_kept() -> None:
    page = (
        f"Buses leave Velm today\n\n{FIRST}\n\nWho drives\n\n{SECOND}\n\nRelated deals\n\n{THIRD}"
    )
    assert (
        clear_furniture(page).text
        == f"{FIRST}\n\nWho drives\n\n{SECOND}\n\nRelated deals\n\n{THIRD}"
    )


def test_standfirst_below_the_title_is_kept() -> None:
    page = f"Buses to leave Velm\nBoth sides dispute who will drive them\nBy Mara Oun\n\n{FIRST}"
    cleared = clear_furniture(page)
    assert cleared.title == "Buses to leave Velm"
    assert cleared.text == f"Both sides dispute who will drive them\n\n{FIRST}"


def test_count_of_comments_beside_the_share_links_is_no_end() -> None:
    body = f"{SECOND}\n\n{SECOND}\n\n{THIRD}"
    page = f"Buses leave Velm today\n\n{FIRST}\n\nShare\n12 comments\n\n{body}"
    assert clear_furniture(page).text == f"{FIRST}\n\n{body}"


def test_comments_longer_than_the_report_are_cut() -> None:
    page = f"{FIRST}\n\nComments\n\ntarnwatcher\n{SECOND} {SECOND}\n\nvelmer\n{SECOND}"
    assert clear_furniture(page).text == FIRST


def test_salutation_is_kept() -> None:
    assert clear_furniture(f"Dear friends,\n\n{FIRST}").text == f"Dear friends,\n\n{FIRST}"


@pytest.mark.parametrize(
    "line",
    [
        "share " * 66,
        "x" * 399,
        "by " * 130,
        "a | " * 99,
        "1 May 2019 " * 36,
        "read: " * 66,
        "Aa " * 130,
        "©" * 399,
        "- " * 199,
        "comments on " * 33,
        "http://" * 55,
        "(c) 2019 " * 44,
    ],
)
def test_no_line_takes_long(line: str) -> None:
    started = time.process_time()
    clear_furniture("\n".join([FIRST, *[line] * 20]))
    assert time.process_time() - started < 1


def test_known_title_is_taken_off_the_text() -> None:
    cleared = clear_furniture(f"Buses leave Velm\n\n{BODY}", title="Buses leave Velm")
    assert cleared.text == BODY


def test_known_title_that_does_not_stand_in_the_text_costs_no_line() -> None:
    cleared = clear_furniture(f"What is known\n\n{BODY}", title="Buses leave Velm")
    assert cleared.text == f"What is known\n\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        "Register of captives was handed to the council on Monday.",
        "More in the valley fear the road than the shelling, she said.",
        "Topics of the talks were the road, the wells and the dead.",
        "Comments by the commander were read out to the crowd.",
        "Share of the grain for the brigade was set at a fifth.",
        "Copyright disputes were no part of the talks, he joked to the crowd in the square, and"
        " nobody laughed, least of all the nine men who had walked from Tarn to hear him say what"
        " the front would give and what it would take in return for the road and the wells and for"
        " the dead, whose names were read out once more before the meeting closed for the night and"
        " the buses were sent for.",
    ],
)
def test_sentence_that_begins_like_furniture_is_kept(line: str) -> None:
    assert clear_furniture(f"{FIRST}\n\n{line}").text == f"{FIRST}\n\n{line}"


WORDS = st.permutations(["truce", "Velm", "the", "front"])
PARAGRAPH = st.builds(lambda words, times: " ".join(words * times) + ".", WORDS, st.integers(9, 15))
SCRAP = st.sampled_from(
    [
        "Share",
        "",
        "Read more",
        "Home | News | Sport",
        "6 May 2019",
        "By Mara Oun",
        "-----",
        "Velm",
        "Related stories",
        "Most read",
        "© 2019 Harbour Post",
        "Facebook",
        "Tags: Velm",
        "At a glance",
    ]
)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(PARAGRAPH, SCRAP), max_size=14))
def test_no_real_paragraph_is_ever_cut(lines: list[str]) -> None:
    cleared = clear_furniture("\n\n".join(lines))
    for line in lines:
        if len(line.split()) >= 36:
            assert line in cleared.text


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(PARAGRAPH, SCRAP), max_size=14))
def test_clearing_a_cleared_text_changes_nothing(lines: list[str]) -> None:
    once = clear_furniture("\n\n".join(lines))
    if any(len(line.split()) >= 36 for line in lines):
        again = clear_furniture(once.text, title=once.title or "no such title")
        assert again.text == once.text


@given(st.text(max_size=400))
def test_any_text_can_be_cleared(text: str) -> None:
    cleared = clear_furniture(text)
    assert len(cleared.text) <= len(text) + text.count("\t")
