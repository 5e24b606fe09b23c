"""A sentence gets the class of what its source does to its target, the same way each time."""

import json
from pathlib import Path

import pytest

from alleged.errors import SetupError
from alleged.extract.coding import Coder, shipped_coder
from alleged.extract.network import shipped_network
from alleged.model.event import CodedEvent, EventClass
from alleged.read.marked import sentence_of

pytestmark = pytest.mark.slow


def code(marked: str) -> CodedEvent:
    return shipped_coder().code(sentence_of({"id": "a", "marked": marked}))


@pytest.mark.parametrize(
    ("label", "marked"),
    [
        ("AGREE", "<s>The Harrow Army</s> agreed to free <t>the two clerks</t>."),
        ("CONSULT", "<s>The envoy</s> met <t>the rebel commander</t> in Merrow."),
        ("AID", "<s>Tessaly</s> sent rice and tents to <t>the flooded province</t>."),
        ("RETREAT", "<s>The Harrow Army</s> withdrew from <t>Merrow</t> on Tuesday."),
        ("REQUEST", "<s>The bishop</s> asked <t>the president</t> to spare the clerks."),
        ("ACCUSE", "<s>The Front</s> accused <t>the Harrow Army</t> of lying."),
        ("REJECT", "<s>The president</s> refused to meet <t>the bishop</t>."),
        ("THREATEN", "<s>The Front</s> threatened to blow up <t>the bridge</t>."),
        ("PROTEST", "<s>Thousands</s> marched against <t>the government</t>."),
        ("COERCE", "<s>Police</s> arrested <t>nine students</t>."),
        ("ASSAULT", "<s>The Harrow Army</s> bombed <t>the hospital</t>, killing nine."),
        ("ASSAULT", "<t>Nine people</t> were killed by <s>gunmen</s>."),
    ],
)
def test_plain_words_get_their_class(label: str, marked: str) -> None:
    assert code(marked).label is EventClass(label)


def test_the_marked_pair_decides_between_two_events() -> None:
    first = "<s>Tessaly</s> praised <t>the army</t>, which had bombed the rebel camp."
    other = "Tessaly praised <s>the army</s>, which had bombed <t>the rebel camp</t>."
    assert code(first).label is EventClass.SUPPORT
    assert code(other).label is EventClass.ASSAULT


def test_the_reason_names_a_word_of_the_sentence_and_where_it_stands() -> None:
    event = code("<s>The Front</s> accused <t>the Harrow Army</t> of lying.")
    assert event.reason.startswith("'accused' between source and target (without it ACCUSE ")


def test_an_actor_that_is_not_marked_is_told() -> None:
    assert "no target is marked" in code("<s>Dockers in Merrow</s> went on strike.").reason
    assert "no source is marked" in code("<t>Nine people</t> were killed.").reason


@pytest.mark.parametrize(
    "text", ["<s>?</s>", "<s>.</s><t>!</t>", "<s>軍</s> <t>村</t>", "<s>A</s>"]
)
def test_no_sentence_breaks_it(text: str) -> None:
    event = code(text)
    assert 0 < event.probability <= 1


def test_the_same_sentence_is_coded_the_same_whatever_came_before() -> None:
    sentence = sentence_of({"id": "a", "marked": "<s>Police</s> arrested <t>nine students</t>."})
    first = shipped_coder().code(sentence)
    code("<s>The Front</s> " + "and its friends " * 30 + "attacked <t>the bridge</t>.")
    assert shipped_coder().code(sentence) == first


def test_odds_are_of_all_classes_and_sum_to_one() -> None:
    sentence = sentence_of({"id": "a", "marked": "<s>Police</s> arrested <t>nine students</t>."})
    odds = shipped_coder().odds(sentence)
    assert set(odds) == set(EventClass)
    assert sum(odds.values()) == pytest.approx(1)


def test_weights_for_another_table_are_not_used(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "src" / "alleged" / "data" / "coding"
    told = json.loads((shipped / "coding.json").read_text("utf-8"))
    (tmp_path / "coding.json").write_text(json.dumps({**told, "table": "0" * 64}), "utf-8")
    with pytest.raises(SetupError, match="another table"):
        Coder(shipped_network(), tmp_path)
