"""Which actor "it", "they", "he" and "she" stand for in one text."""

from itertools import chain

from spacy.tokens import Token

from alleged.model.actor import ActorKind
from alleged.resolve.entity import Found, Roster

_SUBJECTS = {"nsubj", "nsubjpass"}
_IT = {"it", "they", "its", "their", "them"}
_HE = {"he", "she", "him", "his", "her"}
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_TITLES = {
    "mr": "he", "king": "he", "prince": "he", "lord": "he", "sheikh": "he", "spokesman": "he",
    "businessman": "he", "congressman": "he", "monsignor": "he", "mrs": "she", "ms": "she",
    "queen": "she", "princess": "she", "lady": "she", "spokeswoman": "she",
    "businesswoman": "she", "congresswoman": "she", "chairwoman": "she",
}  # fmt: skip
_PEOPLE = 6
"""People whom a pronoun can go back to, over all sentences before."""


def resolve_pronouns(roster: Roster) -> None:
    """Put subject pronouns on the roster, each with the key of the likeliest actor before it.

    A person who acts is taken up again before one who is only named, and "she" never stands for
    a man: the center of attention as in Grosz, Joshi and Weinstein, Computational Linguistics 21
    (1995).
    """
    last_subject: Found | None = None
    told: list[Found] = []
    for sentence in roster.doc.sents:
        subject_here: Found | None = None
        acting: list[Found] = []
        named: list[Found] = []
        for token in sentence:
            found = roster.at(token)
            if found is not None and found.head == token.i:
                if found.kind is ActorKind.PERSON:
                    (acting if token.dep_ in _SUBJECTS else named).append(found)
                elif token.dep_ in _SUBJECTS and found.kind is not ActorKind.OUTLET:
                    subject_here = found
            elif token.pos_ == "PRON" and token.dep_ in _SUBJECTS and not _opens_cleft(token):
                people = chain(acting, reversed(named), told)
                person = next((p for p in people if _can_be(roster, p, token.lower_)), None)
                _pronoun(roster, token, subject_here or last_subject, person)
        last_subject = subject_here or last_subject
        if acting or named:
            told = [*acting, *reversed(named), *told][:_PEOPLE]


def _can_be(roster: Roster, person: Found, pronoun: str) -> bool:
    """Whether a pronoun can mean a person, by the list of actors or by the words of the text."""
    if pronoun not in _PRONOUNS:
        return True
    actor = roster.known(person.key)
    known = actor.pronoun if actor is not None else ""
    if not known:
        words = roster.words[max(0, person.start - 2) : person.end]
        titles = {_TITLES.get(word.lower().rstrip("."), "") for word in words} - {""}
        known = titles.pop() if len(titles) == 1 else ""
    return not known or known == _PRONOUNS[pronoun]


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
