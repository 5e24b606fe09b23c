"""Voices whose words another passes on, or that make a deal known without a verb of saying.

"State radio quoted the mayor as saying that …", "the truce was confirmed by two officers", "word of
the swap came from a doctor", "in the words of the governor", "the Front claimed to have been paid":
short, plain phrases that the language model often leaves unheard. Each needs a named speaker.
"""

from collections.abc import Iterator

from alleged.extract.candidate import Candidate
from alleged.extract.families import words_of
from alleged.extract.stance_words import NO_WORDS
from alleged.extract.syntax import Run, Syntax, without

_QUOTES = {"quote", "cite"}
_SAYING = {"saying", "telling", "stating", "declaring", "warning", "adding", "denying"}
_KNOWN = {
    "confirm", "announce", "acknowledge", "admit", "reveal", "disclose", "unveil", "proclaim",
    "publicise", "publicize", "publish", "describe", "detail", "outline", "recount",
}  # fmt: skip
"""Verbs by which somebody makes a deal known; with the deal itself as what they name."""

_PAPERS = {"term", "text", "detail", "content", "list", "wording", "signing", "conclusion"}
"""What is made known of a deal: "the terms of the truce"."""

_WITNESSES = {"source", "official", "officer", "spokesman", "spokeswoman", "witness", "resident"}
"""By whom things are confirmed that are said: a treaty may be confirmed by a parliament."""

_NEWS = {"word", "news", "confirmation", "announcement"}
_OWNS_UP = {"claim", "boast", "brag", "admit", "confess", "acknowledge"}
_NAMING = ("NOUN", "PROPN", "PRON")


def passed_on(syntax: Syntax, accepted: list[Candidate]) -> Iterator[Candidate]:
    """Yield a candidate for each such voice that none of `accepted` has heard, in reading order."""
    sourced = {i for c in accepted if c.source for run in (*c.cue, c.source) for i in range(*run)}
    by_head = {candidate.head: candidate for candidate in accepted}
    deals = words_of("deal_noun", "truce_noun", "swap_noun")
    for i in range(syntax.size):
        word = syntax.word[i]
        if word in _SAYING and i and syntax.word[i - 1] == "as":
            found = _quoted(syntax, i, by_head)
        elif word == "words" and syntax.dep[i] == "pobj":
            found = _in_words_of(syntax, i)
        elif syntax.pos[i] != "VERB" or i in sourced:
            continue
        else:
            found = _made_known(syntax, i, deals) or _news(syntax, i) or _owns_up(syntax, i)
        if found is not None and found.head not in sourced:
            yield found


def _named(syntax: Syntax, who: int | None) -> Run | None:
    """Return the words of somebody who can speak, None for "nobody", "neither side", "which"."""
    if who is None or syntax.pos[who] not in _NAMING or syntax.tag[who] in ("WP", "WDT", "EX"):
        return None
    run = syntax.trimmed(syntax.subtree(who))
    return run if run[0] < run[1] and syntax.word[run[0]] not in NO_WORDS else None


def _quoted(syntax: Syntax, saying: int, by_head: dict[int, Candidate]) -> Candidate | None:
    """Return "quoted the mayor as saying that …", "the mayor was quoted … as saying"."""
    verb = next((a for a in syntax.above(saying) if syntax.lemma(a) in _QUOTES), None)
    if verb is None or syntax.sentence[verb] != syntax.sentence[saying]:
        return None
    passive = syntax.kid(verb, "auxpass") is not None
    who = syntax.kid(verb, "nsubjpass" if passive else "dobj")
    source = _named(syntax, who)
    if who is None or source is None:
        return None
    source = source[0], min(source[1], saying - 1) if source[0] < saying else source[1]
    inside = syntax.trimmed_of_commas((saying + 1, syntax.subtree(saying)[1]))
    said = next((k for k in syntax.kids[saying] if k > saying and syntax.dep[k] == "ccomp"), None)
    content: tuple[Run, ...] = (inside,)
    if inside[0] >= inside[1]:
        told = by_head.get(verb) or by_head.get(saying)
        if told is None:
            return None
        content, said = told.content, told.content_head
    cue = ((saying - 1, saying + 1),)
    return Candidate(saying, "that", cue, source, content, said or content[0][0], who)


