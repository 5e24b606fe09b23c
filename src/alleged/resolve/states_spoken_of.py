"""Which states a text speaks of, and how much: whose "the government" may be."""

from collections import Counter
from collections.abc import Sequence

from alleged.model.actor import Actor, ActorKind
from alleged.resolve.entity import Roster
from alleged.resolve.whose_government import goes_between, is_of_a_part, only_punishes, state_over

MOST = 0.5
"""Share of a text's places in one country above which its nameless bands are that country's."""

FEWEST = 2
"""Places fewer than these may only share their names with places elsewhere."""


def states_spoken_of(roster: Roster, countries: Sequence[str]) -> Counter[str]:
    """Return how much a text speaks of each state that it names, by the state's key.

    Places only weigh between states that the text names: a village that shares its name with one
    elsewhere must not bring a state into a text that never mentions it. Who only mediates is
    not spoken of; an army brings in its state.
    """
    totals: Counter[str] = Counter()
    for found in roster.in_order():
        actor = roster.known(found.key)
        if actor is None:
            continue
        if actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}:
            aside = goes_between(roster, found.start, found.end) or only_punishes(roster, found)
            if not aside:
                totals[found.key] += 1 if found.metonym and found.form == "name" else 2
        elif actor.kind is ActorKind.PERSON and found.form == "name" and actor.part_of:
            side = roster.index.get(actor.part_of)
            if side is not None and is_of_a_part(roster, side):
                totals[roster.key_of(side)] += 2
            elif side is not None and side.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}:
                totals[roster.key_of(side)] += 1
        elif actor.kind is ActorKind.MILITARY:
            over = state_over(roster, actor)
            if over is not None:
                totals[over] += 1
    for entity in roster.doc.ents:
        if entity.label_ in {"NORP", "GPE"} and entity.root.i not in roster.towns:
            state = _by_name(roster, entity.text) or _by_name(roster, _without_parts(entity.text))
            within = roster.at(entity.start)
            known = state is not None and (within is None or roster.key_of(state) != within.key)
            if state and is_of_a_part(roster, state) and roster.key_of(state) not in totals:
                continue  # a town brings in its country, not the government of its province
            if known and state and not goes_between(roster, entity.start, entity.end):
                totals[roster.key_of(state)] += 1
    weights: Counter[str] = Counter(dict.fromkeys(countries, 0))
    for country in countries:
        weights[country] += 2
    for found in roster.in_order():
        actor = roster.known(found.key)
        if actor is not None and actor.kind in {ActorKind.MILITARY, ActorKind.ARMED_GROUP}:
            weights.update(actor.countries)
    for country, weight in weights.items():
        actor = roster.state_of(country)
        if actor is not None and actor.id in totals:
            totals[actor.id] += weight
    return totals


def _by_name(roster: Roster, name: str) -> Actor | None:
    return roster.listed(f"{name} government") or _named_state(roster, name)


_QUARTERS = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
}  # fmt: skip


def _without_parts(name: str) -> str:
    """Return "Orn" of "north-eastern Orn" and of "South Orn"."""
    words = name.split()
    while len(words) > 1 and (words[0].islower() or words[0].lower() in _QUARTERS):
        words = words[1:]
    return " ".join(words)


def _named_state(roster: Roster, name: str) -> Actor | None:
    """Return the state of that name: "the rebels of Xland" speak of Xland."""
    actor = roster.listed(name)
    return actor if actor is not None and actor.kind is ActorKind.STATE else None


def likeliest(roster: Roster, weights: Counter[str], grounds: Sequence[str]) -> str | None:
    """Return the key of the state that a text speaks of most, or None if that cannot be told.

    It cannot where all its ground lies in one country, and the text names others only; but if a
    band of that country is named, it is that country's.
    """
    if not weights:
        return state_of_bands(roster)
    best = max(weights, key=lambda k: (weights[k], k))
    state = roster.known(best)
    home, count = next(iter(Counter(grounds).most_common(1)), ("", 0))
    abroad = state is not None and state.countries and state.countries[0] not in grounds
    if abroad and count >= FEWEST and count > len(grounds) * MOST:
        at_home = roster.state_of(home)
        if at_home is not None and at_home.id not in weights:
            return roster.key_of(at_home) if _has_a_band_of(roster, home) else None
    return best


def _has_a_band_of(roster: Roster, country: str) -> bool:
    """Whether a text names a listed armed group that is at home in a country."""
    actors = (roster.known(found.key) for found in roster.in_order())
    return any(
        actor is not None
        and actor.kind is ActorKind.ARMED_GROUP
        and actor.countries[:1] == (country,)
        for actor in actors
    )


def state_of_bands(roster: Roster) -> str | None:
    """Return the key of the state in which the listed bands and people of a text are at home.

    The country that an actor file names first is where an actor is at home.
    """
    homes: Counter[str] = Counter()
    for found in roster.in_order():
        actor = roster.known(found.key)
        if actor is not None and actor.countries and actor.kind is not ActorKind.OUTLET:
            homes[actor.countries[0]] += 1
    for country, count in homes.most_common(1):
        state = roster.state_of(country)
        if state is not None and 2 * count > homes.total():
            return roster.key_of(state)
    return None
