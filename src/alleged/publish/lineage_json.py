"""Voices and edges as JSON values."""

from typing import Any

from alleged.model.lineage import Edge, Independence
from alleged.publish.json_values import offsets
from alleged.publish.jsonl import lineage_object


def independence_object(independence: Independence) -> dict[str, Any]:
    """Return how many voices there are, which reports are one, and by which edges."""
    return {
        "reports": independence.reports,
        "origins": independence.origins,
        "voices": [
            {
                "origin": voice.origin.document_id,
                "source": voice.origin.name or None,
                "points": [
                    {
                        "document": point.document_id,
                        "spans": [offsets(span) for span in point.spans],
                    }
                    for point in voice.points
                ],
                "edges": [edge.id for edge in voice.edges],
            }
            for voice in independence.voices
        ],
    }


def edge_object(edge: Edge) -> dict[str, Any]:
    """Return an edge's keys as in an export, with its id, its share and its reason."""
    return {
        "id": edge.id,
        **lineage_object(edge),
        "share": edge.share,
        "reason": edge.reason,
        "decided_by": edge.decided_by or None,
    }
