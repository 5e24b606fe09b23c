"""How words that are no verbs can be read as cues: "the claim that", "according to"."""

from collections.abc import Iterator

from alleged.extract.candidate import Candidate
from alleged.extract.syntax import Run, Syntax, without

ACCOUNTS = {"account", "accounts", "telling", "reckoning", "admission", "version", "estimate"}
"""What words of somebody are called in "by their account"."""

_SOURCE_PREPOSITIONS = {"by", "from", "of"}


def arguments_of_noun(syntax: Syntax, noun: int) -> Iterator[tuple[str, int, Run]]:
    """Yield frame, head and run of what a noun or adjective says: "claim that", "call for"."""
    for k in syntax.kids[noun]:
        if k < noun:
            continue
        dep = syntax.dep[k]
        if dep in ("acl", "ccomp", "relcl", "xcomp", "advcl") and not (
            dep == "acl" and syntax.tag[k] == "VBN"
        ):
            yield f"{dep}:{syntax.tag[k][:3]}", k, syntax.subtree(k)
        elif dep == "prep":
            for p in syntax.kids[k]:
                if syntax.dep[p] in ("pobj", "pcomp"):
                    yield syntax.word[k], p, syntax.subtree(p)


def of_noun(syntax: Syntax, noun: int) -> Iterator[Candidate]:
    """Yield a noun with what it says: "the army's claim that …", "a call for …"."""
    arguments = list(arguments_of_noun(syntax, noun))
    if not arguments:
        return
    source: Run | None = None
    source_head = None
    for k in syntax.kids[noun]:
        if syntax.dep[k] == "poss" or (
            syntax.dep[k] == "compound" and syntax.entity[k] in ("PERSON", "ORG")
        ):
            first, last = syntax.subtree(k)
            if syntax.tag[last - 1] == "POS":
                last -= 1
            source, source_head = (first, last), k
            break
        if syntax.dep[k] == "prep" and syntax.word[k] in _SOURCE_PREPOSITIONS:
            who = syntax.kid(k, "pobj")
            if who is not None and syntax.entity[who] in ("PERSON", "ORG", "NORP", "GPE"):
                source, source_head = syntax.subtree(who), who
    for frame, head, run in arguments:
        if source is not None and run[0] <= source[0] < run[1]:
            continue
        cue = [(noun, max(noun + 1, run[0] if frame.islower() and ":" not in frame else 0))]
        yield Candidate(noun, "noun>" + frame, tuple(cue), source, (run,), head, source_head)


def of_according(syntax: Syntax, i: int) -> Iterator[Candidate]:
    """Yield "according to X" with the clause it belongs to."""
    to = i + 1
    if to >= syntax.size or syntax.word[to] != "to":
        return
    who = syntax.kid(to, "pobj")
    if who is None:
        return
    source = syntax.trimmed(syntax.subtree(who))
    whole = (i, max(syntax.subtree(i)[1], syntax.subtree(who)[1]))
    clause = next(
        (a for a in syntax.above(i) if syntax.pos[a] in ("VERB", "AUX") and a not in range(*whole)),
        None,
    )
    if clause is None:
        clause = next((a for a in syntax.above(i) if a not in range(*whole)), None)
    if clause is None:
        return
    run = syntax.subtree(clause)
    yield Candidate(
        i, "according", ((i, to + 1),), source, tuple(without([run], whole)), clause, who
    )


def of_account(syntax: Syntax, noun: int) -> Iterator[Candidate]:
    """Yield "by his account", "in the army's telling": what the clause says is his word."""
    by, who = syntax.head[noun], syntax.kid(noun, "poss")
    if who is None or syntax.word[by] not in ("by", "on", "in") or syntax.dep[noun] != "pobj":
        return
    clause = next((a for a in syntax.above(by) if syntax.pos[a] in ("VERB", "AUX")), None)
    if clause is None:
        return
    first, last = syntax.subtree(who)
    if syntax.tag[last - 1] == "POS":
        last -= 1
    run = without([syntax.subtree(clause)], syntax.subtree(by))
    cue = ((by, by + 1), (noun, noun + 1))
    yield Candidate(noun, "according", cue, (first, last), tuple(run), clause, who)


def of_adverb(syntax: Syntax, i: int) -> Iterator[Candidate]:
    """Yield "reportedly" and the like with their clause; nobody is named."""
    verb = syntax.head[i]
    if verb == i:
        return
    run = syntax.subtree(verb)
    yield Candidate(i, "adverb", ((i, i + 1),), None, tuple(without([run], (i, i + 1))), verb)


def of_label(syntax: Syntax, colon: int) -> Iterator[Candidate]:
    """Yield a name at the start of a paragraph, a colon, and the rest of the paragraph."""
    first = colon
    while first > 0 and "\n" not in syntax.word[first - 1] and colon - first <= 8:
        first -= 1
    if colon - first > 8:
        return
    source = syntax.trimmed((first, colon))
    last = colon + 1
    while last < syntax.size and "\n" not in syntax.word[last]:
        last += 1
    if source[0] >= source[1] or last - colon < 4:
        return
    if not any(syntax.pos[i] == "PROPN" for i in range(*source)):
        return
    if any(syntax.pos[i] == "VERB" for i in range(*source)):
        return
    head = next((i for i in range(*source) if not source[0] <= syntax.head[i] < source[1]), None)
    yield Candidate(
        colon,
        "label",
        ((colon, colon + 1),),
        source,
        ((colon + 1, last),),
        colon + 1,
        source[1] - 1 if head is None else head,
    )


def cited(syntax: Syntax, accepted: list[Candidate]) -> Iterator[Candidate]:
    """Yield a candidate for each source that a speaker cites: what the one says is the other's.

    "The paper reported, citing two officers, that …" gives the words to the officers too.
    """
    by_head = {candidate.head: candidate for candidate in accepted}
    for i, word in enumerate(syntax.word):
        if word not in ("citing", "quoting", "cited", "quoted", "cites", "quotes"):
            continue
        who = syntax.kid(i, "dobj")
        if who is None or syntax.pos[who] not in ("NOUN", "PROPN"):
            continue
        told = next((a for a in syntax.above(i) if a in by_head and a != i), None)
        telling = by_head.get(told) if told is not None else None
        if telling is None or syntax.sentence[telling.head] != syntax.sentence[i]:
            subject = syntax.kid(i, "nsubj")
            telling = (
                next((by_head[k] for k in syntax.kids[subject] if k in by_head), None)
                if subject is not None
                else None
            )
        source = syntax.trimmed(syntax.subtree(who))
        clause = next((k for k in syntax.kids[who] if syntax.dep[k] in ("acl", "relcl")), None)
        if telling is not None:
            content = [r for run in telling.content for r in without([run], syntax.subtree(i))]
            said, frame = telling.content_head, telling.frame
        elif clause is not None and syntax.kid(clause, "mark") is not None:
            content, said, frame = [syntax.subtree(clause)], clause, "that"
            source = (source[0], syntax.subtree(clause)[0])
        else:
            continue
        if content:
            yield Candidate(i, frame, ((i, i + 1),), source, tuple(content), said, who)
