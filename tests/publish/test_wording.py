"""Words for days, kinds and voices: plain, and no more exact than what is known."""

from dataclasses import replace
from datetime import date

import pytest
from factories import small_case

from alleged.model.claim import Voice
from alleged.model.document import Span
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.publish.entries import Report
from alleged.publish.wording import (
    day,
    party_names,
    period_words,
    place_words,
    sides,
    term_words,
    voices_words,
)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2031, 3, 4), date(2031, 3, 4), "day"), "4 March 2031"),
        (Period(date(2031, 3, 1), date(2031, 3, 31), "month"), "March 2031"),
        (Period(date(2031, 1, 1), date(2031, 12, 31), "year"), "2031"),
        (Period(date(2031, 3, 3), date(2031, 3, 9), "week"), "3 March 2031 to 9 March 2031"),
        (Period(date(2031, 3, 1), None, "open"), "since 1 March 2031"),
    ],
)
def test_periods_are_no_more_exact_than_known(period: Period, words: str) -> None:
    assert period_words(period) == words


def test_days_that_are_no_days_stay_as_written() -> None:
    assert [day(text) for text in ("2031", "2031-13", "", "last spring")] == [
        "2031",
        "2031-13",
        "",
        "last spring",
    ]


def test_missing_parties_are_said_to_be_missing() -> None:
    deal = small_case()[0][1].deals[0]
    assert party_names(replace(deal, parties=())) == "Parties not named"
    assert party_names(replace(deal, parties=deal.parties[:1])) == (
        "Tidewater Front and a party not named"
    )
    assert sides(replace(deal, parties=())) == "none named"


def test_a_naming_that_says_more_goes_in_the_place_of_the_name() -> None:
    report = Report.of(small_case()[0][0])
    said = [
        Voice("Davin Rook", None, "Davin Rook, a clerk", Span(0, 19)),
        Voice("Davin Rook", None, "He", Span(40, 42)),
        Voice("army", None, "The army", Span(50, 58)),
        Voice("Orrin Council", "orrin", "The Orrin Council", Span(60, 77)),
        Voice("Orrin Council", "orrin", "Merrow", Span(80, 86)),
        Voice("Harbour Gazette"),
    ]
    assert voices_words(said, report) == [
        "Davin Rook, a clerk",
        "the army",
        "Orrin Council (“Merrow”)",
        "the report itself",
    ]


def test_a_term_is_told_in_the_words_of_the_text() -> None:
    (term,) = small_case()[0][1].deals[0].terms
    assert term_words(term) == (
        "Tidewater Front: “hand over the grain silos”, in return for “the release of forty "
        "prisoners”"
    )


def test_a_place_says_how_it_was_read() -> None:
    town = Place("Merrow", 1.0, 2.0, "1", "town", "xx")
    span = Span(0, 6)
    assert place_words(PlaceMention(span, "Merrow", town)) == "Merrow (read as a town in XX)"
    assert place_words(PlaceMention(span, "Merro", town)) == "Merro (read as Merrow, a town in XX)"
    land = Place("Merrow", 1.0, 2.0, "2", "country", "xx")
    assert place_words(PlaceMention(span, "Merrow", land)) == "Merrow (read as a country)"
    assert place_words(PlaceMention(span, "Merro", None)) == "Merro (not placed)"


def test_sides_are_set_against_each_other_only_where_the_text_does() -> None:
    deal = small_case()[0][1].deals[0]
    assert sides(deal) == "Tidewater Front on one side, Orrin Council on the other"
    loose = tuple(replace(party, side=None) for party in deal.parties)
    assert sides(replace(deal, parties=loose)) == "Tidewater Front and Orrin Council"


@pytest.mark.parametrize(
    ("name", "mention", "shown"),
    [
        ("Ila Venn", "its leader, Ila Venn", "Ila Venn"),
        ("spokesman", "its spokesman", "spokesman (“its spokesman”)"),
        ("its spokesman", "its spokesman", "spokesman (“its spokesman”)"),
    ],
)
def test_a_voice_is_named_so_that_it_can_be_read_alone(name: str, mention: str, shown: str) -> None:
    report = Report("d", "d", "", "", (), "", "", "", "en")
    voice = Voice(name, None, mention, Span(0, len(mention)))
    assert voices_words([voice], report) == [shown]


def test_a_last_name_is_the_person_named_in_full() -> None:
    report = Report("d", "d", "", "", (), "", "", "", "en")
    said = [
        Voice("Ila Venn", "act-venn", "Ila Venn, a clerk", Span(0, 17)),
        Voice("Venn", None, "Venn", Span(30, 34)),
        Voice("Mill Front", None, "Mill Front", Span(40, 50)),
    ]
    assert voices_words(said, report) == ["Ila Venn, a clerk", "Mill Front"]


def test_a_naming_ends_where_its_relative_clause_begins() -> None:
    report = Report("d", "d", "", "", (), "", "", "", "en")
    mention = "the Salt Mission, whose observers watched the exchange"
    voice = Voice("Salt Mission", None, mention, Span(0, len(mention)))
    assert voices_words([voice], report) == ["Salt Mission"]
