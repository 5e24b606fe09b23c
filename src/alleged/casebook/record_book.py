"""What can be asked of a casebook about how often each source turned out right."""

from typing import TYPE_CHECKING, Literal

from alleged.casebook.weighing_book import WeighingBook
from alleged.publish.source_page import SourcePage

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

    def turned_out(self) -> dict[str, str]:
        """Return in words how often each outlet turned out right, by name."""
        from alleged.casebook.source_pages import learnt_words

        return {each.source: learnt_words(each) for each in self.records("outlets")}

    def sources(self) -> list[SourcePage]:
        """Return a page for every outlet and speaker, the one with most claims first."""
        from alleged.casebook.source_pages import source_pages

        learnt = {each.source.casefold(): each for each in self.records("speakers")}
        learnt |= {each.source.casefold(): each for each in self.records("outlets")}
        assumed = self._weigher().rules.assumed
        return source_pages(self.weigh_all(), self.grades(), assumed, learnt)

    def source(self, name: str) -> SourcePage:
        """Return the page of one outlet or speaker: what it claimed, and how it held up.

        By its name, or a part that no other has. Raises NothingFound, or QueryError if several fit.
        """
        from alleged.casebook.source_pages import one_page

        return one_page(name, self.sources())
