"""Actors read from files: the shipped lists, the user's own CSV, FollowTheMoney entities."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from alleged.errors import BadActorFile
from alleged.model.actor import Actor, ActorKind, Alias

COLUMNS = ("id", "name", "kind", "countries", "part_of", "aliases", "pronoun")

PRONOUNS = ("", "he", "she")

_YEARS = re.compile(r"^(?P<name>.*?)\s*\[(?P<first>\d{4})?(?P<dash>-)?(?P<last>(?<=-)\d{4})?\]$")
_COUNTRY = re.compile(r"^[a-z]{2}$")
_KIND_OF_SCHEMA = {
    "Person": ActorKind.PERSON,
    "Organization": ActorKind.ORGANISATION,
    "PublicBody": ActorKind.POLITICAL_BODY,
    "Company": ActorKind.ORGANISATION,
    "LegalEntity": ActorKind.UNKNOWN,
}
_PRONOUN_OF = {"male": "he", "female": "she"}
_KIND_OF_TOPIC = {"mil": ActorKind.MILITARY, "gov": ActorKind.GOVERNMENT}


def shipped_actors() -> tuple[Actor, ...]:
    """Return the actors that ship with the program, in the order of the files' names."""
    folder = files("alleged") / "data" / "actors"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".csv"))
    return tuple(
        actor
        for name in names
        for actor in _from_csv((folder / name).read_text(encoding="utf-8"), name)
    )


def read_actor_file(path: Path) -> tuple[Actor, ...]:
    """Return the actors of a CSV file or of FollowTheMoney entities (`.json`, `.jsonl`, `.ijson`).

    Raises:
        BadActorFile: the file cannot be read, or a row cannot be used; the message says which.

    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadActorFile(
            f"cannot read the actor file {str(path)!r}: {error}",
            hint="Give a CSV file in UTF-8, or FollowTheMoney entities as JSON.",
        ) from error
    if path.suffix.lower() in {".json", ".jsonl", ".ijson", ".ftm"}:
        return tuple(_from_entities(text, path.name))
    return tuple(_from_csv(text, path.name))


def merged(shipped: Iterable[Actor], own: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return all actors; one of the user's own takes the place of a shipped one of the same id."""
    by_id = {actor.id: actor for actor in shipped}
    by_id.update((actor.id, actor) for actor in own)
    return tuple(by_id.values())


def _from_csv(text: str, file: str) -> Iterator[Actor]:
    rows = csv.reader(text.splitlines())
    header = tuple(cell.strip() for cell in next(rows, ()))
    missing = [column for column in COLUMNS[:3] if column not in header]
    if missing:
        raise BadActorFile(
            f"{file}, line 1: no column {missing[0]!r}",
            hint=f"The first line must name the columns: {','.join(COLUMNS)}.",
        )
    unknown = [column for column in header if column not in COLUMNS]
    if unknown:
        raise BadActorFile(
            f"{file}, line 1: unknown column {unknown[0]!r}",
            hint=f"Known columns: {', '.join(COLUMNS)}.",
        )
    seen: dict[str, int] = {}
    for cells in rows:
        line = rows.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            raise BadActorFile(
                f"{file}, line {line}: {len(cells)} cells under {len(header)} columns",
                hint="Put a cell that holds a comma in double quotes.",
            )
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        actor = _actor_of(row, f"{file}, line {line}")
        if actor.id in seen:
            raise BadActorFile(
                f"{file}, line {line}: id {actor.id!r} was already used in line {seen[actor.id]}",
                hint="Give each actor an id of its own; more names go into the aliases.",
            )
        seen[actor.id] = line
        yield actor


def _actor_of(row: Mapping[str, str], where: str) -> Actor:
    for column in ("id", "name"):
        if not row.get(column):
            raise BadActorFile(
                f"{where}: the {column} is empty", hint="Every actor needs an id and a name."
            )
    countries = tuple(row.get("countries", "").lower().split())
    for country in countries:
        if not _COUNTRY.match(country):
            raise BadActorFile(
                f"{where}: {country!r} is not a country code",
                hint="Give two letters of ISO 3166-1, several separated by spaces: `sy lb`.",
            )
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=_kind(row.get("kind", ""), where),
        aliases=tuple(
            _alias(cell.strip(), where)
            for cell in row.get("aliases", "").split("|")
            if cell.strip()
        ),
        countries=countries,
        part_of=row.get("part_of") or None,
        pronoun=_pronoun(row.get("pronoun", ""), where),
    )


