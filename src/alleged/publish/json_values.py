"""Values that every JSON of ours is made of: text that is harmless to print, offsets, periods."""

import json
import re
from typing import Any

from alleged.model.document import Span
from alleged.model.period import Period

# Characters that JSON may hold bare, but that split lines, move a terminal's cursor, turn the
# direction of text around, or cannot be written as UTF-8. Escaped, they are the same data.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def dumped(value: object, *, indent: int | None = None) -> str:
    """Return a value as JSON that is harmless to print: one line, or indented."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def offsets(span: Span) -> list[int]:
    """Return a span as `[start, end]`: code points, end exclusive."""
    return [span.start, span.end]


def period_object(period: Period) -> dict[str, Any]:
    """Return a period's keys; `last` is null for a period without a known end."""
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat() if period.last else None,
        "precision": period.precision,
        "text": period.text,
    }
