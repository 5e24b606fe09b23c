"""Records of outlets and speakers, from what their tellings say where rivals say otherwise."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from factories import document, party, small_case, span, voice

from alleged.casebook import records
from alleged.casebook.book import Casebook
from alleged.casebook.records import Records
from alleged.ledger.store import Run, Store
from alleged.model.deal import Deal, DealKind, DealStatus, Visibility
from alleged.model.document import Document, Original
from alleged.model.episode import Episode, Member
from alleged.model.lineage import Independence, OneVoice, Origin, Point
from alleged.model.period import Period
from alleged.publish.cards import DealCard
from alleged.publish.episode_cards import EpisodeCard
from alleged.resolve.values import rivals_among, values_of
from alleged.weigh.reliability import Reliability

OUTLETS = ("Harbour Gazette", "Coast Herald", "Telm Radio", "Cape Post")


class Alone:
    """Every point a voice of its own, unless it is said to go back to another report."""

    def __init__(self, back: dict[str, str] | None = None) -> None:
        self._back = back or {}

    def origins(self, point: Point) -> frozenset[Origin]:
        return frozenset({Origin(self._back.get(point.document_id, point.document_id))})

    def independence(self, points: Iterable[Point]) -> Independence:
        return Independence(
            tuple(OneVoice(next(iter(self.origins(each))), (each,), ()) for each in points)
        )


def told(outlet: str, number: int, buses: int, speaker: str) -> tuple[Deal, Document]:
    text = f"The Front let {buses} buses leave Merrow {number}, {speaker} said to {outlet}."
    report = document(text, f"{outlet} {number}", outlet)
    whole = span(text, text)
    day = date(2031, 3, 1 + number)
    deal = Deal(
        report.id, whole, (whole,), DealKind.EVACUATION, DealStatus.REPORTED,
        Visibility.UNKNOWN, (party("Front", text),), period=Period(day, day, "day"),
        claimed_by=(voice(speaker, text),),
    )  # fmt: skip
    return deal, report


def episodes() -> list[EpisodeCard]:
    """Twenty evacuations; the Post and its Marr say thrice as many buses of each second one."""
    made = []
    for number in range(20):
        tellings = []
        for outlet in OUTLETS:
            speaker = "Marr" if outlet == "Cape Post" else "Rook"
            wrong = outlet == "Cape Post" and number % 2
            tellings.append(told(outlet, number, 30 if wrong else 10, speaker))
        values = values_of(tellings)
        members = tuple(Member(deal.id, report.id) for deal, report in tellings)
        episode = Episode(members, values=values, rivals=rivals_among(values))
        made.append(EpisodeCard(episode, tuple(DealCard(*each, ()) for each in tellings)))
    return made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "empty.db", create=True)


def by_name(found: list[Reliability]) -> dict[str, Reliability]:
    return {each.source: each for each in found}


def test_who_stands_alone_against_the_others_has_the_worse_record(store: Store) -> None:
    found = by_name(Records(episodes(), Alone(), {}).outlets(store))
    assert set(found) == set(OUTLETS)
    post, herald = found["Cape Post"], found["Coast Herald"]
    assert post.high < herald.right
    assert herald.low < herald.right < herald.high
    assert post.seen == herald.seen == 40, "a count and a day of each of twenty"


def test_speakers_have_records_of_their_own(store: Store) -> None:
    found = by_name(Records(episodes(), Alone(), {}).speakers(store))
    assert set(found) == {"Rook", "Marr"}
    assert found["Marr"].seen == found["Rook"].seen == 40


def test_what_an_outlet_took_from_another_is_the_others(store: Store) -> None:
    all_of = episodes()
    herald = {c.document.outlet: c.document.id for c in all_of[0].cards}
    back = {herald["Cape Post"]: herald["Coast Herald"]}
    first = by_name(Records(all_of[:1], Alone(back), {}).outlets(store))
    assert "Cape Post" not in first
    assert first["Coast Herald"].claims == 2


def test_of_little_seen_little_is_said_and_letters_are_where_it_starts(store: Store) -> None:
    few = episodes()[:1]
    plain = by_name(Records(few, Alone(), {}).outlets(store))["Cape Post"]
    assert plain.high - plain.low > 0.3
    graded = by_name(Records(few, Alone(), {"cape post": "E"}).outlets(store))["Cape Post"]
    assert graded.letter == "E"
    assert graded.right < plain.right


def test_marks_of_forecasts_count_for_who_made_them(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = {"Rook": {True: 0, False: 12}, "Venn": {True: 4, False: 0}}
    monkeypatch.setattr(records, "_checks", lambda *_, **__: checks)
    found = by_name(Records(episodes(), Alone(), {}).speakers(store))
    assert (found["Venn"].seen, found["Venn"].claims) == (4, 4)
    assert found["Venn"].right > 0.8
    assert found["Rook"].seen == 52


def test_a_casebook_answers_even_with_nothing_to_compare(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    kept, run = Store(path, create=True), Run("tester")
    for report, telling in small_case():
        original = Original(report.sha256, "text/plain", report.text.encode())
        kept.append(run, original, report, telling, "test/1")
    kept.close()
    with Casebook(path) as book:
        assert all(0 < each.low < each.right < each.high < 1 for each in book.records())
        assert all(each.claims for each in book.records("speakers"))
