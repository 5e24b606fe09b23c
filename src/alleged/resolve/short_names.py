"""Short names of bodies: "the Guard" is the "Harbour Guard" that the text named before."""

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.entity import Found, Roster

_BODIES = {
    ActorKind.ORGANISATION,
    ActorKind.ARMED_GROUP,
    ActorKind.MILITARY,
    ActorKind.AGENCY,
    ActorKind.COALITION,
    ActorKind.POLITICAL_BODY,
}


_PARTICLES = {"al", "el", "ul", "as", "ash", "ar", "at", "e", "i", "de", "del", "des"}


def find_short_names(roster: Roster, title: int = 0) -> None:
    """Give "the Guard" the key of the one longer name before it that ends so, or, where the name is
    no English one ("Jaysh al-Rimal"), begins so.

    Where two end so, or none does, it keeps its own. In the `title`, the first so many characters,
    the longer name may come later; elsewhere words that describe ("the Brigade") are left to those
    who read descriptions. A force by its common name ("Army") may be any.
    """
    doc = roster.doc
    fuller: dict[str, set[str]] = {}
    kinds: dict[str, ActorKind] = {}
    headed: list[int] = []
    for i, word in enumerate(roster.words):
        found = roster.at(i)
        if found is not None and _is_fuller(roster, found, i):
            fuller.setdefault(word, set()).add(found.key)
            kinds[found.key] = found.kind
        elif word.istitle() and doc[i].idx < title:
            headed.append(i)
        elif word.istitle() and word.lower() not in actor_nouns() and _stands_alone(roster, i):
            _shorten(roster, i, fuller.get(word, set()), kinds)
    for i in headed:
        noun = actor_nouns().get(roster.words[i].lower())
        if noun is None or noun.sort not in ("force", "state"):
            _shorten(roster, i, fuller.get(roster.words[i], set()), kinds)


def _shorten(roster: Roster, i: int, keys: set[str], kinds: dict[str, ActorKind]) -> None:
    """Let one word stand for the one body that has it for the end of its name."""
    if len(keys) != 1:
        return
    (key,) = keys
    found = roster.at(i)
    if found is None:
        roster.add(Found(i, i + 1, i, key, kinds[key], "name"))
    elif found.end - found.start <= 2 and roster.known(found.key) is None:
        roster.rekey(found, key)


def _is_fuller(roster: Roster, found: Found, i: int) -> bool:
    """Say whether a token ends, or before "al-" and the like begins, a name of several words."""
    if found.form != "name" or found.kind not in _BODIES or found.end - found.start < 2:
        return False
    opens = i == found.start and roster.words[i + 1].lower() in _PARTICLES
    return opens or i == found.end - 1


def _stands_alone(roster: Roster, i: int) -> bool:
    """Say whether a word is a name by itself: "the Guard", not "the Guard Corps"."""
    doc = roster.doc
    before = doc[i - 1].lower_ if i else ""
    after = doc[i + 1] if i + 1 < len(doc) else None
    goes_on = after is not None and after.pos_ == "PROPN" and after.is_title
    return before == "the" and doc[i].pos_ in ("PROPN", "NOUN") and not goes_on
