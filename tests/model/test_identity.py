"""An id follows from content, and is worked out once."""

import pickle
from dataclasses import replace

import pytest
from factories import small_case

from alleged.model import deal as deal_module


def test_an_id_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    (deal, *_) = next(telling.deals for _, telling in small_case() if telling.deals)
    known = deal.id
    monkeypatch.setattr(deal_module, "content_id", lambda *_, **__: "another")
    assert deal.id == known
    assert replace(deal, kind=deal.kind).id == "another"


def test_what_is_changed_or_copied_has_its_own_id() -> None:
    document, _ = next(iter(small_case()))
    known = document.id
    assert replace(document, text="other words").id != known
    assert replace(document).id == pickle.loads(pickle.dumps(document)).id == known
    assert document == replace(document)
