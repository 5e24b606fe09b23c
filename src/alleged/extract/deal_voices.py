"""Who in a text stands behind a deal, who denies it and who doubts it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from alleged.extract.contrasts import VERSION as CONTRAST
from alleged.extract.denials import (
    denies_existence,
    denies_its_words,
    is_beside_it,
    is_of_others,
    says_there_was_none,
)
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.weights import Weights
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.document import Span

NEARNESS = {"holds the anchor", "in its sentences", "next to it", "near it"}
"""How near what is said stands to a deal for its voice to count."""

_OF_IT = NEARNESS - {"near it"}
"""How near it stands for its speaker to speak of the deal."""

_NEAR = 4
"""Sentences away from a deal's in which a denial may still be about it."""

_WINDOW = 25
"""Sentences before and behind a deal's in which voices are heard."""

_UNNAMED = ("source", "official", "anonymous", "diplomat", "report", "media", "people", "resident")


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one deal in one text."""

    author: bool
    """Whether the report says so itself."""

    claimed: tuple[Voice, ...]
    denied: tuple[Voice, ...]
    doubted: tuple[Voice, ...]
    author_denies: bool = False
    """Whether the report says in its own words that there was none, as somebody it names does."""


def speakers(
    reading: Reading, group: Group, attributions: Sequence[Attribution]
) -> dict[str, list[Attribution]]:
    """Return what is said around a deal by the name of who says it, in reading order."""
    around = reading.window(group.sentences, _WINDOW)
    others = [reading.span_of_sentence(n) for n in group.elsewhere]
    found: dict[str, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.kind is AttributionKind.EVENTUALITY:
            continue  # what is allowed or ordered is not said to be so
        if attribution.extractor == CONTRAST:
            continue  # "by a deal and not by force" denies the force
        if not any(span.overlaps(around) for span in attribution.content):
            continue
        if any(span.overlaps(other) for span in attribution.content for other in others):
            continue
        if attribution.stance is Stance.DENIES and is_beside_it(reading, attribution):
            continue
        for voice in (attribution.speaker, *attribution.co_speakers):
            if voice is not None and voice.span is not None:
                found.setdefault(voice.name, []).append(replace(attribution, speaker=voice))
    return found


def voice_features(
    reading: Reading, group: Group, said: Sequence[Attribution], parties: Sequence[str]
) -> dict[str, float]:
    """Return how what one speaker says bears on a deal, by name."""
    features: dict[str, float] = {}
    sentences = [reading.span_of_sentence(n) for n in group.sentences]
    for attribution in said:
        near = _nearness(reading, group, attribution, sentences)
        features[near] = 1.0
        features[f"{near} {attribution.stance.value}"] = 1.0
        if attribution.stance is Stance.DENIES and near != "elsewhere":
            features["denies near it"] = 1.0
            features[f"denies, {min(group.deals, 3)} deals told"] = 1.0
        if near == "elsewhere":
            continue
        for span in attribution.cue:
            for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
                for family in reading.families_of(token):
                    features[f"cue:{family}"] = 1.0
        for number in {reading.sentence_of.get(i) for i in _tokens(reading, attribution.content)}:
            if number is not None:
                for family in reading.sentence_families[number] & _TELLING:
                    features[f"says:{family}"] = 1.0
        if attribution.parent is not None:
            features["within what another says"] = 1.0
    voice = said[0].speaker
    name = voice.name.casefold() if voice else ""
    if any(word in name for word in _UNNAMED):
        features["unnamed speaker"] = 1.0
    keys = reading.keys_in(voice.span) if voice and voice.span else set()
    if keys & set(parties):
        features["is a party"] = 1.0
    for kind in {reading.kinds[key].value for key in keys}:
        features[f"kind={kind}"] = 1.0
    features[f"speaks={min(len(said), 3)}"] = 1.0
    if reading.hints is not None and group.anchors:
        spans = [a.speaker.span for a in said if a.speaker and a.speaker.span]
        runs = [
            (words.start, words.end)
            for span in spans
            if (words := reading.doc.char_span(span.start, span.end, alignment_mode="expand"))
        ]
        runs += [r for m, r in zip(reading.mentions, reading.runs, strict=True) if m.key in keys]
        for role in ("claims", "denies", "doubts"):
            odds = reading.hints.role(role, [a.token for a in group.anchors], runs)
            if odds is not None:
                features[f"model: {role}"] = odds
    return features


_TELLING = {
    "deal_noun", "truce_noun", "swap_noun", "in_return", "agree_verb", "make_verb", "deny",
    "release", "evacuate", "ransom", "proposed", "hypothetical", "refused", "oppose", "welcome",
    "accuse", "fight", "broken", "passage", "trade", "protect", "broker",
}  # fmt: skip


def _nearness(
    reading: Reading, group: Group, attribution: Attribution, sentences: Sequence[Span]
) -> str:
    anchors = [reading.doc[anchor.token].idx for anchor in group.anchors]
    if any(span.start <= at < span.end for span in attribution.content for at in anchors):
        return "holds the anchor"
    if any(span.overlaps(told) for span in attribution.content for told in sentences):
        return "in its sentences"
    numbers = {reading.sentence_of.get(i) for i in _tokens(reading, attribution.content)}
    away = min(
        (abs(n - told) for n in numbers if n is not None for told in group.sentences), default=99
    )
    if away == 1:
        return "next to it"
    return "near it" if away <= _NEAR else "elsewhere"


def _tokens(reading: Reading, spans: Sequence[Span]) -> list[int]:
    found = []
    for span in spans:
        words = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is not None:
            found += [words.start, max(words.start, words.end - 1)]
    return found


def author_features(
    reading: Reading, group: Group, attributions: Sequence[Attribution]
) -> dict[str, float]:
    """Return how far the report itself tells of the deal, outside what it gives to others."""
    outside = 0
    features: dict[str, float] = {}
    for anchor in group.anchors:
        at = reading.doc[anchor.token].idx
        holding = [a for a in attributions if any(s.start <= at < s.end for s in a.content)]
        if not holding:
            outside += 1
            features[f"own words:{anchor.family}"] = 1.0
        elif all(a.speaker is None for a in holding):
            features["no named speaker"] = 1.0
        for held in holding:
            features[f"held as {held.stance.value}"] = 1.0
    features["share in own words"] = outside / max(1, len(group.anchors))
    features[f"own={min(outside, 3)}"] = 1.0
    features[f"anchors={min(len(group.anchors), 4)}"] = 1.0
    families = set().union(*(reading.sentence_families[n] for n in group.sentences))
    for family in families & {
        "alleged",
        "say",
        "accuse",
        "deny",
        "announce",
        "done",
        "hypothetical",
    }:
        features[f"sentence:{family}"] = 1.0
    first = reading.span_of_sentence(group.sentences[0])
    if any(a.speaker and s.overlaps(first) for a in attributions for s in a.content):
        features["first sentence given to another"] = 1.0
    if reading.hints is not None and group.anchors:
        features.update(reading.hints.own([a.token for a in group.anchors], ("author",), ""))
    return features


def voices_of(
    reading: Reading,
    group: Group,
    attributions: Sequence[Attribution],
    parties: Sequence[str],
    weights: Weights,
) -> Voices:
    """Return who claims, denies and doubts the deal that a group tells of.

    Who affirms it in one place and denies or doubts a part of it in another is among both.
    """
    claimed, denied, doubted = [], [], []
    heard = _heard(reading, group, attributions, parties)
    denies = _deniers(reading, group, heard, weights)
    least = weights.least("claims", len(reading.sentences))
    for name, (said, features) in heard.items():
        voice = said[0].speaker
        assert voice is not None
        voice = _by_name(voice)
        claims = weights.linear["claims"].probability(features)
        affirms = bool(features.keys() & _AFFIRMING) and claims >= _AFFIRMS
        if name in denies:
            denied.append(voice)
        elif _doubts(features, {a.stance for a in said}):
            doubted.append(voice)
            if not affirms or reading.hints is None:  # what rules alone hear is less sure
                continue
        of_it = bool(features.keys() & _OF_IT)
        if not of_it and reading.hints is not None:  # rules alone cannot tell what is said near it
            of_it = claims >= _FROM_AFAR
        if _is_paper(voice):
            continue
        if name not in denies and _only_denies(reading, said, features):
            continue
        if of_it and claims >= least and (affirms or name not in denies):
            claimed.append(voice)
    own = author_features(reading, group, attributions)
    author = weights.linear["author"].probability(own) >= weights.least("author")
    against_it = bool(denied) and says_there_was_none(reading, group, attributions)
    return Voices(
        (author or not (claimed or denied)) and not against_it,
        tuple(claimed),
        tuple(denied),
        tuple(doubted),
        author_denies=against_it,
    )


def _only_denies(reading: Reading, said: Sequence[Attribution], features: dict[str, float]) -> bool:
    """Whether all that somebody says is that something was not so: they claim nothing.

    Who says what will not be done under a deal tells of it all the same.
    """
    return {a.stance for a in said} == {Stance.DENIES} and (
        "cue:deny" in features or any(denies_existence(reading, a) for a in said)
    )


def _is_paper(voice: Voice) -> bool:
    """Whether it is "the document", not "a leaked document"."""
    first = voice.mention.split(" ", 1)[0].casefold()
    return voice.actor is None and voice.name.casefold() in _PAPERS and first not in ("a", "an")


Heard = dict[str, tuple[list[Attribution], dict[str, float]]]
"""What each speaker says near a deal, and how it bears on it, by the speaker's name."""


