"""Who is said to have said what: every place where a text gives words or a thought to somebody."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from alleged.extract.acceptance import features, log_odds, shared_features
from alleged.extract.candidates import Candidate, candidates
from alleged.extract.cues import CLAUSE_OF_UNLISTED, UNLISTED, Cue, cues
from alleged.extract.doubts import doubts_of_author
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.speakers import Speakers
from alleged.extract.stance import is_plain, stance_of
from alleged.extract.syntax import Syntax
from alleged.model.actor import Mention
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.document import Document, Span

THRESHOLD = -0.5
"""Log odds a candidate needs; where precision and recall are best together on other texts."""

PLAIN_THRESHOLD = -3.0
"""Log odds a candidate needs whose cue leaves no doubt, such as "denied" with an object."""


def find_attributions(
    doc: Doc, document: Document, mentions: tuple[Mention, ...] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions of a text in its order, each with speaker, stance and parent.

    `doc` is the parse of the document's text. Speakers are named by `mentions` where one covers
    the source, else by the words of the text.
    """
    syntax = Syntax(doc)
    quotes = quotations(syntax)
    quoted = token_quotes(syntax, quotes)
    accepted: list[Candidate] = []
    for group in candidates(syntax, quotes):
        best = _best(syntax, group, quoted)
        if best is not None:
            accepted.append(best)
    accepted.sort(key=lambda candidate: candidate.head)
    speakers = Speakers(syntax, document, mentions)
    found = [_attribution(syntax, document, speakers, candidate) for candidate in accepted]
    found.extend(
        Attribution(
            document.id,
            (),
            syntax.spans([doubt.cue]),
            syntax.spans(doubt.content),
            Stance.DOUBTS,
            speakers.author,
            kind=AttributionKind.BELIEF,
        )
        for doubt in doubts_of_author(syntax, accepted)
    )
    found.sort(key=lambda a: a.cue[0].start if a.cue else a.content[0].start)
    return nested(found)


def _best(syntax: Syntax, group: list[Candidate], quoted: list[int]) -> Candidate | None:
    """Return the candidate of a word that weighs most, if it weighs enough."""
    head = group[0].head
    shared = shared_features(syntax, head, quoted[head] >= 0)
    frames = {candidate.frame for candidate in group}
    ground = log_odds(shared)
    best, most = None, min(THRESHOLD, PLAIN_THRESHOLD) - ground
    for candidate in group:
        weight = log_odds(features(syntax, candidate, quoted, frames), bias=False)
        if weight > most and any(a < b for a, b in candidate.content):
            best, most = candidate, weight
    if best is None or ground + most > THRESHOLD:
        return best
    return best if is_plain(syntax, best, cue_of(syntax, best)) else None


def _attribution(
    syntax: Syntax, document: Document, speakers: Speakers, candidate: Candidate
) -> Attribution:
    cue = cue_of(syntax, candidate)
    voices: tuple[Voice, ...] = ()
    source: tuple[Span, ...] = ()
    if candidate.source is not None and candidate.source_head is not None:
        source = syntax.spans([candidate.source])
        voices = speakers.voices(candidate.source, candidate.source_head)
    return Attribution(
        document.id,
        source,
        syntax.spans(candidate.cue),
        syntax.spans(candidate.content),
        stance_of(
            syntax, candidate.head, cue, candidate.content, candidate.content_head, candidate.frame
        ),
        voices[0] if voices else None,
        kind=cue.kind,
        co_speakers=voices[1:],
    )


def cue_of(syntax: Syntax, candidate: Candidate) -> Cue:
    """Return what the cue word means; unlisted words are taken by the shape of their content."""
    lemma = syntax.lemma(candidate.head)
    table = cues()
    if lemma in table:
        return table[lemma]
    if ">" in candidate.frame:
        noun = syntax.lemma(syntax.head[candidate.content_head])
        if noun in table:
            return table[noun]
    return CLAUSE_OF_UNLISTED if candidate.frame in ("that", "before", "inverted") else UNLISTED


def nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with `parent` set: the smallest content that holds the cue."""
    out = []
    for inner in found:
        holders = [
            outer
            for outer in found
            if outer is not inner
            and any(c.start <= w.start and w.end <= c.end for c in outer.content for w in inner.cue)
        ]
        # Two cues that stand in each other's content (split quotations) have no order.
        holders = [outer for outer in holders if not _holds(inner, outer)]
        smallest = min(holders, key=_size, default=None)
        out.append(replace(inner, parent=smallest.id) if smallest is not None else inner)
    return tuple(out)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return any(c.start <= w.start and w.end <= c.end for c in outer.content for w in inner.cue)


def _size(attribution: Attribution) -> int:
    return sum(span.end - span.start for span in attribution.content)


def speakers_of(
    span: Span, attributions: Iterable[Attribution], *, kinds: Iterable[AttributionKind] = ()
) -> tuple[tuple[Voice, Stance], ...]:
    """Return who stands behind the words at `span` and how, outermost speaker first.

    An attribution counts if its content overlaps the span. `kinds` leaves out others, by default
    mere wishes and orders, which vouch for nothing.
    """
    wanted = set(kinds) or set(AttributionKind) - {AttributionKind.EVENTUALITY}
    holding = [
        a
        for a in attributions
        if a.kind in wanted and a.speaker is not None and any(c.overlaps(span) for c in a.content)
    ]
    holding.sort(key=lambda a: (-_size(a), a.content[0].start))
    return tuple(
        (voice, a.stance)
        for a in holding
        if a.speaker is not None
        for voice in (a.speaker, *a.co_speakers)
    )
