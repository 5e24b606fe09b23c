"""Common nouns that can stand for an actor, as data: `data/cues/actor_nouns.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.model.actor import ActorKind


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """One noun and what it can stand for."""

    noun: str
    sort: str
    """`member`, `body`, `state`, `force`, `people` or `side`; see the head of the file."""

    kind: ActorKind


_PLURALS = {
    "gunman": "gunmen",
    "militiaman": "militiamen",
    "tribesman": "tribesmen",
    "authority": "authorities",
    "community": "communities",
    "party": "parties",
    "army": "armies",
    "mercenary": "mercenaries",
    "paramilitary": "paramilitaries",
    "enemy": "enemies",
    "adversary": "adversaries",
    "navy": "navies",
    "mafia": "mafias",
    "proxy": "proxies",
    "churchman": "churchmen",
}


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Return every noun by its lower-case singular and plural forms."""
    text = files("alleged").joinpath("data/cues/actor_nouns.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found: dict[str, ActorNoun] = {}
    for row in rows:
        noun = ActorNoun(row["noun"], row["class"], ActorKind(row["kind"]))
        found[noun.noun] = noun
        found.setdefault(plural_of(noun.noun), noun)
    return found


def plural_of(noun: str) -> str:
    """Return the plural of an actor noun.

    >>> plural_of("gunman"), plural_of("rebel")
    ('gunmen', 'rebels')
    """
    return _PLURALS.get(noun, noun + "s")
