"""What people decide of findings decides what counts, wherever the ledger is asked."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import FRONT
from ledgers import RETOLD, keep, says

from alleged.casebook.book import Casebook
from alleged.errors import NothingFound, QueryError
from alleged.model.claim import Stance
from alleged.settings import Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """One sale as a harbour master and a clerk tell of it, and as a minister denies it."""
    return keep(
        tmp_path / "a.db",
        [
            says(),
            says("the clerk Oda Brisk", "r-2", "Orrin Post", wording=RETOLD),
            says("the minister Tor Helm", "r-3", "Merrow Star", stance=Stance.DENIES),
        ],
    )


@pytest.fixture
def book(path: Path) -> Iterator[Casebook]:
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


def deal_of(book: Casebook, given_id: str) -> str:
    return next(c.deal.id for c in book.deals(review="any") if c.document.given_id == given_id)


def claim_of(book: Casebook, given_id: str) -> str:
    about = deal_of(book, given_id)
    return next(claim.id for claim, _ in book.claims(about=about, review="any"))


def counted(book: Casebook) -> set[str]:
    return {card.document.given_id for card in book.deals()}


def exported(book: Casebook, *types: str, rejected: bool = False) -> list[dict[str, object]]:
    rows = map(json.loads, book.export(rejected=rejected))
    return [row for row in rows if row["type"] in types]


def test_what_is_rejected_is_in_no_answer_and_stays_in_the_ledger(book: Casebook) -> None:
    target = deal_of(book, "r-2")
    run = book.review("rejected", target, because="a rumour of a rumour")
    assert counted(book) == {"r-1", "r-3"}
    assert target not in {claim.about_id for claim, _ in book.claims()}
    assert target not in {entry.deal.id for entry in book.brief().entries}
    assert book.brief().glance.reviewed == {"rejected": 1}
    assert target not in {row["id"] for row in exported(book, "deal")}
    assert target not in {key for card in book.episodes() for key in card.episode.tellings}
    assert book.status().deals == 2
    assert target not in {card.deal.id for card in book.deals(actor=FRONT.id)}
    (card,) = book.deals(review="rejected")
    assert (card.deal.id, card.deal.review and card.deal.review.by) == (target, "Ana")
    assert book.find(target).json()["review"]["because"] == "a rumour of a rumour"  # type: ignore[union-attr]
    (row,) = exported(book, "review")
    assert (row["target"], row["verdict"]) == (target, "rejected")
    assert target in {row["id"] for row in exported(book, "deal", rejected=True)}
    book.undo(run.number)
    assert counted(book) == {"r-1", "r-2", "r-3"}
    assert len({key for card in book.episodes() for key in card.episode.tellings}) == 3


def test_a_verdict_no_longer_counts_a_rejected_claim_and_assessments_say_so(
    book: Casebook,
) -> None:
    episode = book.episode(deal_of(book, "r-1"))
    before = book.weigh(episode.id).verdict.log2_odds
    book.assess(episode.id)
    denial = claim_of(book, "r-3")
    book.review("rejected", denial, because="he speaks of another sale")
    weighed = book.weigh(deal_of(book, "r-1"))
    assert weighed.verdict.log2_odds > before
    assert denial not in {key for term in weighed.verdict.terms for key in term.claims}
    (kept,) = book.assessments()
    assert any("reviews" in each for each in kept.changes)
    book.undo()
    assert book.weigh(episode.id).verdict.log2_odds == before
    assert next(book.assessments()).changes == ()


def test_a_deal_of_which_every_claim_is_rejected_does_not_count(book: Casebook) -> None:
    book.review("rejected", claim_of(book, "r-2"), because="nobody says so")
    assert counted(book) == {"r-1", "r-3"}
    (rejected,) = book.deals(review="rejected")
    assert rejected.deal.claimed_by == ()
    book.unreview(claim_of(book, "r-2"))
    assert counted(book) == {"r-1", "r-2", "r-3"}


def test_a_correction_counts_and_what_was_read_stands_beside_it(book: Casebook) -> None:
    target = deal_of(book, "r-1")
    book.review("corrected", target, content={"kind": "protection"}, because="no fuel is named")
    assert [c.deal.id for c in book.deals(kind="protection")] == [target]
    assert target not in {c.deal.id for c in book.deals(kind="trade")}
    (card,) = book.deals(kind="protection")
    assert (card.deal.kind, card.deal.decided_kind) == ("trade", "protection")
    assert "protection (read as trade)" in card.heading
    assert book.brief().glance.by_kind == {"protection": 1, "trade": 2}
    made = card.json()
    assert made["kind"] == "trade"
    assert made["review"]["content"] == {"kind": "protection"}
    values = {v.text for v in book.episode(target).episode.values["kind"]}
    assert "protection" in values
    assert "reviewed" in book.brief().markdown()


def test_a_stance_counts_as_it_was_corrected(book: Casebook) -> None:
    claim, told = claim_of(book, "r-3"), deal_of(book, "r-3")
    book.review("corrected", claim, content={"stance": "asserts"}, because="he boasts of it")
    assert [found.id for found, _ in book.claims(stance=Stance.DENIES)] == []
    card = next(c for c in book.deals() if c.deal.id == told)
    assert [v.name for v in card.deal.claimed_by] == ["the minister Tor Helm"]
    assert card.deal.denied_by == ()
    assert "read as denied by" in book.brief().markdown()
    terms = book.weigh(told).verdict.terms
    assert all(term.hundredths >= 0 for term in terms if claim in term.claims)


def test_a_voice_counts_as_it_was_corrected(book: Casebook) -> None:
    claim = claim_of(book, "r-2")
    book.review("corrected", claim, content={"voice": "Lio Marn"}, because="the next line says")
    abouts = {term.about for term in book.weigh(deal_of(book, "r-1")).verdict.terms}
    assert "Lio Marn" in " ".join(abouts)
    card = next(c for c in book.deals() if c.document.given_id == "r-2")
    assert [v.name for v in card.deal.claimed_by] == ["Lio Marn"]
    assert card.claims[0].voice[-1].name == "the clerk Oda Brisk"


def test_what_is_accepted_says_so_and_weighs_the_same(book: Casebook) -> None:
    target = deal_of(book, "r-1")
    before = book.weigh(target).verdict
    book.review("accepted", target)
    assert book.weigh(target).verdict == before
    (entry,) = (e for e in book.brief().entries if e.deal.id == target)
    assert entry.deal.review is not None
    assert "accepted by Ana" in book.brief().markdown()
    assert [c.deal.id for c in book.deals(review="accepted")] == [target]
    assert target not in {c.deal.id for c in book.deals(review="open")}


def test_a_pattern_does_not_count_what_is_rejected(book: Casebook) -> None:
    book.pattern((FRONT.id,), kinds=("trade",), baseline="share", share=0.5)
    book.review("rejected", *(deal_of(book, f"r-{n}") for n in (1, 2, 3)), because="no sale")
    with pytest.raises(NothingFound):
        book.pattern((FRONT.id,), kinds=("trade",), baseline="share", share=0.5)


def test_reading_again_does_not_bring_back_what_was_rejected(path: Path, book: Casebook) -> None:
    book.review("rejected", claim_of(book, "r-1"), because="no such words")
    book.undo(1)
    assert counted(book) == set()
    book.redo(1)
    assert counted(book) == {"r-2", "r-3"}


def test_the_beginning_of_an_id_is_enough_and_a_strange_one_is_refused(book: Casebook) -> None:
    target = deal_of(book, "r-1")
    book.review("accepted", target[:12])
    assert book.reviews(target)[target].verdict == "accepted"
    with pytest.raises(NothingFound, match="deal-zz"):
        book.review("accepted", "deal-zz")
    with pytest.raises(QueryError, match="several findings"):
        book.review("accepted", "deal-")
    with pytest.raises(NothingFound, match="nobody decided"):
        book.unreview(deal_of(book, "r-2"))


def test_the_last_run_is_ones_own_whatever_others_did_since(book: Casebook) -> None:
    mine = book.review("accepted", claim_of(book, "r-1"))
    theirs = book.signed("Bo").review("accepted", claim_of(book, "r-2"))
    assert book.last_run().number == mine.number != theirs.number
    assert book.signed("Bo").last_run().number == theirs.number
    with pytest.raises(NothingFound, match="Cy did nothing yet"):
        book.signed("Cy").last_run()
