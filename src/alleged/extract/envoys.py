"""Envoys: who mediates in the name of a body, and whose mediation it is then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from alleged.extract.acting_for import titles_of
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.standing_between import stands_between
from alleged.model.actor import ActorKind, Mention

_ENVOYS = {"envoy", "representative", "mediator", "emissary", "facilitator"}
_BODIES = {ActorKind.ORGANISATION, ActorKind.MEDIATOR, ActorKind.COALITION}
_TELLING = {"say", "announce"}


@dataclass(frozen=True, slots=True)
class _Envoy:
    """Somebody named as the envoy of a body."""

    body: str
    """The key of the body."""

    key: str
    """Their own, which is the body's where a list knows them."""

    words: tuple[Token, ...]
    """The word for them by name, and for their office where it stands for them."""


def tells_as_envoy(reading: Reading, group: Group, key: str) -> bool:
    """Whether an envoy of a body, or the body through him, tells of the deal or ran its talks.

    "UN envoy Ila Venn announced a truce"; "Venn, the Union's envoy, who led the talks".
    """
    return any(
        key in (envoy.body, envoy.key)
        and (_tells(reading, group, envoy) or any(stands_between(reading, w) for w in envoy.words))
        for envoy in _envoys(reading)
    )


def _tells(reading: Reading, group: Group, envoy: _Envoy) -> bool:
    if reading.sentence_of.get(envoy.words[0].i) not in group.sentences:
        return False
    return any(
        word.dep_ == "nsubj" and reading.families_of(word.head) & _TELLING for word in envoy.words
    )


def beside(
    reading: Reading, group: Group, keys: Sequence[str], parties: Sequence[str]
) -> Iterator[Mention]:
    """Yield whoever mediated along with some: a body's man, named, and the body of an envoy."""
    known = {*keys, *parties}
    named: set[str] = set()
    for key in keys:
        mine = [n for n in reading.by_key[key] if reading.mentions[n].form == "name"]
        if all(reading.mentions[n].kind is ActorKind.PERSON for n in mine):
            continue
        for n in mine:
            mention = reading.mentions[n]
            if mention.kind is not ActorKind.PERSON or mention.name in named:
                continue
            if _mediates_himself(reading, group, n):
                named.add(mention.name)
                yield mention
    for envoy in _envoys(reading):
        if envoy.key in keys and envoy.body not in known:
            known.add(envoy.body)
            yield reading.mentions[reading.by_key[envoy.body][0]]


def _mediates_himself(reading: Reading, group: Group, number: int) -> bool:
    head = reading.doc[reading.heads[number]]
    ties = reading.contexts.get(head.i, {})
    if any(f"tie: {tie}" in ties for tie in ("mediates", "arranges")):
        return True
    return reading.sentence_of.get(head.i) in group.sentences and any(
        envoy.words[0].i == head.i for envoy in _envoys(reading)
    )


def _envoys(reading: Reading) -> Sequence[_Envoy]:
    """Return the envoys of bodies that a text names."""
    if reading.envoys is None:
        reading.envoys = tuple(_found(reading))
    return reading.envoys


def _found(reading: Reading) -> Iterator[_Envoy]:
    keys = frozenset().union(*(reading.keys_of_kind[kind] for kind in _BODIES))
    for n, mention in enumerate(reading.mentions):
        if mention.kind is not ActorKind.PERSON or mention.form != "name":
            continue
        man = reading.doc[reading.heads[n]]
        for office in titles_of(man):
            if office.lower_ not in _ENVOYS:
                continue
            of = (k for prep in office.children if prep.lower_ == "of" for k in prep.children)
            named = {_key(reading, word) for word in (*man.lefts, *office.lefts, *of)}
            words = (man, office) if office.dep_ == "appos" or man.dep_ == "appos" else (man,)
            for body in sorted((named | {mention.key}) & keys):
                yield _Envoy(body, mention.key, words)


def _key(reading: Reading, word: Token) -> str:
    number = reading.mention_at.get(word.i)
    return reading.mentions[number].key if number is not None else ""