def _heard(
    reading: Reading, group: Group, attributions: Sequence[Attribution], parties: Sequence[str]
) -> Heard:
    found: Heard = {}
    for name, words in speakers(reading, group, attributions).items():
        said = [a for a in words if not _is_for_others(reading, group, a, parties)]
        features = voice_features(reading, group, said, parties) if said else {}
        if features.keys() & NEARNESS:
            found[name] = said, features
    return found


def _deniers(reading: Reading, group: Group, heard: Heard, weights: Weights) -> set[str]:
    """Return who denies a deal; who denies something together with them denies it as they do."""
    denials: dict[str, set[tuple[Span, ...]]] = {}
    found = set()
    for name, (said, features) in heard.items():
        denied = [a for a in said if a.stance is Stance.DENIES]
        least = _least(reading, group, features, denied)
        denials[name] = {a.content for a in denied}
        if _denies(features, {a.stance for a in said}, weights, least):
            found.add(name)
    together = set().union(*(denials[name] for name in found))
    return found | {name for name, words in denials.items() if words & together}


def _least(
    reading: Reading, group: Group, features: dict[str, float], denied: Sequence[Attribution]
) -> float:
    """Return the least probability of a denial by its words."""
    told = features.keys() & _OF_IT
    if any(denies_existence(reading, a) for a in denied):
        if not told and group.deals > 1:
            return _AMONG_OTHERS
        return _NEXT_TO_IT if "next to it denies" in features else _FLATLY
    if told and any(denies_its_words(reading, group, a) for a in denied):
        return _ITS_WORDS
    return 1.0


