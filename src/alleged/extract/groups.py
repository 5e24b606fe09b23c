"""A deal while it is being read: the sentences and words of a text that tell of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from alleged.extract.anchors import Anchor
from alleged.model.document import Span


@dataclass(slots=True)
class Group:
    """Sentences and anchors that tell of one deal."""

    sentences: list[int] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pairs: list[frozenset[str]] = field(default_factory=list)
    """For each sentence, the actors that it alone makes out to be parties."""

    named: frozenset[str] = frozenset()
    """The sides that its anchors name in so many words, once both are named."""

    partners: frozenset[str] = frozenset()
    """Those "with" whom its first anchors say that it was made."""

    among_many: bool = False
    """Whether the text tells of many deals, each with its own sides."""

    aside: bool = False
    """Whether the text calls it another deal than those told before: "an earlier truce"."""

    deals: int = 1
    """How many deals the text tells of, this one counted."""

    rivals: frozenset[str] = frozenset()
    """Those whom its sentences name as sides of other deals."""

    of_others: frozenset[str] = frozenset()
    """Those whom the text names as sides of its other deals, and not of this one."""

    parts: dict[int, Span] = field(default_factory=dict)
    """What tells of it in sentences whose rest tells of another deal, by number of sentence."""

    own: dict[int, Span] = field(default_factory=dict)
    """The words of this deal alone in sentences that tell of several as "one" and "another": where
    they say what was given, where and when. The rest, "some were secret", is of each."""

    elsewhere: frozenset[int] = frozenset()
    """Sentences that tell of other deals alone, where it shares one with them."""

    told_of: frozenset[int] = frozenset()
    """Sentences that tell of any deal of the text; all its groups share them."""

    opening: dict[str, float] = field(default_factory=dict)
    """What set its first sentence apart from the likeliest deal told before it, by name."""

    def add(
        self,
        number: int,
        anchors: Sequence[Anchor],
        pair: frozenset[str],
        named: frozenset[str] = frozenset(),
    ) -> None:
        """Take in a passage: the number of its sentence, its anchors, whom it makes parties."""
        if number not in self.sentences:
            self.sentences.append(number)
        if len(self.named) < 2:
            self.named |= named
        self.anchors.extend(anchors)
        self.pairs.append(pair)
