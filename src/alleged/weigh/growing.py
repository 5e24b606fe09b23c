"""A collection that grows by a few reports at a time, each put beside what shares its words."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from alleged.model.lineage import Overlap
from alleged.weigh.candidates import (
    NEAR,
    RARE_IN,
    Shelf,
    by_news,
    by_shingles,
    come_back,
    runs,
)
from alleged.weigh.collection import Entry, compared, ordinals
from alleged.weigh.fingerprints import Fingerprint, among, shingles_of
from alleged.weigh.postings import FewPostings, Longs, Places, Postings
from alleged.weigh.rarity import rarity_of
from alleged.weigh.sheets import Sheet
from alleged.weigh.words import Keys

_NO_DAY = date.max.toordinal()
_NONE: Keys = np.empty(0, np.uint32)


class Growing:
    """The reports of a collection as far as new ones are put beside them; each has a place.

    Comparing says what `collection.compare` says of the whole, without looking at the whole: the
    reports that share a shingle or a rare word with a new one are looked up. Memory: some 1.2 kB a
    report.
    """

    def __init__(self, fingerprints: Callable[[Sequence[int]], Mapping[int, Fingerprint]]) -> None:
        """`fingerprints` gives those of some places again; they are not kept here."""
        self._fingerprints = fingerprints
        self._ids: list[str] = []
        self._first, self._last = array("q"), array("q")
        self._shingles, self._stems = Postings(), FewPostings(RARE_IN)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, entries: Sequence[Entry]) -> range:
        """Add reports, of which it does not matter whether they are new; return their places."""
        places = range(len(self), len(self) + len(entries))
        for each in entries:
            self._ids.append(each.document_id)
            first, last = ordinals(each.days) or (_NO_DAY, _NO_DAY)
            self._first.append(first)
            self._last.append(last)
        self._shingles.add([each.fingerprint.shingles for each in entries], places.start)
        self._stems.add([each.fingerprint.stems for each in entries], places.start)
        return places

    def compare(
        self, entries: Sequence[Entry], sheets_of: Callable[[Sequence[int]], Mapping[int, Sheet]]
    ) -> Iterator[tuple[int, int, Overlap]]:
        """Add a few reports; yield what each has in common with others, as `collection.compare`.

        `sheets_of` lays out the reports at some places.
        """
        new = self.add(entries)
        mine = _all([each.fingerprint.shingles for each in entries])
        shingles = self._shingles.of(mine[~among(mine, self._furniture(mine))])
        stems = self._stems.of(self._rare(_all([each.fingerprint.stems for each in entries])))
        order = self._in_time(np.unique(np.concatenate([shingles[1], stems[1], [*new]])))
        on_shelf = np.empty(len(self), np.int32)
        on_shelf[order] = np.arange(len(order))
        known = {p: each.fingerprint for p, each in zip(new, entries, strict=True)}
        shelf = Shelf(
            [self._days(place) for place in order.tolist()],
            order >= new.start,
            lambda: _placed(shingles, on_shelf),
            lambda: _placed(stems, on_shelf),
            lambda place: known[int(order[place])],
        )
        pairs = set(by_shingles(shelf, _NONE))
        beside = {*order[[place for pair in pairs for place in pair]].tolist()}
        beside |= {*self._near(np.unique(stems[1]), new).tolist()}
        known |= self._fingerprints(sorted(beside - known.keys()))
        words = _all([each.stems for each in known.values()])
        rarity = rarity_of(words, self._stems.counts(words), len(self))
        both = [
            (int(order[earlier]), int(order[later]))
            for later, earlier in sorted(pairs.union(by_news(shelf, rarity)))
        ]
        if not both:
            return
        sheets = sheets_of(sorted({place for pair in both for place in pair}))
        furniture = self._furniture(_all([shingles_of(s.words.keys) for s in sheets.values()]))
        yield from compared(both, sheets.__getitem__, rarity, furniture)

    def _furniture(self, asked: Keys) -> Keys:
        """Return which of these shingles come back for ever."""
        shingles, places = self._shingles.of(asked)
        first, last = self._first_of(places), self._last_of(places)
        dated = (first != _NO_DAY) & (last - first < NEAR)
        shingles, days = shingles[dated], first[dated]
        starts, sizes = runs(shingles)
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
            # Ten thousand reports may have one: of their days only two are wanted in their places.
            days[start : start + size].partition((size // 4, (3 * size) // 4))
        return come_back(shingles, days)

    def _rare(self, stems: Keys) -> Keys:
        """Return which of these words may bring reports together."""
        counts = self._stems.counts(stems)
        return stems[(counts > 1) & (counts <= RARE_IN)]

    def _near(self, places: Places, new: range) -> Places:
        """Return which of these places are of days about those of a new report."""
        first, last = self._first_of(places), self._last_of(places)
        keep = first == _NO_DAY
        for each in new:
            mine = self._days(each)
            keep |= mine is None or np.maximum(mine[0] - last, first - mine[1]) <= NEAR
        return np.asarray(places[keep])

    def _in_time(self, places: Places) -> Places:
        """Return places in order of time, those without a day last."""
        ids = np.array([self._ids[place] for place in places.tolist()])
        order = np.lexsort((ids, self._last_of(places), self._first_of(places)))
        return np.asarray(places[order])

    def _days(self, place: int) -> tuple[int, int] | None:
        first = self._first[place]
        return None if first == _NO_DAY else (first, self._last[place])

    def _first_of(self, places: Places) -> Longs:
        return np.frombuffer(self._first, np.int64)[places]

    def _last_of(self, places: Places) -> Longs:
        return np.frombuffer(self._last, np.int64)[places]


def _all(lists: Sequence[Keys]) -> Keys:
    """Return the numbers of all lists, sorted."""
    return np.unique(np.concatenate(lists)) if lists else _NONE


def _placed(shared: tuple[Keys, Places], on_shelf: npt.NDArray[np.int32]) -> tuple[Keys, Places]:
    """Return numbers with the places on the shelf, ascending within each."""
    numbers, places = shared[0], on_shelf[shared[1]]
    order = np.lexsort((places, numbers))
    return numbers[order], places[order]
