"""Which accounts are worth comparing: those that share somebody or some place, at some time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from alleged.model.account import ANY_TIME, Account
from alleged.resolve.likeness import Compared

QUARTER = 91
"""Days of a stretch by which times are blocked."""

_BEFORE, _AFTER = 183, 31
_LONGEST = 8 * QUARTER

Block = tuple[str, int]


def stretches(account: Account) -> tuple[int, ...]:
    """Return the stretches of days in which an account may meet others.

    They reach over its time with a month around it, or, if it does not tell one, from half a year
    before its publication. A time of more than two years is known too badly to be of use.
    """
    days = account.period
    if days is not None and days[1] - days[0] <= _LONGEST:
        first, last = days[0] - _AFTER, days[1] + _AFTER
    elif account.published is not None:
        first, last = account.published[0] - _BEFORE, account.published[1] + _AFTER
    else:
        return (ANY_TIME,)
    return tuple(range(first // QUARTER, last // QUARTER + 1))


def blocks(account: Compared) -> list[Block]:
    """Return the blocks an account stands in, in order."""
    kept = stretches(account.account)
    return [(key, stretch) for key in sorted(account.keys) for stretch in kept]


def pairs(accounts: Sequence[Compared]) -> Iterator[tuple[Compared, Compared]]:
    """Yield every two accounts of different reports that share a block, each pair once."""
    standing: dict[Block, list[int]] = defaultdict(list)
    anywhen: dict[str, list[int]] = defaultdict(list)
    untimed: dict[str, list[int]] = defaultdict(list)
    for number, account in enumerate(accounts):
        met: set[int] = set()
        timeless = ANY_TIME in stretches(account.account)
        for key in account.keys:
            met.update(anywhen[key] if timeless else untimed[key])
            anywhen[key].append(number)
            if timeless:
                untimed[key].append(number)
        if not timeless:
            for block in blocks(account):
                met.update(standing[block])
                standing[block].append(number)
        for other in sorted(met):
            if _may_meet(accounts[other], account):
                yield accounts[other], account


def _may_meet(a: Compared, b: Compared) -> bool:
    return a.account.document != b.account.document and a.account.sort == b.account.sort


def compared(accounts: Iterable[Account]) -> list[Compared]:
    """Return accounts ready to be compared, in order of their ids."""
    return [Compared(account) for account in sorted(accounts, key=lambda each: each.id)]
