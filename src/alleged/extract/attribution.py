"""Who is said to have said what: every place where a text gives words or a thought to somebody."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from alleged.extract.acceptance import (
    features,
    is_hopeless,
    log_odds,
    main_features,
    shared_features,
)
from alleged.extract.candidate import Candidate
from alleged.extract.candidates import candidates, candidates_of, completed
from alleged.extract.contrasts import contrasts
from alleged.extract.cues import cue_of
from alleged.extract.doubts import doubts_of_author
from alleged.extract.heard import heard
from alleged.extract.network import VERSION as MODEL
from alleged.extract.network import signals_of
from alleged.extract.passed_on import passed_on
from alleged.extract.phrase_candidates import cited
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.source_kinds import source_kind
from alleged.extract.speakers import Speakers
from alleged.extract.stance import (
    Plainness,
    denying_words,
    is_unsure,
    plainness,
    stance_of,
)
from alleged.extract.syntax import Run, Syntax, syntax_of
from alleged.model.actor import Mention
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.document import Document, Span

RULES = "attribution-rules/1"
THRESHOLD = -0.5
"""Log odds a candidate needs; where precision and recall are best together on other texts."""

PLAIN = {
    Plainness.OPEN: 0.0,
    Plainness.SPEECH: 1.0,
    Plainness.CHAIN: 4.0,
    Plainness.DENIAL: 6.0,
}
"""Log odds added where cue and content leave little doubt, such as "denied that …"."""

_SPEAKING_OF_SELF = {"he", "she", "it", "they", "we", "i"}
SWING = 2.0
"""Log odds that the further features may add; what cannot be saved by that is not looked at."""


def find_attributions(
    doc: Doc, document: Document, mentions: tuple[Mention, ...] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions of a text in its order, each with speaker, stance and parent.

    `doc` is the parse of the document's text. Speakers are named by `mentions` where one covers
    the source, else by the words of the text.
    """
    syntax = syntax_of(doc)
    quotes = quotations(syntax)
    quoted = token_quotes(syntax, quotes)
    signals = signals_of(doc)
    if signals is not None:
        accepted = heard(syntax, signals, quotes)
        plain = _plain_denials(syntax, accepted, quotes, quoted)
        read = {candidate.head for candidate in plain}
        accepted = [*(each for each in accepted if not _is_cue_of(each, read)), *plain]
    else:
        groups = candidates(syntax, quotes, is_hopeless)
        best = (_best(syntax, group, quotes, quoted) for group in groups)
        accepted = [candidate for candidate in best if candidate is not None]
    accepted = [each for each in accepted if not _leaves_open_what(syntax, each.head)]
    accepted.extend(cited(syntax, accepted))
    accepted.extend(passed_on(syntax, accepted))
    accepted.sort(key=lambda candidate: candidate.head)
    document_id = document.id
    speakers = Speakers(syntax, document, mentions)
    name = RULES if signals is None else MODEL
    found: list[Attribution] = []
    for each in accepted:
        within = _spoken_by(syntax, each, found)
        found.append(_attribution(syntax, document_id, speakers, each, name, within))
    found.extend(contrasts(syntax, found))
    found.extend(
        Attribution(
            document_id,
            (),
            syntax.spans([doubt.cue]),
            syntax.spans(doubt.content),
            Stance.DOUBTS,
            speakers.author,
            kind=AttributionKind.BELIEF,
            extractor=RULES,
        )
        for doubt in doubts_of_author(syntax, accepted)
    )
    found.sort(key=_cue_start)
    return tuple(
        replace(a, speaker=speakers.author) if _is_left_open(syntax, a) else a
        for a in nested(found)
    )


def _plain_denials(
    syntax: Syntax, accepted: list[Candidate], quotes: list[Run], quoted: list[int]
) -> list[Candidate]:
    """Return what the rules read as a flat denial or evasion, and the model heard from nobody.

    Denials are rare in what the model learned from, and what matters most here.
    """
    known = {candidate.head for candidate in accepted if candidate.source is not None}
    found = []
    for i in range(syntax.size):
        if i in known or syntax.pos[i] != "VERB" or syntax.lemma(i) not in denying_words():
            continue
        group = candidates_of(syntax, i, quotes, quoted)
        best = _best(syntax, group, quotes, quoted) if group else None
        if best is not None and best.source is not None:
            plain = plainness(syntax, best, cue_of(syntax, best))
            if plain is Plainness.DENIAL:
                found.append(best)
    return found


def _leaves_open_what(syntax: Syntax, verb: int) -> bool:
    """Say whether it is not told what somebody says: "there is none, whatever Orn may announce"."""
    return any(syntax.word[k] == "whatever" for k in syntax.kids[verb] if k < verb)


def _is_cue_of(candidate: Candidate, words: set[int]) -> bool:
    """Say whether a cue is one of some words, or holds one: "have gone on" denying."""
    return candidate.head in words or any(a <= word < b for word in words for a, b in candidate.cue)


