"""What can be asked of a casebook about how much there is to what reports tell."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from os import PathLike
from typing import TYPE_CHECKING, Any

from alleged.casebook import episode_decisions, episodes
from alleged.casebook.episode_book import EpisodeBook
from alleged.ledger import judgements
from alleged.model.assessed import Assessment, Kept
from alleged.model.assessment import Verdict
from alleged.model.episode import Episode
from alleged.model.filters import DealFilter
from alleged.model.inquiry import Grade, Inquiry
from alleged.model.review import Review
from alleged.model.suggestion import Suggested
from alleged.model.supposition import WhatIf
from alleged.publish.expected import expected_of
from alleged.publish.weighed import Expected, Supposed, Weighed
from alleged.settings import Settings

if TYPE_CHECKING:
    from alleged.casebook.kinship import Kinship
    from alleged.casebook.supposing import Footing
    from alleged.casebook.weighing import Rules, Weigher


class WeighingBook(EpisodeBook):
    """The part of a casebook that weighs. What it says is our assessment, and never a fact."""

    settings: Settings
    _rules: "Rules | None" = None
    _ready: "Weigher | None" = None
    """Stands as long as nothing was added to the ledger."""

    def assume(
        self,
        assumptions: str | PathLike[str] = "",
        checklists: str | PathLike[str] = "",
    ) -> None:
        """Weigh by your own assumptions (YAML) and checklists (a folder of YAML) from now on.

        What they do not name stays as shipped; without either, what the settings name. Raises
        BadAssumption or BadChecklist with file, line and what is allowed.
        """
        from alleged.casebook.weighing import Rules

        self._rules = Rules.of(
            str(assumptions) or self.settings.assumptions,
            str(checklists) or self.settings.checklists,
        )

    def weigh(self, episode: str, *, linchpins: bool = True) -> Weighed:
        """Return an episode weighed: every term of the sum, verdict, range, linchpins.

        Without linchpins it is quicker: finding the fewest takes long where many speak.

        `episode` is its id, the id of any of its tellings, or the beginning of one. Raises
        NothingFound, or QueryError if several ids begin so.
        """
        if not linchpins:
            return self._weighed(episode)
        return next(self._weigher().weighed([self.episode(episode)], seek=True))

    def weigh_all(
        self, wanted: DealFilter | None = None, *, reports: int = 1, **fields: object
    ) -> Iterator[Weighed]:
        """Yield every episode of which a telling fits, weighed, without its linchpins."""
        wanted = wanted or DealFilter(**fields)  # type: ignore[arg-type]
        return self._weigher().weighed(self._cards(wanted, reports, reasons=False))

    def suggest(self, wanted: DealFilter | None = None, **fields: object) -> Suggested:
        """Return what the episodes that fit suggest to assume, all together. Nothing is changed.

        It hangs on how their voices agree and differ, and on no verdict. `suggested_yaml` of it is
        a file for `assume`.
        """
        from alleged.weigh.suggesting import suggest

        found = self.weigh_all(wanted, **fields)  # type: ignore[arg-type]
        return suggest((each.body for each in found), self._weigher().rules.assumed)

    def what_if(
        self,
        episode: str,
        *,
        distrust: Sequence[str] = (),
        trust: Sequence[str] = (),
        prior: float | None = None,
    ) -> Supposed:
        """Return what the verdict would be, beside what it is, and what moved. Nothing is kept.

        Args:
            episode: As for `weigh`.
            distrust: Sources, speakers, origins, reports or kinds of evidence that count for
                nothing: by name, or by id or its beginning.
            trust: Sources or speakers that are taken to be always right.
            prior: Log2 odds before anything is known, in place of what is assumed.

        Raises NothingFound if nothing of a name bears on the episode, BadAssumption for an
        impossible prior.
        """
        from alleged.casebook.supposing import footing_of

        weighed = self._weighed(episode)
        found = self.supposed(footing_of(weighed), distrust=distrust, trust=trust, prior=prior)
        return Supposed(weighed, found)

    def supposed(
        self,
        footing: "Footing",
        *,
        distrust: Sequence[str] = (),
        trust: Sequence[str] = (),
        prior: float | None = None,
    ) -> WhatIf:
        """Return what `what_if` finds, of an episode of which the footing is known already."""
        from alleged.casebook.supposing import change_of
        from alleged.weigh.supposing import what_if

        change = change_of(footing, distrust, trust, prior)
        return what_if(footing.body, self._weigher().rules.assumed, change, footing.verdict)

    def assess(self, episode: str, note: str = "") -> Assessment:
        """Keep the verdict on an episode as your assessment, with all that it rests on.

        It is an act of its own; earlier ones stay, and `undo` takes it back.
        """
        from alleged.casebook.assessing import assessment_of

        weigher = self._weigher()
        weighed = next(weigher.weighed([self.episode(episode)], seek=True))
        made = assessment_of(weighed, weigher.basis(weighed), note, self._who())
        return judgements.assess(self._opened(), made)

    def assessments(self, episode: str = "") -> Iterator[Kept]:
        """Yield the assessments that were kept, of one episode or of all, the first first."""
        from alleged.casebook.assessing import GONE

        wanted = self.episode(episode).episode.tellings if episode else None
        made = judgements.assessments(self._opened(), wanted)
        store = self._grouped()
        cards = episodes.cards(store, episodes.groups(store, {each.telling for each in made}))
        weighed = self._weigher().weighed(cards)
        stands = {kept.assessment.number: kept for each in weighed for kept in each.kept}
        return (stands.get(each.number, Kept(each, (GONE,))) for each in made)

    def verdicts(self, tellings: Sequence[str] | None = None) -> dict[str, Verdict]:
        """Return the verdict on the episode of each of these tellings, by id; of None, of all."""
        store = self._grouped()
        cards = episodes.cards(store, episodes.groups(store, tellings), reasons=False)
        return {
            telling: each.verdict
            for each in self._weigher().weighed(cards)
            for telling in each.card.episode.tellings
        }

    def _judged(self, reviews: Iterable[Review]) -> dict[str, Any]:
        """Return what an exporter is given of episodes, verdicts, and what analysts decided."""
        verdicts: dict[str, Verdict] = {}

        def weighed() -> Iterator[Episode]:
            for each in self._weigher().weighed(self.episodes()):
                verdicts[each.id] = each.verdict
                yield each.card.episode

        decided = (self.inquiries(), self.grades().values(), self.assessments(), reviews)
        return {
            "episodes": weighed(),
            "verdicts": lambda episode: verdicts.pop(episode, None),
            "judgements": chain.from_iterable(decided),
        }

    def grade(self, source: str, letter: str, because: str) -> Grade:
        """Give an outlet or a speaker an Admiralty letter, A to F, and say why.

        It is an act of its own; the latest counts, `F` takes earlier ones back, and so does
        `undo`. Raises NothingFound if no report has such a source, or QueryError.
        """
        from alleged.casebook.assessing import grade_of

        given = grade_of(self._opened(), source, letter, because, self._who())
        return judgements.grade(self._opened(), given)

    def grades(self) -> dict[str, Grade]:
        """Return the letter that counts of each source that has one, by its name."""
        return judgements.grades(self._opened())

    def expected(self, episode: str) -> Expected:
        """Return the traces that an episode leads one to expect, and what became of each."""
        return expected_of(self._weighed(episode))

    def inquire(
        self,
        episode: str,
        trace: str,
        state: str,
        because: str,
        *,
        searched: float | None = None,
        files: Sequence[str | PathLike[str]] = (),
        links: Sequence[str] = (),
    ) -> Inquiry:
        """Say what became of a trace that an episode leads one to expect, and why you say so.

        Args:
            episode: As for `weigh`.
            trace: Its name in the checklist, or a part that no other has.
            state: `seen`, `not-found`, `not-searched` or `not-expected`.
            because: What you looked at.
            searched: Share of place and time that was looked through, 0 to 1; needed for
                `not-found`.
            files: Kept in the ledger, with their SHA-256.
            links: Addresses. Nothing is fetched.

        It is an act of its own; the latest of each trace counts, and `undo` takes it back. Raises
        NothingFound, QueryError, TooLarge or UnreadableDocument.
        """
        from alleged.casebook.inquiring import inquiry_of

        weighed = self._weighed(episode)
        asked, originals = inquiry_of(
            weighed,
            trace,
            state,
            because,
            searched=searched,
            files=files,
            links=links,
            by=self._who(),
            limit=self.settings.attachment_bytes,
        )
        return judgements.inquire(self._opened(), asked, originals)

    def inquiries(self) -> list[Inquiry]:
        """Return every word of analysts on traces that no undo hides, the first first."""
        return judgements.inquiries(self._opened())

    def _weighed(self, wanted: str) -> Weighed:
        """Return an episode weighed without linchpins, as it was weighed last if nothing changed.

        Whoever asks what if asks again and again.
        """
        store, weigher = self._grouped(), self._weigher()
        group = episode_decisions.group_of(store, wanted)
        known = weigher.lately.get(group.members)
        if known is not None:
            return known
        (card,) = episodes.cards(store, [group], reasons=False)
        return weigher.lately.keep(group.members, next(weigher.weighed([card])))

    def _weigher(self) -> "Weigher":
        from alleged.casebook.weighing import Weigher

        if self._rules is None:
            self.assume()
        assert self._rules is not None
        store = self._grouped()
        acts = judgements.last_act(store)
        made = (store, self._rules, acts)
        if self._ready is None or self._ready.made != made:
            self._ready = Weigher(store, self._kinship(), self._rules, acts)
        return self._ready

    @abstractmethod
    def _kinship(self) -> "Kinship": ...
