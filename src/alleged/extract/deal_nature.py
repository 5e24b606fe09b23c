"""What kind of deal a text tells of, how it presents it, and whether it was open or hidden."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from alleged.extract.arguments import stands_for
from alleged.extract.deal_voices import Voices
from alleged.extract.groups import Group
from alleged.extract.hints import KINDS, STATUSES
from alleged.extract.reading import Reading, governing_verb
from alleged.extract.weights import Choice, Features, Weights
from alleged.model.deal import DealKind, DealStatus, Visibility

SECRET = 0.3
_TOLD_OPENLY = {DealStatus.ANNOUNCED, DealStatus.COMPLETED}
_UNNAMED = ("source", "official", "anonymous", "diplomat", "person familiar", "people familiar")


def kind_features(reading: Reading, group: Group) -> dict[str, float]:
    """Return the families that the deal's sentences and anchors belong to, by name."""
    features: dict[str, float] = {}
    tokens = [anchor.token for anchor in group.anchors]
    if tokens and all(anchor.family == "stand_in" for anchor in group.anchors):
        for noun in [stands_for(reading, reading.doc[i]) for i in tokens]:
            if noun is None:
                continue
            tokens.append(noun.i)
            features |= {f"anchor={family}": 1.0 for family in reading.families_of(noun)}
            features[f"word={reading.lemmas[noun.i]}"] = 1.0
    for anchor in group.anchors:
        features[f"anchor={anchor.family}"] = 1.0
        features[f"word={reading.lemmas[anchor.token]}"] = 1.0
        token = reading.doc[anchor.token]
        for child in token.children:
            for family in reading.families_of(child):
                features[f"beside anchor:{family}"] = 1.0
    for number in group.sentences:
        for family in reading.sentence_families[number]:
            features[f"sentence:{family}"] = 1.0
    for family in reading.sentence_families[group.sentences[0]]:
        features[f"first sentence:{family}"] = 1.0
    for number in {n for s in group.sentences for n in (s - 1, s + 1)} - set(group.sentences):
        if 0 <= number < len(reading.sentences):
            for family in reading.sentence_families[number]:
                features[f"next to it:{family}"] = 0.5
    if reading.hints is not None and tokens:
        features.update(reading.hints.options(tokens, KINDS, "kind="))
    return features


def status_features(
    reading: Reading, group: Group, voices: Voices, parties: Sequence[str]
) -> dict[str, float]:
    """Return what the text says of how far the deal is known, carried out or broken, by name."""
    features: dict[str, float] = {}
    for anchor in group.anchors:
        token = reading.doc[anchor.token]
        verb = token if token.pos_ == "VERB" else governing_verb(token)
        if verb is not None:
            features[f"verb tag={verb.tag_}"] = 1.0
            for family in reading.families_of(verb):
                features[f"verb:{family}"] = 1.0
        for child in token.children:
            for family in reading.families_of(child):
                features[f"beside anchor:{family}"] = 1.0
    for number in group.sentences:
        for family in reading.sentence_families[number]:
            features[f"sentence:{family}"] = 1.0
    for family in reading.sentence_families[group.sentences[0]]:
        features[f"first sentence:{family}"] = 1.0
    features["author tells it" if voices.author else "author does not tell it"] = 1.0
    for name, told in (("claims", voices.claimed), ("denies", voices.denied)):
        features[f"{name}={min(len(told), 2)}"] = 1.0
        for voice in told:
            keys = reading.keys_in(voice.span) if voice.span else set()
            if keys & set(parties):
                features[f"a party {name}"] = 1.0
            if any(word in voice.name.casefold() for word in _UNNAMED):
                features[f"unnamed {name}"] = 1.0
    if not voices.author and not voices.denied and voices.claimed:
        features["only others claim"] = 1.0
    if voices.denied and not voices.author:
        features["denied, author silent"] = 1.0
    if voices.denied and not voices.author and not voices.claimed:
        features["only denied"] = 1.0
    if reading.hints is not None and group.anchors:
        tokens = [anchor.token for anchor in group.anchors]
        features.update(reading.hints.options(tokens, STATUSES, "status="))
        features.update(reading.hints.own(tokens, ("secret",), ""))
    return features


def _both_announce(reading: Reading, group: Group) -> bool:
    """Whether "the two sides announced" it: they speak together, so no one of them is heard."""
    for anchor in group.anchors:
        verb = governing_verb(reading.doc[anchor.token])
        if verb is None or "announce" not in reading.families_of(verb):
            continue
        for child in verb.children:
            if child.dep_ == "nsubj" and any(
                word.lower_ in {"two", "both"} for word in child.children
            ):
                return True
    return False


