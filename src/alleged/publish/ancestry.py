"""Reports in trees, each under what it took from."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from alleged.model.lineage import Edge, Independence, Point
from alleged.publish.entries import Report

DEEPEST = 40
"""Reports one under the other that are drawn; what hangs deeper gets a tree of its own."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One report of a tree, and those that took from it."""

    report: Report
    edge: Edge | None
    """What it took from the report above; None at the top."""

    children: tuple["Branch", ...]
    names: tuple[Edge, ...]
    """Whom it credits, of whom the ledger has no report."""

    again: bool = False
    """Whether it stands further up already, under another report it took from."""


@dataclass(frozen=True, slots=True)
class Ancestry:
    """Reports, the edges between them, and how many voices those asked about are."""

    asked: tuple[Point, ...]
    reports: Mapping[str, Report]
    edges: tuple[Edge, ...]
    independence: Independence
    words: Mapping[str, str]
    """By edge id, the longest passage, in the words of the report that took it."""

    def trees(self) -> Iterator[Branch]:
        """Yield the reports in trees, each under what it took from, in order of time.

        A report that took from two stands under both; what took from it is told once. Reports
        that take from each other in a ring stand under the earliest of them.
        """
        under: dict[str, list[Edge]] = defaultdict(list)
        above: set[str] = set()
        names: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            if edge.origin_id is None:
                names[edge.document_id].append(edge)
            elif edge.makes_one and edge.origin_id in self.reports:
                under[edge.origin_id].append(edge)
                above.add(edge.document_id)
        told: set[str] = set()
        order = sorted(self.reports, key=self._when)
        for document in (*(each for each in order if each not in above), *order):
            if document not in told:
                yield self._branch(document, None, under, names, told, 0)

    def quotations(self) -> list[Edge]:
        """Return the edges of reports that share no more than what somebody said."""
        return [edge for edge in self.edges if edge.origin_id and not edge.makes_one]

    def _branch(
        self,
        document: str,
        edge: Edge | None,
        under: Mapping[str, list[Edge]],
        names: Mapping[str, list[Edge]],
        told: set[str],
        depth: int,
    ) -> Branch:
        report = self.reports[document]
        if document in told or depth > DEEPEST:
            return Branch(report, edge, (), (), again=True)
        told.add(document)
        theirs = sorted(under.get(document, ()), key=lambda each: self._when(each.document_id))
        children = tuple(
            self._branch(e.document_id, e, under, names, told, depth + 1) for e in theirs
        )
        return Branch(report, edge, children, tuple(names.get(document, ())))

    def _when(self, document: str) -> tuple[str, str, str]:
        report = self.reports[document]
        return report.published or "~", report.voice, document
