"""Rivals are set against what a ledger holds: proposed, judged, compared, and taken back."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from factories import wide_case

from alleged.casebook.book import Casebook
from alleged.errors import BadHypotheses, NothingFound, QueryError
from alleged.ledger.store import Run, Store
from alleged.model.document import Original
from alleged.model.hypothesis import Letter
from alleged.model.rivals import Judgement
from alleged.model.telling import Telling
from alleged.settings import Settings

CASE = wide_case()
FUEL = next(deal for _, telling in CASE for deal in telling.deals if deal.kind.value == "trade")
TAKEN, FELL = CASE[-2][1].propositions[0], CASE[-1][1].propositions[-1]

FILE = """question: Why is fuel sold?
hypotheses:
  greed:
    text: Both sides want money.
    expects:
      - when: {kind: trade, voice: officers}
        letter: CC
        why: who else would talk
      - when: {type: deal}
        letter: C
  plan:
    text: The Front follows a plan.
    expects:
      - when: {type: outcome, kind: took, origins: one}
        letter: C
        why: it wins towns
      - when: {kind: trade, actor: Tidewater Front, with: Orrin Council}
        letter: I
evidence:
  - name: fuel sold
    told: {kind: trade}
  - name: the town
    told: {type: outcome, kind: took, actor: Tidewater Front}
    credibility: 0.9
    cells: {greed: {letter: N, why: no money in it}}
  - name: residents deny the truce
    said: {stance: denies, type: deal, voice: Residents}
    cells: {greed: C, plan: I}
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    store, run = Store(tmp_path / "a.db"), Run("tester")
    for doc, telling in CASE:
        kept = Original(doc.sha256, "text/plain", doc.text.encode())
        store.append(run, kept, doc, telling, "rules/1")
    store.close()
    with Casebook(tmp_path / "a.db", Settings(who="Ana")) as casebook:
        yield casebook


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fuel.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_file_is_set_against_the_ledger(book: Casebook, file: Path) -> None:
    card = book.new_hypotheses(file, because="asked by the editor")
    assert card.name == "fuel"
    assert card.decisions[0].because == "asked by the editor"
    page = book.matrix("fuel")
    fuel, town, denial = page.matrix.rows
    assert [cell.letter for cell in fuel.cells] == [Letter.CC, Letter.I]
    assert fuel.cells[0].reason == ("who else would talk (expected of kind trade, voice officers)")
    assert fuel.cells[0].proposed
    assert fuel.sources == ("Merrow Star",)
    assert len(fuel.origins) == 1
    assert fuel.credibility == book.weigh(FUEL.id).verdict.probability
    assert fuel.credibility_reason == f"likely, as `alleged weigh {fuel.episodes[0]}` shows"
    assert [cell.letter for cell in town.cells] == [Letter.N, Letter.C]
    assert not town.cells[0].proposed
    assert (town.credibility, len(town.origins)) == (0.9, 1)
    assert denial.credibility == 0.95
    assert page.quotes["residents deny the truce"][0].who == "Residents of Port Merrow"
    assert page.comparison.leads == "greed"


def test_of_a_file_alone_nothing_is_kept(book: Casebook, file: Path) -> None:
    page = book.matrix(file)
    assert page.comparison.leads == "greed"
    assert book.hypotheses() == []
    assert [act.kind for act in book.acts()] == ["read"] * len(CASE)
    book.new_hypotheses(file)
    assert book.matrix("fuel").json() == page.json()


