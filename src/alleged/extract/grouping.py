"""Which sentences of a text tell of one and the same deal.

A text comes back to its deal again and again ("the accord", "it", the buses that carry it out) and
mentions others beside it ("an earlier truce", "another with..."). Sentences are taken in reading
order; each joins the deal it most likely speaks of, or opens a new one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.extract.anchors import Anchor
from alleged.extract.reading import Reading, governing_verb
from alleged.extract.weights import Linear
from alleged.model.actor import ActorKind

_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
_AGO = re.compile(
    r"\b(last year|years? (ago|earlier|before)|months? (ago|earlier|before)|decades?|"
    r"last (january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|in the past|earlier this year|previous(ly)?|at the time)\b"
)
_PARTY_KINDS = {
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.MILITARY,
    ActorKind.ARMED_GROUP,
    ActorKind.COALITION,
    ActorKind.POLITICAL_BODY,
}
_NOUNS = {"deal_noun", "truce_noun", "swap_noun"}


@dataclass(slots=True)
class Group:
    """Sentences and anchors that tell of one deal."""

    sentences: list[int] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


def group_anchors(reading: Reading, anchors: Sequence[Anchor], model: Linear) -> list[Group]:
    """Return the deals of a text as groups of sentences, in order of first telling."""
    groups: list[Group] = []
    for number in sorted({anchor.sentence for anchor in anchors}):
        here = [anchor for anchor in anchors if anchor.sentence == number]
        scored = [
            (model.log_odds(same_features(reading, group, number, here)), place)
            for place, group in enumerate(groups)
        ]
        best, place = max(scored, default=(-1.0, -1))
        if best < 0:
            groups.append(Group())
            place = len(groups) - 1
        groups[place].sentences.append(number)
        groups[place].anchors.extend(here)
    return groups


def same_features(
    reading: Reading, group: Group, number: int, anchors: Sequence[Anchor]
) -> dict[str, float]:
    """Return what speaks for and against a sentence telling of a group's deal, by name."""
    features: dict[str, float] = {}
    text = reading.sentences[number].text
    away = number - group.sentences[-1]
    features[f"sentences away={min(away, 4)}"] = 1.0
    if "\n" in reading.doc.text[
        reading.sentences[group.sentences[-1]].end_char : reading.sentences[number].start_char + 1
    ]:
        features["new paragraph"] = 1.0
    _wording(reading, anchors, features)
    mine = _party_like(reading, [number])
    theirs = _party_like(reading, group.sentences)
    shared = len(mine & theirs)
    features[f"shared actors={min(shared, 2)}"] = 1.0
    features[f"new actors={min(len(mine - theirs), 2)}"] = 1.0
    features[f"shared={min(shared, 2)}&new={min(len(mine - theirs), 2)}"] = 1.0
    families = {anchor.family for anchor in anchors}
    known = {anchor.family for anchor in group.anchors}
    if families & known:
        features["same family"] = 1.0
    for family in _NOUNS & families:
        features[f"{family} after {'same' if family in known else 'other'}"] = 1.0
    years = set(_YEAR.findall(text))
    told = {y for s in group.sentences for y in _YEAR.findall(reading.sentences[s].text)}
    if years - told - {reading.document.published[:4]}:
        features["another year"] = 1.0
    if _AGO.search(text.lower()):
        features["time gone by"] = 1.0
    if any(t.tag_ == "VBD" and t.lower_ == "had" for t in reading.sentences[number]):
        features["past perfect"] = 1.0
    return features


def _wording(reading: Reading, anchors: Sequence[Anchor], features: dict[str, float]) -> None:
    strong = [anchor for anchor in anchors if anchor.family in _NOUNS] or list(anchors)
    for anchor in strong:
        token = reading.doc[anchor.token]
        features[f"anchor={anchor.family}"] = 1.0
        definite = False
        for child in token.children:
            if child.dep_ in {"det", "poss"}:
                features[f"det={child.lower_ if child.dep_ == 'det' else 'poss'}"] = 1.0
                definite = True
            if "otherness" in reading.families_of(child):
                features["said to be another"] = 1.0
                features[f"other word={child.lower_}"] = 1.0
        if not definite and token.pos_ in {"NOUN", "PROPN"}:
            features["no article"] = 1.0
        if token.tag_ == "NNS":
            features["plural"] = 1.0
        verb = token if token.pos_ == "VERB" else governing_verb(token)
        if verb is not None:
            for family in reading.families_of(verb) & {"make_verb", "broken", "done", "agree_verb"}:
                features[f"verb:{family}"] = 1.0


def _party_like(reading: Reading, sentences: Sequence[int]) -> set[str]:
    return {
        reading.mentions[n].key
        for number in sentences
        for n in reading.by_sentence[number]
        if reading.mentions[n].kind in _PARTY_KINDS
    }
