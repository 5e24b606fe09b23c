"""Why an item's values are as probable as they are: who says what, and what each voice is worth."""

from dataclasses import dataclass

import numpy as np

from alleged.errors import NothingFound
from alleged.weigh.reconciliation import Reconciliation


@dataclass(frozen=True, slots=True)
class Saying:
    """One source on one item."""

    source: str
    written: str
    """The value as this source gives it."""

    origin: str
    """The source that speaks for it; itself, if it is a voice of its own."""

    tie: str
    """Why it is no voice of its own; empty if it is one."""

    right: float
    """How often its origin is right about such items, 0 to 1; where values are lists of names, the
    share of the true names that it gives."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One value of the item, with all that say so."""

    value: str
    probability: float
    sayings: tuple[Saying, ...]

    @property
    def origins(self) -> int:
        """How many independent voices say so."""
        return len({saying.origin for saying in self.sayings})


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was said of one item, the most probable value first."""

    item: str
    answers: tuple[Answer, ...]

    @property
    def unsaid(self) -> float:
        """How probable it is that what is so is what nobody says."""
        return max(0.0, 1.0 - sum(answer.probability for answer in self.answers))


def explain(reconciliation: Reconciliation, item: str) -> Explanation:
    """Return who says what of an item; raises NothingFound if the table has no such item."""
    statements, told = reconciliation.sameness.statements, reconciliation.told
    try:
        number = statements.items.index(item)
    except ValueError:
        near = [name for name in statements.items if item.casefold() in name.casefold()][:5]
        named = ", ".join(map(repr, near))
        hint = f"Did you mean {named}?" if near else "Name it as the table does."
        raise NothingFound(f"the table has no item {item!r}", hint=hint) from None
    written = {
        int(source): told.words[int(told.word[candidate])]
        for source, candidate in zip(told.source, told.candidate, strict=True)
        if told.item[candidate] == number
    }
    probability = reconciliation.learnt.probability
    candidates = np.flatnonzero(statements.item == number)
    ranked = sorted(candidates.tolist(), key=lambda c: (-probability[c], statements.word[c]))
    return Explanation(
        item,
        tuple(
            Answer(
                statements.words[int(statements.word[each])],
                float(probability[each]),
                _sayings(reconciliation, each, written),
            )
            for each in ranked
        ),
    )


def _sayings(
    reconciliation: Reconciliation, candidate: int, written: dict[int, str]
) -> tuple[Saying, ...]:
    statements, origins = reconciliation.sameness.statements, reconciliation.origins
    voices = reconciliation.voices
    heard = voices.candidate == candidate
    right = dict(
        zip(voices.origin[heard].tolist(), reconciliation.learnt.right[heard].tolist(), strict=True)
    )
    found = []
    for source in statements.source[statements.candidate == candidate].tolist():
        leader, tie = int(origins.leader[source]), origins.ties.get(source)
        why = ""
        if tie is not None:
            why = (
                f"agrees with it on {tie.agreeing:,} of {tie.shared:,} contested items that both "
                f"speak of, {tie.overlap:.0%} of what either does"
            )
        name = statements.sources[source]
        found.append(
            Saying(name, written.get(source, ""), statements.sources[leader], why, right[leader])
        )
    return tuple(sorted(found, key=lambda s: (-s.right, s.origin, s.origin != s.source, s.source)))
