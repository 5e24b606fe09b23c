"""The casebook says who took from whom, keeps a person's word on it, and counts voices."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from factories import document
from wires import CUT, EMBEDDED, OTHER, SENTENCES, WIRE, wire

from alleged.casebook.book import Casebook
from alleged.errors import NothingFound, QueryError
from alleged.ledger.store import Run, Store
from alleged.model.deal import Deal, DealKind, DealStatus, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.lineage import Edge
from alleged.model.period import Period
from alleged.model.telling import Telling
from alleged.publish.lineage_words import voices_words
from alleged.settings import Settings

AGENCY = wire()
HERALD = document(CUT, "herald", "Orrin Herald", "2031-03-04")
ROUND_UP = document(EMBEDDED, "round-up", "Merrow Star", "2031-03-05")
PRICES = document(OTHER, "prices", "Cape Post", "2031-03-04")


def told(report: Document, day: str = "", kind: DealKind = DealKind.SAFE_PASSAGE) -> Telling:
    """A telling of the understanding of the quay, if the report has its sentence."""
    at = report.text.find(SENTENCES[1][:60])
    if at < 0:
        return Telling(report.id)
    where = Span(at, at + len(SENTENCES[1]))
    front = report.text.index("Tidewater Front", at)
    party = Party("Tidewater Front", "act-front", "Tidewater Front", Span(front, front + 15), 0)
    deal = Deal(
        report.id, where, (where,), kind, DealStatus.REPORTED, Visibility.UNKNOWN, (party,)
    )  # fmt: skip
    return Telling(report.id, deals=(replace(deal, period=_on(day)) if day else deal,))


def _on(day: str) -> Period:
    from datetime import date

    return Period(date.fromisoformat(day), date.fromisoformat(day), "day")


def read(path: Path, reports: Sequence[tuple[Document, Telling]]) -> None:
    """Keep reports as a run of reading would."""
    store, run = Store(path), Run("tester")
    for report, telling in reports:
        original = Original(report.sha256, "text/plain", report.text.encode())
        store.append(run, original, report, telling, "test/1")
    store.close()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = tmp_path / "a.db"
    read(path, [(each, told(each)) for each in (HERALD, AGENCY, PRICES, ROUND_UP)])
    with Casebook(path, Settings(who="ana")) as opened:
        yield opened


def taken(edges: Sequence[Edge]) -> set[tuple[str, str | None]]:
    return {(edge.document_id, edge.origin_id) for edge in edges if edge.origin_id}


ALL = {(HERALD.id, AGENCY.id), (ROUND_UP.id, AGENCY.id), (ROUND_UP.id, PRICES.id)}


def test_who_took_from_whom(book: Casebook) -> None:
    assert taken(book.edges()) == ALL


def test_many_reports_few_voices(book: Casebook) -> None:
    found = book.independence()
    assert (found.reports, found.origins) == (4, 2)
    assert voices_words(found) == "4 reports, 2 origins"
    assert book.independence("herald", "wire").origins == 1
    assert book.lineage("herald", "wire", "prices").voices == [
        "3 reports, 2 origins",
        "Sable Press Agency and Orrin Herald are one voice.",
    ]
    assert book.independence("herald", "prices").origins == 2


def test_a_deal_has_the_voice_of_its_words(book: Casebook) -> None:
    deals = [card.deal.id for card in book.deals()]
    assert len(deals) == 2
    assert book.independence(*deals).origins == 1


def test_new_reports_are_compared_when_somebody_asks(book: Casebook) -> None:
    assert taken(book.edges()) == ALL
    late = document(WIRE, "late", "Cape Post", "2031-03-09")
    book.close()
    read(book.path, [(late, told(late))])
    assert taken(book.edges()) == ALL | {(late.id, AGENCY.id)}


def test_reading_in_parts_gives_the_same_edges(book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "parts.db"
    for report in (ROUND_UP, PRICES, AGENCY, HERALD):
        read(path, [(report, told(report))])
        with Casebook(path) as other:
            other.edges()
    with Casebook(path) as other:
        assert taken(other.edges()) == ALL


def test_a_ledger_that_may_not_be_written_answers_as_far_as_it_was_compared(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "may_write", property(lambda self: False))
    assert book.edges() == ()
    found = book.independence()
    assert (found.reports, found.origins) == (4, 4)


# Decisions


def test_a_person_can_refute_an_edge_and_take_that_back(book: Casebook) -> None:
    run = book.relate("herald", "wire", verdict="refuted", reason="their own reporter")
    assert (run.what, run.who) == ("relate", "ana")
    assert taken(book.edges()) == ALL - {(HERALD.id, AGENCY.id)}
    assert book.independence("herald", "wire").origins == 2
    book.undo()
    assert taken(book.edges()) == ALL
    book.redo()
    assert book.independence("herald", "wire").origins == 2
    assert book.acts()[-1].kind == "redo"
    assert book.status().intact


def test_a_person_can_add_an_edge_to_a_report_or_a_name(book: Casebook) -> None:
    book.relate("prices", "herald", kind="cites", reason="phoned them")
    book.relate("prices", name="Radio Orrin")
    added = [edge for edge in book.edges() if edge.decided_by]
    assert {(edge.origin_id, edge.origin_name, edge.kind.value) for edge in added} == {
        (HERALD.id, "Orrin Herald", "cites"),
        (None, "Radio Orrin", "derived"),
    }
    assert book.independence("prices", "wire").origins == 1


def test_a_confirmed_edge_keeps_its_kind(book: Casebook) -> None:
    book.relate("herald", "wire")
    (edge,) = [each for each in book.edges() if each.decided_by]
    assert edge.kind.value == "copy"


@pytest.mark.parametrize(
    ("report", "origin", "more", "said"),
    [
        ("herald", "", {}, "needs one origin"),
        ("herald", "wire", {"name": "Radio Orrin"}, "needs one origin"),
        ("herald", "herald", {}, "its own origin"),
        ("herald", "wire", {"verdict": "maybe"}, "no verdict 'maybe'"),
        ("herald", "wire", {"kind": "theft"}, "no kind 'theft'"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    book: Casebook, report: str, origin: str, more: dict[str, str], said: str
) -> None:
    before = len(book.acts())
    with pytest.raises(QueryError, match=said) as caught:
        book.relate(report, origin, **more)
    assert caught.value.hint
    assert len(book.acts()) == before


def test_only_reports_have_edges(book: Casebook) -> None:
    deal = next(book.deals()).deal.id
    with pytest.raises(QueryError, match="is no report"):
        book.relate("herald", deal)
    with pytest.raises(NothingFound):
        book.relate("herald", "nobody-knows")
    with pytest.raises(NothingFound):
        book.lineage("nobody-knows")


# Showing


def test_lineage_shows_what_a_report_took_and_who_took_from_it(book: Casebook) -> None:
    lineage = book.lineage("herald")
    assert set(lineage.ancestry.reports) == {AGENCY.id, HERALD.id, ROUND_UP.id}
    (tree, *rest) = lineage.ancestry.trees()
    assert (tree.report.id, rest) == (AGENCY.id, [])
    assert [child.report.id for child in tree.children] == [HERALD.id, ROUND_UP.id]
    for words in lineage.ancestry.words.values():
        assert words in CUT or words in EMBEDDED


def test_an_export_holds_the_edges(book: Casebook) -> None:
    rows = [json.loads(line) for line in book.export()]
    lines = [row for row in rows if row["type"] == "lineage"]
    assert {(row["document"], row["origin"]) for row in lines if row["origin"]} == ALL
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "document"}
    for row in lines:
        assert row["kind"] in ("copy", "derived", "quotes", "cites")
        assert 0 <= row["score"] <= 1
        for passage in row["passages"]:
            here = texts[row["document"]][slice(*passage["span"])]
            there = texts[row["origin"]][slice(*passage["origin_span"])]
            assert here.split() == there.split()
    names = [row for row in lines if row["origin"] is None]
    assert all(row["kind"] == "quotes" for row in names), "a name alone makes nobody one"


def test_a_brief_shows_a_story_in_three_papers_as_one_origin(tmp_path: Path) -> None:
    star = document(WIRE, "star", "Merrow Star", "2031-03-05")
    path = tmp_path / "wire.db"
    read(
        path,
        [
            (AGENCY, told(AGENCY, "2031-03-03")),
            (HERALD, told(HERALD, "2031-03-03")),
            (star, told(star, "2031-03-10")),  # read otherwise than what it was copied from
        ],
    )
    with Casebook(path) as book:
        brief = book.brief()
    (group,) = brief.groups
    assert group.independence
    assert (group.independence.reports, group.independence.origins) == (3, 1)
    assert brief.glance.origins == 1
    text = brief.markdown()
    assert "told 3 times in 3 reports, 1 origin" in text
    assert "Sable Press Agency, Orrin Herald and Merrow Star are one voice" in text
    assert "3 from 3 outlets, 1 origin" in text
    assert brief.json()["groups"][0]["independence"]["origins"] == 1
    assert "1 origin" in brief.html()


def test_two_deals_of_one_story_stay_two(tmp_path: Path) -> None:
    path = tmp_path / "two.db"
    truce = told(HERALD, "2031-03-03", DealKind.CEASEFIRE)
    read(path, [(AGENCY, told(AGENCY, "2031-03-03")), (HERALD, truce)])
    with Casebook(path) as book:
        assert [len(group.entries) for group in book.brief(kind=DealKind.CEASEFIRE).groups] == [1]


# What comes in odd shapes


@pytest.mark.parametrize("days", [("2031-03-04",) * 3, ("",) * 3, ("2031-03-06", "", "2031-03-04")])
def test_outlets_that_cite_each_other_in_a_ring_are_one_voice(
    tmp_path: Path, days: Sequence[str]
) -> None:
    names = ("Orrin Herald", "Merrow Star", "Cape Post")
    ring = [
        document(f"{WIRE}\n\nWith reporting by {names[place - 1]}.", f"r{place}", names[place], day)
        for place, day in enumerate(days)
    ]
    read(tmp_path / "ring.db", [(each, told(each)) for each in ring])
    with Casebook(tmp_path / "ring.db") as book:
        assert book.independence().origins == 1
        lineage = book.lineage("r0")
        assert set(lineage.ancestry.reports) == {each.id for each in ring}
        assert lineage.svg().count("<svg") == 1
        assert "3 reports, 1 origin" in voices_words(book.independence())


@pytest.mark.parametrize("day", ["2031-03-04", ""])
def test_a_report_that_an_outlet_prints_twice_is_two_reports_and_one_voice(
    tmp_path: Path, day: str
) -> None:
    twice = [document(CUT, given_id, "Orrin Herald", day) for given_id in ("first", "again")]
    read(tmp_path / "twice.db", [(each, told(each)) for each in twice])
    with Casebook(tmp_path / "twice.db") as book:
        found = book.independence()
        assert (found.reports, found.origins) == (2, 1)
        (edge,) = [each for each in book.edges() if each.origin_id]
        assert edge.kind.value == "copy"
