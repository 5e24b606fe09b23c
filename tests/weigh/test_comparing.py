"""What speaks for a common origin, and what does not: each basis by an invented pair of reports."""

from collections.abc import Sequence

import numpy as np
import pytest
from factories import document
from wires import (
    ABRIDGED,
    CHANGED,
    CUT,
    EMBEDDED,
    LED_ANEW,
    OTHER,
    RETOLD,
    SENTENCES,
    WIRE,
    joined,
    said,
    wire,
)

from alleged.model.claim import Attribution, SourceKind
from alleged.model.document import Document
from alleged.model.lineage import Basis, Overlap
from alleged.weigh.candidates import frequencies
from alleged.weigh.comparing import overlap
from alleged.weigh.outlets import Outlets
from alleged.weigh.rarity import rarity_of
from alleged.weigh.sheets import sheet_of
from alleged.weigh.words import Keys

NONE: Keys = np.empty(0, np.uint32)


def common(
    left: Document,
    right: Document,
    attributions: Sequence[Attribution] = (),
    furniture: Keys = NONE,
) -> Overlap | None:
    """What two reports have in common in a ledger that holds some others."""
    outlets = Outlets.of([left.outlet, right.outlet])
    sheets = [
        sheet_of(report, [a for a in attributions if a.document_id == report.id], outlets)
        for report in (left, right, document(OTHER, "r-8"), document("Snow fell.", "r-9"))
    ]
    prints = [sheet.fingerprint for sheet in sheets]
    return overlap(sheets[0], sheets[1], rarity_of(*frequencies(prints), len(prints)), furniture)


def paper(text: str, outlet: str = "Merrow Star", published: str = "2031-03-04") -> Document:
    return document(text, "paper", outlet, published)


@pytest.mark.parametrize("text", [WIRE, CUT, LED_ANEW, ABRIDGED, CHANGED, EMBEDDED])
def test_a_copy_is_found_however_it_was_cut(text: str) -> None:
    found = common(wire(), paper(text))
    assert found is not None
    assert (found.basis, found.score > 0) == (Basis.WORDS, True)
    assert all(each.left.of(WIRE) for each in found.passages)


def test_case_and_white_space_hide_nothing() -> None:
    found = common(wire(), paper(WIRE.upper().replace(" ", "\n\n ")))
    assert found is not None
    assert found.score == 1.0


def test_another_story_has_nothing_in_common() -> None:
    assert common(wire(), paper(OTHER)) is None
    assert common(wire(), paper("")) is None


def test_what_a_person_said_is_no_copy() -> None:
    words = "the council of Orrin has burnt its own bridges and now asks us to carry the timber"
    one = paper(f"{joined(SENTENCES[:3])} Captain Ola Marr said that {words}.")
    other = document(f"{OTHER} Captain Ola Marr said that {words}.", "r-2", "Cape Post")
    speeches = [said(report, "Captain Ola Marr", words) for report in (one, other)]
    found = common(one, other, speeches)
    assert found is not None
    assert (found.basis, found.score) == (Basis.WORDS, 0.0)
    assert sum(passage.own for passage in found.passages) == 0


def test_a_quotation_in_quotation_marks_is_no_copy_either() -> None:
    words = "“We have no paper, we have no ink and we have no intention of looking for a pen”"
    one = paper(f"{joined(SENTENCES[:3])} {words}, a clerk said.")
    other = document(f"{OTHER} {words}, wrote a clerk of the Front.", "r-2", "Cape Post")
    found = common(one, other)
    assert found is not None
    assert found.score == 0.0


def test_furniture_is_no_copy() -> None:
    imprint = "Subscribers find the tide tables of the Sable Coast on page nine of every issue."
    one, other = paper(f"{CUT} {imprint}"), document(f"{OTHER} {imprint}", "r-2")
    sheet = sheet_of(document(imprint), (), Outlets.shipped())
    assert common(one, other) is not None
    assert common(one, other, furniture=sheet.fingerprint.shingles) is None


def test_a_story_told_anew_is_found_by_its_rare_words_in_order() -> None:
    found = common(wire(), paper(RETOLD))
    assert found is not None
    assert found.basis is Basis.REWRITE
    assert common(wire(), paper(RETOLD, published="2031-03-20")) is None


NEWS = (
    "Trawlers left Port Merrow on Monday although no paper was signed, {one}. The Tidewater Front "
    "wants a tenth of the catch. Old men on the mole bet buttons on which skipper would turn back "
    "first, and a brass band that had come for a wedding played to the wrong crowd."
)
SAME_NEWS = (
    "No signature was needed for the boats of Port Merrow, {other}. A share of what they land goes "
    "to the Tidewater Front. Prices at the market halved by noon; salt is the next thing that "
    "will be short, grocers warn, since the pans at Orrin lie under snow."
)


def test_two_that_credit_one_paper_tell_its_story() -> None:
    one = paper(NEWS.format(one="the Cape Post reported"))
    other = document(SAME_NEWS.format(other="according to the Cape Post"), "r-2", "Orrin Herald")
    credit = said(one, "the Cape Post", "no paper was signed", SourceKind.ORGANISATION)
    found = common(one, other, [credit])
    assert found is not None
    assert (found.basis, found.name) == (Basis.CREDIT, "Cape Post")


def test_to_name_a_paper_is_not_to_take_its_word() -> None:
    one = paper(NEWS.format(one="though the Cape Post may sulk"))
    other = document(SAME_NEWS.format(other="which the Cape Post denies"), "r-2", "Orrin Herald")
    assert common(one, other) is None


def speeches(one: Document, other: Document) -> list[Attribution]:
    return [
        said(one, "harbour master Ola Marr", "Trawlers left Port Merrow on Monday"),
        said(other, "Ola Marr", "No signature was needed for the boats of Port Merrow"),
    ]


def test_two_that_rest_on_one_speaker_share_a_source() -> None:
    one = paper(NEWS.format(one="harbour master Ola Marr said"))
    other = document(SAME_NEWS.format(other="Ola Marr said"), "r-2", "Orrin Herald")
    found = common(one, other, speeches(one, other))
    assert found is not None
    assert (found.basis, found.name) == (Basis.SOURCE, "Ola Marr")
    assert common(one, other) is None, "without its speaker it is only the same news"


def test_an_interview_with_another_paper_is_not_the_same_word() -> None:
    one = paper(NEWS.format(one="harbour master Ola Marr told Radio Orrin"))
    other = document(SAME_NEWS.format(other="Ola Marr told the Cape Post"), "r-2", "Orrin Herald")
    assert common(one, other, speeches(one, other)) is None


def test_the_same_speaker_a_month_later_is_other_news() -> None:
    one = paper(NEWS.format(one="harbour master Ola Marr said"))
    other = document(SAME_NEWS.format(other="Ola Marr said"), "r-2", "Herald", "2031-04-04")
    assert common(one, other, speeches(one, other)) is None
