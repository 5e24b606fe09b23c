"""Tables of who says what of which item: read, weighed, explained, without a ledger."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from alleged.errors import QueryError, UnreadableDocument
from alleged.model.document import Refusal
from alleged.model.sayings import attribute_of
from alleged.read.limits import Limits
from alleged.read.sayings import SayingsTable, read_sayings
from alleged.weigh.comparison import Comparison
from alleged.weigh.explaining import Explanation, explain
from alleged.weigh.reconciliation import Reconciliation, reconcile
from alleged.weigh.reliability import letters_of


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A source that says several things of one item; its word is parted among them."""

    source: str
    item: str
    rows: tuple[int, ...]
    """Where it speaks of the item, as a spreadsheet counts rows."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A table, weighed, with the rows of it that could not be used."""

    weighed: Reconciliation
    refusals: tuple[Refusal, ...]
    empty: int
    """Rows whose value is empty."""

    contradictions: tuple[Contradiction, ...] = ()
    unused: tuple[str, ...] = ()
    """Wishes and letters for what the table does not have, each as a sentence."""

    def explain(self, item: str) -> Explanation:
        """Return who says what of an item, and what each voice is worth."""
        return explain(self.weighed, item)


def reconciled(
    target: str,
    compare: Iterable[str],
    letters: str,
    limits: Limits,
    progress: Callable[[str], None],
) -> Reconciled:
    """Return a table with the columns source, item and value, weighed.

    `compare` are wishes such as `number:2%` or `dead=number:10`; `letters` the path of a CSV file
    of sources and their Admiralty letters, or empty. Raises UnreadableDocument or QueryError.
    """
    comparison = Comparison.of(compare)
    given = _letters(letters) if letters else {}
    progress("reading the table")
    table = read_sayings(target, limits)
    weighed = reconcile(table.sayings, comparison, given, progress)
    return Reconciled(
        weighed,
        table.refusals,
        table.empty,
        _with_rows(table, weighed.contradictions()),
        tuple(_unused(weighed, comparison, given)),
    )


def _with_rows(table: SayingsTable, found: Iterable[tuple[str, str]]) -> tuple[Contradiction, ...]:
    rows: dict[tuple[str, str], list[int]] = {pair: [] for pair in found}
    if rows:
        said = table.sayings
        for number, source, item in zip(table.rows, said.source_of, said.item_of, strict=True):
            pair = said.sources[source], said.items[item]
            if pair in rows:
                rows[pair].append(number)
    listed = (Contradiction(*pair, tuple(numbers)) for pair, numbers in rows.items())
    return tuple(sorted(listed, key=lambda each: each.rows))


def _letters(path: str) -> dict[str, str]:
    """Return Admiralty letters by source, from a CSV file with a row for each."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = [
                (n, row) for n, row in enumerate(csv.reader(file), start=1) if "".join(row).strip()
            ]
    except (OSError, UnicodeError, csv.Error) as error:
        raise UnreadableDocument(
            f"{path!r} cannot be read: {error}", hint="It is a CSV file: source,letter."
        ) from error
    if rows and [cell.strip().lower() for cell in rows[0][1]] == ["source", "letter"]:
        rows = rows[1:]
    found: dict[str, str] = {}
    for number, row in rows:
        if len(row) != 2:
            raise UnreadableDocument(
                f"{path}, row {number}: it has {len(row)} cells",
                hint="Each row is a source and its letter, as in: Harbour Gazette,B",
            )
        try:
            found |= letters_of([(row[0], row[1])])
        except QueryError as error:
            raise QueryError(f"{path}, row {number}: {error}", hint=error.hint) from None
    return found


def _unused(weighed: Reconciliation, comparison: Comparison, letters: Iterable[str]) -> list[str]:
    """Return what was given of sources and attributes that the table does not have."""
    told = weighed.told
    sources = set(told.sources)
    found = [f"no row has the source {name!r}: its letter is not used" for name in letters
             if name not in sources]  # fmt: skip
    wanted = {name for name in (*comparison.kinds, *comparison.tolerances) if name}
    known = set(map(attribute_of, told.items)) if wanted else set()
    found += [f"no item has the attribute {name!r}: what was said of it is not used"
              for name in sorted(wanted - known)]  # fmt: skip
    return found
