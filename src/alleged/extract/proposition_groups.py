"""Which tellings of a text are of one and the same thing."""

from collections.abc import Sequence

from alleged.extract.draft import Draft
from alleged.extract.role_fillers import Fillers
from alleged.model.proposition import PropositionType


def grouped(fillers: Fillers, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return the tellings in groups, in order of first telling."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        for group in groups:
            if _same(fillers, group, draft):
                group.append(draft)
                break
        else:
            groups.append([draft])
    return groups


def _same(fillers: Fillers, group: Sequence[Draft], draft: Draft) -> bool:
    first = group[0]
    if (first.type, first.kind) != (draft.type, draft.kind):
        return False
    mine, theirs = _keys(fillers, [draft]), _keys(fillers, group)
    for role in ("agent", "recipient"):
        a, b = mine[role], theirs[role]
        if a and b and not a & b:
            return False
    worded = draft.type in (PropositionType.ACCUSATION, PropositionType.FORECAST)
    if worded and not _same_words(fillers, first, draft):
        return False
    if draft.type is PropositionType.OUTCOME:
        return _same_outcome(fillers, group, draft, mine, theirs)
    if draft.type is PropositionType.FORECAST and not (mine["agent"] or mine["recipient"]):
        return False  # "it will fall", "it will not last": of whom, nobody knows
    return mine == theirs or (mine["agent"] == theirs["agent"] and bool(mine["recipient"]))


def _same_words(fillers: Fillers, one: Draft, other: Draft) -> bool:
    """Say whether two tellings are carried by one word: "breaking it", "broke the truce"."""
    return fillers.syntax.lemma(one.token) == fillers.syntax.lemma(other.token)


def _same_outcome(
    fillers: Fillers,
    group: Sequence[Draft],
    draft: Draft,
    mine: dict[str, set[str]],
    theirs: dict[str, set[str]],
) -> bool:
    named = mine["recipient"] & theirs["recipient"]
    if any(not key.startswith("words:") for key in named):
        return not _differ(group, draft)
    if not mine["recipient"] and not theirs["recipient"] and draft.places:
        return bool(mine["agent"] & theirs["agent"])
    return bool(named) and bool(_counts(group) & _counts([draft]))


def _differ(group: Sequence[Draft], draft: Draft) -> bool:
    mine, theirs = _counts([draft]), _counts(group)
    return bool(mine and theirs and not mine & theirs)


def _counts(group: Sequence[Draft]) -> set[int]:
    return {number.best for draft in group for number in draft.numbers}


def _keys(fillers: Fillers, group: Sequence[Draft]) -> dict[str, set[str]]:
    return {
        "agent": {fillers.key(t) for d in group for t in d.agents},
        "recipient": {fillers.key(t) for d in group for t in d.recipients},
    }
