"""Every kind of ours has a place beside PLOVER's classes, with its reason."""

from itertools import product

import pytest

from alleged.model.deal import DealKind, DealStatus
from alleged.model.event import (
    BROKEN,
    CARRIED_OUT,
    PROPOSITIONS,
    EventClass,
    of_deal,
    of_proposition,
)
from alleged.model.proposition import KINDS


def test_there_are_sixteen_classes_and_each_is_named_by_itself() -> None:
    assert len(EventClass) == 16
    assert all(each.value == each.name for each in EventClass)


def test_every_kind_of_proposition_is_mapped_and_no_other() -> None:
    assert set(PROPOSITIONS) == {kind for kinds in KINDS.values() for kind in kinds}


@pytest.mark.parametrize("kind", PROPOSITIONS)
def test_a_mapping_gives_its_reason(kind: str) -> None:
    found = of_proposition(kind)
    assert found.root is None or found.root in EventClass
    assert len(found.reason.split()) >= 3


def test_violence_is_assault_and_blame_is_accuse() -> None:
    assert {of_proposition(kind).root for kind in ("killed", "wounded", "fights", "took")} == {
        EventClass.ASSAULT
    }
    blamed = next(kinds for type_, kinds in KINDS.items() if type_.value == "accusation")
    assert {of_proposition(kind).root for kind in blamed} == {EventClass.ACCUSE}


@pytest.mark.parametrize(("kind", "status"), list(product(DealKind, DealStatus)))
def test_every_deal_has_a_class(kind: DealKind, status: DealStatus) -> None:
    found = of_deal(kind, status)
    assert found.root in EventClass
    assert found.reason


@pytest.mark.parametrize("kind", DealKind)
def test_a_deal_not_yet_carried_out_is_an_agreement_even_if_denied(kind: DealKind) -> None:
    told = {DealStatus.ANNOUNCED, DealStatus.ALLEGED, DealStatus.DENIED, DealStatus.REPORTED}
    assert {of_deal(kind, status).root for status in told} == {EventClass.AGREE}
    assert of_deal(kind, DealStatus.COMPLETED) is CARRIED_OUT[kind]
    assert of_deal(kind, DealStatus.BROKEN) is BROKEN[kind]


def test_a_broken_truce_is_fire_and_a_broken_bargain_is_not() -> None:
    assert BROKEN[DealKind.CEASEFIRE].root is EventClass.ASSAULT
    assert BROKEN[DealKind.TRADE].root is EventClass.REJECT


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        of_proposition("danced")
