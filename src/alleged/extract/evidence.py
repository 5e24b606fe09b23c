"""Evidence that a text names, sees, promises or says is missing."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from alleged.extract.cues import cues
from alleged.extract.lemmas import lemma
from alleged.extract.syntax import Syntax, syntax_of
from alleged.model.claim import AttributionKind
from alleged.model.deal import NamedEvidence
from alleged.model.document import Span

_LONGEST = 3
"""Words in the longest phrase of the table."""

_TEXTS = frozenset(("declaration", "agreement", "text", "communique"))
"""A deal's own paper is evidence only where somebody has seen it, or has not."""

_TITLES = frozenset(("ledger", "record", "cable", "post", "dossier", "tape"))
"""Words for evidence that newspapers are named after."""

_MISSED_BODIES = frozenset(("see", "show", "find", "produce"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "oprd"))
_WILL = frozenset(("will", "would", "shall", "'ll", "’ll"))
_BREATH = 22
"""Words after missing evidence in which more of it may be told."""

_LINKS = ("in the form of", "such as", "let alone", "not even", "nor ", "so much as", "including")
_AROUND = 20
"""How many words a clause may have to be quoted with the evidence it describes."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of `data/cues/evidence.csv`."""

    nouns: dict[tuple[str, ...], tuple[str, str]]
    """Phrase to its use and kind."""

    traces: frozenset[tuple[str, ...]]
    """What a fight leaves behind."""

    last: frozenset[str]
    """The words a phrase can end with."""

    hint: re.Pattern[str]
    """Found in every text that may hold one of them."""

    verbs: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    text = (files("alleged.data") / "cues" / "evidence.csv").read_text(encoding="utf-8")
    nouns: dict[tuple[str, ...], tuple[str, str]] = {}
    verbs: dict[str, frozenset[str]] = {}
    traces: set[tuple[str, ...]] = set()
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        phrases = [phrase.strip() for phrase in row["words"].split("|")]
        if row["use"] == "trace":
            traces.update(tuple(phrase.split()) for phrase in phrases)
        elif row["kind"]:
            nouns.update({tuple(p.split()): (row["use"], row["kind"]) for p in phrases})
        else:
            verbs[row["use"]] = frozenset(phrases)
    last = frozenset(phrase[-1] for phrase in nouns)
    stems = sorted(
        {re.escape(word.removesuffix("y")) for word in last | {trace[-1] for trace in traces}}
    )
    hint = re.compile(rf"(?i)\b(?:{'|'.join(stems)})")
    return _Table(nouns, frozenset(traces), last, hint, verbs)


def find_evidence(doc: Doc, sentences: tuple[Span, ...]) -> tuple[NamedEvidence, ...]:
    """Return the evidence that the sentences name, in reading order.

    `state` is what the text says became of it: `seen` by the outlet or anybody named, or shown
    to the public; `promised`; `missing`; else `cited`. A document that is only signed, a body
    that is only handed over and a video that is only spoken in are no evidence.
    """
    found: dict[Span, NamedEvidence] = {}
    syntax = syntax_of(doc)
    text = syntax.text
    lacking: Token | None = None
    end = -1
    for token in _nouns(syntax, text, sentences):
        if token.i <= end:
            continue
        use, kind = _use(token)
        state = _state(token, use, kind) if use else ""
        if not state and _is_trace(token) and lacking is not None and _is_beside(token, lacking):
            kind, state = "physical", "missing"
        if state:
            first, end = _extent(token)
            span = Span(doc[first].idx, doc[end].idx + len(doc[end]))
            found[span] = NamedEvidence(kind, state, span.of(text), span)
            lacking = token if state == "missing" else lacking
    return tuple(found.values())


def _is_trace(token: Token) -> bool:
    return (token.lower_,) in _table().traces or (lemma(token),) in _table().traces


def _is_beside(token: Token, lacking: Token) -> bool:
    """Say whether a trace is told as lacking with other evidence, in one breath with it.

    "No picture of a body or so much as a rifle", "evidence, in the form of bodies and camps".
    """
    if token.sent.start != lacking.sent.start or not 0 < token.i - lacking.i <= _BREATH:
        return False
    for above in token.ancestors:
        if above.i == lacking.i:
            return True
        if above.pos_ in {"VERB", "AUX"} and above.i > lacking.i:
            return False
    between = token.doc[lacking.i + 1 : token.i].text.casefold()
    return any(link in between for link in _LINKS)


