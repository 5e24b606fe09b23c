"""Who made a deal, who stood between, who guaranteed or approved it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from alleged.extract.arguments import arguments_of
from alleged.extract.envoys import beside
from alleged.extract.groups import Group
from alleged.extract.mediators import is_between, is_here, mediators_of
from alleged.extract.nameless_mediators import nameless_mediators
from alleged.extract.no_party import is_no_party, only_places
from alleged.extract.reading import Reading
from alleged.extract.roles import role_features
from alleged.extract.state_and_army import on_one_side, states_for_armies
from alleged.extract.weights import Features, Weights
from alleged.model.actor import ActorKind, Mention
from alleged.model.deal import Party

FIRST = 0.15
"""Least probability for the first party and for each one beyond the second."""

NEAR = 0.05
"""Least probability for a party that stands where a text of many deals tells of this one."""

PERSON = 0.6
"""Least probability for somebody who is a party in person."""

MOST = 6.0
"""Log-odds beyond this say nothing more."""

RATHER = 0.25
"""Somebody less likely to mediate than this share of how likely they are a party is a party."""

_STATE_LIKE = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.COALITION}
_NEVER_ALONE = {ActorKind.MEDIATOR, ActorKind.OUTLET}
"""Kinds that are a party only where the text names them as one."""

_PLURALS = (
    "gangs", "groups", "factions", "cartels", "clans", "militias", "movements", "parties",
    "communities", "tribes", "paramilitaries", "organisations", "organizations", "bands",
)  # fmt: skip
_DEFINITE = {"the", "this", "that", "his", "her", "its", "their"}
_CAN_BE_MEMBERS = {
    ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.POLITICAL_BODY, ActorKind.COMMUNITY,
}  # fmt: skip
_OTHER_ROLES = (("tie: supervises", "supervisor"), ("tie: consents", "approver"))


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody with a role in one deal."""

    parties: tuple[Party, ...]
    mediators: tuple[Party, ...]
    other_roles: tuple[Party, ...]
    keys: tuple[str, ...]
    """Keys of the parties, likeliest first."""

    probabilities: tuple[float, ...]
    reasons: tuple[str, ...]
    signs: Features
    """How surely these are the parties and no others, for whoever asks if it is a deal at all."""


def cast(
    reading: Reading, group: Group, weights: Weights, earlier: frozenset[str] = frozenset()
) -> Cast:
    """Return who had which role in the deal that a group of sentences tells of.

    `earlier` holds the keys of the parties to deals told before it.
    """
    scored: list[tuple[float, float, str, Features]] = []
    tied = role_features(reading, group.sentences, group.anchors, earlier)
    places = only_places(reading)
    for key, features in tied.items():
        if key in places:
            continue
        party = weights.linear["party"].probability(features)
        mediator = weights.linear["mediator"].probability(features)
        scored.append((party, mediator, key, features))
    scored.sort(key=lambda s: (-s[0], s[2]))
    chosen = _parties(reading, scored, group, weights)
    mediators = mediators_of(reading, group, scored, chosen, weights)
    others = [
        (role, key)
        for _, _, key, features in scored
        if key not in chosen and key not in mediators
        for tie, role in _OTHER_ROLES
        if tie in features and is_here(reading, group, key)
    ]
    sides = _sides(reading, group, chosen)
    by_key = {key: (party, features) for party, _, key, features in scored}
    return Cast(
        parties=tuple(_party(reading, group, key, sides.get(key), "party") for key in chosen),
        mediators=tuple(
            chain(
                (_party(reading, group, key, None, "mediator") for key in mediators),
                (as_party(m, None, "mediator") for m in beside(reading, group, mediators, chosen)),
                nameless_mediators(reading, group),
            )
        ),
        other_roles=tuple(_party(reading, group, key, None, role) for role, key in others),
        keys=tuple(chosen),
        probabilities=tuple(by_key[key][0] for key in chosen),
        reasons=tuple(
            f"{name_of(reading, key)}: "
            + "; ".join(weights.linear["party"].reasons(by_key[key][1]))
            for key in chosen
        ),
        signs=_signs(reading, group, weights, scored, chosen),
    )


