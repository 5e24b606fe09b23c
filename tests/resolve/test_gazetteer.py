"""The index of places: built once, opened fast, found under many spellings."""

import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from alleged.resolve import gazetteer_building
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.gazetteer_building import Entry, build, cache_folder, index_path, table

KEMRA = Entry(("Kemra", "Al Kemra"), 33.0, 43.0, "1", "town", "IQ", "07", 9000)
DORUN = Entry(("Dorun",), 10.0, 10.0, "2", "town", "NG", "01", 700)
DORUN_TWO = Entry(("Dorun", "Doruni"), 50.0, 10.0, "3", "town", "DE", "02", 90_000, True)
PROVINCE = Entry(("West Kemra",), 33.1, 43.1, "4", "province", "IQ", "07", abbreviations=("W.K.",))


@pytest.fixture
def small(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "places.sqlite"
    build(path, places=iter([KEMRA, DORUN, DORUN_TWO, PROVINCE]))
    return Gazetteer(path)


def test_every_sense_of_a_name_is_returned(small: Gazetteer) -> None:
    senses = small.senses("Dorun")
    assert {s.place.geonames_id for s in senses} == {"2", "3"}
    assert {s.place.country for s in senses} == {"ng", "de"}
    assert [s.population for s in senses if s.capital_of] == [90_000]


def test_fit_says_how_the_name_was_written(small: Gazetteer) -> None:
    assert [s.fit for s in small.senses("Kemra")] == [2]
    assert [s.fit for s in small.senses("Doruni")] == [1]
    assert small.senses("Qimrah") == ()
    assert [s.place.name for s in small.senses_by_sound("Kamra")] == ["Kemra"]


def test_sound_is_kept_only_where_names_are_transliterated(small: Gazetteer) -> None:
    assert small.senses_by_sound("Durun") == ()


def test_abbreviation_is_found_only_as_written(small: Gazetteer) -> None:
    assert [s.place.name for s in small.senses("W.K.")] == ["West Kemra"]
    assert [s.place.name for s in small.senses("W. K.")] == ["West Kemra"]
    assert small.senses("w.k.") == ()


def test_dotted_letters_are_never_read_as_a_word(small: Gazetteer) -> None:
    assert small.senses("D.O.R.U.N.") == ()
    assert small.senses("DORUN") != ()


def test_country_is_found_by_its_people(tmp_path: Path) -> None:
    country = Entry(("Kemra",), 1.0, 1.0, "9", "country", "XX", "", 10, demonyms=("Kemran",))
    build(tmp_path / "places.sqlite", places=iter([country]))
    gazetteer = Gazetteer(tmp_path / "places.sqlite")
    assert [s.place.name for s in gazetteer.countries_of("Kemrans")] == ["Kemra"]
    assert gazetteer.countries_of("Doruni") == gazetteer.senses("Kemran") == ()


def test_unknown_name_has_no_sense(small: Gazetteer) -> None:
    assert small.senses("Nowhere At All") == ()


def test_gazetteer_pickles_as_its_path(small: Gazetteer) -> None:
    copy = pickle.loads(pickle.dumps(small))
    assert copy.path == small.path
    assert copy.senses("Kemra") == small.senses("Kemra")


def test_failed_build_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Entry]:
        yield KEMRA
        raise OSError("disk gone")

    with pytest.raises(OSError, match="disk gone"):
        build(tmp_path / "places.sqlite", places=broken())
    assert list(tmp_path.iterdir()) == []


BUILD = """
from pathlib import Path
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.gazetteer_building import Entry, build
town = Entry(("Kemra",), 33.0, 43.0, "1", "town", "IQ", "07", 9000)
path = Path({path!r})
build(path, places=iter([town] * 300))
assert len(Gazetteer(path).senses("Kemra")) == 300
"""


def test_several_processes_may_build_at_once(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    code = BUILD.format(path=str(path))
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert list(tmp_path.iterdir()) == [path]


def test_index_goes_to_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "alleged"
    assert "3.0.2" in index_path().name


def test_closed_cache_falls_back_to_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cache_folder().is_dir()
    assert tmp_path not in cache_folder().parents


def test_building_is_announced_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer_building, "entries", lambda: iter([KEMRA]))
    said: list[str] = []
    Gazetteer.open(tmp_path, say=said.append)
    Gazetteer.open(tmp_path, say=said.append)
    assert len(said) == 1


@pytest.mark.parametrize("name", ["countries.csv", "regions.csv", "divisions.csv"])
def test_every_point_of_our_lists_lies_on_earth(name: str) -> None:
    rows = list(table(name))
    assert len(rows) > 200
    assert all(-90 <= float(r["lat"]) <= 90 and -180 <= float(r["lon"]) <= 180 for r in rows)


def test_regions_have_known_precisions_and_no_double_names() -> None:
    rows = list(table("regions.csv"))
    assert len(rows) >= 400
    known = {"point", "town", "district", "province", "region"}
    assert {r["precision"] for r in rows} <= known
    names = [r["name"] for r in rows]
    assert len(names) == len(set(names))


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "country"),
    [
        *(("Arsal", "lb"), ("Ersal", "lb"), ("Hawija", "iq"), ("al-Hawijah", "iq")),
        *(("Tal Afar", "iq"), ("Telafer", "iq"), ("Deir al-Zor", "sy"), ("Deir ez-Zor", "sy")),
        *(("Albu Kamal", "sy"), ("Bukamal", "sy"), ("Raqqa", "sy"), ("Qalamoun", "sy")),
        *(("Tigray", "et"), ("Cabo Delgado", "mz"), ("Donbas", "ua"), ("North Kivu", "cd")),
        *(("Rakhine State", "mm"), ("Borno", "ng"), ("Catatumbo", "co"), ("Michoacan", "mx")),
    ],
)
def test_places_of_conflicts_are_known(world: Gazetteer, written: str, country: str) -> None:
    senses = world.senses(written) or world.senses_by_sound(written)
    assert country in {s.place.country for s in senses}


@pytest.mark.slow
def test_index_opens_and_answers_within_50_ms(world: Gazetteer) -> None:
    start = time.perf_counter()
    assert Gazetteer(world.path).senses("Paris")
    assert time.perf_counter() - start < 0.05
