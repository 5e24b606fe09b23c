"""How a verb can be read as a cue: its subject speaks, its clauses and objects are what is said."""

from alleged.extract.candidate import Candidate
from alleged.extract.phrase_candidates import arguments_of_noun
from alleged.extract.quotations import after_colon, quote_beside
from alleged.extract.syntax import Run, Syntax, joined, without

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_TELLING = {"tell", "assure", "inform", "remind", "notify", "warn", "reassure", "brief"}
"""Verbs whose object is told: it is no speaker, and not what is said."""

_QUOTING = {"quote", "cite"}
"""Verbs whose object speaks where words of it follow."""

_WORDS = {"that", "quote", "colon"}

_BESIDE_CUE = {"aux", "auxpass", "neg", "prt", "advmod"}


def of_verb(syntax: Syntax, verb: int, quotes: list[Run], inside: list[int]) -> list[Candidate]:
    """Return the candidates of a verb, one for each thing that may be what is said."""
    source, source_head = _source_of_verb(syntax, verb)
    base = _cue_of_verb(syntax, verb)
    found: list[Candidate] = []

    quoted = syntax.kid(verb, "dobj") if syntax.lemma(verb) in _QUOTING else None

    def add(frame: str, content_head: int, content: Run | list[Run], cue_to: int = verb) -> None:
        runs = content if isinstance(content, list) else [content]
        cue = [(base[0], max(base[1], cue_to + 1))]
        who, who_head = source, source_head
        if quoted is not None and frame in _WORDS:  # "the paper quotes Venn: ..."
            who, who_head = _noun_phrase(syntax, quoted), quoted
        if who is not None:
            if any(a < who[1] and who[0] < b for a, b in runs):
                runs = [r for run in runs for r in without([run], who)]
            if cue[0][0] < who[1] and who[0] < cue[0][1]:
                cue = without(cue, who)
        if len(runs) > 1:
            runs = joined(runs)
        found.append(Candidate(verb, frame, tuple(cue), who, tuple(runs), content_head, who_head))

    passive = syntax.kid(verb, "nsubjpass", "csubjpass")
    if passive is None and syntax.kid(verb, "auxpass") is not None:
        passive = next(
            (
                k
                for k in syntax.kids[verb]
                if k < verb and _opens_with(syntax, k, ("that", "whether"))
            ),
            None,
        )
    if passive is not None and source_head != passive:
        content = [syntax.subtree(passive)]
        add("subj", passive, content)
        rest = [k for k in syntax.kids[verb] if k > verb and syntax.dep[k] in ("xcomp", "oprd")]
        rest += [k for k in syntax.kids[verb] if k > verb and syntax.word[k] == "as"]
        for k in rest[:1]:
            add("subj+" + syntax.dep[k], k, [*content, syntax.subtree(k)])
    obj: int | None = None
    for k in _arguments(syntax, verb, source_head):
        dep = syntax.dep[k]
        if dep == "ccomp" or (dep == "advcl" and _opens_with(syntax, k, ("if", "whether"))):
            if _opens_with(syntax, k, ("whatever", "however", "although", "though")):
                continue
            frame = "that" if k > verb else "before"
            runs = _around(syntax, verb, syntax.subtree(k))
            if frame == "before" and (more := _after_stop(syntax, verb, k)) is not None:
                runs.append(more)
            add(frame, k, runs)
        elif dep == "xcomp" or (dep == "advcl" and syntax.tag[k] == "VB"):
            form = {"VB": "to", "VBG": "ing"}.get(syntax.tag[k], "small")
            add(form if dep == "xcomp" else "adv-to", k, syntax.subtree(k))
            if obj is not None:
                add("obj+to", k, (syntax.subtree(obj)[0], syntax.subtree(k)[1]))
        elif dep == "advcl" and (syntax.tag[k] == "VBG" or syntax.word[k - 1] == "having"):
            add("adv-ing", k, syntax.subtree(k))
        elif dep in ("dobj", "dative", "oprd", "attr", "npadvmod"):
            if dep == "dobj":
                obj = k
            add(dep if dep != "dobj" else "obj", k, syntax.subtree(k))
            if dep == "oprd" and obj is not None:
                add("obj+oprd", k, (syntax.subtree(obj)[0], syntax.subtree(k)[1]))
            if dep in ("dobj", "attr") and syntax.pos[k] in ("NOUN", "PROPN"):
                for frame, head, run in arguments_of_noun(syntax, k):
                    add(f"{dep}>{frame}", head, run, run[0] - 1)
        elif dep == "acomp":
            for frame, head, run in arguments_of_noun(syntax, k):
                add("adj>" + frame, head, run, run[0] - 1)
        elif dep in ("prep", "agent"):
            for p in syntax.kids[k]:
                if syntax.dep[p] in ("pobj", "pcomp") and p != source_head:
                    add("prep:" + syntax.word[k], p, syntax.subtree(p), syntax.subtree(p)[0] - 1)
                    if obj is not None and obj < k:
                        whole = (syntax.subtree(obj)[0], syntax.subtree(k)[1])
                        add("obj+" + syntax.word[k], obj, whole)
                        add("obj/" + syntax.word[k], p, syntax.subtree(p), syntax.subtree(p)[0] - 1)
                    for q in syntax.kids[p]:
                        if syntax.dep[q] == "prep" and syntax.pos[p] == "NOUN":
                            for r in syntax.kids[q]:
                                if syntax.dep[r] in ("pobj", "pcomp"):
                                    run = syntax.subtree(r)
                                    add("prep>" + syntax.word[q], r, run, run[0] - 1)
    if source is not None and not any(c.frame == "that" for c in found):
        lost = _that_clause_lost(syntax, verb, base[1])
        if lost is not None:
            add("that", _head_of_run(syntax, lost), lost)
    if syntax.dep[verb] in ("parataxis", "ccomp", "advcl", "conj", "dep", "intj", "relcl"):
        above = syntax.head[verb]
        if syntax.pos[above] in ("VERB", "AUX", "NOUN", "ADJ") and source is not None:
            # "Everybody knows, she said, that ...": what is said begins before the verb above.
            while syntax.dep[above] == "ccomp" and syntax.head[above] < verb < above:
                above = syntax.head[above]
            add("inverted", above, without([syntax.subtree(above)], syntax.subtree(verb)))
    number = quote_beside(syntax, verb, quotes, inside)
    if number is not None:
        add("quote", _head_of_run(syntax, quotes[number]), quotes[number])
    colon = after_colon(syntax, verb)
    if colon is not None:
        add("colon", _head_of_run(syntax, colon), colon)
    return found


