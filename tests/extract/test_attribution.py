"""Who is said to have said what, on invented reports."""

from dataclasses import replace
from typing import Any

import pytest

from alleged.extract.attribution import _is_cue_of, find_attributions, nested, speakers_of
from alleged.extract.candidate import Candidate
from alleged.extract.cues import CLAUSE_OF_UNLISTED
from alleged.extract.speakers import Speakers
from alleged.extract.stance import stance_of
from alleged.extract.syntax import syntax_of
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.document import Document, Span

pytestmark = pytest.mark.slow


def found(nlp: Any, text: str, mentions: tuple[Mention, ...] = ()) -> tuple[Attribution, ...]:
    document = Document("d", text, outlet="The Veldt Courier")
    return find_attributions(nlp(text), document, mentions)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def only(nlp: Any, text: str, cue: str) -> Attribution:
    """The one attribution whose cue has this word."""
    hits = [a for a in found(nlp, text) if cue in " ".join(words(text, a.cue))]
    assert len(hits) == 1, [(words(text, a.cue), words(text, a.content)) for a in hits]
    return hits[0]


def test_source_cue_and_content_of_a_plain_sentence(nlp: Any) -> None:
    text = "Colonel Tarek Dovan, a spokesman for the Veldt army, said that the convoy had left."
    a = only(nlp, text, "said")
    assert words(text, a.source) == ["Colonel Tarek Dovan, a spokesman for the Veldt army"]
    assert words(text, a.cue) == ["said"]
    assert words(text, a.content) == ["that the convoy had left"]
    assert a.speaker is not None
    assert a.speaker.name == "Tarek Dovan"
    assert a.stance is Stance.ASSERTS
    assert a.kind is AttributionKind.ASSERTION


def test_speaker_behind_the_words(nlp: Any) -> None:
    text = "The two sides have agreed on a truce, the ministry said on Monday."
    a = only(nlp, text, "said")
    assert words(text, a.content) == ["The two sides have agreed on a truce"]
    assert a.speaker is not None
    assert a.speaker.name == "ministry"


def test_according_to(nlp: Any) -> None:
    text = "According to the Harbour Council, both sides exchanged twelve prisoners."
    a = only(nlp, text, "According to")
    assert words(text, a.source) == ["the Harbour Council"]
    assert words(text, a.content) == ["both sides exchanged twelve prisoners"]
    assert a.stance is Stance.ASSERTS


def test_split_quotation_goes_on_behind_the_speaker(nlp: Any) -> None:
    text = "“We have reached an agreement,” Mira Solt said. “It will be signed tomorrow.”"
    a = only(nlp, text, "said")
    assert words(text, a.content) == [
        "“We have reached an agreement,”",
        "“It will be signed tomorrow.”",
    ]


def test_who_is_told_is_no_speaker(nlp: Any) -> None:
    text = "A commander told the Plains Agency that his men had withdrawn."
    a = only(nlp, text, "told")
    assert a.speaker is not None
    assert a.speaker.name == "commander"
    assert all("Agency" not in v.name for v, _ in speakers_of(Span(0, len(text)), [a]))


def test_several_speakers_of_one_thing(nlp: Any) -> None:
    text = "Minister Olen Barda and General Rask Timo said that the deal had been signed."
    a = only(nlp, text, "said")
    assert a.speaker is not None
    assert a.speaker.name == "Olen Barda"
    assert [voice.name for voice in a.co_speakers] == ["Rask Timo"]


def test_pronoun_stands_for_the_last_speaker(nlp: Any) -> None:
    text = "Governor Mira Solt announced a truce. She said that it would begin on Friday."
    a = only(nlp, text, "said")
    assert a.speaker is not None
    assert a.speaker.name == "Mira Solt"
    assert a.speaker.mention == "She"


@pytest.mark.parametrize("word", ["He", "She", "It", "They", "Some", "Those who fled"])
def test_a_pronoun_that_stands_for_nobody_is_no_name(nlp: Any, word: str) -> None:
    a = only(nlp, f"{word} said that the truce would begin on Friday.", "said")
    assert a.source
    assert a.speaker is None