def _made_known(syntax: Syntax, verb: int, deals: frozenset[str]) -> Candidate | None:
    """Return "confirmed the truce", "the swap was announced by", "made the pact public"."""
    public = syntax.lemma(verb) == "make" and any(
        syntax.word[k] == "public" for k in syntax.kids[verb]
    )
    out = syntax.lemma(verb) == "read" and any(syntax.word[k] == "out" for k in syntax.kids[verb])
    if not (syntax.lemma(verb) in _KNOWN or public or out) or _is_open(syntax, verb):
        return None
    agent = syntax.kid(verb, "agent")
    if agent is not None:
        who, what = syntax.kid(agent, "pobj"), syntax.kid(verb, "nsubjpass")
    else:
        who, what = syntax.kid(verb, "nsubj"), syntax.kid(verb, "dobj")
        if what is None and public:  # "made the truce public" may be read as a small clause
            clause = syntax.kid(verb, "ccomp")
            what = None if clause is None else syntax.kid(clause, "nsubj")
    if what is None and agent is not None and syntax.dep[verb] == "acl":
        what = syntax.head[verb]
    source = _named(syntax, who)
    if what is None or who is None or source is None:
        return None
    sure = agent is not None and syntax.lemma(who) in _WITNESSES
    if not sure and not _is_of_deal(syntax, what, deals):
        return None
    content = without(without([syntax.subtree(what)], source), (verb, verb + 1))
    content = [run for run in map(syntax.trimmed_of_commas, content) if run[0] < run[1]]
    if not content:
        return None
    return Candidate(verb, "obj", ((verb, verb + 1),), source, tuple(content[:1]), what, who)


def _is_of_deal(syntax: Syntax, noun: int, deals: frozenset[str]) -> bool:
    """Say whether a noun is a deal, or what is made known of one."""
    if syntax.lemma(noun) in deals:
        return True
    if syntax.lemma(noun) not in _PAPERS:
        return False
    of = next((k for k in syntax.kids[noun] if syntax.word[k] == "of"), None)
    whole = None if of is None else syntax.kid(of, "pobj")
    return whole is not None and syntax.lemma(whole) in deals


def _is_open(syntax: Syntax, verb: int) -> bool:
    """Say whether it is not told that somebody does it: "did not", "would", "refused to"."""
    return (
        syntax.is_negated(verb)
        or syntax.is_infinitive(verb)
        or any(syntax.tag[k] == "MD" or syntax.word[k] == "if" for k in syntax.kids[verb])
    )


def _news(syntax: Syntax, verb: int) -> Candidate | None:
    """Return "word of the swap came from a doctor"."""
    what = syntax.kid(verb, "nsubj")
    if what is None or syntax.lemma(verb) != "come" or syntax.lemma(what) not in _NEWS:
        return None
    of = next((k for k in syntax.kids[what] if syntax.word[k] == "of"), None)
    whole = None if of is None else syntax.kid(of, "pobj")
    come = next((k for k in syntax.kids[verb] if syntax.word[k] == "from"), None)
    who = None if come is None else syntax.kid(come, "pobj")
    source = _named(syntax, who)
    if whole is None or source is None or _is_open(syntax, verb):
        return None
    content = (syntax.subtree(whole),)
    return Candidate(verb, "obj", ((what, what + 1), (verb, verb + 1)), source, content, whole, who)


def _in_words_of(syntax: Syntax, noun: int) -> Candidate | None:
    """Return "in the words of the governor" with its clause."""
    if syntax.word[syntax.head[noun]] != "in":
        return None
    of = next((k for k in syntax.kids[noun] if syntax.word[k] == "of"), None)
    who = None if of is None else syntax.kid(of, "pobj")
    source = _named(syntax, who)
    clause = next((a for a in syntax.above(noun) if syntax.pos[a] in ("VERB", "AUX")), None)
    if source is None or clause is None:
        return None
    whole = syntax.subtree(syntax.head[noun])
    content = [syntax.trimmed_of_commas(r) for r in without([syntax.subtree(clause)], whole)]
    content = [run for run in content if run[0] < run[1]]
    cue = ((whole[0], noun + 1),)
    if not content:
        return None
    return Candidate(noun, "according", cue, source, tuple(content), clause, who)


def _owns_up(syntax: Syntax, verb: int) -> Candidate | None:
    """Return "claimed to have been paid", "boasted of having bought"."""
    if syntax.lemma(verb) not in _OWNS_UP or _is_open(syntax, verb):
        return None
    if syntax.dep[verb] == "acl":
        return None  # "the bomb claimed to have been planted" claims nothing
    who = syntax.kid(verb, "nsubj")
    source = _named(syntax, who)
    said = syntax.kid(verb, "xcomp")
    for k in syntax.kids[verb]:
        if said is None and syntax.dep[k] == "prep" and syntax.word[k] in ("of", "to"):
            said = syntax.kid(k, "pcomp")
    if source is None or said is None or said < verb:
        return None
    perfect = any(syntax.lemma(k) == "have" for k in syntax.kids[said])
    if not perfect and syntax.tag[said] != "VBG":
        return None
    return Candidate(verb, "to", ((verb, verb + 1),), source, (syntax.subtree(said),), said, who)
