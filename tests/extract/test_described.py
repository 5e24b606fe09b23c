"""Whom "the commander", "the paper" and a lone surname mean, by how the text spoke of them."""

from typing import Any

import pytest
from extract.test_heard import found
from texts import document, told

from alleged.extract.source_ends import not_cut
from alleged.extract.speakers import Speakers
from alleged.extract.syntax import Syntax

pytestmark = pytest.mark.slow


def speakers(nlp: Any, text: str) -> list[str]:
    """The names of all speakers of a text, in its order."""
    return [a.speaker.name for a in told(nlp, text).attributions if a.speaker is not None]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A commander in the alliance said that the road was open. "
            "The commander added that it rained.",
            ["commander in the alliance"] * 2,
        ),
        (
            "Official sources said that the road was open. "
            "It rained, according to the same sources.",
            ["Official sources"] * 2,
        ),
        (
            "Lars Venn, its spokesman, said that the road was open. "
            "The spokesman added that it rained.",
            ["Lars Venn"] * 2,
        ),
        (
            "A commander in the alliance said that the road was open. "
            "The old commander added that it rained.",
            ["commander in the alliance", "old commander"],
        ),
        (
            "A source said that the road was open. The sources added that it rained.",
            ["source", "sources"],
        ),
        (
            "The Ornian Air Force said that the road was open. The service added that it rained.",
            ["Ornian Air Force"] * 2,
        ),
        (
            "Lars Venn said that the road was open. The service added that it rained.",
            ["Lars Venn", "service"],
        ),
        (
            "Security sources said that the road was open. It rained, its sources added.",
            ["Security sources"] * 2,
        ),
        (
            "Three traders said that the road was open. It rained, the sources added.",
            ["Three traders"] * 2,
        ),
        (
            "Lars Venn said that the road was open. It rained, the source added.",
            ["Lars Venn", "source"],
        ),
        (
            "A court in the north found that the road was open. It rained, the ruling says.",
            ["court in the north"] * 2,
        ),
        (
            "Vask Insight reported that the road was open. It rained, according to the report.",
            ["Vask Insight"] * 2,
        ),
        (
            "Rebel traders said that the road was open. It rained, rebel traders said.",
            ["Rebel traders"] * 2,
        ),
        (
            "The Lantern Movement said that the road was open. It rained, the delegation of the "
            "Lantern Movement said.",
            ["Lantern Movement"] * 2,
        ),
        (
            "The Lantern Movement said that the road was open. Its spokesman said that it rained.",
            ["Lantern Movement"] * 2,
        ),
    ],
    ids=[
        "noun",
        "plural",
        "apposition",
        "said otherwise",
        "one and many",
        "force",
        "no force",
        "its sources",
        "the sources",
        "a man is no source",
        "ruling",
        "report",
        "capital",
        "its delegation",
        "its spokesman",
    ],
)
def test_a_description_goes_back_to_who_was_described_so(
    nlp: Any, text: str, names: list[str]
) -> None:
    assert speakers(nlp, text) == names


def test_a_description_goes_back_only_so_far(nlp: Any) -> None:
    far = "It rained. " * 9
    text = f"A commander in the alliance said that it was dry. {far}The commander said he was wet."
    assert speakers(nlp, text) == ["commander in the alliance", "commander"]


def test_the_paper_is_the_outlet_that_spoke_last(nlp: Any) -> None:
    text = (
        "The newspaper Harbour Light reported that the road was open. "
        "The mayor said that it rained. The paper said that it snowed."
    )
    assert speakers(nlp, text) == ["Harbour Light", "mayor", "Harbour Light"]


def test_a_name_behind_a_noun_names_it(nlp: Any) -> None:
    (name,) = speakers(nlp, "The news site Harbour Light reported that the road was open.")
    assert name == "Harbour Light"


def test_one_word_of_a_name_means_who_was_named_in_full(nlp: Any) -> None:
    text = "Spokesman Mao Venn said that the road was open. Mao added that it rained."
    assert speakers(nlp, text) == ["Mao Venn", "Mao Venn"]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("a man of the alliance who would not be named", "man of the alliance"),
        ("Earlier in April a Sablean source", "Sablean source"),
    ],
)
def test_a_name_is_no_clause_and_no_time(nlp: Any, source: str, name: str) -> None:
    text = f"{source} said that it rained."
    doc = nlp(text)
    run = doc.char_span(0, len(source))
    head = next(token.i for token in run if token.text in ("man", "source"))
    (voice,) = Speakers(Syntax(doc), document(text), ()).voices((run.start, run.end), head)
    assert voice.name == name


def test_he_is_who_spoke_last_though_no_file_knows_him(nlp: Any) -> None:
    text = (
        "George Harker rejected the charge that he sold oil to the Tidewater Front. "
        "He said that the charge was false."
    )
    assert speakers(nlp, text)[-1] == "George Harker"


def test_a_source_does_not_end_before_its_noun(nlp: Any) -> None:
    doc = nlp("The daily, quoting security sources, said that the road was open.")
    syntax = Syntax(doc)
    assert not_cut(syntax, (4, 5), 3) == (4, 6)


@pytest.mark.parametrize("outlet", ["Harbour Presse", "Reuters", "The Daily Herald"])
def test_the_agency_is_the_outlet_that_spoke_last(nlp: Any, outlet: str) -> None:
    text = f"The road is open, {outlet} reported on Monday. The agency wrote that it rained."
    first, second = speakers(nlp, text)[:2]
    assert first == second


def test_a_clause_behind_a_description_tells_no_other_voice(nlp: Any) -> None:
    text = (
        "A commander in the alliance said that the road was open. It rained, according to the "
        "commander, who had seen it."
    )
    assert set(speakers(nlp, text)) == {"commander in the alliance"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It rained, Norway's Vesta agency said.", "Vesta"),
        ("It rained, the Sablean news agency Vesta said.", "Vesta"),
        ("An investigation by the Northern Ledger says that it rained.", "Northern Ledger"),
        ("It rained, a study of the valley says.", "study of the valley"),
    ],
)
def test_an_agency_is_called_by_its_name(nlp: Any, text: str, name: str) -> None:
    assert speakers(nlp, text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "A truce was agreed, the leader of the Tidewater Front, Lars Venn, said.",
            ["Lars Venn"],
        ),
        (
            "Three traders with knowledge of the talks said that money was paid. Part of it was "
            "paid in gold, said two of the sources.",
            ["Three traders with knowledge of the talks"] * 2,
        ),
    ],
)
def test_what_the_model_marks_goes_back_to_one_voice(nlp: Any, text: str, names: list[str]) -> None:
    assert [a.speaker.name for a in found(nlp, text) if a.speaker is not None] == names
