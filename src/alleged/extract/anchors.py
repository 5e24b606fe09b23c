"""Where a text tells of a deal: words a deal can hang on, and how far the text means one.

A deal that is proposed, refused, hoped for or only talked about is not a deal; what stands around
the word tells. The features are the rules, by name; their weights are learned (training/deals.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from alleged.extract.arguments import arguments_of, stand_ins, told_apart
from alleged.extract.families import ANCHORS
from alleged.extract.reading import Reading, governing_verb
from alleged.extract.weights import Features, Linear

_STRENGTH = {family: rank for rank, family in enumerate((*ANCHORS, "stand_in"))}
_MODALS = {"could", "would", "may", "might", "should", "will", "can", "must", "'ll", "'d"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """One word that tells of a deal."""

    token: int
    family: str
    sentence: int
    probability: float
    reasons: tuple[str, ...] = ()


SURE = 0.95
"""How surely "one with A, and another with B" tells of two deals, once deals were named before."""

UNLIKELY = 0.1
"""What its words alone make so unlikely to tell of a deal is not shown to the language model, whose
time it is not worth."""


def find_anchors(
    reading: Reading, model: Linear, threshold: float, guess: Linear | None = None
) -> list[Anchor]:
    """Return the words that tell of a deal with at least the threshold's probability.

    `guess` judges by the words alone which of them the language model is asked about; all, if left
    out.
    """
    plain = [(*each, _words_around(reading, *each)) for each in candidates(reading)]
    found = []
    for token, family, features in plain:
        if family == "stand_in" and _is_sure(features) and told_apart(reading, token):
            number = reading.sentence_of[token.i]
            found.append(Anchor(token.i, family, number, SURE, ("told apart from another",)))
            continue
        if (
            reading.hints is not None
            and guess is not None
            and guess.probability(features) < UNLIKELY
        ):
            continue
        _hint(reading, token, features)
        probability = model.probability(features)
        if probability >= threshold:
            number = reading.sentence_of[token.i]
            reasons = model.reasons(features)
            found.append(Anchor(token.i, family, number, probability, reasons))
    return found


def _is_sure(features: Features) -> bool:
    return not any("modal" in name or "negated" in name for name in features)


def candidates(reading: Reading) -> Iterator[tuple[Token, str]]:
    """Yield each word of an anchor family, with the strongest family it belongs to."""
    best: dict[int, str] = {}
    for hit in reading.hits:
        if hit.family not in _STRENGTH:
            continue
        head = reading.doc[hit.start : hit.end].root.i
        inside = reading.mention_at.get(head)
        if inside is not None and reading.mentions[inside].form == "name":
            continue  # "Liberation" in a front's name frees nobody
        if head in reading.sentence_of and (
            head not in best or _STRENGTH[hit.family] < _STRENGTH[best[head]]
        ):
            best[head] = hit.family
    for token in stand_ins(reading):
        best.setdefault(token.i, "stand_in")
    for i in sorted(best):
        yield reading.doc[i], best[i]


def anchor_features(reading: Reading, token: Token, family: str) -> dict[str, float]:
    """Return what stands around an anchor, by name, and what the language model makes of it."""
    features = _words_around(reading, token, family)
    _hint(reading, token, features)
    return features


def _hint(reading: Reading, token: Token, features: dict[str, float]) -> None:
    if reading.hints is not None:
        features["model: tells"] = reading.hints.tells([token.i])["model: tells"]


def _words_around(reading: Reading, token: Token, family: str) -> dict[str, float]:
    number = reading.sentence_of[token.i]
    features = {f"family={family}": 1.0, f"word={reading.lemmas[token.i]}": 1.0}
    families = reading.sentence_families[number]
    for other in families:
        features[f"sentence:{other}"] = 1.0
        features[f"{family}&{other}"] = 1.0
    strongest = min((_STRENGTH[f] for f in families if f in _STRENGTH), default=99)
    if _STRENGTH[family] > strongest:
        features["stronger word in sentence"] = 1.0
    _place_in_text(reading, number, features)
    _modifiers(reading, token, features)
    _governor(reading, token, features)
    told = arguments_of(reading, token)
    features[f"names {min(len(told.all), 2)} sides"] = 1.0
    features[f"{family} names {min(len(told.all), 2)} sides"] = 1.0
    actors = len({reading.mentions[m].key for m in reading.by_sentence[number]})
    features[f"actors={min(actors, 3)}"] = 1.0
    text = reading.sentences[number].text
    if "?" in text:
        features["question"] = 1.0
    return features


def _place_in_text(reading: Reading, number: int, features: dict[str, float]) -> None:
    features["first sentence" if number == 0 else "later sentence"] = 1.0
    before = set().union(*reading.sentence_families[max(0, number - 2) : number])
    for family in ("deal_noun", "truce_noun", "swap_noun", "proposed", "talk", "in_return"):
        if family in before:
            features[f"before:{family}"] = 1.0


def _modifiers(reading: Reading, token: Token, features: dict[str, float]) -> None:
    for child in token.children:
        if child.dep_ == "det" or child.lower_ in {"another", "no", "any"}:
            features[f"det={child.lower_}"] = 1.0
        elif child.dep_ in {"amod", "compound", "nmod", "poss"}:
            for family in reading.families_of(child):
                features[f"modifier:{family}"] = 1.0
            if child.i in reading.mention_at:
                features["modifier:actor"] = 1.0
        elif child.dep_ == "prep":
            features[f"prep={child.lower_}"] = 1.0
        elif child.dep_ == "neg":
            features["negated"] = 1.0
        elif child.dep_ in {"relcl", "acl"}:
            features["has clause"] = 1.0
    features[f"dep={token.dep_}"] = 1.0
    features[f"tag={token.tag_}"] = 1.0
    if token.dep_ == "compound":
        for family in reading.families_of(token.head):
            features[f"compound of:{family}"] = 1.0


def _is_none(token: Token) -> bool:
    """Say whether it is what a verb does none of: "made no promise", "no accord was signed"."""
    return token.dep_ in {"dobj", "nsubjpass", "attr"} and any(
        word.lower_ in {"no", "any", "neither"} for word in token.children
    )


def _governor(reading: Reading, token: Token, features: dict[str, float]) -> None:
    if token.dep_ == "pobj":
        features[f"after={token.head.lower_}"] = 1.0
        for family in reading.families_of(token.head.head):
            features[f"of:{family}"] = 1.0
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    depth = 0
    while verb is not None and depth < 3:
        where = ("verb", "above", "above")[depth]
        for family in reading.families_of(verb):
            features[f"{where}:{family}"] = 1.0
        for child in verb.children:
            if child.dep_ in {"aux", "auxpass"} and child.lower_ in _MODALS:
                features[f"{where} modal={child.lower_}"] = 1.0
            elif child.dep_ == "aux" and child.lower_ == "to":
                features[f"{where} to"] = 1.0
            elif child.dep_ == "neg" or _is_none(child):
                features[f"{where} negated"] = 1.0
            elif child.dep_ == "mark":
                features[f"{where} mark={child.lower_}"] = 1.0
        if depth == 0:
            features[f"verb tag={verb.tag_}"] = 1.0
        verb = governing_verb(verb)
        depth += 1