def _is_called(reading: Reading, group: Group, family: str) -> bool:
    """Whether the words for the deal are said to be of a family: "the deals were confidential"."""
    tokens = [reading.doc[anchor.token] for anchor in group.anchors]
    for token in {token for near in tokens for token in (near, *_exemplified(near))}:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        token = _counted(token)
        said = [child for child in token.children if child.dep_ == "amod"]
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = token.head
            if any(child.dep_ == "neg" for child in verb.children):
                continue
            said += [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))]
        if any(family in reading.families_of(word) for word in said):
            return True
    return False


def _exemplified(token: Token) -> Iterator[Token]:
    """Yield what a word stands for as an example: "other deals ..., such as the one with Orn"."""
    sentence = token.sent
    such = [t.i for t in sentence if t.lower_ == "such" and t.i < token.i]
    if such:
        yield from (t for t in sentence if t.tag_ == "NNS" and t.i < such[0])


def _counted(token: Token) -> Token:
    """Return the word that stands for a part of many: of "some of those deals" the first."""
    over = token.head
    return over.head if token.dep_ == "pobj" and over.lower_ == "of" else token


def nature(
    reading: Reading, group: Group, voices: Voices, parties: Sequence[str], weights: Weights
) -> tuple[DealKind, DealStatus, Visibility]:
    """Return kind, status and visibility of the deal that a group tells of."""
    about = kind_features(reading, group)
    how: Features = status_features(reading, group, voices, parties)
    kind = _borne_out(reading, group, about, weights.choice["kind"])
    status = _stands(reading, group, how, weights.choice["status"])
    if status is DealStatus.REPORTED and (
        _both_announce(reading, group) or _is_called(reading, group, "announce")
    ):
        status = DealStatus.ANNOUNCED
    if (voices.denied or voices.author_denies) and not (voices.claimed or voices.author):
        status = DealStatus.DENIED  # nobody says that there is one
    secret = weights.linear["secret"].probability(how) >= SECRET
    if (secret or _is_called(reading, group, "secret")) and not _either_way(reading, group):
        return kind, status, Visibility.SECRET
    return kind, status, Visibility.PUBLIC if status in _TOLD_OPENLY else Visibility.UNKNOWN


def _borne_out(reading: Reading, group: Group, about: Features, kinds: Choice) -> DealKind:
    """Return the likeliest kind; of trade without a word of trade, what buses or a truce tell of,
    if that is half as likely."""
    chances = {option: linear.probability(about) for option, linear in kinds.options.items()}
    likeliest = kinds.best(about)
    families = {f for number in group.sentences for f in reading.sentence_families[number]}
    if likeliest == DealKind.TRADE and not families & _TRADING:
        borne = {k for anchor in group.anchors for k in _BORNE_OUT.get(anchor.family, ())}
        best = max(borne & set(chances), key=lambda k: chances[k], default=likeliest)
        likeliest = best if chances[best] >= chances[likeliest] / 2 else likeliest
    return DealKind(likeliest)


_TRADING = {"trade", "ransom", "in_return"}
_BORNE_OUT = {
    "evacuate": ("evacuation", "safe_passage"),
    "passage": ("safe_passage", "evacuation"),
    "truce_noun": ("ceasefire",),
    "truce_verb": ("ceasefire",),
    "swap_noun": ("prisoner_exchange",),
    "swap_verb": ("prisoner_exchange",),
    "surrender": ("surrender",),
}


def _stands(reading: Reading, group: Group, how: Features, statuses: Choice) -> DealStatus:
    """Return how a deal most likely stands; none is broken that nothing says was."""
    likeliest = DealStatus(statuses.best(how))
    families = {f for number in group.sentences for f in reading.sentence_families[number]}
    if likeliest is not DealStatus.BROKEN or "broken" in families:
        return likeliest
    others = {o: line for o, line in statuses.options.items() if o != likeliest}
    return DealStatus(Choice(others).best(how)) if others else likeliest


def _either_way(reading: Reading, group: Group) -> bool:
    """Whether it is left open how it was made: "in secret or in the open"."""
    spans = [reading.span_of_sentence(number) for number in group.sentences]
    return any(_SECRET_OR_NOT.search(reading.doc.text, s.start, s.end) for s in spans)


_SECRET_OR_NOT = re.compile(
    r"\bsecret(?:ly)?,? or (?:in the |in )?(?:open|public|otherwise|not\b)"
    r"|\b(?:open|public)(?:ly)?,? or (?:in )?secret",
    re.IGNORECASE,
)
