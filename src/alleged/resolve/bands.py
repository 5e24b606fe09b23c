"""What bands are called that a text does not name: "Syrian rebels", "the Lowmark rebels"."""

from collections import Counter
from collections.abc import Sequence, Set

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.entity import Found, Roster
from alleged.resolve.states_spoken_of import FEWEST, MOST, likeliest
from alleged.resolve.whose_government import whole_of

_OF_A_COUNTRY = {
    "rebel", "insurgent", "militant", "guerrilla", "guerilla", "guerrillas", "separatist",
    "secessionist", "bandit", "gunman", "kidnapper", "vigilante", "gang", "cartel", "militia",
    "opposition", "insurgency",     "groups", "group", "faction", "movement",
}  # fmt: skip
"""Bands that may be called after where they fight; of mere "fighters" nobody knows it."""


def name_bands(
    roster: Roster,
    unnamed: Sequence[Found],
    countries: Sequence[str],
    grounds: Sequence[str],
    weights: Counter[str],
) -> None:
    """Call bands of which a text says no more than "rebels" after the country they are in.

    `countries` and `grounds` are those of its places, `weights` how much it speaks of each state.
    """
    _name_in_full(roster)
    nouns = actor_nouns()
    if unnamed:
        near = _states_near(roster)
        home = _home(roster, grounds, near) or _home(roster, countries, near)
        people = [found for found in unnamed if nouns[found.noun].sort == "member"]
        plural = {"NNS", "NNPS"}
        many = [
            found
            for found in unnamed
            if roster.doc[found.head].tag_ in plural or found.noun == "opposition"
        ]
        _name_by_country(roster, [*people, *many], home)
        most = whole_of(roster, likeliest(roster, weights, ()))
        aside = _dealt_with(roster, most) if most is not None else set()
        theirs = [f for f in people if roster.sentence_of(f.start) not in aside]
        _name_by_country(roster, theirs, most)


def _name_in_full(roster: Roster) -> None:
    """Call "the Lowmark rebels" so where nothing else in the text calls them Lowmark."""
    full: dict[str, set[str]] = {}
    for found in roster.in_order():
        if roster.known(found.key) is None and found.form in {"name", "description"}:
            full.setdefault(found.key, set()).add(_with_noun(roster, found))
    for found in roster.in_order():
        names = full.get(found.key, set())
        if len(names) == 1 and "" not in names:
            roster.rename(found.key, next(iter(names)))
            roster.sort(found, ActorKind.ARMED_GROUP)


def _with_noun(roster: Roster, found: Found) -> str:
    """Return a band's name with the "rebels" that stands behind it, or nothing."""
    name, words = roster.name_of(found.key), roster.words
    for at in (found.end - 1, found.end):
        noun = actor_nouns().get(words[at].lower()) if at < len(words) else None
        if noun is not None and noun.noun in _OF_A_COUNTRY and words[at - 1] == name.split()[-1]:
            return f"{name} {words[at].lower()}"
    return ""


def _home(roster: Roster, countries: Sequence[str], near: Set[str]) -> str | None:
    """Return the key of the state in which most places of a text lie, if most lie in one of `near`.

    Places alone do not bring a state into a text: towns share their names across the world.
    """
    for country, count in Counter(countries).most_common(1):
        state = roster.state_of(country)
        if state is None or state.id not in near:
            continue
        if count >= FEWEST and count > len(countries) * MOST:
            return state.id
    return None


def _dealt_with(roster: Roster, state: str) -> set[int]:
    """Return the numbers of the sentences that tell of what was made with the men of a state.

    "The rebels have an agreement with Xlandic officers": they are not Xland's.
    """
    sentences = set()
    for found in roster.in_order():
        word = roster.doc[found.head]
        while word.dep_ in {"amod", "compound", "poss", "nmod"}:
            word = word.head
        if found.key == state and word.dep_ == "pobj" and word.head.lower_ == "with":
            sentences.add(roster.sentence_of(found.start))
    return sentences


def _states_near(roster: Roster) -> frozenset[str]:
    """Return the keys of the states that a text names, or whose listed actors it names."""
    near = set()
    for found in roster.in_order():
        actor = roster.known(found.key)
        if actor is not None and actor.kind in {ActorKind.STATE, ActorKind.GOVERNMENT}:
            near.add(found.key)
        for country in actor.countries if actor is not None else ():
            state = roster.state_of(country)
            if state is not None:
                near.add(state.id)
    for entity in roster.doc.ents:
        if entity.label_ in {"NORP", "GPE", "LOC"}:
            for name in (entity.text, f"{entity.text} government"):
                state = roster.listed(name)
                if state is not None:
                    near.add(roster.key_of(state))
    return frozenset(near)


def _name_by_country(roster: Roster, unnamed: Sequence[Found], state: str | None) -> None:
    """Call "rebels" what they are called elsewhere: "Syrian rebels", if the text is about Syria."""
    demonym = roster.demonym_of(state) if state else None
    if demonym is None:
        return
    for found in unnamed:
        if found.noun in _OF_A_COUNTRY and roster.name_of(found.key).islower():
            roster.rename(found.key, f"{demonym} {roster.name_of(found.key)}")