def test_step_by_step_and_back(book: Casebook) -> None:
    book.new_hypotheses(
        name="fuel", question="Why?", hypotheses={"greed": "Money.", "plan": "A plan."}
    )
    book.add_evidence("fuel", "fuel sold", FUEL.id[:12], cells={"greed": Judgement(Letter.C)})
    with pytest.raises(BadHypotheses, match="no evidence is set against 'plan'"):
        book.matrix("fuel")
    assert book.matrix("fuel", complete=False).matrix.notes
    book.judge("fuel", "fuel sold", {"plan": Judgement(p=0.1)}, q=0.4, because="why not before?")
    page = book.matrix("fuel")
    assert page.matrix.rows[0].cells[1].letter is Letter.II
    assert (
        page.matrix.rows[0].text
        == "Orrin Council and Tidewater Front: trade, told once in 1 report"
    )
    book.set_priors("fuel", {"greed": 0.2, "plan": 0.8})
    assert [each.prior for each in book.matrix("fuel").matrix.hypotheses] == [0.2, 0.8]
    assert book.undo().what == "hypotheses"
    assert book.matrix("fuel") == page
    book.add_hypothesis("fuel", "chance", "By chance.")
    card = book.remove_hypotheses("fuel", hypothesis="chance")
    assert card is not None
    assert card.draft.names == ("greed", "plan")
    assert len(card.decisions) == 5
    assert book.remove_hypotheses("fuel") is None
    assert book.hypotheses() == []
    book.undo()
    assert book.matrix("fuel") == page


def test_rows_are_proposed_with_what_the_rivals_expect(book: Casebook, file: Path) -> None:
    book.new_hypotheses(file)
    (truce,) = book.propose("fuel", type="deal")
    assert truce.name == "Orrin Council and Tidewater Front: ceasefire", "fuel is a row already"
    (killed,) = book.propose("fuel", type="outcome")
    assert (killed.name, killed.cells) == ("Council fighters: killed", {})
    book.remove_hypotheses("fuel", row="fuel sold")
    fuel = next(row for row in book.propose("fuel", type="deal") if row.name != truce.name)
    assert fuel.told == (FUEL.id,)
    assert {name: cell.letter for name, cell in fuel.cells.items()} == {
        "greed": Letter.CC,
        "plan": Letter.I,
    }
    names = [row.name for row in book.propose("fuel", keep=True)]
    assert names == [truce.name, fuel.name, killed.name]
    assert book.propose("fuel") == []
    assert len(book.matrix("fuel").matrix.rows) == 5
    denials = book.propose("fuel", stance="denies", type="deal")
    assert all(row.said and not row.cells for row in denials)
    assert denials[0].text in CASE[0][0].text
    book.undo()
    assert len(book.matrix("fuel").matrix.rows) == 2


def test_rows_of_one_heading_are_told_apart(book: Casebook, file: Path, tmp_path: Path) -> None:
    (doc,) = (doc for doc, telling in CASE if FUEL in telling.deals)
    again = replace(doc, given_id="again", text=f"{doc.text} Again.", sha256="f" * 64)
    sold = replace(FUEL, document_id=again.id)
    kept = Original(again.sha256, "text/plain", again.text.encode())
    with closing(Store(tmp_path / "a.db")) as store:
        store.append(Run("tester"), kept, again, Telling(again.id, deals=(sold,)), "rules/1")
    book.new_hypotheses(file)
    book.remove_hypotheses("fuel", row="fuel sold")
    if book.episode(FUEL.id).id == book.episode(sold.id).id:
        book.split(FUEL.id, sold.id, because="another sale")
    rows = book.propose("fuel", keep=True, type="deal", kind="trade")
    assert book.episode(FUEL.id).what == book.episode(sold.id).what
    assert len(rows) == len({row.name for row in rows}) == 2


def test_a_row_is_as_the_ledger_is_now(book: Casebook, file: Path) -> None:
    book.new_hypotheses(file)
    assert book.matrix("fuel").matrix.rows[1].episodes == (book.episode(TAKEN.id).id,)
    book.split(TAKEN.id, FELL.id, because="another town")
    town = book.matrix("fuel").matrix.rows[1]
    assert set(town.episodes) == {book.episode(TAKEN.id).id, book.episode(FELL.id).id}
    book.merge(TAKEN.id, FUEL.id, because="to see that it is pointed out")
    (note,) = book.matrix("fuel").matrix.notes
    assert "the town rests on episode-" in note
    assert "as fuel sold does: it counts twice" in note


