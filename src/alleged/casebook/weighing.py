"""Episodes of a ledger weighed: their claims, where these come from, and what analysts decided."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from alleged.casebook.kinship import Kinship
from alleged.casebook.lately import Lately
from alleged.ledger import attributed, judgements, retrieval
from alleged.ledger.foes import foes
from alleged.ledger.store import Store
from alleged.model.assessed import Assessment, Basis, Kept
from alleged.model.claim import Attribution
from alleged.model.document import Span
from alleged.model.evidence import BodyOfEvidence, Checklist
from alleged.model.inquiry import Inquiry
from alleged.model.lineage import Origin, Point
from alleged.model.supposition import Linchpins, Part
from alleged.publish.cards import DealCard
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.weighed import Weighed
from alleged.weigh.assumptions import Assumptions, shipped_assumptions
from alleged.weigh.bodies import Letters, Matter, matter_of, points
from alleged.weigh.checklists import checklists
from alleged.weigh.linchpins import linchpins
from alleged.weigh.standing import Foes, Sayings, called_in
from alleged.weigh.verdict import weigh

_WORK, _LEAST, _MOST = 20_000, 50, 2_000
"""Claims looked at in search of linchpins, and how many sets are tried at least and at most."""

REMEMBERED = 2_000
"""Tellings of all episodes together that are kept weighed."""

NOT_SOUGHT = Linchpins(Part.SOURCE, (), exact=False, at_least=1, turned=None)
"""What stands for linchpins where nobody asks for them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What weighing takes for granted, as a user set it."""

    assumed: Assumptions
    checklists: Mapping[str, Checklist]

    @classmethod
    def of(cls, assumptions: str, folder: str) -> "Rules":
        """Return the shipped rules as a file and a folder change them; an empty name changes none.

        Raises BadAssumption or BadChecklist with file, line and what is allowed.
        """
        shipped = shipped_assumptions()
        assumed = shipped.changed_by(Path(assumptions)) if assumptions else shipped
        return cls(assumed, checklists(Path(folder) if folder else None))


class Weigher:
    """A ledger as it is now, with what everything in it is weighed by."""

    def __init__(self, store: Store, kinship: Kinship, rules: Rules, acts: int) -> None:
        self._store = store
        self._graph = kinship.graph()
        self.rules = rules
        self.made = (store, rules, acts)
        """What it was made for: a ledger, what is taken for granted, and the last act there."""

        self.lately: Lately[tuple[str, ...], Weighed] = Lately(
            REMEMBERED, lambda weighed: len(weighed.card.cards)
        )
        """Episodes by their members, weighed without linchpins."""

    @cached_property
    def _foes(self) -> Foes:
        return foes(self._store)

    @cached_property
    def letters(self) -> Letters:
        """Admiralty letters by the folded name of a source."""
        found = judgements.grades(self._store).values()
        return {each.source.casefold(): each.letter for each in found}

    def weighed(self, cards: Iterable[EpisodeCard], *, seek: bool = False) -> Iterator[Weighed]:
        """Yield episodes weighed, a few read at a time; with their linchpins if sought."""
        for part in _parts(cards):
            said = attributed.attributions_by(self._store, _voices(part))
            tellings = [telling for each in part for telling in each.episode.tellings]
            asked = judgements.inquiries(self._store, tellings)
            kept = judgements.assessments(self._store, tellings)
            for each in part:
                mine = set(each.episode.tellings)
                yield self._weighed(
                    each,
                    said,
                    [inquiry for inquiry in asked if inquiry.telling in mine],
                    [made for made in kept if made.telling in mine],
                    seek,
                )

    def basis(self, weighed: Weighed) -> Basis:
        """Return all that a verdict rests on."""
        body = weighed.body
        sources = sorted({n.casefold() for term in weighed.verdict.terms for n in term.sources})
        voices = sorted({term.about.casefold() for term in weighed.verdict.terms})
        names = sorted({*sources, *voices} & set(self.letters))
        mine = {inquiry.id for inquiry in weighed.inquiries.values()}
        words = [each for each in body.words if each.witness.claim_id not in mine]
        return Basis(
            program=version("alleged"),
            assumptions=_digest(
                [(a.name, a.value, a.low, a.high) for a in self.rules.assumed.by_name.values()]
            ),
            checklist=_digest([asdict(trace) for trace in body.traces]),
            claims=_digest(sorted(_unjudged(asdict(each)) for each in words)),
            decisions=_digest([sorted(mine), [(name, self.letters[name]) for name in names]]),
            acts=self.made[2],
        )

    def _weighed(
        self,
        card: EpisodeCard,
        said: Mapping[str, tuple[Attribution, ...]],
        asked: list[Inquiry],
        kept: list[Assessment],
        seek: bool,
    ) -> Weighed:
        matter = self._matter(card, said, asked)
        assumed = self.rules.assumed
        weighed = Weighed(
            card,
            matter.body,
            matter.checklist,
            matter.aside,
            weigh(matter.body, assumed),
            _linchpins(matter.body, assumed) if seek else NOT_SOUGHT,
            self.letters,
            {inquiry.id: inquiry for inquiry in asked},
            {aspect: weigh(body, assumed) for aspect, body in matter.aspects.items()},
        )
        if not kept:
            return weighed
        now = self.basis(weighed)
        return replace(weighed, kept=tuple(Kept(made, made.basis.changes(now)) for made in kept))

    def _matter(
        self, card: EpisodeCard, said: Mapping[str, tuple[Attribution, ...]], asked: list[Inquiry]
    ) -> Matter:
        told = [c.deal if isinstance(c, DealCard) else c.proposition for c in card.cards]
        called = called_in(told)
        sayings = [
            Sayings(thing, each.document, each.claims, said.get(each.document.id, ()), called)
            for thing, each in zip(told, card.cards, strict=True)
        ]
        return matter_of(
            sayings,
            self._origins(list(points(sayings))),
            self.rules.checklists,
            self.rules.assumed,
            letters=self.letters,
            inquiries=asked,
            foes=self._foes,
        )

    def _origins(self, where: list[Point]) -> dict[Point, Origin]:
        voices = self._graph.independence(where).voices
        return {point: voice.origin for voice in voices for point in voice.points}


def _linchpins(body: BodyOfEvidence, assumed: Assumptions) -> Linchpins:
    """Return the linchpins, with fewer sets tried where each takes longer: an answer at once."""
    tried = _WORK // max(1, len(body.words))
    return linchpins(body, assumed, most_tried=min(max(tried, _LEAST), _MOST))


def _parts(cards: Iterable[EpisodeCard]) -> Iterator[list[EpisodeCard]]:
    part: list[EpisodeCard] = []
    for each in cards:
        part.append(each)
        if len(part) == retrieval.CHUNK:
            yield part
            part = []
    if part:
        yield part


def _voices(cards: Iterable[EpisodeCard]) -> dict[str, set[Span | None]]:
    """Return where those stand who speak in claims, by report."""
    found: dict[str, set[Span | None]] = defaultdict(set)
    for each in cards:
        for card in each.cards:
            speakers = (claim.speaker for claim in card.claims)
            found[card.document.id].update(each.span for each in speakers if not each.is_author)
    return found


def _unjudged(word: dict[str, Any]) -> str:
    """Return a claim or finding as text, without how reliable anybody is taken to be."""
    return json.dumps({**word, "witness": {**word["witness"], "reliability": None}}, sort_keys=True)


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
