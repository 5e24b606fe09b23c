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
    "gunmen": "gunman",
    "militiamen": "militiaman",
    "tribesmen": "tribesman",
    "authorities": "authority",
    "communities": "community",
    "parties": "party",
    "armies": "army",
    "mercenaries": "mercenary",
    "paramilitaries": "paramilitary",
    "enemies": "enemy",
    "adversaries": "adversary",
    "navies": "navy",
    "mafias": "mafia",
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
        found.setdefault(noun.noun + "s", noun)
    for plural, singular in _PLURALS.items():
        found[plural] = found[singular]
    return found
