"""Denials and doubts that point back: "the army denied it", "the claim could not be verified"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alleged.extract.draft import Draft
from alleged.extract.footing import Footing
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.syntax import Syntax
from alleged.model.claim import Attribution, AttributionKind, Stance
from alleged.model.deal import Deal
from alleged.model.proposition import PropositionType

_POINTING = {"it", "this", "that", "them", "so", "which"}
_NOUNS = {"responsibility", "involvement", "role", "part", "figure", "toll", "number", "wrongdoing",
          "connection", "link", "knowledge", "charge", "accusation", "rumour", "rumor", "attack",
          "presence", "story", "video", "footage", "authenticity", "casualty", "loss"}  # fmt: skip
_BLAME = PropositionType.ACCUSATION
_REFUSING = {"rule", "refuse", "reject", "decline", "turn", "spurn", "dismiss"}
_OF_NEWS = {"report", "news", "story", "rumour", "rumor"}
"""What these point to is what was told, not who was blamed."""

_OF_BLAME = {"charge", "accusation", "allegation"}
"""What these point to is what the speaker was said to have done, however long ago."""

_FAR = 2
"""Sentences back to which a denial may point."""

_BETWEEN = 4
_LONG = 14
"""Words that what is denied may have, to be no more than a pointer."""


def answers(
    syntax: Syntax,
    fillers: Fillers,
    voices: Voices,
    attributions: Sequence[Attribution],
    drafts: Sequence[Draft],
    deals: Sequence[Deal] = (),
) -> Iterator[tuple[Draft, Draft]]:
    """Yield each draft that somebody answers, with the answer as one more telling of it.

    Who denies or doubts one of `deals` in its own sentences answers that.
    """
    told = {syntax.start[d.token] for d in drafts}
    for attribution in attributions:
        if attribution.stance not in (Stance.DENIES, Stance.DOUBTS):
            continue
        if attribution.speaker is None or not attribution.cue:
            continue
        if attribution.kind is AttributionKind.FACT:
            continue  # who has seen or found something does not answer
        if any(s.start <= at < s.end for s in attribution.content for at in told):
            continue
        if _is_of_deal(attribution, deals):
            continue
        cue = voices.head(attribution)
        if cue is not None and syntax.lemma(cue) in ("discuss", "comment", "talk", "speak"):
            continue  # who declines to discuss it leaves it where it was
        pointers = _pointers(syntax, voices, attribution)
        if _is_contradicted(syntax, voices, attribution, cue):
            continue
        if cue is None or not pointers or _only_refuses(syntax, cue, pointers):
            continue
        target = _target(syntax, fillers, attribution, cue, pointers, drafts)
        for each in _told_with(syntax, target, drafts) if target is not None else ():
            yield each, replace(each, token=cue, said=_said(voices, attribution), numbers=())


def _told_with(syntax: Syntax, target: Draft, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what is answered, and what the same words tell: blame and deed are denied as one."""
    yield target
    for draft in drafts:
        blame, deed = (target, draft) if target.type is _BLAME else (draft, target)
        together = draft is not target and blame.type is _BLAME and deed.type is not _BLAME
        within = blame.words[0] <= deed.token < blame.words[1]
        if together and within and not _is_beside(syntax, deed.token, blame.words):
            yield draft


def _is_beside(syntax: Syntax, i: int, words: tuple[int, int]) -> bool:
    """Say whether a word only tells which is meant: "arming the rebels who hold the hills"."""
    path = [i, *syntax.above(i)]
    return any(syntax.dep[t] == "relcl" and words[0] <= t < words[1] for t in path)


def _only_refuses(syntax: Syntax, cue: int, pointers: Sequence[int]) -> bool:
    """Say whether something asked for is refused, not something told denied: "ruled that out"."""
    return syntax.lemma(cue) in _REFUSING and all(syntax.word[t] in _POINTING for t in pointers)


def _is_of_deal(attribution: Attribution, deals: Sequence[Deal]) -> bool:
    assert attribution.speaker is not None
    return any(
        sentence.overlaps(span)
        for deal in deals
        if attribution.speaker.name in {v.name for v in (*deal.denied_by, *deal.doubted_by)}
        for sentence in deal.sentences
        for span in attribution.cue
    )


def _is_contradicted(
    syntax: Syntax, voices: Voices, attribution: Attribution, cue: int | None
) -> bool:
    """Say whether its source is who is contradicted, not who contradicts."""
    source = [t for span in attribution.source for t in voices.tokens(span)]
    return any(syntax.head[t] == cue and syntax.dep[t] == "dobj" for t in source)


