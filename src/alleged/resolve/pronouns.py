"""Which actor "it", "they", "he" and "she" stand for in one text."""

from spacy.tokens import Token

from alleged.model.actor import ActorKind
from alleged.resolve.entity import Found, Roster

_SUBJECTS = {"nsubj", "nsubjpass"}
_IT = {"it", "they", "its", "their", "them"}
_HE = {"he", "she", "him", "his", "her"}


def resolve_pronouns(roster: Roster) -> None:
    """Put subject pronouns on the roster, each with the key of the likeliest actor before it."""
    last_subject: Found | None = None
    last_person: Found | None = None
    for sentence in roster.doc.sents:
        subject_here: Found | None = None
        for token in sentence:
            found = roster.at(token)
            if found is not None and found.head == token.i:
                if found.kind is ActorKind.PERSON:
                    last_person = found
                elif token.dep_ in _SUBJECTS and found.kind is not ActorKind.OUTLET:
                    subject_here = found
            elif token.pos_ == "PRON" and token.dep_ in _SUBJECTS and not _opens_cleft(token):
                _pronoun(roster, token, subject_here or last_subject, last_person)
        last_subject = subject_here or last_subject


def _pronoun(roster: Roster, token: Token, body: Found | None, person: Found | None) -> None:
    stands_for = body if token.lower_ in _IT else person if token.lower_ in _HE else None
    if stands_for is None or stands_for.head >= token.i:
        return
    if token.lower_ == "it" and _are_some_people(roster, stands_for):
        return
    roster.add(Found(token.i, token.i + 1, token.i, stands_for.key, stands_for.kind, "pronoun"))


def _are_some_people(roster: Roster, found: Found) -> bool:
    """Whether "it" cannot mean them: "its last fighters", of whom no body is known."""
    many = roster.doc[found.head].tag_ == "NNS"
    return many and found.form == "description" and roster.known(found.key) is None


def _opens_cleft(token: Token) -> bool:
    """Whether it is the "it" of "it was X, not we, that did it", which means nobody."""
    if token.lower_ != "it" or token.head.lower_ not in {"is", "was", "'s", "’s"}:
        return False
    return any(
        word.dep_ == "relcl" and word.left_edge.lower_ in {"that", "who"}
        for word in token.head.subtree
    ) and any(child.dep_ == "attr" for child in token.head.children)