def _nouns(syntax: Syntax, text: str, sentences: tuple[Span, ...]) -> Iterator[Token]:
    hint = _table().hint
    for span in sorted(sentences):
        if not hint.search(text, span.start, span.end):
            continue
        words = syntax.doc.char_span(span.start, span.end, alignment_mode="expand")
        if words is not None:
            for i in range(words.start, words.end):
                if syntax.pos[i] in {"NOUN", "PROPN"}:
                    yield syntax.doc[i]


def _use(token: Token) -> tuple[str, str]:
    """Return the use and kind of the longest phrase that ends at a noun, or two empty words."""
    table = _table()
    if token.pos_ == "PROPN" and token.ent_type_ == "ORG" and token.lower_ in _TITLES:
        return "", ""  # a newspaper
    forms = [token.lower_]
    if forms[0][-1] in "sey":
        forms.append(lemma(token))
    best = ("", "")
    for form in forms:
        if form in table.last:
            words = [form]
            best = table.nouns.get((form,), best)
            for at in range(token.i - 1, max(token.i - _LONGEST, token.sent.start - 1), -1):
                words.insert(0, token.doc[at].lower_)
                best = table.nouns.get(tuple(words), best)
    return best


def _state(token: Token, use: str, kind: str) -> str:
    """Return what became of the evidence, or nothing if it is not spoken of as evidence."""
    if use == "speaking":
        return "cited" if _speaks(token) else ""
    if _is_missing(token, kind):
        return "missing"
    if use == "handled" and _is_medium(token):
        return ""
    state = _by_clause(token, kind) or _by_verb(token, kind)
    if state or use == "handled":
        return state or ("cited" if _is_source(token) and token.lower_ not in _TEXTS else "")
    return "promised" if _is_ahead(token.head) else "cited"


def _speaks(token: Token) -> bool:
    """Say whether somebody is a source: "drivers said", "according to witnesses"."""
    if token.dep_ == "conj":
        token = token.head
    if token.dep_ == "nsubj":
        cue = cues().get(lemma(token.head))
        return cue is not None and cue.kind is AttributionKind.ASSERTION
    return _is_source(token)


def _is_source(token: Token) -> bool:
    """Say whether words rest on it: "according to", "citing", "as proof"."""
    head = token.head
    if token.dep_ == "pobj" and head.lower_ == "to":
        return head.head.lower_ == "according"
    if token.dep_ == "pobj" and head.lower_ == "as":
        taken = any(lemma(above) == "take" for above in token.ancestors)
        return token.lower_ in {"proof", "evidence"} and not taken
    return token.dep_ in {"dobj", "pobj"} and head.lower_ == "citing"


def _is_missing(token: Token, kind: str) -> bool:
    """Say whether the text tells of it as lacking."""
    verbs = _table().verbs
    having = _MISSED_BODIES if kind == "physical" else verbs["having"] | verbs["showing"]
    if lemma(token) in _TEXTS:
        having = verbs["showing"]  # "there was no agreement" lacks the deal, not its proof
    head = token.head
    if kind == "visual" and any(child.lower_ in {"no", "neither"} for child in token.children):
        return True
    if any(child.lower_ in {"lacking", "lacked"} for child in token.children):
        return True
    if token.dep_ == "pobj" and head.lower_ in {"without", "of"}:
        lacking = head.lower_ == "without" or head.head.lower_ in {"lack", "absence"}
        if lacking and kind == "physical":
            return _to_show(token)
        return lacking and lemma(token) not in _TEXTS
    if head.pos_ not in {"VERB", "AUX"} or token.dep_ not in _OBJECTS | _SUBJECTS:
        return False
    base = "be" if head.pos_ == "AUX" else lemma(head)
    if base == "lack" and token.dep_ == "dobj":
        return True
    if base not in having:
        return False
    if any(child.lower_ in {"no", "neither"} for child in token.children):
        return True
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in head.children)
    return negated and base != "be" and token.dep_ in {"dobj", "nsubjpass"}


def _to_show(token: Token) -> bool:
    """Say whether somebody is "without a body or a rifle to show"."""
    behind = token.doc[token.i + 1 : min(token.i + 8, token.sent.end)]
    return any(
        lemma(word) in _table().verbs["showing"] and word.nbor(-1).lower_ == "to" for word in behind
    )


