"""Looks place names up in an index on disk: what a name may mean, never which it does."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from alleged.model.place import GeoPrecision, Place
from alleged.resolve.gazetteer_building import TRANSLITERATED, build, index_path
from alleged.resolve.place_folding import fold, is_abbreviation, sound, without_article

LOOKUP = """
select sense.id, name, lat, lon, geonames_id, precision, country, province, population, capital_of,
    fit
from name join sense on sense.id = name.sense where key = ?
"""


@dataclass(frozen=True, slots=True)
class Sense:
    """One place a name may mean, with what choosing among them needs."""

    place: Place
    province: str
    """GeoNames code of the first-order division, `LA`; empty for countries and regions."""

    population: int
    """Of towns and countries; 0 where not known."""

    capital_of: int
    """Population of the country it is the capital of; 0 for all others."""

    fit: int
    """How the name fits: 2 preferred name, 1 another name of it, 0 only sounds like it."""


class Gazetteer:
    """Place names and their senses, read from an index on disk.

    Pickles as the path of its index, so that each process opens its own.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._base.execute("pragma mmap_size=268435456")
        self._articled = {country.lower() for country in TRANSLITERATED}
        self._of_key = lru_cache(maxsize=20_000)(self._read)

    @classmethod
    def open(
        cls, folder: Path | None = None, *, say: Callable[[str], None] | None = None
    ) -> "Gazetteer":
        """Return the gazetteer of the installed data, building its index the first time.

        `folder` is where the index is kept, the user's cache by default; `say` is told, before
        the wait, that the index is being built.
        """
        path = index_path(folder)
        if not path.exists():
            build(path, say)
        return cls(path)

    def __reduce__(self) -> tuple[type["Gazetteer"], tuple[Path]]:
        return type(self), (self.path,)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what a written name may mean, in no order; empty if it is no known place."""
        only_as_written = is_abbreviation(name)
        if only_as_written or (len(name) < 8 and (name[-1:] == "." or name.isupper())):
            short = self._of_key("=" + name.replace(" ", ""))
            if short or only_as_written:
                return short
        key = fold(name)
        senses = self._of_key(key)
        bare = without_article(key)
        if senses or bare == key:
            return senses
        return tuple(s for s in self._of_key(bare) if s.place.country in self._articled)

    def senses_by_sound(self, name: str) -> tuple[Sense, ...]:
        """Return places whose name is another transliteration of the written one."""
        heard = sound(fold(name))
        return self._of_key(f"~{heard}") if heard else ()

    def countries_of(self, demonym: str) -> tuple[Sense, ...]:
        """Return the countries whose people or things are called so: "Kemran", "the Kemrans"."""
        key = demonym.lower()
        return self._of_key(f"@{key}") or self._of_key(f"@{key.removesuffix('s')}")

    def _read(self, key: str) -> tuple[Sense, ...]:
        return tuple(
            Sense(
                Place(name, lat, lon, gid or None, cast(GeoPrecision, precision), country),
                province,
                population,
                capital_of,
                fit,
            )
            for _, name, lat, lon, gid, precision, country, province, population, capital_of, fit
            in self._base.execute(LOOKUP, (key,))
        )  # fmt: skip
