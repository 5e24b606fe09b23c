"""Terms of a deal: who gives what to whom, and in return for what, in the words of the text."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from alleged.extract.arguments import may_stand_in
from alleged.extract.lemmas import lemma
from alleged.extract.term_clauses import (
    RELATIVE,
    agent_of,
    clause_of,
    is_let,
    noun_end,
    noun_words,
    span_of,
    subject_of,
    term_words,
    text_of,
)
from alleged.model.deal import Party, Term
from alleged.model.document import Span

_AHEAD = frozenset(("will", "would", "shall", "may", "must", "'ll", "’ll"))

_COMPLEMENTS = frozenset(("dobj", "prep", "xcomp", "ccomp", "advmod", "dative", "prt", "attr"))
_HELD = frozenset(("dobj", "nsubj", "nsubjpass"))
_LAND = frozenset(("GPE", "LOC", "FAC"))
"""A town that is freed or taken is not given."""

_NONE = frozenset(("no", "any", "neither", "nobody", "none", "nothing", "what"))
_UNTOLD = frozenset(("never", "neither", "how", "whether", "why", "if"))
"""Words that open a clause which tells nothing as done or due."""

_CONDITIONS = frozenset(("if", "once", "provided", "unless", "providing"))
_JOINING = frozenset(
    ("in", "exchange", "return", "for", "against", ",", "on", "condition", "the", "that")
)
_NAMING = frozenset(("NOUN", "PROPN", "NUM", "PRON"))
"""Words by which something is given, or somebody gives it."""

_TO = frozenset(("to", "into"))
_BACK = frozenset(("exchange", "return"))


def find_terms(doc: Doc, sentences: tuple[Span, ...], parties: Sequence[Party]) -> tuple[Term, ...]:
    """Return the terms that the sentences of one deal tell, in reading order.

    `text` is the whole clause, so that numbers, exclusions and deadlines stay with it; `gives`
    and `in_return_for` are parts of it. A giver or receiver is named only where the clause
    names a party of the deal. What is denied, refused, asked for or only proposed is no term.
    """
    found: list[Term] = []
    end = -1
    for span in sorted(sentences):
        words = doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is None:
            continue
        for verb in words:
            if verb.pos_ != "VERB" or verb.idx < end:
                continue
            if not _tells_term(verb) or not _is_real(verb) or _befell_a_witness(verb, parties):
                continue
            term = _term(verb, _outermost(verb), parties)
            if term is not None and term.span.start >= end and _says_what(doc, term):
                found.append(term)
                end = term.span.end
        for word in words:
            if word.lower_ in _BACK and not any(_holds(t, word) for t in found):
                bare = _without_verb(words, word)
                if bare is not None:
                    found.append(bare)
    return tuple(sorted(found, key=lambda term: term.span))


def _befell_a_witness(verb: Token, parties: Sequence[Party]) -> bool:
    """Say whether it befell somebody who is no party: "we were given a slip," a driver said.

    Who says it is the subject of the verb above that has the words for its object.
    """
    mine = [c for c in verb.children if c.dep_ == "nsubjpass" and c.lower_ in {"we", "i"}]
    saying = verb.head if verb.dep_ == "ccomp" else None
    speaker = next((c for c in saying.children if c.dep_ == "nsubj"), None) if saying else None
    if not mine or speaker is None:
        return False
    named = {word for party in parties for word in party.name.casefold().split()}
    return named.isdisjoint(word.lower_ for word in speaker.subtree if word.text[:1].isupper())


def _holds(term: Term, word: Token) -> bool:
    return term.span.start <= word.idx < term.span.end


def _without_verb(words: SpacySpan, back: Token) -> Term | None:
    """Return the term of a deal that is only named: "another with Orn in return for 12 captives".

    What is given is not told then, only what for.
    """
    doc = back.doc
    if back.i + 2 > len(doc) or doc[back.i - 1].lower_ != "in" or doc[back.i + 1].lower_ != "for":
        return None
    noun = next((c for c in doc[back.i + 1].children if c.dep_ in {"pobj", "pcomp"}), None)
    named = [w for w in words if w.i < back.i and _names_deal(w)]
    if noun is None or not named or any(w.pos_ == "VERB" for w in doc[named[-1].i : back.i]):
        return None
    governed = next((w for w in back.ancestors if w.pos_ in {"VERB", "AUX"}), None)
    if governed is not None and not _is_real(governed):
        return None
    first, last = named[-1].left_edge.i, noun_end(noun)
    returned = text_of(doc, noun.left_edge.i, last)
    return Term(None, None, None, returned, text_of(doc, first, last), span_of(doc, first, last))


def _names_deal(word: Token) -> bool:
    """Say whether a word is one for a deal, or stands for one: "the one with", "another with"."""
    return lemma(word) in term_words()["deal"] or may_stand_in(word)


def _only_makes_deal(verb: Token) -> bool:
    """Say whether a verb tells that a deal was made, not what is given: "was struck by Orn"."""
    words = term_words()
    if lemma(verb) in words["giving"] | words["providing"] | words["letting"] | words["moving"]:
        return False
    return any(c.dep_ in {"nsubjpass", "dobj"} and _names_deal(c) for c in verb.children)


def _says_what(doc: Doc, term: Term) -> bool:
    """Say whether a term names anything: "go on" and "as it had agreed to do" do not."""
    words = doc.char_span(term.span.start, term.span.end, alignment_mode="expand")
    return words is not None and any(w.pos_ in {"NOUN", "PROPN", "NUM"} for w in words)


def _tells_term(verb: Token) -> bool:
    """Say whether a verb is one by which terms are told, in a place where they are told."""
    words = term_words()
    base = lemma(verb)
    if _exchange(verb) is not None or _is_under_deal(verb):
        return True
    if base in words["promising"]:
        return any(
            child.dep_ == "xcomp" and child.pos_ == "VERB" and lemma(child) not in words["speaking"]
            for child in verb.children
        )
    if base in words["letting"]:
        return any(child.dep_ == "ccomp" or child.dep_ == "xcomp" for child in verb.children)
    if base in words["giving"] and _has_gift(verb):
        return True
    if base in words["providing"] and _subject_is_deal(verb):
        held = [c for c in verb.children if c.dep_ in {"dobj", "ccomp", "prep", "xcomp"}]
        return bool(held) and not any(lemma(child) in words["not_given"] for child in held)
    return base in words["moving"] | words["halting"] and _is_due(verb)


def _is_due(verb: Token) -> bool:
    """Say whether somebody is to do it: "will leave", "are to leave"; not one man alone."""
    subject, _ = subject_of(verb)
    if subject is None or subject.lower_ in {"he", "she", "i"}:
        return False
    if _leaves_it_so(verb):
        return False
    if any(c.dep_ == "dobj" and c.ent_type_ in {"DATE", "TIME"} for c in verb.children):
        return False
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return bool(auxiliaries & _AHEAD) or ("to" in auxiliaries and verb.head.pos_ == "AUX")


def _leaves_it_so(verb: Token) -> bool:
    """Say whether nobody goes, but something stays: "would leave the road open"."""
    held = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if lemma(verb) != "leave" or held is None:
        return False
    states = (*verb.rights, *held.rights)
    return any(c.pos_ == "ADJ" and c.dep_ in {"amod", "oprd", "acomp", "ccomp"} for c in states)


def _has_gift(verb: Token) -> bool:
    """Say whether the verb has something to give that is not a mere phrase ("gave details")."""
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and child.pos_ in {"NOUN", "PROPN", "NUM"}:
            idle = lemma(child) in term_words()["not_given"] | term_words()["deal"]
            if lemma(verb) in {"free", "liberate"}:
                idle = idle or lemma(child) in term_words()["land"]
            return not idle and child.ent_type_ not in _LAND | {"DATE", "TIME"}
    if verb.dep_ == "relcl" and lemma(verb.head) not in term_words()["not_given"]:
        return any(c.dep_ == "dobj" and c.lower_ in RELATIVE for c in verb.children)
    return False


def _is_under_deal(verb: Token) -> bool:
    """Say whether a clause hangs on a deal: "an accord under which", "a deal that moves"."""
    if verb.dep_ not in {"relcl", "acl"} or lemma(verb.head) not in term_words()["deal"]:
        return False
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"under", "by", "in"}:
            return any(grand.lower_ == "which" for grand in child.children)
        if child.dep_ == "nsubj" and child.lower_ in {"that", "which"}:
            return lemma(verb) in term_words()["providing"] | term_words()["letting"]
        if child.lower_ == "whereby":
            return True
    return verb.dep_ == "acl" and verb.tag_ == "VB"


def _subject_is_deal(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "nsubj":
            head = verb.head if child.lower_ in RELATIVE and verb.dep_ == "relcl" else child
            return lemma(head) in term_words()["deal"]
    return False


def _is_real(verb: Token) -> bool:
    """Say whether the text tells the thing as agreed, and not as denied, asked for or wished."""
    if any(child.dep_ == "neg" or child.lower_ in _UNTOLD for child in verb.children):
        return False
    if verb.left_edge.lower_ in _UNTOLD:
        return False  # "how long it will hold"
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            opening = next(iter(child.subtree))
            if {child.lower_, opening.lower_} & _NONE:
                return False
    above = verb
    while above.head.i != above.i:
        link = above.dep_
        above = above.head
        if above.pos_ in {"VERB", "AUX"}:
            if link in {"xcomp", "ccomp", "advcl"} and lemma(above) in term_words()["unreal"]:
                return False
            if link == "advcl":
                return True
    subject, _ = subject_of(verb)
    if subject is None:
        return True
    asked = any(child.lower_ in {"which", "what", "whose"} for child in subject.children)
    return not asked and lemma(subject) not in term_words()["aims"]


def _outermost(verb: Token) -> Token:
    """Return the verb of the whole clause: "agreed" over "to release", "let" over "leave"."""
    above = verb.head
    if above.pos_ not in {"VERB", "AUX"} or above.i >= verb.i:
        return verb
    if verb.dep_ == "xcomp" or is_let(verb):
        return above
    asked = {child.lower_ for child in verb.children} & {"where", "how", "what"}
    if verb.dep_ == "ccomp" and (asked or lemma(above) in term_words()["letting"]):
        return above
    return verb


def _exchange(verb: Token) -> Token | None:
    """Return what is given back: the noun after "in exchange for", or after "swap … for"."""
    swaps = lemma(verb) in term_words()["swapping"] or lemma(verb.head) in term_words()["letting"]
    for host in (verb, *(child for child in verb.children if child.dep_ in _HELD)):
        for prep in host.children:
            if prep.lower_ == "in":
                found = _after_for(prep)
                if found is not None:
                    return found
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == ("for" if swaps else "against"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and _is_returnable(noun):
                return noun
    return None


def _is_returnable(noun: Token) -> bool:
    """Say whether "for" before a noun means "in return for", not "for talks" or "for months"."""
    if noun.ent_type_ in {"MONEY", "PERSON"} or lemma(noun) in term_words()["returned"]:
        return True
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return counted and noun.ent_type_ not in {"DATE", "TIME"} | _LAND


def _after_for(prep: Token) -> Token | None:
    """Return what stands after "for" in "in exchange for"."""
    noun = next((c for c in prep.children if c.lower_ in {"exchange", "return"}), None)
    if noun is None:
        return None
    for token in (*noun.children, *prep.children, *prep.head.children):
        if token.lower_ == "for" and token.i > noun.i:
            return next((c for c in token.children if c.dep_ in {"pobj", "pcomp"}), None)
    return None


def _term(inner: Token, outer: Token, parties: Sequence[Party]) -> Term | None:
    """Return the term of an inner verb ("release") in the clause of an outer one ("agreed")."""
    doc = outer.doc
    first, last = clause_of(outer)
    back = next((b for v in (outer, inner, *outer.children) if (b := _exchange(v))), None)
    condition = _condition(outer) or _condition(inner)
    returned: tuple[int, int] | None = None
    if back is not None:
        returned = back.left_edge.i, noun_end(back)
        last = returned[1] if back.right_edge.i >= last > outer.i else last
    elif condition is not None:
        returned = condition.left_edge.i, condition.right_edge.i
    described = inner.dep_ == "acl" and inner.tag_ == "VBN"
    asked_for = inner.dep_ == "relcl" and any(
        c.dep_ == "dobj" and c.lower_ in RELATIVE for c in inner.children
    )
    if described or asked_for:
        first = inner.head.left_edge.i
    subject, passive = subject_of(inner)
    gives = first, last
    if asked_for:
        gives = first, inner.head.i
    elif subject is not None and not passive and not described:
        gives = _verb_start(inner, outer, first), last
    if returned is not None and not asked_for and inner.i < returned[0] <= last:
        gives = gives[0], _before_return(doc, returned[0])
    if gives[1] < gives[0] or (described and inner.head.pos_ == "PRON"):
        return None
    if not any(w.pos_ in _NAMING for w in doc[gives[0] : gives[1] + 1]):
        return None  # "go on"
    if returned is not None and _only_makes_deal(outer):
        given = text_of(doc, *returned)
        return Term(None, None, None, given, text_of(doc, first, last), span_of(doc, first, last))
    giver = agent_of(inner) if passive or described else subject
    if giver is not None and lemma(giver) in term_words()["deal"]:
        giver = None  # the parties named in "the deal between" are not its givers
    return Term(
        giver=_name(giver, parties),
        gives=text_of(doc, *gives),
        receiver=_name(_receiver(inner), parties),
        in_return_for=text_of(doc, *returned) if returned else None,
        text=text_of(doc, first, last),
        span=span_of(doc, first, last),
    )


def _verb_start(verb: Token, outer: Token, first: int) -> int:
    """Return where what is given begins: "free 50 men", and "let 50 men leave"."""
    if not any(c.dep_ in _COMPLEMENTS for c in verb.children):
        return first
    if lemma(verb) in term_words()["promising"]:
        xcomp = next((c for c in verb.children if c.dep_ == "xcomp"), None)
        return xcomp.i if xcomp is not None else verb.i
    above = verb.head
    told = verb.dep_ == "ccomp" and outer.i == above.i
    return above.i if told or is_let(verb) or _lets(above, verb) else verb.i


def _lets(above: Token, verb: Token) -> bool:
    return verb.dep_ in {"ccomp", "xcomp"} and lemma(above) in term_words()["letting"]


def _condition(verb: Token) -> Token | None:
    """Return the clause on which a term depends: "if", "once", "on condition that"."""
    for child in verb.children:
        if child.dep_ == "advcl":
            if any(c.lower_ in _CONDITIONS for c in child.children):
                return child
        elif child.dep_ == "prep" and child.lower_ == "on":
            noun = next(iter(child.children), None)
            if noun is not None and noun.lower_ in {"condition", "conditions"}:
                clause = next((c for c in noun.children if c.dep_ in {"acl", "relcl"}), None)
                if clause is not None:
                    return clause
    return None


def _before_return(doc: Doc, start: int) -> int:
    """Return the last token before the words that join what is returned: "in exchange for"."""
    i = start - 1
    while i >= 0 and doc[i].lower_ in _JOINING:
        i -= 1
    return i


def _receiver(verb: Token) -> Token | None:
    """Return to whom: "paid X", "to X", "let X leave"."""
    for child in verb.children:
        if child.dep_ == "dative":
            return next((c for c in child.children if c.dep_ == "pobj"), child)
        if child.dep_ == "prep" and child.lower_ in _TO:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if lemma(verb) in term_words()["letting"] and child.dep_ in {"ccomp", "dobj"}:
            inner = next((c for c in child.children if c.dep_ == "nsubj"), None)
            return inner if inner is not None else child
    return None


def _name(token: Token | None, parties: Sequence[Party]) -> str | None:
    """Return the parties that the words of a noun name, joined by "and"; None if none."""
    if token is None:
        return None
    near = list(noun_words(token))
    start, end = near[0].idx, near[-1].idx + len(near[-1])
    words = text_of(token.doc, near[0].i, near[-1].i).casefold()
    names: dict[str, None] = {}
    for party in parties:
        here = party.span.start < end and start < party.span.end
        if here or party.mention.casefold() in words or party.name.casefold() in words:
            names.setdefault(party.name)
    return " and ".join(names) or None
