"""Every way the syntax lets the words of a text be read as cues.

Nothing is decided here. `attribution` keeps the candidates that weigh enough.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from alleged.extract.candidate import Candidate
from alleged.extract.contents import whole_content
from alleged.extract.phrase_candidates import (
    ACCOUNTS,
    of_according,
    of_account,
    of_adverb,
    of_label,
    of_noun,
)
from alleged.extract.quotations import token_quotes
from alleged.extract.syntax import Run, Syntax
from alleged.extract.verb_candidates import of_verb


def candidates(
    syntax: Syntax, quotes: list[Run], is_hopeless: Callable[[str], bool] = lambda word: False
) -> Iterator[list[Candidate]]:
    """Yield, for each word that may be a cue, its candidates, their content not yet completed.

    Words of which `is_hopeless` holds (given as `know/VERB`) are passed over; it saves time.
    """
    inside = token_quotes(syntax, quotes)
    for i in range(syntax.size):
        found = candidates_of(syntax, i, quotes, inside, is_hopeless)
        if found:
            yield found


def candidates_of(
    syntax: Syntax,
    i: int,
    quotes: list[Run],
    inside: list[int],
    is_hopeless: Callable[[str], bool] = lambda word: False,
) -> list[Candidate]:
    """Return the candidates of one word; `inside` gives the quotation each token stands in."""
    pos, word = syntax.pos[i], syntax.word[i]
    found: list[Candidate] = []
    if pos == "VERB" or (pos == "AUX" and syntax.dep[i] not in ("aux", "auxpass")):
        if not is_hopeless(f"{syntax.lemma(i)}/{pos}"):
            found = of_verb(syntax, i, quotes, inside)
    elif pos == "NOUN":
        if syntax.kids[i] and not is_hopeless(f"{syntax.lemma(i)}/{pos}"):
            found = list(of_noun(syntax, i))
    elif word == ":":
        found = list(of_label(syntax, i))
    if word == "according":
        found = list(of_according(syntax, i))
    elif word in ACCOUNTS:
        found = list(of_account(syntax, i)) or found
    elif word.endswith("edly") and pos == "ADV":
        found = list(of_adverb(syntax, i))
    return found


def completed(
    syntax: Syntax, candidate: Candidate, quotes: list[Run], inside: list[int]
) -> Candidate:
    """Return the candidate with its content made whole (`contents.whole_content`)."""
    holes = candidate.cue if candidate.source is None else (*candidate.cue, candidate.source)
    content = whole_content(
        syntax,
        candidate.content,
        candidate.content_head,
        candidate.head,
        holes,
        quotes,
        inside,
    )
    if content == candidate.content:
        return candidate
    return replace(candidate, content=content)
