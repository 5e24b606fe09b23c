"""Which deals and outcomes of which reports are one episode: guessed by likeness, then decided."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alleged.model.account import Account, Outline
from alleged.model.deal import Deal
from alleged.model.decision import Decision, Verdict
from alleged.model.document import Document
from alleged.model.episode import Comparison, Episode, Member
from alleged.model.proposition import PropositionType
from alleged.resolve.accounts import account_of_deal, account_of_outcome
from alleged.resolve.blocks import compared, pairs
from alleged.resolve.clusters import FLOOR, Links, clustered, in_time
from alleged.resolve.likeness import (
    Compared,
    at_most,
    comparisons,
    likeness,
    shipped_weights,
)
from alleged.resolve.values import Thing, Told, period_of, rivals_among, values_of

LOOKED_AT = 60

_STATUSES = ("denied", "alleged", "broken", "reported", "announced", "completed")
"""Where as many members tell it one way as another, the first of these is the episode's."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings that are one episode, and the decision that put some of them there."""

    members: tuple[str, ...]
    decided: Mapping[str, Decision]
    """By member; the last decision about it."""


def episodes_of(told: Iterable[Told], decisions: Iterable[Decision] = ()) -> tuple[Episode, ...]:
    """Return the episodes that deals and outcomes belong to, the earliest published first.

    The same whatever order they come in. Compares all that could be one with each other, so it is
    for as many as a casebook has, not for every pair of a hundred thousand.
    """
    things = {each.id: (each, document) for each, document in told if is_comparable(each)}
    accounts = {key: account_of(*each) for key, each in things.items()}
    groups = with_decisions(clustered(accounts.values(), links_among(accounts.values())), decisions)
    found = (described(group, accounts, things) for group in groups)
    return tuple(sorted(found, key=lambda each: in_time(accounts[each.members[0].id])))


def is_comparable(thing: Thing) -> bool:
    """Say whether a thing is a deal or an outcome; relations and opinions are no episodes."""
    return isinstance(thing, Deal) or thing.type is PropositionType.OUTCOME


def account_of(thing: Thing, document: Document) -> Account:
    """Return a deal or outcome as it is compared with others of its sort."""
    if isinstance(thing, Deal):
        return account_of_deal(thing, document)
    return account_of_outcome(thing, document)


def links_among(accounts: Iterable[Account]) -> Links:
    """Return the likeness of all accounts that could be one, as far as it is worth keeping."""
    return dict(_links(pairs(compared(accounts))))


def links_of(new: Compared, others: Iterable[Compared]) -> Links:
    """Return the links of a new account to others, likewise."""
    return dict(_links((new, other) for other in others))


def may_link(new: Account, other: Outline, *, met: bool) -> bool:
    """Say whether two accounts of different reports can have a link, before they are compared.

    `met` says whether they may share a party or a place, and not only the word for whose it is.
    """
    if new.document == other.document or new.sort != other.sort:
        return False
    return 100 * at_most(new, other, shipped_weights(new.sort), met=met) >= FLOOR - 1


def _links(both: Iterable[tuple[Compared, Compared]]) -> Iterator[tuple[tuple[str, str], int]]:
    for a, b in both:
        bits = round(100 * likeness(a, b, shipped_weights(a.account.sort)))
        if bits >= FLOOR:
            left, right = sorted((a.account.id, b.account.id))
            yield (left, right), bits


def with_decisions(groups: Iterable[Sequence[str]], decisions: Iterable[Decision]) -> list[Group]:
    """Return the groups as people decided, each decision on top of those before it.

    A later decision that contradicts an earlier one wins: whoever made it saw what the earlier had
    come to, and an error would leave them no way to correct it. Tellings that are in no group, of
    reports that an undo hides, are passed over.
    """
    held = {number: list(group) for number, group in enumerate(groups)}
    home = {member: number for number, group in held.items() for member in group}
    why: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda each: each.number):
        known = [telling for telling in decision.tellings if telling in home]
        moved = known
        goal = len(held)
        if decision.verdict is Verdict.MERGE:
            moved = [each for number in {home[k]: None for k in known} for each in held[number]]
        elif decision.verdict is Verdict.MOVE:
            if decision.target not in home:
                continue
            goal = home[decision.target]
        held.setdefault(goal, [])
        for telling in moved:
            held[home[telling]].remove(telling)
            held[goal].append(telling)
            home[telling] = goal
        why.update(dict.fromkeys(known, decision))
    return [
        Group(tuple(sorted(group)), {m: why[m] for m in group if m in why})
        for group in held.values()
        if group
    ]


def outlined(group: Group, things: Mapping[str, Told]) -> Episode:
    """Return the episode that a group is, without what makes the program take it for one."""
    members = sorted(group.members, key=lambda each: _in_time(*things[each]))
    told = [things[each] for each in members]
    values = values_of(told)
    return Episode(
        tuple(
            Member(each, things[each][1].id, reasons=_decided(group.decided.get(each)))
            for each in members
        ),
        "deal" if isinstance(told[0][0], Deal) else "outcome",
        values,
        rivals_among(values),
        period_of(told),
        _status(told),
    )


def described(group: Group, accounts: Mapping[str, Account], things: Mapping[str, Told]) -> Episode:
    """Return the episode that a group is: each member with its reasons, and what members say."""
    outline = outlined(group, things)
    return replace(outline, members=reasoned(outline.members, outline.members, accounts))


def reasoned(
    wanted: Iterable[Member], members: Sequence[Member], accounts: Mapping[str, Account]
) -> tuple[Member, ...]:
    """Return some members of an episode with the reasons why they belong to it.

    `members` are all of them. In a group of very many, a member's nearest is looked for among the
    first `LOOKED_AT`: the accounts of these are needed, and of those that are wanted.
    """
    near = {each.id: Compared(accounts[each.id]) for each in members[:LOOKED_AT]}
    return tuple(_reasoned(each, accounts[each.id], near) for each in wanted)


def _reasoned(member: Member, own: Account, others: Mapping[str, Compared]) -> Member:
    account = others.get(own.id) or Compared(own)
    weights = shipped_weights(own.sort)
    bits, nearest = max(
        (
            (round(likeness(account, other, weights), 2), key)
            for key, other in others.items()
            if key != own.id and other.account.sort == own.sort
        ),
        default=(0.0, ""),
    )
    reasons = comparisons(account, others[nearest], weights) if nearest else ()
    return replace(member, nearest=nearest, bits=bits, reasons=(*member.reasons, *reasons))


def _in_time(thing: Thing, document: Document) -> tuple[float, str]:
    days = document.published_within()
    return (days[0].toordinal() if days else math.inf), thing.id


def _decided(why: Decision | None) -> tuple[Comparison, ...]:
    return (Comparison("decision", _in_words(why), 0.0),) if why else ()


def _in_words(decision: Decision) -> str:
    day = f" on {decision.at.date().isoformat()}" if decision.at else ""
    verb = {"merge": "merged", "split": "split off", "move": "moved"}[decision.verdict.value]
    return f"{verb} by {decision.who or 'somebody'}{day}: {decision.because}"


def _status(told: Iterable[Told]) -> str:
    counted = Counter(thing.decided_status.value for thing, _ in told if isinstance(thing, Deal))
    if not counted:
        return ""
    return min(counted, key=lambda status: (-counted[status], _STATUSES.index(status)))
