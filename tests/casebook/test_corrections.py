"""Parties, places and times count as people corrected them, wherever the ledger is asked."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import COUNCIL, FRONT, small_case
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.errors import QueryError
from alleged.model.filters import DealFilter
from alleged.settings import Settings

GUILD = "Reed Guild"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = filled(tmp_path / "a.db", small_case())
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


@pytest.fixture
def target(book: Casebook) -> str:
    return next(c.deal.id for c in book.deals() if c.document.given_id == "r-1")


def deals(book: Casebook, **asked: object) -> set[str]:
    """Ids of the deals that fit, as both ways of asking give them."""
    found = {card.deal.id for card in book.deals(**asked)}
    part = book.deals_part(DealFilter(**asked))  # type: ignore[arg-type]
    assert {card.deal.id for card in part.items} == found
    return found


def test_parties_count_as_corrected_until_it_is_undone(book: Casebook, target: str) -> None:
    before = (book.ties(DealFilter()), book.actors(), book.brief().json())
    both = deals(book, actor=COUNCIL.name, whole=True)
    parties = f"{FRONT.name}; {GUILD}"
    book.review("corrected", target, content={"parties": parties}, because="the next line")
    (deal,) = (card.deal for card in book.deals() if card.deal.id == target)
    assert [(p.name, p.actor) for p in deal.parties] == [(FRONT.name, FRONT.id), (GUILD, None)]
    assert deal.id == target
    assert deal.as_read["parties"] == (FRONT.name, COUNCIL.name)
    for council in (COUNCIL.name, COUNCIL.id):
        assert deals(book, actor=council, whole=True) == both - {target}
    assert deals(book, actor=GUILD, whole=True) == deals(book, actor="reed gu") == {target}
    assert deals(book, actor=FRONT.id) == both
    assert {c.about_id for c, _ in book.claims(actor=GUILD)} == {target}
    tied = {frozenset((tie.left, tie.right)): tie.deals for tie in book.ties(DealFilter())}
    assert tied == {frozenset((FRONT.id, COUNCIL.id)): 2, frozenset((FRONT.id, GUILD)): 1}
    counted = {actor.name: actor.deals for actor in book.actors()}
    assert (counted[FRONT.name], counted[COUNCIL.name]) == (3, 2)
    assert book.actor_count(COUNCIL.id).deals == 2
    assert GUILD in book.brief().markdown()
    assert f"(read as parties {FRONT.name}, {COUNCIL.name})" in book.brief().markdown()
    assert GUILD in {v.text for v in book.episode(target).episode.values["parties"]}
    (made,) = (row for row in map(json.loads, book.export()) if row.get("id") == target)
    assert [party["name"] for party in made["parties"]] == [FRONT.name, GUILD]
    assert made["as_read"] == {"parties": [FRONT.name, COUNCIL.name]}
    assert GUILD in json.dumps(book.weigh(target).json())
    book.undo()
    assert (book.ties(DealFilter()), book.actors(), book.brief().json()) == before
    assert not deals(book, actor=GUILD)


def test_a_place_counts_as_corrected(book: Casebook, target: str) -> None:
    read = "Port Merrow"
    assert [spot.name for spot in book.by_place(DealFilter())] == [read]
    book.review("corrected", target, content={"places": "Salt Quay"}, because="the photo")
    assert deals(book, place="Salt Quay", whole=True) == deals(book, place="salt") == {target}
    assert target not in deals(book, place=read)
    counted = {place.name: place.deals for place in book.places()}
    assert counted["Salt Quay"] == 1
    assert read not in counted
    assert book.by_place(DealFilter()) == []  # nobody knows where that is
    assert "Salt Quay" in book.brief().markdown()
    book.undo()
    assert deals(book, place=read) == {target}
    other = next(card.deal.id for card in book.deals() if card.deal.id != target)
    book.review("corrected", other, content={"places": "port merrow"}, because="the photo")
    (spot,) = book.by_place(DealFilter())
    assert (spot.key, spot.name, spot.deals) == ("990001", read, 2)
    assert deals(book, place="990001") == {target, other}


def test_a_time_counts_as_corrected(book: Casebook, target: str) -> None:
    content = {"time": "2032-05-03 to 2032-05-09"}
    book.review("corrected", target, content=content, because="the minutes")
    assert deals(book, since=date(2032, 5, 1)) == {target}
    assert deals(book, since=date(2032, 5, 9), until=date(2032, 6, 1)) == {target}
    assert deals(book, since=date(2032, 5, 10)) == set()
    assert target not in deals(book, until=date(2032, 1, 1))
    months = {each.when: each.deals for each in book.by_time(DealFilter())}
    assert months["2032-05"] == 1
    (deal,) = (card.deal for card in book.deals() if card.deal.id == target)
    assert deal.period is not None
    assert (deal.period.first, deal.period.last) == (date(2032, 5, 3), date(2032, 5, 9))
    book.undo()
    assert deals(book, since=date(2032, 5, 1)) == set()


def test_a_time_that_cannot_be_read_is_not_kept(book: Casebook, target: str) -> None:
    with pytest.raises(QueryError, match="last spring"):
        book.review("corrected", target, content={"time": "last spring"}, because="so")
    assert not book.review_counts()


def test_a_corrected_party_is_whom_it_means_by_later_decisions(book: Casebook, target: str) -> None:
    content = {"parties": f"{COUNCIL.name}; {FRONT.name}"}
    book.review("corrected", target, content=content, because="order")
    book.merge_actors(FRONT.id, COUNCIL.id, because="one seal")
    assert target in deals(book, actor=FRONT.id)
    assert book.ties(DealFilter()) == []
    assert book.actor_count(FRONT.id).deals == 3


def test_what_is_told_of_another_is_counted_once_a_deal(book: Casebook, target: str) -> None:
    content = {"parties": f"{FRONT.name}; {COUNCIL.name}; {GUILD}"}
    book.review("corrected", target, content=content, because="three signed")
    book.merge_actors(FRONT.id, COUNCIL.id, because="one seal")
    (tie,) = book.ties(DealFilter())
    assert GUILD in (tie.left_name, tie.right_name)
    assert tie.deals == 1


def test_a_corrected_status_is_shown_beside_what_was_read(book: Casebook, target: str) -> None:
    content = {"status": "broken", "visibility": "secret"}
    book.review("corrected", target, content=content, because="the minutes")
    (card,) = (card for card in book.deals() if card.deal.id == target)
    brief = book.brief().markdown()
    assert f"broken (read as {card.deal.status.value})" in brief
    assert f"secret (read as {card.deal.visibility.value})" in brief
