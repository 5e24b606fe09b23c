"""What "the group", "the government" and "its fighters" stand for in one text."""

from collections import Counter
from collections.abc import Sequence

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.bands import name_bands
from alleged.resolve.body_kinds import is_band
from alleged.resolve.entity import Found, Roster
from alleged.resolve.states_spoken_of import likeliest, states_spoken_of
from alleged.resolve.whose_government import (
    is_set_against,
    owner_of,
    side_of_owner,
    state_over,
    state_told,
    unlisted_owner,
    whole_of,
)

_DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his"}
_OWNED = {"its", "their", "his", "her"}
_GOVERNMENTS = {"governments", "states", "regimes", "juntas", "administrations", "republics"}
"""Several of them are none."""

_GROUPS = {ActorKind.ARMED_GROUP, ActorKind.POLITICAL_BODY, ActorKind.COALITION}
_RANK = {
    "member": (ActorKind.ARMED_GROUP,),
    "body": (
        ActorKind.ARMED_GROUP,
        ActorKind.POLITICAL_BODY,
        ActorKind.COALITION,
        ActorKind.ORGANISATION,
    ),
    "state": (ActorKind.GOVERNMENT, ActorKind.STATE),
    "force": (ActorKind.MILITARY,),
}
_ARMED = {"front", "militia", "brigade", "battalion", "guerrillas", "insurgency", "rebellion"}
_CIVIL = {
    "institute", "university", "college", "school", "office", "ministry", "court", "bank",
    "commission", "centre", "center", "society", "foundation", "observatory", "agency", "company",
    "parliament", "intelligence", "service", "services", "committee", "hospital", "church",
    "association",
}  # fmt: skip
"""What ends or opens the names of bodies that no "front" and no "militia" is."""

_PARTS = {"branch", "faction", "wing", "offshoot", "splinter", "affiliate", "remnant"}
_OPPOSED = {ActorKind.POLITICAL_BODY, ActorKind.COALITION}
_WHOLE = {"federal", "central", "national"}
"""Before "government" or "authorities": those of the state, not of a part of it."""

_SAYS_NO_MORE = {
    "body": {
        "armed", "militant", "insurgent", "guerrilla", "jihadist", "islamist", "extremist",
        "terrorist", "radical", "separatist", "left", "leftist", "marxist", "maoist", "outlawed",
        "banned", "paramilitary",
    }, "member": {"armed"}, "force": {"national", "regular"}, "state": _WHOLE,
}  # fmt: skip
"""Adjectives that a noun already implies."""

_BEHIND = {"in", "at", "near", "to", "from", "into", "around", "outside", "inside", "towards"}
"""Prepositions behind which names of places stand."""

_ANYBODY = {"fighter", "gunman", "combatant"}
"""Without an article these are some people, not the ones spoken of."""

CLOSE = 0.7
"""Share of the first state's weight from which on the second is spoken of as much."""

NEAR = 4
"""Sentences back in which the state last named decides between two."""

_SUBJECTS = {"nsubj", "nsubjpass"}


