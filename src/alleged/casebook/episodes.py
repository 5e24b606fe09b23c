"""Episodes of a ledger: brought up to date when asked for, and described with what they hold."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from sqlalchemy import Connection

from alleged.casebook.besides import besides_deals
from alleged.ledger import grouping, retrieval
from alleged.ledger.decisions import decisions
from alleged.ledger.store import Store
from alleged.model.account import Account
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.filters import DealFilter
from alleged.model.proposition import Proposition, PropositionType
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.episode_cards import EpisodeCard
from alleged.resolve.blocks import blocks, stretches
from alleged.resolve.clusters import MOST, clustered, likest
from alleged.resolve.episodes import (
    Group,
    account_of,
    described,
    is_comparable,
    links_among,
    links_of,
    may_link,
    outlined,
    with_decisions,
)
from alleged.resolve.likeness import Compared

CHUNK = 200
FEW = 200
"""New reports that are joined one by one; more of them at once are grouped anew with the rest."""


SAID_EVERY = 1_000
_WORKING = (
    "{:,} reports are new or were reviewed since episodes were last worked out: they are worked "
    "out anew, once. In a large ledger that takes minutes."
)


def bring_up_to_date(store: Store, added: Sequence[int] | None = None) -> None:
    """Group what was read since the last time, and take out what an undo hides.

    `added` are the tellings that may be new, if it is known that nothing else is.
    """
    with store.reading() as db:
        if not grouping.uncounted(db, added) and (added is not None or not grouping.outdated(db)):
            return
    with store.writing() as db:
        new = grouping.uncounted(db, added)
        gone = grouping.outdated(db) if added is None else []
        if len(new) + len(gone) > FEW and grouping.counted(db):
            store.notice(_WORKING.format(len(new) + len(gone)))
        if len(new) > FEW and 4 * len(new) > grouping.counted(db):
            _group_anew(db)
            return
        touched = grouping.drop(db, gone) if gone else set()
        new = grouping.uncounted(db, added) if gone else new
        joined: list[int] = []
        for at, telling in enumerate(new, 1):
            joined += _added(db, telling)
            if at % SAID_EVERY == 0:
                store.notice(f"  {at:,} of {len(new):,}")
        _regroup(db, joined, touched)


def _group_anew(db: Connection) -> None:
    grouping.clear(db)
    number_of: dict[str, int] = {}
    accounts: list[Account] = []
    tellings = grouping.uncounted(db)
    for start in range(0, len(tellings), CHUNK):
        part = tellings[start : start + CHUNK]
        for telling, thing, document in retrieval.of_tellings(db, part):
            if not is_comparable(thing):
                continue
            account = account_of(thing, document)
            number = grouping.add_account(db, telling, account, blocks(Compared(account)))
            if number is not None:
                number_of[account.id] = number
                accounts.append(account)
        grouping.add_tellings(db, part)
    links = links_among(accounts)
    rows = ((number_of[a], number_of[b], bits) for (a, b), bits in links.items())
    grouping.add_links(db, rows)
    groups = clustered(accounts, links)
    grouping.set_groups(db, ([number_of[each] for each in group] for group in groups))


def _added(db: Connection, telling: int) -> Iterator[int]:
    """Keep the accounts of one telling, each linked to those it may be one with."""
    for _, thing, document in list(retrieval.of_tellings(db, [telling])):
        if not is_comparable(thing):
            continue
        account = account_of(thing, document)
        made = Compared(account)
        near = grouping.candidates(
            db, made.keys, made.shareable, stretches(account), partial(may_link, account)
        )
        number = grouping.add_account(db, telling, account, blocks(made))
        if number is None:
            continue
        number_of = {other.id: other_number for other_number, other in near}
        links = links_of(made, (Compared(other) for _, other in near))
        other_of = ((b if a == account.id else a, bits) for (a, b), bits in links.items())
        grouping.add_links(db, ((number, number_of[other], bits) for other, bits in other_of))
        yield number
    grouping.add_tellings(db, [telling])


def _regroup(db: Connection, joined: Sequence[int], touched: Iterable[int]) -> None:
    """Cluster anew whatever hangs together with the accounts given."""
    seen: set[int] = set()
    for start in chain(joined, sorted(touched)):
        if start in seen:
            continue
        part = grouping.around(db, start, MOST)
        seen |= part if len(part) <= MOST else {start}
        if len(part) <= MOST:
            _cluster(db, sorted(part))
        else:
            _place(db, start)


def _cluster(db: Connection, part: Sequence[int]) -> None:
    accounts = grouping.accounts(db, part)
    number_of = {account.id: number for number, account in accounts.items()}
    links = {
        (accounts[a].id, accounts[b].id): bits
        for a, beside in grouping.linked(db, part).items()
        for b, bits in beside.items()
        if b in accounts and accounts[a].id < accounts[b].id
    }
    groups = clustered(accounts.values(), links)
    grouping.set_groups(db, ([number_of[each] for each in group] for group in groups))


def _place(db: Connection, number: int) -> None:
    """Put one account into the group it is likest, where too many hang together to start anew."""
    near = grouping.linked(db, [number])[number]
    groups = grouping.grouped_with(db, sorted(near))
    accounts = grouping.accounts(db, sorted({number, *chain.from_iterable(groups)}))
    by_id = {account.id: account for account in accounts.values()}
    as_ids = [[accounts[each].id for each in group if each != number] for group in groups]
    links = {accounts[other].id: bits for other, bits in near.items() if other in accounts}
    home = likest([group for group in as_ids if group], accounts[number].id, by_id, links)
    number_of = {account.id: each for each, account in accounts.items()}
    grouping.set_groups(db, [[number, *(number_of[each] for each in home or ())]])


def groups(store: Store, tellings: Iterable[str] | None = None) -> list[Group]:
    """Return the groups that tellings are in, as people decided; of None, all groups."""
    with store.reading() as db:
        decided = decisions(db)
        if tellings is None:
            return with_decisions(grouping.all_groups(db), decided)
        wanted = set(tellings)
        about = {each for d in decided for each in (*d.tellings, d.target) if each}
        numbers = grouping.numbers_of(db, wanted | about).values()
        found = grouping.grouped_with(db, sorted(numbers))
        ids = grouping.ids(db, [number for group in found for number in group])
        as_ids = [[ids[number] for number in group] for group in found]
        return [g for g in with_decisions(as_ids, decided) if wanted & set(g.members)]


def fitting(store: Store, wanted: DealFilter) -> list[str]:
    """Return the ids of the deals that fit, and of the outcomes if those are asked for too."""
    besides = besides_deals(wanted)
    outcomes = replace(besides, type=PropositionType.OUTCOME) if besides else None
    return retrieval.ids(store, wanted, outcomes)


def cards(
    store: Store,
    found: Iterable[Group],
    *,
    shown: Container[str] | None = None,
    reasons: bool = True,
    claims: bool = True,
) -> Iterator[EpisodeCard]:
    """Yield the episode of each group, with its members and the reports that tell them.

    `shown` leaves out members that are not in it; without `reasons` or `claims` it is quicker.
    """
    for batch in _batches(found, shown):
        ids = chain.from_iterable(batch)
        told = {each[0].id: each for each in retrieval.by_id(store, ids, claims=claims)}
        for members, group in batch.items():
            things = {key: told[key][:2] for key in members if key in told}
            if not things:  # all rejected, in a ledger that cannot be brought up to date
                continue
            part = Group(tuple(things), group.decided)
            if reasons:
                accounts = {key: account_of(*each) for key, each in things.items()}
                episode = described(part, accounts, things)
            else:
                episode = outlined(part, things)
            yield EpisodeCard(episode, tuple(card(*told[each]) for each in episode.tellings))


def _batches(
    found: Iterable[Group], shown: Container[str] | None
) -> Iterator[dict[tuple[str, ...], Group]]:
    """Yield groups by their members that are shown, as many at a time as are fetched at once."""
    batch: dict[tuple[str, ...], Group] = {}
    size = 0
    for group in found:
        kept = tuple(each for each in group.members if shown is None or each in shown)
        if not kept:
            continue
        batch[kept] = group
        size += len(kept)
        if size >= retrieval.CHUNK:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch


def card(
    thing: Deal | Proposition, document: Document, claims: tuple[Claim, ...]
) -> DealCard | PropositionCard:
    """Return a telling beside the report that tells it."""
    if isinstance(thing, Deal):
        return DealCard(thing, document, claims)
    return PropositionCard(thing, document, claims)
