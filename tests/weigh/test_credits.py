"""Who a report says it is from, wherever it says so."""

from dataclasses import replace

import pytest
from factories import document
from wires import WIRE

from alleged.model.document import Document
from alleged.model.lineage import CreditKind
from alleged.weigh.credits import address_key, credits, host_key, publisher_keys
from alleged.weigh.outlets import Outlets

LEDGER = Outlets.of(["Sable Press Agency", "Harbour Gazette", "Observers' Mission"])


def credited(report: Document) -> list[tuple[str, str]]:
    return [(each.name, each.kind.value) for each in credits(report, LEDGER).credits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (WIRE, [("Sable Press Agency", "byline")]),
        ("Boats left the quay on Monday. (Reuters)", [("Reuters", "byline")]),
        (
            "Boats left.\n\nWith reporting by the Cape Wire Service",
            [("Cape Wire Service", "credit")],
        ),
        ("Boats left.\nSource: Radio Orrin", [("Radio Orrin", "credit")]),
        ("Boats left, with agency reports", [("agencies", "credit")]),
        ("Eleven boats left, the Cape Post reported.", [("Cape Post", "attribution")]),
        (
            "See https://www.cape.example/boats?x=1.",
            [("https://www.cape.example/boats?x=1", "link")],
        ),
        ("Boats left the quay.", []),
    ],
)
def test_a_text_credits_others(text: str, found: list[tuple[str, str]]) -> None:
    assert credited(document(text)) == found


@pytest.mark.parametrize(
    ("outlet", "authors", "found"),
    [
        ("Merrow Star (Sable Press Agency)", (), "Sable Press Agency"),
        ("Merrow Star (AP)", (), "AP"),
        ("AFP (Merrow Online)", (), "AFP"),
        ("Radio Orrin via Merrow Online", (), "Radio Orrin"),
        ("Merrow Star", ("Cape Wire Service",), "Cape Wire Service"),
        ("Merrow Star (Sablea)", (), None),
        ("Merrow Star", ("Ila Venn",), None),
    ],
)
def test_outlet_and_authors_say_whose_work_it_is(
    outlet: str, authors: tuple[str, ...], found: str | None
) -> None:
    report = document("Boats left.", outlet=outlet, authors=authors)
    names = [name for name, kind in credited(report) if kind == CreditKind.BYLINE]
    assert names[:1] == ([found] if found else [])


def test_its_publishers_are_the_host_and_whose_work_it_is() -> None:
    report = document(outlet="Merrow Star (AP)")
    assert publisher_keys(report, LEDGER) == {"merrow star", "ap"}
    assert host_key(report) == "merrow star"
    assert publisher_keys(replace(report, outlet=""), LEDGER) == frozenset()


def test_who_was_spoken_to_is_known() -> None:
    named = credits(document("Dockers told the Cape Post so. The Cape Times denies it."), LEDGER)
    assert [each.name for each in named.spoken_to] == ["Cape Post"]
    assert [each.name for each in named.taken_from] == ["Cape Post"]


def test_its_own_name_counts_only_where_it_was_spoken_to() -> None:
    text = "A cook told the Harbour Gazette so. The Harbour Gazette is printed in blue."
    assert (
        credited(document(text, outlet="Harbour Gazette"))
        == [("Harbour Gazette", "attribution")] * 2
    )
    named = credits(document(text, outlet="Harbour Gazette"), LEDGER)
    assert len(named.spoken_to) == 1


def test_a_body_that_publishes_is_not_credited_whenever_it_is_named() -> None:
    assert credited(document("The Observers' Mission saw eleven boats.")) == []
    assert credited(document("A cook told the Observers' Mission so.")) != []


def test_an_address_has_one_spelling() -> None:
    assert address_key("http://m.cape.example/boats/amp") == address_key(
        "https://cape.example/boats/"
    )
    assert address_key("") == ""