def _pointers(syntax: Syntax, voices: Voices, attribution: Attribution) -> list[int]:
    """Return the words by which what is denied is only named, and stands elsewhere."""
    tokens = [t for span in attribution.content for t in voices.tokens(span)]
    if not tokens or len(tokens) > _LONG or syntax.tag[tokens[0]] in ("WRB", "WP"):
        return []
    return [t for t in tokens if _is_pointer(syntax, t) or _is_named(syntax, t)]


def _is_named(syntax: Syntax, t: int) -> bool:
    """Say whether a noun names what is told elsewhere: "the charge", "any involvement"."""
    lemma = syntax.lemma(t)
    return (
        syntax.pos[t] == "NOUN"
        and (lemma in _NOUNS or lemma in words("telling"))
        and (lemma not in ("word", "talk"))
    )


def _is_pointer(syntax: Syntax, t: int) -> bool:
    """Say whether "it" or "this" stands for something told before."""
    if syntax.word[t] not in _POINTING or syntax.dep[t] in ("mark", "det", "expl"):
        return False
    above = syntax.head[t]
    if syntax.dep[t].startswith("nsubj") and syntax.dep[above] in ("ccomp", "xcomp"):
        return syntax.lemma(above) in ("be", "happen", "occur")  # else it is somebody
    held = syntax.kid(above, "ccomp", "csubj", "advcl") is not None
    return not (held and syntax.word[t] == "it" and syntax.dep[t].startswith("nsubj"))


def _target(
    syntax: Syntax,
    fillers: Fillers,
    attribution: Attribution,
    cue: int,
    pointers: Sequence[int],
    drafts: Sequence[Draft],
) -> Draft | None:
    """Return what is answered: of what was told last, first what the speaker is accused of."""
    assert attribution.speaker is not None
    span = attribution.speaker.span
    here = syntax.sentence[cue]
    nouns = [t for t in pointers if syntax.pos[t] == "NOUN"]
    speaker = voices_key(syntax, fillers, span.start) if span is not None else ""
    charged = bool(nouns) and all(syntax.lemma(t) in _OF_BLAME for t in nouns)
    mine_anywhere = [
        d
        for d in drafts
        if charged and d.token < cue and speaker in {fillers.key(t) for t in d.agents}
    ]
    if mine_anywhere:
        return max(mine_anywhere, key=lambda d: (d.type is _BLAME, d.token))
    near = [
        d
        for d in drafts
        if d.token < cue
        and d.type is not PropositionType.FORECAST
        and not (d.type is PropositionType.RELATION and syntax.pos[d.token] == "NOUN")
        and here - syntax.sentence[d.token] <= _FAR
        and (
            attribution.speaker.is_author
            or attribution.speaker.name not in {v.name for v in d.said.claimed}
        )
    ]
    if nouns and all(syntax.lemma(t) in _OF_NEWS for t in nouns):
        near = [d for d in near if d.type is not _BLAME]
    which = next((t for t in pointers if syntax.word[t] == "which"), None)
    if which is not None:  # the clause just before it, or nothing
        near = [d for d in near if d.token < which <= syntax.subtree(d.token)[1] + _BETWEEN]
    if not near:
        return None
    if span is not None:
        mine = [d for d in near if speaker in {fillers.key(t) for t in d.agents}]
        accused = [d for d in mine if d.type is PropositionType.ACCUSATION]
        if accused or mine:
            return max(accused or mine, key=lambda d: d.token)
    last = max(syntax.sentence[d.token] for d in near)
    return max((d for d in near if syntax.sentence[d.token] == last), key=lambda d: d.token)


def voices_key(syntax: Syntax, fillers: Fillers, start: int) -> str:
    """Return the key of whoever is named at an offset."""
    for t in range(syntax.size):
        if syntax.start[t] <= start < syntax.end[t]:
            mention = fillers.mention(t)
            return mention.key if mention is not None else fillers.key(t)
    return ""


def _said(voices: Voices, attribution: Attribution) -> Said:
    assert attribution.speaker is not None
    who = (attribution.speaker, *attribution.co_speakers)
    mine = tuple(voices.author if v.is_author else v for v in who)
    because = (f"answered: {attribution.stance.value}",)
    if attribution.stance is Stance.DENIES:
        return Said(Footing.NOT_SO, because, denied=mine)
    return Said(Footing.OPEN, because, doubted=mine)
