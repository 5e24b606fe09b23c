"""Whom a text names only after they spoke: "Orn's minister denied it. ... Ila Venn said"."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from alleged.extract.offices import OFFICES
from alleged.extract.syntax import Run, Syntax
from alleged.model.actor import ActorKind, Mention

_OFFICIALS = {"official", "officer", "activist", "lawmaker", "diplomat"}
"""Who is described so has no office that a text would repeat beside the name."""

_SPEAKING = {"spokesman", "spokeswoman", "spokesperson"}
_LEAD = 2
"""Sentences a report opens with: who is in them by description only is named right after."""

_NEXT = 3
"""Sentences within which the name must come."""


def named_later(
    syntax: Syntax, mentions: Sequence[Mention], head: int, source: Run
) -> Mention | None:
    """Return the person whom "Orn's minister" announces, or None if that is not one person.

    It is who comes in that office in the next sentences, else the one person of that state who does
    something in them. "A bishop" with whom a report opens is who is named, and new, in the next
    sentence. `head` and `source` count tokens; `mentions` are in reading order.
    """
    office = syntax.lemma(head).casefold()
    if office not in OFFICES | _OFFICIALS or syntax.tag[head] not in ("NN", "NNP"):
        return None
    opens = syntax.word[source[0]] in ("a", "an") and syntax.sentence[head] < _LEAD
    whose = any(syntax.word[k] in ("of", "to") for k in syntax.kids[head])
    if opens or (syntax.word[source[0]] == "the" and whose and not syntax.sentence[head]):
        return _named_next(syntax, mentions, head, office)
    owner = syntax.kid(head, "poss")
    if (
        office not in OFFICES
        or owner is None
        or any(syntax.entity[i] == "PERSON" for i in range(owner + 1, source[1]))
    ):
        return None
    state = next((m for m in mentions if _holds(m, syntax.start[owner])), None)
    if state is None:
        return None
    starts = [m.span.start for m in mentions]
    last = syntax.sentence[head] + _NEXT
    in_office: dict[str, Mention] = {}
    of_state: dict[str, Mention] = {}
    for mention in mentions[bisect_left(starts, syntax.end[source[1] - 1]) :]:
        at = bisect_right(syntax.start, mention.span.end - 1) - 1
        if syntax.sentence[at] > last:
            break
        if mention.kind is not ActorKind.PERSON or mention.form != "name":
            continue
        offices = {syntax.lemma(k).casefold() for k in syntax.kids[at]} & OFFICES
        if office in offices:
            in_office.setdefault(mention.name, mention)
        elif not offices and syntax.dep[at] == "nsubj":
            own = mention.key == state.key or mention.key.endswith(f"@{state.key}")
            if own:
                of_state.setdefault(mention.name, mention)
    found = list((in_office or of_state).values())
    return found[0] if len(found) == 1 else None


def _named_next(
    syntax: Syntax, mentions: Sequence[Mention], head: int, office: str
) -> Mention | None:
    """Return the one person who speaks or acts in the next sentence and was not named before.

    An office beside the name must be the same; a spokesman is an official.
    """
    fitting = {office} | (_SPEAKING if office in _OFFICIALS else set())
    known: set[str] = set()
    found: dict[str, Mention] = {}
    for mention in mentions:
        at = bisect_right(syntax.start, mention.span.end - 1) - 1
        if syntax.sentence[at] > syntax.sentence[head] + 1:
            break
        if mention.kind is not ActorKind.PERSON or mention.form != "name":
            continue
        if syntax.sentence[at] <= syntax.sentence[head]:
            known.add(mention.name)
        elif syntax.dep[at] == "nsubj":
            found[mention.name] = mention
            beside = {syntax.lemma(k).casefold() for k in syntax.kids[at]} & OFFICES
            if not beside <= fitting:
                return None
    return next(iter(found.values())) if len(found) == 1 and not known & set(found) else None


def _holds(mention: Mention, at: int) -> bool:
    return mention.span.start <= at < mention.span.end
