"""Decisions on rivals are kept word for word, in order, and hidden by an undo."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.ledger import overview
from alleged.ledger.rival_rows import packed, unpacked
from alleged.ledger.rivals import decide, decisions
from alleged.ledger.store import Store
from alleged.model.hypothesis import Letter, Relevance
from alleged.model.rivals import (
    Asked,
    AskedOf,
    Change,
    Draft,
    Evidence,
    Expectation,
    Judged,
    Judgement,
    Priors,
    Removed,
    Rival,
)

words = st.text(max_size=12)
shares = st.none() | st.floats(0.001, 0.999)
asked = st.builds(
    Asked, st.sampled_from(AskedOf), st.lists(st.tuples(words, words), max_size=2).map(tuple), words
)
judgements = st.builds(Judgement, st.none() | st.sampled_from(Letter), shares, words, st.booleans())
cells = st.dictionaries(words, judgements, max_size=3)
several = st.lists(words, max_size=2).map(tuple)
expectations = st.builds(Expectation, asked, st.sampled_from(Letter), words)
rivals = st.builds(
    Rival, words, words, shares, st.lists(expectations, max_size=2).map(tuple), words
)
evidence = st.builds(
    Evidence, words, cells, words, several, several, st.lists(asked, max_size=2).map(tuple),
    several, several, shares, st.sampled_from(Relevance), shares, words,
)  # fmt: skip
drafts = st.builds(
    Draft, words, st.lists(rivals, max_size=2).map(tuple), st.lists(evidence, max_size=2).map(tuple)
)
changes = st.one_of(
    drafts,
    rivals,
    evidence,
    st.builds(Judged, words, cells, shares),
    st.builds(Priors, st.dictionaries(words, st.floats(0, 1))),
    st.builds(Removed, words, words),
)


@given(changes)
@settings(deadline=None)
def test_a_change_comes_back_as_it_was(change: Change) -> None:
    assert unpacked(packed(change)) == change


def test_decisions_come_back_in_order_and_an_undo_hides_the_last(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    begun = Draft("Who?", (Rival("a", "one"), Rival("b", "other")))
    decide(store, "Ana", "who", [begun], "asked by the editor")
    decide(store, "Bo", "who", [Rival("c", "third"), Priors({"a": 1.0})], "")
    found = decisions(store)
    assert [each.change for each in found] == [begun, Rival("c", "third"), Priors({"a": 1.0})]
    assert [each.who for each in found] == ["Ana", "Bo", "Bo"]
    assert found[0].because == "asked by the editor"
    store.undo("Bo")
    assert [each.change for each in decisions(store)] == [begun]
    store.redo("Bo")
    assert len(decisions(store)) == 3
    assert [each.kind for each in overview.acts(store)][:3] == ["hypotheses"] * 3
    assert overview.broken_link(store) is None
    store.close()


def test_nothing_is_rewritten(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    decide(store, "Ana", "who", [Draft("Who?")], "")
    store.close()
    with sqlite3.connect(tmp_path / "a.db") as db:
        for act in ("UPDATE rival_decision SET who = 'Bo'", "DELETE FROM rival_decision"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added"):
                db.execute(act)
    db.close()
