"""The shipped list of actors keeps its own rules, and other lists are read or refused clearly."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from alleged.errors import BadActorFile
from alleged.model.actor import Actor, ActorKind, Alias
from alleged.resolve.actor_files import merged, read_actor_file, shipped_actors
from alleged.resolve.spelling import fold

HEADER = "id,name,kind,countries,part_of,aliases\n"

SHARED_NAMES = {
    *("adf", "alp", "aswj", "cdf", "fln", "isi", "jem", "mnla", "mpc", "ndf", "sla", "sna", "spa"),
    *("srf", "ssa", "ssdf", "upc", "updf"),
    *(
        "maoist",
        "maoist rebel",
        "elder",
        "national unity government",
        "people defence force",
        "people defense force",
    ),
}
"""Names that two actors bear which do not belong to one another; texts tell them apart."""


@pytest.fixture(scope="module")
def shipped() -> tuple[Actor, ...]:
    return shipped_actors()


def test_the_list_is_wide(shipped: tuple[Actor, ...]) -> None:
    assert len(shipped) >= 1500
    kinds = defaultdict(int)
    for actor in shipped:
        kinds[actor.kind] += 1
    assert kinds[ActorKind.ARMED_GROUP] >= 500
    assert kinds[ActorKind.PERSON] >= 400
    assert kinds[ActorKind.STATE] >= 190


def test_ids_are_unique_and_readable(shipped: tuple[Actor, ...]) -> None:
    ids = [actor.id for actor in shipped]
    assert len(ids) == len(set(ids))
    for actor_id in ids:
        kind, _, rest = actor_id.partition(":")
        assert kind in {"actor", "person", "generic"}, actor_id
        assert rest.replace("-", "").isalnum(), actor_id
        assert rest.isascii(), actor_id
        assert rest == rest.lower(), actor_id


def test_every_actor_belongs_to_a_listed_one(shipped: tuple[Actor, ...]) -> None:
    by_id = {actor.id: actor for actor in shipped}
    for actor in shipped:
        seen = {actor.id}
        parent = actor.part_of
        while parent is not None:
            assert parent in by_id, f"{actor.id}: no actor {parent}"
            assert parent not in seen, f"{actor.id} is part of itself"
            seen.add(parent)
            parent = by_id[parent].part_of


def test_no_actor_lists_a_name_twice(shipped: tuple[Actor, ...]) -> None:
    for actor in shipped:
        names = [actor.name, *(alias.name for alias in actor.aliases)]
        assert len(names) == len(set(names)), actor.id


def test_no_name_carries_a_judgement(shipped: tuple[Actor, ...]) -> None:
    for actor in shipped:
        for name in (actor.name, *(alias.name for alias in actor.aliases)):
            assert not {"terrorist", "terrorists"} & set(name.lower().split()), (actor.id, name)


def test_a_name_shared_by_strangers_is_marked_or_known(shipped: tuple[Actor, ...]) -> None:
    by_id = {actor.id: actor for actor in shipped}
    bearers: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for actor in shipped:
        for alias in (Alias(actor.name), *actor.aliases):
            if not alias.metonym:
                key = alias.name.lower() if alias.name.isupper() else fold(alias.name)
                bearers[key, alias.name.isupper()].add(actor.id)

    def kin(actor_id: str) -> set[str]:
        found = {actor_id}
        while (parent := by_id[actor_id].part_of) is not None:
            actor_id = parent
            found.add(actor_id)
        return found

    shared = {
        name
        for (name, _), ids in bearers.items()
        if any(one != other and not kin(one) & kin(other) for one in ids for other in ids)
    }
    assert shared == SHARED_NAMES


def test_own_rows_are_read(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        HEADER
        + 'actor:red-valley,"Red Valley Front, the",Armed Group,aa BB,,'
        + "RVF [2003-2005] | ~Old Mill | Valley Men [-2001] | Mill Men [2002-] | Rvf [2004]\n"
        + "\nactor:blue-hill,Blue Hill,state,,,\n",
        encoding="utf-8-sig",
    )
    valley, hill = read_actor_file(path)
    assert valley == Actor(
        id="actor:red-valley",
        name="Red Valley Front, the",
        kind=ActorKind.ARMED_GROUP,
        countries=("aa", "bb"),
        aliases=(
            Alias("RVF", 2003, 2005),
            Alias("Old Mill", metonym=True),
            Alias("Valley Men", None, 2001),
            Alias("Mill Men", 2002),
            Alias("Rvf", 2004, 2004),
        ),
    )
    assert hill.aliases == ()
    assert hill.part_of is None


def test_optional_columns_may_be_missing_and_reordered(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("kind,id,name\nstate,actor:x,Xland\n")
    assert read_actor_file(path) == (Actor("actor:x", "Xland", ActorKind.STATE),)


@pytest.mark.parametrize(
    ("row", "said", "hint"),
    [
        ("actor:x,X,warlord,,,", "unknown kind 'warlord'", "armed group"),
        (",X,state,,,", "the id is empty", "needs an id"),
        ("actor:x,,state,,,", "the name is empty", "needs an id"),
        ("actor:x,X,state,Xland,,", "'xland' is not a country code", "3166"),
        ("actor:x,X,state,,,A [20-30]", "'A [20-30]'", "[2013-2014]"),
        ("actor:x,X,state,,,A [-]", "'A [-]'", "[2013-2014]"),
        ("actor:x,X,state,,,A [20132014]", "'A [20132014]'", "[2013-2014]"),
        ("actor:x,X,state,,,A [2014-2013]", "ends before it begins", "Swap"),
        ("actor:x,X,state,,,~ [2014-2015]", "has no name", "Leave it out"),
        ("actor:x,X,state,,,a,b", "7 cells under 6 columns", "quotes"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, said: str, hint: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}actor:good,Good,state,,,\n\n{row}\n")
    with pytest.raises(BadActorFile) as caught:
        read_actor_file(path)
    assert str(caught.value).startswith("own.csv, line 4: ")
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_a_person_can_be_he_or_she_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name,kind,pronoun\np:a,Ila Venn,person,She\np:b,Rask,person,\n")
    assert [actor.pronoun for actor in read_actor_file(path)] == ["she", ""]
    path.write_text("id,name,kind,pronoun\np:a,Ila Venn,person,it\n")
    with pytest.raises(BadActorFile, match=r"own.csv, line 2: unknown pronoun 'it'"):
        read_actor_file(path)


def test_shipped_people_and_nobody_else_are_he_or_she(shipped: tuple[Actor, ...]) -> None:
    for actor in shipped:
        assert bool(actor.pronoun) is (actor.kind is ActorKind.PERSON), actor.id


def test_a_repeated_id_names_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"{HEADER}actor:x,X,state,,,\nactor:x,Y,state,,,\n")
    with pytest.raises(BadActorFile, match=r"line 3: id 'actor:x' was already used in line 2"):
        read_actor_file(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column 'id'"),
        ("id,name\n", "no column 'kind'"),
        ("id,name,kind,colour\n", "unknown column 'colour'"),
    ],
)
def test_a_bad_header_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(text)
    with pytest.raises(BadActorFile, match=said):
        read_actor_file(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"id,name,kind\n\xff\xfe\n")
    with pytest.raises(BadActorFile, match="cannot read the actor file"):
        read_actor_file(path)
    with pytest.raises(BadActorFile, match="cannot read the actor file"):
        read_actor_file(tmp_path / "missing.csv")


ENTITIES = [
    {
        "id": "q1",
        "schema": "Organization",
        "properties": {
            "name": ["Red Valley Front", "Front of the Red Valley"],
            "alias": ["RVF"],
            "weakAlias": ["the Valley", "RVF"],
            "country": ["aa", "suhh"],
            "topics": ["mil"],
        },
    },
    {"id": "q2", "schema": "Address", "properties": {"full": ["1 Mill Road"]}},
    {"id": "q3", "schema": "Person", "properties": {"name": ["Ann Miller"], "gender": ["female"]}},
]


@pytest.mark.parametrize("as_lines", [True, False])
def test_followthemoney_entities_are_read(tmp_path: Path, as_lines: bool) -> None:
    path = tmp_path / "entities.json"
    text = "\n".join(map(json.dumps, ENTITIES)) if as_lines else json.dumps(ENTITIES)
    path.write_text(text)
    front, person = read_actor_file(path)
    assert front == Actor(
        "q1",
        "Red Valley Front",
        ActorKind.MILITARY,
        (Alias("Front of the Red Valley"), Alias("RVF"), Alias("the Valley")),
        ("aa",),
    )
    assert person.kind is ActorKind.PERSON
    assert (front.pronoun, person.pronoun) == ("", "she")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"id": "q1"\n', "line 1: not JSON"),
        ('{"id": "q0", "schema": "Address"}\n[1]\n', "line 2: not an entity"),
        ('{"id": "q1", "schema": "Person"}\n', "line 1: the entity has no properties"),
        ('{"schema": "Person", "properties": {"name": ["A"]}}', "line 1: the entity needs an id"),
        ('[{"id": "q1", "schema": "Person", "properties": {}}]', "entity 1: the entity needs an"),
        ("[1", "not JSON"),
    ],
)
def test_bad_entities_are_named_with_their_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "entities.json"
    path.write_text(text)
    with pytest.raises(BadActorFile, match=said):
        read_actor_file(path)


def test_a_repeated_entity_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "entities.jsonl"
    path.write_text("\n".join(json.dumps(ENTITIES[2]) for _ in range(2)))
    with pytest.raises(BadActorFile, match="'q3' was already used"):
        read_actor_file(path)


def test_the_users_own_actor_takes_the_place_of_the_shipped_one() -> None:
    shipped = (Actor("actor:x", "X", ActorKind.STATE), Actor("actor:y", "Y", ActorKind.STATE))
    own = (Actor("actor:x", "New X", ActorKind.STATE), Actor("actor:z", "Z", ActorKind.STATE))
    assert [actor.name for actor in merged(shipped, own)] == ["New X", "Y", "Z"]
