"""Forecasts: what somebody says will happen, and by when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from alleged.extract.draft import Draft, words_of
from alleged.extract.footing import Footing
from alleged.extract.foretelling import Foretold, find_foretold
from alleged.extract.predicates import predicates, words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import objects, subjects
from alleged.extract.syntax import Run, Syntax
from alleged.model.deal import Reason
from alleged.model.document import Span
from alleged.model.period import PeriodMention
from alleged.model.proposition import PropositionType

_FIRM = {"likely", "certain", "bound", "sure"}
"""By these the report itself foretells; "set to" and "due to" only tell of plans."""


def forecasts(
    syntax: Syntax,
    fillers: Fillers,
    voices: Voices,
    periods: Sequence[PeriodMention],
    published: date | None,
    agreed: Sequence[Span],
) -> Iterator[Draft]:
    """Yield each forecast that bears on those who make war; its words are what is foretold.

    What stands in `agreed`, the sentences that tell deals, is what was agreed, and no forecast.
    """
    for foretold in find_foretold(syntax):
        verb = foretold.head
        at = syntax.start[verb]
        if any(span.start <= at < span.end for span in agreed):
            continue
        said = _said(syntax, voices, foretold)
        if said is None:
            continue
        doers = subjects(syntax, foretold.doing)
        own = _of_a_side(fillers, voices, said) and any(fillers.sorts(t) for t in doers)
        if not own and not _bears_on_war(syntax, fillers, foretold, doers):
            continue
        run = words_of(syntax, verb)
        yield Draft(
            PropositionType.FORECAST,
            "forecast",
            verb,
            run,
            tuple(
                t
                for t in doers
                if "party" in fillers.sorts(t) and not _is_vague(syntax, fillers, t)
            ),
            tuple(
                t
                for t in objects(syntax, verb)
                if {"party", "people"} <= fillers.sorts(t) or fillers.mention(t) is not None
                if syntax.tag[t] != "PRP" and "ground" not in fillers.sorts(t)
            ),
            said,
            due=_due(syntax, run, periods, published),
            reasons=(Reason("kind", f"{syntax.word[foretold.sign]!r} tells what is to come"),),
        )


def _is_vague(syntax: Syntax, fillers: Fillers, t: int) -> bool:
    """Say whether it is an "it" other than the speaker: a truce more often than a side."""
    speaker = fillers.speaker(t)
    own = speaker is not None and fillers.key(speaker) == fillers.key(t)
    return syntax.word[t] == "it" and not own


def _said(syntax: Syntax, voices: Voices, foretold: Foretold) -> Said | None:
    """Return whose forecast it is; None if nobody foretells."""
    verb, sign = foretold.head, foretold.sign
    if foretold.teller is not None:
        return _of_teller(syntax, voices, foretold.teller)
    if foretold.stated is not None:
        said = voices.said(foretold.stated)
        return said if said.footing is Footing.SO else None
    if foretold.unlikely:
        said = voices.said(sign)
        if said.footing is not Footing.SO:
            return None
        return replace(said, claimed=(), denied=said.claimed, doubted=())
    for k in syntax.kids[verb]:
        clause = syntax.dep[k] == "advcl" and any(
            syntax.word[m] in ("if", "unless") for m in syntax.kids[k]
        )
        if clause and syntax.word[sign] in ("would", "'d"):
            return None
        if syntax.dep[k] == "mark" and syntax.word[k] in ("if", "whether", "unless"):
            return None
    said = voices.said(verb)
    if said.footing is not Footing.AHEAD:
        return None
    speakers = [v for v in (*said.claimed, *said.denied, *said.doubted) if not v.is_author]
    if not speakers and syntax.word[sign] not in _FIRM and not voices.is_of_a_side:
        return None
    return said


def _of_teller(syntax: Syntax, voices: Voices, teller: int) -> Said | None:
    """Return whose forecast it is by the verb that tells it; "does not expect" denies it."""
    tellers = subjects(syntax, teller)
    said = voices.accusing(teller, tellers)
    mine = voices.named(tellers)
    if said.footing is Footing.NOT_SO:
        return replace(said, claimed=(), denied=mine, doubted=()) if mine else None
    if said.footing is not Footing.SO or all(voice.is_author for voice in said.claimed):
        return None
    names = {voice.name for voice in mine}
    own = tuple(voice for voice in said.claimed if voice.name in names)
    return replace(said, claimed=own) if own else said  # who passes it on does not foretell


def _of_a_side(fillers: Fillers, voices: Voices, said: Said) -> bool:
    """Say whether those who bear arms foretell it: what they say of themselves above all."""
    return any(
        voices.is_of_a_side if voice.is_author else fillers.is_armed(voice.name)
        for voice in (*said.claimed, *said.denied)
    )


def _bears_on_war(
    syntax: Syntax, fillers: Fillers, foretold: Foretold, doers: Sequence[int]
) -> bool:
    """Say whether those who bear arms do it, or what befalls people in war is foretold."""
    verb = foretold.head
    roles = [*doers, *objects(syntax, verb)]
    if any("armed" in fillers.sorts(t) or fillers.is_ranked(t) for t in roles):
        return True
    if any("truce" in fillers.sorts(t) for t in doers):
        return True
    if any(syntax.lemma(t) in words("warfare") for t in (verb, *roles, *_beside(syntax, verb))):
        return True
    if syntax.pos[verb] == "NOUN" and any(
        "armed" in fillers.sorts(t) for t in _beside(syntax, verb)
    ):
        return True
    rows = predicates().get(syntax.lemma(verb), ())
    kinds = {row.kind for row in rows if row.type is PropositionType.OUTCOME}
    nominal = _beside(syntax, verb) if syntax.pos[verb] == "NOUN" else []
    return bool(kinds) and any(
        {"side", "people", "ground"} & fillers.sorts(t) for t in (*roles, *nominal)
    )


def _beside(syntax: Syntax, head: int) -> list[int]:
    """Return what stands behind a preposition or as a state at a verb or noun: "the end of X"."""
    found = []
    for k in syntax.kids[head]:
        if syntax.dep[k] == "prep":
            inner = syntax.kid(k, "prep")  # "run out of flour"
            for at in (k, k if inner is None else inner):
                found += [t for t in syntax.kids[at] if syntax.dep[t] == "pobj"]
        elif syntax.dep[k] in ("attr", "acomp", "amod", "compound"):
            found.append(k)
    return found


def _due(
    syntax: Syntax, run: Run, periods: Sequence[PeriodMention], published: date | None
) -> date | None:
    """Return the last day on which it may come true, if its words say one."""
    found = []
    for mention in periods:
        first = bisect_left(syntax.start, mention.span.start)
        if not run[0] <= first < run[1]:
            continue
        if published is not None and (mention.period.last or mention.period.first) < published:
            continue
        word = syntax.word[first]
        before = syntax.word[first - 1] if first else ""
        ends = {"by", "before", "until", "till"} & {word, before}
        last = mention.period.first if "before" in ends else mention.period.last
        found.append(last or mention.period.first)
    return min(found) if found else None
