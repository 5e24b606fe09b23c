"""Every voice of every deal as a claim of its own, with its stance and its exact words."""

from collections.abc import Iterator, Mapping, Sequence

from alleged.model.claim import Attribution, Claim, Stance, Voice
from alleged.model.deal import Deal
from alleged.model.document import Document, Span


def claims_of(
    deals: Sequence[Deal], attributions: Sequence[Attribution], document: Document
) -> tuple[Claim, ...]:
    """Return one claim for each voice that claims, denies or doubts each deal.

    The words are those of the attribution that gives the voice its say, or the sentences that
    tell the deal where the report speaks for itself. The report is always the outermost voice.
    """
    found: dict[str, Claim] = {}
    by_id = {a.id: a for a in attributions} if deals else {}
    by_name: dict[str, list[Attribution]] = {}
    for a in attributions:
        for voice in (a.speaker, *a.co_speakers):
            if voice is not None:
                by_name.setdefault(voice.name, []).append(a)
    for deal in deals:
        for claim in _of_deal(deal, by_id, by_name, document):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _of_deal(
    deal: Deal,
    by_id: Mapping[str, Attribution],
    by_name: Mapping[str, Sequence[Attribution]],
    document: Document,
) -> Iterator[Claim]:
    author = next(
        (voice for voice in deal.claimed_by if voice.is_author),
        Voice(", ".join(document.authors) or document.outlet or document.given_id),
    )
    told = (
        (Stance.ASSERTS, deal.claimed_by),
        (Stance.DENIES, deal.denied_by),
        (Stance.DOUBTS, deal.doubted_by),
    )
    for stance, voices in told:
        for voice in voices:
            span, said = _words(deal, voice, stance, by_name.get(voice.name, ()))
            chain = (author,) if voice.is_author else (author, *_parents(said, by_id), voice)
            yield Claim(
                document.id,
                span,
                span.of(document.text),
                chain,
                said.stance if said and stance is Stance.ASSERTS else stance,
                "deal",
                deal.id,
            )


def _words(
    deal: Deal, voice: Voice, stance: Stance, attributions: Sequence[Attribution]
) -> tuple[Span, Attribution | None]:
    """Return where a voice speaks of the deal: its sentence there, or the deal's first."""
    if voice.is_author:
        return deal.sentences[0], None
    mine = list(attributions)
    if stance is not Stance.ASSERTS:
        mine = [a for a in mine if a.stance is stance] or mine
    else:
        mine = [a for a in mine if a.stance in {Stance.ASSERTS, Stance.REPORTS}] or mine
    near = [
        a for a in mine if any(s.overlaps(t) for s in a.content for t in deal.sentences)
    ] or mine
    if not near:
        return deal.sentences[0], None
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
