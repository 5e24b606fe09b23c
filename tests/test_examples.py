"""The invented case: its files hold what its sources say, and nobody real is in them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from alleged.model.document import Document, Reading
from alleged.read.targets import open_target
from alleged.resolve.actor_files import read_actor_file

CASE = Path(__file__).parent.parent / "examples" / "velmora"
SOURCES = sorted((CASE / "sources").glob("*.txt"))


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """The script that builds the case."""
    spec = importlib.util.spec_from_file_location("velmora_make", CASE / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found: dict[str, Document] = {}
    for reading in open_target(str(CASE / "reports")):
        assert isinstance(reading, Reading), reading
        found[reading.document.given_id] = reading.document
    return found


def test_nothing_is_refused_and_every_source_has_its_document(
    documents: dict[str, Document],
) -> None:
    assert len(documents) == len(SOURCES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_document_holds_every_word_of_its_source(
    path: Path, documents: dict[str, Document], make: ModuleType
) -> None:
    source = make.Source.read(path)
    document = documents[source.id or source.file]
    text = " ".join(document.text.split())
    for paragraph in source.paragraphs:
        if paragraph not in (make.PAGE_BREAK, "With reporting by the Continental Wire Service"):
            assert " ".join(paragraph.split()) in text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_word_of_a_page_around_a_report_gets_into_it(
    path: Path, documents: dict[str, Document], make: ModuleType
) -> None:
    source = make.Source.read(path)
    text = documents[source.id or source.file].text
    furniture = (
        *("cookies", "Accept all", "Sign up", "Related stories", "reader1", "Horoscope"),
        *("Puzzles", "Recipes", "All rights reserved", "Leave a reply", "deal with railway"),
    )
    assert not [word for word in furniture if word in text]


def test_the_page_of_two_pages_knows_where_its_second_begins(
    documents: dict[str, Document],
) -> None:
    bulletin = documents["monitors-bulletin-11.pdf"]
    assert [page.number for page in bulletin.pages] == [1, 2]
    assert bulletin.pages[1].span.of(bulletin.text).lstrip().startswith("Incidents")


def test_the_report_in_french_is_known_as_such(documents: dict[str, Document]) -> None:
    languages = {name: each.language for name, each in documents.items() if each.language != "en"}
    assert languages == {"courrier-calvane-0311": "fr"}


def test_the_files_are_those_the_script_makes(make: ModuleType) -> None:
    by_file: dict[str, list[object]] = {}
    for path in SOURCES:
        source = make.Source.read(path)
        by_file.setdefault(source.file, []).append(source)
    assert {path.name for path in (CASE / "reports").iterdir()} == set(by_file)
    built = {
        "quiet-pacts.md": make.markdown,
        "meridian-post.html": make.page,
        "lakeside-herald.txt": make.pasted,
    }
    for name, write in built.items():
        assert (CASE / "reports" / name).read_text("utf-8") == write(by_file[name][0])
    lines = "".join(make.json_line(source) for source in by_file["spring-reports.jsonl"])
    assert (CASE / "reports" / "spring-reports.jsonl").read_text("utf-8") == lines


def test_the_actor_file_names_everybody_once(make: ModuleType) -> None:
    actors = read_actor_file(CASE / "actors.csv")
    ids = {actor.id for actor in actors}
    assert len(ids) == len(actors) > 20
    assert all(actor.part_of is None or actor.part_of in ids for actor in actors)
    texts = " ".join(path.read_text("utf-8") for path in SOURCES)
    names = {actor.name for actor in actors} - {"Ilan Dravek"}
    assert not [name for name in names if name not in texts]
