"""Whether a name the program found is one that the annotators wrote, by a list of other names."""

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_SMALL = {"the", "a", "an", "al", "el"}
_LAST = {
    "group", "movement", "militia", "militias", "fighters", "militants", "forces", "jihadists",
    "insurgents", "men", "troops", "organisation", "organization", "newspaper", "agency", "city",
    "town", "province", "district", "region", "area", "camp",
}  # fmt: skip


def plain(name: str) -> str:
    """Return a name without case, accents, articles, hyphens and possessives."""
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).replace("ı", "i").casefold()
    text = re.sub(r"['’‘`ʿʾ](s\b)?", "", text).replace(".", "")
    return " ".join(w for w in re.split(r"[\W_]+", text) if w and w not in _SMALL)


def forms(name: str) -> set[str]:
    """Return the plain name, and the same without a general last word."""
    found = {plain(name)}
    words = plain(name).split()
    while len(words) > 1 and words[-1] in _LAST:
        words.pop()
        found.add(" ".join(words))
    return found - {""}


class Aliases:
    """The other names of an annotated data set (`aliases.json`)."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._names: dict[str, list[str]] = data.get("names", {})
        self._speaks: dict[str, str] = data.get("speaks_for", {})
        self.generic = set(data.get("generic", ()))

    @classmethod
    def read(cls, path: Path) -> "Aliases":
        """Read them from a file; none where there is no file."""
        return cls(json.loads(path.read_text("utf-8")) if path.exists() else {})

    def of(self, gold: str, *, speaker: bool = False) -> set[str]:
        """Return every plain form that counts as the annotated name."""
        names = {gold, *self._names.get(gold, ())}
        if speaker:
            for left, right in self._speaks.items():
                if gold in (left, right):
                    other = right if gold == left else left
                    names |= {other, *self._names.get(other, ())}
        return {plain(name) for name in names} - {""}

    def meet(self, found: set[str], gold: list[str], *, speaker: bool = False) -> bool:
        """Say whether any of the found forms is one of the annotated names."""
        return any(
            found & (self.of(part, speaker=speaker))
            for name in gold
            for part in (name, *name.split(" via "))
        )