def test_last_name_is_given_in_full(nlp: Any) -> None:
    text = "Governor Mira Solt came to Halen. The road is open, Solt said."
    a = only(nlp, text, "said")
    assert a.speaker is not None
    assert a.speaker.name == "Mira Solt"


def test_mention_names_the_speaker(nlp: Any) -> None:
    text = "The group said that it had freed the captives."
    mention = Mention(
        Span(0, 9),
        "The group",
        "k",
        "Blue Ridge Front",
        "brf",
        ActorKind.ARMED_GROUP,
        "description",
    )
    (a, *_) = found(nlp, text, (mention,))
    assert a.speaker == Voice("Blue Ridge Front", "brf", "The group", Span(0, 9))


def test_statement_speaks_for_its_author(nlp: Any) -> None:
    text = "The Harbour Council's statement said that the siege was over."
    a = only(nlp, text, "said")
    assert a.speaker is not None
    assert a.speaker.name == "Harbour Council"


def test_attribution_inside_another_has_it_for_parent(nlp: Any) -> None:
    text = "The Plains Agency reported that General Rask Timo said that the truce had begun."
    outer = only(nlp, text, "reported")
    inner = only(nlp, text, "said")
    assert outer.parent is None
    assert inner.parent == outer.id
    assert outer.stance is Stance.REPORTS
    chain = speakers_of(Span(text.index("the truce"), len(text) - 1), [inner, outer])
    assert [voice.name for voice, _ in chain] == ["Plains Agency", "Rask Timo"]


def test_wishes_vouch_for_nothing(nlp: Any) -> None:
    text = "The Front wants to exchange its prisoners."
    attributions = found(nlp, text)
    assert [a.kind for a in attributions] == [AttributionKind.EVENTUALITY]
    assert speakers_of(Span(0, len(text)), attributions) == ()


def test_what_the_report_leaves_open_is_doubted_by_its_author(nlp: Any) -> None:
    for text in (
        "It is unclear whether the fighters left the town.",
        "Whether the fighters left the town was not known.",
    ):
        (a,) = (a for a in found(nlp, text) if a.stance is Stance.DOUBTS)
        assert a.speaker == Voice("The Veldt Courier")
        assert a.speaker.is_author
        assert "whether the fighters left the town" in " ".join(words(text, a.content)).lower()


def test_offsets_lie_in_the_text_and_are_ordered(nlp: Any) -> None:
    text = (
        "“No,” the envoy said, adding that talks—held in Zürich—went on.\n\n"
        "“Our men left,\n\n“and will not return.”\n\nSources: unknown\n\n“Open quotation"
    )
    for a in found(nlp, text):
        assert a.content
        for spans in (a.source, a.cue, a.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_empty_text_says_nothing(nlp: Any) -> None:
    assert found(nlp, "") == ()
    assert found(nlp, "\n\n") == ()


def test_same_text_same_attributions(nlp: Any) -> None:
    text = "The rebels deny that they were paid, a mediator told the agency."
    assert found(nlp, text) == found(nlp, text)


def test_cues_in_each_others_content_are_not_nested() -> None:
    def attribution(cue: Span, content: tuple[Span, ...]) -> Attribution:
        return Attribution("d", (), (cue,), content, Stance.ASSERTS, None)

    left = attribution(Span(10, 14), (Span(0, 9), Span(20, 40)))
    right = attribution(Span(25, 29), (Span(8, 20),))
    assert [a.parent for a in nested([left, right])] == [None, None]
    inside = attribution(Span(25, 29), (Span(30, 40),))
    assert [a.parent for a in nested([left, inside])] == [None, left.id]


def test_quotation_marks_alone_are_nobody(nlp: Any) -> None:
    text = (
        "Rook explained how he had been accused in the case. “He was not terribly angry,’’ said "
        "Tamsin recalling a telephone conversation with the Merrow man. “He was happy to have his "
        "name cleared.”"
    )
    for a in found(nlp, text):
        for voice in (v for v in (a.speaker, *a.co_speakers) if v is not None):
            assert voice.span is None or voice.span.of(text) == voice.mention != ""


def test_a_cue_that_holds_a_plain_denial_gives_way_to_it() -> None:
    gone_on = Candidate(5, "obj", ((4, 8),), (0, 4), ((8, 11),), 10, 1)
    assert _is_cue_of(gone_on, {7})
    assert _is_cue_of(gone_on, {5})
    assert not _is_cue_of(gone_on, {8})


def test_it_is_who_spoke_before_it_and_not_who_spoke_behind_it(nlp: Any) -> None:
    text = (
        "The Front denied a deal. It was answering the Tidewater Channel, which had told of one, "
        "and called that false."
    )
    syntax = syntax_of(nlp(text))
    speakers = Speakers(syntax, Document("d", text), ())
    front, it, which = (syntax.word.index(word) for word in ("front", "it", "which"))
    for head in (front, which, it):
        speakers.voices((head, head + 1), head)
    assert [v.name for v in speakers.voices((it, it + 1), it)] == ["Front"]


def test_who_lists_a_denier_denies_nothing(nlp: Any) -> None:
    text = "When the council listed him in March he denied it."
    syntax = syntax_of(nlp(text))
    listed, denied = syntax.word.index("listed"), syntax.word.index("denied")
    he = syntax.word.index("he")
    of_it = stance_of(syntax, listed, CLAUSE_OF_UNLISTED, ((he, denied + 2),), denied, "that")
    assert of_it is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Olen Barda said that it rained. She added that it snowed.", ["Olen Barda"]),
        ("Olen Barda said that it rained. He added that it snowed.", ["Olen Barda"] * 2),
        (
            "Laura Harker said that it rained. Olen Barda said that it did not. She added that it "
            "snowed.",
            ["Laura Harker", "Olen Barda", "Laura Harker"],
        ),
    ],
)
def test_she_is_nobody_whom_a_list_knows_and_no_mention_names(
    nlp: Any, text: str, names: list[str]
) -> None:
    at = text.index("Olen Barda")
    barda = Mention(
        Span(at, at + 10), "Olen Barda", "p:barda", "Olen Barda", "p:barda", ActorKind.PERSON
    )
    assert [a.speaker.name for a in found(nlp, text, (barda,)) if a.speaker] == names


