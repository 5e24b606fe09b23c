"""Every assumption has bounds and a reason, and anybody can change it, or is told why not."""

import random
from pathlib import Path

import pytest
from voices import body, body_of, says

from alleged.errors import BadAssumption
from alleged.model.testimony import Access, Interest
from alleged.weigh.assumptions import UNITS, shipped_assumptions
from alleged.weigh.verdict import weigh

USUAL = shipped_assumptions()


def test_every_assumption_says_what_it_means_and_why() -> None:
    for each in USUAL.by_name.values():
        assert each.low <= each.value <= each.high
        assert each.means.endswith(".")
        assert each.why.endswith(".")
        assert each.basis


def test_whatever_a_voice_can_be_has_its_assumption() -> None:
    assert {each.value for each in Access} <= set(USUAL.by_name)
    assert {each.value for each in Interest if each is not Interest.NONE} <= set(USUAL.by_name)


def test_a_file_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("told: 0.3\nunnamed: {value: 0.4, low: 0.4, high: 0.4}\nprior: {low: -3}\n")
    mine = USUAL.changed_by(path)
    assert mine["told"] == 0.3
    assert mine.ends["told"] == (0.3, 0.9)
    assert mine.ends["unnamed"] == (0.4,)
    assert mine.by_name["prior"].value == 0.0
    assert mine.ends["prior"] == (-3.0, 1.0)
    assert mine["hedged"] == USUAL["hedged"]


def test_a_changed_assumption_changes_the_verdict(tmp_path: Path) -> None:
    claim = body(says(access=Access.TOLD))
    path = tmp_path / "mine.yaml"
    path.write_text("told: 0.0")
    assert weigh(claim, USUAL.changed_by(path)).hundredths == 0 < weigh(claim, USUAL).hundredths


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("toldd: 0.3", r"line 1: 'toldd' is not known"),
        ("told: often", r"line 1: 'often' is not a number from 0 to 1"),
        ("hedged: 0.5\ntold: 1.4", r"line 2: '1.4' is not a number from 0 to 1"),
        ("told: .nan", r"line 1: '.nan' is not a number"),
        ("told: {value: 0.2, low: 0.5}", r"line 1: told: 0.2 does not lie between 0.5 and 0.9"),
        ("told: {most: 1}", r"line 1: 'most' is not known"),
        ("[told]", r"line 1: a list where names with values belong"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text)
    with pytest.raises(BadAssumption, match=said) as caught:
        USUAL.changed_by(path)
    assert caught.value.hint
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", list(USUAL.by_name))
def test_no_value_that_is_allowed_breaks_the_weighing(name: str) -> None:
    for end in (0, 1):
        extreme = USUAL.with_value(name, UNITS[USUAL.by_name[name].unit][end])
        for number in range(40):
            verdict = weigh(body_of(random.Random(number)), extreme)
            assert verdict.low.hundredths <= verdict.hundredths <= verdict.high.hundredths


def test_a_value_out_of_its_unit_is_refused() -> None:
    with pytest.raises(BadAssumption, match="'prior' cannot be 99"):
        USUAL.with_value("prior", 99.0)
    with pytest.raises(BadAssumption, match="no assumption 'pryor'"):
        USUAL.with_value("pryor", 0.0)
    assert USUAL.with_value("prior", -2.0).ends["prior"] == (-2.0, 1.0)
