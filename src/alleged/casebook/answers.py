"""What a casebook answers with: the types there are, and each as JSON values."""

from dataclasses import asdict
from typing import Any

from alleged.casebook.actor_book import ActorSide
from alleged.casebook.finding import Row
from alleged.casebook.summary import ReadSummary, Status
from alleged.ledger.glance import OutletCount, PlaceCount, Tallies
from alleged.ledger.history import Act, RunRecord
from alleged.ledger.opening import Notice, silent
from alleged.ledger.selection import Spot, Stretch, Tie
from alleged.model.actor import ActorCount
from alleged.model.assessed import Kept
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document, Refusal
from alleged.model.event import CodedEvent
from alleged.model.inquiry import Grade, Inquiry
from alleged.model.mark import Mark
from alleged.model.review import Review
from alleged.model.rivals import Evidence
from alleged.publish import jsonl
from alleged.publish.actor_page import ActorPage
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.episode_cards import EpisodeCard, EpisodeOutline
from alleged.publish.json_values import dumped
from alleged.publish.judgement_json import judgement_object
from alleged.publish.lineage import Lineage
from alleged.publish.patterns import PatternPage
from alleged.publish.rivals import DraftCard, RivalsPage
from alleged.publish.rivals_json import evidence_object
from alleged.publish.source_page import SourcePage
from alleged.publish.suggested import suggested_object, suggested_yaml
from alleged.publish.weighed import Expected, Supposed, Weighed

__all__ = [
    "Act",
    "ActorCount",
    "ActorPage",
    "ActorSide",
    "Answer",
    "CodedEvent",
    "DealCard",
    "DraftCard",
    "EpisodeCard",
    "EpisodeOutline",
    "Lineage",
    "Notice",
    "OutletCount",
    "PatternPage",
    "PlaceCount",
    "PropositionCard",
    "ReadSummary",
    "RivalsPage",
    "Row",
    "RunRecord",
    "Spot",
    "Status",
    "Stretch",
    "Supposed",
    "Tallies",
    "Tie",
    "Weighed",
    "dumped",
    "json_line",
    "json_of",
    "silent",
    "suggested_object",
    "suggested_yaml",
]

Answer = (
    Document
    | DealCard
    | PropositionCard
    | EpisodeCard
    | EpisodeOutline
    | DraftCard
    | RivalsPage
    | PatternPage
    | Evidence
    | BearingEvidence
    | Mark
    | Claim
    | Attribution
    | ActorCount
    | ActorPage
    | Act
    | RunRecord
    | ReadSummary
    | Status
    | Refusal
    | Lineage
    | CodedEvent
    | Weighed
    | Supposed
    | Expected
    | SourcePage
    | Kept
    | Inquiry
    | Grade
    | Review
)


def json_of(answer: Answer) -> dict[str, Any]:
    """Return an answer's keys; rows of the ledger say their `type`, as in an export."""
    match answer:
        case Document():
            return {"type": "document", **jsonl.document_object(answer)}
        case DealCard():
            return {"type": "deal", **answer.json()}
        case PropositionCard():
            return {"type": answer.proposition.type.value, **answer.json()}
        case EpisodeCard() | EpisodeOutline():
            return {"type": "episode", **answer.json()}
        case BearingEvidence():
            return {"type": "evidence", **jsonl.evidence_line(answer)}
        case Mark():
            return {"type": "mark", "forecast": answer.forecast, **jsonl.mark_object(answer)}
        case Evidence():
            return {"type": "row", **evidence_object(answer)}
        case ActorPage() | DraftCard() | RivalsPage() | PatternPage():
            return answer.json()
        case Claim():
            return {"type": "claim", **jsonl.claim_object(answer)}
        case Attribution():
            return {"type": "attribution", **jsonl.attribution_object(answer)}
        case Lineage() | Weighed() | Supposed() | Expected() | SourcePage():
            return answer.json()
        case Kept() | Inquiry() | Grade() | Review():
            return judgement_object(answer)
        case ReadSummary():
            return {**asdict(answer), "seconds": round(answer.seconds, 3)}
        case Act() | RunRecord():
            return {**asdict(answer), "at": answer.at.isoformat()}
        case ActorCount():
            return {"type": "actor", **asdict(answer), "kind": answer.kind.value}
        case _:
            return asdict(answer)


def json_line(answer: Answer) -> str:
    """Return an answer as one line of JSON that is harmless to print."""
    return dumped(json_of(answer))
