"""What is said besides deals is found by every filter, with its claims and its evidence."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from factories import wide_case

from alleged.ledger import overview, retrieval
from alleged.ledger.store import Run, Store
from alleged.model.bearing import evidence_of
from alleged.model.document import Original
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.proposition import PropositionType

CASE = wide_case()
GAZETTE, STAR = (doc for doc, _ in CASE[-2:])
EVERY = [each for _, telling in CASE for each in telling.propositions]
TAKEN, KILLED, FUNDS, NEGLECT, LEAVES = CASE[-2][1].propositions
PAYS, NO_FUNDS, COMMANDS, NO_POWER, FELL = CASE[-1][1].propositions


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = Store(tmp_path_factory.mktemp("ledger") / "a.db")
    for doc, telling in CASE:
        kept = Original(doc.sha256, "text/plain", doc.text.encode())
        opened.append(Run("tester"), kept, doc, telling, "rules/1")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, EVERY),
        ({"type": PropositionType.OUTCOME}, [TAKEN, KILLED, FELL]),
        ({"type": PropositionType.RELATION, "kind": "commands"}, [COMMANDS, NO_POWER]),
        ({"kind": "killed"}, [KILLED]),
        ({"actor": "act-salt"}, [FUNDS, NO_FUNDS]),
        ({"actor": "reed", "role": "agent"}, []),
        ({"actor": "REED", "role": "recipient", "kind": "funds"}, [FUNDS, PAYS, NO_FUNDS]),
        ({"place": "990001"}, [TAKEN, FELL]),
        ({"place": "merrow"}, [TAKEN, FELL]),
        ({"until": date(2031, 3, 4)}, [TAKEN, FELL]),
        ({"since": date(2031, 3, 6)}, [PAYS, NO_FUNDS, COMMANDS, NO_POWER]),
        ({"outlet": "star"}, [PAYS, NO_FUNDS, COMMANDS, NO_POWER, FELL]),
        ({"text": "pictures"}, [FELL]),
        ({"evidence": "missing"}, [KILLED, FELL]),
        ({"evidence": "seen"}, []),
        ({"document": GAZETTE.id, "type": PropositionType.FORECAST}, [LEAVES]),
        ({"proposition": NEGLECT.id[:16]}, [NEGLECT]),
    ],
)
def test_propositions(store: Store, wanted: dict[str, Any], found: list[object]) -> None:
    listed = list(retrieval.propositions(store, PropositionFilter(**wanted)))
    assert [told for told, _, _ in listed] == found
    for told, doc, claims in listed:
        assert told.document_id == doc.id
        voices = (*told.claimed_by, *told.denied_by, *told.doubted_by)
        assert [claim.voice[-1] for claim in claims] == list(voices)
        assert {claim.about_id for claim in claims} == {told.id}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"type": "deal"}, 4),
        ({"type": "outcome"}, 4),
        ({"type": "relation", "kind": "funds"}, 3),
        ({"kind": "trade"}, 1),
        ({"kind": "took"}, 3),
        ({"actor": "act-salt"}, 2),
        ({"actor": "tidewater", "type": "outcome"}, 3),
        ({"evidence": "missing"}, 2),
        ({"evidence": "seen"}, 2),
        ({"about": TAKEN.id[:12]}, 2),
    ],
)
def test_claims_are_narrowed_by_what_they_are_about(
    store: Store, wanted: dict[str, Any], found: int
) -> None:
    assert len(list(retrieval.claims(store, ClaimFilter(**wanted)))) == found


def test_deals_are_narrowed_by_evidence(store: Store) -> None:
    (found,) = retrieval.deals(store, DealFilter(evidence="seen"))
    assert found[0] == CASE[0][1].deals[0]
    assert not list(retrieval.deals(store, DealFilter(evidence="missing")))


def test_evidence_is_tied_to_what_it_bears_on(store: Store) -> None:
    everything = list(retrieval.evidence(store, DealFilter(), PropositionFilter()))
    told = [each for _, telling in CASE for each in (*telling.deals, *telling.propositions)]
    assert [found for found, _ in everything] == [e for each in told for e in evidence_of(each)]
    assert [found.about_type for found, _ in everything] == ["deal", *["outcome"] * 3]
    for found, doc in everything:
        assert found.named.span.of(doc.text) == found.named.text
    of_one = retrieval.evidence(store, None, PropositionFilter(proposition=FELL.id))
    assert [found.named.state for found, _ in of_one] == ["missing"]


def test_reports_come_back_whole_and_without_the_rest(store: Store) -> None:
    assert list(retrieval.tellings(store, DocumentFilter())) == CASE
    for (doc, told), (_, whole) in zip(retrieval.told(store), CASE, strict=True):
        assert told.propositions == whole.propositions
        assert told.mentions == ()
        assert doc.id == told.document_id


def test_counts_are_by_type(store: Store) -> None:
    assert overview.counts(store).propositions == {
        "outcome": 3,
        "relation": 5,
        "accusation": 1,
        "forecast": 1,
    }
    roles = {actor.name: actor.propositions for actor in overview.actors(store)}
    assert roles["Reed Guild"] == {"relation": 5}
    assert roles["Orrin Council"] == {"accusation": 1, "outcome": 1, "relation": 1}


def test_propositions_and_evidence_are_found_by_the_beginning_of_an_id(store: Store) -> None:
    assert overview.ids_beginning(store, NEGLECT.id[:16]) == [("proposition", NEGLECT.id)]
    (named,) = evidence_of(KILLED)
    assert overview.ids_beginning(store, named.id[:14]) == [("evidence", named.id)]
    assert len(overview.ids_beginning(store, "evidence-")) == 4
