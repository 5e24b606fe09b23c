"""Who speaks in a report, for how much of it, and when two reports name the same speaker."""

from dataclasses import replace

from factories import document
from wires import said

from alleged.model.claim import SourceKind, Stance
from alleged.model.document import Span
from alleged.weigh.credits import credits
from alleged.weigh.outlets import Outlets
from alleged.weigh.sources import Source, Voices, same_source, share, voices

TEXT = (
    "Eleven boats left, spokesman Davin Rook told Radio Orrin. The lights burn again, the "
    "spokesman said. Nets are dear, two officers said. “Peace smells of herring,” wrote Ila Venn."
)
REPORT = document(TEXT)


def heard() -> Voices:
    attributions = (
        said(REPORT, "spokesman Davin Rook", "Eleven boats left"),
        said(REPORT, "the spokesman", "The lights burn again", SourceKind.OFFICE),
        said(REPORT, "two officers", "Nets are dear", SourceKind.UNNAMED),
        said(REPORT, "Ila Venn", "“Peace smells of herring,”"),
    )
    return voices(REPORT, attributions, credits(REPORT, Outlets.shipped()))


def one(name: str, actor: str | None = None, *, person: bool = True, about: str = "") -> Source:
    names = tuple(name.casefold().split())
    return Source(
        name,
        actor,
        names,
        frozenset(),
        (),
        frozenset(),
        person,
        frozenset({*names, *about.split()}),
    )


def test_nobody_can_find_an_unnamed_source() -> None:
    assert [source.name for source in heard().sources] == ["spokesman Davin Rook", "Ila Venn"]


def test_the_spokesman_is_the_one_called_so_by_name() -> None:
    rook = heard().sources[0]
    assert [span.of(TEXT) for span in rook.spans] == ["Eleven boats left", "The lights burn again"]


def test_an_interview_is_one_outlets() -> None:
    rook, venn = heard().sources
    assert rook.to == {"radio orrin"}
    assert venn.to == frozenset()


def test_what_a_person_said_is_not_the_reporters_wording() -> None:
    said_words = [span.of(TEXT) for span in heard().said]
    assert any("Eleven boats left" in words for words in said_words)
    assert any("Peace smells" in words for words in said_words)
    assert not any("Nets are dear" in words for words in said_words)


def test_speakers_are_one_by_actor_or_by_a_name_few_have() -> None:
    assert same_source(one("Rook", "act-rook"), one("Davin Rook", "act-rook"))
    assert not same_source(one("Rook", "act-rook"), one("Rook", "act-other"))
    assert same_source(one("Davin Rook"), one("Rook"))
    assert not same_source(one("Davin Rook"), one("Davin Marr"))
    assert same_source(one("Observatory", person=False), one("Coast Observatory", person=False))


def test_a_person_speaks_for_the_body_named_with_it() -> None:
    mission = one("Mission", person=False)
    envoy = replace(one("Adela Brunn", about="mission"), titles=frozenset({"envoy"}))
    assert same_source(envoy, mission)
    assert not same_source(one("Adela Brunn"), mission)
    assert not same_source(one("Adela Brunn", about="mission"), mission), "it may speak of her"


def test_what_a_last_name_said_was_said_by_the_one_person_of_that_name() -> None:
    text = "Boats left, spokesman Davin al-Rook said. Rook put it otherwise: none left."
    report = document(text)
    told = (
        said(report, "spokesman Davin al-Rook", "Boats left"),
        said(report, "Rook", "none left", SourceKind.ORGANISATION),
    )
    (source,) = voices(report, told, credits(report, Outlets.shipped())).sources
    assert source.names == ("davin", "rook")
    assert [span.of(text) for span in source.spans] == ["Boats left", "none left"]
    brother = said(report, "Rook", "none left")
    other = replace(brother, speaker=replace(brother.speaker, name="Marla Rook"))
    both = voices(report, (*told, other), credits(report, Outlets.shipped())).sources
    assert len(both) == 3, "of two brothers it may be either"


def test_a_share_counts_no_character_twice() -> None:
    assert share([Span(0, 5), Span(3, 8), Span(20, 22)], 20) == 0.5
    assert share([], 0) == 0


def test_who_rejects_an_outlets_report_does_not_speak_with_its_voice() -> None:
    text = "The League rejects what Radio Orrin reported on Monday. Radio Orrin found two boats."
    report = document(text)
    found = credits(report, Outlets.shipped())
    told = said(report, "Radio Orrin", "two boats")
    answer = said(report, "The League", "what Radio Orrin reported on Monday")
    assert "radio orrin" in voices(report, [told, answer], found).outlets
    denied = replace(answer, stance=Stance.DENIES)
    assert "radio orrin" not in voices(report, [told, denied], found).outlets
