"""Who stood between the sides of one deal, of all whom the text names."""

from collections.abc import Sequence

from alleged.extract.acting_for import bodies_of, titles_of
from alleged.extract.backing import only_backs
from alleged.extract.envoys import tells_as_envoy
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.roles import CALLED
from alleged.extract.weights import Features, Weights
from alleged.model.actor import ActorKind

MEDIATES = 0.08
"""Least probability for a mediator whom the text ties to mediation; for others `LEAST` has it."""

CALLED_SO = 0.015
"""Least probability for a mediator whom the text calls one in so many words."""

_SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson"}
_BETWEEN = ("mediates", "arranges", "assists")
"""Ties of somebody who stands between the sides."""


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
        if not only_backs(reading, group, key) and not _is_spokesman(reading, key)
        if bodies_of(reading, key).isdisjoint(parties)  # a party's own man is its side
        if not group.aside or is_here(reading, group, key)
        if not _is_of_another(reading, group, key)
    ]


def _is_of_another(reading: Reading, group: Group, key: str) -> bool:
    """Whether only sentences that tell of other deals name somebody."""
    heads = (reading.heads[n] for n in reading.by_key[key])
    return all(reading.sentence_of.get(head) in group.apart for head in heads)


def is_between(mediator: float, features: Features, weights: Weights, alone: bool = False) -> bool:
    """Whether somebody mediates; where but one deal is told, words far from it say so too."""
    near = any(f"tie: {tie}" in features for tie in _BETWEEN)
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


def _is_spokesman(reading: Reading, key: str) -> bool:
    """Whether somebody is named as a spokesman, of whomever it be: that is nobody who mediates."""
    mine = reading.by_key[key]
    if any(reading.mentions[n].kind is not ActorKind.PERSON for n in mine):
        return False
    heads = (reading.doc[reading.heads[n]] for n in mine)
    return any(title.lower_ in _SPOKESMEN for head in heads for title in titles_of(head))


def is_here(reading: Reading, group: Group, key: str) -> bool:
    """Whether a deal's sentences name somebody."""
    return any(
        reading.mentions[n].key == key
        for number in group.sentences
        for n in reading.by_sentence[number]
    )
