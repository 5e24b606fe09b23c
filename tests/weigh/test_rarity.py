"""Rare words tell where news is from; common ones do not, in a ledger of any size."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from wires import OTHER, RETOLD, WIRE

from alleged.weigh.candidates import frequencies
from alleged.weigh.fingerprints import fingerprint_of
from alleged.weigh.rarity import RARE, Rarity, rarity_of
from alleged.weigh.words import key_of, stem_of, words_of


def rarity(*texts: str) -> Rarity:
    prints = [fingerprint_of(words_of(text)) for text in texts]
    return rarity_of(*frequencies(prints), len(prints))


def weight(found: Rarity, word: str) -> float:
    return float(found.of(np.array([key_of(stem_of(word))], dtype=np.uint32))[0])


def test_the_stock_of_war_reports_is_common_in_the_smallest_ledger() -> None:
    found = rarity(WIRE, RETOLD)
    assert weight(found, "said") < weight(found, "understanding") < weight(found, "breakwater")
    assert weight(found, "the") < RARE < weight(found, "trawlers")


def test_a_name_that_every_report_holds_is_common() -> None:
    few, many = rarity(WIRE, OTHER), rarity(WIRE, *[f"{OTHER} Tidewater" for _ in range(200)])
    assert weight(many, "Tidewater") < RARE < weight(few, "Tidewater")


def test_a_story_told_anew_is_alike_and_in_order() -> None:
    found = rarity(WIRE, RETOLD, OTHER)
    wire, retold, other = (words_of(text) for text in (WIRE, RETOLD, OTHER))
    stems = [np.unique(each.stems) for each in (wire, retold, other)]
    assert found.alike(stems[0], stems[1]) > 3 * found.alike(stems[0], stems[2])
    assert found.in_order(wire, retold) > 0.1 > found.in_order(wire, other)


@settings(deadline=None)
@given(st.text(), st.text())
def test_likeness_is_a_share(left: str, right: str) -> None:
    found = rarity(left, right)
    one, other = words_of(left), words_of(right)
    alike = found.alike(np.unique(one.stems), np.unique(other.stems))
    assert 0 <= alike <= 1 + 1e-9
    assert 0 <= found.in_order(one, other) <= 1 + 1e-9
    assert alike == found.alike(np.unique(other.stems), np.unique(one.stems))


def test_an_empty_ledger_has_no_common_words() -> None:
    assert rarity().of(np.array([1, 2], dtype=np.uint32)).tolist() == [rarity().unseen] * 2
