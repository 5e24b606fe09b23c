"""A casebook answers for outcomes, relations, accusations and forecasts as it does for deals."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import wide_case

from alleged.casebook.answers import json_of
from alleged.casebook.book import Casebook
from alleged.errors import NothingFound, QueryError
from alleged.ledger.store import Run, Store
from alleged.model.bearing import evidence_of
from alleged.model.document import Original
from alleged.model.filters import PropositionFilter
from alleged.model.mark import Verdict
from alleged.model.proposition import PropositionType
from alleged.publish.cards import PropositionCard
from alleged.settings import Settings

CASE = wide_case()
TAKEN, KILLED, FUNDS, NEGLECT, LEAVES = CASE[-2][1].propositions


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    store, run = Store(tmp_path / "a.db"), Run("tester")
    for doc, telling in CASE:
        kept = Original(doc.sha256, "text/plain", doc.text.encode())
        store.append(run, kept, doc, telling, "rules/1")
    store.close()
    with Casebook(tmp_path / "a.db", Settings(who="Ana")) as casebook:
        yield casebook


def test_propositions_are_cards_with_the_claims_about_them(book: Casebook) -> None:
    doc, telling = CASE[-2]
    (card,) = book.propositions(PropositionFilter(kind="took", document=doc.id))
    assert card == PropositionCard(TAKEN, doc, telling.claims[:2])
    funds = book.propositions(type="relation", kind="funds", actor="Reed Guild", role="recipient")
    assert [c.proposition.agents[0].name for c in funds] == [
        "Salt League", "Orrin Council", "Salt League",
    ]  # fmt: skip
    assert [c.proposition for c in book.propositions(type=PropositionType.FORECAST)] == [LEAVES]


def test_evidence_is_asked_for_by_what_it_bears_on(book: Casebook) -> None:
    assert [named.about_type for named, _ in book.evidence()] == ["deal", *["outcome"] * 3]
    assert [named.named.text for named, _ in book.evidence(state="missing")] == [
        "no list of the dead", "no pictures",
    ]  # fmt: skip
    assert [named for named, _ in book.evidence(about=KILLED.id)] == list(evidence_of(KILLED))
    assert [n.about_type for n, _ in book.evidence(kind="ceasefire")] == ["deal"]
    assert [n.about_type for n, _ in book.evidence(type="outcome", kind="killed")] == ["outcome"]
    assert list(book.evidence(type="forecast")) == []


def test_the_brief_gives_the_verdict_on_an_outcome_as_ours(book: Casebook) -> None:
    (weighed,) = [each for each in book.weigh_all() if KILLED.id in each.card.episode.tellings]
    brief = book.brief()
    assert brief.besides.told[KILLED.id].verdict == weighed.verdict
    assert brief.besides.told[FUNDS.id].verdict is None  # only deals and outcomes have episodes
    for text in (brief.markdown(), brief.html()):
        assert text.count("our assessment, no fact") >= 2


def test_everything_is_found_by_the_beginning_of_its_id(book: Casebook) -> None:
    assert book.find(NEGLECT.id[:16]) == PropositionCard(
        NEGLECT, CASE[-2][0], tuple(c for c in CASE[-2][1].claims if c.about_id == NEGLECT.id)
    )
    (named,) = evidence_of(KILLED)
    assert book.find(named.id[:15]) == named
    assert json_of(named)["about"] == {"type": "outcome", "id": KILLED.id}
    with pytest.raises(QueryError, match="several"):
        book.find("relation-")


def test_a_mark_is_shown_wherever_its_forecast_is(book: Casebook) -> None:
    mark = book.mark("forecast-", "true", " seen by monitors ")
    assert (mark.forecast, mark.verdict, mark.because, mark.by) == (
        LEAVES.id, Verdict.TRUE, "seen by monitors", "Ana",
    )  # fmt: skip
    (card,) = book.propositions(type="forecast")
    assert card.mark == mark
    assert book.find(LEAVES.id) == card
    assert json_of(card)["mark"]["verdict"] == json_of(mark)["verdict"] == "true"
    assert book.brief().json()["forecasts"][0]["told"][0]["mark"]["by"] == "Ana"
    assert book.actor("Tidewater Front").json()["told"]["forecasts"][0]["told"][0]["mark"]
    ledger = json.loads(next(book.export()))
    assert [each["verdict"] for each in ledger["marks"]] == ["true"]
    assert book.undo().what == "mark"
    assert book.marks() == {}


def test_a_mark_must_make_sense(book: Casebook) -> None:
    for words, said in (
        ((TAKEN.id, "true", "x"), "no forecast"),
        ((LEAVES.id, "maybe", "x"), "'maybe'"),
        ((LEAVES.id, "true", ""), "reason"),
    ):
        with pytest.raises(QueryError, match=said):
            book.mark(*words)
    with pytest.raises(NothingFound):
        book.mark("forecast-0", "true", "x")
    assert [act.kind for act in book.acts()] == ["read"] * len(CASE)


def test_an_actor_is_found_by_id_by_name_or_by_a_part_that_no_other_has(book: Casebook) -> None:
    for name in ("act-front", "tidewater front", "Tidew"):
        assert book.actor(name).actor.name == "Tidewater Front"
    with pytest.raises(NothingFound, match="'Nobody'"):
        book.actor("Nobody")
    with pytest.raises(QueryError, match="fit 'l'") as several:
        book.actor("l")
    assert "act-salt" in several.value.hint


def test_a_brief_asks_propositions_what_it_asks_deals(book: Casebook) -> None:
    brief = book.brief(actor="act-guild")
    assert list(brief.entries) == []
    assert {m.type for m in brief.besides.matters} == {PropositionType.RELATION}
    assert book.brief(status="denied").besides.matters == ()
    assert book.brief(evidence="missing").glance.missing == 2
    whole = book.brief()
    assert whole.glance.besides == {
        kind: number for kind, number in book.status().propositions.items() if number
    }
