"""What a text tells of deals: one record for each, every field with its words and its reason."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from alleged.extract.anchors import anchor_features, find_anchors
from alleged.extract.arguments import arguments_of
from alleged.extract.deal_nature import nature
from alleged.extract.deal_parties import Cast, cast
from alleged.extract.deal_setting import period_of, places_of, settings
from alleged.extract.deal_voices import Voices, voices_of
from alleged.extract.evidence import find_evidence
from alleged.extract.grouping import group_anchors
from alleged.extract.groups import Group
from alleged.extract.not_made import came_to_nothing, is_granted, only_asked, only_on_condition
from alleged.extract.reading import Reading, reading_of
from alleged.extract.terms import find_terms
from alleged.extract.weights import LONG, Weights, shipped_weights
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Attribution, Voice
from alleged.model.deal import Deal, Reason
from alleged.model.document import Document, Span
from alleged.model.period import PeriodMention
from alleged.model.place import PlaceMention

VERSION = "deals-rules/1"
ANCHOR = 0.5
"""Least probability for a word to tell of a deal."""

SURE = 0.9
"""Least probability of a word that carries a deal named beside many others."""


def find_deals(
    doc: Doc,
    document: Document,
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    periods: Sequence[PeriodMention],
    attributions: Sequence[Attribution],
    weights: Weights | None = None,
) -> tuple[Deal, ...]:
    """Return the deals that a text tells of, in order of first telling.

    A deal without a party is not kept: nobody could check it. `weights` are the shipped ones
    unless given.
    """
    reading = reading_of(doc, document, mentions, periods)
    weights = weights or shipped_weights(with_model=reading.hints is not None)
    anchors = find_anchors(reading, weights.linear["anchor"], ANCHOR, weights.linear.get("guess"))
    if not anchors:
        return ()
    found = []
    before: list[tuple[str, ...]] = []
    for group in group_anchors(reading, anchors, weights):
        played = cast(reading, group, weights, _known(before))
        voices = voices_of(reading, group, attributions, played.keys, weights)
        telling = telling_features(reading, group, played, voices, before)
        before.append(played.keys)
        kept = weights.linear["tells"].probability(telling) >= weights.least("tells")
        kept = kept and _may_be_of_armed_actors(reading, group)
        kept = kept and not _is_between_others(reading, group, played)
        kept = kept and not _is_of_one_side(reading, group, played)
        kept = kept and not _is_not_given(reading, group, played)
        kept = kept and (bool(voices.denied) or not _came_to_nothing(reading, group))
        told = played.parties and not _only_arms(reading, group)
        if told and (kept or _names_its_own(group, played)):
            found.append((group, played, voices))
    places = settings(reading, places)
    return tuple(
        _deal(reading, group, played, voices, places, periods, weights)
        for group, played, voices in found
    )


def _may_be_of_armed_actors(reading: Reading, group: Group) -> bool:
    """Whether somebody in the text bears arms, or the words say outright that there is a deal.

    Whoever pays, buys and lets go in a text without arms does so in peace.
    """
    armed = any(reading.keys_of_kind[kind] for kind in (ActorKind.ARMED_GROUP, ActorKind.MILITARY))
    return armed or any(anchor.family in _OUTRIGHT for anchor in group.anchors)


def _is_between_others(reading: Reading, group: Group, played: Cast) -> bool:
    """Whether words of paying and buying alone tell of it, or of what is agreed on at work, beside
    nobody who is a party to it."""
    if any(anchor.family not in _PAYING for anchor in group.anchors) and not any(
        _is_at_work(reading, reading.doc[anchor.token]) for anchor in group.anchors
    ):
        return False
    here = (reading.mentions[n] for n in reading.within(group.sentences))
    return not any(m.key in played.keys for m in here if m.form != "pronoun")


def _is_at_work(reading: Reading, verb: Token) -> bool:
    """Whether those of a company agree among themselves: "the union and the owners agreed"."""
    return any(
        child.dep_ == "nsubj" and reading.lemmas[side.i] in _AT_WORK
        for child in verb.children
        for side in (child, *child.conjuncts)
    )


_AT_WORK = {
    "union", "management", "employer", "shareholder", "workforce", "striker", "owner",
}  # fmt: skip


def _is_of_one_side(reading: Reading, group: Group, played: Cast) -> bool:
    """Whether its sentences call it unilateral, and nobody else is party to it."""
    if _halts_alone(reading, group):
        return True
    nouns = [reading.doc[anchor.token] for anchor in group.anchors if anchor.family in _OUTRIGHT]
    alone = all(_is_their_own(reading, n) and len(arguments_of(reading, n).all) < 2 for n in nouns)
    if nouns and alone:
        return True
    words = (w.lower_ for number in group.sentences for w in reading.sentences[number])
    return len(played.keys) < 2 and any(word in _UNILATERAL for word in words)


def _halts_alone(reading: Reading, group: Group) -> bool:
    """Whether all that is told is that one side stops: "the Front will stop fighting"."""
    families = {anchor.family for anchor in group.anchors}
    if "truce_verb" not in families or families & _AGREED:
        return False
    halts = (reading.doc[a.token] for a in group.anchors if a.family == "truce_verb")
    return all(len(arguments_of(reading, halt).all) == 1 for halt in halts)


_AGREED = {"deal_noun", "truce_noun", "swap_noun", "paper_noun", "swap_verb", "agree_verb"}
_AGREED |= {"in_return"}


def _is_not_given(reading: Reading, group: Group, played: Cast) -> bool:
    """Whether it is only asked for, only promised on a condition, or granted for nothing."""
    if only_asked(reading, group) or only_on_condition(reading, group):
        return True
    return not played.mediators and is_granted(reading, group)


def _came_to_nothing(reading: Reading, group: Group) -> bool:
    """Whether a short text says that there came no deal; in long ones the weights decide."""
    return len(reading.sentences) < LONG and came_to_nothing(reading, group)


def _is_their_own(reading: Reading, noun: Token) -> bool:
    """Read "a truce of their own", "a one-sided truce", "the truce that he ordered"."""
    for word in noun.children:
        if word.lower_ in _ONE_SIDED or (
            word.dep_ in {"relcl", "acl"} and _is_ordered(reading, word)
        ):
            return True
        if word.lower_ == "of" and any(own.lower_ == "own" for own in word.children):
            return True
    if _of_free_will(noun):
        return True  # "a truce of its own accord", as the parser has it
    return noun.dep_ == "dobj" and _is_ordered(reading, noun.head)


def _is_ordered(reading: Reading, verb: Token) -> bool:
    """Whether somebody does it by their own word: "ordered", "declared of its own accord"."""
    return reading.lemmas[verb.i] in _ORDERED or _of_free_will(verb)


def _of_free_will(word: Token) -> bool:
    """Read "of its own accord", "on their own initiative" behind a word."""
    will = (k for prep in word.children if prep.lower_ in {"of", "on"} for k in prep.children)
    return any(
        k.lower_ in _FREE_WILL and any(own.lower_ == "own" for own in k.children) for k in will
    )


_ORDERED = {"order", "decree", "proclaim"}
_FREE_WILL = {"accord", "initiative"}
_ONE_SIDED = {"unilateral", "one-sided"}
_UNILATERAL = {"unilateral", "unilaterally"}


def _only_arms(reading: Reading, group: Group) -> bool:
    """Whether one side is told to arm another, and nothing is said to be given for it.

    That is whom somebody backs, not what two agreed on: "denied that it supplies weapons".
    """
    words = {reading.lemmas[anchor.token] for anchor in group.anchors}
    return bool(words) and words <= _ARMING


_ARMING = {"supply", "weapon", "gun"}
_PAYING = {"trade", "ransom"}
_OUTRIGHT = {"deal_noun", "truce_noun", "swap_noun", "paper_noun", "swap_verb", "truce_verb"}


def _known(before: Sequence[Sequence[str]]) -> frozenset[str]:
    return frozenset(key for keys in before for key in keys)


def _names_its_own(group: Group, played: Cast) -> bool:
    """Whether a passage in a text of many deals says in so many words between whom this one was."""
    sure = max(anchor.probability for anchor in group.anchors) >= SURE
    says_so = bool(group.partners) or len(group.named) >= 2
    return group.among_many and says_so and len(played.keys) >= 2 and sure


def telling_features(
    reading: Reading, group: Group, played: Cast, voices: Voices, before: Sequence[Sequence[str]]
) -> dict[str, float]:
    """Return what speaks for and against a group telling of a real deal of its own, by name.

    `before` holds the parties of each group told before it.
    """
    features: dict[str, float] = {}
    if before:
        features.update({f"opening: {name}": value for name, value in group.opening.items()})
        shared = max(len(set(played.keys) & set(keys)) for keys in before)
        new = len(set(played.keys) - {key for keys in before for key in keys})
        features[f"parties known={min(shared, 2)}, new={min(new, 2)}"] = 1.0
    else:
        features["first told"] = 1.0
    best = max(group.anchors, key=lambda a: a.probability)
    features["best anchor"] = best.probability
    features[f"best anchor={best.family}"] = 1.0
    features["all anchors"] = min(sum(a.probability for a in group.anchors), 4.0)
    features[f"sentences={min(len(group.sentences), 3)}"] = 1.0
    for anchor in group.anchors:
        features[f"anchor={anchor.family}"] = 1.0
    token = reading.doc[best.token]
    for name, value in anchor_features(reading, token, best.family).items():
        if name.startswith(("verb", "above", "det", "modifier", "of:", "after", "compound")):
            features[f"best anchor: {name}"] = value
    features[f"parties={min(len(played.parties), 3)}"] = 1.0
    for place, probability in enumerate(played.probabilities[:2]):
        features[f"party {place}"] = probability
    features.update(played.signs)
    features["mediated" if played.mediators else "no mediator"] = 1.0
    features["author tells it" if voices.author else "author does not tell it"] = 1.0
    features[f"claims={min(len(voices.claimed), 2)}"] = 1.0
    if voices.denied:
        features["denied"] = 1.0
    if 0 in group.sentences:
        features["in first sentence"] = 1.0
    if reading.hints is not None:
        features.update(reading.hints.tells([anchor.token for anchor in group.anchors]))
    families = set().union(*(reading.sentence_families[n] for n in group.sentences))
    for family in families:
        features[f"sentence:{family}"] = 1.0
    return features


def _deal(
    reading: Reading,
    group: Group,
    played: Cast,
    voices: Voices,
    places: Sequence[PlaceMention],
    periods: Sequence[PeriodMention],
    weights: Weights,
) -> Deal:
    numbers = sorted(set(group.sentences))
    sentences = tuple(group.parts.get(n, reading.span_of_sentence(n)) for n in numbers)
    own = tuple(group.own.get(n, reading.span_of_sentence(n)) for n in numbers)
    kind, status, visibility = nature(reading, group, voices, played.keys, weights)
    strongest = max(group.anchors, key=lambda a: a.probability)
    trigger = reading.doc[strongest.token]
    author = (author_of(reading.document),)
    return Deal(
        document_id=reading.document.id,
        span=Span(sentences[0].start, sentences[-1].end),
        sentences=sentences,
        kind=kind,
        status=status,
        visibility=visibility,
        parties=played.parties,
        mediators=played.mediators,
        other_roles=played.other_roles,
        terms=find_terms(reading.doc, own, played.parties),
        places=places_of(reading, group, places, weights),
        period=period_of(reading, group, periods, trigger),
        claimed_by=(*(author if voices.author else ()), *voices.claimed),
        denied_by=(*(author if voices.author_denies else ()), *voices.denied),
        doubted_by=voices.doubted,
        evidence=find_evidence(reading.doc, sentences),
        reasons=(
            *(
                Reason(
                    "deal", f"{reading.doc[a.token].text!r} ({a.family}): {'; '.join(a.reasons)}"
                )
                for a in group.anchors
            ),
            *(Reason("parties", reason) for reason in played.reasons),
        ),
        extractor=VERSION,
    )


def author_of(document: Document) -> Voice:
    """Return the voice of the report itself: its authors, or its outlet, or its own id."""
    return Voice(", ".join(document.authors) or document.outlet or document.given_id)