def _is_medium(token: Token) -> bool:
    """Say whether it only carries somebody's words: "said in a video", "sent a message"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"in", "on", "by", "via", "through"}:
        return False
    if token.head.lower_ == "on" and token.lower_ in {"list", "lists"}:
        return True  # whoever is on a list is named by it
    cue = cues().get(lemma(token.head.head))
    return cue is not None and cue.kind is not AttributionKind.EVENTUALITY


def _by_clause(token: Token, kind: str) -> str:
    """Return the state told by a clause on the noun: "a list it had received"."""
    for child in token.children:
        if child.dep_ in {"relcl", "acl"}:
            base = lemma(child)
            if _was_seen(token, base, kind):
                return "seen"
            shown = base == "leak" or kind not in {"physical", "digital"}
            if shown and base in _table().verbs["showing"]:
                return _shown(child)
    return ""


def _was_seen(token: Token, verb: str, kind: str) -> bool:
    """Say whether the verb tells that somebody had the evidence before them."""
    if kind == "physical":
        return verb in {"see", "examine", "inspect", "view"}
    if lemma(token) in _TEXTS:
        return verb in {"see", "read", "review", "obtain", "examine"}
    return verb in _table().verbs["seeing"]


def _by_verb(token: Token, kind: str) -> str:
    """Return the state told by the verb over the noun."""
    verbs = _table().verbs
    verb, place = token.head, token.dep_
    if place == "conj":
        verb, place = token.head.head, token.head.dep_
    if verb.pos_ != "VERB":
        return ""
    base = lemma(verb)
    if place in _OBJECTS and _was_seen(token, base, kind):
        return "seen"
    if kind == "physical":
        displayed = place in _OBJECTS and base in verbs["displaying"]
        negated = any(child.dep_ == "neg" for child in verb.children)
        return ("missing" if negated else "seen") if displayed else ""
    given = base == "give" and any(child.dep_ == "nsubjpass" for child in verb.children)
    if place == "dobj" and given:
        return "seen"
    if base == "make" and any(child.lower_ == "public" for child in token.lefts):
        return _shown(verb)  # "made public a copy" is parsed as one thing
    if place in _OBJECTS and kind != "digital" and _shows(verb, base):
        return _shown(verb)
    if lemma(token) in _TEXTS:
        return ""
    shows = place == "nsubj" and base in verbs["citing"] | {"show", "appear", "surface"}
    shows = shows or (place == "nsubjpass" and base in verbs["checking"])
    quoted = place == "dobj" and base in {"cite", "quote"}
    held = place == "dobj" and base == "have" and kind == "unspecified"
    return "cited" if shows or quoted or held else ""


def _shows(verb: Token, base: str) -> bool:
    """Say whether a verb brings evidence before the public: "released", "made public"."""
    if base == "make":
        return any(child.lower_ == "public" for child in verb.children)
    if base == "put":
        return any(child.dep_ == "prt" and child.lower_ == "out" for child in verb.children)
    return base in _table().verbs["showing"]


def _shown(verb: Token) -> str:
    """Return `promised` for what is yet to be shown, `missing` for what was not, else `seen`."""
    if any(child.dep_ == "neg" for child in verb.children):
        return "missing"
    if _is_ahead(verb):
        return "promised"
    return "" if any(child.lower_ == "to" for child in verb.children) else "seen"


def _is_ahead(verb: Token) -> bool:
    """Say whether something is yet to be done: "would run", "plans to publish"."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if auxiliaries & _WILL:
        return True
    return "to" in auxiliaries and lemma(verb.head) in _table().verbs["promising"]


def _extent(token: Token) -> tuple[int, int]:
    """Return the first and last token of the words to quote."""
    left = [c for c in token.lefts if c.dep_ != "relcl" and c.lower_ != "public"]
    commas = [n for n, c in enumerate(left) if c.lower_ == ","]
    left = left[commas[-1] + 1 :] if commas and left[commas[-1] + 1 :] else left
    first = min((c.left_edge.i for c in left), default=token.i)
    last = token.i
    for child in token.rights:
        edge = child.right_edge.i
        joins = child.lower_ in {"of", "from", "that"} or child.dep_ in {"acl", "relcl"}
        if not joins or edge - token.i > _AROUND:
            break
        last = edge
    while token.doc[last].is_punct and last > token.i:
        last -= 1
    return max(first, token.i - _AROUND, token.sent.start), last
