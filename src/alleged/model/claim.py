"""What a text says, who it says said so, and where the words stand."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from alleged.model.document import Span
from alleged.model.identity import Identified, content_id
from alleged.model.review import Review


class Stance(StrEnum):
    """How a voice stands to what it says."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    REPORTS = "reports"
    """Passed on, neither backed nor questioned."""


class AttributionKind(StrEnum):
    """What sort of thing is attributed; the four kinds of the Penn Attribution Relations Corpus."""

    ASSERTION = "assertion"
    """Said, written, shown: somebody's word for it."""

    BELIEF = "belief"
    """Thought, expected, doubted."""

    FACT = "fact"
    """Known, learned, remembered: the text takes it as so."""

    EVENTUALITY = "eventuality"
    """Wanted, ordered, agreed, promised, praised: no word on whether anything is so."""


class SourceKind(StrEnum):
    """What sort of source a text names."""

    PERSON = "person"
    """Somebody with a name."""

    OFFICE = "office"
    """"The minister", "the army's spokesman": one who could be found."""

    ORGANISATION = "organisation"
    DOCUMENT = "document"
    UNNAMED = "unnamed"
    """"A security source", "two officers": few, and not to be found."""

    CROWD = "crowd"
    """"Experts", "many", "residents"."""

    NONE = "none"
    """Nobody is named: "is said to have"."""


class Aspect(StrEnum):
    """One term of a deal, or one thing about it, that can be denied while the deal stands."""

    MONEY = "money"
    """A ransom or a price."""

    GOODS = "goods"
    ARMS = "arms"
    PEOPLE = "people"
    """That prisoners were given."""

    LEAVING = "leaving"
    PLACE = "place"
    NUMBER = "number"
    MEDIATION = "mediation"
    PART = "part"
    """That who denies had a part in it, being no party as the text tells it."""

    KNOWLEDGE = "knowledge"
    """That who denies knew of it."""

    BREACH = "breach"
    CRITICISM = "criticism"
    """What others think of it."""

    @property
    def is_of_the_deal(self) -> bool:
        """Whether who denies it denies the deal or a term; not so what somebody knew or thinks."""
        return self not in (Aspect.KNOWLEDGE, Aspect.BREACH, Aspect.CRITICISM)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks in a text. The report's own author has no mention and no span."""

    name: str
    """Canonical name where resolved, else the words as written; author or outlet for the author."""

    actor: str | None = None
    mention: str = ""
    span: Span | None = None

    @property
    def is_author(self) -> bool:
        """Whether this is the report itself speaking."""
        return self.span is None


@dataclass(frozen=True, slots=True)
class Attribution(Identified):
    """One place where a text gives words or a thought to somebody.

    Each of source, cue and content is a list of spans, since quotations are split and cues wrap
    around ("said ... on Monday"). Any of them may be empty, content only by mistake.
    """

    document_id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    speaker: Voice | None
    parent: str | None = None
    """Id of the attribution whose content holds this one."""

    kind: AttributionKind = AttributionKind.ASSERTION
    co_speakers: tuple[Voice, ...] = ()
    """Others who say the same words with the speaker ("the minister and the general said")."""

    source_kind: SourceKind = SourceKind.NONE
    extractor: str = ""
    """Name and version of what found it."""

    def _content_id(self) -> str:
        """Content id: document and offsets."""
        return content_id(
            "attr",
            document=self.document_id,
            source=[[s.start, s.end] for s in self.source],
            cue=[[s.start, s.end] for s in self.cue],
            content=[[s.start, s.end] for s in self.content],
        )


@dataclass(frozen=True, slots=True)
class Claim(Identified):
    """One thing one voice says in one document, in its own words.

    A claim records what was said, not what is so. What we make of it is an assessment; who the
    names mean is a decision. Neither ever edits a claim.
    """

    document_id: str
    span: Span
    quote: str
    voice: tuple[Voice, ...]
    """Chain of speakers, outermost first; the report itself is always the outermost."""

    stance: Stance
    about_type: str
    about_id: str
    denies_only: Aspect | None = None
    """Of a denial: the one aspect that it is of; None if it is of the whole."""

    names: tuple[Aspect, ...] = ()
    """What the words of a claim that is no denial say was given, or that somebody mediated."""

    review: Review | None = field(default=None, compare=False)
    """What a person decided of it, beside it and no part of it; None where nobody did."""

    @property
    def decided_stance(self) -> Stance:
        """The stance that counts: as a person corrected it, else as it was read."""
        return Stance(self.review.corrected("stance", self.stance)) if self.review else self.stance

    @property
    def decided_denies_only(self) -> Aspect | None:
        """The one aspect that a denial is of, if it counts as a denial."""
        return self.denies_only if self.decided_stance is Stance.DENIES else None

    @property
    def speaker(self) -> Voice:
        """The innermost voice: as a person corrected it, else as it was read."""
        read = self.voice[-1]
        name = self.review.corrected("voice", read.name) if self.review else read.name
        if name == read.name:
            return read
        return replace(read, name=name, actor=None, mention=name, span=read.span or self.span)

    @property
    def how(self) -> str:
        """How the voice stands to what it speaks of: `denies`, or `denies (money only)`.

        Where a person corrected it, what was read stands beside it.
        """
        decided = self.decided_stance
        only = f" ({self.denies_only} only)" if self.decided_denies_only else ""
        read = f" (read as {self.stance})" if decided is not self.stance else ""
        return f"{decided}{only}{read}"

    def _content_id(self) -> str:
        """Content id: document, offsets, voices, stance and subject."""
        return content_id(
            "claim",
            document=self.document_id,
            start=self.span.start,
            end=self.span.end,
            voice=[v.name for v in self.voice],
            stance=self.stance.value,
            about=self.about_id,
        )
