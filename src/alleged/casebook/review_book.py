"""What people decide of findings, added to a casebook and asked of it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from alleged.errors import NothingFound, QueryError
from alleged.ledger import overview, retrieval, reviews
from alleged.ledger.reviews import NewReview
from alleged.ledger.store import Store
from alleged.model.claim import Claim, Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.document import Document, Span
from alleged.model.filters import ANY, ClaimFilter, DocumentFilter
from alleged.model.identity import content_id
from alleged.model.period import written_period
from alleged.model.review import Review, ReviewVerdict
from alleged.settings import Settings

if TYPE_CHECKING:
    from alleged.ledger.history import RunRecord

CORRECTABLE: dict[str, tuple[str, ...]] = {
    "kind": tuple(DealKind),
    "status": tuple(DealStatus),
    "visibility": tuple(Visibility),
    "stance": tuple(Stance),
    "parties": (),
    "places": (),
    "time": (),
    "voice": (),
    "note": (),
}
"""Fields a person may correct, each with the words it may be; none where any text will do.

Parties and places are names parted by semicolons or commas; of what is no deal, who does it comes
first. The time is written in numbers: see `written_period`.
"""


class ReviewBook(ABC):
    """The part of a casebook that keeps what people decide of findings.

    A review says whether the text says so. It changes nothing that was read, and decides what
    counts: in every list, brief, export, verdict and pattern.
    """

    settings: Settings

    def signed(self, who: str) -> "ReviewBook":
        """Return this casebook, open on the same ledger, whose acts are somebody else's."""
        self._opened()
        other = copy(self)
        other.settings = replace(self.settings, who=who)
        return other

    def review(
        self,
        verdict: ReviewVerdict | str,
        *targets: str,
        content: Mapping[str, str] | None = None,
        because: str = "",
        seen: Mapping[str, int] | None = None,
    ) -> "RunRecord":
        """Accept, reject or correct deals, propositions or claims in one act; return its run.

        What is rejected no longer counts and is no longer listed; what is corrected counts as
        corrected, with what was read beside it. `targets` are ids or their beginnings. `content`
        are the corrected fields (`CORRECTABLE`). `seen` are the numbers of the reviews that stood
        when somebody decided, by target, 0 for none; if another stands now, Overtaken is raised
        and nothing kept. Raises NothingFound or QueryError too.
        """
        decided = _verdict(verdict)
        given = _correction(content or {})
        if not targets:
            raise QueryError("nothing was chosen", hint="Choose one finding or more.")
        if (decided is ReviewVerdict.CORRECTED) is not bool(given):
            raise QueryError(
                "a correction says what it should be, and nothing else does",
                hint=f"It may give: {', '.join(CORRECTABLE)}.",
            )
        new = [
            NewReview(each, document, decided, given, (seen or {}).get(each))
            for each, document in self._findings(targets).items()
        ]
        return self._run(reviews.add(self._opened(), self._who(), new, because.strip()))

    def add_claim(
        self,
        document: str,
        span: Span,
        *,
        stance: Stance | str,
        voice: str = "",
        about: str = "",
        note: str = "",
        because: str = "",
    ) -> "RunRecord":
        """Mark words of a report as a claim that the program did not find; return the run.

        `voice` is who says it, the report itself if empty; `about` the id of the deal or
        proposition it is about, if it is about one. Raises NothingFound or QueryError.
        """
        store = self._opened()
        report = next(retrieval.documents(store, DocumentFilter(document=document)), None)
        if report is None or not document:
            raise NothingFound(f"there is no report {document!r}", hint="Give its whole id.")
        if not 0 <= span.start < span.end <= len(report.text):
            raise QueryError(
                f"the report has no characters {span.start} to {span.end}",
                hint=f"It has {len(report.text):,}; mark at least one.",
            )
        if stance not in tuple(Stance):
            raise QueryError(
                f"there is no stance {str(stance)!r}", hint=f"Stances are: {', '.join(Stance)}."
            )
        quote = span.of(report.text)
        content = {
            "quote": quote,
            "start": str(span.start),
            "end": str(span.end),
            "stance": str(stance),
            "voice": voice.strip(),
            "about": about.strip(),
            "note": note.strip(),
        }
        target = content_id("added", document=report.id, **content)
        new = NewReview(target, report.id, ReviewVerdict.ADDED, content)
        return self._run(reviews.add(store, self._who(), [new], because.strip()))

    def reviews(self, *targets: str) -> dict[str, Review]:
        """Return the decision that counts on each of these, by id; the undecided are left out."""
        return reviews.latest(self._opened(), targets)

    def reviews_of(self, document: str) -> dict[str, Review]:
        """Return the decisions that count on what a report tells, by id; added claims too."""
        return reviews.of_document(self._opened(), document)

    def claim(self, wanted: str) -> tuple[Claim, Document]:
        """Return a claim by its whole id, rejected or not, with its report. Raises NothingFound."""
        found = next(retrieval.claims(self._opened(), ClaimFilter(claim=wanted, review=ANY)), None)
        if found is None or found[0].id != wanted:
            raise NothingFound(f"there is no claim {wanted!r}", hint="The list has all there are.")
        return found

    def standing_reviews(self) -> list[Review]:
        """Return the decision that counts of everything that people decided, the first first."""
        return reviews.standing_all(self._opened())

    def unreview(self, target: str) -> "RunRecord":
        """Take back the act in which the decision that counts on a finding was made; return it.

        Raises NothingFound if nobody decided. What was decided before counts again.
        """
        (found,) = self._findings([target])
        standing = self.reviews(found).get(found)
        if standing is None:
            raise NothingFound(
                f"nobody decided of {found}", hint="`alleged review` lists what people decided."
            )
        return self.undo(standing.run)

    def past_reviews(self, target: str) -> list[tuple[Review, bool]]:
        """Return every decision on one thing, the latest first, each with whether it is undone."""
        return reviews.past(self._opened(), target)

    def review_counts(self) -> dict[str, int]:
        """Return how many findings stand as accepted, rejected, corrected or added."""
        return reviews.counts(self._opened())

    def save_search(self, name: str, address: str) -> "RunRecord":
        """Keep a list to look at again; an empty address takes it off. Return the run."""
        if not name.strip() or (address and not address.startswith("/")) or "//" in address:
            raise QueryError(
                f"a search cannot be saved as {name!r} at {address!r}",
                hint="It needs a name, and the address of a page of the workbench.",
            )
        return self._run(
            reviews.save_search(self._opened(), self._who(), name.strip(), address.strip())
        )

    def saved_searches(self) -> dict[str, str]:
        """Return the address of each saved search, by name."""
        return reviews.saved_searches(self._opened())

    def _findings(self, targets: Iterable[str]) -> dict[str, str]:
        """Return the ids meant by ids or their beginnings, each with the id of its report."""
        found: dict[str, str] = {}
        wanted = list(dict.fromkeys(targets))
        known = self._documents_of(wanted)
        for each in wanted:
            if each not in known:
                known |= self._documents_of([self._beginning(each)])
                each = next(reversed(known))
            found[each] = known[each]
        return found

    def _beginning(self, wanted: str) -> str:
        near = overview.ids_beginning(self._opened(), wanted) if wanted else []
        fits = [each for kind, each in near if kind in ("deal", "proposition", "claim")]
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise QueryError(
                f"several findings have an id that begins with {wanted!r}",
                hint=f"Give one of them whole: {', '.join(fits)}.",
            )
        raise NothingFound(
            f"nothing that can be reviewed has the id {wanted!r}",
            hint="Give ids of deals, propositions or claims: `alleged deals` lists some.",
        )

    def _documents_of(self, wanted: Sequence[str]) -> dict[str, str]:
        store = self._opened()
        told = (each for each in wanted if not each.startswith("claim-"))
        found = {
            thing.id: document.id
            for thing, document, _ in retrieval.by_id(store, told, claims=False, rejected=True)
        }
        for each in wanted:
            if each.startswith("claim-"):
                claim = next(retrieval.claims(store, ClaimFilter(claim=each, review=ANY)), None)
                if claim is not None and claim[0].id == each:
                    found[each] = claim[1].id
        return found

    @abstractmethod
    def undo(self, run: int | None = None) -> "RunRecord":
        """Hide what a run added."""

    @abstractmethod
    def _opened(self) -> Store: ...

    @abstractmethod
    def _who(self) -> str: ...

    @abstractmethod
    def _run(self, number: int) -> "RunRecord": ...


def _verdict(verdict: ReviewVerdict | str) -> ReviewVerdict:
    allowed = [each for each in ReviewVerdict if each is not ReviewVerdict.ADDED]
    if verdict not in allowed:
        raise QueryError(
            f"a finding cannot be {str(verdict)!r}", hint=f"It can be: {', '.join(allowed)}."
        )
    return ReviewVerdict(verdict)


def _correction(content: Mapping[str, str]) -> dict[str, str]:
    given = {name: value.strip() for name, value in content.items() if value.strip()}
    for name, value in given.items():
        allowed = CORRECTABLE.get(name)
        if allowed is None or (allowed and value not in allowed):
            raise QueryError(
                f"{name!r} cannot be corrected to {value!r}",
                hint=f"Use: {', '.join(allowed or CORRECTABLE)}.",
            )
    if "time" in given and written_period(given["time"]) is None:
        raise QueryError(
            f"the time {given['time']!r} cannot be read",
            hint="Write 2031-05-03, 2031-05, 2031, `2031-05-03 to 2031-05-09` or `since 2031-05`.",
        )
    return given
