"""What a denial denies: the whole deal, or one aspect of it that leaves the rest as it is."""

import csv
import re
from functools import cache
from importlib.resources import files

from alleged.model.claim import Aspect
from alleged.model.deal import Deal, DealKind

_ASIDE, _WHOLE = "aside", "whole"
_MAKES = {
    DealKind.TRADE: (Aspect.MONEY, Aspect.GOODS, Aspect.ARMS),
    DealKind.PROTECTION: (Aspect.MONEY,),
    DealKind.PRISONER_EXCHANGE: (Aspect.PEOPLE,),
    DealKind.EVACUATION: (Aspect.LEAVING,),
    DealKind.SAFE_PASSAGE: (Aspect.LEAVING,),
    DealKind.SURRENDER: (Aspect.LEAVING, Aspect.ARMS),
}
"""What a deal of a kind is none without: to deny it is to deny the deal."""

_GIVEN = (Aspect.MONEY, Aspect.GOODS, Aspect.ARMS, Aspect.PEOPLE, Aspect.LEAVING)
"""What alone would make a deal."""

_CLAUSE = re.compile(r"[;:]|,? but\b|,? and that\b")
_OR = re.compile(r"\b(?:and no|nor|or)\b")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_NOT = re.compile(r"\b(no|not|never|neither|nor|without|den(y|ies|ied|ying))\b|n['’]t\b", re.I)


_POINTER = re.compile(
    r"(?:the|this|that|these|those|such|his|her|their) (?:\w+ )?"
    r"(?:account|version|claim|story|report|allegation|figure|remark|assertion)s?",
    re.I,
)
_OF_TERMS = re.compile(
    r"\b(?:the|this|that)\b[^.;]{0,80}\b(?:involved|included|cost|covered|came with|paid for)\b",
    re.I,
)
"""What takes a deal for granted, and tells only what was in it."""

_NUMBER = re.compile(r"\bnot \d+|\bonly \d+")


def pointed_aspect(denied: str, before: str) -> Aspect | None:
    """Return the aspect that "dismissed the account" is of; None if it is of the deal, or may be.

    It is of one if what others said `before` takes the deal for granted.

    >>> pointed_aspect("the account", "The swap involved 45 men and a payment of two million.")
    <Aspect.MONEY: 'money'>
    >>> pointed_aspect("the account", "The two sides agreed to swap 45 men.") is None
    True
    """
    if not _POINTER.fullmatch(" ".join(denied.split())) or not _OF_TERMS.search(before):
        return None
    beside = (Aspect.MONEY, Aspect.GOODS, Aspect.ARMS, Aspect.MEDIATION)
    counted = Aspect.NUMBER if _NUMBER.search(before) else None
    return next((aspect for aspect in beside if _has(aspect, before)), counted)


def denied_aspect(deal: Deal, denied: str, rest: str, *, by_party: bool) -> Aspect | None:
    """Return the one aspect that a denial is of; None if it is of the deal, or may be.

    Args:
        deal: The deal that somebody denies.
        denied: What is denied, in the text's words.
        rest: What else the text tells of the deal.
        by_party: Whether a party denies. That it took no part is then a denial of the deal.

    A ransom denied leaves an exchange of prisoners as it is, unless nothing but a ransom is told
    of it.
    """
    clauses = _CLAUSE.split(denied)
    said = next((clause for clause in clauses if _NOT.search(clause)), clauses[0])
    said = _expression(_ASIDE).sub(" ", said)
    name = next((name for name in _words() if name != _ASIDE and _has(name, said)), _WHOLE)
    if name == _WHOLE:
        return None
    found = Aspect(name)
    if found is Aspect.PART and by_party:
        return None
    if found in _MAKES.get(deal.kind, ()) or _denies_all(said) or _is_all(found, rest):
        return None
    return found


def named_aspects(said: str) -> tuple[Aspect, ...]:
    """Return what words say was given, or that somebody mediated; nothing if they negate it.

    >>> named_aspects("Buyers paid in cash for fuel.")
    (<Aspect.MONEY: 'money'>, <Aspect.GOODS: 'goods'>)
    >>> named_aspects("No ransom was paid.")
    ()
    """
    plain = [each for each in _SENTENCE.split(said) if not _NOT.search(each)]
    wanted = (*_GIVEN, Aspect.MEDIATION)
    return tuple(aspect for aspect in wanted if any(_has(aspect, each) for each in plain))


def _denies_all(said: str) -> bool:
    """Say whether two things are denied at once: "neither a ransom nor prisoners"."""
    named = [frozenset(a for a in _GIVEN if _has(a, part)) for part in _OR.split(said)]
    return len(named) > 1 and all(named) and len(frozenset().union(*named)) > 1


def _is_all(aspect: Aspect, rest: str) -> bool:
    """Say whether it is asserted elsewhere, and nothing else that would make a deal."""
    rest = _expression(_ASIDE).sub(" ", rest)
    told = any(_has(aspect, each) and not _NOT.search(each) for each in _SENTENCE.split(rest))
    others = (_WHOLE, *(each for each in _GIVEN if each is not aspect))
    return told and not any(_has(other, rest) for other in others)


def _has(name: str, said: str) -> bool:
    return _expression(name).search(said) is not None


@cache
def _words() -> dict[str, str]:
    """Return the words of `data/cues/aspects.csv` by aspect, in its order."""
    text = files("alleged").joinpath("data/cues/aspects.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["aspect"]: row["words"] for row in rows}


@cache
def _expression(name: str) -> re.Pattern[str]:
    """Return what finds the words of an aspect. A star ends a word, or is up to four words."""
    phrases = [re.escape(each.strip()) for each in _words()[name].split("|")]
    found = [p.replace(r"\ \*\ ", r"\s+(?:\S+\s+){0,4}").replace(r"\*", r"\w*") for p in phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
