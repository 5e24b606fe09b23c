"""Several who speak with one voice, told apart: "Venn and the envoy", "army and police officials".

A source that the syntax joins is as many sources; words that share their noun are as many names.
"""

from alleged.extract.syntax import Run, Syntax

_MOST = 5
"""Speakers of one cue at most; what is longer is a list of something else."""


def joined(syntax: Syntax, source: Run, head: int) -> list[tuple[Run, int]]:
    """Return the parts of a source that "and" joins, each with its head; the whole if none is."""
    heads = [head]
    while (next_ := syntax.kid(heads[-1], "conj")) is not None and len(heads) < _MOST:
        heads.append(next_)
    if len(heads) == 1 or any(syntax.pos[k] not in ("NOUN", "PROPN", "PRON") for k in heads):
        return [(source, head)]
    starts = [source[0], *(syntax.subtree(k)[0] for k in heads[1:])]
    ends = [*(_before(syntax, k) for k in starts[1:]), source[1]]
    return [
        ((first, max(last, first + 1)), k)
        for first, last, k in zip(starts, ends, heads, strict=True)
    ]


def singled_out(syntax: Syntax, source: Run) -> list[tuple[Run, int]]:
    """Return who is named of many: "several people, the governor and an aide among them"."""
    for i in range(source[0], source[1] - 1):
        if syntax.word[i] == "among" and syntax.word[i + 1] in ("them", "whom"):
            named = syntax.head[i]
            while syntax.dep[named] == "conj" and source[0] <= syntax.head[named]:
                named = syntax.head[named]
            if syntax.dep[named] == "appos" and source[0] <= syntax.head[named]:
                first, last = syntax.subtree(named)
                # "Two officials, the governor among them", "two officials, among them the governor"
                run = (first, i) if named < i else (max(first, i + 2), min(last, source[1]))
                return joined(syntax, run, named)
    return []


def _before(syntax: Syntax, start: int) -> int:
    """Return where the words end that stand before "and" or a comma at `start`."""
    while start > 0 and (syntax.word[start - 1] in ("and", "or", "nor", ",", "both", "&")):
        start -= 1
    return start


def shared(syntax: Syntax, source: Run, head: int) -> tuple[str, ...]:
    """Return the names in "army and police officials": each word before the noun with it, and in
    "officials of Orn and of the Front".

    Empty where none are joined, or where they say of what country somebody is: "Ornian and Varskan
    sources" may well be the same ones.
    """
    if len(bodies := _of_each(syntax, head)) > 1:
        return bodies
    if syntax.tag[head] != "NNS":
        return ()
    first = next(
        (
            k
            for k in syntax.kids[head]
            if source[0] <= k < head and syntax.kid(k, "conj") is not None
        ),
        None,
    )
    words = [] if first is None else [first]
    while words and (next_ := syntax.kid(words[-1], "conj")) is not None and len(words) < _MOST:
        words.append(next_)
    if (
        first is None
        or syntax.pos[first] != "NOUN"
        or any(
            k > head or syntax.pos[k] not in ("NOUN", "ADJ") or syntax.entity[k] == "NORP"
            for k in words
        )
    ):
        return ()
    noun = syntax.text[syntax.start[head] : syntax.end[head]]
    return tuple(f"{syntax.text[syntax.start[k] : syntax.end[k]]} {noun}" for k in words)


def _of_each(syntax: Syntax, head: int) -> tuple[str, ...]:
    """Return "officials of Orn" and "officials of the Front" where both have their "of"."""
    if syntax.tag[head] not in ("NNS", "NNPS"):
        return ()
    noun = syntax.text[syntax.start[head] : syntax.end[head]]
    behind = [k for k in syntax.kids[head] if k > head]
    behind += [c for k in behind if (c := syntax.kid(k, "conj")) is not None]
    names = []
    for of in behind[:_MOST]:
        body = syntax.kid(of, "pobj") if syntax.word[of] == "of" else None
        if body is not None:
            first, last = syntax.subtree(body)
            names.append(f"{noun} of {syntax.text[syntax.start[first] : syntax.end[last - 1]]}")
    return tuple(names)


def row_of(syntax: Syntax, token: int) -> list[int]:
    """Return the heads of the bodies that are named in a row with the one a word names, in order.

    "The Front, the Brigade and the Council agreed" names three; people and places that are not
    states are left out.
    """
    named = syntax.entity_around(token) or (token, token + 1)
    head = next((i for i in range(*named) if not named[0] <= syntax.head[i] < named[1]), token)
    for _ in range(_MOST):
        head = syntax.head[head] if syntax.dep[head] == "conj" else head
    row = [head]
    while (next_ := syntax.kid(row[-1], "conj")) is not None and len(row) < _MOST:
        row.append(next_)
    return [k for k in row if syntax.entity[k] in ("ORG", "GPE", "NORP")]
