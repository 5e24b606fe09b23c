"""Whose "we" it is in a statement that a side publishes itself."""

import re

from alleged.model.actor import ActorKind
from alleged.resolve.entity import Found, Roster

_WE = {"we", "us", "ours"}
_OPENING, _CLOSING, _EITHER = {"“", "«", "„"}, {"”", "»"}, {'"'}
_LEAST_INITIALS = 3
"""Letters from which initials name a body: "HLA Press Office"; fewer may be anybody's."""

_BODIES = {
    ActorKind.ORGANISATION,
    ActorKind.ARMED_GROUP,
    ActorKind.MILITARY,
    ActorKind.COALITION,
    ActorKind.POLITICAL_BODY,
    ActorKind.GOVERNMENT,
}


def find_own_side(roster: Roster, outlet: str) -> None:
    """Give "we" and "our fighters" the key of the body whose name the outlet bears.

    What stands in quotation marks is somebody else's "we". Whose "our fighters" are, if nobody
    can tell, is said: they are the speaker's.
    """
    side = _side_of(roster, outlet)
    quoted = False
    for i, word in enumerate(roster.words):
        quoted = word in _OPENING or (quoted ^ (word in _EITHER) and word not in _CLOSING)
        lower, found = word.lower(), roster.at(i)
        if lower in _WE and found is None and side is not None and not quoted:
            roster.add(Found(i, i + 1, i, side.key, side.kind, "pronoun"))
        elif lower == "our":
            described = found or (roster.at(i + 1) if i + 1 < len(roster.words) else None)
            if described is None or described.form != "description" or not described.noun:
                continue
            if side is not None and not quoted:
                roster.rekey(described, side.key)
            elif roster.known(described.key) is None:
                name = f"the speaker's {roster.words[described.head].lower()}"
                roster.rekey(described, roster.key_of_words(name))


def _side_of(roster: Roster, outlet: str) -> Found | None:
    """Return a mention of the body that an outlet is named after: "Salt Front Press Office"."""
    written = {
        " ".join(roster.words[found.start : found.end]): found
        for found in roster.in_order()
        if found.form == "name" and found.kind in _BODIES
    }
    for words in sorted(written, key=len, reverse=True):
        short = "".join(word[0] for word in words.split() if word[:1].isupper())
        names = [words, short] if len(short) >= _LEAST_INITIALS else [words]
        if re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", outlet):
            return written[words]
    return None
