"""Fingerprints, overlaps and decisions come back as they were, and nothing that is hidden does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from factories import small_case
from ledgers import keep_one
from sqlalchemy import text as sql

from alleged.errors import LedgerError
from alleged.ledger import history, origins, overview
from alleged.ledger.migrations import MIGRATIONS, migrate
from alleged.ledger.origins import Compared
from alleged.ledger.store import Store
from alleged.model.document import Document, Span
from alleged.model.lineage import (
    Basis,
    Credit,
    CreditKind,
    EdgeDecision,
    EdgeKind,
    Imprint,
    Overlap,
    SharedPassage,
    Verdict,
)

CASE = small_case()
AT = datetime(2031, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    for report, telling in CASE:
        keep_one(opened, report, telling)
    yield opened
    opened.close()


def imprint(report: Document) -> Imprint:
    credit = Credit("Cape Post", CreditKind.BYLINE, Span(0, 9), "cape post")
    link = Credit("agencies", CreditKind.CREDIT, None, "")
    days = (date(2031, 3, 4), date(2031, 3, 4))
    return Imprint(report.id, report.outlet, "gazette", days, frozenset({"a", "b"}), (credit, link))


def compared(number: int, report: Document) -> Compared:
    return Compared(number, imprint(report), b"shingles", b"stems", b"marks")


def overlap(left: Document, right: Document) -> Overlap:
    passages = (SharedPassage(Span(0, 4), Span(2, 6), 1), SharedPassage(Span(5, 9), Span(8, 12), 0))
    return Overlap(left.id, right.id, Basis.WORDS, 0.5, 0.25, 0.75, "Rook", passages, "why")


def decision(verdict: Verdict = Verdict.REFUTED) -> EdgeDecision:
    report, origin = CASE[1][0], CASE[0][0]
    return EdgeDecision(
        report.id, origin.id, origin.outlet, EdgeKind.COPY, verdict, "seen", "ana", AT
    )


def test_what_was_not_compared_is_known(store: Store) -> None:
    everything = origins.tellings(store)
    assert everything == [1, 2, 3, 4]
    origins.keep(store, 1, [compared(2, CASE[1][0])], [])
    assert list(origins.imprints(store, 1, everything)) == [2]
    assert origins.imprints(store, 2, everything) == {}, "another scheme begins anew"


def test_fingerprints_and_overlaps_come_back_as_they_were(store: Store) -> None:
    kept = [compared(1, CASE[0][0]), compared(2, CASE[1][0])]
    found = overlap(CASE[0][0], CASE[1][0])
    origins.keep(store, 1, kept, [(1, 2, found)])
    assert [tuple(row) for row in origins.prints(store, 1, [1, 2])] == [
        (1, b"shingles", b"stems", b"marks"),
        (2, b"shingles", b"stems", b"marks"),
    ]
    assert [row.telling for row in origins.prints(store, 1, [2])] == [2]
    assert list(origins.prints(store, 2, [1, 2])) == []
    assert origins.imprints(store, 1, [1]) == {1: imprint(CASE[0][0])}
    assert list(origins.overlaps(store)) == [found]
    assert list(origins.overlaps(store, [2])) == list(origins.overlaps(store, [1, 2])) == [found]
    assert list(origins.overlaps(store, [3])) == []


def test_a_report_told_anew_is_compared_anew(store: Store) -> None:
    report, telling = CASE[0]
    origins.keep(
        store, 1, [compared(1, report), compared(2, CASE[1][0])],
        [(1, 2, overlap(report, CASE[1][0]))],
    )  # fmt: skip
    keep_one(store, report, telling, "test/2")
    assert origins.tellings(store) == [5, 2, 3, 4]
    assert 5 not in origins.imprints(store, 1, [5, 2])
    assert list(origins.overlaps(store)) == []
    store.undo("tester")
    assert len(list(origins.overlaps(store))) == 1


def test_outlets_are_named_of_the_reports_that_came_since(store: Store) -> None:
    last, names = origins.outlet_names(store)
    assert (last, names) == (4, frozenset(report.outlet for report, _ in CASE))
    assert origins.outlet_names(store, after=last) == (4, frozenset())
    assert origins.outlet_names(store, after=3) == (4, frozenset({CASE[3][0].outlet}))


def test_reports_come_with_what_they_give_as_said(store: Store) -> None:
    (number, report, attributions), _ = origins.reports(store, [1, 3])
    assert (number, report) == (1, CASE[0][0])
    assert attributions == CASE[0][1].attributions


def test_a_decision_is_an_act_that_can_be_undone(store: Store) -> None:
    run = origins.decide(store, decision())
    assert origins.decisions(store) == [decision()]
    assert overview.runs(store)[-1].what == "relate"
    assert overview.acts(store)[-1].what["verdict"] == "refuted"
    assert store.undo("ana") == run
    assert origins.decisions(store) == []
    assert store.redo("ana") == run
    assert origins.decisions(store) == [decision()]
    with store.reading() as db:
        assert history.broken_link(db) is None


def test_decisions_are_only_ever_added(store: Store) -> None:
    origins.decide(store, decision())
    origins.decide(store, decision(Verdict.CONFIRMED))
    assert [each.verdict.value for each in origins.decisions(store)] == ["refuted", "confirmed"]
    with pytest.raises(LedgerError, match="only ever added"), store.writing() as db:
        db.execute(sql("UPDATE edge_decision SET verdict = 'confirmed'"))


def test_an_older_ledger_gets_the_tables(store: Store) -> None:
    with store.writing() as db:
        for table in ("edge_decision", "overlap", "fingerprint"):
            db.exec_driver_sql(f"DROP TABLE {table}")
        db.exec_driver_sql("PRAGMA user_version = 2")
        migrate(db)
        assert db.exec_driver_sql("PRAGMA user_version").scalar_one() == len(MIGRATIONS)
    origins.decide(store, decision())
    with pytest.raises(LedgerError, match="only ever added"), store.writing() as db:
        db.execute(sql("DELETE FROM edge_decision"))
