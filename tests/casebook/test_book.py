"""The casebook answers from its ledger: deals as cards, rows by id, briefs, exports."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import alleged
from alleged.casebook.book import Casebook
from alleged.errors import MissingPlugin, NothingFound, QueryError
from alleged.ledger.migrations import MIGRATIONS
from alleged.ledger.store import Run, Store
from alleged.model.actor import ActorCount, ActorKind, Mention
from alleged.model.claim import Attribution, Claim, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, Party, Visibility
from alleged.model.document import Document, Original, Refusal, Span
from alleged.model.telling import Telling
from alleged.publish.cards import DealCard
from alleged.settings import Settings

TEXT = "The Lowland League and the Harbour Guard agreed on a truce, a mediator said."
ORIGINAL = Original("0" * 64, "text/plain", b"as it came")
REFUSAL = Refusal("in.pdf", "", "locked", "Unlock it.")


def telling_of(doc: Document, kinds: tuple[DealKind, ...]) -> Telling:
    league = Party("Lowland League", "league", "Lowland League", Span(4, 18))
    whole = Span(0, len(TEXT))
    deals = tuple(
        Deal(doc.id, whole, (whole,), kind, DealStatus.REPORTED, Visibility.UNKNOWN, (league,))
        for kind in kinds
    )
    claims = tuple(
        Claim(doc.id, whole, TEXT, (Voice("Example Wire"),), Stance.REPORTS, "deal", deal.id)
        for deal in deals
    )
    mention = Mention(
        Span(4, 18), "Lowland League", "league", "Lowland League", "league", ActorKind.ARMED_GROUP
    )
    said = Attribution(doc.id, (), (Span(71, 75),), (Span(0, 58),), Stance.ASSERTS, None)
    return Telling(doc.id, (mention,), attributions=(said,), deals=deals, claims=claims)


DOCUMENT = Document(
    "r-1", TEXT, outlet="Example Wire", published="2031-03-05", sha256=ORIGINAL.sha256
)
TELLING = telling_of(DOCUMENT, (DealKind.CEASEFIRE, DealKind.SURRENDER))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    store = Store(tmp_path / "a.db")
    other = replace(DOCUMENT, given_id="r-2", outlet="", published="")
    run = Run("tester")
    store.append(run, ORIGINAL, DOCUMENT, TELLING, "rules/1")
    store.append(run, ORIGINAL, other, Telling(other.id), "rules/1")
    store.refuse(run, REFUSAL)
    store.close()
    with Casebook(tmp_path / "a.db", Settings(who="tester")) as casebook:
        yield casebook


def test_deals_are_cards_with_the_claims_about_them(book: Casebook) -> None:
    cards = list(book.deals())
    assert cards == [
        DealCard(deal, DOCUMENT, (claim,))
        for deal, claim in zip(TELLING.deals, TELLING.claims, strict=True)
    ]
    assert list(book.deals(kind=DealKind.SURRENDER)) == cards[1:]
    assert list(book.deals(actor="nobody")) == []


def test_everything_is_found_by_its_id(book: Casebook) -> None:
    deal, claim, said = TELLING.deals[0], TELLING.claims[0], TELLING.attributions[0]
    assert book.find(DOCUMENT.id) == book.find("r-1") == book.find(DOCUMENT.id[:12]) == DOCUMENT
    assert book.find(deal.id) == DealCard(deal, DOCUMENT, (claim,))
    assert book.find(claim.id) == claim
    assert book.find(said.id) == said
    assert book.find("league") == ActorCount(
        "league", "Lowland League", "league", ActorKind.ARMED_GROUP, 1, 2, {"party": 2}
    )


def test_what_is_not_found_is_met_with_what_is_near(book: Casebook) -> None:
    deal_id = TELLING.deals[0].id
    with pytest.raises(NothingFound, match="deal-") as caught:
        book.find(deal_id[:-1] + "x")
    assert deal_id in caught.value.hint
    with pytest.raises(NothingFound) as caught:
        book.find("")
    assert "alleged deals" in caught.value.hint
    with pytest.raises(QueryError, match="several") as several:
        book.find("deal-")
    assert all(deal.id in several.value.hint for deal in TELLING.deals)


def test_status_counts_what_is_shown(book: Casebook) -> None:
    status = book.status()
    assert (status.documents, status.deals, status.claims, status.attributions) == (2, 2, 2, 1)
    assert (status.first_published, status.last_published) == ("2031-03-05", "2031-03-05")
    assert status.outlets == {"": 1, "Example Wire": 1}
    assert status.refusals == (REFUSAL,)
    assert (status.runs, status.intact, status.schema) == (1, True, len(MIGRATIONS))


def test_undo_and_redo_say_which_run(book: Casebook) -> None:
    before = list(book.export())
    undone = book.undo()
    assert (undone.number, undone.documents, undone.hidden) == (1, 2, True)
    assert book.status().documents == 0
    assert [json.loads(line)["type"] for line in book.export()] == ["ledger"]
    assert not book.redo().hidden
    assert list(book.export()) == before
    assert [act.kind for act in book.acts()] == ["read", "read", "refuse", "undo", "redo"]


def test_a_brief_of_everything_counts_everything(book: Casebook) -> None:
    brief = book.brief()
    assert (brief.glance.reports, brief.glance.deals, brief.refusals) == (2, 2, (REFUSAL,))
    assert brief.scope == ""


def test_a_brief_of_some_deals_says_which(book: Casebook) -> None:
    brief = book.brief(kind=DealKind.CEASEFIRE, actor="lowland")
    assert [entry.deal for entry in brief.entries] == [TELLING.deals[0]]
    assert brief.scope == "actor 'lowland', kind ceasefire"


def test_an_export_is_the_whole_ledger(book: Casebook) -> None:
    rows = [json.loads(line) for line in book.export("jsonl")]
    assert (rows[0]["type"], rows[0]["schema"]) == ("ledger", 1)
    assert [row["type"] for row in rows[1:] if row["type"] != "actor"] == [
        "document", "attribution", "deal", "deal", "claim", "claim", "document", "lineage",
        "episode", "episode",
    ]  # fmt: skip
    with pytest.raises(MissingPlugin, match="'pdf'"):
        book.export("pdf")


def test_an_original_comes_back(book: Casebook) -> None:
    assert book.original(ORIGINAL.sha256) == b"as it came"
    with pytest.raises(NothingFound):
        book.original("f" * 64)


def test_a_filter_that_does_not_exist_is_a_programmers_mistake(book: Casebook) -> None:
    with pytest.raises(TypeError, match="colour"):
        list(book.deals(colour="red"))


def test_the_front_door_is_quick() -> None:
    code = "import alleged, sys; print(*(m for m in ('spacy', 'sqlalchemy') if m in sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == ""
    assert alleged.Casebook is Casebook
    with pytest.raises(AttributeError):
        alleged.nothing  # noqa: B018
