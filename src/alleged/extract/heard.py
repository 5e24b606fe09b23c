"""Who says what as the language model marks it: cues, and what hangs on each, as candidates."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from alleged.extract.candidate import Candidate
from alleged.extract.candidates import candidates_of
from alleged.extract.cues import cues
from alleged.extract.families import deeds
from alleged.extract.network import Around, Logits, Signals
from alleged.extract.pieces import Pieces
from alleged.extract.quotations import token_quotes
from alleged.extract.source_ends import not_cut, without_when
from alleged.extract.syntax import Run, Syntax

CUE = 0.2
"""Log odds from which a word is taken for a cue."""

UNSAID = 4.2
"""So much less is enough where nobody is said to speak and the words are of the kind that leave the
speaker out: "it is clear that", "there was talk of", "he seems to", "was announced"."""

BARE = 1.8
"""The same for nouns and adverbs that are no words of saying: "soon", "officers of"."""

SHORT, RAISED = 120, 1.0
"""Texts of fewer pieces need more, up to so much more: around a lone sentence there is nothing that
would say that nobody speaks in it."""

USUAL, DENSE = -4.2, 0.6
"""Mean log odds of the words of a text, at most. Where all of them look more like cues than that,
each needs more, by that share of the difference."""

MARKED = 0.0
"""Log odds from which a word belongs to source, cue or content."""

BRIDGE = 2
"""Words between two runs that are taken in with them if nearly marked."""

NEARLY = -1.5
SPEAKING = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"}
"""Parts of speech of words that somebody can be named by."""

_TELLING = {
    "announce", "say", "report", "explain", "describe", "confirm", "disclose", "reveal", "admit",
    "state", "declare", "present", "complain", "deny", "speak", "insist", "suggest", "repeat",
}  # fmt: skip
"""Verbs behind which "to" is followed by who is told."""

_HAPPENS = {
    "exchange", "swap", "truce", "ceasefire", "evacuation", "siege", "attack", "offensive", "war",
    "battle", "raid", "halt", "withdrawal", "shelling", "fighting", "release",
}  # fmt: skip
"""Nouns of what happens, and says nothing: "the exchange took place as announced"."""

SCRAP = 2
"""Words at most that are too few for what somebody says, where a denial stands before it."""

_NONE = {"no", "not", "n't", "never", "nothing", "none", "nobody", "neither", "nor"}

FEW = 5
"""Words at most that hang on a deed and that nobody says."""

SNAP = 0.4
"""Share of words in common from which a source is bounded as the syntax bounds it."""


def heard(syntax: Syntax, signals: Signals, quotes: list[Run]) -> list[Candidate]:
    """Return a candidate for each cue that the model finds, in the order of the text."""
    pieces = signals.pieces
    least = _least(signals)
    heads = [int(piece) for piece in np.flatnonzero(signals.cues >= least - UNSAID)]
    inside = token_quotes(syntax, quotes)
    found: dict[int, Candidate] = {}
    for head in heads:
        token = int(pieces.token[head])
        may_speak = bool(signals.cues[head] >= least)
        if token in found or not (may_speak or _is_impersonal(syntax, token)):
            continue
        if not may_speak and _is_bare(syntax, token) and signals.cues[head] < least - BARE:
            continue
        candidate = _marked(syntax, token, signals.said(head), pieces, quotes, inside)
        if candidate is not None and (may_speak or candidate.source is None):
            found[token] = candidate
    speaking = {i: c for c in found.values() if c.source is not None for i in range(*c.source)}
    return _each_once(
        c
        for c in found.values()
        if not _is_of_who_speaks(c, speaking) and not _is_within_their_words(c, inside)
    )


def _is_of_who_speaks(candidate: Candidate, speaking: Mapping[int, Candidate]) -> bool:
    """Whether a cue names who speaks by another: the "sources" of "two army sources said"."""
    other = speaking.get(candidate.head)
    if other is None or other is candidate or other.source is None:
        return False
    return candidate.source is None or (
        other.source[0] <= candidate.source[0] and candidate.source[1] == candidate.head
    )


def _is_within_their_words(candidate: Candidate, inside: Sequence[int]) -> bool:
    """Whether a cue stands in a quotation and its source outside of it: who is quoted has said it
    all, and no word of theirs says it once more."""
    if candidate.source is None:
        return False
    quote = inside[candidate.head]
    first, last = candidate.source
    return quote >= 0 and all(inside[i] != quote for i in range(first, last))


def _least(signals: Signals) -> float:
    size = len(signals.pieces)
    dense = max(0.0, float(signals.cues.mean()) - USUAL) if size else 0.0
    return CUE + RAISED * max(0.0, 1 - size / SHORT) + DENSE * dense


def _marked(
    syntax: Syntax,
    token: int,
    around: Around,
    pieces: Pieces,
    quotes: list[Run],
    inside: list[int],
) -> Candidate | None:
    """Return what hangs on one cue, or None if nothing is said."""
    first, by_token = _by_token(around, pieces)
    content = _runs(syntax, first, by_token[:, 2])
    content = [run for run in content if _words(syntax, run) > 1] or content
    sources = _runs(syntax, first, by_token[:, 0])
    cue = _runs(syntax, first, by_token[:, 1])
    source = sources[0] if sources else None
    if len(sources) > 1:
        odds = np.maximum(by_token[:, 0], 0.0)
        source = max(
            sources, key=lambda run: float(np.nansum(odds[run[0] - first : run[1] - first]))
        )
    read = candidates_of(syntax, token, quotes, inside)
    source = _speaking(syntax, _whole(source, read), read)
    if not sources and syntax.lemma(token) in _TELLING and not _is_impersonal(syntax, token):
        source = next((c.source for c in read if c.head == token and c.source is not None), None)
    if source is not None and (
        _only_says_where(syntax, source, token) or _only_happens(syntax, source)
    ):
        source = None
    while source is not None and source[1] > source[0] + 1 and _opens(syntax, source[1] - 1):
        source = source[0], source[1] - 1
    if source is not None:
        source = without_when(syntax, not_cut(syntax, source, token), token)
    if not any(a <= token < b for a, b in cue):
        cue = sorted([*cue, (token, token + 1)])
    content = _behind_whom(syntax, token, content)
    holes = [run for run in (source, *cue) if run is not None]
    content = [part for run in content for part in _outside(run, holes)]
    content = [run for run in map(syntax.trimmed_of_commas, content) if run[0] < run[1]]
    if not content or (source is None and sum(_words(syntax, run) for run in content) < 2):
        return None
    words = sum(_words(syntax, run) for run in content)
    if words <= SCRAP and source is not None:
        content = _clause_before(syntax, token, read, holes) or content
    few = words <= FEW
    if source is None and few and _only_does(syntax.lemma(token)):
        return None
    frame, said = _frame(syntax, content, read)
    return Candidate(
        token,
        frame,
        tuple(cue),
        source,
        tuple(content),
        said,
        None if source is None else _speaker(syntax, source),
    )


def _by_token(around: Around, pieces: Pieces) -> tuple[int, Logits]:
    """Return the first token of a window, and the mean log odds of each token in it."""
    tokens = pieces.token[around.start : around.start + len(around.logits)]
    first = int(tokens[0])
    rows = np.full((int(tokens[-1]) - first + 1, around.logits.shape[1]), np.nan, np.float32)
    starts = np.append(0, np.flatnonzero(tokens[1:] != tokens[:-1]) + 1)
    sums = np.add.reduceat(around.logits, starts, axis=0)
    counts = np.append(starts[1:], len(tokens)) - starts
    rows[tokens[starts] - first] = sums / counts[:, None]
    return first, rows


def _runs(syntax: Syntax, first: int, odds: Logits) -> list[Run]:
    """Return the runs of marked words; what stands between two and is nearly marked joins them."""
    found: list[Run] = []
    values = odds.tolist()
    for at, value in enumerate(values, first):
        if not value >= MARKED:
            continue
        if found:
            gap = range(found[-1][1], at)
            near = not any(values[k - first] < NEARLY for k in gap)
            if near and sum(syntax.is_word(k) for k in gap) <= BRIDGE:
                found[-1] = (found[-1][0], at + 1)
                continue
        found.append((at, at + 1))
    return found


def _words(syntax: Syntax, run: Run) -> int:
    return sum(syntax.is_word(i) for i in range(*run))


def _outside(run: Run, holes: Iterable[Run]) -> list[Run]:
    left = [run]
    for a, b in holes:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, a)), (max(start, b), end))
            if part[0] < part[1]
        ]
    return left


def _root(syntax: Syntax, runs: Sequence[Run]) -> int:
    """Return the word on which the others of the longest run hang."""
    start, end = max(runs, key=lambda run: run[1] - run[0])
    tops = [
        i
        for i in range(start, end)
        if syntax.is_word(i) and (syntax.head[i] == i or not start <= syntax.head[i] < end)
    ]
    verbs = [i for i in tops if syntax.pos[i] in ("VERB", "AUX")]
    return (verbs or tops or [start])[0]


def _speaker(syntax: Syntax, source: Run) -> int:
    """Return the noun of a source that the others hang on: "Venn, speaking for the army"."""
    inside = [
        i
        for i in range(*source)
        if syntax.pos[i] in ("NOUN", "PROPN", "PRON")
        and not any(
            source[0] <= above < source[1] and syntax.pos[above] in ("NOUN", "PROPN", "PRON")
            for above in syntax.above(i)
        )
    ]
    acts = [i for i in inside if syntax.dep[i] == "nsubj"]
    if acts and syntax.dep[inside[0]] == "pobj":
        return acts[0]  # "in a statement its spokesman": he speaks, the statement is how
    return inside[0] if inside else _root(syntax, [source])


def _whole(source: Run | None, read: Iterable[Candidate]) -> Run | None:
    """Return the source as the syntax bounds it, where the syntax sees about the same one."""
    for candidate in read:
        theirs = candidate.source
        if source is not None and theirs is not None:
            shared = min(source[1], theirs[1]) - max(source[0], theirs[0])
            together = max(source[1], theirs[1]) - min(source[0], theirs[0])
            if shared >= SNAP * together:
                return theirs
    return source


def _only_says_where(syntax: Syntax, source: Run, cue: int) -> bool:
    """Say whether a source is only where the subject is: "deals in Xland raise questions"."""
    root = _root(syntax, [source])
    if syntax.entity[root] not in ("GPE", "LOC") or syntax.subtree(root)[0] > cue:
        return False
    prepositions = False
    for t in (root, *syntax.above(root)):
        if syntax.dep[t] in ("nsubj", "nsubjpass"):
            thing = syntax.pos[t] == "NOUN" and t not in range(*source)
            return prepositions and thing and syntax.head[t] in (cue, syntax.head[cue])
        prepositions = prepositions or syntax.dep[t] == "pobj"
    return False


def _behind_whom(syntax: Syntax, cue: int, content: list[Run]) -> list[Run]:
    """Return what is said without whom it is told: "told the Mission that they would leave"."""
    for k in syntax.kids[cue]:
        first, end = syntax.subtree(k)
        if syntax.dep[k] not in ("dobj", "dative") or end >= len(syntax.word):
            continue
        opens = syntax.word[end] == "that" and syntax.dep[end] == "mark"
        if opens and syntax.head[syntax.head[end]] == cue:
            return [(max(run[0], end), run[1]) if first <= run[0] < end < run[1] else run
                    for run in content]  # fmt: skip
    return content


def _clause_before(
    syntax: Syntax, cue: int, read: Iterable[Candidate], holes: Sequence[Run]
) -> list[Run]:
    """Return the denial that the syntax sees before a cue: "There was no pact, he answered"."""
    for candidate in read:
        if candidate.head == cue and candidate.frame in ("before", "inverted"):
            whole = [part for run in candidate.content for part in _outside(run, holes)]
            whole = [run for run in map(syntax.trimmed_of_commas, whole) if run[0] < run[1]]
            words = {syntax.word[i] for run in whole for i in range(*run)}
            if len(words) > SCRAP and not _NONE.isdisjoint(words):
                return whole
    return []


def _only_does(word: str) -> bool:
    """Say whether a word tells of a deed: "a truce with the Front" gives nobody words."""
    return word not in cues() and word in deeds()


def _only_happens(syntax: Syntax, source: Run) -> bool:
    root = _root(syntax, [source])
    return syntax.lemma(root) in _HAPPENS and syntax.entity[root] not in ("ORG", "PERSON")


def _speaking(syntax: Syntax, source: Run | None, read: Iterable[Candidate]) -> Run | None:
    """Return the part of a source that can speak: of a clause its subject, else who the syntax
    says speaks; nobody where what is marked hangs on a preposition."""
    if source is None:
        return None
    root = _root(syntax, [source])
    if syntax.word[root] in ("that", "which") and syntax.dep[root] == "nsubjpass":
        return None  # "a figure that could not be verified"
    if syntax.pos[root] in SPEAKING:
        return None if _is_told(syntax, root) else source
    subject = next(
        (
            k
            for k in syntax.kids[root]
            if syntax.dep[k] in ("nsubj", "nsubjpass") and source[0] <= k < source[1]
        ),
        None,
    )
    if subject is not None and syntax.pos[subject] in SPEAKING:
        first, last = syntax.subtree(subject)
        return max(first, source[0]), min(last, source[1])
    return next((c.source for c in read if c.source is not None), None)


def _is_impersonal(syntax: Syntax, i: int) -> bool:
    """Say whether a cue is of a kind that needs no speaker beside it."""
    kids = syntax.kids[i]
    around = [*kids, *syntax.kids[syntax.head[i]]]
    return (
        syntax.pos[i] in ("NOUN", "ADV")
        or syntax.lemma(i) in ("seem", "appear", "look")
        or any(syntax.word[k] in ("it", "there") for k in around)
        or any(syntax.dep[k] == "auxpass" for k in kids)
    )


def _is_bare(syntax: Syntax, i: int) -> bool:
    """Say whether a word is a noun or an adverb that tells of nothing said."""
    return syntax.pos[i] in ("NOUN", "ADV") and syntax.lemma(i) not in cues()


def _opens(syntax: Syntax, i: int) -> bool:
    """Say whether a word opens a clause of its own: "an officer who"."""
    return syntax.tag[i] in ("WP", "WDT", "WRB", ",")


def _is_told(syntax: Syntax, i: int) -> bool:
    """Say whether it is who something is told to: "announced to the public"."""
    to = syntax.head[i]
    above = syntax.head[to]
    return (
        syntax.dep[i] == "pobj"
        and syntax.word[to] == "to"
        and syntax.pos[above] == "VERB"
        and syntax.lemma(above) in _TELLING
    )


def _frame(syntax: Syntax, content: Sequence[Run], read: Iterable[Candidate]) -> tuple[str, int]:
    """Return how the syntax hangs such a content on the cue, and the content's main word."""
    marked = {i for run in content for i in range(*run)}
    best, frame, said = 0.3, "", _root(syntax, content)
    for candidate in read:
        theirs = {i for run in candidate.content for i in range(*run)}
        shared = len(marked & theirs) / max(1, len(marked | theirs))
        if shared > best:
            best, frame, said = shared, candidate.frame, candidate.content_head
    if not frame:
        frame = "that" if syntax.pos[said] in ("VERB", "AUX") else "obj"
    return frame, said


def _each_once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out what a second word of one cue says again."""
    kept: list[Candidate] = []
    for candidate in candidates:
        before = kept[-1] if kept else None
        same = (
            before is not None
            and candidate.head - before.head <= 6
            and candidate.content == before.content
            and candidate.source == before.source
        )
        if not same:
            kept.append(candidate)
    return kept
