"""An episode in outline says what the whole one says, and is worked out once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import small_case, wide_case
from workbench import filled, statements

from alleged.casebook.book import Casebook
from alleged.errors import NothingFound
from alleged.settings import Settings


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = filled(tmp_path / "a.db", small_case(), wide_case())
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


def test_an_outline_says_what_the_episode_says(book: Casebook) -> None:
    cards = list(book.episodes())
    assert any(len(card.cards) > 1 for card in cards)
    for card in cards:
        outline = book.outline(card.id)
        assert (outline.id, outline.what, outline.when) == (card.id, card.what, card.when)
        assert outline.reports == card.reports
        assert outline.episode.values == card.episode.values
        assert outline.episode.rivals == card.episode.rivals
        assert [each.document_id for each in outline.points] == [
            each.document for each in card.episode.members
        ]


def test_members_come_in_parts_each_with_its_reasons(book: Casebook) -> None:
    card = max(book.episodes(), key=lambda each: len(each.cards))
    outline = book.outline(card.id)
    found, after = [], 0
    while True:
        part = book.members_part(outline, after, 1)
        found += part.items
        if part.next is None:
            break
        after = part.next
    assert [member for member, _ in found] == list(card.episode.members)
    assert [told for _, told in found] == list(card.cards)


def test_an_outline_is_worked_out_once_until_something_is_shown_or_hidden(book: Casebook) -> None:
    card = max(book.episodes(), key=lambda each: len(each.cards))
    first = book.outline(card.id)
    with statements() as asked:
        again = book.outline(card.id)
    assert again is first
    assert not any("deal_voice" in each for each in asked)
    book.undo()
    with pytest.raises(NothingFound):
        book.outline(card.id)
    book.redo()
    assert book.outline(card.id) == first


def test_a_split_shows_in_the_outline(book: Casebook) -> None:
    card = max(book.episodes(), key=lambda each: len(each.cards))
    book.outline(card.id)
    gone = card.episode.tellings[-1]
    book.split(card.id, gone, because="another day")
    assert gone not in book.outline(card.id).episode.tellings
    assert book.outline(gone).episode.tellings == (gone,)


def test_a_verdict_is_worked_out_once_until_something_is_decided(book: Casebook) -> None:
    card = max(book.episodes(), key=lambda each: len(each.cards))
    first = book.weigh(card.id, linchpins=False)
    assert book.weigh(card.id, linchpins=False) is first
    assert first.verdict == book.weigh(card.id).verdict
    source = first.body.words[0].witness.source
    supposed = book.what_if(card.id, distrust=[source])
    assert supposed.weighed is first
    book.grade(source, "E", "was wrong before")
    assert book.weigh(card.id, linchpins=False) is not first
