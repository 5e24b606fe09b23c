"""The fewest sources without which a verdict turns."""

from functools import reduce
from itertools import combinations

from hypothesis import given, settings
from voices import USUAL, bodies, body, says

from alleged.model import testimony as said
from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence
from alleged.model.supposition import Part
from alleged.weigh.linchpins import linchpins
from alleged.weigh.supposing import names_of, without
from alleged.weigh.verdict import odds_of


def turns(whole: BodyOfEvidence, names: tuple[str, ...]) -> bool:
    kept = reduce(lambda rest, name: without(rest, Part.SOURCE, name), names, whole)
    return odds_of(kept, USUAL) * odds_of(whole, USUAL) <= 0


@given(bodies)
@settings(max_examples=30, deadline=None)
def test_no_fewer_sources_turn_it(whole: BodyOfEvidence) -> None:
    found = linchpins(whole, USUAL)
    assert found.exact
    names = names_of(whole, Part.SOURCE)
    if found.names:
        assert turns(whole, found.names)
        assert len(found.names) == found.at_least
        assert not any(turns(whole, s) for s in combinations(names, found.at_least - 1))
    elif odds_of(whole, USUAL):
        assert not any(turns(whole, s) for n in range(4) for s in combinations(names, n))


def test_the_one_source_that_carries_a_verdict_is_named() -> None:
    strong = said.Reliability(0.95, 100)
    case = body(says("strong", reliability=strong), says("weak", Stance.DENIES))
    found = linchpins(case, USUAL)
    assert found.names == ("strong",)
    assert found.turned is not None
    assert found.turned < 0


def test_a_prior_alone_is_carried_by_nobody() -> None:
    case = body(says("weak", Stance.DENIES))
    found = linchpins(case, USUAL.with_value("prior", 5.0))
    assert found.names == ()
    assert found.turned is None
    assert linchpins(body(), USUAL).names == ()
    many = linchpins(case, USUAL.with_value("prior", 5.0), most_tried=0)
    assert (many.names, many.exact, many.at_least) == ((), False, 1)


def test_with_many_sources_the_answer_says_that_it_may_be_too_large() -> None:
    many = body(*(says(f"source {n:02}") for n in range(30)))
    found = linchpins(many, USUAL, most_tried=100)
    assert not found.exact
    assert found.at_least == 2
    assert len(found.names) == 30
    assert found.turned == 0
    assert linchpins(many, USUAL, Part.KIND).names == ("testimonial",)
    few = body(*(says(f"source {n}") for n in range(4)), says("other", Stance.DENIES))
    assert len(linchpins(few, USUAL, most_tried=1).names) == len(linchpins(few, USUAL).names)


def test_origins_and_documents_can_be_asked_about_too() -> None:
    case = body(says("one", origin="wire"), says("two", origin="wire"))
    assert linchpins(case, USUAL, Part.ORIGIN).names == ("wire",)
    assert linchpins(case, USUAL, Part.DOCUMENT).names == ("doc-one",)
