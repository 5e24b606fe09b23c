"""A proposition in the making: one telling of it, by the tokens of the text."""

from dataclasses import dataclass, field
from datetime import date

from alleged.extract.proposition_voices import Said
from alleged.extract.syntax import Run, Syntax
from alleged.model.deal import Reason
from alleged.model.proposition import Number, PropositionType


@dataclass(frozen=True, slots=True)
class Draft:
    """One place where a text tells of something. Roles and places are tokens."""

    type: PropositionType
    kind: str
    token: int
    """The word that carries it."""

    words: Run
    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    said: Said
    places: tuple[int, ...] = ()
    numbers: tuple[Number, ...] = ()
    due: date | None = None
    reasons: tuple[Reason, ...] = field(default=())


def words_of(syntax: Syntax, head: int) -> Run:
    """Return the words of a clause or noun, up to what is only told beside it.

    A clause set off by a comma, or one with a subject of its own behind "and", tells of something
    else: what is blamed or foretold ends before it.
    """
    first, last = syntax.subtree(head)
    for k in syntax.kids[head]:
        begin, end = syntax.subtree(k)
        set_off = begin > 0 and syntax.word[begin - 1] in _SETTING_OFF
        own = syntax.dep[k] == "conj" and (
            syntax.kid(k, "nsubj", "nsubjpass") is not None
            or (syntax.tag[head] == "VB" and syntax.tag[k] in ("VBD", "VBZ", "VBP"))
        )
        if begin > head and (own or (syntax.dep[k] in _BESIDE and set_off)):
            last = min(last, begin)
        if syntax.dep[k] == "mark" and syntax.word[k] == "that" and begin == first:
            first = end
    for t in range(head + 1, last):
        if syntax.tag[t] in ("WDT", "WP", "WRB") and syntax.word[t - 1] in _SETTING_OFF:
            last = t - 1
            break
    first, last = syntax.trimmed((first, last))
    while last > head + 1 and syntax.word[last - 1] in ("and", "but", "or"):
        first, last = syntax.trimmed((first, last - 1))
    return first, last


_SETTING_OFF = {",", "--", "—", "–", ";", "("}
_BESIDE = {"advcl", "parataxis", "relcl", "npadvmod", "appos", "dep", "prep"}
