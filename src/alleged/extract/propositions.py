"""What a text tells besides deals: outcomes, relations, accusations and forecasts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from alleged.extract.accusations import accusations
from alleged.extract.answers import answers
from alleged.extract.deal_setting import settings
from alleged.extract.deals import author_of
from alleged.extract.draft import Draft
from alleged.extract.forecasts import forecasts
from alleged.extract.outcomes import outcome
from alleged.extract.predications import find_predications
from alleged.extract.proposition_evidence import evidence_of
from alleged.extract.proposition_groups import grouped
from alleged.extract.proposition_setting import period_at, places_at
from alleged.extract.proposition_voices import Voices
from alleged.extract.reading import Reading, reading_of
from alleged.extract.relations import relation
from alleged.extract.role_fillers import Fillers
from alleged.extract.syntax import Syntax, syntax_of
from alleged.model.actor import Mention
from alleged.model.claim import Attribution, Voice
from alleged.model.deal import Deal, Party, Reason
from alleged.model.document import Document, Span
from alleged.model.event import of_proposition
from alleged.model.period import PeriodMention
from alleged.model.place import PlaceMention
from alleged.model.proposition import Number, Proposition, PropositionType

VERSION = "propositions-rules/1"
WAR, WAR_OF_WORDS = 0.05, 0.1
"""Least share of those who bear arms among the actors of a text, for it to be read for outcomes and
relations, and for accusations and forecasts, which peaceful politics is full of."""


def find_propositions(
    doc: Doc,
    document: Document,
    mentions: Sequence[Mention],
    places: Sequence[PlaceMention],
    periods: Sequence[PeriodMention],
    attributions: Sequence[Attribution],
    deals: Sequence[Deal] = (),
) -> tuple[Proposition, ...]:
    """Return what a text tells besides deals, in order of first telling.

    What a text says of one thing in several places, for it and against it, is one proposition.
    """
    syntax = syntax_of(doc)
    reading = reading_of(doc, document, mentions, periods)
    fillers = Fillers(syntax, reading, mentions, places, attributions)
    if fillers.war < WAR and not deals:
        return ()
    voices = Voices(syntax, attributions, author_of(document), fillers)
    drafts: list[Draft] = []
    for predication in find_predications(syntax, fillers):
        made = (
            outcome(syntax, fillers, voices, predication)
            if predication.predicate.type is PropositionType.OUTCOME
            else relation(syntax, fillers, voices, predication)
        )
        if made is not None:
            drafts.append(made)
            for t in made.recipients:
                fillers.befell(t)
    agreed = [s for deal in deals for s in deal.sentences if _says_what_was_agreed(reading, s)]
    if fillers.war >= WAR_OF_WORDS or deals:
        drafts.extend(accusations(syntax, fillers, voices, tuple(drafts)))
        drafts.extend(forecasts(syntax, fillers, voices, periods, document.published_on(), agreed))
    drafts.sort(key=lambda draft: draft.token)
    groups = grouped(fillers, drafts)
    for target, answer in answers(syntax, fillers, voices, attributions, drafts, deals):
        next(group for group in groups if target in group).append(answer)
    evidence = evidence_of(doc, reading, syntax, groups)
    spoken = [span for a in attributions for span in a.source]
    grounds = [
        place
        for place in settings(reading, places)
        if not any(place.span.overlaps(span) for span in spoken)  # where a speaker is
    ]
    return tuple(
        replace(
            _proposition(reading, syntax, fillers, group, grounds, periods),
            evidence=tuple(evidence.get(number, ())),
        )
        for number, group in enumerate(groups)
    )


def _says_what_was_agreed(reading: Reading, sentence: Span) -> bool:
    """Whether a sentence that tells of a deal says so, and does not only tell what it led to."""
    token = reading.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    number = reading.sentence_of.get(token.root.i) if token is not None else None
    families = reading.sentence_families[number] if number is not None else ()
    return number is None or not _AGREED.isdisjoint(families)


_AGREED = {"deal_noun", "truce_noun", "swap_noun", "paper_noun", "swap_verb", "truce_verb",
           "agree_verb", "in_return"}  # fmt: skip


def _proposition(
    reading: Reading,
    syntax: Syntax,
    fillers: Fillers,
    group: Sequence[Draft],
    places: Sequence[PlaceMention],
    periods: Sequence[PeriodMention],
) -> Proposition:
    first = group[0]
    numbers = sorted({reading.sentence_of[d.token] for d in group})
    sentences = tuple(reading.span_of_sentence(n) for n in numbers)
    carrier = _carrier(syntax, group)
    words = Span(syntax.start[carrier.words[0]], syntax.end[carrier.words[1] - 1])
    return Proposition(
        document_id=reading.document.id,
        span=Span(sentences[0].start, sentences[-1].end),
        sentences=sentences,
        type=first.type,
        kind=first.kind,
        words=words,
        roles=_roles(fillers, group),
        numbers=_numbers(group),
        places=places_at(syntax, group, places),
        period=period_at(syntax, group, periods, reading.document.published_on()),
        due=next((d.due for d in group if d.due), None),
        claimed_by=_each_once(v for d in group for v in d.said.claimed),
        denied_by=_each_once(v for d in group for v in d.said.denied),
        doubted_by=_each_once(v for d in group for v in d.said.doubted),
        plover=of_proposition(first.kind).root or "",
        reasons=_reasons(group),
        extractor=VERSION,
    )


def _carrier(syntax: Syntax, group: Sequence[Draft]) -> Draft:
    """Return the telling whose words carry it: the first, but a verb of its sentence before a noun.

    "The death of X, who was reported killed" says by the verb whose word it is.
    """
    first = group[0]
    if syntax.pos[first.token] != "NOUN":
        return first
    here = syntax.sentence[first.token]
    verbs = (d for d in group if syntax.pos[d.token] == "VERB" and syntax.sentence[d.token] == here)
    return next(verbs, first)


def _roles(fillers: Fillers, group: Sequence[Draft]) -> tuple[Party, ...]:
    """Return everybody with a role, each once, by the fullest words the tellings have."""
    found: dict[tuple[str, str], Party] = {}
    for draft in group:
        for role, tokens in (("agent", draft.agents), ("recipient", draft.recipients)):
            for t in tokens:
                party = fillers.party(t, role)
                if party is not None:
                    known = found.setdefault((role, fillers.key(t)), party)
                    assert known.role == role
    return tuple(found.values())


def _numbers(group: Sequence[Draft]) -> tuple[Number, ...]:
    found: dict[tuple[int, int, int], Number] = {}
    for draft in group:
        for number in draft.numbers:
            found.setdefault((number.low, number.best, number.high), number)
    return tuple(found.values())


def _each_once(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    found: dict[str, Voice] = {}
    for voice in voices:
        known = [each.span for each in found.values() if each.span is not None]
        if voice.span is None or not any(voice.span.overlaps(span) for span in known):
            found.setdefault(voice.name, voice)
    return tuple(found.values())


def _reasons(group: Sequence[Draft]) -> tuple[Reason, ...]:
    found = [reason for draft in group for reason in draft.reasons]
    found += [Reason("stance", because) for draft in group for because in draft.said.because]
    return tuple(dict.fromkeys(found))
