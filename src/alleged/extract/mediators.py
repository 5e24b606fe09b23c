"""Who stood between the sides of one deal, of all whom the text names."""

from collections.abc import Sequence

from alleged.extract.acting_for import bodies_of
from alleged.extract.envoys import tells_as_envoy
from alleged.extract.groups import Group
from alleged.extract.hand_in import hand_in
from alleged.extract.no_mediator import only_backs, only_tells
from alleged.extract.reading import Reading
from alleged.extract.roles import BETWEEN, CALLED
from alleged.extract.weights import Features, Weights

MEDIATES = 0.08
"""Least probability for a mediator whom the text ties to mediation; for others `LEAST` has it."""

CALLED_SO = 0.015
"""Least probability for a mediator whom the text calls one in so many words."""


def mediators_of(
    reading: Reading,
    group: Group,
    scored: Sequence[tuple[float, float, str, Features]],
    parties: Sequence[str],
    weights: Weights,
) -> list[str]:
    """Return the keys of those who mediated the deal of a group.

    `scored` holds how likely each is a party, how likely a mediator, the key and the features.
    """
    return [
        key
        for _, mediator, key, features in scored
        if key not in parties
        if is_between(mediator, features, weights, group.deals == 1)
        or (mediator >= MEDIATES and tells_as_envoy(reading, group, key))
        if not (only_backs(reading, group, key) or only_tells(reading, group, key))
        if bodies_of(reading, key).isdisjoint(parties)  # a party's own man is its side
        if not group.aside or is_here(reading, group, key)
        if not _is_of_another(reading, group, key)
        if not _had_no_hand_in_it(reading, key)
    ]


def _had_no_hand_in_it(reading: Reading, key: str) -> bool:
    heads = (reading.doc[reading.heads[n]] for n in reading.by_key[key])
    return any(hand_in(reading, head) is False for head in heads)


def _is_of_another(reading: Reading, group: Group, key: str) -> bool:
    """Whether only sentences that tell of other deals name somebody, or tie them to mediation."""
    heads = [reading.heads[n] for n in reading.by_key[key]]
    tied = [head for head in heads if any(tie in reading.contexts.get(head, ()) for tie in BETWEEN)]
    own = set(group.sentences)
    return any(
        of and all(n in group.told_of and n not in own for n in map(reading.sentence_of.get, of))
        for of in (heads, tied)
    )


def is_between(mediator: float, features: Features, weights: Weights, alone: bool = False) -> bool:
    """Whether somebody mediates; where but one deal is told, words far from it say so too."""
    near = any(tie in features for tie in BETWEEN)
    if "tie: supervises" in features and not near:
        return False
    if mediator >= weights.least("mediator") or "tie: guarantees" in features:
        return True
    if mediator >= CALLED_SO and (
        CALLED in features or (alone and f"elsewhere {CALLED}" in features)
    ):
        return True
    far = "elsewhere tie: mediates" in features and (alone or "sentences away=3" not in features)
    return (near or far) and mediator >= MEDIATES


def is_here(reading: Reading, group: Group, key: str) -> bool:
    """Whether a deal's sentences name somebody."""
    return bool(reading.within(group.sentences, key))
