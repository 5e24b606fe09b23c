"""Who holds which office in a text: "the minister" is whom it called minister before; the words for
those who speak, and for what they write."""

from collections import defaultdict

from alleged.extract.syntax import Run, Syntax

OFFICES = {
    "spokesman", "spokeswoman", "spokesperson", "president", "minister", "leader", "commander",
    "general", "chief", "governor", "envoy", "ambassador", "mayor", "secretary", "bishop", "priest",
    "cleric", "negotiator", "director", "prince", "king", "premier", "chancellor", "chairman",
    "chairwoman", "mediator", "prosecutor", "senator", "colonel", "sheikh", "imam", "patriarch",
    "archbishop", "lawyer", "analyst", "adviser", "advisor", "aide", "marshal", "warlord",
}  # fmt: skip
ROLES = {
    "spokesman", "spokeswoman", "spokesperson", "president", "minister", "leader", "commander",
    "official", "general", "chief", "governor", "envoy", "ambassador", "mayor", "secretary",
    "bishop", "elder", "analyst", "lawyer", "officer", "director", "lawmaker", "prince", "king",
}  # fmt: skip
"""Nouns by which people speak, whose name may stand behind them."""

MEDIA = {
    "agency", "newspaper", "paper", "daily", "weekly", "website", "site", "channel", "broadcaster",
    "station", "magazine", "portal", "outlet", "journal", "network", "radio",
}  # fmt: skip
WRITTEN = {
    "statement", "communique", "communiqué", "message", "post", "tweet", "letter", "filing",
    "speech", "memo", "memoir", "article", "bulletin", "remark", "comment", "testimony", "video",
    "reply", "account", "version", "telling",
}  # fmt: skip
"""What somebody said or wrote; whose it is, speaks."""

SPEAKING_FOR = {
    "spokesman", "spokeswoman", "spokesperson", "command", "leadership", "bureau", "headquarters",
    "delegation",
}  # fmt: skip
"""Who speaks for a body and for nobody else: "its spokesman"."""

FOUND_OUT = {
    "investigation", "inquiry", "study", "survey", "report", "assessment", "analysis",
    "photograph", "picture", "image", "footage",
}  # fmt: skip
"""What somebody found out; who it is by, speaks."""

PAPERS = {"agreement", "accord", "deal", "pact", "treaty", "truce", "ceasefire", "plan"}
"""What is cited, but is not who "it" is in "it said" behind it."""

_DEFINITE = {"the", "that", "this", "its", "their", "his", "her"}
_OF_WHOM = {"GPE", "NORP", "ORG"}


def may_act(syntax: Syntax, subject: int) -> bool:
    """Whether "he" may take a subject up: no "ceasefire" of "none had been agreed, he said"."""
    return syntax.pos[subject] != "NOUN" or syntax.lemma(subject) in ROLES | OFFICES


def is_outlet(syntax: Syntax, noun: int) -> bool:
    """Whether a noun can only mean an outlet: "the agency" alone may be any agency."""
    if syntax.lemma(noun) in ("newspaper", "broadcaster", "magazine"):
        return True
    return syntax.lemma(noun) in MEDIA and any(
        syntax.word[k] in ("news", "press", "television", "radio") for k in syntax.kids[noun]
    )


def run_by(syntax: Syntax, verb: int) -> int | None:
    """Return where "run by the Front" ends, without which "a media unit" names nobody."""
    agent = syntax.kid(verb, "agent") if syntax.lemma(verb) in ("run", "own", "lead") else None
    who = syntax.kid(agent, "pobj") if agent is not None else None
    return who + 1 if who is not None else None


def can_be_called(syntax: Syntax, noun: int) -> bool:
    """Whether a name behind a noun is the name of what it means: "the news site Harbour Light"."""
    return syntax.pos[noun] == "NOUN" or syntax.lemma(noun).casefold() in ROLES


class Offices:
    """The offices of one text, by the word for them, in order of mention."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._held: dict[str, list[tuple[int, Run, frozenset[str]]]] = defaultdict(list)
        for entity in syntax.entities:
            if syntax.entity[entity[0]] == "PERSON":
                self._note(entity, OFFICES)
            elif syntax.entity[entity[0]] == "ORG":
                self._note(entity, MEDIA)

    def holder(self, head: int, source: Run) -> Run | None:
        """Return the words that name the one whom "the minister" means, if the text named one.

        `head` and `source` count tokens. Where the source says of which state or body ("the
        Sablean minister"), the text must have said the same of whom it named.
        """
        syntax = self._syntax
        office = syntax.lemma(head)
        if syntax.word[source[0]] not in _DEFINITE or head >= source[1]:
            return None
        if any(syntax.entity[i] == "PERSON" for i in range(*source)):
            return None
        whose = self._of_whom(source)
        for at, name, theirs in reversed(self._held.get(office, [])):
            if at < source[0] and (not whose or whose & theirs):
                return name
        return None

    def _note(self, entity: Run, words: set[str]) -> None:
        syntax = self._syntax
        head = next(
            (i for i in range(*entity) if not entity[0] <= syntax.head[i] < entity[1]), None
        )
        if head is None:
            return
        beside = [k for k in syntax.kids[head] if syntax.dep[k] in ("compound", "appos", "nmod")]
        if syntax.dep[head] in ("appos", "compound"):
            beside.append(syntax.head[head])
        for i in beside:
            if syntax.lemma(i) in words:
                phrase = syntax.subtree(i)
                whose = self._of_whom((min(phrase[0], entity[0]), max(phrase[1], entity[0])))
                self._held[syntax.lemma(i)].append((entity[0], entity, whose))

    def _of_whom(self, run: Run) -> frozenset[str]:
        syntax = self._syntax
        return frozenset(
            syntax.word[i].removesuffix("'s") for i in range(*run) if syntax.entity[i] in _OF_WHOM
        )
