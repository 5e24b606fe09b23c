"""Every voice of all that is told as a claim of its own, with its stance and its exact words."""

from collections.abc import Iterator, Mapping, Sequence

from alleged.extract.aspects import denied_aspect, named_aspects, pointed_aspect
from alleged.model.claim import Aspect, Attribution, Claim, Stance, Voice
from alleged.model.deal import Deal
from alleged.model.document import Document, Span
from alleged.model.proposition import Proposition

Told = Deal | Proposition


def claims_of(
    told: Sequence[Told], attributions: Sequence[Attribution], document: Document
) -> tuple[Claim, ...]:
    """Return one claim for each voice that claims, denies or doubts each thing told.

    The words are those of the attribution that gives the voice its say, or the sentences that
    tell the thing where the report speaks for itself. The report is always the outermost voice.
    """
    found: dict[str, Claim] = {}
    by_id = {a.id: a for a in attributions} if told else {}
    by_name: dict[str, list[Attribution]] = {}
    for a in attributions:
        for voice in (a.speaker, *a.co_speakers):
            if voice is not None:
                by_name.setdefault(voice.name, []).append(a)
    for each in told:
        for claim in _of(each, by_id, by_name, document, attributions):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _of(
    told: Told,
    by_id: Mapping[str, Attribution],
    by_name: Mapping[str, Sequence[Attribution]],
    document: Document,
    attributions: Sequence[Attribution],
) -> Iterator[Claim]:
    author = next(
        (voice for voice in told.claimed_by if voice.is_author),
        Voice(", ".join(document.authors) or document.outlet or document.given_id),
    )
    stances = (
        (Stance.ASSERTS, told.claimed_by),
        (Stance.DENIES, told.denied_by),
        (Stance.DOUBTS, told.doubted_by),
    )
    about = told.id
    if isinstance(told, Proposition) and not any(voices for _, voices in stances):
        # "Is said to", "is accused of": whose word it is, the report does not tell.
        span, words = told.sentences[0], told.sentences[0].of(document.text)
        kind = told.type.value
        yield Claim(told.document_id, span, words, (author,), Stance.REPORTS, kind, about)
    for stance, voices in stances:
        for voice in voices:
            span, said = _words(told, voice, stance, by_name.get(voice.name, ()))
            passed = said is not None and said.stance is Stance.REPORTS
            passed = passed or (voice.is_author and _is_hearsay(told, attributions))
            chain = (author,) if voice.is_author else (author, *_parents(said, by_id), voice)
            yield Claim(
                told.document_id,
                span,
                span.of(document.text),
                chain,
                Stance.REPORTS if passed and stance is Stance.ASSERTS else stance,
                "deal" if isinstance(told, Deal) else told.type.value,
                about,
                *_aspects(told, voice, stance, said, span, document, attributions),
            )


def _aspects(
    told: Told,
    voice: Voice,
    stance: Stance,
    said: Attribution | None,
    words: Span,
    document: Document,
    attributions: Sequence[Attribution],
) -> tuple[Aspect | None, tuple[Aspect, ...]]:
    """Return the one aspect of a deal that a voice denies, and those that it asserts."""
    if not isinstance(told, Deal):
        return None, ()
    if stance is not Stance.DENIES:
        return None, named_aspects(words.of(document.text))
    denied = " ".join(span.of(document.text) for span in (said.content if said else (words,)))
    rest = " ".join(span.of(document.text) for span in told.sentences if not span.overlaps(words))
    others = " ".join(
        span.of(document.text)
        for a in attributions
        if a.stance is Stance.ASSERTS and a.speaker is not None and a.speaker.name != voice.name
        for span in a.content
        if span.end <= words.start and any(span.overlaps(each) for each in told.sentences)
    )
    if (pointed := pointed_aspect(denied, others)) is not None:
        return pointed, ()
    names = {voice.name, voice.actor}
    by_party = any(names & {party.name, party.actor} - {None} for party in told.parties)
    return denied_aspect(told, denied, rest, by_party=by_party), ()


def _is_hearsay(told: Told, attributions: Sequence[Attribution]) -> bool:
    """Say whether the report gives it to somebody it does not name: "reportedly"."""
    return isinstance(told, Proposition) and any(
        a.speaker is None
        and a.stance is Stance.REPORTS
        and any(span.overlaps(told.words) for span in a.content)
        for a in attributions
    )


def _words(
    told: Told, voice: Voice, stance: Stance, attributions: Sequence[Attribution]
) -> tuple[Span, Attribution | None]:
    """Return where a voice speaks of it: its sentence there, or the first that tells it."""
    if voice.is_author:
        return told.sentences[0], None
    mine = list(attributions)
    if stance is not Stance.ASSERTS:
        mine = [a for a in mine if a.stance is stance] or mine
    else:
        mine = [a for a in mine if a.stance in {Stance.ASSERTS, Stance.REPORTS}] or mine
    near = [
        a for a in mine if any(s.overlaps(t) for s in a.content for t in told.sentences)
    ] or mine
    if not near:
        return told.sentences[0], None
    said = near[0]
    parts = (*said.source, *said.cue, *said.content)
    return Span(min(p.start for p in parts), max(p.end for p in parts)), said


def _parents(said: Attribution | None, by_id: Mapping[str, Attribution]) -> Iterator[Voice]:
    """Yield the voices in whose words the saying stands, outermost first."""
    chain: list[Voice] = []
    seen = set()
    parent = by_id.get(said.parent) if said and said.parent else None
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        if parent.speaker is not None:
            chain.append(parent.speaker)
        parent = by_id.get(parent.parent) if parent.parent else None
    yield from reversed(chain)