def _signs(
    reading: Reading,
    group: Group,
    weights: Weights,
    scored: Sequence[tuple[float, float, str, Features]],
    chosen: Sequence[str],
) -> dict[str, float]:
    """Return how the parties stand out among all whom the text names."""
    features = {key: each for _, _, key, each in scored}
    odds = {key: _odds(party) for party, _, key, _ in scored}
    mine = [odds[key] for key in chosen] or [-MOST]
    rest = [odds[key] for key in odds if key not in chosen] or [-MOST]
    between = [_odds(mediator) for _, mediator, key, _ in scored if key in chosen] or [-MOST]
    found = {
        "least party": min(mine),
        "likeliest party": max(mine),
        "next party": max(rest),
        "least party before the next": min(mine) - max(rest),
        "likeliest to stand between": max(between),
    }
    kinds = sorted(_kind_of(features[key]) for key in chosen)
    found[f"parties are {', '.join(kinds)}"] = 1.0
    here = [{reading.mentions[n].key for n in reading.by_sentence[s]} for s in group.sentences]
    together = max((len(keys & set(chosen)) for keys in here), default=0)
    found[f"named together={min(together, 2)}"] = 1.0
    named = frozenset().union(
        *(arguments_of(reading, reading.doc[a.token]).all for a in group.anchors)
    )
    inside, outside = len(named & set(chosen)), len(named - set(chosen))
    found[f"sides named: parties={min(inside, 2)}, others={min(outside, 2)}"] = 1.0
    hints = {key: each["model: party"] for key, each in features.items() if "model: party" in each}
    if hints:
        in_it = [hints.get(key, -MOST) for key in chosen] or [-MOST]
        found["model: least party"] = min(in_it)
        found["model: likeliest party"] = max(in_it)
        found["model: next party"] = max(
            (odd for key, odd in hints.items() if key not in chosen), default=-MOST
        )
    return found


def _kind_of(features: Features) -> str:
    return next((name[5:] for name in features if name.startswith("kind=")), "unknown")


def _odds(probability: float) -> float:
    bounded = min(max(probability, 1e-6), 1 - 1e-6)
    return max(-MOST, min(MOST, math.log(bounded / (1 - bounded))))


WITH_ONE = 0.42
"""Enough for a second party where the text names one: somebody made "a bargain with the Front"."""