@pytest.mark.parametrize(
    ("was", "now", "said", "hint"),
    [
        ("told: {kind: trade}", "told: {kind: trade, actor: Tidwater Front}",
         "line 21: no report names an actor 'Tidwater Front'", "Near it: 'Tidewater Front'"),
        ("actor: Tidewater Front, with", "actor: Tidwater Front, with",
         "line 17: no report names an actor 'Tidwater Front'", "Near it: 'Tidewater Front'"),
        ("told: {kind: trade}", "told: {kind: evacuation}",
         "line 21: no episode of the ledger fits kind evacuation", "alleged episodes"),
        ("told: {kind: trade}", "told: [deal-000]",
         "line 20: no deal, outcome or episode in the ledger has the id 'deal-000'", "list ids"),
        ("voice: Residents}", "voice: Nobody}",
         "line 27: no claim of the ledger fits stance denies, type deal, voice Nobody", "claims"),
    ],
)  # fmt: skip
def test_what_is_not_in_the_ledger_is_named_with_its_line(
    book: Casebook, file: Path, was: str, now: str, said: str, hint: str
) -> None:
    file.write_text(FILE.replace(was, now), encoding="utf-8")
    for ask in (book.new_hypotheses, book.matrix):
        with pytest.raises((BadHypotheses, QueryError)) as caught:
            ask(file)
        assert f"{file}, {said}" in str(caught.value)
        assert hint in caught.value.hint
    assert book.hypotheses() == []


def test_what_cannot_be_decided_is_refused_and_nothing_kept(book: Casebook, file: Path) -> None:
    with pytest.raises(NothingFound, match="nor any other"):
        book.matrix("fuel")
    book.new_hypotheses(file)
    runs = len(book.history())
    with pytest.raises(BadHypotheses, match="there is a matrix 'fuel' already"):
        book.new_hypotheses(file)
    with pytest.raises(BadHypotheses, match=r"p of greed is 1\.5"):
        book.judge("fuel", "fuel sold", {"greed": Judgement(p=1.5)}, q=0.5)
    with pytest.raises(BadHypotheses, match="q is 0"):
        book.judge("fuel", "fuel sold", {}, q=0.0)
    with pytest.raises(BadHypotheses, match="credibility 2"):
        book.add_evidence("fuel", "x", credibility=2.0)
    with pytest.raises(BadHypotheses, match="'a b' cannot be a name"):
        book.add_hypothesis("fuel", "a b", "x")
    with pytest.raises(BadHypotheses, match="says nothing"):
        book.add_hypothesis("fuel", "a", " ")
    with pytest.raises(BadHypotheses, match="needs a question"):
        book.new_hypotheses(name="other", hypotheses={"a": "x", "b": "y"})
    with pytest.raises(NothingFound, match="no matrix 'fule'") as caught:
        book.matrix("fule")
    assert "'fuel'" in caught.value.hint
    with pytest.raises(BadHypotheses, match="'traed' is not known"):
        book.propose("fuel", kind="traed")
    assert len(book.history()) == runs


def test_what_was_decided_shows_itself_and_is_exported(book: Casebook, file: Path) -> None:
    card = book.new_hypotheses(file, because="<asked>")
    card = book.judge("fuel", "fuel sold", {"plan": Judgement(Letter.N)}, because="why not")
    html = card._repr_html_()
    assert "row “fuel sold” judged for plan, <bdi>Ana</bdi>" in html
    assert "&lt;asked&gt;" in html
    ledger = json.loads(next(book.export()))
    assert ledger["matrices"] == [card.json()]
    assert [each["what"] for each in card.json()["decisions"]] == [
        "begun with 2 rivals",
        "row “fuel sold” judged for plan",
    ]


def test_a_name_that_only_a_role_gives_is_known(book: Casebook) -> None:
    """Reports name the fighters only where they are killed; no mention of theirs is kept."""
    book.new_hypotheses(name="who", question="Who?", hypotheses={"a": "x", "b": "y"})
    (row,) = book.propose("who", actor="Council fighters")
    assert row.name == "Council fighters: killed"


def test_an_empty_ledger_says_so(tmp_path: Path, file: Path) -> None:
    Store(tmp_path / "empty.db").close()
    with Casebook(tmp_path / "empty.db", Settings(who="Ana")) as casebook:
        with pytest.raises(BadHypotheses, match="no episode of the ledger fits kind trade"):
            casebook.new_hypotheses(file)
        assert casebook.hypotheses() == []
