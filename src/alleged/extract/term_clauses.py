"""The clauses in which terms stand: where each begins and ends, and who acts in it."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from alleged.extract.lemmas import lemma
from alleged.model.document import Span

RELATIVE = frozenset(("which", "that", "who", "whom", "where", "whereby", "whose"))
_KEPT = frozenset(("if", "once", "provided", "until", "when", "unless", "so", "in", "providing"))
"""Clauses that belong to a term: its conditions, deadlines and purposes."""


@cache
def term_words() -> dict[str, frozenset[str]]:
    """Return the words of `data/cues/terms.csv` by kind."""
    text = (files("alleged.data") / "cues" / "terms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["kind"]: frozenset(w.strip() for w in row["words"].split("|")) for row in rows}


def is_let(verb: Token) -> bool:
    """Say whether "let fighters and kin go" was read as "let fighters, and kin go"."""
    return verb.dep_ == "conj" and verb.tag_ == "VB" and lemma(verb.head) in term_words()["letting"]


def clause_of(verb: Token) -> tuple[int, int]:
    """Return the first and last token of a verb's clause, other clauses left out."""
    first, last = verb.left_edge.i, verb.right_edge.i
    for child in verb.children:
        if not _is_apart(child):
            continue
        if child.i < verb.i:
            first = max(first, child.right_edge.i + 1)
        else:
            last = min(last, child.left_edge.i - 1)
    doc = verb.doc
    while first < verb.i and (doc[first].is_punct or doc[first].lower_ in RELATIVE | {"and"}):
        first += 1
    while (
        last > verb.i
        and doc[last].text != ")"
        and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc")
    ):
        last -= 1
    return first, last


def _is_apart(child: Token) -> bool:
    """Say whether a dependent is a clause of its own, or only joins one."""
    if child.dep_ in {"mark", "cc", "parataxis"} or child.lower_ == "according":
        return True
    if child.dep_ == "conj":
        if is_let(child):
            return False
        return child.pos_ in {"VERB", "AUX"} and any(
            c.dep_ in {"nsubj", "nsubjpass"} for c in child.children
        )
    if child.dep_ == "prep" and child.lower_ in {"under", "by"}:
        return any(grand.lower_ == "which" for grand in child.children)
    if child.dep_ == "advcl":
        opens = {c.lower_ for c in child.children if c.dep_ in {"mark", "advmod", "prep"}}
        return not opens & _KEPT and child.tag_ != "VB"
    said = lemma(child) in {"say", "tell", "report", "add", "write"}
    return child.dep_ == "ccomp" and (said or child.i < child.head.i)


def noun_end(noun: Token) -> int:
    """Return the last token of a noun's words, before anything set off by a comma."""
    last = noun.i
    for child in noun.rights:
        if child.dep_ in {"punct", "appos", "parataxis"}:
            break
        last = child.right_edge.i
    return last


def subject_of(verb: Token) -> tuple[Token | None, bool]:
    """Return who acts, or what is acted on, and whether it is the latter."""
    above: Token | None = verb
    while above is not None:
        for child in above.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                relative = child.lower_ in RELATIVE and above.dep_ in {"relcl", "acl"}
                return (above.head if relative else child), child.dep_ == "nsubjpass"
        above = above.head if above.dep_ in {"conj", "xcomp"} else None
    return None, any(child.dep_ == "auxpass" for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """Return who is named by "by" after a passive."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def noun_words(token: Token) -> Iterator[Token]:
    """Yield a noun with what stands before it and what is joined to it, clauses left out."""
    for word in token.subtree:
        inside = word
        while inside.i != token.i:
            if inside.dep_ in {"relcl", "acl", "prep", "appos"}:
                break
            inside = inside.head
        else:
            yield word


def span_of(doc: Doc, first: int, last: int) -> Span:
    """Return the characters from the first to the last token."""
    return Span(doc[first].idx, doc[last].idx + len(doc[last]))


def text_of(doc: Doc, first: int, last: int) -> str:
    """Return the words from the first to the last token."""
    # `doc.text` is put together anew at every call; a slice costs only its own words.
    return doc[first : last + 1].text
