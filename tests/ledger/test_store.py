"""The ledger returns exactly what it took, changes nothing, and takes all of a report or none."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from alleged.errors import LedgerError, UngroundedQuote
from alleged.ledger import originals, overview, retrieval
from alleged.ledger.migrations import migrate
from alleged.ledger.proposition_tables import PROPOSITION_TABLES
from alleged.ledger.store import Run, Store, refused_paths
from alleged.ledger.tables import APPEND_ONLY
from alleged.ledger.told_rows import VOICES
from alleged.model.actor import Actor, Alias, Mention
from alleged.model.claim import Attribution, Claim, Stance, Voice
from alleged.model.deal import (
    Deal,
    DealKind,
    DealStatus,
    NamedEvidence,
    Party,
    Reason,
    Term,
    Visibility,
)
from alleged.model.document import Document, LeftAlone, Original, Page, Refusal, Span
from alleged.model.filters import DocumentFilter
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.proposition import Number, Proposition, PropositionType
from alleged.model.telling import Telling

TEXT = "The Lowland League agreed to a truce with the Harbour Guard in Tarvel, a mediator said."
numbers = count()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "a.db")
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    yield opened
    opened.close()


def original(data: bytes = b"<p>as it came</p>") -> Original:
    return Original(hashlib.sha256(data).hexdigest(), "text/html", data)


def document(given_id: str = "r-1", text: str = TEXT, **known: Any) -> Document:
    return Document(given_id, text, sha256=original().sha256, language="en", **known)


def keep(store: Store, run: Run, doc: Document, telling: Telling | None = None) -> bool:
    return store.append(run, original(), doc, telling or Telling(doc.id), "rules/1")


def everything(store: Store) -> list[tuple[Document, Telling]]:
    return list(retrieval.tellings(store, DocumentFilter()))


# Any report at all: every field of every noun is drawn, whatever is added to the nouns later.


def any_of(cls: type, **drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls)
    rest = {
        each.name: st.from_type(hints[each.name]) for each in fields(cls) if each.name not in drawn
    }
    return st.builds(cls, **drawn, **rest)


def some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Document, Telling]:
    text = draw(st.text(min_size=1, max_size=40))
    span = st.tuples(*[st.integers(0, len(text))] * 2).map(lambda ends: Span(*sorted(ends)))
    floats = st.floats(allow_nan=False, allow_infinity=False)

    def quoting(cls: type, words: str, **drawn: st.SearchStrategy[Any]) -> Any:
        """The noun with a span and, in the field `words`, what stands there."""
        built = any_of(cls, span=span, **drawn)
        return built.map(lambda value: replace(value, **{words: value.span.of(text)}))

    place = any_of(Place, lat=st.none() | floats, lon=st.none() | floats)
    places = some(quoting(PlaceMention, "name", place=st.none() | place))
    voice = st.one_of(any_of(Voice, span=st.none()), quoting(Voice, "mention"))
    party = quoting(Party, "mention", side=st.sampled_from([None, 0, 1]))
    page = any_of(Page, number=st.integers(0, 10**9), span=span)
    doc = draw(any_of(Document, text=st.just(text), pages=some(page), sha256=st.just("")))
    doc = replace(doc, given_id=f"{doc.given_id}-{next(numbers)}", sha256=original().sha256)
    of = {"document_id": st.just(doc.id)}
    deal = any_of(
        Deal,
        **of,
        span=span,
        sentences=some(span),
        parties=some(party),
        mediators=some(party),
        other_roles=some(party),
        terms=some(quoting(Term, "text")),
        places=places,
        period=st.none() | any_of(Period),
        claimed_by=some(voice),
        denied_by=some(voice),
        doubted_by=some(voice),
        evidence=some(quoting(NamedEvidence, "text")),
        reasons=some(any_of(Reason)),
    )
    proposition = any_of(
        Proposition,
        **of,
        span=span,
        sentences=some(span),
        words=span,
        roles=some(party),
        numbers=some(quoting(Number, "text")),
        places=places,
        period=st.none() | any_of(Period),
        claimed_by=some(voice),
        denied_by=some(voice),
        doubted_by=some(voice),
        evidence=some(quoting(NamedEvidence, "text")),
        reasons=some(any_of(Reason)),
    )
    attribution = any_of(
        Attribution,
        **of,
        source=some(span),
        cue=some(span),
        content=some(span),
        speaker=st.none() | voice,
        co_speakers=some(voice),
    )
    actor = any_of(Actor, aliases=some(any_of(Alias)))
    claim = quoting(Claim, "quote", voice=some(voice), **of)
    return doc, Telling(
        doc.id,
        mentions=draw(some(quoting(Mention, "text"))),
        places=draw(places),
        attributions=draw(some(attribution)),
        deals=draw(some(deal)),
        propositions=draw(some(proposition)),
        claims=draw(some(claim)),
        new_actors=draw(some(actor)),
    )


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(report=reports())
def test_the_ledger_returns_exactly_what_it_took(
    store: Store, report: tuple[Document, Telling]
) -> None:
    doc, telling = report
    assert keep(store, Run("tester"), doc, telling)
    wanted = DocumentFilter(document=doc.id)
    assert list(retrieval.tellings(store, wanted)) == [(doc, telling)]
    assert list(retrieval.documents(store, wanted)) == [doc]


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(report=reports())
def test_appending_twice_changes_nothing(store: Store, report: tuple[Document, Telling]) -> None:
    doc, telling = report
    run = Run("tester")
    keep(store, run, doc, telling)
    before = overview.counts(store), overview.acts(store)
    again = Run("tester")
    assert not keep(store, run, doc, telling)
    assert not keep(store, again, doc, telling)
    assert again.number is None
    assert (overview.counts(store), overview.acts(store)) == before


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(report=reports())
def test_undo_then_redo_is_identity(store: Store, report: tuple[Document, Telling]) -> None:
    doc, telling = report
    before = everything(store)
    keep(store, Run("tester"), doc, telling)
    after = everything(store)
    store.undo("tester")
    assert everything(store) == before
    store.redo("tester")
    assert everything(store) == after


@pytest.mark.parametrize(
    "part",
    [
        {"mentions": (Mention(Span(4, 18), "Lowland Leagues", "k", "n", None, "unknown"),)},
        {"places": (PlaceMention(Span(63, 69), "Tarvek", None),)},
        {"places": (PlaceMention(Span(-6, 6), "Tarvel", None),)},
        {"places": (PlaceMention(Span(80, 900), "a said.", None),)},
    ],
)
def test_words_that_do_not_stand_there_are_not_kept(fresh: Store, part: dict[str, Any]) -> None:
    doc = document()
    with pytest.raises(UngroundedQuote, match=doc.id):
        keep(fresh, Run("tester"), doc, replace(Telling(doc.id), **part))
    assert everything(fresh) == []
    assert overview.runs(fresh) == []


def test_a_claim_must_quote_and_a_span_must_lie_inside(fresh: Store) -> None:
    doc = document()
    claim = Claim(doc.id, Span(0, 3), "the", (Voice("x"),), Stance.ASSERTS, "deal", "deal-1")
    outside = Attribution(doc.id, (), (), (Span(5, 1000),), Stance.ASSERTS, None)
    foreign = replace(outside, document_id="doc-other", content=())
    for part in ({"claims": (claim,)}, {"attributions": (outside,)}, {"attributions": (foreign,)}):
        with pytest.raises(UngroundedQuote):
            keep(fresh, Run("tester"), doc, replace(Telling(doc.id), **part))


@pytest.mark.parametrize(
    "part",
    [
        {"document_id": "doc-other"},
        {"span": Span(0, 900)},
        {"sentences": (Span(5, 900),)},
        {"words": Span(900, 905)},
        {"roles": (Party("League", None, "Leagues", Span(12, 18), None, "agent"),)},
        {"numbers": (Number(1, 1, 1, "truce", "two truces", Span(29, 36)),)},
        {"places": (PlaceMention(Span(63, 69), "Tarvek", None),)},
        {"evidence": (NamedEvidence("visual", "seen", "a photo", Span(0, 7)),)},
        *({field: (Voice("m", None, "a mediatox", Span(71, 81)),)} for field in VOICES),
    ],
    ids=lambda part: next(iter(part)),
)
def test_every_word_of_a_proposition_must_stand_there(fresh: Store, part: dict[str, Any]) -> None:
    doc, kind = document(), PropositionType.OUTCOME
    sound = Proposition(doc.id, Span(0, 69), (Span(0, 69),), kind, "took", Span(19, 25))
    with pytest.raises(UngroundedQuote, match=doc.id):
        keep(fresh, Run("tester"), doc, Telling(doc.id, propositions=(replace(sound, **part),)))
    assert everything(fresh) == []
    assert keep(fresh, Run("tester"), doc, Telling(doc.id, propositions=(sound,)))


def test_a_report_is_kept_whole_or_not_at_all(
    fresh: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = document()
    deal = Deal(
        doc.id,
        Span(0, 10),
        (Span(0, 10),),
        DealKind.CEASEFIRE,
        DealStatus.REPORTED,
        Visibility.UNKNOWN,
        (),
    )
    run = Run("tester")

    def breaks(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("alleged.ledger.store.insert_words", breaks)
        with pytest.raises(KeyboardInterrupt):
            keep(fresh, run, doc, Telling(doc.id, deals=(deal,)))
    assert everything(fresh) == []
    assert run.number is None
    assert keep(fresh, run, doc, Telling(doc.id, deals=(deal,)))
    assert everything(fresh) == [(doc, Telling(doc.id, deals=(deal,)))]


@pytest.mark.parametrize("table", [table.name for table in (*APPEND_ONLY, *PROPOSITION_TABLES)])
def test_no_row_can_be_changed_or_deleted(fresh: Store, table: str) -> None:
    with fresh.writing() as db:
        triggers = db.execute(
            sql("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :name"),
            {"name": table},
        ).scalars()
        assert {each.split("BEFORE ")[1].split()[0] for each in triggers} == {"UPDATE", "DELETE"}


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM document", "UPDATE document SET text = 'other'", "UPDATE act SET who = 'other'"],
)
def test_sqlite_itself_refuses_to_rewrite(fresh: Store, statement: str) -> None:
    keep(fresh, Run("tester"), document())
    with pytest.raises(LedgerError, match="only ever added"), fresh.writing() as db:
        db.execute(sql(statement))
    assert [doc for doc, _ in everything(fresh)] == [document()]


def test_a_newer_extractor_is_kept_beside_the_older_and_shown(fresh: Store) -> None:
    doc = document()
    found = Telling(doc.id, places=(PlaceMention(Span(63, 69), "Tarvel", None),))
    fresh.append(Run("tester"), original(), doc, Telling(doc.id), "rules/1")
    assert fresh.append(Run("tester"), original(), doc, found, "rules/2")
    assert everything(fresh) == [(doc, found)]
    fresh.undo("tester")
    assert everything(fresh) == [(doc, Telling(doc.id))]
    with fresh.reading() as db:
        assert db.execute(sql("SELECT count(*) FROM telling")).scalar() == 2


def test_what_was_undone_can_be_read_again(fresh: Store) -> None:
    doc = document()
    keep(fresh, Run("tester"), doc)
    fresh.undo("tester")
    assert not fresh.knows(doc.id)
    assert keep(fresh, Run("tester"), doc)
    assert [each for each, _ in everything(fresh)] == [doc]


def test_originals_are_kept_once_and_come_back(fresh: Store) -> None:
    long, short = original(b"again and " * 500), original(b"\x00\xff")
    for number, each in enumerate([long, long, short]):
        doc = replace(document(f"r-{number}"), sha256=each.sha256)
        fresh.append(Run("tester"), each, doc, Telling(doc.id), "rules/1")
    assert originals.original(fresh, long.sha256) == long
    assert originals.original(fresh, short.sha256) == short
    with fresh.reading() as db:
        sizes = dict(db.execute(sql("SELECT encoding, length(data) FROM original")).all())
    assert sizes[""] == 2
    assert sizes["zlib"] < 100


def test_a_refusal_is_recorded_once_and_resolved_by_a_later_row(fresh: Store) -> None:
    first, second = Refusal("a.pdf", "", "locked", "Unlock it."), Refusal("a.pdf", "p", "odd", "")
    run = Run("tester")
    assert fresh.refuse(run, first)
    assert not fresh.refuse(Run("tester"), first)
    assert fresh.refuse(run, second)
    assert overview.refusals(fresh) == [first, second]

    again = Run("tester", watched=refused_paths(fresh))
    keep(fresh, again, document(path="a.pdf"))
    again.has_read("a.pdf")
    fresh.refuse(again, second)
    fresh.finish(again)
    assert overview.refusals(fresh) == [second]
    with fresh.reading() as db:
        assert db.execute(sql("SELECT count(*) FROM refusal")).scalar() == 2
    fresh.undo("tester")
    assert overview.refusals(fresh) == [first, second]


def test_what_is_left_alone_is_no_refusal_and_settles_one(fresh: Store) -> None:
    refusal, left = Refusal("a.csv", "", "odd", ""), LeftAlone("a.csv", "", "actors", "Name it.")
    fresh.refuse(Run("tester"), refusal)
    run = Run("tester", watched=refused_paths(fresh))
    fresh.refuse(run, left)
    run.has_read("a.csv")
    fresh.finish(run)
    assert overview.refusals(fresh) == []
    assert overview.left_alone(fresh) == [left]


def test_an_older_ledger_left_nothing_alone(fresh: Store) -> None:
    fresh.refuse(Run("tester"), refusal := Refusal("a.csv", "", "odd", ""))
    with fresh.writing() as db:
        db.exec_driver_sql("ALTER TABLE refusal DROP COLUMN left_alone")
        db.exec_driver_sql("PRAGMA user_version = 14")
        migrate(db)
    assert (overview.refusals(fresh), overview.left_alone(fresh)) == ([refusal], [])


def test_a_refusal_can_come_back_after_it_was_resolved(fresh: Store) -> None:
    refusal = Refusal("a.pdf", "", "locked", "Unlock it.")
    fresh.refuse(Run("tester"), refusal)
    run = Run("tester", watched=refused_paths(fresh))
    run.has_read("a.pdf")
    fresh.finish(run)
    assert overview.refusals(fresh) == []
    assert fresh.refuse(Run("tester"), refusal)
    assert overview.refusals(fresh) == [refusal]


def test_foreign_keys_are_enforced(fresh: Store) -> None:
    with pytest.raises(LedgerError, match="FOREIGN KEY"), fresh.writing() as db:
        db.execute(sql("INSERT INTO telling (document, run, extractor) VALUES (9, 9, 'x')"))


def test_faults_name_the_ledger(fresh: Store) -> None:
    with pytest.raises(LedgerError, match=r"a\.db") as caught, fresh.reading() as db:
        db.execute(sql("SELECT nothing FROM nowhere"))
    assert isinstance(caught.value.__cause__, DBAPIError)
