"""Each filter finds what it says, and nothing a person types can break the search."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.errors import QueryError
from alleged.ledger import overview, retrieval
from alleged.ledger.search import words
from alleged.ledger.store import Run, Store
from alleged.model.actor import Actor, ActorKind, Mention
from alleged.model.claim import Claim, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.telling import Telling

ORIGINAL = Original("0" * 64, "text/plain", b"x")
TRUCE = "The Lowland League and the Harbour Guard agreed on a truce in Tarvel, Ana Ruiz said."
SWAP = "In Ormé the Straße Brigade denied a secret swap of prisoners with the Lowland League."
TARVEL = Place("Tarvel", 1.0, 2.0, "900001", "town", "xx")


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def party(text: str, name: str, actor: str | None = None) -> Party:
    return Party(name, actor, name, at(text, name))


def report(
    given_id: str, text: str, places: tuple[PlaceMention, ...], voice: Voice, stance: Stance,
    parties: tuple[Party, ...], known: dict[str, Any], told: dict[str, Any],
) -> tuple[Document, Telling]:  # fmt: skip
    doc = Document(given_id, text, sha256=ORIGINAL.sha256, **known)
    whole = Span(0, len(text))
    deal = Deal(doc.id, whole, (whole,), parties=parties, places=places, **told)
    claim = Claim(doc.id, whole, text, (Voice(doc.outlet), voice), stance, "deal", deal.id)
    mentions = tuple(
        Mention(p.span, p.mention, p.actor or f"text:{p.name}", p.name, p.actor, ActorKind.UNKNOWN)
        for p in (*parties, *parties)
    )
    new = tuple(Actor(m.key, m.name, m.kind) for m in mentions if m.actor is None)
    return doc, Telling(doc.id, mentions, places, deals=(deal,), claims=(claim,), new_actors=new)


REPORTS = [
    report(
        "truce",
        TRUCE,
        (PlaceMention(at(TRUCE, "Tarvel"), "Tarvel", TARVEL),),
        Voice("Ana Ruiz", "ana-ruiz", "Ana Ruiz", at(TRUCE, "Ana Ruiz")),
        Stance.ASSERTS,
        (party(TRUCE, "Lowland League", "league"), party(TRUCE, "Harbour Guard")),
        {"outlet": "Example Wire", "published": "2031-05-20", "language": "en"},
        {
            "kind": DealKind.CEASEFIRE,
            "status": DealStatus.REPORTED,
            "visibility": Visibility.PUBLIC,
            "period": Period(date(2031, 3, 1), date(2031, 3, 31), "month"),
        },
    ),
    report(
        "swap",
        SWAP,
        (PlaceMention(at(SWAP, "Ormé"), "Ormé", None),),
        Voice("Straße Brigade", None, "Straße Brigade", at(SWAP, "Straße Brigade")),
        Stance.DENIES,
        (party(SWAP, "Straße Brigade"), party(SWAP, "Lowland League", "league")),
        {"outlet": "The Tarvel Times", "published": "2032", "language": ""},
        {
            "kind": DealKind.PRISONER_EXCHANGE,
            "status": DealStatus.DENIED,
            "visibility": Visibility.SECRET,
        },
    ),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "a.db")
    for doc, telling in REPORTS:
        opened.append(Run("tester"), ORIGINAL, doc, telling, "rules/1")
    yield opened
    opened.close()


BOTH, NONE = ["truce", "swap"], []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, BOTH),
        ({"actor": "league"}, BOTH),
        ({"actor": "lowland"}, BOTH),
        ({"actor": "HARBOUR"}, ["truce"]),
        ({"actor": "STRASSE"}, ["swap"]),
        ({"actor": "%"}, NONE),
        ({"place": "900001"}, ["truce"]),
        ({"place": "tarv"}, ["truce"]),
        ({"place": "ORMÉ"}, ["swap"]),
        ({"since": date(2031, 3, 31)}, BOTH),
        ({"since": date(2031, 4, 1)}, ["swap"]),
        ({"since": date(2033, 1, 1)}, NONE),
        ({"until": date(2031, 2, 28)}, NONE),
        ({"until": date(2031, 3, 1)}, ["truce"]),
        ({"until": date(2032, 1, 1)}, BOTH),
        ({"kind": DealKind.CEASEFIRE}, ["truce"]),
        ({"status": DealStatus.DENIED}, ["swap"]),
        ({"visibility": Visibility.SECRET}, ["swap"]),
        ({"outlet": "wire"}, ["truce"]),
        ({"text": "secret prisoners"}, ["swap"]),
        ({"text": '"prisoners secret"'}, NONE),
        ({"text": "orme"}, ["swap"]),
        ({"text": "priso*"}, ["swap"]),
        ({"document": REPORTS[0][0].id[:10]}, ["truce"]),
        ({"deal": REPORTS[1][1].deals[0].id}, ["swap"]),
        ({"actor": "league", "kind": DealKind.CEASEFIRE, "text": "truce"}, ["truce"]),
    ],
)
def test_deals(store: Store, wanted: dict[str, Any], found: list[str]) -> None:
    listed = list(retrieval.deals(store, DealFilter(**wanted)))
    assert [doc.given_id for _, doc, _ in listed] == found
    for deal, doc, claims in listed:
        telling = dict(REPORTS)[doc]
        assert (deal,) == telling.deals
        assert claims == telling.claims


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, BOTH),
        ({"voice": "ana-ruiz"}, ["truce"]),
        ({"voice": "brigade"}, ["swap"]),
        ({"voice": "example wire"}, ["truce"]),
        ({"stance": Stance.DENIES}, ["swap"]),
        ({"actor": "guard"}, ["truce"]),
        ({"outlet": "tarvel"}, ["swap"]),
        ({"text": "truce"}, ["truce"]),
        ({"about": REPORTS[1][1].deals[0].id[:12]}, ["swap"]),
        ({"claim": REPORTS[0][1].claims[0].id}, ["truce"]),
        ({"document": "doc-nothing"}, NONE),
    ],
)
def test_claims(store: Store, wanted: dict[str, Any], found: list[str]) -> None:
    listed = list(retrieval.claims(store, ClaimFilter(**wanted)))
    assert [doc.given_id for _, doc in listed] == found
    assert all(dict(REPORTS)[doc].claims == (claim,) for claim, doc in listed)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"outlet": "times"}, ["swap"]),
        ({"language": "en"}, ["truce"]),
        ({"since": date(2032, 6, 1)}, ["swap"]),
        ({"until": date(2031, 12, 31)}, ["truce"]),
        ({"text": "league truce"}, ["truce"]),
    ],
)
def test_documents(store: Store, wanted: dict[str, Any], found: list[str]) -> None:
    listed = retrieval.documents(store, DocumentFilter(**wanted))
    assert [doc.given_id for doc in listed] == found


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=30) | st.text(alphabet='ab "*^-():+{}NEAR\x00', max_size=20))
def test_nothing_typed_breaks_the_search(store: Store, typed: str) -> None:
    try:
        words(typed)
    except QueryError:
        assert not any(character.isalnum() for character in typed)
        return
    found = {doc.given_id for doc in retrieval.documents(store, DocumentFilter(text=typed))}
    assert found <= set(BOTH)


def test_counts(store: Store) -> None:
    counts = overview.counts(store)
    assert (counts.documents, counts.deals, counts.claims, counts.actors) == (2, 2, 2, 3)
    assert counts.outlets == {"Example Wire": 1, "The Tarvel Times": 1}
    assert counts.languages == {"": 1, "en": 1}
    assert (counts.first_published, counts.last_published) == ("2031-05-20", "2032-12-31")


def test_actors_are_counted_by_who_they_are(store: Store) -> None:
    told = [(a.name, a.actor, a.documents, a.deals, a.roles) for a in overview.actors(store)]
    assert told == [
        ("Lowland League", "league", 2, 2, {"party": 2}),
        ("Harbour Guard", None, 1, 1, {"party": 1}),
        ("Straße Brigade", None, 1, 1, {"party": 1}),
    ]


def test_what_is_told_leaves_out_the_rest(store: Store) -> None:
    for doc, telling in retrieval.told(store):
        whole = dict(REPORTS)[doc]
        assert telling == Telling(doc.id, deals=whole.deals, claims=whole.claims)


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    claim = REPORTS[0][1].claims[0]
    assert overview.ids_beginning(store, claim.id[:10]) == [("claim", claim.id)]
    assert overview.ids_beginning(store, "swap") == [("document", REPORTS[1][0].id)]
    assert overview.ids_beginning(store, "league") == [("actor", "league")]
    assert overview.ids_beginning(store, "deal-", limit=1) != []
    assert overview.ids_beginning(store, "DEAL-") == []
