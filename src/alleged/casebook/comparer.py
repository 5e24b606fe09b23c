"""Reports of a ledger compared: many with all others at once, a few with a collection kept."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from alleged.ledger import origins
from alleged.ledger.origins import Compared
from alleged.ledger.store import Store
from alleged.model.lineage import Imprint, Overlap
from alleged.weigh.collection import Entry, compare
from alleged.weigh.fingerprints import SCHEME, Fingerprint, packed, unpacked
from alleged.weigh.growing import Growing
from alleged.weigh.outlets import Outlets
from alleged.weigh.sheets import Sheet, sheet_of

FEW = 20
"""New reports that are looked up in a collection kept in memory; it is made for the first."""

AT_ONCE = 500
"""Reports whose fingerprints and overlaps are kept in one transaction."""

_LAID_IN = 5_000
"""Reports that are laid into the collection at the same time."""


class Comparer:
    """What compares new reports of one ledger with all that were compared before."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._outlets: tuple[int, frozenset[str], Outlets] = (0, frozenset(), Outlets.of(()))
        self.forget()

    def forget(self) -> None:
        """Forget which reports there are."""
        self._growing = Growing(self._at_places)
        self._tellings: list[int] = []
        self._place_of: dict[int, int] = {}

    def compare(self, numbers: Sequence[int], known: Mapping[int, Imprint]) -> None:
        """Compare tellings with each other and with those known, which stay as they are; keep it.

        Raises LedgerError if it cannot be kept.
        """
        sheets = _Sheets(self._store, self._known_outlets())
        if len(numbers) > FEW:
            self._compare_many(numbers, known, sheets)
            return
        try:
            self._compare_few(numbers, known, sheets)
        except BaseException:
            self.forget()  # what was laid in may not have been kept
            raise

    def _compare_few(
        self, numbers: Sequence[int], known: Mapping[int, Imprint], sheets: "_Sheets"
    ) -> None:
        if len(self._place_of) < len(known):
            self._lay_in([each for each in known if each not in self._place_of], known)
        laid_out = sheets.some(numbers)
        new = [_compared(number, laid_out[number]) for number in numbers]
        self._noted(numbers)

        def at(places: Sequence[int]) -> dict[int, Sheet]:
            tellings = {place: self._tellings[place] for place in places}
            found = laid_out | sheets.some(set(tellings.values()) - laid_out.keys())
            return {place: found[telling] for place, telling in tellings.items()}

        found = [
            (self._tellings[left], self._tellings[right], overlap)
            for left, right, overlap in self._growing.compare([_entry(e) for e in new], at)
        ]
        origins.keep(self._store, SCHEME, new, found)

    def _lay_in(self, numbers: Sequence[int], known: Mapping[int, Imprint]) -> None:
        """Put tellings that were compared before into the collection."""
        for start in range(0, len(numbers), _LAID_IN):
            part = numbers[start : start + _LAID_IN]
            prints = self._prints(part)
            self._noted(part)
            self._growing.add([_old(known[each], prints[each]) for each in part])

    def _noted(self, numbers: Sequence[int]) -> None:
        for each in numbers:
            self._place_of[each] = len(self._tellings)
            self._tellings.append(each)

    def _compare_many(
        self, numbers: Sequence[int], known: Mapping[int, Imprint], sheets: "_Sheets"
    ) -> None:
        old = list(known)
        prints = self._prints(old)
        new = [_compared(number, sheet) for number, sheet in sheets.all(numbers)]
        everyone = [*old, *numbers]
        entries = [_old(known[each], prints[each]) for each in old]
        entries += map(_entry, new)
        found = (
            (everyone[left], everyone[right], overlap)
            for left, right, overlap in compare(entries, lambda place: sheets.one(everyone[place]))
        )
        for part in _parts(new, found):
            origins.keep(self._store, SCHEME, *part)

    def _at_places(self, places: Sequence[int]) -> dict[int, Fingerprint]:
        tellings = {self._tellings[place]: place for place in places}
        return {tellings[number]: each for number, each in self._prints(list(tellings)).items()}

    def _prints(self, numbers: Sequence[int]) -> dict[int, Fingerprint]:
        return {
            row.telling: Fingerprint(
                unpacked(row.shingles), unpacked(row.stems), unpacked(row.marks)
            )
            for row in origins.prints(self._store, SCHEME, numbers)
        }

    def _known_outlets(self) -> Outlets:
        """Return the outlets of the ledger, those of reports that came since the last time too."""
        last, names, outlets = self._outlets
        now, more = origins.outlet_names(self._store, after=last)
        if not names.issuperset(more):
            names |= more
            outlets = Outlets.of(names)
        self._outlets = now, names, outlets
        return outlets


class _Sheets:
    """Sheets of the ledger's reports, laid out when they are asked for."""

    def __init__(self, store: Store, outlets: Outlets) -> None:
        self._store = store
        self._outlets = outlets

    def all(self, numbers: Sequence[int]) -> Iterator[tuple[int, Sheet]]:
        for number, document, attributions in origins.reports(self._store, numbers):
            yield number, sheet_of(document, attributions, self._outlets)

    def some(self, numbers: Collection[int]) -> dict[int, Sheet]:
        return dict(self.all(sorted(numbers)))

    def one(self, number: int) -> Sheet:
        return self.some([number])[number]


def _compared(number: int, sheet: Sheet) -> Compared:
    mine = sheet.fingerprint
    return Compared(
        number, sheet.imprint, packed(mine.shingles), packed(mine.stems), packed(mine.marks)
    )


def _entry(new: Compared) -> Entry:
    mine = Fingerprint(unpacked(new.shingles), unpacked(new.stems), unpacked(new.marks))
    return Entry(new.imprint.document_id, mine, new.imprint.days, new=True)


def _old(imprint: Imprint, fingerprint: Fingerprint) -> Entry:
    return Entry(imprint.document_id, fingerprint, imprint.days, new=False)


def _parts(
    new: Sequence[Compared], found: Iterable[tuple[int, int, Overlap]]
) -> Iterator[tuple[Sequence[Compared], list[tuple[int, int, Overlap]]]]:
    """Yield new reports a few at a time, each overlap with the last of its two new reports."""
    place = {each.number: at for at, each in enumerate(new)}
    owned: dict[int, list[tuple[int, int, Overlap]]] = {}
    for left, right, overlap in found:
        at = max(place.get(left, -1), place.get(right, -1))
        owned.setdefault(at // AT_ONCE, []).append((left, right, overlap))
    for start in range(0, len(new), AT_ONCE):
        yield new[start : start + AT_ONCE], owned.get(start // AT_ONCE, [])
