"""Accounts become clusters: by average likeness, never by a chain of likenesses."""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence

from alleged.model.account import Account

Link = tuple[str, str]
Links = Mapping[Link, int]
"""Likeness of two accounts in hundredths of a bit, the smaller id first; at least `FLOOR`.

Whole numbers, so that sums do not hang on the order of adding."""

FLOOR = -200
"""Links of less are not kept."""

UNLIKE = -400
"""What two accounts without a link count."""

MOST = 400
"""Accounts that are clustered over all their pairs at once."""


Beside = Mapping[str, Mapping[str, int]]
"""For each account, those it has a link to."""


def clustered(accounts: Iterable[Account], links: Links) -> list[tuple[str, ...]]:
    """Return the ids of accounts in clusters, each sorted; whatever order they come in.

    Clusters are joined as long as some two are, on average over all pairs, likelier one than not,
    the likeliest first (UPGMA, Sokal & Michener 1958). Two accounts of one report are never
    joined: who tells of two things means two. Where more than `MOST` accounts hang together, they
    are taken in turn instead, the earliest published first, each to the cluster it is likest.
    """
    by_id = {account.id: account for account in accounts}
    beside = _adjacent(by_id, links)
    found: list[tuple[str, ...]] = []
    for part in components(beside):
        if len(part) <= MOST:
            found += _agglomerated(part, by_id, beside)
        else:
            found += _in_turn(sorted(part, key=lambda each: in_time(by_id[each])), by_id, beside)
    return found


def components(beside: Beside) -> list[list[str]]:
    """Return the accounts in parts that no link for their being one leads out of."""
    seen: set[str] = set()
    parts = []
    for account in sorted(beside):
        if account in seen:
            continue
        part, open_ = {account}, [account]
        while open_:
            near = beside[open_.pop()].items()
            new = [other for other, bits in near if bits > 0 and other not in part]
            part.update(new)
            open_ += new
        seen |= part
        parts.append(sorted(part))
    return parts


def in_time(account: Account) -> tuple[float, str]:
    """Return by what accounts are put in order: first day of publication, then id."""
    return (account.published[0] if account.published else math.inf), account.id


def average(cluster: Sequence[str], near: Mapping[str, int]) -> float:
    """Return the average likeness to a cluster's members of an account that has these links."""
    return sum(near.get(other, UNLIKE) for other in cluster) / len(cluster)


def _adjacent(accounts: Iterable[str], links: Links) -> dict[str, dict[str, int]]:
    beside: dict[str, dict[str, int]] = {account: {} for account in accounts}
    for (a, b), bits in links.items():
        if a in beside and b in beside:
            beside[a][b] = beside[b][a] = bits
    return beside


def _agglomerated(
    part: Sequence[str], accounts: Mapping[str, Account], beside: Beside
) -> list[tuple[str, ...]]:
    members = {each: [each] for each in part}
    reports = {each: {accounts[each].document} for each in part}
    # Sum of the links between two clusters, and how many they are.
    sums = {a: {b: (bits, 1) for b, bits in beside[a].items() if b in members} for a in part}

    def between(a: str, b: str) -> tuple[float, str, str, int, int]:
        total, count = sums[a][b]
        pairs = len(members[a]) * len(members[b])
        mean = (total + UNLIKE * (pairs - count)) / pairs
        a, b = min(a, b), max(a, b)
        return -mean, a, b, len(members[a]), len(members[b])

    queue = [between(a, b) for a in part for b in sums[a] if a < b]
    heapq.heapify(queue)
    while queue:
        unlike, a, b, size_a, size_b = heapq.heappop(queue)
        if unlike >= 0:
            break
        stale = (len(members.get(a, ())), len(members.get(b, ()))) != (size_a, size_b)
        if stale or reports[a] & reports[b]:
            continue
        members[a] += members.pop(b)
        reports[a] |= reports.pop(b)
        for other, (total, count) in sums.pop(b).items():
            del sums[other][b]
            if other != a:
                before, known = sums[a].get(other, (0, 0))
                sums[a][other] = sums[other][a] = (before + total, known + count)
        for other in sums[a]:
            heapq.heappush(queue, between(a, other))
    return sorted(tuple(sorted(cluster)) for cluster in members.values())


def _in_turn(
    part: Sequence[str], accounts: Mapping[str, Account], beside: Beside
) -> list[tuple[str, ...]]:
    home: dict[str, list[str]] = {}
    for each in part:
        cluster = likest([home[o] for o in beside[each] if o in home], each, accounts, beside[each])
        if cluster is None:
            home[each] = [each]
        else:
            cluster.append(each)
            home[each] = cluster
    clusters = {id(cluster): tuple(sorted(cluster)) for cluster in home.values()}
    return sorted(clusters.values())


def likest(
    clusters: Iterable[list[str]],
    account: str,
    accounts: Mapping[str, Account],
    near: Mapping[str, int],
) -> list[str] | None:
    """Return the cluster that an account is likelier in than not, and likeliest; None if none."""
    report = accounts[account].document
    best: tuple[float, list[str]] | None = None
    for cluster in {id(each): each for each in clusters}.values():
        mean = average(cluster, near)
        if mean <= 0 or any(accounts[other].document == report for other in cluster):
            continue
        if best is None or (mean, best[1]) > (best[0], cluster):
            best = mean, cluster
    return best[1] if best else None
