"""What sort of body a name is of, where no actor file knows it."""

from collections.abc import Sequence

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.entity import Found, Roster

_RISING = {"liberation", "resistance", "revolutionary", "rebel", "insurgent", "salvation"}
_FORCES = {"army", "forces", "force", "brigade", "brigades", "battalion", "battalions"}
_BANDS = {"fronts", "militias", "brigades", "battalions", "gangs", "cartels", "commando",
          "commandos", "companies", "martyrs", "mujahideen", "guerrillas"}  # fmt: skip
"""Last words of armed bodies' names, besides the nouns that stand for such."""

_OPENING = {"jaysh", "jaish", "jund", "liwa", "harakat", "kataib", "kata'ib", "katibat", "ansar",
            "hizb", "jabhat", "saraya", "ahrar", "faylaq", "ajnad", "asaib", "lashkar", "jamaat",
            "frente", "bloque", "ejército"}  # fmt: skip
"""First words of armed bodies' names in other languages: "Jaysh al-Rimal" is no person."""

_WATCH = {"monitoring", "observer", "observers", "verification", "peacekeeping", "ceasefire",
          "truce", "mediation", "reconciliation"}  # fmt: skip
_WATCHING = {"mission", "force", "forces", "team", "committee", "commission", "group", "mechanism",
             "centre", "center", "council"}  # fmt: skip
_MEN = {"fighter", "rebel", "militant", "guerrilla", "gunman", "militiaman", "insurgent",
        "separatist"}  # fmt: skip


_ANY_BODY = {"group", "groups", "organisation", "organization", "network", "branch", "party",
             "alliance", "coalition", "bloc", "wing", "force"}  # fmt: skip
"""Nouns of bodies that need not be armed when they are capitalised."""


def is_band(words: Sequence[str]) -> bool:
    """Say whether a name is that of an armed group: no state calls its army so.

    >>> is_band(["Vale", "Liberation", "Army"]), is_band(["Vale", "Army"])
    (True, False)
    """
    lower = [word.lower() for word in words]
    return bool(lower) and lower[-1] in _FORCES and not _RISING.isdisjoint(lower)


def opens_band(words: Sequence[str]) -> bool:
    """Say whether a name of several words begins as those of armed bodies do in other languages.

    >>> opens_band(["Jaysh", "al", "-", "Rimal"]), opens_band(["Ansar"])
    (True, False)
    """
    return len(words) > 1 and words[0].lower() in _OPENING


def watches(words: Sequence[str]) -> bool:
    """Say whether a name is that of a body which watches over truces or goes between.

    >>> watches(["Ceasefire", "Monitoring", "Team"]), watches(["Weekly", "Observer"])
    (True, False)
    """
    lower = {word.lower() for word in words}
    return not _WATCH.isdisjoint(lower) and not _WATCHING.isdisjoint(lower)


def kind_by_name(words: Sequence[str]) -> ActorKind:
    """Return what sort of body a name is of; ORGANISATION where its words do not say.

    >>> str(kind_by_name(["Kelp", "Front"])), str(kind_by_name(["Truce", "Monitoring", "Mission"]))
    ('armed group', 'mediator')
    """
    lower = [word.lower() for word in words]
    if is_band(words) or (lower and lower[-1] in _BANDS) or opens_band(words):
        return ActorKind.ARMED_GROUP
    if watches(words):
        return ActorKind.MEDIATOR
    noun = actor_nouns().get(lower[-1]) if lower else None
    if noun is None or noun.sort not in {"body", "force"} or noun.noun in _ANY_BODY:
        return ActorKind.ORGANISATION
    return noun.kind


def find_kinds(roster: Roster) -> None:
    """Give bodies that no actor file knows the kind that their names or their men show.

    Also where the text says "Tarn Covenant fighters" or "the rebels of the Tarn Covenant".
    """
    kinds: dict[str, ActorKind] = {}
    for found in _unlisted(roster):
        kind = kind_by_name(roster.words[found.start : found.end])
        if kind is ActorKind.ORGANISATION and _has_men(roster, found):
            kind = ActorKind.ARMED_GROUP
        if kind is not ActorKind.ORGANISATION:
            kinds.setdefault(found.key, kind)
    for found in _unlisted(roster):
        if found.key in kinds:
            roster.sort(found, kinds[found.key])


def _unlisted(roster: Roster) -> list[Found]:
    return [
        found
        for found in roster.in_order()
        if found.form == "name"
        and found.kind is ActorKind.ORGANISATION
        and roster.known(found.key) is None
    ]


def _has_men(roster: Roster, found: Found) -> bool:
    """Say whether fighters are called by a name: "Covenant fighters", "the Covenant's rebels"."""
    head = roster.doc[found.head]
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif head.dep_ not in {"compound", "poss", "nmod", "amod"}:
        return False
    noun = actor_nouns().get(above.lower_)
    return noun is not None and noun.noun in _MEN
