"""One voice's word for or against one matter, with what says how far that voice can be right."""

from dataclasses import dataclass
from enum import StrEnum

from alleged.model.claim import Stance


class Access(StrEnum):
    """How a voice knows what it says."""

    SAW = "saw"
    """Saw, did or signed it."""

    UNSAID = "unsaid"
    """Nothing says how it knows."""

    TOLD = "told"
    """Was told by others."""

    UNNAMED = "unnamed"
    """Cannot be found and asked: "a security source", "residents"."""


class Interest(StrEnum):
    """What saying so does for the one who says it."""

    NONE = "none"
    """No stake that we know of."""

    DENIAL = "denial"
    """Denies what would shame it: it would deny either way."""

    BOAST = "boast"
    """Asserts what does it credit: it would boast either way."""

    ACCUSATION = "accusation"
    """Asserts what shames its opponent."""

    ADMISSION = "admission"
    """Says what harms itself, or clears its opponent."""

    @property
    def serves(self) -> bool:
        """Whether the words serve the one who says them."""
        return self in _SERVING


_SERVING = frozenset((Interest.DENIAL, Interest.BOAST, Interest.ACCUSATION))


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often a source is right."""

    mean: float
    """Probability that what it says is so, 0 to 1, already drawn towards what is usual."""

    seen: float = 0.0
    """Over how many things it was found right or wrong; 0 for an analyst's letter alone."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.mean <= 1.0 or not self.seen >= 0.0:
            raise ValueError(f"no reliability: {self.mean!r} over {self.seen!r}")


@dataclass(frozen=True, slots=True)
class Witness:
    """Who stands by a word, and where it stands."""

    claim_id: str
    document: str
    source: str
    """Who published it."""

    origin: str
    """Where the words or the news come from; witnesses of one origin are one voice."""

    speaker: str = ""
    """Whose word it is where that is not the source itself; empty if it is."""

    published: str = ""
    """ISO day, as exact as known; empty if not."""

    copies: bool = False
    """Whether the document took these words from another of the same origin."""

    access: Access = Access.UNSAID
    reliability: Reliability | None = None
    """Of the speaker where that is known, else of the source; None for a stranger."""

    @property
    def voice(self) -> str:
        """Whose word it is."""
        return self.speaker or self.source

    @property
    def order(self) -> tuple[bool, str, str]:
        """Originals before copies, early before late, days before no day."""
        return (self.copies, self.published or "~", self.document)


@dataclass(frozen=True, slots=True)
class Testimony:
    """One claim, as it is weighed."""

    witness: Witness
    stance: Stance = Stance.ASSERTS
    hedged: bool = False
    """Said with "may", "appears to", "as far as we know"."""

    interest: Interest = Interest.NONE
    side: str = ""
    """The side the voice is on, if any. What serves a side is said by all of it."""

    @property
    def supports(self) -> bool:
        """Whether it speaks for the matter, not against it."""
        return self.stance in (Stance.ASSERTS, Stance.REPORTS)
