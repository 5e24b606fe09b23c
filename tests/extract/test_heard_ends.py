"""What the model marks ends where its words do: sources, denials, and what only tells of deeds."""

from typing import Any

import pytest
from extract.test_heard import found, told

from alleged.extract.candidate import Candidate
from alleged.extract.heard import _behind_whom, _is_of_who_speaks, _only_does
from alleged.extract.source_ends import not_cut, without_when
from alleged.extract.syntax import Syntax, syntax_of
from alleged.model.claim import Stance

pytestmark = pytest.mark.slow


def at(syntax: Syntax, word: str) -> int:
    return syntax.word.index(word)


def whole(syntax: Syntax, last: str, cue: str) -> list[str]:
    """The words of a source that begins the text and was marked up to `last`."""
    first, end = not_cut(syntax, (0, at(syntax, last) + 1), at(syntax, cue))
    return list(syntax.word[first:end])


def test_a_source_goes_on_to_the_end_of_its_phrase(nlp: Any) -> None:
    syntax = syntax_of(nlp("Three people with knowledge of the talks said that it was over."))
    assert whole(syntax, "with", "said")[-1] == "talks"
    assert whole(syntax, "of", "said")[-1] == "talks"


def test_a_source_that_stays_broken_off_comes_to_an_end(nlp: Any) -> None:
    syntax = syntax_of(nlp("A source from within said that the truce held."))
    assert whole(syntax, "from", "said") == ["a", "source"]


def test_a_source_never_goes_on_over_its_cue(nlp: Any) -> None:
    syntax = syntax_of(nlp("Three people with knowledge of the talks said that it was over."))
    assert whole(syntax, "with", "knowledge") == ["three", "people"]


def test_a_source_leaves_no_bracket_open(nlp: Any) -> None:
    syntax = syntax_of(nlp("The head of the Harbour League (HL) said that it was over."))
    words = whole(syntax, "hl", "said")
    assert words.count("(") == words.count(")")


def test_what_is_said_begins_behind_whom_it_is_told(nlp: Any) -> None:
    syntax = syntax_of(nlp("An officer of the Front told the Mission that they would be brought."))
    whole, that = (at(syntax, "mission") - 1, len(syntax.word) - 1), at(syntax, "that")
    assert _behind_whom(syntax, at(syntax, "told"), [whole]) == [(that, whole[1])]
    assert _behind_whom(syntax, at(syntax, "officer"), [whole]) == [whole]


def test_a_word_of_a_source_gives_nobody_words(nlp: Any) -> None:
    text = (
        "The maps of the minefields have not been received. A liaison officer of the Dawn Accord "
        "told the Mission that they would be delivered as soon as the last of the wounded had left."
    )
    heads = [told(text, a)[1] for a in found(nlp, text) if not a.source]
    assert not any("officer" in cue or "liaison" in cue for cue in heads)


def test_deeds_say_nothing(nlp: Any) -> None:
    assert _only_does("truce")
    assert not _only_does("say")
    assert not _only_does("announce")


def test_a_denial_in_front_of_its_verb_is_heard_whole(nlp: Any) -> None:
    text = (
        "The opposition said that the minister had bought peace from the Front. There was no pact "
        "and no quid pro quo, the minister answered in Merrow; he had only asked for calm."
    )
    denials = [a for a in found(nlp, text) if a.stance is Stance.DENIES]
    assert any("There was no pact" in told(text, a)[2] for a in denials)


@pytest.mark.parametrize(
    ("text", "cue", "kept"),
    [
        (
            "Earlier in April a Sablean diplomat said that it was over.",
            "said",
            "a sablean diplomat",
        ),
        ("The harbour council on Friday said that it was over.", "said", "the harbour council"),
        ("The verdict stands: the court said that it was over.", "said", "the court"),
        ("The report of Friday's meeting said that it was over.", "said", None),
        ("Friday said that it was over.", "said", None),
    ],
    ids=["before", "behind", "a colon", "inside", "nothing else"],
)
def test_a_source_is_not_when_it_spoke(nlp: Any, text: str, cue: str, kept: str | None) -> None:
    syntax = syntax_of(nlp(text))
    end = at(syntax, cue)
    first, last = without_when(syntax, (0, end), end)
    words = " ".join(syntax.word[first:last])
    assert words == (kept or " ".join(syntax.word[:end]))


def test_a_source_begins_with_its_phrase(nlp: Any) -> None:
    syntax = syntax_of(nlp("It rained, says a new harbour report of the Mission."))
    report = at(syntax, "report")
    first, last = not_cut(syntax, (report, report + 1), at(syntax, "says"))
    assert list(syntax.word[first:last]) == ["a", "new", "harbour", "report"]


def test_a_source_takes_in_the_name_of_the_agency(nlp: Any) -> None:
    syntax = syntax_of(nlp("On Monday the news agency Vesta reported that it was over."))
    assert not_cut(syntax, (2, 5), at(syntax, "reported")) == (2, 6)
    syntax = syntax_of(nlp("On Monday the news agency reported that Vesta was over."))
    assert not_cut(syntax, (2, 5), at(syntax, "reported")) == (2, 5)


def test_who_speaks_by_another_word_says_nothing_besides() -> None:
    said = Candidate(5, "that", ((5, 6),), (0, 3), ((6, 9),), 7, 2)
    noun = Candidate(2, "that", ((2, 3),), (0, 2), ((6, 9),), 7, 1)
    claim = Candidate(2, "that", ((2, 3),), (0, 1), ((6, 9),), 7, 0)
    speaking = dict.fromkeys(range(3), said)
    assert _is_of_who_speaks(noun, speaking)  # the "sources" of "two army sources said"
    assert not _is_of_who_speaks(claim, speaking)  # "the army's own claim that …"
    assert not _is_of_who_speaks(said, speaking)
