"""What many reviews change in episodes is worked out anew, and whoever waits is told."""

from pathlib import Path

import pytest
from factories import small_case
from workbench import filled

from alleged.casebook import episodes
from alleged.casebook.book import Casebook
from alleged.settings import Settings


def test_who_waits_is_told_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, said = filled(tmp_path / "a.db", small_case()), list[str]()
    with Casebook(path, Settings(who="Ana"), said.append) as book:
        before = {card.id for card in book.episodes()}
        deals = [card.deal.id for card in book.deals()]
        monkeypatch.setattr(episodes, "FEW", 0)
        monkeypatch.setattr(episodes, "SAID_EVERY", 1)
        assert said == []
        book.review("rejected", deals[0])
        assert {card.id for card in book.episodes()} != before
    assert "worked out anew" in said[0]
    assert said[1].strip() == "1 of 1"
