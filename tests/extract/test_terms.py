"""Terms keep the words of the text, and name a giver only where the clause names a party."""

from typing import Any

import pytest
from spacy.tokens import Doc

from alleged.extract.terms import _before_return, find_terms
from alleged.model.deal import Party, Term
from alleged.model.document import Span

pytestmark = pytest.mark.slow


def terms(nlp: Any, text: str, *names: str) -> tuple[Term, ...]:
    doc = nlp(text)
    parties = [
        Party(name, None, name, Span(text.index(name), text.index(name) + len(name)))
        for name in names
    ]
    found = find_terms(doc, tuple(Span(s.start_char, s.end_char) for s in doc.sents), parties)
    for term in found:
        assert term.span.of(text) == term.text
        assert term.gives is None or term.gives in term.text
        assert term.in_return_for is None or term.in_return_for in text
    return found


@pytest.mark.parametrize(
    ("text", "giver", "gives", "in_return_for"),
    [
        (
            "The Vost Brigade freed 12 soldiers in exchange for 30 prisoners.",
            "Vost Brigade",
            "freed 12 soldiers",
            "30 prisoners",
        ),
        (
            "The Vost Brigade gave up two villages in return for safe passage to the coast.",
            "Vost Brigade",
            "gave up two villages",
            "safe passage to the coast",
        ),
        (
            "The Vost Brigade swapped 12 captives for a ransom of $3 million.",
            "Vost Brigade",
            "swapped 12 captives",
            "a ransom of $3 million",
        ),
        (
            "The Vost Brigade agreed to release 12 soldiers within three days.",
            "Vost Brigade",
            "release 12 soldiers within three days",
            None,
        ),
        (
            "The Vost Brigade allowed 300 people to leave the city.",
            "Vost Brigade",
            "allowed 300 people to leave the city",
            None,
        ),
        (
            "Under the deal the Vost Brigade will withdraw from Ost by 5 May.",
            "Vost Brigade",
            "withdraw from Ost by 5 May",
            None,
        ),
        (
            "They signed an accord under which the Vost Brigade would hand over its arms.",
            "Vost Brigade",
            "hand over its arms",
            None,
        ),
        (
            "The Vost Brigade paid the smugglers $27 million.",
            "Vost Brigade",
            "paid the smugglers $27 million",
            None,
        ),
        (
            "Twelve soldiers were freed by the Vost Brigade.",
            "Vost Brigade",
            "Twelve soldiers were freed by the Vost Brigade",
            None,
        ),
    ],
)
def test_who_gives_what(
    nlp: Any, text: str, giver: str, gives: str, in_return_for: str | None
) -> None:
    (term,) = terms(nlp, text, "Vost Brigade")
    assert (term.giver, term.gives, term.in_return_for) == (giver, gives, in_return_for)


def test_a_receiver_is_named_if_it_is_a_party(nlp: Any) -> None:
    (term,) = terms(
        nlp, "The army handed the town to the Ost Front.", "army", "Ost Front"
    ) or terms(nlp, "The army handed 40 bodies to the Ost Front.", "army", "Ost Front")
    assert (term.giver, term.receiver) == ("army", "Ost Front")


def test_a_condition_is_what_is_asked_in_return(nlp: Any) -> None:
    (term,) = terms(
        nlp, "The Ost Front will give up its arms once foreign troops have left.", "Ost Front"
    )
    assert term.gives == "give up its arms"
    assert term.in_return_for == "once foreign troops have left"


def test_what_a_deal_provides_for(nlp: Any) -> None:
    (term,) = terms(nlp, "The agreement provides for a swap of 90 prisoners, but no foreigners.")
    assert term.giver is None
    assert term.gives is not None
    assert term.gives.startswith("provides for a swap of 90 prisoners")


@pytest.mark.parametrize(
    "text",
    [
        "The Vost Brigade did not release the soldiers.",
        "The Vost Brigade never paid a ransom.",
        "No prisoners were freed.",
        "The Vost Brigade refused to release the soldiers.",
        "The government asked the Vost Brigade to free 12 soldiers.",
        "The minister gave no details of the deal.",
        "The ceasefire took effect on Monday.",
        "The town was freed after heavy fighting.",
        "It is unclear how long the truce will hold.",
        "The Vost Brigade was obliged to deny a deal on prisoners.",
        "The minister agreed to confirm the release of 12 soldiers.",
        "The Vost Brigade agreed to go on.",
        "Just which parties are to lay down their arms was not made clear.",
    ],
)
def test_what_is_no_term(nlp: Any, text: str) -> None:
    assert terms(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Some were secret, such as the one with the Ost Front in Melk, and another with the "
            "Vost Brigade in Kiva in return for the release of captured drivers.",
            "the release of captured drivers",
        ),
        ("They struck a deal with the Vost Brigade in exchange for 40 captives.", "40 captives"),
        (
            "The latest of these was initiated by the Vost Brigade in exchange for 12 captives.",
            "12 captives",
        ),
    ],
)
def test_of_a_deal_that_is_only_named_it_is_told_what_it_is_for(
    nlp: Any, text: str, words: str
) -> None:
    (term,) = terms(nlp, text, "Vost Brigade")
    assert (term.giver, term.gives, term.in_return_for) == (None, None, words)


@pytest.mark.parametrize(
    "text",
    [
        "No deal with the Vost Brigade was struck in exchange for 40 captives.",
        "A calm in Melk would leave the road open to the Vost Brigade.",
    ],
)
def test_what_was_not_struck_or_stays_open_is_no_term(nlp: Any, text: str) -> None:
    assert terms(nlp, text, "Vost Brigade") == ()


def test_what_befell_a_witness_is_no_term(nlp: Any) -> None:
    text = (
        'The Vost Brigade sold fuel. "We were given a slip with a stamp," one of the drivers said.'
    )
    assert not any("slip" in term.text for term in terms(nlp, text, "Vost Brigade"))


def test_nothing_stands_before_words_that_only_join(nlp: Any) -> None:
    words = ["In", "exchange", "for", "prisoners", "in", "return", "for"]
    assert _before_return(Doc(nlp.vocab, words), 3) == -1
    assert _before_return(Doc(nlp.vocab, words), 7) == 3
