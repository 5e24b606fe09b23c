"""Which sentences of a text tell of one and the same deal.

A text comes back to its deal again and again ("the accord", "it", the buses that carry it out) and
mentions others beside it ("an earlier truce", "another with..."). Sentences are taken in reading
order; each joins the deal it most likely speaks of, or opens a new one.
"""

import re
from collections.abc import Sequence

from alleged.extract.anchors import Anchor
from alleged.extract.groups import Group
from alleged.extract.in_turn import follow_in_turn, share_sentences
from alleged.extract.other_deals import WEEKS, YEAR, is_another, is_older, times
from alleged.extract.passages import NOUNS, named_by, partners_by, passages, told_later
from alleged.extract.reading import Reading, governing_verb
from alleged.extract.roles import role_features
from alleged.extract.weights import LONG, Linear, Weights
from alleged.model.actor import ActorKind
from alleged.model.document import Span

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
IN_PAIR = 0.35
"""Least probability that an actor is party by one sentence alone."""

MANY = 3
"""So many different pairs of sides make a text about deals in general."""

FAR = 4
"""Sentences behind the last one that told of a deal, in texts of many."""

_RECENT = 12
"""Only so many deals told last can be come back to; long texts move on."""


def group_anchors(reading: Reading, anchors: Sequence[Anchor], weights: Weights) -> list[Group]:
    """Return the deals of a text as groups of sentences, in order of first telling.

    A passage that names both sides of a deal never joins one whose named sides are others.
    """
    groups: list[Group] = []
    same, party, least = weights.linear["same"], weights.linear["party"], weights.least("same")
    told = list(passages(reading, anchors))
    later = told_later(reading, anchors)
    pairs = {named for _, here in told if len(named := named_by(reading, here)) >= 2}
    many = len(pairs) >= MANY
    long = len(reading.sentences) >= LONG  # there, another deal is told of at length
    for number, here in told:
        if many and _in_general(reading, here):
            continue
        named = named_by(reading, here)
        pair = named if len(named) >= 2 else named | pair_of(reading, number, here, party)
        partners = partners_by(reading, here)
        apart = here[0].token in later
        near = [
            g
            for g, group in enumerate(groups)
            if not _contradict(named, partners, group, many)
            and not (apart and number in group.sentences)
            and not _goes_on_to_another(number, here, partners, group)
            and (long or not is_another(reading, here, group))
        ][-_RECENT:]
        compared = {g: same_features(reading, groups[g], number, here, pair) for g in near}
        scored = [(same.probability(features), g) for g, features in compared.items()]
        best, place = max(scored, default=(0.0, -1))
        main = max((each for each in scored if not groups[each[1]].aside), default=(0.0, -1))
        if main[0] >= least and sum(not group.aside for group in groups) == 1:
            best, place = main
        if many:
            again = [g for g in near if _told_again(named, groups[g])]
            best, place = (1.0, again[-1]) if again else (best, place)
        if many and best >= least and _is_far(reading, groups, number, here):
            continue
        if best < least:
            opening = {"likeness": best, **compared.get(place, {})} if groups else {}
            aside = not long and any(is_another(reading, here, group) for group in groups)
            groups.append(Group(opening=opening, among_many=many, aside=aside))
            if apart and len(groups) > 1:
                _part(reading, groups[-2], groups[-1], number, later[here[0].token])
            place = len(groups) - 1
        groups[place].add(number, here, pair, named)
        groups[place].partners = groups[place].partners or partners
    sides = frozenset().union(*(group.named for group in groups if len(group.named) >= 2))
    for group in groups:
        group.deals = len(groups)
        group.rivals = _rivals(reading, group, told)
        if len(group.named) >= 2:
            group.of_others = sides - group.named
    follow_in_turn(reading, groups)
    share_sentences(reading, groups)
    told_of = frozenset(n for group in groups for n in group.sentences)
    for group in groups:
        group.told_of = told_of
    return groups


def _goes_on_to_another(
    number: int, anchors: Sequence[Anchor], partners: frozenset[str], group: Group
) -> bool:
    """Whether a sentence goes on from "one with A" to "another with B"."""
    other = partners and group.partners and not partners & group.partners
    told = number in group.sentences and any(a.family == "stand_in" for a in anchors)
    return bool(told and other)


def _rivals(
    reading: Reading, group: Group, told: Sequence[tuple[int, Sequence[Anchor]]]
) -> frozenset[str]:
    mine = {anchor.token for anchor in group.anchors}
    others: frozenset[str] = frozenset()
    for number, here in told:
        if number in group.sentences and not mine & {anchor.token for anchor in here}:
            others |= named_by(reading, here)
    return others - group.named


def _contradict(
    named: frozenset[str], partners: frozenset[str], group: "Group", many: bool
) -> bool:
    """Whether a passage names sides that cannot be those of a deal told before.

    In a text of many deals one named partner is enough to tell two of them apart.
    """
    if len(named) >= 2 and len(group.named) >= 2 and len(named & group.named) < 2:
        return True
    if not many:
        return False
    if partners and group.partners and not partners & group.partners:
        return True
    if len(named) >= 2 and group.partners - named:
        return True
    return len(group.named) >= 2 and bool(partners - group.named)


