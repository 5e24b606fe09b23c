"""Marked sentences are read as they stand; what cannot be used is refused by its line."""

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.errors import InputError
from alleged.model.document import Refusal, Span
from alleged.model.event import MarkedSentence
from alleged.read.limits import Limits
from alleged.read.marked import read_marked, sentence_of

TEXT = "The Harrow Army shelled Merrow."
MARKED = "<s>The Harrow Army</s> shelled <t>Merrow</t>."
WORDS = st.text(st.characters(exclude_characters="<>", exclude_categories=("Cs",)), min_size=1)


def lines(*rows: object) -> list[MarkedSentence | Refusal]:
    data = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    stream = io.BytesIO(data.encode())
    return [found for _, found in read_marked(stream, "in.jsonl", Limits())]


def test_marks_are_taken_out_and_kept_as_places() -> None:
    found = sentence_of({"id": "a", "marked": MARKED, "text": TEXT})
    assert found == MarkedSentence("a", TEXT, (Span(0, 15),), (Span(24, 30),))
    assert sentence_of({"id": "a", "marked": MARKED}) == found


def test_names_are_found_in_the_text() -> None:
    found = sentence_of({"id": 7, "text": TEXT, "source": "The Harrow Army", "target": "Merrow"})
    assert found == MarkedSentence("7", TEXT, (Span(0, 15),), (Span(24, 30),))


def test_whole_words_go_before_parts_and_places_already_taken_are_passed_over() -> None:
    text = "Armies of the Army of Merrow left Merrow."
    found = sentence_of({"id": "a", "text": text, "source": "Army of Merrow", "target": "Merrow"})
    assert found.source[0].of(text) == "Army of Merrow"
    assert found.target == (Span(34, 40),)
    found = sentence_of({"id": "a", "text": text, "source": "Arm", "target": "Army"})
    assert (found.source, found.target) == ((Span(0, 3),), (Span(14, 18),))


def test_an_actor_may_be_marked_twice_or_stand_inside_the_other() -> None:
    twice = sentence_of({"id": "a", "marked": "<s>Ila</s> and <s>Ano</s> met <t>the Front</t>."})
    assert [span.of(twice.text) for span in twice.source] == ["Ila", "Ano"]
    inside = sentence_of({"id": "a", "marked": "<s><t>Merrow</t>'s mayor</s> blamed it."})
    assert inside.source[0].of(inside.text) == "Merrow's mayor"
    assert inside.target[0].of(inside.text) == "Merrow"


def test_one_actor_is_enough() -> None:
    assert sentence_of({"id": "a", "marked": "<s>Dockers</s> went on strike."}).target == ()
    assert sentence_of({"id": "a", "text": TEXT, "target": "Merrow"}).source == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"text": TEXT, "marked": MARKED}, "it has no `id`"),
        ({"id": " ", "marked": MARKED}, "it has no `id`"),
        ({"id": True, "marked": MARKED}, "it has no `id`"),
        ({"id": "a"}, "it has no `text`"),
        ({"id": "a", "text": "  ", "source": "x"}, "it has no `text`"),
        ({"id": "a", "text": TEXT}, "no actor is marked"),
        ({"id": "a", "text": TEXT, "marked": TEXT}, "no actor is marked"),
        ({"id": "a", "text": TEXT, "marked": MARKED + " "}, "without its marks is not `text`"),
        ({"id": "a", "marked": "<s>Ila left."}, "mark <s> has no other half"),
        ({"id": "a", "marked": "Ila</t> left."}, "mark </t> has no other half"),
        ({"id": "a", "marked": "<s>Ila <s>Venn</s></s> left."}, "mark <s> has no other half"),
        ({"id": "a", "marked": "<s> </s>Ila <t>left</t>."}, "mark </s> has no words"),
        ({"id": "a", "marked": "<s><t>Ila</t></s> left."}, "are the same words"),
        ({"id": "a", "text": TEXT, "source": "Merrow", "target": "Merrow"}, "are the same words"),
        ({"id": "a", "text": TEXT, "source": "Tessem"}, "its source 'Tessem' does not stand"),
        ({"id": "a", "text": 3}, "its `text` is a int"),
        ({"id": "a", "text": "half \ud800", "source": "half"}, "half a character"),
        ({"id": "a", "marked": MARKED, "lable": "ASSAULT"}, "it has the unknown key 'lable'"),
    ],
)
def test_what_cannot_be_used_says_why(row: dict[str, Any], reason: str) -> None:
    with pytest.raises(InputError, match=reason.replace("(", r"\(")) as caught:
        sentence_of(row)
    assert caught.value.hint


def test_refusals_name_their_line_and_stop_nothing() -> None:
    found = lines({"id": "a", "marked": MARKED}, "", "{", "[1]", {"id": "b", "marked": MARKED})
    assert [getattr(each, "id", None) or each.where for each in found] == [  # type: ignore[union-attr]
        *("a", "line 3", "line 4", "b")
    ]
    assert all(each.hint for each in found if isinstance(each, Refusal))


def test_a_line_without_end_is_refused_not_swallowed() -> None:
    stream = io.BytesIO(b'{"id": "' + b"a" * 300 + b'"}\n{"id": "b", "marked": "<s>I</s> go."}')
    numbers = list(read_marked(stream, "-", Limits(line_bytes=200)))
    assert [number for number, _ in numbers] == [1, 2]
    assert isinstance(numbers[0][1], Refusal)
    assert isinstance(numbers[1][1], MarkedSentence)


@given(WORDS, WORDS, WORDS, WORDS, WORDS)
def test_marks_point_at_what_was_marked(a: str, s: str, b: str, t: str, c: str) -> None:
    row = {"id": "x", "marked": f"{a}<s>{s}</s>{b}<t>{t}</t>{c}"}
    try:
        found = sentence_of(row)
    except InputError:
        assert not (s.strip() and t.strip())
        return
    assert found.text == a + s + b + t + c
    assert [span.of(found.text) for span in (*found.source, *found.target)] == [s, t]
