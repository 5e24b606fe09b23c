"""Every answer of a casebook becomes JSON that says what it is and loses nothing."""

import json
from dataclasses import fields
from datetime import UTC, datetime

import pytest
from factories import small_case

from alleged.casebook.answers import Answer, json_line, json_of
from alleged.casebook.summary import ReadSummary, Status
from alleged.ledger.history import Act, RunRecord
from alleged.model.actor import ActorCount, ActorKind
from alleged.model.document import Refusal
from alleged.publish.cards import DealCard

REPORT, TELLING = small_case()[0]
NOW = datetime(2031, 3, 4, 12, tzinfo=UTC)
LOCKED = Refusal("a.pdf", "page 3", "it is locked", "Unlock it.")


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (REPORT, "document"),
        (DealCard(TELLING.deals[0], REPORT, TELLING.claims), "deal"),
        (TELLING.claims[0], "claim"),
        (TELLING.attributions[0], "attribution"),
    ],
)
def test_rows_say_their_type_and_id(answer: Answer, kind: str) -> None:
    value = json_of(answer)
    assert value["type"] == kind
    assert value["id"].split("-")[0] == {"document": "doc", "attribution": "attr"}.get(kind, kind)
    assert json.loads(json_line(answer)) == value


def test_summaries_keep_every_field() -> None:
    answers: list[Answer] = [
        ReadSummary(new=1, refusals=(LOCKED,), seconds=1.23456),
        LOCKED,
        ActorCount("act-front", "Tidewater Front", "act-front", ActorKind.ARMED_GROUP, 1, 1, {}),
        RunRecord(1, "tester", NOW, "read", 1, 0, None, False),
        Act(1, 1, "read", "tester", NOW, {"document": "doc-1"}, "0" * 64),
    ]
    for answer in answers:
        value = json.loads(json_line(answer))
        assert {field.name for field in fields(answer)} <= set(value)
    assert json_of(answers[0])["refusals"][0]["reason"] == "it is locked"
    assert json_of(answers[3])["at"] == "2031-03-04T12:00:00+00:00"
    assert {field.name for field in fields(Status)} >= {"documents", "refusals"}
