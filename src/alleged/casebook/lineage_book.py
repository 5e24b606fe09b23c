"""What can be asked of a casebook about who took from whom, and decided."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING

from alleged.casebook.finding import Row
from alleged.ledger.history import RunRecord
from alleged.ledger.store import Store
from alleged.model.document import Document
from alleged.model.lineage import Edge, Independence, Point
from alleged.publish.lineage import Lineage

if TYPE_CHECKING:
    from alleged.casebook.kinship import Kinship


class LineageBook(ABC):
    """The part of a casebook that knows where the words of reports come from."""

    _kin: "Kinship | None"

    def relate(
        self,
        report: str,
        origin: str = "",
        *,
        name: str = "",
        verdict: str = "confirmed",
        kind: str = "",
        reason: str = "",
    ) -> RunRecord:
        """Confirm, refute or add that a report took text or news from another; return the run.

        `report` and `origin` are ids of reports; `name` is somebody's who has none in the ledger.
        `kind` is `copy`, `derived` or `cites`; left out, that of the edge that was found, else
        `derived`. The latest decision on an edge counts; `undo` takes it back.
        """
        from alleged.casebook.deciding import edge_decision

        store, kinship = self._opened(), self._kinship()
        decision = edge_decision(
            store, kinship, report, origin, name, verdict, kind, reason, self._who()
        )
        return self._run(kinship.relate(decision))

    def edges(self) -> tuple[Edge, ...]:
        """Return who took text or news from whom, decisions included."""
        return self._kinship().edges()

    def independence(self, *ids: str) -> Independence:
        """Return how many voices some reports, deals or claims are, and why.

        Without ids: how many all reports of the ledger are.
        """
        return self._kinship().graph().independence(self._points(ids))

    def lineage(self, *ids: str) -> Lineage:
        """Return who took from whom around some reports, deals or claims."""
        return self._kinship().lineage(self._points(ids))

    def _points(self, ids: tuple[str, ...]) -> list[Point]:
        from alleged.casebook.kinship import points_of

        if not ids:
            return [Point(document.id) for document in self.documents()]
        return [point for each in ids for point in points_of(self.find(each))]

    def _kinship(self) -> "Kinship":
        from alleged.casebook.kinship import Kinship

        if self._kin is None:
            self._kin = Kinship(self._opened())
        return self._kin

    @abstractmethod
    def documents(self) -> Iterator[Document]:
        """Yield all documents."""

    @abstractmethod
    def find(self, wanted_id: str) -> Row:
        """Return the row with that id."""

    @abstractmethod
    def _opened(self) -> Store: ...

    @abstractmethod
    def _who(self) -> str: ...

    @abstractmethod
    def _run(self, number: int) -> RunRecord: ...