def _is_left_open(syntax: Syntax, attribution: Attribution) -> bool:
    """Say whether it is the report that doubts: "is not known", but not "suspicions that"."""
    return (
        attribution.stance is Stance.DOUBTS
        and not attribution.source
        and attribution.parent is None
        and any(
            syntax.pos[i] in ("VERB", "AUX")
            for span in attribution.cue
            for i in range(
                bisect_left(syntax.start, span.start), bisect_left(syntax.start, span.end)
            )
        )
    )


def _best(
    syntax: Syntax, group: list[Candidate], quotes: list[Run], quoted: list[int]
) -> Candidate | None:
    """Return the candidate of a word that weighs most, if it weighs enough."""
    head = group[0].head
    ground = log_odds(shared_features(syntax, head, quoted[head] >= 0))
    frames = {candidate.frame for candidate in group}
    best, most = None, THRESHOLD - ground
    for candidate in group:
        cue = cue_of(syntax, candidate)
        weight = log_odds(main_features(syntax, candidate, cue), bias=False)
        weight += PLAIN[plainness(syntax, candidate, cue)]
        if weight < most - SWING:
            continue
        whole = completed(syntax, candidate, quotes, quoted)
        if not any(a < b for a, b in whole.content):
            continue
        weight += log_odds(features(syntax, whole, quoted, frames), bias=False)
        if weight > most:
            best, most = whole, weight
    return best


def _spoken_by(
    syntax: Syntax, candidate: Candidate, before: list[Attribution]
) -> Attribution | None:
    """Return in whose words a pronoun speaks: "an official said he could not confirm it"."""
    head = candidate.source_head
    if head is None or syntax.word[head] not in _SPEAKING_OF_SELF:
        return None
    at = syntax.start[head]
    holding = [
        a
        for a in before
        if a.speaker is not None
        and a.kind is AttributionKind.ASSERTION
        and any(s.start <= at < s.end for s in a.content)
    ]
    return min(holding, key=_size, default=None)


def _is_nobody(syntax: Syntax, source: int) -> bool:
    """Say whether a source is the "it" of "it is not clear whether", which stands for nobody."""
    verb = syntax.head[source]
    if syntax.word[source] != "it" or syntax.dep[source] not in ("nsubj", "nsubjpass", "expl"):
        return False
    return syntax.kid(verb, "ccomp", "csubj", "advcl") is not None and is_unsure(
        " ".join(syntax.word[i] for i in syntax.own_words(verb)).replace(" n't", "n't")
    )


def _attribution(
    syntax: Syntax,
    document_id: str,
    speakers: Speakers,
    candidate: Candidate,
    extractor: str,
    within: Attribution | None,
) -> Attribution:
    cue = cue_of(syntax, candidate)
    voices: tuple[Voice, ...] = ()
    source: tuple[Span, ...] = ()
    if (
        candidate.source is not None
        and candidate.source_head is not None
        and not _is_nobody(syntax, candidate.source_head)
        and (source := syntax.spans([candidate.source]))
        and any(letter.isalnum() for letter in source[0].of(syntax.text))  # not marks alone
    ):
        if within is not None and within.speaker is not None:
            voices = tuple(
                replace(voice, mention=source[0].of(syntax.text), span=source[0])
                for voice in (within.speaker, *within.co_speakers)
            )
        else:
            voices = speakers.voices(candidate.source, candidate.source_head)
    stance = stance_of(
        syntax, candidate.head, cue, candidate.content, candidate.content_head, candidate.frame
    )
    kind = cue.kind
    if stance in (Stance.DENIES, Stance.DOUBTS) and kind is AttributionKind.EVENTUALITY:
        # Who denies or evades has spoken, whatever the verb: "would not give details".
        kind = AttributionKind.ASSERTION
    return Attribution(
        document_id,
        source,
        syntax.spans(candidate.cue),
        syntax.spans(candidate.content),
        stance,
        voices[0] if voices else None,
        kind=kind,
        co_speakers=voices[1:],
        source_kind=source_kind(
            syntax, candidate.source, candidate.source_head, voices[0] if voices else None
        ),
        extractor=extractor,
    )


def nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with `parent` set: the smallest content that holds the cue.

    Two cues that stand in each other's content (split quotations) are not nested.
    """
    spans = sorted(
        ((span.start, span.end, number) for number, a in enumerate(found) for span in a.content),
        reverse=True,
    )
    parents: dict[int, Attribution] = {}
    open_spans: list[tuple[int, int, int]] = []
    for inner in sorted(range(len(found)), key=lambda n: _cue_start(found[n])):
        at = _cue_start(found[inner])
        while spans and spans[-1][0] <= at:
            open_spans.append(spans.pop())
        open_spans = [span for span in open_spans if span[1] > at]
        holders = [
            found[n]
            for _, _, n in open_spans
            if n != inner and _holds(found[n], found[inner]) and not _holds(found[inner], found[n])
        ]
        if holders:
            parents[inner] = min(holders, key=_size)
    return tuple(
        replace(a, parent=parents[n].id) if n in parents else a for n, a in enumerate(found)
    )


def _cue_start(attribution: Attribution) -> int:
    return (attribution.cue or attribution.content)[0].start


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
