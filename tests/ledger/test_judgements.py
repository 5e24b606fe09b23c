"""What analysts decide is added, never rewritten, and hidden by an undo."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from alleged.errors import LedgerError
from alleged.ledger import judgements
from alleged.ledger.store import Store
from alleged.model.assessed import Assessment, Basis
from alleged.model.document import Original
from alleged.model.evidence import TraceState
from alleged.model.inquiry import Attachment, Grade, Inquiry

NOW = datetime(2031, 3, 4, tzinfo=UTC)
FILM = Original("ab" * 32, "video/mp4", b"film")


def inquiry(telling: str = "deal-1", state: TraceState = TraceState.SEEN) -> Inquiry:
    """An analyst's word on the convoy."""
    film = Attachment("road.mp4", FILM.sha256, FILM.media_type, 4)
    return Inquiry(0, telling, "convoy", state, 0.0, "film", (film,), ("https://a.b",), "Ana", NOW)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a.db")


def test_inquiries_come_back_as_they_were_added(store: Store) -> None:
    kept = judgements.inquire(store, inquiry(), [FILM])
    other = judgements.inquire(store, inquiry("deal-2", TraceState.NOT_SEARCHED), [])
    assert judgements.inquiries(store) == [kept, other]
    assert judgements.inquiries(store, ["deal-2", *map(str, range(2000))]) == [other]
    assert (kept.number, other.number) == (1, 2)
    assert kept.because == "film"
    assert kept.at != NOW  # the ledger says when
    store.undo("Ana")
    assert judgements.inquiries(store) == [kept]
    store.redo("Ana")
    assert judgements.inquiries(store) == [kept, other]


def test_the_latest_grade_counts_and_earlier_ones_stay(store: Store) -> None:
    judgements.grade(store, Grade("Tide Radio", "B", "long record", "Ana", NOW))
    judgements.grade(store, Grade("Tide Radio", "D", "caught inventing", "Ben", NOW))
    assert judgements.grades(store)["Tide Radio"].letter == "D"
    store.undo("Ben")
    assert judgements.grades(store)["Tide Radio"].letter == "B"
    with store.reading() as db:
        assert db.execute(text("SELECT count(*) FROM grade")).scalar() == 2


def test_an_assessment_keeps_what_it_rests_on(store: Store) -> None:
    basis = Basis("1", "a", "b", "c", "d", 7)
    made = Assessment(0, "deal-1", "A: truce", {"log2_odds": 1.5}, basis, "", "Ana", NOW)
    kept = judgements.assess(store, made)
    assert judgements.assessments(store, ["deal-1"]) == [kept]
    assert kept.basis == basis
    assert kept.weighed == {"log2_odds": 1.5}
    assert judgements.last_act(store) == 1


@pytest.mark.parametrize("table", ["inquiry", "grade", "assessment"])
def test_nothing_is_rewritten(store: Store, table: str) -> None:
    judgements.inquire(store, inquiry(), [])
    judgements.grade(store, Grade("Tide Radio", "B", "x", "Ana", NOW))
    basis = Basis("1", "a", "b", "c", "d", 7)
    judgements.assess(store, Assessment(0, "deal-1", "", {}, basis, "", "Ana", NOW))
    for act in (f"UPDATE {table} SET who = 'Eve'", f"DELETE FROM {table}"):
        with pytest.raises(LedgerError, match="only ever added"), store.writing() as db:
            db.execute(text(act))


def test_a_basis_says_what_has_changed() -> None:
    basis = Basis("1", "a", "b", "c", "d", 7)
    assert basis.changes(Basis("1", "a", "b", "c", "d", 9)) == ()
    assert basis.changes(Basis("2", "a", "b", "x", "d", 9)) == (
        "there are other claims, reviews of them, or origins that they go back to",
        "the program is another version",
    )
