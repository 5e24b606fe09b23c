"""Statements stand together where they may tell of one thing, the most contradicted first."""

from dataclasses import replace
from datetime import date

from factories import DOUBT, MERROW, RIVALS, VICTORY, document, doer, span, told, voice, wide_case

from alleged.model.claim import Voice
from alleged.model.document import Document
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.proposition import Proposition, PropositionType
from alleged.publish.statements import Matter, Statement, gathered, thing

GAZETTE, STAR = document(VICTORY, "a", published="2031-03-05"), document(RIVALS, "b")
TOWN = PlaceMention(span("Port Merrow", VICTORY), "Port Merrow", MERROW)


def of(report: Document, proposition: Proposition) -> Statement:
    return Statement.of(replace(proposition, document_id=report.id), report)


def taken(report: Document = GAZETTE, **changed: object) -> Proposition:
    agent = doer("Tidewater Front", report.text)
    plain = told(report, "outcome", "took", "Tidewater Front", (agent,), places=(TOWN,))
    return replace(plain, **changed)  # type: ignore[arg-type]


def test_one_town_taken_in_two_reports_is_one_matter_whoever_lost_it() -> None:
    loser = doer("Orrin Council", VICTORY, role="recipient")
    one, other = taken(), taken(STAR)
    (matter,) = gathered([of(GAZETTE, replace(one, roles=(*one.roles, loser))), of(STAR, other)])
    assert len(matter.statements) == 2
    assert len(matter.reports) == 2
    elsewhere = replace(TOWN, place=replace(MERROW, geonames_id="990002"))
    assert thing(one) != thing(replace(one, places=(elsewhere,)))


def test_deaths_are_told_of_whom_they_befall_whoever_did_it() -> None:
    dead = doer("Davin Rook", VICTORY, role="recipient")
    told_by = {
        name: told(GAZETTE, "outcome", "killed", "killed", (dead, doer(name, VICTORY)))
        for name in ("Tidewater Front", "Salt League")
    }
    assert len({thing(each) for each in told_by.values()}) == 1
    other = told(
        GAZETTE, "outcome", "killed", "killed", (doer("Sel Arden", VICTORY, role="recipient"),)
    )
    assert thing(other) not in {thing(each) for each in told_by.values()}


def test_mutual_relations_are_the_same_from_either_end() -> None:
    front, council = "Tidewater Front", "Orrin Council"
    pairs = [(front, council), (council, front)]
    told_both = [
        told(GAZETTE, "relation", "fights", "killed",
             (doer(a, VICTORY), doer(b, VICTORY, role="recipient")))
        for a, b in pairs
    ]  # fmt: skip
    assert thing(told_both[0]) == thing(told_both[1])
    funds = [replace(each, kind="funds") for each in told_both]
    assert thing(funds[0]) != thing(funds[1])


def test_what_names_nobody_and_every_forecast_stand_alone() -> None:
    bare = taken(roles=(), places=())
    assert thing(bare) == bare.id
    leaves = wide_case()[-2][1].propositions[-1]
    assert leaves.type is PropositionType.FORECAST
    assert thing(leaves) == leaves.id


def test_a_description_is_the_same_only_within_its_report() -> None:
    roles = (doer("fighters", VICTORY, role="recipient"),)
    here, there = (
        told(report, "outcome", "killed", "fighters" if report is GAZETTE else "guard", roles)
        for report in (GAZETTE, STAR)
    )
    assert thing(here) != thing(there)
    assert thing(here) == thing(replace(here, words=span("killed", VICTORY)))


def test_times_that_cannot_meet_are_two_matters() -> None:
    march, june = (Period(date(2031, m, 1), date(2031, m, 9), "range") for m in (3, 6))
    matters = gathered([of(GAZETTE, taken(period=march)), of(STAR, taken(STAR, period=june))])
    assert [len(matter.statements) for matter in matters] == [1, 1]
    assert len(gathered([of(GAZETTE, taken(period=march)), of(STAR, taken(STAR))])) == 1


def test_what_is_asserted_and_denied_comes_first_then_what_is_doubted() -> None:
    said = (voice("Sel Arden", VICTORY),)
    sides = {
        "told": {"claimed_by": said},
        "doubted": {"claimed_by": said, "doubted_by": (Voice("Gazette"),)},
        "both": {"claimed_by": said, "denied_by": (voice("Davin Rook", VICTORY),)},
        "denied": {"denied_by": (voice("Davin Rook", VICTORY),)},
    }
    kinds = dict(zip(sides, ("withdrew", "entered", "took", "surrendered"), strict=True))
    matters = gathered(of(GAZETTE, taken(kind=kinds[name], **sides[name])) for name in sides)
    order = [next(name for name in sides if kinds[name] == matter.kind) for matter in matters]
    assert order == ["both", "denied", "doubted", "told"]


def test_a_matter_says_what_any_of_its_reports_says() -> None:
    report = document(DOUBT, "c")
    plain = of(report, told(report, "outcome", "broke", "struck", ()))
    matter = Matter((plain,))
    assert (matter.asserted, matter.denied, matter.doubted) == (False, False, False)
    assert plain.told == "A secret deal on fuel was struck on 3 March 2031, two officers claimed."
