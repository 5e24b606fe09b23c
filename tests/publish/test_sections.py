"""Every item says who says so, every list says what it leaves out, nothing is told as a fact."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from factories import VICTORY, claimed, document, doer, span, told, voice, wide_case

from alleged.model.claim import Claim, Stance
from alleged.model.deal import DealKind, Party
from alleged.model.mark import Mark, Verdict
from alleged.model.proposition import KINDS, Number, Proposition, PropositionType
from alleged.publish import statement_wording as words
from alleged.publish.besides import Besides, besides_of
from alleged.publish.entries import Entry
from alleged.publish.sections import Item, Section, sections_of
from alleged.publish.statements import Matter, Statement

REPORT = document(VICTORY)
CASE = wide_case()


def wide(marks: dict[str, Mark] | None = None, **changed: Any) -> Besides:
    statements = [
        Statement.of(replace(each, **changed), doc, telling.claims, (marks or {}).get(each.id))
        for doc, telling in CASE
        for each in telling.propositions
    ]
    entries = [Entry.of(deal, doc) for doc, telling in CASE for deal in telling.deals]
    return besides_of(statements, entries)


def section(name: str, besides: Besides, limit: int = 40) -> Section:
    return next(each for each in sections_of(besides, limit) if each.name == name)


def items(part: Section) -> dict[str, list[Item]]:
    return {block.heading: list(block.items) for block in part.blocks}


def text(item: Item, label: str) -> str:
    return " | ".join(line.text for line in item.lines if line.label == label)


def one(kind: str, *parties: Party, type_: str = "outcome", **more: Any) -> Matter:
    """A matter of one statement with these roles."""
    proposition = told(REPORT, type_, kind, "said", parties, **more)
    return Matter((Statement.of(proposition, REPORT),))


FRONT, COUNCIL = doer("Tidewater Front", VICTORY), doer("Orrin Council", VICTORY)
FRONT_TOO, COUNCIL_TOO = (replace(each, role="recipient") for each in (FRONT, COUNCIL))


def test_victories_are_told_with_their_evidence_and_what_is_missing() -> None:
    (taken,) = items(section("outcomes", wide()))["Victories and defeats"]
    assert taken.heading == "Tidewater Front said to have taken Port Merrow (asserted and denied)"
    assert text(taken, "asserted by") == (
        "Sel Arden [Harbour Gazette, 5 March 2031]; fisherman [Merrow Star, 7 March 2031]"
    )
    assert text(taken, "denied by") == "Orrin Council [Harbour Gazette, 5 March 2031]"
    assert "a video of the harbour" in text(taken, "evidence")
    assert "no pictures" in text(taken, "said missing")
    assert len(taken.quotes) == 2


def test_deaths_say_how_many() -> None:
    (killed,) = items(section("outcomes", wide()))["Deaths and wounds"]
    assert text(killed, "how many").startswith("12 to 14 fighters, 13 at best")
    number = Number(3, 3, 3, "guards", "three guards", span("two officers", VICTORY))
    assert words.number_words(number) == "3 guards (“three guards”)"


def test_contradictions_stand_first_with_the_words_of_both_sides() -> None:
    found = items(section("relations", wide()))
    listed = found["Accounts that contradict each other"]
    assert [item.heading for item in listed] == [
        "Who funds Reed Guild: 2 accounts",
        "Who commands Reed Guild: said of one, denied of another",
        "Salt League said to fund Reed Guild (asserted and denied)",
    ]
    rivals = listed[0]
    assert [each.quote.text for each in rivals.quotes] == [
        "The Salt League funds the Reed Guild, a banker claimed.",
        "The Orrin Council pays the Reed Guild, a clerk said.",
    ]
    assert text(rivals, "accounts") == (
        "Salt League: asserted by a banker [Harbour Gazette, 5 March 2031] | "
        "Orrin Council: asserted by a clerk [Merrow Star, 7 March 2031]"
    )
    assert "Other relations claimed" not in found  # all of them are in an account above


def test_accusations_name_accuser_accused_and_answer() -> None:
    (item,) = items(section("accusations", wide()))[""]
    assert item.heading == "Orrin Council accused of neglect (denied)"
    assert text(item, "accused by") == "Residents"
    assert text(item, "denied by") == "Davin Rook"
    silent = one("lying", COUNCIL, type_="accusation", claimed_by=(voice("Residents", VICTORY),))
    assert ("answer", "none is told") in [(w.label, w.text) for w in words.lines_of(silent)]


def test_forecasts_wait_until_they_are_marked() -> None:
    forecast = CASE[-2][1].propositions[-1]
    (waiting,) = items(section("forecasts", wide()))["Not yet decided"]
    assert text(waiting, "by when") == "31 May 2031"
    for verdict, block, said in (
        (Verdict.OPEN, "Not yet decided", "still open"),
        (Verdict.TRUE, "Marked by an analyst", "come true"),
        (Verdict.FAILED, "Marked by an analyst", "failed"),
    ):
        mark = Mark(forecast.id, verdict, "seen", "Ana", datetime(2031, 6, 1, tzinfo=UTC))
        ((heading, (item,)),) = items(section("forecasts", wide({forecast.id: mark}))).items()
        assert heading == block
        assert text(item, "marked") == f"{said}, as Ana judged on 1 June 2031: “seen”"


def test_missing_evidence_is_listed_with_what_it_bears_on() -> None:
    listed = items(section("missing", wide()))[""]
    assert [item.heading for item in listed] == [
        "“no pictures” (visual)",
        "“no list of the dead” (document)",
    ]
    assert all("said to have" in text(item, "bears on") for item in listed)
    deal = CASE[0][1].deals[0]
    lost = replace(deal, evidence=(replace(deal.evidence[0], state="missing"),))
    (item,) = items(section("missing", besides_of([], [Entry.of(lost, CASE[0][0])])))[""]
    assert "ceasefire" in text(item, "bears on")


def test_one_piece_of_missing_evidence_is_listed_once_with_all_that_it_bears_on() -> None:
    deal = CASE[0][1].deals[0]
    lost = replace(deal, evidence=(replace(deal.evidence[0], state="missing"),))
    other = replace(lost, kind=DealKind.TRADE)
    entries = [Entry.of(each, CASE[0][0]) for each in (lost, other)]
    (item,) = items(section("missing", besides_of([], entries)))[""]
    assert len([line for line in item.lines if line.label == "bears on"]) == 2
    assert len(item.ids) == 4


def test_a_long_list_is_cut_and_says_what_lists_the_rest() -> None:
    for part in sections_of(wide(), 1):
        for block in part.blocks:
            assert len(block.items) == 1
    relations = section("relations", wide(), 1)
    assert [block.rest for block in relations.blocks] == [
        "and 2 more: `alleged claims --type relation`"
    ]
    missing = section("missing", wide(), 1)
    assert missing.blocks[0].rest == (
        "and 1 more: `alleged claims --type evidence --evidence missing`"
    )
    assert all(block.rest == "" for part in sections_of(wide(), 40) for block in part.blocks)


F, C = "Tidewater Front", "Orrin Council"


@pytest.mark.parametrize(
    ("matter", "said"),
    [
        (one("killed", COUNCIL_TOO, FRONT), f"{C} said to have been killed by {F}"),
        (one("captured", FRONT), f"somebody not named said to have been captured by {F}"),
        (one("took", FRONT, COUNCIL_TOO), f"{F} said to have taken {C}"),
        (one("lost", COUNCIL_TOO, FRONT), f"{C} said to have lost ground to {F}"),
        (one("withdrew", FRONT), f"{F} said to have withdrawn"),
        (one("entered", FRONT), f"{F} said to have entered a place not named"),
        (one("surrendered", FRONT, COUNCIL_TOO), f"{F} said to have surrendered to {C}"),
        (one("broke", FRONT, COUNCIL_TOO), f"{F} said to have broken a deal with {C}"),
        (one("allied", FRONT, COUNCIL_TOO, type_="relation"), f"{F} and {C} said to be allied"),
        (one("part_of", FRONT, COUNCIL_TOO, type_="relation"), f"{F} said to be part of {C}"),
        (one("shelters", FRONT, type_="relation"), f"{F} said to shelter somebody not named"),
        (one("other", FRONT, type_="accusation"), f"{F} accused"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.kind,
)
def test_what_is_said_is_never_told_as_so(matter: Matter, said: str) -> None:
    assert words.what(matter) == said


@pytest.mark.parametrize("kind", [(t, k) for t, kinds in KINDS.items() for k in kinds], ids=str)
def test_every_kind_has_its_words_and_its_section(kind: tuple[PropositionType, str]) -> None:
    type_, name = kind
    proposition: Proposition = told(
        REPORT, type_.value, name, "said", (FRONT, COUNCIL_TOO), due=date(2031, 6, 1)
    )
    besides = besides_of([Statement.of(proposition, REPORT)])
    (part,) = sections_of(besides, 10)
    (item,) = (item for block in part.blocks for item in block.items)
    assert " said to " in item.heading or " accused" in item.heading or "Forecast" in item.heading
    assert item.told == "as told by Harbour Gazette, 4 March 2031"
    assert "nobody the report names" in [line.text for line in item.lines]


def test_many_voices_are_counted_not_listed() -> None:
    names = ("Sel Arden", "two officers", "a banker", "Residents", "Davin Rook", "The Front",
             "Orrin Council", "Salt League")  # fmt: skip
    matter = one("took", FRONT, claimed_by=tuple(voice(name, VICTORY) for name in names))
    (line,) = (line for line in words.lines_of(matter) if line.label == "asserted by")
    assert line.text.endswith("; and 2 more")
    assert line.text.count(";") == words.VOICES_SHOWN


def test_nothing_besides_deals_is_no_section() -> None:
    assert sections_of(Besides(), 10) == ()


def test_who_only_passes_it_on_does_not_assert_it() -> None:
    banker, clerk = voice("a banker", VICTORY), voice("two officers", VICTORY)
    proposition = told(REPORT, "outcome", "took", "said", (FRONT,), claimed_by=(banker, clerk))
    claims = [
        replace(claim, stance=Stance.REPORTS) if claim.voice[-1] == clerk else claim
        for claim in claimed(REPORT, (proposition,))
    ]
    matter = Matter((Statement.of(proposition, REPORT, claims),))
    found = {line.label: line.text for line in words.lines_of(matter)}
    assert (found["asserted by"], found["passed on by"]) == ("a banker", "two officers")


def test_who_only_passes_an_account_on_stands_apart_in_a_contradiction() -> None:
    def said(claim: Claim) -> Claim:
        passes = claim.voice[-1].name == "a clerk"
        return replace(claim, stance=Stance.REPORTS) if passes else claim

    statements = [
        Statement.of(each, doc, [said(claim) for claim in telling.claims])
        for doc, telling in CASE
        for each in telling.propositions
    ]
    relations = section("relations", besides_of(statements, []))
    rivals = items(relations)["Accounts that contradict each other"][0]
    assert text(rivals, "accounts") == (
        "Salt League: asserted by a banker [Harbour Gazette, 5 March 2031] | "
        "Orrin Council: passed on by a clerk [Merrow Star, 7 March 2031]"
    )
