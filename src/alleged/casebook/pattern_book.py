"""What can be asked of a casebook about patterns that are said to run through its episodes."""

from collections.abc import Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from alleged.casebook.patterns import Question, occasions
from alleged.casebook.rival_book import RivalBook
from alleged.hypotheses.groups_file import read_groups
from alleged.hypotheses.patterns import THRESHOLDS, pattern
from alleged.model.grouping import Grouping
from alleged.model.pattern import Baseline, Threshold
from alleged.publish.patterns import PatternPage

AGAIN = (*THRESHOLDS, Threshold(origins=2))
"""At these a pattern is tested again: by what is made of an episode, and by how many tell it."""


class PatternBook(RivalBook):
    """The part of a casebook that puts patterns to the test."""

    def pattern(
        self,
        group: str | Sequence[str],
        groups: str | PathLike[str] | Grouping | None = None,
        *,
        kinds: Sequence[str] = (),
        status: str = "",
        visibility: str = "",
        beside: str = "",
        against: str = "deals",
        baseline: str = "others",
        share: float | None = None,
        shuffles: int = 9_999,
        seed: int = 1,
        **fields: str | date | None,
    ) -> PatternPage:
        """Return whether some episodes have actors of a group more often than a baseline has.

        Args:
            group: Names or ids of the actors it is about, or the name of a group of `groups`.
            groups: A YAML file of groups, families of sources and names that mean one actor.
            kinds: Kinds of deal or outcome that the pattern is about. With `status`, `visibility`
                and `beside` (another actor with a role), what sets its episodes apart.
            against: What the others are: `deals`, `outcomes`, or `all` of both.
            baseline: `others`, `share` (of all who could have, given as `share`), or `shuffled`.
            shuffles: How often a grouping is dealt out, unless every way can be tried.
            seed: Of the shuffling.
            fields: Narrow all episodes: `actor`, `place`, `since`, `until`, `evidence`, `outlet`,
                `text`, `document`.

        It is tested again with only better founded episodes, and without each family of sources.
        Raises NothingFound, with near names, for an actor that no report names; QueryError if
        there is nothing to compare.
        """
        grouping = _grouping(groups)
        question = Question.of(
            group, grouping, kinds, status, visibility, beside, against, baseline, share, fields
        )
        found = occasions(self._grouped(), self._ledgered(), question)
        tested = pattern(
            [each.occasion for each in found.told],
            found.group,
            baseline=Baseline(baseline),
            share=share,
            pool=found.pool,
            thresholds=AGAIN,
            shuffles=shuffles,
            seed=seed,
        )
        return PatternPage(
            tested, question.words(), found.members, found.told, found.missing, found.group
        )


def _grouping(given: str | PathLike[str] | Grouping | None) -> Grouping:
    if given is None or isinstance(given, Grouping):
        return given or Grouping()
    return read_groups(Path(given))