def _parties(
    reading: Reading,
    scored: Sequence[tuple[float, float, str, Features]],
    group: Group,
    weights: Weights,
) -> list[str]:
    chosen: list[str] = []
    named = group.named
    second, further = weights.least("second"), weights.least("further")
    second = min(second, WITH_ONE) if len(named) == 1 else second
    left_out = _left_out(reading, group, scored) if group.among_many else frozenset()
    kinds = _kinds(reading)
    names = {m.key: m.name for m in reading.mentions if m.kind is not ActorKind.PERSON}
    sides = {key: _names_it_a_side(features) for _, _, key, features in scored}
    for party, mediator, key, features in scored:
        least = (FIRST, second)[len(chosen)] if len(chosen) < 2 else further
        if group.among_many:
            least = min(least, NEAR)
        if party < least:
            break
        if key not in named and (
            (len(named) >= 2 and (party < weights.least("beside") or group.among_many))
            or (group.among_many and key in left_out)
            or (group.among_many and set(chosen) - named)
        ):
            continue  # the text names the sides
        if group.own and key in group.rivals:
            continue  # "one with A, and another with B"
        if kinds[key] <= {ActorKind.PERSON} and party < PERSON:
            continue  # a leader speaks for a party, and rarely is one
        if kinds[key] & _NEVER_ALONE and not sides[key]:
            continue
        if "unlisted" in features and ActorKind.MEDIATOR in kinds[key]:
            continue  # named for watching over truces
        if is_no_party(reading, group, key):
            continue
        between = mediator > party * RATHER and is_between(mediator, features, weights)
        as_named = key in named and not _is_only_meant(reading, group, key)
        between = between and not as_named
        if (mediator > party and not as_named) or (between and "tie: makes it" not in features):
            continue
        of_one = next((o for o in chosen if on_one_side(key, o, kinds, names)), None)
        if of_one is None:
            chosen.append(key)
        elif key in named and of_one not in named:
            chosen[chosen.index(of_one)] = key
    if group.among_many and len(named) >= 2:
        chosen = [key for _, _, key, _ in scored if key in named]
    if group.among_many and len(chosen) < 2:
        chosen += [
            key
            for party, _, key, _ in scored
            if key not in chosen and key not in group.rivals and party >= further
        ][: 2 - len(chosen)]
    chosen = [key for key in chosen if not _is_one_of_them(reading, group, key, chosen)]
    known = {key for _, _, key, _ in scored}
    # The army of a state that is said to be no party is none, unless it is told to make it.
    able = [
        key
        for key in chosen
        if key in named
        or (state := key.removesuffix("-army")) == key
        or not is_no_party(reading, group, state)
    ]
    parties = _members_named(reading, states_for_armies(able, kinds, known), scored, second)
    told = {reading.mentions[n].key for n in reading.within(group.sentences)}
    # "The truce between A and B" is not with C, with whom another is told to be.
    own = [key for key in parties if key in told or key not in group.of_others]
    return own if len(own) > 1 else parties


def _is_only_meant(reading: Reading, group: Group, key: str) -> bool:
    """Whether a deal's sentences name somebody by "they" and "it" alone, which may be misread."""
    mine = reading.within(group.sentences, key)
    return all(reading.mentions[n].form == "pronoun" for n in mine)


def _left_out(
    reading: Reading, group: Group, scored: Sequence[tuple[float, float, str, Features]]
) -> frozenset[str]:
    """Return who is no party in a text of many deals: sides of others, then whoever stands afar."""
    here = {reading.mentions[n].key for n in reading.within(group.sentences)} - group.rivals
    own = {key.removesuffix("-army") for key in group.named}
    near = {
        k for p, _, k, _ in scored if k in here and k.removesuffix("-army") not in own and p >= NEAR
    }
    far = {k for _, _, k, _ in scored if k not in near} if near else set()
    return frozenset(group.rivals | (far - group.named))


def _kinds(reading: Reading) -> dict[str, set[ActorKind]]:
    kinds: dict[str, set[ActorKind]] = {}
    for mention in reading.mentions:
        if mention.form != "pronoun" or mention.key not in kinds:
            kinds.setdefault(mention.key, set()).add(mention.kind)
    return kinds


def _names_it_a_side(features: Features) -> bool:
    return any(name.startswith(("named a side=1", "named a side=2")) for name in features)


def _members_named(
    reading: Reading,
    chosen: list[str],
    scored: Sequence[tuple[float, float, str, Features]],
    least: float,
) -> list[str]:
    """Put names for "two gangs" where the text goes on to name two gangs."""
    described = [key for key in chosen if _is_only_plural(reading, key)]
    if not described:
        return chosen
    named = {
        m.key: m for m in reading.mentions
        if m.form == "name" and m.kind in _CAN_BE_MEMBERS
    }  # fmt: skip
    members = [
        key for party, _, key, _ in scored if key in named and (party >= least or key in chosen)
    ]
    if len(members) < 2:
        return chosen
    kept = [key for key in chosen if key not in described]
    return kept + [key for key in members[:4] if key not in kept]