def resolve_descriptions(
    roster: Roster, countries: Sequence[str], grounds: Sequence[str] = ()
) -> None:
    """Give each bare description the key of the actor that it stands for.

    "The rebels" is what was called rebels before; otherwise the nearest armed group named before
    it, counting subjects double. "The government" is the state that the text speaks of most, by
    name, by adjective or by its places (`countries`, ISO codes of the places found; `grounds`,
    those of its different towns and provinces: they say better where a text is set than a country
    named in passing, but one alone may only share its name with a town at the world's other end).
    """
    nouns = actor_nouns()
    weights = states_spoken_of(roster, countries)
    spoken_of = likeliest(roster, weights, grounds)
    seen: list[Found] = []
    by_noun: dict[str, str] = {}
    named: dict[str, str] = {}
    unnamed: list[Found] = []
    for found in roster.in_order():
        if found.form != "description" or not found.noun:
            last = nouns.get(roster.doc[found.end - 1].lower_)
            if last is not None and last.sort == "body":
                named[last.noun] = found.key  # "the Kelp Front" is "the Front" from here on
            elif last is not None and last.sort == "force" and _is_of_rebels(roster, found):
                named[last.noun] = found.key  # but "the army" that it fights is another
            elif last is not None and last.sort in {"member", "force"}:
                by_noun[last.noun] = found.key  # "the Vale army" is "the army" from here on
            seen.append(found)
            continue
        sort = nouns[found.noun].sort
        bare = _is_bare(roster, found)
        if not bare:
            by_noun[found.noun] = found.key
            seen.append(found)
            continue
        words = {word.lower() for word in roster.words[found.start : found.head]}
        whole = sort == "state" and bool(_WHOLE & words)
        key = by_noun.get(found.noun) if sort != "side" and not whole else None
        if sort == "state" and (whose := state_told(roster, found)) is not None:
            roster.rekey(found, whose)
            roster.is_government(whose)
            seen.append(found)
            continue
        side = side_of_owner(roster, found) if sort in {"member", "force"} else None
        if side is not None and sort == "force":
            roster.sort(found, ActorKind.ARMED_GROUP)
            found = roster.at(found.head) or found
        key = side or key
        if roster.doc[found.head].text[:1].isupper():
            key = named.get(found.noun, key)
        if roster.doc[found.head].lower_ == "force" and found.start < found.head:
            called = _called_force(roster, seen)
            if called is not None:
                roster.sort(found, ActorKind.ARMED_GROUP)
                found = roster.at(found.head) or found
            key = called or key
        owner = unlisted_owner(roster, found) if sort in {"state", "force"} else None
        if key is None and owner is None and sort in _RANK and _refers_back(roster, found, sort):
            if sort == "state":
                key = _state_here(roster, found, spoken_of, weights)
                if roster.doc[found.start].lower_ in {"that", "this"}:
                    key = _nearest(roster, seen, found, sort) or spoken_of
                key = whole_of(roster, key) if whole else key
                if key is not None:
                    roster.is_government(key)
            elif sort == "force":
                state = owner_of(roster, found)
                key = _army_of(roster, state) if state is not None else None
                key = key or _nearest(roster, seen, found, sort) or _army_of(roster, spoken_of)
            else:
                key = _nearest(roster, seen, found, sort)
        if key is not None:
            roster.rekey(found, key)
            if sort == "member":
                by_noun.setdefault(found.noun, key)
        else:
            by_noun.setdefault(found.noun, found.key)
            if owner is not None:
                roster.rename(found.key, f"{owner} {found.noun}")
            if sort in {"member", "body"}:
                unnamed.append(found)
        seen.append(roster.at(found.head) or found)
    name_bands(roster, unnamed, countries, grounds, weights)


def _is_of_rebels(roster: Roster, found: Found) -> bool:
    """Whether an army is one by its name alone: "the Vale Liberation Army" is an armed group."""
    return found.form == "name" and (
        found.kind is ActorKind.ARMED_GROUP or is_band(roster.words[found.start : found.end])
    )


def _is_bare(roster: Roster, found: Found) -> bool:
    """Whether nothing but articles, numbers and the noun itself makes up the words.

    "The armed group" says no more than "the group" of one that was named before.
    """
    words = found.key.removeprefix("text:").split(" ")
    implied = _SAYS_NO_MORE.get(actor_nouns()[found.noun].sort, ())
    if len(words) == 2 and words[0] in implied and roster.doc[found.start].lower_ == "the":
        words = words[1:]
    return roster.known(found.key) is None and len(words) == 1


def _refers_back(roster: Roster, found: Found, sort: str) -> bool:
    many = roster.doc[found.head].tag_ in {"NNS", "NNPS"}
    plural = sort == "state" and roster.doc[found.head].lower_ in _GOVERNMENTS
    one = roster.doc[found.head].lower_ == found.noun  # "the guerrillas" are one body
    if many and not one and (sort == "body" or plural):
        return False  # "the two groups" are no one of them
    first = roster.doc[found.start].lower_
    if first not in _DEFINITE and any(c.dep_ == "acl" for c in roster.doc[found.head].rights):
        return False  # "rebels supported by Xland" are some, told for the first time
    before = roster.doc[found.start - 1].lower_ if found.start else ""
    if first in _DEFINITE or before in _DEFINITE:
        return True
    return sort in {"member", "state"} and found.start > 0 and found.noun not in _ANYBODY


