"""What a casebook does for files of the user's own, without its ledger."""

from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from typing import TYPE_CHECKING

from alleged.model.document import Refusal
from alleged.model.event import CodedEvent
from alleged.settings import Settings

if TYPE_CHECKING:
    from alleged.casebook.reconciling import Reconciled


class WithoutLedger:
    """The part of a casebook that neither needs a ledger nor changes one."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings.load()

    def code(self, target: str | PathLike[str]) -> Iterator[CodedEvent | Refusal]:
        """Yield the PLOVER root class of each marked sentence of a JSON Lines file, in order.

        The target is a file, or `-` for standard input; a line has `id`, `text`, and `marked` or
        `source` and `target`. What cannot be used comes out as a refusal in its place.
        """
        from alleged.casebook.coding import code_file
        from alleged.casebook.limits import limits_of

        return code_file(str(target), limits_of(self.settings))

    def reconcile(
        self,
        target: str | PathLike[str],
        compare: Iterable[str] = (),
        letters: str = "",
        progress: Callable[[str], None] = lambda doing: None,
    ) -> "Reconciled":
        """Return how probable each value of each item of a table is, and who is how often right.

        The table is a CSV file with the columns source, item and value, or `-`. `compare` says how
        values are compared (`number:2%`, `date:1d`, `dead=number:10`); where it says nothing, the
        values themselves tell. `letters` is a CSV file of sources and Admiralty letters.
        """
        from alleged.casebook.limits import limits_of
        from alleged.casebook.reconciling import reconciled

        return reconciled(str(target), compare, letters, limits_of(self.settings), progress)
