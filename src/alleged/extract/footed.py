"""How a clause stands, as a value, and a way up a tree that keeps what was met on it."""

from collections.abc import Container
from dataclasses import dataclass
from enum import Enum

from alleged.extract.syntax import Syntax


class Footing(Enum):
    """How far a text means that something is so."""

    SO = "so"
    NOT_SO = "not so"
    OPEN = "open"
    AHEAD = "ahead"
    UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Footed:
    """How a clause stands, and the words that made it so."""

    footing: Footing
    because: tuple[str, ...] = ()
    in_passing: bool = False
    """Whether it is told beside what the sentence asserts or denies: "the men who killed X"."""

    tellers: tuple[tuple[int, Footing], ...] = ()
    """Verbs of saying on the way that are none of the cues, and how the clause stands below each:
    "a statement saying that X was killed is a forgery" says so."""

    nouns: tuple[int, ...] = ()
    """Nouns on the way for what is said: "reports" of "reports that"."""

    unsaid: tuple[int, ...] = ()
    """Cues that give nothing to anybody: "began" of "began to withdraw"."""

    aside: bool = False
    """Whether it is told in a clause set off by a comma: ", who killed X,"."""


class Climb:
    """One way up a tree, with what has been met so far."""

    def __init__(self, syntax: Syntax, cues: Container[int]) -> None:
        self.syntax = syntax
        self.cues = cues
        self.state = Footing.SO
        self.because: list[str] = []
        self._met: set[int] = set()
        self.tellers: list[tuple[int, Footing]] = []
        """Verbs of saying passed on the way that nobody has taken for a cue."""

        self.unsaid: list[int] = []
        """Cues that say nothing: "began to withdraw"."""

        self.in_passing = False
        self.aside = False
        self.nouns: list[int] = []
        """Nouns passed on the way for what is said: "reports of", "the claim that"."""

    def meet(self, footing: Footing, word: int) -> None:
        """Let one word change the state; a plan stays one whatever stands above it."""
        if word in self._met:
            return
        self._met.add(word)
        before = self.state
        if footing is Footing.UNREAL or before is Footing.UNREAL:
            after = Footing.UNREAL
        elif footing is Footing.NOT_SO:
            after = {
                Footing.SO: Footing.NOT_SO,
                Footing.NOT_SO: Footing.SO,
                Footing.AHEAD: Footing.UNREAL,
            }.get(before, before)
        elif footing is Footing.OPEN:
            after = Footing.OPEN if before is not Footing.AHEAD else before
        elif footing is Footing.AHEAD:
            after = Footing.UNREAL if before is Footing.NOT_SO else Footing.AHEAD
        else:
            after = before
        self.state = after
        self.because.append(f"{self.syntax.word[word]!r}: {footing.value}")

    def verb(self, v: int) -> None:
        """Take in what a verb says of how its clause stands."""
        raise NotImplementedError