def _nearest(roster: Roster, seen: Sequence[Found], found: Found, sort: str) -> str | None:
    best, best_score = None, 0.0
    doc = roster.doc
    for rank, other in enumerate(reversed(seen)):
        band = sort == "member" and _is_of_rebels(roster, other)
        if (other.kind not in _RANK[sort] and not band) or other.noun == found.noun:
            continue
        if found.noun == "opposition" and other.kind not in _OPPOSED:
            continue  # it may sit in a parliament
        if found.noun in _ARMED and _is_civil(roster, other):
            continue
        if sort == "body" and _has_a_part(roster, other):
            continue
        if sort == "body" and _is_ground(roster, other):
            continue
        unknown = other.form == "description" and roster.known(other.key) is None
        if unknown and (sort == "body" or (sort == "force" and doc[other.head].tag_ == "NNS")):
            continue  # "soldiers" of whom nothing is said are not "the army"
        if sort == "force" and doc[other.start].lower_ in _OWNED:
            continue  # "Xland says its forces are at home": "the army" is another
        distance = roster.sentence_of(found.start) - roster.sentence_of(other.start)
        score = 1.0 / (2 + distance) + (0.3 if doc[other.head].dep_ in _SUBJECTS else 0.0)
        score += 0.4 * (other.kind is _RANK[sort][0])
        if score > best_score:
            best, best_score = other.key, score
        if rank > 12:
            break
    return best


def _has_a_part(roster: Roster, found: Found) -> bool:
    """Whether it is only said what another is a part of: "the Guard, a branch of the Front"."""
    head = roster.doc[found.head]
    under = head.head.head
    return head.dep_ == "pobj" and head.head.lower_ == "of" and under.lower_ in _PARTS


def _called_force(roster: Roster, seen: Sequence[Found]) -> str | None:
    """Return the key of the body named last that calls itself a force, as an armed group does."""
    for other in reversed(seen):
        ends = roster.name_of(other.key).casefold().split()[-1:]
        if ends in (["force"], ["forces"]) and other.kind is ActorKind.ARMED_GROUP:
            return other.key
    return None


def _is_ground(roster: Roster, found: Found) -> bool:
    """Whether a name that nobody lists is a place's: one word, behind "in", "to" or "from"."""
    if found.kind is not ActorKind.ORGANISATION or found.end - found.start > 1:
        return False
    if roster.known(found.key) is not None:
        return False
    return any(
        other.key == found.key and roster.doc[max(other.start - 1, 0)].lower_ in _BEHIND
        for other in roster.in_order()
    )


def _state_here(
    roster: Roster, found: Found, spoken_of: str | None, weights: Counter[str]
) -> str | None:
    """Return whose government one description means, where the text speaks of two states alike.

    It is that of the state at home to the band it is named beside, else of the one whose government
    or army was named last before it, and none that does something to it: "Xland put the government
    in contact with them".
    """
    ranked = [key for key, _ in weights.most_common() if not is_set_against(roster, found, key)]
    best = spoken_of if spoken_of in ranked else next(iter(ranked), None)
    if spoken_of is None or spoken_of not in weights:
        return spoken_of
    if best is None or roster.doc[found.start].lower_ not in {"the", "its"}:
        return best
    alike = [key for key in ranked if weights[key] >= CLOSE * weights[best]]
    if len(alike) < 2:
        return best
    at_home = _homes_of_bands(roster, found) & set(alike)
    if len(at_home) == 1:
        return next(iter(at_home))
    here = roster.sentence_of(found.start)
    for other in reversed([f for f in roster.in_order() if f.start < found.start]):
        if here - roster.sentence_of(other.start) > NEAR:
            break
        actor = roster.known(other.key)
        state = state_over(roster, actor) if actor is not None and not other.metonym else None
        if state in alike:
            return state
    return best


def _homes_of_bands(roster: Roster, found: Found) -> set[str]:
    """Return the keys of the states that the armed groups in a description's sentence are of."""
    actors = [roster.known(other.key) for other in roster.in_sentence(found)]
    countries = [
        actor.countries[0]
        for actor in actors
        if actor is not None and actor.kind is ActorKind.ARMED_GROUP and len(actor.countries) == 1
    ]
    states = (roster.state_of(country) for country in countries)
    return {state.id for state in states if state is not None}


def _army_of(roster: Roster, state: str | None) -> str | None:
    actor = roster.known(state) if state else None
    if actor is None:
        return None
    for country in actor.countries:
        army = roster.army_of(country)
        if army is not None:
            return roster.key_of(army)
    under = roster.army_under(actor.id)
    return roster.key_of(under) if under is not None else None


def _is_civil(roster: Roster, found: Found) -> bool:
    """Whether a body cannot bear arms, by its name: "Institute for Border Studies"."""
    unlisted = found.kind is ActorKind.ORGANISATION
    return unlisted and any(
        word.lower() in _CIVIL for word in roster.words[found.start : found.end]
    )
