"""Which of two reports had it first: by credit, by day, by how much of it others hold."""

from collections.abc import Iterable, Mapping
from datetime import date

from alleged.model.document import Span
from alleged.model.lineage import Basis, CreditKind, Imprint, Overlap
from alleged.weigh.sources import share

CLEARLY = 1.05
"""How much more of a report others must hold for that to say which was first."""


Standing = tuple[date, float, str]
"""By what reports are put in order: the earlier first, then the one of which others hold more."""


class Precedence:
    """An order of reports that share something, the same whatever order they come in."""

    def __init__(self, imprints: Mapping[str, Imprint]) -> None:
        self._imprints = imprints
        self._held: dict[str, float] = {}

    def hold(self, document: str, overlaps: Iterable[Overlap]) -> bool:
        """Take in what a report has in common with others; say whether more of it is now held.

        Whatever was said of it by then is then to be asked again.
        """
        spans: list[Span] = []
        for each in overlaps:
            if each.basis is Basis.WORDS and each.score:
                mine = each.left == document
                spans += (p.left if mine else p.right for p in each.passages)
        before, now = self._held.get(document, 0.0), float(share(spans, 1))
        if spans:
            self._held[document] = now
        return now != before

    def first(self, left: str, right: str) -> str:
        """Return which of two reports had first what they share.

        Who is credited was first. Else the earlier one; where days do not tell, the one of whose
        text others hold clearly more, since a copy that was cut or led anew has less of it; then
        the one with a day. What is left is decided by id, so that the answer is always the same.
        """
        mine, theirs = self._imprints[left], self._imprints[right]
        credited = _credits(mine, theirs), _credits(theirs, mine)
        if credited[0] != credited[1]:
            return right if credited[0] else left
        if mine.days and theirs.days:
            if mine.days[1] < theirs.days[0]:
                return left
            if theirs.days[1] < mine.days[0]:
                return right
        held_left, held_right = self._held.get(left, 0.0), self._held.get(right, 0.0)
        if max(held_left, held_right) > CLEARLY * min(held_left, held_right):
            return left if held_left > held_right else right
        if (mine.days is None) != (theirs.days is None):
            return right if mine.days is None else left
        return min(left, right)

    def standing(self, document: str) -> Standing:
        """Return where a report stands among all, for choosing among origins of one report."""
        days = self._imprints[document].days
        return days[0] if days else date.max, -self._held.get(document, 0.0), document


def _credits(one: Imprint, other: Imprint) -> bool:
    """Say whether a report says that its words are the other's outlet's, or links to the other."""
    for credit in one.credits:
        if credit.kind is CreditKind.LINK:
            if credit.key == other.address != "":
                return True
        elif credit.key == other.host and credit.key != one.host:
            return True
    return False
