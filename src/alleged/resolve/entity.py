"""The actors of one text while they are being gathered: mentions found so far, one key an actor."""

from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from alleged.model.actor import Actor, ActorKind
from alleged.resolve.actors import ActorIndex

_WHOLE = (" army", " armed forces", " military")
_NO_ARMY = (" police", " coast guard")
"""Armed bodies of a state that "the army" never means."""

_STATES = {ActorKind.STATE, ActorKind.GOVERNMENT}
_BODY_OF_A_STATE = {ActorKind.GOVERNMENT, ActorKind.AGENCY}


@dataclass(frozen=True, slots=True)
class Found:
    """One mention by token offsets, before it becomes a `Mention`."""

    start: int
    end: int
    head: int
    key: str
    kind: ActorKind
    form: str
    metonym: bool = False
    """A capital or country name that may as well be the place."""

    noun: str = ""
    """The actor noun at its head, if it is a description."""


class Roster:
    """Mentions of one text, looked up by token; the names that each key goes by."""

    def __init__(self, doc: Doc, index: ActorIndex, towns: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.towns = towns
        """Words inside names of places, but their first: no country is meant by them."""
        self.words = [token.text for token in doc]
        """The text's words as written: a list is read many times faster than tokens."""
        self.index = index
        self._by_token: dict[int, Found] = {}
        self._names: dict[str, str] = {}
        self._actors: dict[str, Actor] = {}
        self._sentences: list[int] = []

    def listed(self, name: str) -> Actor | None:
        """Return the actor that a name is listed for; general words ("rebels") list nobody."""
        for match in self.index.exact(name):
            if not match.actor.id.startswith("generic:"):
                return match.actor
        return None

    def sentence_of(self, token: int) -> int:
        """Return the number of the sentence that a token stands in."""
        if not self._sentences:
            for number, sentence in enumerate(self.doc.sents):
                self._sentences += [number] * (sentence.end - sentence.start)
        return self._sentences[token]

    def add(self, found: Found) -> None:
        """Keep a mention unless its words are taken already."""
        if any(i in self._by_token for i in range(found.start, found.end)):
            return
        for i in range(found.start, found.end):
            self._by_token[i] = found

    def put(self, found: Found) -> None:
        """Keep a mention instead of all whose words it shares."""
        taken = {self._by_token[i] for i in range(found.start, found.end) if i in self._by_token}
        for other in taken:
            for i in range(other.start, other.end):
                del self._by_token[i]
        self.add(found)

    def drop(self, found: Found) -> None:
        """Take a mention off the roster: its words are part of another's."""
        for i in range(found.start, found.end):
            self._by_token.pop(i, None)

    def widen(self, found: Found, start: int, end: int, head: int) -> None:
        """Let a mention cover more words: "IS" in "IS fighters" becomes the whole phrase."""
        taken = {self._by_token[i] for i in range(start, end) if i in self._by_token}
        if taken - {found}:
            return
        wider = replace(
            found, start=min(start, found.start), end=max(end, found.end), head=head, metonym=False
        )
        for i in range(wider.start, wider.end):
            self._by_token[i] = wider

    def rekey(self, found: Found, key: str) -> None:
        """Let a description stand for another actor than its own words."""
        changed = replace(found, key=key)
        for i in range(found.start, found.end):
            self._by_token[i] = changed

    def sort(self, found: Found, kind: ActorKind) -> None:
        """Let a mention be of another sort of actor."""
        changed = replace(found, kind=kind)
        for i in range(found.start, found.end):
            self._by_token[i] = changed

    def at(self, token: Token | int) -> Found | None:
        """Return the mention that covers a token."""
        return self._by_token.get(token if isinstance(token, int) else token.i)

    def in_order(self) -> list[Found]:
        """Return the mentions in reading order."""
        return sorted(set(self._by_token.values()), key=lambda f: f.start)

    def key_of(self, actor: Actor) -> str:
        """Return the key for an actor; a government or ministry shares its state's.

        News uses "Ankara", "Turkey" and "the Turkish government" for one side of a deal. Armies
        keep a key of their own: they make truces that their governments deny.
        """
        if actor.kind is ActorKind.PERSON:
            return self._key_of_person(actor)
        root = actor
        if actor.kind in _BODY_OF_A_STATE and actor.part_of:
            parent = self.index.get(actor.part_of)
            if parent is not None and parent.kind is ActorKind.STATE:
                root = parent
        known = self._actors.get(root.id)
        if known is None or (known.kind is ActorKind.STATE and actor.kind is ActorKind.GOVERNMENT):
            self._actors[root.id] = actor
            self._names[root.id] = actor.name
        return root.id

    def _key_of_person(self, actor: Actor) -> str:
        """Return the person's id, and behind an @ the key of whom they speak for, if listed."""
        side = self.index.get(actor.part_of) if actor.part_of else None
        key = actor.id if side is None else f"{actor.id}@{self._root_of(side)}"
        self._actors[key] = actor
        self._names[key] = actor.name
        return key

    def _root_of(self, actor: Actor) -> str:
        parent = self.index.get(actor.part_of) if actor.part_of else None
        if actor.kind in _BODY_OF_A_STATE and parent and parent.kind is ActorKind.STATE:
            return parent.id
        return actor.id

    def key_of_words(self, words: str) -> str:
        """Return the key for a name that no actor file knows; the fullest form names it."""
        folded = " ".join(words.casefold().split())
        key = f"text:{folded}"
        self._names.setdefault(key, words)
        return key

    def in_sentence(self, found: Found) -> list[Found]:
        """Return the other mentions in the sentence of one, in reading order."""
        sentence = self.doc[found.head].sent
        there = (self._by_token.get(i) for i in range(sentence.start, sentence.end))
        return [each for each in dict.fromkeys(there) if each is not None and each != found]

    def state_of(self, country: str) -> Actor | None:
        """Return the state with that ISO country code."""
        return _by_country(self.index, ActorKind.STATE).get(country)

    def army_of(self, country: str) -> Actor | None:
        """Return the army of the state with that ISO country code."""
        return _by_country(self.index, ActorKind.MILITARY).get(country)

    def army_under(self, state: str) -> Actor | None:
        """Return the army that is part of a state or of its government, by the actor file."""
        return _armies(self.index).get(state)

    def demonym_of(self, key: str) -> str | None:
        """Return the adjective of a state ("Syrian"), as its government's names have it."""
        government = self.index.get(f"{key}-government")
        if government is None:
            return None
        for name in (government.name, *(alias.name for alias in government.aliases)):
            if name.endswith(" government") and not name.startswith("Government of"):
                return name.removesuffix(" government")
        return None

    def is_government(self, key: str) -> None:
        """Note that the text speaks of a state's government, so that it is shown as such."""
        government = _governments(self.index).get(key)
        if government is not None:
            self.key_of(government)

    def rename(self, key: str, name: str) -> None:
        """Show an actor by another name."""
        self._names[key] = name

    def name_of(self, key: str) -> str:
        """Return the name an actor is shown by."""
        return self._names[key]

    def actor_of(self, key: str) -> str | None:
        """Return the id of the actor in the actor file, if it has one."""
        actor = self._actors.get(key)
        return actor.id if actor else None

    def known(self, key: str) -> Actor | None:
        """Return the actor behind a key, if an actor file knows it."""
        return self._actors.get(key)


@lru_cache(maxsize=8)
def _by_country(index: ActorIndex, kind: ActorKind) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in index.actors.values():
        parent = index.get(actor.part_of) if actor.part_of else None
        belongs = kind is ActorKind.STATE or (parent is not None and parent.kind in _STATES)
        fits = actor.kind is kind and (kind is not ActorKind.MILITARY or _may_be_army(actor))
        if fits and belongs and len(actor.countries) == 1:
            known = found.setdefault(actor.countries[0], actor)
            if _is_whole_army(actor) and not _is_whole_army(known):
                found[actor.countries[0]] = actor
    return found


def _may_be_army(actor: Actor) -> bool:
    """Say whether "the army" of a state can mean an actor: no police, no guard of its coast."""
    return actor.kind is ActorKind.MILITARY and not actor.name.casefold().endswith(_NO_ARMY)


def _is_whole_army(actor: Actor) -> bool:
    """Say whether an actor is a state's army, and no guard beside it, by its names."""
    names = (actor.name, *(alias.name for alias in actor.aliases))
    return any(name.casefold().endswith(_WHOLE) for name in names)


@lru_cache(maxsize=8)
def _governments(index: ActorIndex) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in index.actors.values():
        if actor.kind is ActorKind.GOVERNMENT and actor.part_of:
            if actor.id == f"{actor.part_of}-government":  # and no junta of some years
                found[actor.part_of] = actor
            found.setdefault(actor.part_of, actor)
    return found


@lru_cache(maxsize=8)
def _armies(index: ActorIndex) -> dict[str, Actor]:
    found: dict[str, Actor] = {}
    for actor in index.actors.values():
        above = index.get(actor.part_of) if actor.part_of else None
        passed: set[str] = set()  # an actor file may make a ring
        while _may_be_army(actor) and above is not None and above.kind in _STATES:
            if above.id in passed:
                break
            passed.add(above.id)
            found.setdefault(above.id, actor)
            above = index.get(above.part_of) if above.part_of else None
    return found