def _by_name(voice: Voice) -> Voice:
    """Return a voice without what is told of it aside: "the Front", "which held the road"."""
    whole, clause = voice.span, _CLAUSE.search(voice.mention)
    if whole is None or clause is None or not clause.start():
        return voice
    end = whole.start + clause.start()
    return replace(voice, mention=voice.mention[: clause.start()], span=Span(whole.start, end))


_CLAUSE = re.compile(r", (?:who|which|whose|whom)\b")
"""Without a comma it says which one: "a source who had seen the paper"."""


def _denies(
    features: dict[str, float], stances: set[Stance], weights: Weights, least: float = 1.0
) -> bool:
    """Whether a speaker denies a deal: by words that deny, or as the model alone reads them."""
    likely = weights.linear["denies"].probability(features)
    if Stance.DENIES not in stances:
        return features.get("model: denies", 0.0) > 0 and likely >= _UNSAID
    if _party_denies(features):
        least = min(least, _BY_PARTY)
    return likely >= min(least, weights.least("denies"))


_AMONG_OTHERS = 0.25
"""The same where another deal is told besides, and nearer."""

_UNSAID = 0.6
"""Least probability of a denial of which no word denies: "there had been diplomacy alone"."""

_AFFIRMING = {"holds the anchor asserts", "in its sentences asserts"}
_PAPERS = {
    "document", "text", "paper", "copy", "clause", "article", "wording", "pictures", "photographs",
    "picture", "photograph", "footage", "images", "photos",
}  # fmt: skip
"""What is no voice: the deal's own paper, of which somebody tells, and what somebody shows."""

_FROM_AFAR = 0.5
"""Least probability of a claim by who speaks only in sentences near the deal's: of its terms,
"the sum was paid on Friday, a trader said"."""

_AFFIRMS = 0.45
"""Least probability that who denies or doubts a part of a deal claims it as well."""


def _is_for_others(
    reading: Reading, group: Group, said: Attribution, parties: Sequence[str]
) -> bool:
    return said.stance is Stance.DENIES and is_of_others(reading, group, said, parties)


_FLATLY = 0.12
"""Least probability where the words are that there is no deal."""

_NEXT_TO_IT = 0.08
"""The same for what follows upon the deal and may not name it: "nothing of the sort was done"."""

_ITS_WORDS = 0.15
"""The same where a word that denies is of the deal's own words: "rejected the charge that ..."."""

_BY_PARTY = 0.15
"""Least probability of a denial by a party in the very sentences that tell of the deal."""


def _party_denies(features: dict[str, float]) -> bool:
    """Whether a party denies in the very sentences that tell of the deal."""
    where = {"holds the anchor denies", "in its sentences denies"} & set(features)
    return "is a party" in features and bool(where)


def _doubts(features: dict[str, float], stances: set[Stance]) -> bool:
    """Whether a speaker's doubt bears on the deal: too rare to be learned, so a plain rule."""
    if "model: doubts" in features and features["model: doubts"] > 0:
        return True
    near = {"holds the anchor doubts", "in its sentences doubts"} & set(features)
    return Stance.DOUBTS in stances and bool(near)
