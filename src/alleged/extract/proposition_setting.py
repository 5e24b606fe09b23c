"""Where and when a thing happened: the places and times that its own clause names."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

from alleged.extract.cues import cues
from alleged.extract.draft import Draft
from alleged.extract.predicates import words
from alleged.extract.slots import antecedent
from alleged.extract.syntax import Syntax
from alleged.model.claim import AttributionKind
from alleged.model.document import Span
from alleged.model.period import Period, PeriodMention
from alleged.model.place import PlaceMention
from alleged.model.proposition import PropositionType

_JOINING = {"ADP", "NOUN", "PROPN", "NUM", "ADJ"}
_STEPS = 6
_LONGEST = 9
"""Words behind the first that ground without a name is told by."""

_LOCATING = {"in", "at", "near", "outside", "inside", "around", "on", "across", "within", "above",
             "over", "off", "along", "between", "throughout", "into", "from", "to", "towards",
             "toward", "beside", "behind", "through"}  # fmt: skip
NAMING = {"appos", "compound", "nmod", "nsubj", "nsubjpass", "dobj", "pobj"}
"""Where a noun stands that only says who somebody is: "its leader, X"."""

_SHARING = {"xcomp", "oprd", "acomp", "conj", "advcl", "ccomp", "attr"}
_EXACT = {"day": 0.5, "range": 0.3, "week": 0.3, "month": 0.2, "year": 0.0, "open": -0.5}


def places_at(
    syntax: Syntax, group: Sequence[Draft], places: Sequence[PlaceMention]
) -> tuple[PlaceMention, ...]:
    """Return the places of all tellings, each name once, in reading order."""
    found: dict[str, PlaceMention] = {}
    for draft in group:
        own = set(draft.places)
        people = {*draft.agents, *draft.recipients}
        sentence = syntax.sentence[draft.token]
        for place in places:
            head = _head(syntax, place.span)
            if head is None or syntax.sentence[head] != sentence:
                continue
            if _is_title(syntax, draft) and draft.token not in syntax.above(head):
                continue
            if head in own or (head not in people and _is_there(syntax, head, draft, own)):
                found.setdefault(place.name, place)
        for t in () if draft.kind == "broke" else draft.places:
            t = antecedent(syntax, t)
            if syntax.pos[t] not in ("NOUN", "PROPN"):
                continue
            span = _ground(syntax, t)
            named = any(p.span.start <= syntax.start[t] < p.span.end for p in found.values())
            if syntax.pos[t] == "NOUN" and not named:
                name = " ".join(span.of(syntax.text).split())
                found.setdefault(name, PlaceMention(span, name, None))
    return tuple(sorted(found.values(), key=lambda p: p.span))


def period_at(
    syntax: Syntax,
    group: Iterable[Draft],
    periods: Sequence[PeriodMention],
    published: date | None,
) -> Period | None:
    """Return when it happened, or None if no time hangs on the words that tell of it.

    The day somebody spoke is no time of what they spoke of.
    """
    best: tuple[float, Period] | None = None
    for draft in group:
        for mention in periods:
            head = _head(syntax, mention.span)
            if head is None or syntax.sentence[head] != syntax.sentence[draft.token]:
                continue
            if published is not None and mention.period.first > published:
                continue
            score = _fitness(syntax, head, draft)
            if score is None:
                continue
            score += _EXACT[mention.period.precision] - abs(head - draft.token) / 100
            if best is None or score > best[0]:
                best = score, mention.period
    return best[1] if best else None


def _is_there(syntax: Syntax, head: int, draft: Draft, own: set[int]) -> bool:
    """Say whether a place tells where something happened: by "in", or with the ground itself."""
    above = syntax.head[head]
    while syntax.dep[head] in ("conj", "appos") and above != head:
        head, above = above, syntax.head[above]
    while syntax.word[above] == "of" and syntax.lemma(syntax.head[above]) in words("ground"):
        head = syntax.head[above]  # "in its strongholds of X"
        above = syntax.head[head]
    if syntax.word[above] in ("near", "outside") and own & set(syntax.above(above)):
        return False  # "the town near X" is not X
    located = (
        syntax.dep[head] == "npadvmod"
        or (syntax.dep[head] == "pobj" and syntax.word[above] in _LOCATING)
        or bool(own & set(syntax.above(head)))
    )
    return located and _hangs_on(syntax, head, draft, own)


def _ground(syntax: Syntax, noun: int) -> Span:
    """Return the words for ground that has no name: "the depot", "large swathes of territory"."""
    first = min([noun, *(syntax.subtree(k)[0] for k in syntax.kids[noun] if k < noun)])
    last = noun + 1
    for t in range(noun + 1, min(syntax.subtree(noun)[1], noun + _LONGEST)):
        if syntax.pos[t] in ("PUNCT", "VERB", "AUX") or syntax.dep[t] in ("relcl", "acl", "mark"):
            break
        if syntax.tag[t] in ("WDT", "WP", "WRB", "CC") and syntax.word[t] != "and":
            break
        if syntax.word[t] == "that" or (syntax.word[t] == "and" and syntax.head[t] == noun):
            break
        last = t + 1 if syntax.pos[t] in ("NOUN", "PROPN") else last
    if last < syntax.size and syntax.word[last] in ("in", "of"):
        for t in range(last + 1, min(syntax.size, last + _LONGEST)):
            if syntax.pos[t] not in ("ADJ", "CCONJ", "DET", "PROPN"):
                break
            last = t + 1 if syntax.pos[t] == "PROPN" else last  # "the north of X"
    return Span(syntax.start[first], syntax.end[last - 1])


def _is_title(syntax: Syntax, draft: Draft) -> bool:
    """Say whether a noun only names somebody: what its sentence tells is of another time."""
    named = draft.type is PropositionType.RELATION and syntax.pos[draft.token] == "NOUN"
    return named and syntax.dep[draft.token] in NAMING


def _head(syntax: Syntax, span: Span) -> int | None:
    first = bisect_left(syntax.start, span.start)
    last = bisect_left(syntax.start, span.end)
    for i in range(first, last):
        if not first <= syntax.head[i] < last or syntax.head[i] == i:
            return i
    return None


def _follows_saying(syntax: Syntax, time: int) -> bool:
    """Say whether a time stands right behind a verb of saying: "said on Friday there was"."""
    first = syntax.head[time] if syntax.dep[time] == "pobj" else syntax.subtree(time)[0]
    return (
        0 < first < time + 1 and syntax.pos[first - 1] == "VERB" and _is_saying(syntax, first - 1)
    )


def _fitness(syntax: Syntax, time: int, draft: Draft) -> float | None:
    """Return how near a time hangs to the words that tell of something; None if elsewhere."""
    if _is_title(syntax, draft) and draft.token not in syntax.above(time):
        return None
    if _follows_saying(syntax, time):
        return None
    if _hangs_on(syntax, time, draft, set(draft.places)):
        return 3.0
    host = _host(syntax, time)
    if host == draft.token:
        return 3.0
    clause = draft.token if syntax.pos[draft.token] == "VERB" else syntax.head[draft.token]
    if syntax.dep[clause] == "relcl" and syntax.head[clause] == time:
        return 3.0  # "June 2014, when X took the town"
    if syntax.pos[host] not in ("VERB", "AUX") or _is_saying(syntax, host):
        return None
    carrier = draft.token
    for _ in range(3):
        if syntax.pos[carrier] == "VERB" and syntax.dep[carrier] not in _SHARING:
            return None
        carrier = syntax.head[carrier]
        if carrier == host:
            return 2.0
        if _is_saying(syntax, carrier):
            return None
    return None


def _host(syntax: Syntax, time: int) -> int:
    host = syntax.head[time]
    while syntax.pos[host] in ("ADP", "SCONJ") and syntax.head[host] != host:
        host = syntax.head[host]
    return host


def _is_saying(syntax: Syntax, i: int) -> bool:
    cue = cues().get(syntax.lemma(i)) if syntax.pos[i] == "VERB" else None
    return cue is not None and cue.kind is AttributionKind.ASSERTION


def _hangs_on(syntax: Syntax, i: int, draft: Draft, own: set[int]) -> bool:
    """Say whether a place or time belongs to the clause of a word: "in X", "a farm near X"."""
    carrier = draft.token
    targets = {carrier, *own}
    for _ in range(_STEPS):
        if i in targets:
            return True
        above = syntax.head[i]
        if above == i:
            break
        if above not in targets and syntax.pos[above] not in _JOINING:
            break
        if syntax.word[above] == "with":
            return False  # "the crossing with X" is not in X
        if syntax.word[i] == "from" and above in (*draft.recipients, *draft.agents):
            return False  # where somebody is from, not where it befell them
        if syntax.dep[i] in ("poss", "compound", "amod", "nmod") and above not in targets:
            return False
        i = above
    # A noun or a second verb shares the place of the verb above it.
    above = syntax.head[i]
    return (
        syntax.pos[carrier] != "VERB"
        and syntax.pos[above] in ("VERB", "AUX")
        and syntax.dep[i] in ("prep", "conj")
        and not _is_saying(syntax, above)
        and above in set(syntax.above(carrier))
    )
