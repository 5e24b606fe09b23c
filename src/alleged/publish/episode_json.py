"""An episode as JSON values: its members, what each says, and what was made of it."""

from typing import Any

from alleged.model.assessment import Verdict
from alleged.model.episode import Comparison, Episode, Member
from alleged.publish.json_values import period_object
from alleged.publish.verdict_json import verdict_object


def episode_object(
    episode: Episode, origins: int | None = None, verdict: Verdict | None = None
) -> dict[str, Any]:
    """Return an episode's keys; `values` has every value with the members that give it."""
    tellings = list(episode.tellings)
    return {
        "id": episode.id,
        "sort": episode.sort,
        "deals": tellings if episode.sort == "deal" else [],
        "outcomes": tellings if episode.sort == "outcome" else [],
        "documents": list(episode.documents),
        "origins": origins,
        "status": episode.status or None,
        "assessment": verdict_object(verdict) if verdict else None,
        "period": period_object(episode.period) if episode.period else None,
        "values": {
            field: [{"value": value.text, "members": list(value.members)} for value in values]
            for field, values in episode.values.items()
        },
        "rivals": list(episode.rivals),
        "members": [member_object(member) for member in episode.members],
    }


def member_object(member: Member) -> dict[str, Any]:
    """Return a member's keys: why it belongs to its episode."""
    return {
        "id": member.id,
        "document": member.document,
        "nearest": member.nearest or None,
        "log2_odds": round(member.bits, 2) if member.nearest else None,
        "reasons": [reason_object(reason) for reason in member.reasons],
    }


def reason_object(reason: Comparison) -> dict[str, Any]:
    """Return the keys of one reason for membership."""
    return {"field": reason.field, "text": reason.text, "log2_odds": round(reason.bits, 2)}
