"""Who is who by people's decisions: in lists, deals, episodes and verdicts, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from factories import COUNCIL, FRONT, span
from ledgers import Told, keep, says

from alleged.casebook.book import Casebook
from alleged.errors import NothingFound, QueryError
from alleged.model.actor import ActorKind, Mention
from alleged.model.filters import DealFilter
from alleged.settings import Settings

TWF = "TWF"
DEALS = DealFilter()


def naming(told: Told) -> Told:
    """Return a report with a mention of the front."""
    report, telling = told
    at = span("Tidewater Front", report.text)
    kind = ActorKind.ARMED_GROUP
    mention = Mention(at, at.of(report.text), FRONT.id, FRONT.name, FRONT.id, kind)
    return report, replace(telling, mentions=(mention,))


def initials(told: Told) -> Told:
    """Return a report in which the front is written by its initials, which no file knows."""
    report, telling = told
    text = report.text
    at = span(TWF, text)
    (deal,) = telling.deals
    front = replace(deal.parties[0], name=TWF, actor=None, mention=TWF, span=at)
    deal = replace(deal, parties=(front, deal.parties[1]))
    (claim,) = telling.claims
    mention = Mention(at, TWF, "text:twf", TWF, None, ActorKind.UNKNOWN)
    return report, replace(
        telling,
        deals=(deal,),
        claims=(replace(claim, about_id=deal.id),),
        mentions=(mention,),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    wording = "TWF, or Tidewater Front, sold fuel to the Orrin Council at Port Merrow, {} said."
    other = says("the clerk Oda Brisk", "r-2", "Orrin Post", wording=wording)
    return keep(tmp_path / "a.db", [naming(says()), initials(other)])


@pytest.fixture
def book(path: Path) -> Iterator[Casebook]:
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


def met(book: Casebook) -> dict[str, tuple[int, int]]:
    return {each.key: (each.documents, each.deals) for each in book.actors()}


def parties(book: Casebook, given_id: str) -> list[tuple[str, str | None]]:
    card = next(card for card in book.deals() if card.document.given_id == given_id)
    return [(party.name, party.actor) for party in card.deal.parties]


def test_merged_actors_are_one_wherever_they_are_met(book: Casebook) -> None:
    before = met(book)
    assert before == {FRONT.id: (1, 1), "text:twf": (1, 1)}
    merged = book.merge_actors("Tidewater Front", TWF, because="its initials")
    assert (merged.key, merged.documents, merged.deals) == (FRONT.id, 2, 2)
    assert met(book) == {FRONT.id: (2, 2)}
    assert len(list(book.deals(actor=FRONT.id))) == 2
    assert len(list(book.deals(actor=FRONT.id, whole=True))) == 2
    assert parties(book, "r-2") == [(TWF, FRONT.id), ("Orrin Council", COUNCIL.id)]
    assert book.actor(TWF).actor.key == FRONT.id
    assert len(book.actor("Tidewater Front").deals) == 2
    assert [tie.deals for tie in book.ties(DEALS)] == [2]
    assert {mention.key for _, t in book.tellings() for mention in t.mentions} == {FRONT.id}
    book.undo()
    assert met(book) == before
    assert parties(book, "r-2")[0] == (TWF, None)


def test_a_split_takes_out_what_was_merged_and_later_reports_follow(
    book: Casebook, path: Path
) -> None:
    book.merge_actors(FRONT.id, TWF, because="its initials")
    keep(
        path,
        [
            initials(
                says(
                    "a porter",
                    "r-3",
                    wording="TWF took fuel at Merrow, Tidewater Front, of Orrin Council, {} said.",
                )
            )
        ],
    )
    assert met(book) == {FRONT.id: (3, 3)}
    left, gone = book.split_actor(FRONT.id, "text:twf", because="a trade union")
    assert (left.key, left.deals) == (FRONT.id, 1)
    assert (gone.key, gone.name, gone.deals) == ("text:twf", TWF, 2)
    assert book.actor_decisions("text:twf")[-1].because == "a trade union"
    book.undo()
    assert met(book) == {FRONT.id: (3, 3)}


def test_words_or_a_report_may_mean_another(book: Casebook) -> None:
    report = next(each.id for each in book.documents() if each.given_id == "r-1")
    book.merge_actors(FRONT.id, TWF, because="its initials")
    left, other = book.split_actor(
        FRONT.id, report, into="Smugglers of Merrow", because="dockers say so"
    )
    assert (left.deals, other.key, other.deals) == (1, "text:smugglers of merrow", 1)
    assert parties(book, "r-1")[0] == ("Tidewater Front", "text:smugglers of merrow")
    assert [c.document.given_id for c in book.deals(actor=FRONT.id, whole=True)] == ["r-2"]
    book.undo()
    _, other = book.split_actor(FRONT.id, "TWF", into="a union", because="it strikes")
    assert parties(book, "r-2")[0] == (TWF, "text:a union")
    assert (other.documents, other.deals) == (1, 1)


def test_episodes_and_verdicts_are_of_those_who_are_meant(book: Casebook) -> None:
    def near() -> float:
        (card,) = book.episodes(reports=2)
        return max(member.bits for member in card.episode.members)

    before = near()
    book.merge_actors(FRONT.id, TWF, because="its initials")
    assert near() > before
    assert book.pattern((FRONT.id,), kinds=("trade",), baseline="share", share=0.5).members
    book.undo()
    assert near() == before


def test_both_sides_show_names_and_reports(book: Casebook) -> None:
    side = book.actor_side(FRONT.id)
    assert side.naming.names == (("Tidewater Front", 1),)
    book.merge_actors(FRONT.id, TWF, because="its initials")
    side = book.actor_side("text:twf")
    assert side.actor.key == FRONT.id
    assert sorted(side.naming.names) == [(TWF, 1), ("Tidewater Front", 1)]
    assert side.naming.together == ("text:twf",)
    assert len(side.naming.documents) == 2


def test_what_makes_no_sense_is_refused_and_nothing_kept(book: Casebook) -> None:
    runs = len(book.history())
    with pytest.raises(QueryError, match="two different actors"):
        book.merge_actors(FRONT.id, "Tidewater Front", because="x")
    with pytest.raises(NothingFound, match="names an actor 'Nobody'"):
        book.merge_actors(FRONT.id, "Nobody", because="x")
    with pytest.raises(QueryError, match="needs its reason"):
        book.merge_actors(FRONT.id, TWF, because=" ")
    with pytest.raises(QueryError, match="not all"):
        book.split_actor(FRONT.id, "Tidewater Front", because="x")
    with pytest.raises(NothingFound, match="not called 'doc-zz'"):
        book.split_actor(FRONT.id, "doc-zz", because="x")
    assert len(book.history()) == runs
