"""A new report finds in a collection that is kept what it would find in the whole of it."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from factories import document
from hypothesis import given
from hypothesis import strategies as st
from wires import ABRIDGED, CHANGED, CUT, EMBEDDED, LED_ANEW, OTHER, RETOLD, WIRE

from alleged.model.document import Document
from alleged.model.lineage import Overlap
from alleged.weigh.collection import Entry, compare
from alleged.weigh.growing import Growing
from alleged.weigh.outlets import Outlets
from alleged.weigh.postings import FewPostings, Postings, postings
from alleged.weigh.sheets import Sheet, sheet_of

BEGUN = date(2031, 1, 1)


def collection(seed: int, count: int) -> list[Sheet]:
    """Return reports of many days and of none, with copies, retellings and words that come back."""
    chance = random.Random(seed)
    stock = [_text(chance, 25) for _ in range(2)]
    told = [WIRE, CUT, LED_ANEW, ABRIDGED, CHANGED, EMBEDDED, OTHER, RETOLD]
    told += [f"{_text(chance, 50)} Orrin Herald said." for _ in range(4)]
    made: list[Document] = []
    for number in range(count):
        day = (BEGUN + timedelta(days=chance.randrange(120))).isoformat()
        published = chance.choice((day, day, day, day[:7], ""))
        parts = [chance.choice(told), chance.choice(stock), _text(chance, chance.randrange(30))]
        text = " ".join(parts[: chance.choice((1, 2, 3))])
        made.append(document(text, f"r-{number}", f"Paper {number % 5}", published))
    outlets = Outlets.of(each.outlet for each in made)
    return [sheet_of(each, (), outlets) for each in made]


def _text(chance: random.Random, words: int) -> str:
    return " ".join("".join(chance.choices("abcdefgh", k=4)) for _ in range(words))


def entry(sheet: Sheet, *, new: bool) -> Entry:
    return Entry(sheet.document_id, sheet.fingerprint, sheet.imprint.days, new)


def whole(sheets: Sequence[Sheet], old: int) -> dict[tuple[int, int], Overlap]:
    """Return what the reports from `old` on have in common with others, all of them laid out."""
    entries = [entry(sheet, new=place >= old) for place, sheet in enumerate(sheets)]
    return {(a, b): found for a, b, found in compare(entries, sheets.__getitem__)}


def laid_out(sheets: Sequence[Sheet]) -> Callable[[Sequence[int]], dict[int, Sheet]]:
    return lambda places: {place: sheets[place] for place in places}


def grown(sheets: Sequence[Sheet], parts: Sequence[int]) -> Growing:
    kept = Growing(lambda places: {place: sheets[place].fingerprint for place in places})
    start = 0
    for size in parts:
        kept.add([entry(each, new=False) for each in sheets[start : start + size]])
        start += size
    return kept


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("few", [1, 3])
def test_few_reports_find_what_they_would_find_among_all(seed: int, few: int) -> None:
    sheets = collection(seed, 90)
    old = len(sheets) - few
    expected = whole(sheets, old)
    kept = grown(sheets, [old // 3, old - old // 3])
    new = [entry(sheet, new=True) for sheet in sheets[old:]]
    found = {(a, b): each for a, b, each in kept.compare(new, laid_out(sheets))}
    assert found == expected


def test_something_is_found_to_compare() -> None:
    found = [each for seed in range(8) for each in whole(collection(seed, 90), 87).values()]
    assert {each.basis.value for each in found} >= {"words", "rewrite", "credit"}
    assert any(each.basis.value == "words" and each.score for each in found)


def test_one_after_the_other_they_find_what_they_would_find_then() -> None:
    sheets = collection(21, 40)
    kept = grown(sheets, [])
    for place, sheet in enumerate(sheets):
        found = kept.compare([entry(sheet, new=True)], laid_out(sheets))
        assert {(a, b): o for a, b, o in found} == whole(sheets[: place + 1], place)


def test_only_reports_that_share_something_are_laid_out() -> None:
    lone = sheet_of(document("Snow fell over Qarvelith.", "snow"), (), Outlets.shipped())
    taken = sheet_of(document(_text(random.Random(9), 60), "story"), (), Outlets.shipped())
    sheets = [*collection(3, 60), taken, lone, taken]
    kept = grown(sheets, [61])
    asked: list[int] = []

    def some(places: Sequence[int]) -> dict[int, Sheet]:
        asked.extend(places)
        return {place: sheets[place] for place in places}

    assert list(kept.compare([entry(lone, new=True)], some)) == []
    assert asked == []
    ((left, right, _),) = kept.compare([entry(taken, new=True)], some)
    assert {left, right} == set(asked) == {60, 62}


def test_a_report_without_words_finds_nothing() -> None:
    empty = [sheet_of(document("", f"e-{n}"), (), Outlets.shipped()) for n in range(3)]
    kept = grown(empty, [])
    for place, each in enumerate(empty):
        assert list(kept.compare([entry(each, new=True)], laid_out(empty))) == []
        assert len(kept) == place + 1


NUMBERS = st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 5), max_size=6, unique=True)


@given(st.lists(st.lists(NUMBERS, max_size=4), max_size=6))
def test_numbers_are_found_however_they_were_added(parts: list[list[list[int]]]) -> None:
    everything = [np.array(sorted(each), np.uint32) for part in parts for each in part]
    kept, first = Postings(), 0
    for part in parts:
        kept.add([np.array(sorted(each), np.uint32) for each in part], first)
        first += len(part)
    numbers, places = postings(everything)
    wanted = np.unique(np.append(numbers, np.array([3, 2**32 - 1], np.uint32)))
    found = kept.of(wanted)
    assert [each.tolist() for each in found] == [numbers.tolist(), places.tolist()]
    assert kept.counts(wanted).tolist() == [int((numbers == each).sum()) for each in wanted]


@given(st.lists(st.lists(NUMBERS, max_size=4), max_size=6), st.integers(1, 4))
def test_of_what_many_have_only_the_count_is_kept(parts: list[list[list[int]]], most: int) -> None:
    everything = [np.array(sorted(each), np.uint32) for part in parts for each in part]
    kept, first = FewPostings(most), 0
    for part in parts:
        kept.add([np.array(sorted(each), np.uint32) for each in part], first)
        first += len(part)
    numbers, places = postings(everything)
    wanted = np.unique(numbers)
    counts = np.array([int((numbers == each).sum()) for each in wanted], np.int64)
    few = np.isin(numbers, wanted[counts <= most])
    assert kept.counts(wanted).tolist() == counts.tolist()
    found = kept.of(wanted)
    assert [each.tolist() for each in found] == [numbers[few].tolist(), places[few].tolist()]
