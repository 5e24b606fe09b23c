"""What a row of evidence rests on in a ledger: episodes or claims, who tells them, how credible."""

from collections.abc import Iterable, Sequence
from math import fsum

from alleged.casebook.asking import claims_of, tellings_of
from alleged.casebook.episodes import cards, groups
from alleged.casebook.kinship import Kinship, point_of
from alleged.casebook.weighing import Weigher
from alleged.ledger import retrieval
from alleged.ledger.store import Store
from alleged.model.assessment import Verdict
from alleged.model.claim import Claim
from alleged.model.document import Document
from alleged.model.filters import ClaimFilter, DocumentFilter
from alleged.model.lineage import Independence, Point
from alleged.model.rivals import Asked, AskedOf, Evidence, Grounds
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.lineage_words import report_words

SAID = 0.95
"""Credibility of somebody's having said what a report quotes. Ours."""


class Ledgered:
    """A ledger as rows of evidence look at it."""

    def __init__(self, store: Store, kinship: Kinship, weigher: Weigher) -> None:
        self._store = store
        self._graph = kinship.graph()
        self._weigher = weigher
        self._verdicts: dict[str, Verdict] = {}
        self._reports: dict[str, str] = {}
        self._answers: dict[Asked, frozenset[str]] = {}

    def grounds(self, row: Evidence) -> Grounds:
        """Return what a row rests on now, with a note for whatever is no longer shown."""
        notes = []
        told = self.episodes(row.told)
        gone = set(row.told) - {each for card in told for each in card.episode.tellings}
        said = [each for key in row.said for each in self._claims(key)]
        gone |= set(row.said) - {claim.id for claim, _ in said}
        if gone:
            notes.append(f"{', '.join(sorted(gone))} is not in the ledger any more")
        if not told and not said:
            return Grounds(notes=tuple(notes), credibility=0.0 if gone else None, reason="gone")
        points = [*self._points(told), *(Point(c.document_id, (c.span,)) for c, _ in said)]
        voices = self._graph.independence(points)
        documents = [*(c.document for card in told for c in card.cards), *(d for _, d in said)]
        credibility, between, reason = self._credibility(told, said)
        return Grounds(
            sources=tuple(dict.fromkeys(Report.of(each).voice for each in documents)),
            origins=self._origins(voices),
            claims=(*self._claims_about(told), *(claim.id for claim, _ in said)),
            episodes=tuple(card.id for card in told),
            credibility=credibility,
            reason=reason,
            range=between,
            headings=(*(card.heading for card in told), *(_said_words(c) for c, _ in said)),
            notes=tuple(notes),
        )

    def episodes(self, tellings: Iterable[str]) -> list[EpisodeCard]:
        """Return the episodes that tellings are in, each once."""
        wanted = list(dict.fromkeys(tellings))
        found = cards(self._store, groups(self._store, wanted), reasons=False) if wanted else ()
        return sorted(found, key=lambda card: card.id)

    def fits(self, asked: Asked, card: EpisodeCard) -> bool:
        """Say whether an episode is of the sort that an expectation is about."""
        mine = frozenset(card.episode.tellings)
        told = tuple(f for f in asked.fields if f[0] not in ("voice", "stance", "origins"))
        if told and not mine & self._answer(Asked(AskedOf.TOLD, told, asked.written)):
            return False
        said = tuple(f for f in asked.fields if f[0] in ("voice", "stance"))
        if said and not set(self._claims_about([card])) & self._answer(Asked(AskedOf.SAID, said)):
            return False
        wanted = asked.get("origins")
        return not wanted or (self.origins(card) > 1) is (wanted == "several")

    def verdicts(self, told: Sequence[EpisodeCard]) -> list[Verdict]:
        """Return what is made of episodes, in their order; each is weighed once."""
        new = [card for card in told if card.id not in self._verdicts]
        for card, weighed in zip(new, self._weigher.weighed(new), strict=True):
            self._verdicts[card.id] = weighed.verdict
        return [self._verdicts[card.id] for card in told]

    def origins(self, card: EpisodeCard) -> int:
        """Return how many origins the reports of an episode have."""
        return self._graph.independence(self._points([card])).origins

    def _answer(self, asked: Asked) -> frozenset[str]:
        if asked not in self._answers:
            find = tellings_of if asked.of is AskedOf.TOLD else claims_of
            self._answers[asked] = frozenset(find(self._store, asked))
        return self._answers[asked]

    def _points(self, told: Iterable[EpisodeCard]) -> list[Point]:
        return [point_of(each) for card in told for each in card.cards]

    def _claims(self, key: str) -> list[tuple[Claim, Document]]:
        return list(retrieval.claims(self._store, ClaimFilter(claim=key)))

    def _claims_about(self, told: Iterable[EpisodeCard]) -> tuple[str, ...]:
        return tuple(
            claim.id
            for card in told
            for each in card.cards
            for claim in each.claims
            if claim.about_id in card.episode.tellings
        )

    def _credibility(
        self, told: Sequence[EpisodeCard], said: Sequence[tuple[Claim, Document]]
    ) -> tuple[float, tuple[float, float], str]:
        """Return how credible a row is, between which ends, and why: of several things the mean."""
        judged = [
            (v.low.probability, v.probability, v.high.probability) for v in self.verdicts(told)
        ]
        reasons = [
            f"{verdict.likelihood.value}, as `alleged weigh {card.id}` shows"
            for card, verdict in zip(told, self.verdicts(told), strict=True)
        ]
        if said:
            judged.append((SAID, SAID, SAID))
            reasons.append("that it was said, as the report quotes it")
        low, usual, high = (fsum(each) / len(judged) for each in zip(*judged, strict=True))
        if len(judged) > 1:
            shares = ", ".join(f"{share:.0%}" for _, share, _ in judged)
            return usual, (low, high), f"mean of {len(judged)}: {shares}"
        return usual, (low, high), reasons[0]

    def _origins(self, voices: Independence) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                voice.origin.name or self._report(voice.origin.document_id)
                for voice in voices.voices
            )
        )

    def _report(self, document_id: str) -> str:
        if document_id not in self._reports:
            found = next(retrieval.documents(self._store, DocumentFilter(document=document_id)))
            self._reports[document_id] = report_words(Report.of(found))
        return self._reports[document_id]


def _said_words(claim: Claim) -> str:
    speaker = next((voice.name for voice in reversed(claim.voice) if not voice.is_author), "")
    return f"{speaker or 'the report'} {claim.decided_stance.value}"
