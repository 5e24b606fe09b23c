"""By its last word: whether a noun means people, and whether a name is of those who bear arms."""

import csv
from collections.abc import Collection
from functools import cache
from importlib.resources import files

from alleged.model.actor import ActorKind, Mention

_ARMED = {ActorKind.ARMED_GROUP, ActorKind.MILITARY}
_WEAK = {
    "group", "groups", "organisation", "organization", "movement", "network", "outfit", "front",
    "fronts", "faction", "wing", "branch", "affiliate", "opposition", "resistance", "sect",
    "alliance", "patrols",
}  # fmt: skip
"""What bodies without arms are called too."""

_NAMES = {"guard", "guards", "corps", "legion", "legions", "regiment", "rangers", "rifles",
          "column", "marines", "squadron", "lancers", "commandos"}  # fmt: skip
"""What ends the names of those who bear arms, and means much else where it is no name."""

_OFFICIAL = {"army", "military", "police", "government", "state"}
_OFFICIAL_FORCES = (["security", "forces"], ["armed", "forces"], ["government", "forces"])
_JOINED = {"alliance", "coalition"}
_MANY = {"forces", "front", "union", "council"}
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee")
_THINGS = {
    "number", "paper", "power", "order", "matter", "letter", "weather", "water", "border",
    "quarter", "river", "centre", "center", "offer", "computer", "tower", "chapter", "filter",
    "corner", "counter", "cover", "danger", "disaster", "dollar", "door", "error", "factor",
    "fear", "fever", "fiber", "fighter-bomber", "floor", "helicopter", "hunger", "labor",
    "launcher", "layer", "mirror", "mortar", "motor", "newspaper", "other", "poster", "proper",
    "razor", "remainder", "sector", "shelter", "shoulder", "silver", "summer",
    "tanker", "temper", "terror", "timber", "tractor", "trailer", "transfer", "trigger",
    "tumor", "vapor", "winter", "wonder", "bulldozer", "charter", "crater", "drawer",
    "answer", "prayer", "ladder", "leather", "manner", "character", "committee", "coffee", "degree",
    "guarantee", "referee", "knee", "tree", "bumper", "buffer", "bunker", "cluster", "container",
    "corridor", "carrier", "cancer", "chamber", "dinner", "finger", "flower", "fodder", "fuel",
    "harbor", "interior", "interpreter", "ledger", "liquor", "master", "member", "meter",
    "monster", "murder", "outsider", "partner", "pointer", "posture", "printer", "quarrier",
    "register", "router", "rubber", "rumor", "scanner", "server", "slaughter", "slider", "spider",
    "starter", "sticker", "sugar", "supper", "surrender", "surveyor", "theater", "thunder",
    "tiger", "tender", "trouser", "humanitarian", "list", "cyclist-path", "assist", "mist", "fist",
    "wrist", "twist", "median", "radar", "cellar", "pillar", "scholar-ship", "anchor", "armor",
    "harvester", "cursor", "reactor", "elevator", "escalator", "generator", "indicator",
    "refrigerator", "radiator", "monitor", "vector", "equator", "favor", "flavor", "honor",
    "humor", "odor", "vigor", "behavior", "endeavor", "savior-complex", "minor", "major",
}  # fmt: skip
"""Nouns that end like those for people and mean things."""


def ends_like_people(lemma: str) -> bool:
    """Say whether a noun looks like one for people: "followers", "professor".

    >>> ends_like_people("follower"), ends_like_people("tower")
    (True, False)
    """
    return len(lemma) > 4 and lemma.endswith(_ENDINGS) and lemma not in _THINGS


def bears_arms(mention: Mention) -> bool:
    """Say whether a mention shows that its actor bears arms; "the group" and police do not."""
    last = mention.text.rpartition(" ")[2].casefold()
    armed = mention.kind in _ARMED or last_word_is_armed(mention.name)
    if not armed or last in ("police", "policeman", "policemen"):
        return False
    return mention.form == "name" or last not in _WEAK


@cache
def _armed_nouns() -> frozenset[str]:
    text = (files("alleged.data") / "cues" / "actor_nouns.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    nouns = {r["noun"] for r in rows if r["kind"] in ("armed group", "military")}
    return frozenset(nouns | {noun + "s" for noun in nouns}) - _WEAK - {"police"}


def last_word_is_armed(name: str) -> bool:
    """Say whether a name ends in a word for those who bear arms.

    >>> last_word_is_armed("Salt Hill Army"), last_word_is_armed("Salt Hill Bakery")
    (True, False)
    """
    last = name.rpartition(" ")[2]
    return last.casefold() in _armed_nouns() or (last.istitle() and last.casefold() in _NAMES)


def clashes(text: str, name: str, kinds: Collection[ActorKind]) -> bool:
    """Say whether a description cannot be of an actor of some name and, as named, some kinds.

    >>> clashes("the security forces", "Salt Hill Front", {ActorKind.ARMED_GROUP})
    True
    >>> clashes("the army", "Salt Hill Army", {ActorKind.ARMED_GROUP})
    False
    """
    if set(kinds) != {ActorKind.ARMED_GROUP}:
        return False
    words = text.casefold().split()
    named = set(name.casefold().split()) & (_OFFICIAL | _JOINED | _MANY)
    official = words[-1] in _OFFICIAL or words[-2:] in _OFFICIAL_FORCES
    return (official or words[-1] in _JOINED) and not named