def _arguments(syntax: Syntax, verb: int, source_head: int | None) -> list[int]:
    """Return the dependents of a verb that may be what is said, or hold it."""
    said = syntax.kid(verb, "ccomp")
    is_told = said is not None and syntax.lemma(verb) in _TELLING
    out = []
    for k in syntax.kids[verb]:
        dep = syntax.dep[k]
        if k < verb and dep != "ccomp" and (syntax.tag[k] != "WDT" or k == source_head):
            continue
        if is_told and dep == "dobj":
            continue
        said_before = dep == "ccomp" and said is not None and said < verb < k
        if said_before and syntax.word[syntax.subtree(k)[0] - 1] == ":":
            continue  # `_after_stop` takes it with what was said before the verb
        out.append(k)
    return out


def _that_clause_lost(syntax: Syntax, verb: int, behind: int) -> Run | None:
    """Return what stands behind "denies that" up to the stop, which the parser hangs elsewhere."""
    while behind < syntax.size and syntax.pos[behind] == "ADV":
        behind += 1
    if behind >= syntax.size or (syntax.word[behind], syntax.pos[behind]) != ("that", "SCONJ"):
        return None
    first, end = behind + 1, behind + 1
    while end < syntax.size and syntax.sentence[end] == syntax.sentence[verb]:
        if syntax.word[end] in {".", ";", ",", "\n", "\n\n"}:
            break
        end += 1
    return (first, end) if end - first > 1 else None


