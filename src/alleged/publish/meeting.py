"""Things told are cut apart where their times cannot meet."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from alleged.model.period import Period

T = TypeVar("T")


def runs(
    told: Iterable[T], period_of: Callable[[T], Period | None], order: Callable[[T], Any]
) -> Iterator[list[T]]:
    """Yield what is told in order of time, cut where no period reaches over the gap.

    What has no time stands with the others if these are one run, else by itself.
    """
    ordered = sorted(told, key=order)
    dated = [(each, period) for each in ordered if (period := period_of(each)) is not None]
    found: list[list[T]] = []
    reach = date.min
    for each, period in dated:
        if found and period.first <= reach:
            found[-1].append(each)
        else:
            found.append([each])
        reach = max(reach, period.last or date.max)
    if len(found) == 1:
        yield ordered
        return
    yield from found
    if undated := [each for each in ordered if period_of(each) is None]:
        yield undated


def may_meet(left: Period | None, right: Period | None) -> bool:
    """Say whether two times can hold the same day; one that is not told may be any."""
    return left is None or right is None or left.may_meet(right)
