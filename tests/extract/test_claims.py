"""Every voice of a deal becomes one claim, in its own words, with the report outermost."""

from typing import Any

import pytest
from factories import DOUBT, TRUCE, author, document, span, truce
from texts import TEXTS, told

from alleged.extract.claims import claims_of
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, Visibility
from alleged.model.document import Span

ALL = (*TEXTS, TRUCE, DOUBT)
TEXT = (
    "The Tidewater Front signed a truce. The Inland Times wrote that a cook said that the truce "
    "was signed at night. The Orrin Council denied that any truce was signed."
)
REPORT = document(TEXT, authors=("Ila Venn",))
TIMES, COOK, COUNCIL = (
    Voice(name, None, name, span(name, TEXT)) for name in ("Inland Times", "cook", "Orrin Council")
)


def attribution(
    speaker: Voice,
    cue: str,
    content: str,
    stance: Stance = Stance.ASSERTS,
    parent: str | None = None,
) -> Attribution:
    assert speaker.span is not None
    return Attribution(
        REPORT.id,
        (speaker.span,),
        (span(cue, TEXT),),
        (span(content, TEXT),),
        stance,
        speaker,
        parent,
        AttributionKind.ASSERTION,
    )


WROTE = attribution(TIMES, "wrote", "that a cook said that the truce was signed at night")
SAID = attribution(COOK, "said", "that the truce was signed at night", parent=WROTE.id)
DENIED = attribution(COUNCIL, "denied", "that any truce was signed", Stance.DENIES)
SENTENCES = tuple(span(words + ".", TEXT) for words in TEXT.rstrip(".").split(". "))


def deal(**voices: tuple[Voice, ...]) -> Deal:
    return Deal(
        REPORT.id,
        Span(0, len(TEXT)),
        SENTENCES,
        DealKind.CEASEFIRE,
        DealStatus.REPORTED,
        Visibility.UNKNOWN,
        (),
        **voices,  # type: ignore[arg-type]
    )


def test_the_report_speaks_in_the_first_sentence_that_tells() -> None:
    (claim,) = claims_of([deal(claimed_by=(author(REPORT),))], [], REPORT)
    assert claim.quote == "The Tidewater Front signed a truce."
    assert [voice.name for voice in claim.voice] == ["Ila Venn"]


def test_a_voice_within_a_voice_stands_behind_it() -> None:
    (claim,) = claims_of([deal(claimed_by=(COOK,))], [WROTE, SAID, DENIED], REPORT)
    assert [voice.name for voice in claim.voice] == ["Ila Venn", "Inland Times", "cook"]
    assert claim.quote == "cook said that the truce was signed at night"
    assert claim.stance is Stance.ASSERTS


def test_a_denial_is_a_claim_with_its_own_words() -> None:
    (claim,) = claims_of([deal(denied_by=(COUNCIL,))], [WROTE, SAID, DENIED], REPORT)
    assert claim.stance is Stance.DENIES
    assert claim.quote == "Orrin Council denied that any truce was signed"
    assert [voice.name for voice in claim.voice] == ["Ila Venn", "Orrin Council"]


def test_who_claims_and_denies_has_two_claims() -> None:
    both = claims_of([deal(claimed_by=(COOK,), denied_by=(COOK,))], [WROTE, SAID], REPORT)
    assert [claim.stance for claim in both] == [Stance.ASSERTS, Stance.DENIES]


def test_what_is_only_passed_on_is_reported() -> None:
    passed = attribution(COOK, "said", "that the truce was signed at night", Stance.REPORTS)
    (claim,) = claims_of([deal(claimed_by=(COOK,))], [passed], REPORT)
    assert claim.stance is Stance.REPORTS


def test_a_voice_without_words_of_its_own_has_those_of_the_deal() -> None:
    (claim,) = claims_of([deal(claimed_by=(COOK,))], [], REPORT)
    assert claim.span == SENTENCES[0]


def test_equal_claims_are_kept_once() -> None:
    same = deal(claimed_by=(COOK,))
    assert len(claims_of([same, same], [SAID], REPORT)) == 1


def test_voices_that_contain_each_other_end() -> None:
    loop = attribution(COOK, "said", "that the truce was signed at night")
    looped = attribution(COOK, "said", "that the truce was signed at night", parent=loop.id)
    (claim,) = claims_of([deal(claimed_by=(COOK,))], [looped], REPORT)
    assert claim.voice[-1] == COOK


def test_no_deals_no_claims() -> None:
    assert claims_of([], [WROTE, SAID, DENIED], REPORT) == ()


def test_the_truce_of_port_merrow_is_claimed_and_denied() -> None:
    report = document()
    found = claims_of([truce(report)], [], report)
    assert [(c.voice[-1].name, c.stance) for c in found] == [
        ("the governor's office", Stance.ASSERTS),
        ("Davin Rook", Stance.DENIES),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("text", ALL)
def test_every_claim_points_at_words_and_begins_with_the_report(nlp: Any, text: str) -> None:
    found = told(nlp, text)
    deals = {each.id for each in found.deals}
    for claim in found.claims:
        assert claim.span.of(text) == claim.quote
        assert claim.quote.strip()
        assert claim.voice[0].is_author
        assert all(not voice.is_author for voice in claim.voice[1:])
        assert claim.about_id in deals
        assert claim.document_id == found.document.id
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    for each in found.deals:
        assert [c for c in found.claims if c.about_id == each.id], "a deal nobody claims"