def _pronoun(value: str, where: str) -> str:
    if value.lower() not in PRONOUNS:
        raise BadActorFile(
            f"{where}: unknown pronoun {value!r}",
            hint="Write `he` or `she`, or leave the cell empty where neither is sure.",
        )
    return value.lower()


def _kind(value: str, where: str) -> ActorKind:
    try:
        return ActorKind(value.lower())
    except ValueError:
        raise BadActorFile(
            f"{where}: unknown kind {value!r}",
            hint=f"Known kinds: {', '.join(kind.value for kind in ActorKind)}.",
        ) from None


def _alias(cell: str, where: str) -> Alias:
    metonym = cell.startswith("~")
    name, first, last = cell.removeprefix("~").strip(), None, None
    if name.endswith("]"):
        years = _YEARS.match(name)
        if years is None or not (years["first"] or years["last"]):
            raise BadActorFile(
                f"{where}: cannot read the years of the alias {cell!r}",
                hint="Write `Name [2013-2014]`, `Name [2013-]`, `Name [-2014]` or `Name [2013]`.",
            )
        name = years["name"]
        first, last = (int(years[end]) if years[end] else None for end in ("first", "last"))
        if not years["dash"]:
            last = first
        if first and last and first > last:
            raise BadActorFile(
                f"{where}: the alias {cell!r} ends before it begins", hint="Swap the years."
            )
    if not name:
        raise BadActorFile(f"{where}: an alias has no name: {cell!r}", hint="Leave it out.")
    return Alias(name, first, last, metonym)


def _from_entities(text: str, file: str) -> Iterator[Actor]:
    seen: set[str] = set()
    for where, entity in _entities(text, file):
        schema = entity.get("schema")
        kind = _KIND_OF_SCHEMA.get(str(schema))
        if kind is None:
            # Files of entities also hold addresses, ownerships and the like.
            continue
        properties = entity.get("properties")
        if not isinstance(properties, dict):
            raise BadActorFile(
                f"{where}: the entity has no properties", hint="Export FollowTheMoney entities."
            )
        names = _texts(properties, "name")
        identifier = entity.get("id")
        if not isinstance(identifier, str) or not identifier or not names:
            raise BadActorFile(
                f"{where}: the entity needs an id and a name", hint="Add them, or leave it out."
            )
        if identifier in seen:
            raise BadActorFile(
                f"{where}: id {identifier!r} was already used",
                hint="Merge the statements into entities first (`ftm aggregate`).",
            )
        seen.add(identifier)
        for topic in _texts(properties, "topics"):
            kind = _KIND_OF_TOPIC.get(topic, kind)
        others = (*names[1:], *_texts(properties, "alias"), *_texts(properties, "weakAlias"))
        yield Actor(
            id=identifier,
            name=names[0],
            kind=kind,
            aliases=tuple(Alias(name) for name in dict.fromkeys(others)),
            countries=tuple(c for c in _texts(properties, "country") if _COUNTRY.match(c)),
            part_of=None,
            pronoun=_PRONOUN_OF.get(" ".join(_texts(properties, "gender")).lower(), ""),
        )


def _entities(text: str, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    start = text.lstrip()[:1]
    if start == "[":
        try:
            rows = json.loads(text)
        except json.JSONDecodeError as error:
            raise _not_json(file, error.lineno, error) from error
        numbered: Iterable[tuple[str, Any]] = (
            (f"{file}, entity {number}", row) for number, row in enumerate(rows, start=1)
        )
    else:
        numbered = _json_lines(text, file)
    for where, row in numbered:
        if not isinstance(row, dict):
            raise BadActorFile(
                f"{where}: not an entity: {row!r}", hint="Give one JSON object each."
            )
        yield where, row


def _json_lines(text: str, file: str) -> Iterator[tuple[str, Any]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                yield f"{file}, line {number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise _not_json(file, number, error) from error


def _not_json(file: str, line: int, error: json.JSONDecodeError) -> BadActorFile:
    return BadActorFile(
        f"{file}, line {line}: not JSON: {error.msg}",
        hint="Give FollowTheMoney entities, one JSON object a line.",
    )


def _texts(properties: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = properties.get(key, ())
    if isinstance(values, str):
        values = (values,)
    return tuple(value.strip() for value in values if isinstance(value, str) and value.strip())
