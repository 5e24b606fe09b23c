"""Outcomes: who is told to have been killed, taken, freed or beaten, and what was won or left."""

from collections.abc import Iterator

from alleged.extract.draft import Draft
from alleged.extract.footed import Footing
from alleged.extract.numbers import number_of
from alleged.extract.predications import Predication, is_accident, weapon
from alleged.extract.proposition_voices import Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import is_passive
from alleged.extract.syntax import Syntax
from alleged.model.deal import Reason
from alleged.model.proposition import Number

_OF_PEOPLE = {"killed", "wounded", "captured", "released"}
_NEEDED = {"surrendered", "withdrew", "entered", "took", "broke"}
"""Kinds that say nothing without who does it."""


def outcome(
    syntax: Syntax, fillers: Fillers, voices: Voices, predication: Predication
) -> Draft | None:
    """Return the outcome that one word tells of, or None if it tells of none."""
    row = predication.predicate
    carrier = predication.token
    if row.part == "count" and syntax.dep[carrier] == "amod":
        carrier = syntax.head[carrier]  # "eleven dead": the number stands in the sentence
    said = voices.said(carrier, denies=row.denies)
    if said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    if row.kind in ("killed", "wounded") and is_accident(syntax, predication):
        return None
    agents = tuple(a for a in predication.agents if "party" in fillers.sorts(a))
    if row.kind in ("killed", "wounded", "captured") and not agents:
        agents = weapon(syntax, fillers, predication)
    by_nobody = row.kind == "took" and not agents and not is_passive(syntax, predication.token)
    if by_nobody and row.part == "verb" and row.agent.places not in ((), ("to",)):
        return None
    recipients = predication.recipients
    numbers: tuple[Number, ...] = ()
    if row.kind in _OF_PEOPLE or not row.place.places:
        counted = recipients if row.kind in _OF_PEOPLE else agents
        numbers = tuple(n for t in counted if (n := number_of(syntax, t)) is not None)
    if row.part == "count":
        recipients = ()
        if not numbers:
            return None
    return Draft(
        row.type,
        row.kind,
        predication.token,
        predication.words,
        agents,
        recipients,
        said,
        predication.places,
        numbers,
        reasons=tuple(_reasons(syntax, predication, agents)),
    )


def _reasons(syntax: Syntax, predication: Predication, agents: tuple[int, ...]) -> Iterator[Reason]:
    row = predication.predicate
    word = syntax.word[predication.token]
    yield Reason("kind", f"{word!r} as a {row.part}: {row.kind}" + (", denied" * row.denies))
    if agents and not set(agents) & set(predication.agents):
        yield Reason("roles", "who did it is read from whose attack it was")
