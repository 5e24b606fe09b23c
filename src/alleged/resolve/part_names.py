"""People whom a text names in full once, and by a part of their name before or behind it."""

from alleged.model.actor import ActorKind
from alleged.resolve.entity import Found, Roster


def join_part_names(roster: Roster) -> None:
    """Give "Anwen", or "Mr. Tarrow" before a first full name, to Anwen Tarrow if one is named.

    Nobody is told apart by a part that two people share.
    """
    people = [f for f in roster.in_order() if f.kind is ActorKind.PERSON and f.form == "name"]
    whose: dict[str, set[str]] = {}
    for found in people:
        words = roster.doc[found.start : found.end].text.casefold().split()
        for part in {words[0], words[-1]} if len(words) > 1 else ():
            whose.setdefault(part, set()).add(found.key)
    for found in people:
        if _is_a_part(roster, found):
            keys = whose.get(roster.words[found.end - 1].casefold(), set())
            if len(keys) == 1:
                roster.rekey(found, *keys)


def _is_a_part(roster: Roster, found: Found) -> bool:
    """Whether a name is one word that means nobody known."""
    words = roster.doc[found.start : found.end].text.split()
    return len(words) == 1 and found.key == f"text:{words[0].casefold()}"
