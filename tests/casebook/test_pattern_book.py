"""A pattern is put to the test over the episodes of a ledger."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from factories import wide_case

from alleged.casebook.book import Casebook
from alleged.errors import AllegedError, NothingFound, QueryError
from alleged.ledger.store import Run, Store
from alleged.model.document import Original
from alleged.model.grouping import Grouping
from alleged.model.pattern import UNEVEN
from alleged.settings import Settings

CASE = wide_case()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    store, run = Store(tmp_path / "a.db"), Run("tester")
    for doc, telling in CASE:
        kept = Original(doc.sha256, "text/plain", doc.text.encode())
        store.append(run, kept, doc, telling, "rules/1")
    store.close()
    with Casebook(tmp_path / "a.db", Settings(who="Ana")) as casebook:
        yield casebook


def test_episodes_are_counted_with_their_actors_sources_and_origins(book: Casebook) -> None:
    page = book.pattern("Tidewater Front", kinds=["ceasefire"], against="all")
    by_heading = {each.heading.partition(",")[0]: each.occasion for each in page.counted}
    assert set(by_heading) == {
        "Orrin Council and Tidewater Front: ceasefire",
        "Orrin Council and Tidewater Front: trade",
        "Orrin Council: took",
        "Council fighters: killed",
    }
    truce = by_heading["Orrin Council and Tidewater Front: ceasefire"]
    assert truce.outcome
    assert truce.actors == {"act-front", "act-council"}
    assert truce.families == {"Harbour Gazette", "Merrow Star"}
    assert truce.origins == 2
    assert truce.chance == book.weigh(truce.episode).verdict.probability
    assert not by_heading["Council fighters: killed"].outcome
    assert page.has_group(page.counted[0]) is ("act-front" in page.counted[0].occasion.actors)
    assert (page.pattern.whole.having, page.pattern.whole.of) == (1, 1)
    assert (page.pattern.whole.others_having, page.pattern.whole.others) == (2, 3)
    assert page.pattern.warning == UNEVEN
    assert page.members == ("Tidewater Front",)


def test_an_actor_that_all_have_is_left_out(book: Casebook) -> None:
    page = book.pattern("Orrin Council", kinds=["trade"], actor="Tidewater Front")
    assert all("act-front" not in each.occasion.actors for each in page.counted)
    assert page.asked.narrowed == "actor Tidewater Front"


def test_a_file_groups_actors_sources_and_names(book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "groups.yaml"
    path.write_text(
        "groups: {council: [the council], coast: [Tidewater Front]}\n"
        "same: {the council: [Orrin Council, Council fighters]}\n"
        "families: {one: [Harbour Gazette, Merrow Star]}\n"
    )
    page = book.pattern("council", path, kinds=["killed"], against="all")
    assert page.pattern.whole.having == 1, "its fighters are taken for the council"
    assert [name for name, _ in page.pattern.without] == ["one"]
    assert page.pattern.without[0][1].of == 0
    with pytest.raises(NothingFound, match="no group 'cost'") as caught:
        book.pattern("cost", path, kinds=["killed"])
    assert "'coast'" in caught.value.hint
    path.write_text("groups:\n  coast: [Tidewater Font]\n")
    with pytest.raises(NothingFound, match="line 2: no report names an actor") as caught:
        book.pattern((), path, kinds=["trade"])
    assert "'Tidewater Front'" in caught.value.hint


def test_every_baseline_can_be_asked_for(book: Casebook) -> None:
    share = book.pattern("Tidewater Front", baseline="share", share=0.5)
    assert (share.pattern.whole.having, share.pattern.whole.expected) == (2, 1.0)
    shuffled = book.pattern("Tidewater Front", kinds=["trade"], baseline="shuffled")
    assert shuffled.pattern.whole.test.startswith("permutation test over all")
    grouping = Grouping(
        groups={"all": ("Tidewater Front", "Orrin Council")},
        pool=("Tidewater Front", "Orrin Council", "Salt League", "Reed Guild"),
    )
    wide = book.pattern("all", grouping, kinds=["trade"], baseline="shuffled")
    assert wide.pattern.whole.p_value == pytest.approx(5 / 6), "5 of 6 pairs have one of the two"
    outcomes = book.pattern("Orrin Council", against="outcomes", since=date(2031, 3, 1))
    assert outcomes.asked.others == "victories and losses"


@pytest.mark.parametrize(
    ("group", "asked", "error", "said", "hint"),
    [
        ("Tidewatr Front", {"kinds": ["trade"]}, NothingFound, "'Tidewatr Front'",
         "'Tidewater Front'"),
        ("Nobody", {"kinds": ["trade"]}, NothingFound, "no report names an actor 'Nobody'",
         "alleged actors"),
        ("Orrin Council", {}, QueryError, "sets its episodes apart", "--kind"),
        ("Orrin Council", {"kinds": ["evacuation"]}, NothingFound, "fits kind evacuation", "list"),
        ("Orrin Council", {"baseline": "share"}, QueryError, "a share of None", "--share 0.4"),
        ("Orrin Council", {"baseline": "share", "share": 1.0}, QueryError, "1.0", "--share 0.4"),
        ("Orrin Council", {"baseline": "guess"}, QueryError, "'guess'", "others, share, shuffled"),
        ("Orrin Council", {"against": "x"}, QueryError, "'x'", "deals, outcomes, all"),
        ("Orrin Council", {"kinds": ["traed"]}, AllegedError, "'traed' is not known", "trade"),
        ("Orrin Council", {"colour": "red"}, QueryError, "no filter 'colour'", "actor, place"),
        ("Orrin Council", {"kinds": ["trade"], "actor": "Salt Leage"}, NothingFound,
         "'Salt Leage'", "'Salt League'"),
        ((), {"kinds": ["trade"]}, QueryError, "whom is the pattern about?", "--group"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_said(
    book: Casebook,
    group: Any,
    asked: dict[str, Any],
    error: type[AllegedError],
    said: str,
    hint: str,
) -> None:
    with pytest.raises(error) as caught:
        book.pattern(group, **asked)
    assert said in str(caught.value)
    assert hint in caught.value.hint


def test_an_empty_ledger_has_no_pattern(tmp_path: Path) -> None:
    Store(tmp_path / "empty.db").close()
    with (
        Casebook(tmp_path / "empty.db", Settings(who="Ana")) as casebook,
        pytest.raises(NothingFound, match="the ledger is empty"),
    ):
        casebook.pattern("Orrin Council", kinds=["trade"])
