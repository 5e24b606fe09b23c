"""Outcomes: who is told to have been killed, taken, freed or beaten, and what was won or left."""

from collections.abc import Iterator

from alleged.extract.draft import Draft
from alleged.extract.footing import Footing
from alleged.extract.numbers import number_of
from alleged.extract.predicates import words
from alleged.extract.predications import Predication, is_accident, weapon
from alleged.extract.proposition_voices import Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import is_passive
from alleged.extract.syntax import Syntax
from alleged.model.deal import Reason
from alleged.model.proposition import Number

_OF_PEOPLE = {"killed", "wounded", "captured", "released"}
_OF_MOVES = {"withdrew", "entered"}
_AGREED = {"released", "withdrew", "surrendered"}
"""Kinds whose nouns name what is agreed or demanded as often as what was done."""

_AFTERWARDS = {"after", "since", "following", "upon", "despite"}
_WOUNDS = {"wound", "hit", "shoot", "kill", "injury", "torture", "custody", "captivity", "battle"}
_ALONG = {"with", "amid", "during"}


def outcome(
    syntax: Syntax, fillers: Fillers, voices: Voices, predication: Predication
) -> Draft | None:
    """Return the outcome that one word tells of, or None if it tells of none."""
    row = predication.predicate
    carrier = predication.token
    if row.part == "count" and syntax.dep[carrier] == "amod":
        carrier = syntax.head[carrier]  # "eleven dead": the number stands in the sentence
    said = voices.said(carrier, denies=row.denies is not predication.denied)
    if said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    if row.part == "noun" and row.kind in _AGREED and not _took_place(syntax, predication.token):
        return None
    if row.kind in ("killed", "wounded") and is_accident(syntax, predication):
        return None
    if _is_general(syntax, carrier) or _is_natural(syntax, fillers, predication):
        return None
    if _moves_others(syntax, predication):
        return None
    agents = tuple(a for a in predication.agents if "party" in fillers.sorts(a))
    if row.kind in ("killed", "wounded", "captured") and not agents:
        agents = weapon(syntax, fillers, predication)
    if (
        row.kind == "took"
        and row.agent.places[:1] == ("subj",)
        and not agents
        and not is_passive(syntax, predication.token)
    ):
        return None
    recipients = predication.recipients
    numbers: tuple[Number, ...] = ()
    if row.kind in _OF_PEOPLE | _OF_MOVES or not row.place.places:
        counted = recipients if row.kind in _OF_PEOPLE else agents
        numbers = tuple(n for t in counted if (n := number_of(syntax, t)) is not None)
    if row.part == "count":
        recipients = ()
        if not numbers:
            return None
    if not numbers and any(_is_compared(syntax, t) for t in recipients):
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


def _is_general(syntax: Syntax, carrier: int) -> bool:
    """Say whether it is said of any: "the law calls for soldiers who surrender to be held"."""
    noun = syntax.head[carrier]
    if syntax.dep[carrier] != "relcl" or syntax.tag[carrier] not in ("VBP", "VBZ"):
        return False
    bare = not any(syntax.dep[k] in ("det", "nummod", "poss") for k in syntax.kids[noun])
    return bare and syntax.tag[noun] == "NNS" and syntax.kid(carrier, "aux", "auxpass") is None


def _is_natural(syntax: Syntax, fillers: Fillers, predication: Predication) -> bool:
    """Say whether one person only died: "he died in June" tells of no arms and no wounds."""
    if syntax.lemma(predication.token) not in ("die", "perish") or not any(
        "person" in fillers.sorts(t) and syntax.pos[fillers.meant(t)] == "PROPN"
        for t in predication.recipients
    ):
        return False
    number = syntax.sentence[predication.token]
    near = [t for t in range(syntax.size) if syntax.sentence[t] == number]
    return not any(syntax.lemma(t) in words("means") or syntax.lemma(t) in _WOUNDS for t in near)


def _moves_others(syntax: Syntax, predication: Predication) -> bool:
    """Say whether who withdraws only takes others out: "pulled out survivors"."""
    row = predication.predicate
    goes = (
        row.kind == "withdrew" and row.agent.places == ("subj",) and row.place.places == ("from",)
    )
    return goes and syntax.kid(predication.token, "dobj") is not None


def _is_compared(syntax: Syntax, t: int) -> bool:
    """Say whether it is "more people than", which counts nobody."""
    return any(syntax.word[k] in ("more", "fewer") for k in syntax.kids[t])


def _took_place(syntax: Syntax, noun: int) -> bool:
    """Say whether a noun names something done: "after the release of", "the withdrawal ended"."""
    above, dep = syntax.head[noun], syntax.dep[noun]
    if dep == "pobj":
        if syntax.word[above] in _ALONG:
            return _is_past(syntax, syntax.head[above])
        if syntax.word[above] in _AFTERWARDS:
            return True
        noun, above = above, syntax.head[above]
        return syntax.lemma(above) in words("telling") and syntax.lemma(above) != "account"
    if dep in ("nsubj", "nsubjpass"):
        return syntax.tag[above] in ("VBD", "VBN")
    return dep == "dobj" and syntax.tag[above] in ("VBD", "VBN", "VBG")


def _is_past(syntax: Syntax, i: int) -> bool:
    """Say whether a verb tells of what was, so that what went along with it was too."""
    return syntax.tag[i] in ("VBD", "VBG") and not any(
        syntax.tag[k] in ("MD", "TO") for k in syntax.kids[i]
    )


def _reasons(syntax: Syntax, predication: Predication, agents: tuple[int, ...]) -> Iterator[Reason]:
    row = predication.predicate
    word = syntax.word[predication.token]
    yield Reason("kind", f"{word!r} as a {row.part}: {row.kind}" + (", denied" * row.denies))
    if agents and not set(agents) & set(predication.agents):
        yield Reason("roles", "who did it is read from whose attack it was")
