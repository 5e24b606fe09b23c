"""The export keeps its promised shapes, one order, and the exact offsets."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from factories import COUNCIL, FRONT, document, small_case, truce_telling, wide_case
from hypothesis import given
from hypothesis import strategies as st

from alleged.model.claim import Aspect, Stance
from alleged.model.telling import Telling
from alleged.publish.json_values import dumped
from alleged.publish.jsonl import lines

KEYS = {
    "ledger": "type schema",
    "document": "id given_id title outlet authors published url sha256 language text",
    "attribution": "id document source cue content stance speaker parent source_kind extractor",
    "deal": "id document span kind status visibility parties mediators terms places period "
    "claimed_by denied_by doubted_by evidence",
    **dict.fromkeys(
        ("outcome", "relation", "accusation", "forecast"),
        "id document span kind words agents recipients numbers places period due claimed_by "
        "denied_by doubted_by evidence plover sentences reasons extractor",
    ),
    "evidence": "id document span kind state text about",
    "claim": "id document span quote voice stance about",
    "place_mention": "document span name lat lon geonames_id precision",
    "actor": "id name kind aliases",
}


def objects(lines: Iterable[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def test_every_type_has_all_its_keys() -> None:
    found = objects(lines({"title": "Sable Coast"}, wide_case(), [FRONT]))
    assert {item["type"] for item in found} == set(KEYS)
    for item in found:
        assert set(KEYS[item["type"]].split()) <= set(item)


def test_first_line_is_the_ledgers() -> None:
    assert objects(lines({"documents": 0}, [])) == [{"type": "ledger", "schema": 1, "documents": 0}]


def test_offsets_point_at_the_words_they_name() -> None:
    found = objects(lines({}, wide_case()))
    texts = {item["id"]: item["text"] for item in found if item["type"] == "document"}
    claims = [item for item in found if item["type"] == "claim"]
    deals = [item for item in found if item["type"] == "deal"]
    others = [item for item in found if "agents" in item]
    assert len(others) == 10
    for told in others:
        said = [*told["claimed_by"], *told["denied_by"]]
        for who in (*told["agents"], *told["recipients"], *said):
            start, end = who["span"]
            assert texts[told["document"]][start:end] == who["mention"]
    for named in (*(n for t in others for n in t["numbers"]), *_of_type(found, "evidence")):
        start, end = named["span"]
        assert texts[named.get("document", others[0]["document"])][start:end] == named["text"]
    assert claims
    assert deals
    for claim in claims:
        start, end = claim["span"]
        assert texts[claim["document"]][start:end] == claim["quote"]
    for deal in deals:
        named = [*deal["parties"], *deal["mediators"], *deal["claimed_by"], *deal["denied_by"]]
        for who in named:
            start, end = who["span"]
            assert texts[deal["document"]][start:end] == who["mention"]


def test_evidence_stands_with_what_it_bears_on() -> None:
    found = objects(lines({}, wide_case()))
    told = {item["id"]: item["type"] for item in found if "id" in item}
    named = _of_type(found, "evidence")
    assert [(item["state"], item["about"]["type"]) for item in named] == [
        ("seen", "deal"), ("cited", "outcome"), ("missing", "outcome"), ("missing", "outcome"),
    ]  # fmt: skip
    assert all(told[item["about"]["id"]] == item["about"]["type"] for item in named)


def test_claims_say_what_sort_of_thing_they_are_about() -> None:
    found = objects(lines({}, wide_case()))
    told = {item["id"]: item["type"] for item in found if "id" in item}
    claims = _of_type(found, "claim")
    assert {claim["about"]["type"] for claim in claims} == {
        "deal", "outcome", "relation", "accusation", "forecast",
    }  # fmt: skip
    assert all(told[claim["about"]["id"]] == claim["about"]["type"] for claim in claims)


def test_an_outcome_loses_nothing() -> None:
    taken = _of_type(objects(lines({}, wide_case())), "outcome")[0]
    assert (taken["kind"], taken["plover"], taken["extractor"]) == (
        "took", "SEIZE", "propositions-rules/1",
    )  # fmt: skip
    assert [who["name"] for who in taken["recipients"]] == ["Orrin Council"]
    assert taken["period"]["first"] == "2031-03-03"
    assert taken["reasons"] == [{"field": "kind", "text": "'took' with a town"}]
    (numbers,) = _of_type(objects(lines({}, wide_case())), "outcome")[1]["numbers"]
    assert (numbers["low"], numbers["best"], numbers["high"]) == (12, 13, 14)


def _of_type(found: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [item for item in found if item["type"] == kind]


def test_the_reports_own_voice_has_no_mention_and_no_span() -> None:
    deal = next(item for item in objects(lines({}, small_case())) if item.get("doubted_by"))
    assert deal["doubted_by"] == [{"name": "Ila Venn", "actor": None, "mention": "", "span": None}]


def test_what_does_not_apply_is_null_or_empty() -> None:
    found = objects(lines({}, small_case()))
    denied = next(item for item in found if item.get("status") == "denied")
    assert denied["period"] is None
    assert denied["terms"] == denied["places"] == denied["mediators"] == []
    foreign = next(item for item in found if item.get("language") == "de")
    assert foreign["url"] is None


def test_order_within_a_document_does_not_depend_on_the_order_found() -> None:
    report = document()
    telling = truce_telling(report)
    turned = replace(
        telling,
        attributions=telling.attributions[::-1],
        claims=telling.claims[::-1],
        deals=telling.deals[::-1],
    )
    there = list(lines({}, [(report, telling)], [FRONT, COUNCIL]))
    assert there == list(lines({}, [(report, turned)], [COUNCIL, FRONT]))


def test_an_actor_stands_once() -> None:
    report = document()
    tellings = [
        (report, Telling(report.id, new_actors=(FRONT,))),
        (report, Telling(report.id, new_actors=(FRONT, COUNCIL))),
    ]
    names = [o["name"] for o in objects(lines({}, tellings, [FRONT])) if o["type"] == "actor"]
    assert names == ["Tidewater Front", "Orrin Council"]


@given(st.text(st.characters(codec=None)))
def test_any_text_survives_and_stays_on_one_line(text: str) -> None:
    line = dumped({"text": text})
    assert json.loads(line) == {"text": text}
    assert len(line.splitlines()) == 1
    assert line.encode().decode() == line


def test_control_and_direction_characters_are_escaped() -> None:
    assert dumped("\x1b[2J\x9b\u202e\u2028") == '"\\u001b[2J\\u009b\\u202e\\u2028"'


@pytest.mark.parametrize(
    ("only", "denies"),
    [(None, True), (Aspect.MONEY, True), (Aspect.KNOWLEDGE, False), (Aspect.BREACH, False)],
)
def test_who_denies_neither_the_deal_nor_a_term_is_no_denier_of_it(
    only: Aspect | None, denies: bool
) -> None:
    document, telling = small_case()[0]
    claims = [
        replace(c, denies_only=only) if c.stance is Stance.DENIES else c for c in telling.claims
    ]
    found = objects(lines({}, [(document, replace(telling, claims=tuple(claims)))]))
    (deal,) = [item for item in _of_type(found, "deal") if item["id"] == telling.deals[0].id]
    assert [who["name"] for who in deal["denied_by"]] == (["Davin Rook"] if denies else [])
    stances = [item["stance"] for item in _of_type(found, "claim")]
    assert stances.count("denies") == 1
