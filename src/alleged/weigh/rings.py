"""Where a graph begins, also where it goes in a ring."""

from collections.abc import Mapping


def beginnings(parents: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return for each node the nodes at which its ways up end.

    A ring that nothing leads out of has no beginning that anybody can see; it stands under the
    least name in it. Takes time that grows with nodes and edges, and no depth of calls: Tarjan's
    components, SIAM J. Comput. 1972, with a stack of its own.
    """
    found: dict[str, frozenset[str]] = {}
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    for start in sorted(parents):
        ways = [(start, iter(sorted(parents[start])))] if start not in number else []
        if ways:
            number[start] = low[start] = len(number)
            waiting.append(start)
        while ways:
            node, above = ways[-1]
            parent = next(above, None)
            if parent is None:
                ways.pop()
                if ways:
                    low[ways[-1][0]] = min(low[ways[-1][0]], low[node])
                if low[node] == number[node]:
                    _close(node, waiting, parents, found)
            elif parent not in number:
                number[parent] = low[parent] = len(number)
                waiting.append(parent)
                ways.append((parent, iter(sorted(parents.get(parent, frozenset())))))
            elif parent not in found:
                low[node] = min(low[node], number[parent])
    return found


def _close(
    node: str,
    waiting: list[str],
    parents: Mapping[str, frozenset[str]],
    found: dict[str, frozenset[str]],
) -> None:
    """Take the ring that was entered at a node; all that it leads to is known already."""
    ring = {node}
    while (member := waiting.pop()) != node:
        ring.add(member)
    above = {p for each in ring for p in parents.get(each, frozenset()) if p not in ring}
    roots = frozenset(root for parent in above for root in found[parent])
    for each in ring:
        found[each] = roots or frozenset((min(ring),))