def _after_stop(syntax: Syntax, verb: int, clause: int) -> Run | None:
    """Return what the speaker goes on to say behind a colon: "…, they said: …"."""
    for k in syntax.kids[verb]:
        if k > verb and k != clause and syntax.dep[k] == "ccomp":
            first, last = syntax.subtree(k)
            if syntax.word[first - 1] == ":":
                return first, last
    return None


def _opens_with(syntax: Syntax, clause: int, words: tuple[str, ...]) -> bool:
    return any(syntax.word[k] in words for k in syntax.kids[clause] if k < clause)


def _around(syntax: Syntax, verb: int, run: Run) -> list[Run]:
    """Return the run without the words of the cue's own clause, if it stands within."""
    return without([run], (verb, verb + 1)) if run[0] <= verb < run[1] else [run]


def _head_of_run(syntax: Syntax, run: Run) -> int:
    """Return the first word of the run whose head lies outside it."""
    for i in range(*run):
        if syntax.head[i] == i or (syntax.is_word(i) and not run[0] <= syntax.head[i] < run[1]):
            return i
    return run[0]


def _cue_of_verb(syntax: Syntax, verb: int) -> Run:
    """Return the verb with its auxiliaries, negation and particles."""
    first = last = verb
    for k in syntax.kids[verb]:
        if syntax.dep[k] in _BESIDE_CUE:
            if first - 3 <= k < first:
                first = k
            elif k == last + 1:
                last = k
    return first, last + 1


def _source_of_verb(syntax: Syntax, verb: int) -> tuple[Run | None, int | None]:
    """Return the words of who would speak, and their head: the verb's logical subject."""
    at, steps = verb, 0
    while steps < 6:
        steps += 1
        agent = syntax.kid(at, "agent")
        if agent is not None and (who := syntax.kid(agent, "pobj")) is not None:
            return syntax.subtree(who), who
        passive = syntax.kid(at, "nsubjpass") is not None
        if passive and at == verb:
            return None, None
        subject = syntax.kid(at, *_SUBJECTS)
        if subject is not None:
            if _is_expletive(syntax, subject, at):
                return None, None
            if at != verb and _disagrees(syntax, subject, verb):
                at = syntax.head[at]
                continue
            return _noun_phrase(syntax, subject), subject
        dep, above = syntax.dep[at], syntax.head[at]
        if dep == "acl" and syntax.tag[at] == "VBG":
            return _noun_phrase(syntax, above), above
        if dep == "acl" and syntax.tag[at] == "VBN":
            return None, None
        if dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl", "dobj", "acomp", "ccomp"):
            at = above
            continue
        break
    # Nobody agreed with the verb: "..., said X" is sometimes parsed as an object.
    return None, None


def _noun_phrase(syntax: Syntax, head: int) -> Run:
    """Return the noun phrase, up to a comma that opens a relative clause, in its own paragraph."""
    first, last = syntax.subtree(head)
    for k in syntax.kids[head]:
        if k > head and syntax.dep[k] in ("relcl", "acl"):
            begin = syntax.subtree(k)[0]
            if syntax.word[begin - 1] in {",", "--", "—", "("}:
                last = min(last, begin)
    for i in range(head, first, -1):
        if "\n" in syntax.word[i - 1] or syntax.word[i - 1] == ":":
            first = i
            break
    for i in range(head, last):
        if "\n" in syntax.word[i]:
            last = i
            break
    return syntax.trimmed((first, last))


def _disagrees(syntax: Syntax, subject: int, verb: int) -> bool:
    """Say whether a verb cannot share a subject by number: "its forces act … and rejects"."""
    plural = syntax.tag[subject] in ("NNS", "NNPS") or syntax.word[subject] in ("they", "we")
    return syntax.tag[verb] == "VBZ" and plural


def _is_expletive(syntax: Syntax, subject: int, verb: int) -> bool:
    return syntax.word[subject] == "it" and (
        syntax.pos[verb] == "AUX"
        or syntax.lemma(verb) in ("be", "seem", "appear", "turn", "look", "happen", "emerge")
    )