def _is_one_of_them(reading: Reading, group: Group, key: str, chosen: Sequence[str]) -> bool:
    """Whether "the group" or "the rebels" can only be an armed group that is a party by name.

    It is one where two others are parties, and such a group among them; and where the text names
    one such group alone, and does not say that a deal was made with "the rebels".
    """
    mine = [m for m in reading.mentions if m.key == key and m.form != "pronoun"]
    if any(m.actor or m.form == "name" or not _is_definite(m) for m in mine):
        return False
    if any(m.kind in _STATE_LIKE for m in mine):
        return False  # "the government" is none of them
    named = {
        m.key for m in reading.mentions
        if m.form == "name" and m.key in chosen and m.kind is ActorKind.ARMED_GROUP
    }  # fmt: skip
    if not named:
        return False
    if len(chosen) > 2:
        return True
    bands = {
        m.key for m in reading.mentions if m.form == "name" and m.kind is ActorKind.ARMED_GROUP
    }
    told = (arguments_of(reading, reading.doc[a.token]).all for a in group.anchors)
    alone = len(bands) == 1 and all(m.kind is ActorKind.ARMED_GROUP for m in mine)
    return alone and not any(key in sides for sides in told)


def _is_definite(mention: Mention) -> bool:
    return mention.text.casefold().split()[0] in _DEFINITE


def _is_only_plural(reading: Reading, key: str) -> bool:
    mine = [m for m in reading.mentions if m.key == key]
    if any(m.form == "name" for m in mine):
        return False
    return any(m.text.casefold().endswith(_PLURALS) for m in mine)


def name_of(reading: Reading, key: str) -> str:
    """Return the name an actor of the text is shown by."""
    return next(m.name for m in reading.mentions if m.key == key)


def best_mention(mentions: Iterable[Mention]) -> Mention:
    """Return the mention that shows best who is meant: a name before a description."""
    ranks = {"name": 0, "description": 1, "adjective": 2, "pronoun": 3}
    return min(mentions, key=lambda m: (m.kind is ActorKind.PERSON, ranks[m.form], m.span.start))


def _party(reading: Reading, group: Group, key: str, side: int | None, role: str) -> Party:
    here = [reading.mentions[n] for n in reading.within(group.sentences)]
    mine = [m for m in here if m.key == key and m.form == "name" and m.kind is not ActorKind.PERSON]
    if role not in ("party", "mediator"):
        mine = mine or [m for m in here if m.key == key]  # a person may do these in person
    mention = best_mention(mine or [m for m in reading.mentions if m.key == key])
    return as_party(mention, side, role)


def as_party(mention: Mention, side: int | None, role: str) -> Party:
    """Return whom a mention means, with a role."""
    return Party(mention.name, mention.actor, mention.text, mention.span, side, role)


def _sides(reading: Reading, group: Group, keys: Sequence[str]) -> dict[str, int]:
    """Return 0 or 1 for each party where the text or their kinds set two sides against each other.

    Who makes it "with" somebody stands against them. Where no words say so, states and their arms
    stand against armed groups; otherwise the first named stands against the rest. One party alone
    has no side.
    """
    if len(keys) < 2:
        return {}
    told = _sides_told(reading, group, keys)
    if told:
        return told
    kinds = {m.key: m.kind for m in reversed(reading.mentions) if m.kind is not ActorKind.PERSON}
    state_like = {key for key in keys if kinds.get(key) in _STATE_LIKE}
    first = min(keys, key=lambda k: min(n for n, m in enumerate(reading.mentions) if m.key == k))
    if state_like and len(state_like) < len(keys):
        near = state_like if first in state_like else set(keys) - state_like
    else:
        near = {first}
    return {key: 0 if key in near else 1 for key in keys}


def _sides_told(reading: Reading, group: Group, keys: Sequence[str]) -> dict[str, int]:
    """Return the sides where one word names all parties: "a deal by A and B with C"."""
    for anchor in group.anchors:
        named = arguments_of(reading, reading.doc[anchor.token])
        if named.makers and named.partners and set(keys) <= named.all:
            return {key: int(key in named.partners) for key in keys}
    return {}
