"""Acronyms of bodies, and the names that they stand for."""

import re
from collections.abc import Iterator

from alleged.model.actor import ActorKind
from alleged.resolve.entity import Found, Roster
from alleged.resolve.long_names import named_longer, spelled_by

_SHORTEST, _LONGEST = 2, 6
"""Letters of an acronym that is met without a bracket."""

NOT_ACTORS = re.compile(
    r"\b(agreement|accord|treaty|deal|truce|ceasefire|resolution|act|law|constitution|protocol|"
    r"university|hospital|airport|prison|camp|crossing|road|highway|street|river|mountains?|"
    r"province|district|city|town|village|covid|war|day|facebook|twitter|whatsapp|telegram|x|"
    r"youtube|skype)\b",
    re.IGNORECASE,
)
"""Words of names that are of no actor."""


def find_acronyms(roster: Roster) -> None:
    """Read "Popular Guard Units (PGU)": later PGU is the same actor.

    Without a bracket, capitals are the one body of which they are the initials.
    """
    doc, words = roster.doc, roster.words
    acronyms: dict[str, Found] = dict(_by_initials(roster))
    for i in range(1, len(words) - 1):
        if words[i - 1] != "(" or words[i + 1] != ")":
            continue
        short = words[i]
        if not (2 <= len(short) <= 8 and sum(c.isupper() for c in short) >= 2):
            continue
        long = roster.at(i - 2)
        whole = spelled_by(doc, i - 1, short)
        if whole and (long is None or long.end - long.start < whole[1] - whole[0]):
            long = _spelled_in_full(roster, whole)
        if long is None:
            long = _spelled_out(roster, i - 1, short)
        if long is not None:
            acronyms[short] = long
    if not acronyms:
        return
    for token in doc:
        long = acronyms.get(token.text)
        if long is None:
            continue
        here = roster.at(token)
        if here is None:
            roster.add(Found(token.i, token.i + 1, token.i, long.key, long.kind, "name"))
        elif here.key != long.key and here.end - here.start == 1:
            roster.rekey(here, long.key)


def _by_initials(roster: Roster) -> Iterator[tuple[str, Found]]:
    """Yield the acronyms of a text that no actor file knows, each with the one body it is of."""
    unknown = {
        word
        for i, word in enumerate(roster.words)
        if word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST
        if (found := roster.at(i)) is None or roster.known(found.key) is None
    }
    bodies: dict[str, dict[str, Found]] = {}
    for found in roster.in_order() if unknown else ():
        if found.form == "name" and found.kind not in {ActorKind.PERSON, ActorKind.STATE}:
            initials = "".join(
                w[0] for w in roster.words[found.start : found.end] if w[0].isupper()
            )
            if initials in unknown:
                bodies.setdefault(initials, {}).setdefault(found.key, found)
    for short, named in bodies.items():
        if len(named) == 1:
            yield short, next(iter(named.values()))


def _spelled_in_full(roster: Roster, whole: tuple[int, int]) -> Found | None:
    """Put a name that its acronym spells in full on the roster, instead of parts of it."""
    words = roster.doc[whole[0] : whole[1]]
    if NOT_ACTORS.search(words.text):
        return None
    actor = roster.listed(words.text)
    if actor is not None:
        key, kind = roster.key_of(actor), actor.kind
    else:
        key, kind = named_longer(roster, whole)
    found = Found(words.start, words.end, words.root.i, key, kind, "name")
    roster.put(found)
    return found


def _spelled_out(roster: Roster, bracket: int, short: str) -> Found | None:
    """Return the capitalised words before a bracket if their initials spell the acronym."""
    doc = roster.doc
    letters = [c for c in short.upper() if c.isalpha()]
    start = bracket
    while start > 0 and bracket - start < 9:
        word = doc[start - 1]
        if not (
            word.is_title or word.is_upper or word.lower_ in {"of", "for", "and", "the", "-", "in"}
        ):
            break
        start -= 1
    while start < bracket and not doc[start].text[:1].isupper():
        start += 1
    initials = [t.text[0].upper() for t in doc[start:bracket] if t.text[:1].isupper()]
    if not initials or initials[0] != letters[0] or len(initials) > len(letters) + 2:
        return None
    words = doc[start:bracket]
    if NOT_ACTORS.search(words.text):
        return None
    found = Found(
        start,
        bracket,
        words.root.i,
        roster.key_of_words(words.text),
        ActorKind.ORGANISATION,
        "name",
    )
    roster.add(found)
    return roster.at(start)
