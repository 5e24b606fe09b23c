"""The stages in their order: the same tellings from one process or several, all grounded."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from alleged.casebook import order, reading
from alleged.casebook.book import Casebook
from alleged.casebook.order import Recipe, Tools, made, name_of, tell
from alleged.casebook.summary import ReadSummary
from alleged.errors import BadActorFile, MissingPipeline, MissingPlugin, SetupError
from alleged.ledger.grounding import check_grounding
from alleged.model.document import Document, Refusal
from alleged.model.telling import Telling
from alleged.settings import Settings

pytestmark = pytest.mark.slow
RECIPE = Recipe(Settings().pipeline)
TRUCE = (
    "The Lowland League and the Harbour Guard agreed on a ceasefire in the port on Monday, a"
    " spokesman for the Lowland League said. The Harbour Guard denied that there was any deal."
    " “We never talked to them,” its commander told reporters."
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return made(RECIPE)


def documents(count: int, text: str = TRUCE) -> list[Document]:
    return [
        Document(f"r-{n}", f"{text} Report number {n}.", published="2031-03-05", language="en")
        for n in range(count)
    ]


def jsonl(path: Path, count: int) -> Path:
    rows = ({"id": d.given_id, "text": d.text, "published": d.published} for d in documents(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_words_are_forgotten_once_many_are_known(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = documents(1, f"{TRUCE} A grommelling thurber held the quay.")
    first = list(tell(ours, tools))
    monkeypatch.setattr(order, "WORDS", len(tools.nlp.vocab))
    assert len(list(tell(documents(1, f"{TRUCE} A wimbling sprogget held the quay."), tools))) == 1
    assert "thurber" in tools.nlp.vocab.strings
    assert "sprogget" not in tools.nlp.vocab.strings
    assert list(tell(ours, tools)) == first


def test_a_report_becomes_deals_and_claims_that_stand_in_it(tools: Tools) -> None:
    doc = documents(1)[0]
    (told,) = tell([doc], tools)
    assert isinstance(told, Telling)
    check_grounding(doc, told)
    assert told.attributions
    assert {party.name for deal in told.deals for party in deal.parties} >= {"Lowland League"}
    assert {claim.about_id for claim in told.claims} <= {deal.id for deal in told.deals}
    assert {actor.name for actor in told.new_actors} >= {"Lowland League", "Harbour Guard"}


def test_other_languages_are_not_told(tools: Tools) -> None:
    german = Document("de", "Die Liga schweigt.", language="de")
    told = list(tell([german, documents(1)[0], german], tools))
    assert told[0] == told[2] == Telling(german.id)
    assert told[1] != Telling(documents(1)[0].id)


def test_a_telling_does_not_depend_on_its_batch(tools: Tools) -> None:
    whole = list(tell(documents(6), tools))
    assert [told for doc in documents(6) for told in tell([doc], tools)] == whole


def test_a_fault_in_one_report_is_a_refusal(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    find_places = order.find_places

    def faulty(doc: Any, document: Document, gazetteer: Any) -> Any:
        if document.given_id == "r-1":
            raise IndexError("list index out of range")
        return find_places(doc, document, gazetteer)

    monkeypatch.setattr(order, "find_places", faulty)
    first, second, third = tell(documents(3), tools)
    assert isinstance(first, Telling)
    assert isinstance(third, Telling)
    assert isinstance(second, Refusal)
    assert "IndexError" in second.reason


def test_a_fault_of_the_parser_costs_one_report(
    tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = order.parse

    def faulty(nlp: Any, some: list[Document]) -> Iterator[Any]:
        for document, doc in parse(nlp, some):
            if document.given_id == "r-1":
                raise ValueError("[E000] odd text")
            yield document, doc

    monkeypatch.setattr(order, "parse", faulty)
    told = list(tell(documents(3), tools))
    assert [type(each) for each in told] == [Telling, Refusal, Telling]


ODD = (
    " ",
    "\n\n\n",
    "a",
    "." * 500,
    "(" * 300,
    "\x00\x01",
    "🕊" * 50,
    "said " * 400,
    "\u202e\u200b",
)


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_told(tools: Tools, text: str) -> None:
    doc = Document("odd", text)
    (told,) = tell([doc], tools)
    assert isinstance(told, Telling), told
    check_grounding(doc, told)


def test_several_processes_give_what_one_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH_DOCUMENTS", 3)
    path = jsonl(tmp_path / "in.jsonl", 20)
    exports = []
    for jobs in (1, 2):
        with Casebook(tmp_path / f"{jobs}.db", Settings(who="tester")) as book:
            assert book.read(path, jobs=jobs).new == 20
            exports.append(list(book.export()))
    assert exports[0] == exports[1]


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    path, ledger = jsonl(tmp_path / "in.jsonl", 2000), tmp_path / "a.db"
    code = "import sys; from alleged import Casebook; Casebook(sys.argv[1]).read(sys.argv[2])"
    process = subprocess.Popen([sys.executable, "-c", code, str(ledger), str(path)])
    with Casebook(ledger, Settings(who="tester")) as book:
        end = time.monotonic() + 60
        while not (ledger.exists() and book.status().documents):
            assert time.monotonic() < end
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        kept = book.status().documents
        assert 0 < kept < 2000
        short = jsonl(tmp_path / "short.jsonl", kept + 5)
        summary = book.read(short)
        assert (summary.known, summary.new) == (kept, 5)
        assert book.status().intact
        assert [d.given_id for d in book.documents()] == [f"r-{n}" for n in range(kept + 5)]


def test_the_users_own_actors_are_known(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,name,kind\nlowland-league,Lowland League,armed group\n", encoding="utf-8")
    settings = Settings(actors=(str(own),), who="tester")
    with Casebook(tmp_path / "a.db", settings) as book:
        book.read(jsonl(tmp_path / "in.jsonl", 1))
        assert "lowland-league" in [actor.actor for actor in book.actors()]


def test_tools_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingPipeline, match="'no_such_pipeline'"):
        made(Recipe("no_such_pipeline"))
    with pytest.raises(MissingPlugin, match="'no-such-rules'"):
        made(Recipe(Settings().pipeline, ("no-such-rules",)))
    with pytest.raises(BadActorFile, match=r"none\.csv"):
        made(Recipe(Settings().pipeline, actor_files=(str(tmp_path / "none.csv"),)))
    assert "deals-rules" in name_of(RECIPE)


def test_what_is_missing_is_named_by_several_processes_too(tmp_path: Path) -> None:
    settings = Settings(pipeline="no_such_pipeline", who="tester")
    with (
        Casebook(tmp_path / "a.db", settings) as book,
        pytest.raises(MissingPipeline, match="'no_such_pipeline'") as caught,
    ):
        book.read(jsonl(tmp_path / "in.jsonl", 1), jobs=2)
    assert "pip install" in caught.value.hint


def test_a_process_ended_from_outside_leaves_what_was_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH_DOCUMENTS", 2)

    def end(summary: ReadSummary) -> None:
        for process in active_children():
            process.kill()

    with Casebook(tmp_path / "a.db", Settings(who="tester")) as book:
        with pytest.raises(SetupError, match="ended from outside") as caught:
            book.read(jsonl(tmp_path / "in.jsonl", 100), jobs=2, progress=end)
        assert "--jobs" in caught.value.hint
        assert 0 < book.status().documents < 100