def _told_again(named: frozenset[str], group: "Group") -> bool:
    """Whether a passage names the sides of a deal told before, or more of them."""
    return len(named) >= 2 and bool(group.named) and group.named <= named


def _part(reading: Reading, first: Group, second: Group, number: int, word: int) -> None:
    """Give each of two deals told in one sentence its part of it, and the second the same sides."""
    whole = first.parts.get(number, reading.span_of_sentence(number))
    before, after = reading.doc[word - 1], reading.doc[word]
    first.parts[number] = Span(whole.start, before.idx + len(before))
    second.parts[number] = Span(after.idx, whole.end)
    second.named, second.partners = first.named, first.partners


def _in_general(reading: Reading, anchors: Sequence[Anchor]) -> bool:
    """Whether a passage speaks of deals in the plural and names at most one side of them."""
    if len(named_by(reading, anchors)) >= 2 or partners_by(reading, anchors):
        return False
    tokens = [reading.doc[a.token] for a in anchors if a.family in NOUNS]
    return bool(tokens) and all(token.tag_ == "NNS" for token in tokens)


def _is_far(
    reading: Reading, groups: Sequence[Group], number: int, anchors: Sequence[Anchor]
) -> bool:
    """Whether a passage names neither a deal nor its sides, and stands far behind all told."""
    if any(a.family in NOUNS for a in anchors) or named_by(reading, anchors):
        return False
    return number - max((g.sentences[-1] for g in groups), default=-FAR) >= FAR


def pair_of(
    reading: Reading, number: int, anchors: Sequence[Anchor], party: Linear
) -> frozenset[str]:
    """Return the actors that one sentence alone makes out to be parties."""
    keys = {reading.mentions[n].key for n in reading.by_sentence[number]}
    tied = role_features(reading, [number], anchors)
    scored = sorted(((party.probability(tied[k]), k) for k in keys & set(tied)), reverse=True)
    return frozenset(key for probability, key in scored[:3] if probability >= IN_PAIR)


def same_features(
    reading: Reading,
    group: Group,
    number: int,
    anchors: Sequence[Anchor],
    pair: frozenset[str],
) -> dict[str, float]:
    """Return what speaks for and against a sentence telling of a group's deal, by name."""
    features: dict[str, float] = {}
    known_pair = frozenset().union(*group.pairs)
    common, new = len(pair & known_pair), len(pair - known_pair)
    features[f"pair common={min(common, 2)}&new={min(new, 2)}"] = 1.0
    features[f"pair new={min(new, 2)}&known={min(len(known_pair), 2)}"] = 1.0
    if not pair:
        features["no pair here"] = 1.0
    if len(pair) >= 2 and pair in group.pairs:
        features["same pair"] = 1.0
    text = reading.sentences[number].text
    away = number - group.sentences[-1]
    features[f"sentences away={min(away, 4)}"] = 1.0
    if (
        "\n"
        in reading.document.text[
            reading.sentences[group.sentences[-1]].end_char : reading.sentences[number].start_char
            + 1
        ]
    ):
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
    for family in NOUNS & families:
        features[f"{family} after {'same' if family in known else 'other'}"] = 1.0
    years = set(YEAR.findall(text))
    told = {y for s in group.sentences for y in YEAR.findall(reading.sentences[s].text)}
    if years - told - {reading.document.published[:4]}:
        features["another year"] = 1.0
    _times(reading, group, number, features)
    if _AGO.search(text.lower()):
        features["time gone by"] = 1.0
    if any(t.tag_ == "VBD" and t.lower_ == "had" for t in reading.sentences[number]):
        features["past perfect"] = 1.0
    if reading.hints is not None and anchors and group.anchors:
        here = [(reading.sentences[number].start, reading.sentences[number].end)]
        there = [(reading.sentences[s].start, reading.sentences[s].end) for s in group.sentences]
        for name, tokens, runs in (
            ("told", [a.token for a in group.anchors], here),
            ("told back", [a.token for a in anchors], there),
        ):
            odds = reading.hints.role("told", tokens, runs)
            if odds is not None:
                features[f"model: {name}"] = odds
    return features


def _times(reading: Reading, group: Group, number: int, features: dict[str, float]) -> None:
    """Note how far apart the sentence's times and the group's are, in days."""
    here, there = times(reading, number, group)
    if not here or not there:
        features["no times to compare"] = 1.0
        return
    apart = min(abs((a - b).days) for a in here for b in there)
    band = (
        "days" if apart <= 10
        else "weeks" if apart <= WEEKS
        else "months" if apart <= 300
        else "years"
    )  # fmt: skip
    features[f"times apart={band}"] = 1.0
    if is_older(reading, number, group):
        features["an older time"] = 1.0


def _wording(reading: Reading, anchors: Sequence[Anchor], features: dict[str, float]) -> None:
    strong = [anchor for anchor in anchors if anchor.family in NOUNS] or list(anchors)
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
