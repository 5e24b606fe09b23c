"""Each family of wording is met by each of its phrases, in each form that texts give them."""

import csv
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc
from texts import QUIET, TEXTS

from alleged.extract.families import ANCHORS, Hit, find_families
from alleged.extract.lemmas import lemmas_of

VOCAB = spacy.blank("en").vocab
_POS = {"noun": "NOUN", "verb": "VERB"}


def families() -> dict[str, list[str]]:
    """The families of the data file and their phrases."""
    text = (files("alleged") / "data" / "cues" / "deals.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if line and line[0] != "#")
    return {row["family"]: [p.strip() for p in row["phrases"].split(" | ")] for row in rows}


def made(words: list[str], pos: str = "") -> Doc:
    """A parse by hand: these words, all of one part of speech."""
    return Doc(VOCAB, words=words, pos=[pos] * len(words) if pos else None)


def found(words: list[str], pos: str = "") -> list[Hit]:
    return find_families(made(words, pos), words)


@pytest.mark.parametrize("family", families())
def test_every_phrase_of_a_family_is_found_whole(family: str) -> None:
    pos = _POS.get(family.rpartition("_")[2], "")
    for phrase in families()[family]:
        words = phrase.replace("-", " - ").split()
        hits = found(["some", *words, "some"], pos)
        assert Hit(family, 1, 1 + len(words)) in hits, phrase


def test_phrases_are_lower_case_and_listed_once() -> None:
    for family, phrases in families().items():
        assert phrases == [phrase.lower() for phrase in phrases], family
        assert len(set(phrases)) == len(phrases), family
        assert all(phrases), family


def test_anchors_are_families_of_the_data_file() -> None:
    assert set(ANCHORS) <= set(families())
    assert len(set(ANCHORS)) == len(ANCHORS)


def test_the_longest_phrase_of_a_family_wins() -> None:
    hits = [hit for hit in found(["prisoner", "of", "war"]) if hit.family == "captive"]
    assert hits == [Hit("captive", 0, 3)]


def test_families_may_share_words() -> None:
    hits = found(["prisoner", "swap"], "NOUN")
    assert Hit("swap_noun", 0, 2) in hits
    assert Hit("captive", 0, 1) in hits


def test_a_noun_family_wants_a_noun_and_a_verb_family_a_verb() -> None:
    assert {hit.family for hit in found(["swap"], "NOUN")} >= {"swap_noun"}
    assert "swap_noun" not in {hit.family for hit in found(["swap"], "VERB")}
    assert {hit.family for hit in found(["swap"], "VERB")} >= {"swap_verb"}
    assert "swap_verb" not in {hit.family for hit in found(["swap"], "NOUN")}


@pytest.mark.parametrize("words", ["a great deal of rain", "a good deal more rain"])
def test_much_is_no_deal(words: str) -> None:
    assert "deal_noun" not in {hit.family for hit in found(words.split(), "NOUN")}
    assert "deal_noun" in {hit.family for hit in found(["a", "good", "deal"], "NOUN")}


def test_what_is_done_freely_is_no_accord() -> None:
    assert "deal_noun" not in {h.family for h in found(["of", "its", "own", "accord"], "NOUN")}
    assert "deal_noun" in {h.family for h in found(["of", "its", "accord"], "NOUN")}


SENTENCES = {
    "deal_noun": ("The two groups signed agreements.", "agreements"),
    "truce_noun": ("A cease-fire began on Monday.", "cease-fire"),
    "truce_verb": ("The two groups stopped fighting on Monday.", "stopped fighting"),
    "swap_noun": ("The prisoner exchange took a day.", "prisoner exchange"),
    "swap_verb": ("The groups swapped forty men.", "swapped"),
    "in_return": ("They left in exchange for fuel.", "in exchange"),
    "agree_verb": ("The groups agreed to leave.", "agreed"),
    "make_verb": ("They struck a deal.", "struck"),
    "broker": ("Elders mediated between them.", "mediated"),
    "arrange": ("The elders arranged a truce.", "arranged"),
    "assist": ("The elders had a hand in it.", "had a hand"),
    "release": ("The group released two men.", "released"),
    "captive": ("The prisoners came home.", "prisoners"),
    "ransom": ("A ransom was paid.", "ransom"),
    "evacuate": ("Fighters were evacuated from the town.", "evacuated"),
    "passage": ("They were given safe passage.", "safe passage"),
    "surrender": ("They laid down their arms.", "laid down"),
    "trade": ("The group sold oil to the state.", "sold"),
    "protect": ("They turned a blind eye to it.", "turned a blind eye"),
    "talk": ("They negotiated for a week.", "negotiated"),
    "proposed": ("The envoy proposed a truce.", "proposed"),
    "refused": ("The group rejected the truce.", "rejected"),
    "broken": ("The truce collapsed on Monday.", "collapsed"),
    "done": ("The truce came into force.", "came into force"),
    "secret": ("It was a secret deal.", "secret"),
    "deny": ("The army denied it.", "denied"),
}


@pytest.mark.slow
@pytest.mark.parametrize("family", SENTENCES)
def test_a_family_is_found_in_a_sentence(nlp: Any, family: str) -> None:
    text, words = SENTENCES[family]
    doc = nlp(text)
    hits = find_families(doc, lemmas_of(doc))
    assert words in [doc[h.start : h.end].text for h in hits if h.family == family]


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_hits_lie_in_the_text_and_one_family_never_overlaps_itself(nlp: Any, text: str) -> None:
    doc = nlp(text)
    hits = find_families(doc, lemmas_of(doc))
    assert [h.start for h in hits] == sorted(h.start for h in hits)
    for family in {h.family for h in hits}:
        ends = [(h.start, h.end) for h in hits if h.family == family]
        assert all(a[1] <= b[0] for a, b in pairwise(ends))
    assert all(0 <= h.start < h.end <= len(doc) for h in hits)


@pytest.mark.slow
def test_a_text_of_other_things_has_no_anchor(nlp: Any) -> None:
    doc = nlp(QUIET)
    strong = {"deal_noun", "truce_noun", "truce_verb", "swap_noun", "swap_verb", "in_return"}
    assert not strong & {hit.family for hit in find_families(doc, lemmas_of(doc))}
