"""How far a text means that something is so: told as so, not so, open, still to come, or unreal."""

from dataclasses import dataclass
from enum import Enum


class Footing(Enum):
    """How a clause stands."""

    SO = "so"
    NOT_SO = "not so"
    OPEN = "open"
    """May have been, is said not to be known or confirmed."""

    AHEAD = "ahead"
    UNREAL = "unreal"
    """Wished, planned, demanded, supposed: no word on whether it is so."""

    def met_by(self, sign: "Footing") -> "Footing":
        """Return how a clause that stands like this stands under one more sign.

        Two negations undo each other, and a plan stays one whatever stands above it.

        >>> Footing.NOT_SO.met_by(Footing.NOT_SO).name, Footing.UNREAL.met_by(Footing.OPEN).name
        ('SO', 'UNREAL')
        """
        if Footing.UNREAL in (self, sign):
            return Footing.UNREAL
        return _MET.get((self, sign), self)


_MET = {
    (Footing.SO, Footing.NOT_SO): Footing.NOT_SO,
    (Footing.NOT_SO, Footing.NOT_SO): Footing.SO,
    (Footing.AHEAD, Footing.NOT_SO): Footing.UNREAL,
    (Footing.SO, Footing.OPEN): Footing.OPEN,
    (Footing.NOT_SO, Footing.OPEN): Footing.OPEN,
    (Footing.SO, Footing.AHEAD): Footing.AHEAD,
    (Footing.OPEN, Footing.AHEAD): Footing.AHEAD,
    (Footing.NOT_SO, Footing.AHEAD): Footing.UNREAL,
}


@dataclass(frozen=True, slots=True)
class Footed:
    """How a clause stands, and the words that made it so."""

    footing: Footing
    because: tuple[str, ...] = ()
    in_passing: bool = False
    """Whether it is told beside what the sentence asserts or denies: "the men who killed X"."""

    aside: bool = False
    """Whether it is told in a clause set off by a comma: ", who killed X,"."""

    tellers: tuple[tuple[int, Footing], ...] = ()
    """Verbs of saying on the way that are none of the cues, and how the clause stands below each:
    "a statement saying that X was killed is a forgery" says so."""

    nouns: tuple[int, ...] = ()
    """Nouns on the way for what is said: "reports" of "reports that"."""

    unsaid: tuple[int, ...] = ()
    """Cues that give nothing to anybody: "began" of "began to withdraw"."""
