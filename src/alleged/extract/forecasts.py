"""Forecasts: what somebody says will happen, and by when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from alleged.extract.draft import Draft, words_of
from alleged.extract.footing import Footing
from alleged.extract.predicates import predicates, words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import objects, subjects
from alleged.extract.syntax import Run, Syntax
from alleged.model.deal import Reason
from alleged.model.document import Span
from alleged.model.period import PeriodMention
from alleged.model.proposition import PropositionType

_WILL = {"will", "'ll", "’ll", "wo", "shall", "would", "'d"}
_FIRM = {"likely", "certain", "bound", "sure"}
"""By these the report itself foretells; "set to" and "due to" only tell of plans."""

_UNSAID = {"say", "comment", "confirm", "like", "be", "have", "give", "tell", "discuss", "name",
           "welcome", "want", "remain", "go", "do"}  # fmt: skip


_JUDGING = {"good", "well", "better", "bad", "worse", "hard", "difficult", "easy", "wrong", "right",
            "possible", "impossible", "necessary", "glad", "happy", "able", "willing"}  # fmt: skip
"""What would be so is an opinion, not a forecast."""


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
    seen: set[int] = set()
    for i in range(syntax.size):
        verb = _foretold(syntax, i)
        if verb is None or verb in seen:
            continue
        seen.add(verb)
        at = syntax.start[verb]
        if any(span.start <= at < span.end for span in agreed):
            continue
        said = _said(syntax, voices, i, verb)
        if said is None:
            continue
        own = _of_a_side(fillers, said) and any(fillers.sorts(t) for t in subjects(syntax, verb))
        if not own and not _bears_on_war(syntax, fillers, verb):
            continue
        run = words_of(syntax, verb)
        yield Draft(
            PropositionType.FORECAST,
            "forecast",
            verb,
            run,
            tuple(
                t
                for t in subjects(syntax, verb)
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
            reasons=(Reason("kind", f"{syntax.word[i]!r} tells what is to come"),),
        )


def _is_vague(syntax: Syntax, fillers: Fillers, t: int) -> bool:
    """Say whether it is an "it" other than the speaker: a truce more often than a side."""
    speaker = fillers.speaker(t)
    own = speaker is not None and fillers.key(speaker) == fillers.key(t)
    return syntax.word[t] == "it" and not own


def _foretold(syntax: Syntax, i: int) -> int | None:
    """Return the verb of what is to come where word `i` says that it is."""
    word = syntax.word[i]
    if word in _WILL and syntax.dep[i] == "aux":
        verb = syntax.head[i]
        perfect = any(syntax.word[k] == "have" for k in syntax.kids[verb] if k > i)
        said = syntax.lemma(verb) in _UNSAID and syntax.kid(verb, "prt") is None
        if perfect or (said and not _is_state(syntax, verb)):
            return None
        return verb
    if word in words("ahead") and syntax.pos[i] in ("ADJ", "VERB"):
        stative = syntax.dep[i] == "acomp" or any(
            syntax.dep[k] in ("aux", "auxpass") and syntax.lemma(k) == "be" for k in syntax.kids[i]
        )
        return syntax.kid(i, "xcomp") if stative else None
    return None


def _is_state(syntax: Syntax, verb: int) -> bool:
    """Say whether "will be" has something behind it: "will be over by spring"."""
    state = syntax.kid(verb, "acomp", "attr", "advmod")
    judged = state is not None and syntax.lemma(state) in _JUDGING
    return syntax.lemma(verb) == "be" and state is not None and not judged


def _said(syntax: Syntax, voices: Voices, i: int, verb: int) -> Said | None:
    """Return whose forecast it is; None if nobody foretells."""
    for k in syntax.kids[verb]:
        clause = syntax.dep[k] == "advcl" and any(
            syntax.word[m] in ("if", "unless") for m in syntax.kids[k]
        )
        if clause and syntax.word[i] in ("would", "'d"):
            return None
        if syntax.dep[k] == "mark" and syntax.word[k] in ("if", "whether", "unless"):
            return None
    said = voices.said(verb)
    if said.footing is not Footing.AHEAD:
        return None
    speakers = [v for v in (*said.claimed, *said.denied, *said.doubted) if not v.is_author]
    if not speakers and syntax.word[i] not in _FIRM:
        return None
    return said


def _of_a_side(fillers: Fillers, said: Said) -> bool:
    """Say whether those who bear arms foretell it: what they say of themselves above all."""
    return any(fillers.is_armed(voice.name) for voice in (*said.claimed, *said.denied))


def _bears_on_war(syntax: Syntax, fillers: Fillers, verb: int) -> bool:
    """Say whether those who bear arms do it, or what befalls people in war is foretold."""
    roles = [*subjects(syntax, verb), *objects(syntax, verb)]
    if any("armed" in fillers.sorts(t) for t in roles):
        return True
    if any("truce" in fillers.sorts(t) for t in subjects(syntax, verb)):
        return True
    rows = predicates().get(syntax.lemma(verb), ())
    kinds = {row.kind for row in rows if row.type is PropositionType.OUTCOME}
    return bool(kinds) and any({"side", "people", "ground"} & fillers.sorts(t) for t in roles)


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
