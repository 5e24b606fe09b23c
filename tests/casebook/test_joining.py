"""A ledger grown one report at a time comes to what one read at once comes to."""

import random
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import document, small_case, wide_case
from wires import SENTENCES

from alleged.casebook.book import Casebook
from alleged.ledger.store import Run, Store
from alleged.model.assessment import Verdict
from alleged.model.claim import Claim, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.lineage import Edge
from alleged.model.period import Period
from alleged.model.telling import Telling
from alleged.settings import Settings

PARTIES = ("Tidewater Front", "Merrow Council", "Salt Guard")
TOWNS = ("Tarvel", "Ostrin", "Quaymouth")
OUTLETS = ("Sable Press Agency", "Orrin Herald", "Merrow Star", "Cape Post")
KINDS = (DealKind.CEASEFIRE, DealKind.EVACUATION)
REPORTS = 24

Case = Sequence[tuple[Document, Telling]]


def case(seed: int, *, plain: bool = False) -> Case:
    """Return reports of a few pacts: some are copies of others, some deny, some have no day.

    `plain` ones share whole stories of one week, or nothing: what they have in common does not
    hang on how rare their words were in the ledger when they came.
    """
    chance = random.Random(seed)
    picked = chance.sample(SENTENCES, 4) if plain else chance.choices(SENTENCES, k=9)
    bodies = [f"{_words(chance)} {' '.join(picked[n::4])}" for n in range(4)]
    return [_told(chance, number, bodies, plain) for number in range(REPORTS)]


def _words(chance: random.Random) -> str:
    return " ".join("".join(chance.choices("abcdefgh", k=5)) for _ in range(40)) + "."


def _told(
    chance: random.Random, number: int, bodies: Sequence[str], plain: bool
) -> tuple[Document, Telling]:
    names = chance.sample(PARTIES, 2)
    town = chance.choice(TOWNS)
    day = date(2031, 3, 1) + timedelta(days=chance.choice((0, 1, 3 if plain else 40)))
    denies = chance.random() < 0.3
    first = f"{names[0]} and {names[1]} {'never made' if denies else 'made'} a pact at {town}, "
    first += f"Clerk Number{chance.randrange(6)} said."
    credit = (
        f"\n\nWith reporting by {chance.choice(OUTLETS)}."
        if chance.random() < 0.3 and not plain
        else ""
    )
    said = (day + timedelta(days=chance.randrange(3))).isoformat()
    report = document(
        f"{first} {chance.choice(bodies)}{credit}",
        f"r-{number}",
        chance.choice(OUTLETS),
        said if chance.random() < 0.8 else "",
    )
    where = Span(0, len(first))
    parties = tuple(
        Party(
            each, each.casefold(), each, Span(first.index(each), first.index(each) + len(each)), n
        )
        for n, each in enumerate(names)
    )
    speaker = first[first.index("Clerk") : first.index(" said")]
    at = Span(first.index(speaker), first.index(speaker) + len(speaker))
    voice = Voice(speaker, None, speaker, at)
    deal = Deal(
        report.id, where, (where,), chance.choice(KINDS), DealStatus.REPORTED, Visibility.UNKNOWN,
        parties, period=Period(day, day, "day"),
        claimed_by=() if denies else (voice,), denied_by=(voice,) if denies else (),
    )  # fmt: skip
    stance = Stance.DENIES if denies else Stance.ASSERTS
    chain = (Voice(report.outlet), voice)
    claim = Claim(report.id, where, first, chain, stance, "deal", deal.id)
    return report, Telling(report.id, deals=(deal,), claims=(claim,))


def keep(path: Path, some: Case) -> None:
    store, run = Store(path), Run("tester")
    for report, telling in some:
        original = Original(report.sha256, "text/plain", report.text.encode())
        store.append(run, original, report, telling, "test/1")
    store.close()


def edges(book: Casebook) -> list[Edge]:
    return list(book.edges())


def groups(book: Casebook) -> set[tuple[str, ...]]:
    return {tuple(sorted(card.episode.tellings)) for card in book.episodes()}


def verdicts(book: Casebook) -> dict[tuple[str, ...], Verdict]:
    """Return the whole sum for each episode, by its tellings."""
    return {tuple(sorted(each.card.episode.tellings)): each.verdict for each in book.weigh_all()}


def everything(path: Path) -> tuple[object, ...]:
    with Casebook(path, Settings(who="ana")) as book:
        return edges(book), groups(book), verdicts(book)


@pytest.mark.parametrize("seed", range(4))
def test_grown_one_by_one_and_read_at_once_are_the_same(seed: int, tmp_path: Path) -> None:
    told = case(seed, plain=True)
    grown, whole = tmp_path / "grown.db", tmp_path / "whole.db"
    keep(whole, told)
    keep(grown, told[:1])
    with Casebook(grown, Settings(who="ana")) as book:
        for number, each in enumerate(told[1:], 2):
            keep(grown, [each])
            found = edges(book), groups(book), verdicts(book)
            if number % 8 == 0:
                assert found == everything(grown), "as a casebook that is opened now says"
    expected = everything(whole)
    assert found[0]
    assert any(len(group) > 2 for group in found[1])
    assert found == expected


@pytest.mark.parametrize("seed", range(5, 8))
def test_what_is_undone_decided_or_read_anew_is_seen_by_an_open_casebook(
    seed: int, tmp_path: Path
) -> None:
    told = case(seed)
    path = tmp_path / "a.db"
    keep(path, told[:20])
    with Casebook(path, Settings(who="ana")) as book:
        before = edges(book), groups(book), verdicts(book)
        for each in told[20:]:
            keep(path, [each])
        after = edges(book), groups(book), verdicts(book)
        assert after == everything(path)
        first = next(edge for edge in book.edges() if edge.origin_id and edge.makes_one)
        book.relate(first.document_id, str(first.origin_id), verdict="refuted", reason="seen")
        assert (edges(book), groups(book), verdicts(book)) == everything(path)
        for _ in range(5):
            book.undo()
        assert (edges(book), groups(book), verdicts(book)) == before
        book.redo()
        assert (edges(book), groups(book), verdicts(book)) == everything(path)


def test_deals_and_outcomes_grow_apart_as_they_are_read_apart(tmp_path: Path) -> None:
    told = [*small_case(), *wide_case()]
    keep(tmp_path / "whole.db", told)
    for each in told:
        keep(tmp_path / "grown.db", [each])
        with Casebook(tmp_path / "grown.db") as book:
            found = groups(book)
    with Casebook(tmp_path / "whole.db") as book:
        assert groups(book) == found
    sorts = [{each.partition("-")[0] for each in group} for group in found]
    assert {"deal"} in sorts
    assert {"outcome"} in sorts
    assert all(len(each) == 1 for each in sorts)


def test_what_an_earlier_version_took_for_one_is_parted(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    keep(path, wide_case())
    with Casebook(path) as book:
        expected = groups(book)
    with sqlite3.connect(path) as db:
        ((deal,), (outcome,)) = (
            db.execute(f"SELECT number FROM episode_account WHERE id LIKE '{sort}-%'").fetchone()
            for sort in ("deal", "outcome")
        )
        for pair in ((deal, outcome), (outcome, deal)):
            db.execute("INSERT INTO episode_link VALUES (?, ?, 500)", pair)
        leaders = "SELECT leader FROM episode_group WHERE account = ?"
        db.execute(
            f"UPDATE episode_group SET leader = ({leaders}) WHERE leader = ({leaders})",
            (deal, outcome),
        )
        db.execute("PRAGMA user_version = 15")
    db.close()
    with Casebook(path) as book:
        assert groups(book) == expected
