"""Claims, named evidence and inquiries of one matter become one body of evidence."""

from dataclasses import replace
from datetime import UTC, datetime

from ledgers import RETOLD, Told, says
from voices import USUAL

from alleged.model.claim import Aspect, SourceKind, Stance
from alleged.model.deal import Visibility
from alleged.model.evidence import TraceState
from alleged.model.inquiry import Inquiry
from alleged.model.lineage import Origin
from alleged.model.testimony import Access, Reliability
from alleged.weigh.bodies import Matter, kinds_of, matter_of, points
from alleged.weigh.checklists import shipped_checklists
from alleged.weigh.standing import Sayings

LISTS = shipped_checklists()
FIRST = says()
SECOND = says(
    "a clerk", "r-2", "Merrow Star", "2031-03-05", kind=SourceKind.UNNAMED, wording=RETOLD
)


def sayings(*told: Told) -> list[Sayings]:
    """The tellings with their claims and who makes them."""
    return [
        Sayings(deal, report, telling.claims, telling.attributions)
        for report, telling in told
        for deal in telling.deals
    ]


def matter(*told: Told, origin: str = "", **more: object) -> Matter:
    """All of it as one matter; each report an origin of its own, or all of them one."""
    said = sayings(*told)
    origins = {p: Origin(origin or p.document_id) for p in points(said)}
    return matter_of(said, origins, LISTS, USUAL, **more)  # type: ignore[arg-type]


def inquiry(number: int, trace: str, state: TraceState, searched: float = 0.0) -> Inquiry:
    at = datetime(2031, 4, 1, tzinfo=UTC)
    return Inquiry(number, "deal-1", trace, state, searched, "film", (), (), "Ana", at)


def test_a_named_speaker_is_an_origin_and_an_unnamed_one_is_the_outlet_s() -> None:
    named, unnamed = (each.witness for each in matter(FIRST, SECOND).body.testimony)
    assert named.speaker == "the harbour master Ila Venn"
    assert named.origin == f"{FIRST[0].id}: {named.speaker}"
    assert (unnamed.speaker, unnamed.voice) == ("", "Merrow Star")
    assert unnamed.origin == SECOND[0].id
    assert unnamed.access is Access.UNNAMED


def test_what_comes_from_another_report_is_a_copy() -> None:
    said = matter(FIRST, SECOND, origin=FIRST[0].id).body.testimony
    first, second = (each.witness for each in said)
    assert not first.copies
    assert second.copies
    # Read as the outlet's own word there, it is still that of the report it was taken from.
    assert second.origin == first.origin


def test_letters_are_of_the_speaker_or_else_of_the_outlet() -> None:
    given = {"harbour gazette": "B", "the harbour master ila venn": "D", "merrow star": "F"}
    named, unnamed = (each.witness for each in matter(FIRST, SECOND, letters=given).body.testimony)
    assert named.reliability == Reliability(0.5)
    assert unnamed.reliability is None
    (only_outlet,) = matter(FIRST, letters={"harbour gazette": "B"}).body.testimony
    assert only_outlet.witness.reliability == Reliability(0.85)


def test_what_is_told_as_hidden_goes_by_the_list_for_secrets() -> None:
    assert kinds_of(sayings(FIRST))[0] == "secret"
    open_one = says(given_id="r-5", visibility=Visibility.PUBLIC)
    more = says(given_id="r-6", visibility=Visibility.PUBLIC)
    assert kinds_of(sayings(FIRST, open_one))[0] == "secret"  # as many say so as not
    assert kinds_of(sayings(FIRST, open_one, more)) == ("trade",)
    assert matter(open_one).checklist.name == "trade in oil"
    assert matter(FIRST, open_one).checklist.name == "secret deal"


def test_the_last_inquiry_of_each_trace_counts() -> None:
    name = LISTS["secret deal"].traces[0].name
    asked = [
        inquiry(2, name, TraceState.NOT_FOUND, 0.5),
        inquiry(1, name, TraceState.SEEN),
        inquiry(3, "gone from the list", TraceState.SEEN),
    ]
    (finding,) = matter(FIRST, inquiries=asked).body.findings
    assert (finding.state, finding.searched) == (TraceState.NOT_FOUND, 0.5)
    assert finding.witness.origin == "inquiry-2"
    assert finding.witness.reliability == Reliability(USUAL["analyst"])


def test_the_people_whose_word_a_report_gives_are_not_its_evidence_as_well() -> None:
    told = says("two drivers", kind=SourceKind.UNNAMED)
    report, telling = told
    (deal,) = telling.deals
    voice = deal.claimed_by[0]
    named = says(evidence=(("testimonial", "cited", "two drivers"),))[1].deals[0].evidence[0]
    assert voice.span is not None
    same = replace(deal, evidence=(replace(named, span=voice.span),))
    claims = tuple(replace(claim, about_id=same.id) for claim in telling.claims)
    found = matter((report, replace(telling, deals=(same,), claims=claims)))
    assert found.body.findings == ()
    other = matter(says(evidence=(("visual", "seen", "a film of the quay"),)))
    (finding,) = other.body.findings
    assert finding.trace == "visual evidence"
    assert finding.witness.origin == finding.witness.document


def test_who_says_both_in_one_telling_is_set_aside() -> None:
    report, telling = FIRST
    (claim,) = telling.claims
    both = replace(telling, claims=(claim, replace(claim, stance=Stance.DENIES)))
    found = matter((report, both))
    assert set(found.aside) == {each.id for each in both.claims}
    assert found.body.testimony == ()


def test_a_denial_of_one_thing_is_weighed_against_that_thing_alone() -> None:
    report, telling = says("the envoy Oro Lenn", "r-9", "Isle Post", stance=Stance.DENIES)
    (denial,) = telling.claims
    of_money = replace(telling, claims=(replace(denial, denies_only=Aspect.MONEY),))
    first, told = FIRST
    naming = replace(told, claims=(replace(told.claims[0], names=(Aspect.MONEY,)),))
    found = matter((first, naming), SECOND, (report, of_money))
    assert [each.stance for each in found.body.testimony] == [Stance.ASSERTS, Stance.ASSERTS]
    assert found.body == replace(matter(FIRST, SECOND).body, traces=found.body.traces)
    (aspect,) = found.aspects
    assert aspect is Aspect.MONEY
    assert [(t.witness.claim_id, t.supports) for t in found.aspects[aspect].testimony] == [
        (naming.claims[0].id, True),
        (denial.id, False),
    ]


def test_a_denial_of_the_whole_counts_against_it() -> None:
    denying = says("the envoy Oro Lenn", "r-9", "Isle Post", stance=Stance.DENIES)
    found = matter(FIRST, denying)
    assert [each.supports for each in found.body.testimony] == [True, False]
    assert not found.aspects
