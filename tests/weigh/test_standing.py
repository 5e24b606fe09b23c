"""How a voice knows what it says, and on whose side it stands, as its report shows it."""

import pytest
from factories import COUNCIL, FRONT
from ledgers import says

from alleged.model.claim import Claim, SourceKind, Stance, Voice
from alleged.model.document import Span
from alleged.model.testimony import Access, Interest
from alleged.weigh.checklists import shipped_checklists
from alleged.weigh.standing import Sayings, Standing, is_hedged

SECRET = shipped_checklists()["secret deal"]
FOES = {"act-league": frozenset({FRONT.id})}


def standing(
    speaker: str,
    stance: Stance = Stance.ASSERTS,
    kind: SourceKind = SourceKind.PERSON,
    actor: str | None = None,
) -> Standing:
    """How a speaker stands who says, or denies, that fuel was sold."""
    report, telling = says(speaker, stance=stance, kind=kind, actor=actor)
    (deal,), (claim,) = telling.deals, telling.claims
    sayings = Sayings(deal, report, telling.claims, telling.attributions)
    return sayings.standing(claim, SECRET, FOES)


@pytest.mark.parametrize(
    ("speaker", "kind", "access"),
    [
        ("the harbour master Ila Venn", SourceKind.PERSON, Access.UNSAID),
        ("the Orrin Council", SourceKind.ORGANISATION, Access.SAW),
        ("two drivers", SourceKind.UNNAMED, Access.UNNAMED),
        ("many residents", SourceKind.CROWD, Access.UNNAMED),
        ("a driver", SourceKind.NONE, Access.UNNAMED),
        ("Ila Venn", SourceKind.NONE, Access.UNSAID),
    ],
)
def test_how_a_voice_knows(speaker: str, kind: SourceKind, access: Access) -> None:
    assert standing(speaker, kind=kind).access is access


@pytest.mark.parametrize(
    ("speaker", "actor", "stance", "interest", "side"),
    [
        ("the Orrin Council", None, Stance.DENIES, Interest.DENIAL, "Orrin Council"),
        ("the Council leader Davin Rook", COUNCIL.id, Stance.ASSERTS, Interest.ADMISSION,
         "Orrin Council"),
        ("the Tidewater Front spokesman Sel Arden", None, Stance.DENIES, Interest.DENIAL,
         "Tidewater Front"),
        ("the Salt League", "act-league", Stance.ASSERTS, Interest.ACCUSATION, "the Salt League"),
        ("the Salt League", "act-league", Stance.DENIES, Interest.ADMISSION, ""),
        ("Ila Venn, who fled the Orrin Council", None, Stance.ASSERTS, Interest.NONE, ""),
        ("Ila Venn", None, Stance.DENIES, Interest.NONE, ""),
    ],
)  # fmt: skip
def test_on_whose_side_a_voice_stands(
    speaker: str, actor: str | None, stance: Stance, interest: Interest, side: str
) -> None:
    found = standing(speaker, stance, actor=actor)
    assert (found.interest, found.side) == (interest, side)


def test_only_a_mouthpiece_speaks_with_its_party_s_voice() -> None:
    assert standing("the Orrin Council spokesman Davin Rook").speaks_for
    assert standing("Orrin Council").speaks_for
    assert not standing("the Orrin Council fighter Davin Rook").speaks_for


def test_a_report_that_quotes_others_was_told_by_them() -> None:
    report, telling = says()
    (deal,) = telling.deals
    own = Claim(
        report.id, deal.span, deal.span.of(report.text), (Voice(report.outlet),), Stance.ASSERTS,
        "deal", deal.id,
    )  # fmt: skip
    assert Sayings(deal, report, (own,)).standing(own, SECRET, {}).access is Access.TOLD


def test_an_outlet_of_a_party_speaks_for_it() -> None:
    report, telling = says(outlet="Orrin Council Press Office")
    (deal,) = telling.deals
    own = Claim(
        report.id, deal.span, deal.span.of(report.text), (Voice(report.outlet),), Stance.DENIES,
        "deal", deal.id,
    )  # fmt: skip
    found = Sayings(deal, report, (own,)).standing(own, SECRET, {})
    assert (found.side, found.speaks_for, found.interest) == (
        "Orrin Council", True, Interest.DENIAL,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "hedged"),
    [
        ("The two may have met, a clerk said", True),
        ("They appeared to have a deal", True),
        ("The deal was struck in May", False),
        ("He said there was a deal", False),
    ],
)
def test_words_that_nobody_stands_by_are_hedged(words: str, hedged: bool) -> None:
    claim = Claim("doc-1", Span(0, len(words)), words, (), Stance.ASSERTS, "deal", "deal-1")
    assert is_hedged(claim) is hedged
