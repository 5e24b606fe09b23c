"""What can be asked of a casebook about how often each source turned out right."""

from typing import TYPE_CHECKING, Literal

from alleged.casebook.weighing_book import WeighingBook

if TYPE_CHECKING:
    from alleged.weigh.reliability import Reliability


class RecordBook(WeighingBook):
    """The part of a casebook that keeps records of sources. A record is our reckoning, no fact."""

    def records(self, of: Literal["outlets", "speakers"] = "outlets") -> "list[Reliability]":
        """Return how often each outlet, or each speaker, is right, by name.

        It is learnt from counts, days and places on which reports of one episode can be compared,
        reports of one origin being heard once, and from what analysts marked of forecasts. A
        source starts from the letter that an analyst gave it, else from what is usual among all;
        `seen` says on how much the rest stands, and `low` and `high` what that leaves open.
        """
        from alleged.casebook.records import Records

        store = self._grouped()
        letters = {name: grade.letter for name, grade in self.grades().items()}
        made = Records(self.episodes(reports=2), self._kinship().graph(), letters)
        return made.outlets(store) if of == "outlets" else made.speakers(store)