def test_he_is_not_a_truce_but_who_spoke_before_it(nlp: Any) -> None:
    text = (
        "Olen Barda announced a truce. A spokesman for the Front contradicted this. "
        "No truce had been agreed, he said, but his men had left."
    )
    at = text.index("he said")
    he = Mention(Span(at, at + 2), "he", "text:barda", "Olen Barda", None, ActorKind.PERSON)
    (a,) = (
        a
        for a in found(nlp, text, (replace(he, form="pronoun"),))
        if a.source and a.source[0].start == at
    )
    assert a.speaker is not None
    assert a.speaker.name == "spokesman for the Front"


def test_whom_a_paper_quotes_speaks(nlp: Any) -> None:
    text = 'The Courier quotes Colonel Matis Orrel: "There is no agreement and there was none."'
    a = only(nlp, text, "quotes")
    assert a.speaker is not None
    assert a.speaker.name == "Matis Orrel"
    assert a.stance is Stance.DENIES


def test_a_clause_that_the_parser_hangs_elsewhere_is_what_is_denied(nlp: Any) -> None:
    text = (
        "Gunmen of the Salt Hill Cartel are helping the Ridge Boys against a rival faction of the "
        "Kelp Cartel, according to a new report, although the Orn government still denies "
        "officially that the two are allied."
    )
    doc = nlp(text)
    for token in doc:  # as it is parsed at the head of a longer report
        if token.text == "allied":
            token.head = token
        elif token.text == "helping":
            token.head = doc[len(doc) - 2]
    found = find_attributions(doc, Document("d", text))
    (a,) = (a for a in found if a.stance is Stance.DENIES)
    assert words(text, a.content) == ["the two are allied"]


def test_what_may_be_announced_is_said_by_nobody(nlp: Any) -> None:
    text = "There is no truce, the ministry said on Monday, whatever Orn may have announced."
    assert [a.speaker.name for a in found(nlp, text) if a.speaker] == ["ministry"]


def test_a_unit_is_called_after_who_runs_it(nlp: Any) -> None:
    text = "A media unit run by the Front denied that anything had been concluded."
    a = only(nlp, text, "denied")
    assert a.speaker is not None
    assert a.speaker.name == "media unit run by the Front"
