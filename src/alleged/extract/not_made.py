"""What words say of a deal that there came none of it: it was missed, talked about, asked for."""

from spacy.tokens import Token

from alleged.extract.arguments import arguments_of
from alleged.extract.denials import AGREEING, is_no
from alleged.extract.groups import Group
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading, first_of_row


def came_to_nothing(reading: Reading, group: Group) -> bool:
    """Whether all that a group says of a deal is that there came none of it.

    "The talks brought neither a pact nor a truce", "they were close to an agreement".
    """
    nouns = [
        reading.doc[anchor.token] for anchor in group.anchors if anchor.family in NOUNS | AGREEING
    ]
    told = {reading.sentence_of[noun.i] for noun in nouns}
    if any(_makes_it(reading, w) for number in told for w in reading.sentences[number]):
        return False
    return told == set(group.sentences) and all(_is_not_made(reading, noun) for noun in nouns)


def _makes_it(reading: Reading, verb: Token) -> bool:
    """Read "close to a truce for weeks, they signed it"."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False
    objects = {child.lower_ for child in verb.children if child.dep_ == "dobj"}
    if not objects & {"it", "one"} or any(child.dep_ == "neg" for child in verb.children):
        return False
    return bool(reading.families_of(verb) & {"make_verb"})


def _is_not_made(reading: Reading, noun: Token) -> bool:
    return (
        _came_not(reading, noun)
        or _is_missed(reading, noun)
        or _is_kept_from(reading, noun)
        or _is_a_point(reading, noun)
        or _is_talked_about(reading, noun)
        or _is_hoped_for(reading, noun)
        or _is_left_undone(reading, noun)
    )


def _came_not(reading: Reading, noun: Token) -> bool:
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return True
    first = noun
    while first.dep_ == "conj" or (first.dep_ == "pobj" and first.head.lower_ == "as"):
        first = first.head
    none = is_no(first) or any(child.lower_ == "neither" for child in first.children)
    if none and reading.lemmas[first.head.i] in _COME:
        return True
    # "Nor so much as a truce": the parser hangs it anywhere.
    nor = any(word.lower_ == "nor" for word in noun.doc[max(0, noun.i - _NOR) : noun.i])
    return nor and any(reading.lemmas[above.i] in _COME for above in noun.ancestors)


def _is_missed(reading: Reading, noun: Token) -> bool:
    """Read "close to an agreement", "on the verge of a truce", "a deal is within reach"."""
    if any(child.lower_ in _DEFINITE for child in noun.children):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "of"}:
        return noun.head.head.lower_ in _NEAR
    be = noun.head
    if noun.dep_ != "nsubj" or reading.lemmas[be.i] != "be":
        return False
    return any(
        child.lower_ in _NEAR
        or (child.dep_ == "prep" and any(k.lower_ in _IN_SIGHT for k in child.children))
        for child in be.children
    )


def _is_kept_from(reading: Reading, noun: Token) -> bool:
    """Read "stopped them from signing a pact", "would not sign a truce"."""
    verb = noun.head
    if noun.dep_ != "dobj" or reading.lemmas[verb.i] not in _SIGN:
        return False
    if any(child.lower_ in _DEFINITE for child in noun.children):
        return False
    if verb.dep_ == "pcomp" and verb.head.lower_ == "from":
        return reading.lemmas[verb.head.head.i] in _KEEP
    if verb.dep_ == "xcomp":
        return reading.lemmas[verb.head.i] in _REFUSE
    before = {child.lower_ for child in verb.lefts}
    return "would" in before and bool(before & {"not", "n't", "never"})


def _is_a_point(reading: Reading, noun: Token) -> bool:
    """Whether it is one of the points of a plan: "seven points, among them a truce"."""
    noun = first_of_row(noun)
    doc = noun.doc
    first = min((k.i for k in noun.lefts if k.dep_ in _OWN_WORDS), default=noun.i)
    if first > 1 and doc[first - 1].lower_ in {"them", "these", "which"}:
        first -= 1
    if first == 0 or doc[first - 1].lower_ not in {"among", "including"}:
        return False
    before = doc[max(noun.sent.start, first - _LISTED) : first]
    points = [word for word in before if reading.lemmas[word.i] in _POINTS]
    return bool(points) and not any(_is_taken(reading, word) for word in points)


def _is_taken(reading: Reading, offer: Token) -> bool:
    """Whether what was offered or planned was signed or accepted: "signed the plan"."""
    verb = offer.head
    if offer.dep_ not in {"dobj", "nsubjpass"} or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return False
    return reading.lemmas[verb.i] in _SIGN


def _is_talked_about(reading: Reading, noun: Token) -> bool:
    """Read "truce talks", "negotiations on a truce": they may come to nothing."""
    over = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in _ABOUT and over.pos_ == "NOUN":
        definite = any(child.lower_ in _DEFINITE for child in noun.children)
        talked = reading.lemmas[over.i] in _TALKS and not _is_taken(reading, over)
        return talked and not definite
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return (
        behind is not None
        and behind.dep_ in _OF_NOUNS
        and noun.tag_ in {"NN", "NNP"}
        and reading.lemmas[behind.i] in _TALKS
        and not _is_taken(reading, behind)
    )


def _is_hoped_for(reading: Reading, noun: Token) -> bool:
    """Read "they hope that the two will sign an accord", "a truce is expected"."""
    if any(child.lower_ in _DEFINITE for child in noun.children):
        return False
    verb = noun.head
    made = noun.pos_ == "VERB" or bool(reading.families_of(verb) & {"make_verb", "agree_verb"})
    if noun.pos_ != "VERB" and reading.lemmas[verb.i] in _HOPE:
        ahead = [k for k in verb.children if k.dep_ == "xcomp"]  # "is expected to begin" is made
        unmade = all(reading.families_of(k) & {"make_verb", "agree_verb"} for k in ahead)
        return noun.dep_ in {"dobj", "nsubjpass"} and unmade
    bare = (noun if noun.pos_ == "VERB" else verb).tag_ == "VB"  # "to sign", "will sign"
    over = [word for word in noun.ancestors if word.pos_ in {"VERB", "AUX"}]
    hoped = any(reading.lemmas[word.i] in _HOPE for word in over if word.pos_ == "VERB")
    return made and bare and hoped and not any(_did_so(word) for word in over)


def _did_so(verb: Token) -> bool:
    """Read "they meant to sign it and did so"; the parser hangs "did" on either verb."""
    return any(
        each.lower_ == "did" and any(k.lower_ == "so" for k in each.children)
        for each in verb.conjuncts
    )


def _is_left_undone(reading: Reading, noun: Token) -> bool:
    """Read "they settled the steps of a truce without concluding one"."""
    for above in noun.ancestors:
        doing = (k for prep in above.children if prep.lower_ == "without" for k in prep.children)
        if any(reading.families_of(k) & {"make_verb", "agree_verb"} for k in doing):
            return True
        if above.dep_ == "ccomp":
            return False
    return False


def only_asked(reading: Reading, group: Group) -> bool:
    """Whether all that tells of a deal is what somebody asks for: "they want two million"."""
    return all(
        reading.lemmas[_done_to(reading.doc[anchor.token]).i] in _ASK for anchor in group.anchors
    )


def only_on_condition(reading: Reading, group: Group) -> bool:
    """Whether all that tells of a deal hangs on an "if": "will leave only if they free prisoners".

    What names a deal does not: "they leave if they wish, under the accord".
    """
    return all(
        anchor.family not in NOUNS and _on_condition(reading.doc[anchor.token])
        for anchor in group.anchors
    )


def _on_condition(word: Token) -> bool:
    for verb in (word, *word.ancestors):
        if verb.pos_ not in {"VERB", "AUX"}:
            continue
        if _opens_with_if(verb) or _opens_with_if(first_of_row(verb)):
            return True
        ahead = any(k.dep_ == "aux" and k.lower_ in _AHEAD for k in verb.children)
        if ahead and any(k.dep_ == "advcl" and _opens_with_if(k) for k in verb.children):
            return True
        if verb.dep_ in {"ccomp", "relcl", "acl"}:
            return False
    return False


def _opens_with_if(verb: Token) -> bool:
    return any(k.dep_ == "mark" and k.lower_ in {"if", "unless"} for k in verb.children)


def is_granted(reading: Reading, group: Group) -> bool:
    """Whether somebody only lets others go by an act of their own: "pardoned and freed them"."""
    if any(anchor.family not in _LETTING_GO for anchor in group.anchors):
        return False
    told = (arguments_of(reading, reading.doc[anchor.token]).makers for anchor in group.anchors)
    if len({maker for makers in told for maker in makers}) > 1:
        return False
    if any("talk" in reading.sentence_families[number] for number in group.sentences):
        return False  # "freed them unconditionally after talks with the army"
    return any(
        word.lower_.startswith(_GRANTS)  # the tagger takes "decreed" for anything
        for number in group.sentences
        for word in reading.sentences[number]
    )


def _done_to(word: Token) -> Token:
    """Return the verb whose object a word is, or is part of, or the word itself."""
    while word.dep_ in _PART_OF_OBJECT:
        if word.dep_ == "dobj" or (word.dep_ == "prep" and word.head.pos_ == "VERB"):
            return word.head
        word = word.head
    return word


_COME = {"bring", "reach", "produce", "yield", "achieve", "result", "emerge", "find", "come"}
_NOR = 6
"""Words before a noun among which its "nor" stands."""

_LISTED = 5
"""Words before "among them" in which what is listed stands."""

_DEFINITE = {"the", "this", "that", "its", "their", "his", "her"}
_NEAR = {"close", "closer", "near", "nearer", "brink", "verge", "edge", "cusp", "short"}
_IN_SIGHT = {"reach", "sight"}
_SIGN = {"sign", "conclude", "initial", "make", "strike", "accept"}
_KEEP = {"stop", "prevent", "block", "bar", "keep", "forbid", "ban"}
_REFUSE = {"refuse", "decline"}
_POINTS = {"point", "plan", "proposal", "demand", "condition", "offer", "draft", "request"}
_OWN_WORDS = {"det", "amod", "compound", "nummod"}
_OF_NOUNS = {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "ROOT", "attr"}
_ABOUT = {"on", "about", "for", "over", "towards", "toward"}
_TALKS = {"talk", "negotiation", "proposal", "offer", "plan", "draft", "bid", "initiative"}
_ASK = {"ask", "demand", "want", "seek", "request"}
_HOPE = {"hope", "wish", "expect", "aim", "try", "attempt", "intend", "plan", "want", "seek"}
_AHEAD = {"will", "would", "'ll", "'d"}
_LETTING_GO = {"release", "passage", "evacuate", "surrender"}
_GRANTS = ("decree", "pardon", "amnest", "goodwill", "unconditionally")
_PART_OF_OBJECT = {
    "pobj", "dobj", "conj", "prep", "nummod", "compound", "nmod", "poss", "appos", "quantmod",
}  # fmt: skip
