"""Identifiers that follow from content, so that the same thing said twice has one id."""

import hashlib
import json


def content_id(prefix: str, **parts: object) -> str:
    """Return `prefix-` and 16 hex digits of the SHA-256 of the parts.

    The parts are hashed as sorted JSON, so no separator inside a part can make two different
    things look alike.

    >>> content_id("doc", text="a") == content_id("doc", text="a")
    True
    """
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"
