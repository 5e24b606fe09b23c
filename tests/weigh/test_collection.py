"""A collection is compared in any order with one result, and grows without starting again."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from factories import document
from wires import ABRIDGED, CHANGED, CUT, EMBEDDED, LED_ANEW, OTHER, WIRE, wire

from alleged.model.document import Document
from alleged.model.lineage import Overlap
from alleged.weigh.candidates import Shelf, by_shingles, furniture_of
from alleged.weigh.collection import Entry, compare
from alleged.weigh.outlets import Outlets
from alleged.weigh.sheets import Sheet, sheet_of
from alleged.weigh.words import Keys

NONE: Keys = np.empty(0, np.uint32)
TEXTS = (WIRE, CUT, LED_ANEW, ABRIDGED, CHANGED, EMBEDDED, OTHER, "", "Snow.")
REPORTS = [wire(), *(document(text, f"r-{n}", f"Paper {n}") for n, text in enumerate(TEXTS[1:]))]


def laid_out(reports: Sequence[Document]) -> list[Sheet]:
    outlets = Outlets.of(report.outlet for report in reports)
    return [sheet_of(report, (), outlets) for report in reports]


def entries_of(sheets: Sequence[Sheet], old: int = 0) -> list[Entry]:
    return [
        Entry(sheet.document_id, sheet.fingerprint, sheet.imprint.days, place >= old)
        for place, sheet in enumerate(sheets)
    ]


def pairs(sheets: Sequence[Sheet], old: int = 0) -> dict[frozenset[str], Overlap]:
    found = compare(entries_of(sheets, old), sheets.__getitem__)
    return {frozenset((each.left, each.right)): each for _, _, each in found}


def random_text(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(words))


def test_every_copy_is_found_and_nothing_else() -> None:
    agency = REPORTS[0].id
    found = pairs(laid_out(REPORTS))
    copies = {report.id for report in REPORTS[1:6]}
    assert {pair for pair, each in found.items() if agency in pair and each.score} == {
        frozenset((agency, copy)) for copy in copies
    }


def test_the_order_of_reading_does_not_matter() -> None:
    expected = pairs(laid_out(REPORTS))
    for seed in range(5):
        mixed = list(REPORTS)
        random.Random(seed).shuffle(mixed)
        assert pairs(laid_out(mixed)) == expected


def test_new_reports_are_compared_with_old_ones_and_old_ones_are_left_alone() -> None:
    sheets = laid_out(REPORTS)
    asked: list[int] = []

    def sheet(place: int) -> Sheet:
        asked.append(place)
        return sheets[place]

    together = pairs(sheets)
    found = {
        frozenset((each.left, each.right))
        for _, _, each in compare(entries_of(sheets, old=len(sheets)), sheet)
    }
    assert (found, asked) == (set(), [])
    last = pairs(sheets, old=5)
    assert set(last) == {
        pair for pair in together if any(s.document_id in pair for s in sheets[5:])
    }


def test_one_more_report_finds_what_it_would_have_found_among_all() -> None:
    chance = random.Random(11)
    imprint = random_text(chance, 30)
    stories = [random_text(chance, 60) for _ in range(6)]
    reports = [
        document(
            f"{stories[n // 10]} {random_text(chance, 20)} {imprint}",
            f"r-{n}",
            f"Paper {n % 9}",
            published=(date(2031, 1, 1) + timedelta(days=3 * n)).isoformat(),
        )
        for n in range(60)
    ]
    sheets = laid_out(reports)
    last = sheets[-1].document_id
    together = {pair: each for pair, each in pairs(sheets).items() if last in pair}
    assert together
    assert pairs(sheets, old=len(sheets) - 1) == together


def test_what_comes_back_for_months_is_furniture_and_a_story_of_a_day_is_not() -> None:
    note = "Readers find the tide tables of the whole Sable Coast on page nine of each issue."
    chance = random.Random(1)
    begun = date(2031, 1, 1)
    days = [begun + timedelta(days=20 * number) for number in range(8)]
    reports = [
        document(f"{random_text(chance, 60)} {note}", f"m-{n}", "Merrow Star", day.isoformat())
        for n, day in enumerate(days)
    ]
    reports += [document(WIRE, f"w-{n}", f"Paper {n}", "2031-03-03") for n in range(8)]
    sheets = laid_out(reports)
    furniture = furniture_of(
        [sheet.fingerprint for sheet in sheets],
        [(d[0].toordinal(), d[1].toordinal()) for s in sheets if (d := s.imprint.days)],
    )
    assert len(np.intersect1d(furniture, laid_out([document(note)])[0].fingerprint.shingles)) > 3
    assert not len(np.intersect1d(furniture, sheets[-1].fingerprint.shingles))
    assert not [pair for pair in pairs(sheets) if pair & {sheets[n].document_id for n in range(8)}]


@pytest.mark.parametrize("published", ["2031-03-03", "", "2031-03"])
def test_one_story_in_many_papers_costs_few_pairs_a_paper(published: str) -> None:
    many = [document(WIRE, f"p-{n}", f"Paper {n}", published) for n in range(300)]
    found = pairs(laid_out(many))
    assert len(found) <= 12 * len(many)
    seen = {each for pair in found for each in pair}
    assert len(seen) == len(many)


def test_one_report_twice_is_found() -> None:
    twice = [document(WIRE, f"r-{n}", "Harbour Gazette", "2031-03-03") for n in range(2)]
    (found,) = pairs(laid_out(twice)).values()
    assert found.score == 1.0


def test_empty_reports_have_nothing_in_common() -> None:
    empty = [document(text, f"r-{n}") for n, text in enumerate(("", " ", "\n", "—", "…"))]
    assert pairs(laid_out(empty)) == {}


def test_a_very_long_text_is_compared_too() -> None:
    chance = random.Random(3)
    long = document(f"{random_text(chance, 60_000)} {WIRE} {random_text(chance, 60_000)}", "long")
    found = pairs(laid_out([wire(), long]))
    assert [each.score for each in found.values()] == [1.0]


def test_numbers_that_nobody_shares_make_no_pairs() -> None:
    sheets = laid_out(REPORTS[:1])
    lone = Shelf.of([replace(sheets[0].fingerprint)], [None], np.ones(1, dtype=np.bool_))
    assert by_shingles(lone, NONE) == []
    assert by_shingles(Shelf.of([], [], np.ones(0, dtype=np.bool_)), NONE) == []
    assert list(compare([], sheets.__getitem__)) == []
