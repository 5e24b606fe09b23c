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
    return f"{prefix}-{hashlib.sha256(_canonical(parts).encode()).hexdigest()[:16]}"


_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
