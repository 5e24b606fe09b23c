"""Edges for those who follow them from report to report, without counting voices."""

from collections.abc import Iterable
from dataclasses import replace

from alleged.model.lineage import Basis, Edge, EdgeKind, Origin, Point, Witnesses


def followable(edges: Iterable[Edge], witnesses: Witnesses) -> tuple[Edge, ...]:
    """Return edges of which none leads further than voices are counted, in the order given.

    That two reports rest on one speaker makes one voice of what both have from that speaker;
    neither took from the other. Counting knows this (`independence.Graph`). Whoever only follows
    edges does not: over a report that shares one speaker with a second and another with a third,
    these two would become one. So edges of a shared source, the strongest first, stand for one
    voice only if all whom they bring together go back to one origin, and else for what is
    certain: both quote the same speaker. What a person decided stays as it is.
    """
    found = tuple(edges)
    groups, shared = _Groups(witnesses), []
    for edge in found:
        if not edge.origin_id or not edge.makes_one or edge.basis is Basis.NAMED:
            continue
        if edge.basis is Basis.SOURCE and not edge.decided_by:
            shared.append(edge)
        else:
            groups.join(edge.document_id, edge.origin_id)
    further = set()
    for edge in sorted(shared, key=lambda edge: (-edge.score, edge.id)):
        ends = edge.document_id, str(edge.origin_id)
        if groups.origins(*ends):
            groups.join(*ends)
        else:
            further.add(edge.id)
    return tuple(replace(e, kind=EdgeKind.QUOTES) if e.id in further else e for e in found)


class _Groups:
    """Reports that edges lead to from each other, and the origins that all of a group may have."""

    def __init__(self, witnesses: Witnesses) -> None:
        self._witnesses = witnesses
        self._above: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._common: dict[str, frozenset[Origin]] = {}

    def join(self, one: str, other: str) -> None:
        great, small = self._head(one), self._head(other)
        if great == small:
            return
        members = [self._members.pop(each, [each]) for each in (great, small)]
        if len(members[0]) < len(members[1]):
            great, small = small, great
            members.reverse()
        members[0].extend(members[1])
        self._members[great] = members[0]
        self._above[small] = great
        commons = [self._common.pop(each, None) for each in (great, small)]
        if commons[0] is not None and commons[1] is not None:
            self._common[great] = commons[0] & commons[1]

    def origins(self, one: str, other: str) -> frozenset[Origin]:
        """Return the origins that all may go back to who would be together with both."""
        return self._shared_by(self._head(one)) & self._shared_by(self._head(other))

    def _shared_by(self, head: str) -> frozenset[Origin]:
        if head not in self._common:
            mine = (self._witnesses.origins(Point(e)) for e in self._members.get(head, [head]))
            self._common[head] = frozenset.intersection(*mine)
        return self._common[head]

    def _head(self, report: str) -> str:
        while report in self._above:
            report = self._above[report]
        return report
