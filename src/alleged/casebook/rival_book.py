"""What can be asked of a casebook about rival hypotheses, and decided."""

from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from alleged.casebook import rival_decisions
from alleged.casebook.asking import ids_of, tellings_of
from alleged.casebook.weighing_book import WeighingBook
from alleged.errors import NothingFound
from alleged.hypotheses.asked_file import asked
from alleged.hypotheses.building import built, changed, found
from alleged.hypotheses.compare import compare
from alleged.hypotheses.drafts import matrix_of
from alleged.hypotheses.expecting import proposed
from alleged.hypotheses.matrix_file import read_draft
from alleged.hypotheses.sensitivity import losses
from alleged.hypotheses.variants import variants
from alleged.ledger import retrieval, rivals
from alleged.model.rivals import (
    AskedOf,
    Change,
    Draft,
    Evidence,
    Judged,
    Judgement,
    Priors,
    Removed,
)
from alleged.publish.rivals import DraftCard, RivalsPage
from alleged.publish.rivals_told import Quoted

if TYPE_CHECKING:
    from alleged.casebook.grounds import Ledgered
    from alleged.publish.episode_cards import EpisodeCard

_QUOTES = 4
"""Of a row, shown on a page."""

_LOOKED_AT = 40


class RivalBook(WeighingBook):
    """The part of a casebook that sets rival hypotheses against the evidence of its ledger.

    What a person says is kept as decisions, one after the other; `undo` takes back the last. What
    a row rests on is looked up each time, so it is as the ledger is now.
    """

    def hypotheses(self) -> list[DraftCard]:
        """Return the matrices of the ledger, complete or not, in the order they were begun."""
        decided = rivals.decisions(self._opened())
        return [
            DraftCard(name, draft, tuple(d for d in decided if d.matrix == name))
            for name, draft in built(decided).items()
        ]

    def new_hypotheses(
        self,
        file: str | PathLike[str] | None = None,
        *,
        name: str = "",
        question: str = "",
        hypotheses: Mapping[str, str] | None = None,
        because: str = "",
    ) -> DraftCard:
        """Begin a matrix, from a YAML file or from a question and `{name: text}` of its rivals.

        The name is the file's unless another is given. What the file asks of the ledger is looked
        up now and kept. Raises BadHypotheses, with file and line, or NothingFound.
        """
        if file is not None:
            draft = rival_decisions.resolved(self._grouped(), read_draft(Path(file)))
        else:
            draft = rival_decisions.begun(question, hypotheses or {})
        name = name or (Path(file).stem if file is not None else "")
        return self._kept(rival_decisions.named(name), [draft], because)

    def add_hypothesis(self, matrix: str, name: str, text: str, *, because: str = "") -> DraftCard:
        """Add a rival to a matrix."""
        return self._kept(matrix, [rival_decisions.rival(name, text)], because)

    def add_evidence(
        self,
        matrix: str,
        row: str,
        *ids: str,
        cells: Mapping[str, Judgement] | None = None,
        text: str = "",
        sources: Sequence[str] = (),
        origins: Sequence[str] = (),
        credibility: float | None = None,
        relevance: str = "medium",
        q: float | None = None,
        because: str = "",
    ) -> DraftCard:
        """Add a row; `ids` are those of episodes, deals, outcomes or claims that it rests on.

        Cells that are left out are filled by what the rivals expect of the first episode.
        """
        store, draft = self._grouped(), self._draft(matrix)
        evidence = rival_decisions.evidence(
            store, row, ids, cells or {}, text, sources, origins, credibility, relevance, q
        )
        for card in self._ledgered().episodes(evidence.told)[:1]:
            evidence = rival_decisions.filled(evidence, self._expected(draft, card))
        return self._kept(matrix, [evidence], because)

    def judge(
        self,
        matrix: str,
        row: str,
        cells: Mapping[str, Judgement],
        *,
        q: float | None = None,
        because: str = "",
    ) -> DraftCard:
        """Fill cells of a row, or fill them anew. The latest counts."""
        checked = rival_decisions.cells(cells)
        return self._kept(matrix, [Judged(row, checked, rival_decisions.share("q", q))], because)

    def set_priors(
        self, matrix: str, priors: Mapping[str, float], *, because: str = ""
    ) -> DraftCard:
        """Give all rivals their probability before any evidence; they sum to one."""
        values = {n: rival_decisions.share(f"the prior of {n}", p) or p for n, p in priors.items()}
        return self._kept(matrix, [Priors(values)], because)

    def remove_hypotheses(
        self, matrix: str, *, hypothesis: str = "", row: str = "", because: str = ""
    ) -> DraftCard | None:
        """Leave out a rival, a row, or, without either, the whole matrix. `undo` brings it back."""
        return self._keep(matrix, [Removed(hypothesis, row)], because)

    def propose(
        self, matrix: str, *, keep: bool = False, because: str = "", **fields: str
    ) -> list[Evidence]:
        """Return rows that the ledger has for a matrix, with the cells that its rivals expect.

        `fields` ask for episodes as `episodes` does (`kind="trade"`, `actor="Reed Guild"`, `type`,
        and `with` a second actor), or with `voice` or `stance` for claims. An episode or claim that
        a row rests on already is passed over. `keep` adds all of them as one decision.
        """
        store, draft = self._grouped(), self._draft(matrix)
        of = AskedOf.SAID if {"voice", "stance"} & set(fields) else AskedOf.TOLD
        wanted = asked({name: value for name, value in fields.items() if value}, of)
        ids = ids_of(store, wanted) if wanted.fields else tellings_of(store, wanted)
        if of is AskedOf.SAID:
            rows = rival_decisions.of_claims(draft, self._claims(ids))
        else:
            ledgered = self._ledgered()
            known = {each for row in draft.evidence for each in row.told}
            rows, taken = [], {row.name for row in draft.evidence}
            for card in ledgered.episodes(ids):
                if known.isdisjoint(card.episode.tellings):
                    expected = self._expected(draft, card)
                    rows.append(rival_decisions.of_episode(card, taken, expected))
                    taken.add(rows[-1].name)
        if keep and rows:
            self._kept(matrix, rows, because)
        return rows

    def matrix(self, wanted: str | PathLike[str], *, complete: bool = True) -> RivalsPage:
        """Return a matrix with how its rivals stand: one of the ledger, or that of a YAML file.

        A name that ends in `.yaml` or `.yml` is a file; nothing of it is kept. Raises
        BadHypotheses, or NothingFound with the names there are. If it need not be `complete`, a
        rival without evidence is a note and no error.
        """
        if str(wanted).endswith((".yaml", ".yml")):
            return self._page(Path(wanted).stem, self._from_file(Path(wanted)), complete)
        return self._page(str(wanted), self._draft(str(wanted)), complete)

    def _from_file(self, path: Path) -> Draft:
        draft = read_draft(path)
        if not any(row.asked or row.told or row.said for row in draft.evidence):
            return draft
        return self._with_expected(rival_decisions.resolved(self._grouped(), draft))

    def _page(self, name: str, draft: Draft, complete: bool) -> RivalsPage:
        rests = [row for row in draft.evidence if row.told or row.said]
        ledgered = self._ledgered() if rests else None
        grounds = {row.name: ledgered.grounds(row) for row in rests if ledgered}
        matrix = matrix_of(draft, grounds, complete=complete)
        quotes = {row.name: self._quotes(row.claims) for row in matrix.rows if row.claims and rests}
        return RivalsPage(name, matrix, compare(matrix), losses(matrix), variants(matrix), quotes)

    def _with_expected(self, draft: Draft) -> Draft:
        """Fill the cells that nobody judged with what rivals expect of what a row rests on."""
        ledgered = self._ledgered()
        rows = []
        for row in draft.evidence:
            for card in ledgered.episodes(row.told)[:1]:
                row = rival_decisions.filled(row, self._expected(draft, card))
            rows.append(row)
        return Draft(draft.question, draft.rivals, tuple(rows))

    def _expected(self, draft: Draft, card: "EpisodeCard") -> dict[str, Judgement]:
        ledgered = self._ledgered()
        return proposed(draft.rivals, lambda asked: ledgered.fits(asked, card))

    def _claims(self, ids: Sequence[str]) -> list[Quoted]:
        found = {claim.id: (claim, d) for claim, d in retrieval.claims_of(self._opened(), ids)}
        return [Quoted.of(*found[each]) for each in ids if each in found]

    def _quotes(self, ids: Sequence[str]) -> tuple[Quoted, ...]:
        """Return a few of the words: of each report and stance the first, then more."""
        found = self._claims([each for each in ids if each.startswith("claim-")][:_LOOKED_AT])
        first = {(each.report.id, each.stance): each for each in reversed(found)}
        chosen = sorted(first.values(), key=found.index)
        return tuple(chosen[:_QUOTES])

    def _draft(self, name: str) -> Draft:
        drafts = built(rivals.decisions(self._opened()))
        if not drafts:
            raise NothingFound(
                f"there is no matrix {name!r}, nor any other",
                hint="`alleged hypotheses new FILE.yaml` begins one.",
            )
        return drafts[found(name, drafts, "matrix")]

    def _kept(self, name: str, changes: Sequence[Change], because: str) -> DraftCard:
        made = self._keep(name, changes, because)
        assert made is not None
        return made

    def _keep(self, name: str, changes: Sequence[Change], because: str) -> DraftCard | None:
        store = self._opened()
        drafts = built(rivals.decisions(store))
        draft = drafts.get(name)
        if draft is None and not isinstance(changes[0], Draft):
            draft = self._draft(name)
        for change in changes:
            draft = changed(draft, change, name)
        if isinstance(changes[0], Draft) and draft is not None and draft.evidence:
            draft = self._with_expected(draft)
            changes = [draft]
        rivals.decide(store, self._who(), name, changes, because.strip())
        return next((card for card in self.hypotheses() if card.name == name), None)

    def _ledgered(self) -> "Ledgered":
        from alleged.casebook.grounds import Ledgered

        return Ledgered(self._grouped(), self._kinship(), self._weigher())
