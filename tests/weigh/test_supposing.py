"""What if: something is distrusted, trusted, or assumed otherwise."""

import pytest
from hypothesis import given
from voices import BUSES, USUAL, bodies, body, law, says, seen

from alleged.errors import BadAssumption, NothingFound
from alleged.model import testimony as said
from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence
from alleged.model.supposition import Change, Part
from alleged.weigh.supposing import names_of, what_if, without
from alleged.weigh.verdict import odds_of, weigh

CASE = body(
    says("Gazette", origin="wire", published="2031-03-01"),
    says("Post", origin="wire", copies=True, published="2031-03-02"),
    says("Radio", speaker="two officers", access=said.Access.UNNAMED),
    says("Front", Stance.DENIES, interest=said.Interest.DENIAL),
    seen(BUSES, "Lantern Society"),
)


def after(*distrust: tuple[Part, str], **more: object) -> int:
    return what_if(CASE, USUAL, Change(distrust, **more)).after.hundredths  # type: ignore[arg-type]


@given(bodies)
@law
def test_what_moved_sums_to_the_difference(whole: BodyOfEvidence) -> None:
    for part in Part:
        for name in names_of(whole, part)[:2]:
            answer = what_if(whole, USUAL, Change(((part, name),), prior=-1.5))
            assert answer.before == weigh(whole, USUAL)
            moved = answer.after.hundredths - answer.before.hundredths
            if len({each.witness.claim_id for each in whole.words}) == len(whole.words):
                assert sum(each.hundredths for each in answer.moves) == moved


@given(bodies)
@law
def test_what_is_distrusted_is_gone(whole: BodyOfEvidence) -> None:
    for part in Part:
        for name in names_of(whole, part):
            assert name not in names_of(without(whole, part, name), part)


def test_what_came_from_a_distrusted_source_falls_with_it() -> None:
    fallen = without(CASE, Part.SOURCE, "Gazette")
    assert [each.witness.source for each in fallen.testimony] == ["Radio", "Front"]
    copier = without(CASE, Part.SOURCE, "Post")
    assert odds_of(copier, USUAL) == odds_of(CASE, USUAL)
    assert after((Part.ORIGIN, "wire")) == after((Part.SOURCE, "Gazette"))
    assert after((Part.DOCUMENT, "doc-Gazette")) == after((Part.SOURCE, "Gazette"))


def test_kinds_of_evidence_access_and_interest_can_be_distrusted() -> None:
    assert without(CASE, Part.KIND, "visual").findings == ()
    assert len(without(CASE, Part.KIND, "unnamed").testimony) == 3
    assert without(CASE, Part.KIND, "testimonial").testimony == ()
    assert after((Part.KIND, "denial")) > weigh(CASE, USUAL).hundredths
    assert names_of(CASE, Part.KIND) == ("denial", "testimonial", "unnamed", "visual")


def test_trust_and_prior_move_the_verdict() -> None:
    usual = weigh(CASE, USUAL).hundredths
    assert after(trust=("two officers",)) > usual
    assert after(trust=("Front",)) < usual
    answer = what_if(CASE, USUAL, Change(prior=-2.0))
    assert answer.after.hundredths == usual - 200
    assert [each.hundredths for each in answer.moves] == [-200]


def test_what_is_not_there_is_said_with_what_is() -> None:
    with pytest.raises(NothingFound, match="no source 'Gazete' bears on this") as caught:
        after((Part.SOURCE, "Gazete"))
    assert "Did you mean 'Gazette'?" in caught.value.hint
    with pytest.raises(NothingFound, match="nobody"):
        after(trust=("nobody",))
    with pytest.raises(BadAssumption, match="'prior' cannot be -50"):
        after(prior=-50.0)
