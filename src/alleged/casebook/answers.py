"""What a casebook answers with: the types there are, and each as JSON values."""

from dataclasses import asdict
from typing import Any

from alleged.casebook.finding import Row
from alleged.casebook.summary import ReadSummary, Status
from alleged.ledger.history import Act, RunRecord
from alleged.ledger.overview import ActorCount
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document, Refusal
from alleged.model.event import CodedEvent
from alleged.publish import jsonl
from alleged.publish.cards import DealCard

__all__ = [
    "Act",
    "ActorCount",
    "Answer",
    "CodedEvent",
    "DealCard",
    "ReadSummary",
    "Row",
    "RunRecord",
    "Status",
    "json_line",
    "json_of",
]

Answer = (
    Document
    | DealCard
    | Claim
    | Attribution
    | ActorCount
    | Act
    | RunRecord
    | ReadSummary
    | Status
    | Refusal
    | CodedEvent
)


def json_of(answer: Answer) -> dict[str, Any]:
    """Return an answer's keys; rows of the ledger say their `type`, as in an export."""
    match answer:
        case Document():
            return {"type": "document", **jsonl.document_object(answer)}
        case DealCard():
            return {"type": "deal", **answer.json()}
        case Claim():
            return {"type": "claim", **jsonl.claim_object(answer)}
        case Attribution():
            return {"type": "attribution", **jsonl.attribution_object(answer)}
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
    return jsonl.dumped(json_of(answer))
