"""Places that no gazetteer lists: a name that stands where only a place can stand."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from alleged.extract.reading import Reading
from alleged.extract.syntax import Run
from alleged.model.actor import ActorKind, Mention
from alleged.model.document import Span
from alleged.model.place import PlaceMention

AT = {"in", "at", "near", "outside", "inside", "around", "toward", "towards"}
"""Prepositions before places."""

MOVING = {"from", "to", "into", "out", "for", "through", "of"}
"""Prepositions before places where somebody moves, or where the name is of a town."""

GOING = {
    "leave", "go", "come", "move", "travel", "drive", "bus", "bring", "take", "evacuate",
    "arrive", "withdraw", "pull", "retreat", "head", "cross", "return", "flee", "transfer",
    "send", "transport", "carry", "set", "depart", "escort", "reach", "enter", "quit",
    "abandon", "besiege", "hold",
}  # fmt: skip

PLACE_NOUNS = {
    "town", "city", "village", "camp", "crossing", "oilfield", "field", "forest", "dam",
    "bridge", "prison", "jail", "airport", "airbase", "base", "port", "valley", "hills",
    "highlands", "mountains", "district", "neighbourhood", "neighborhood", "quarter", "suburb",
    "enclave", "area", "region", "governorate", "province", "checkpoint", "barracks",
    "steelworks", "plant", "mine", "refinery", "peninsula", "island", "lake", "river", "desert",
    "plain", "plateau", "front", "pocket", "county", "junction", "pass", "corridor", "hotel",
    "monastery", "canal", "strait", "heights",
}  # fmt: skip
"""Nouns that make the name before them a place's: "the Dorun crossing"."""

TITLES = {
    "mr", "mrs", "ms", "dr", "gen", "col", "general", "colonel", "president", "minister",
    "emir",
}  # fmt: skip
"""Words before people's names."""

LEAVING = {"leave", "reach", "enter", "quit", "evacuate", "besiege"}
"""Verbs whose objects are mostly places."""

BODIES = {
    "university", "college", "ministry", "school", "council", "army", "front", "brigade", "times",
    "hospital", "party", "agency", "office", "court", "forces", "force", "movement", "committee",
    "commission", "union", "group", "command", "police", "guard", "post", "news", "media", "tv",
    "division", "battalion", "regiment", "corps", "squadron",
}  # fmt: skip
"""Last words of bodies' names."""

_BODIES_BY_NAME = {
    ActorKind.ARMED_GROUP,
    ActorKind.MILITARY,
    ActorKind.MEDIATOR,
    ActorKind.OUTLET,
}
"""What a name is of where its own words say so: no place."""

SURELY = {"into", "out", "through"}
"""Prepositions behind which nobody moves but into a place."""

HELD = {
    "capture", "siege", "fall", "seizure", "control", "possession", "occupation", "liberation",
    "bombardment", "shelling", "outskirts", "battle", "resident", "inhabitant", "mayor", "council",
}  # fmt: skip
"""Nouns of which a place is held, taken, lived in: "the fall of Dorun"."""

PLACED = {"GPE", "LOC", "FAC"}
_PARTICLES = {"al", "el", "-", "the"}
LONGEST = 4


def unlisted(reading: Reading, known: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Yield names that the grammar makes places and that are none of the known ones.

    Not what a listed actor is named by, nor a time or a nationality; that the pipeline takes a name
    it never saw for a person's or a body's counts for little where the text says "in" before it. A
    name that is coordinated with a place ("Orn, Melk and Tarsa") is one too, and so is a name where
    the text has made a place of it elsewhere.
    """
    doc = reading.doc
    taken = {i for place in known for i in _tokens(reading, place.span)}
    placed = set(taken)
    short = _acronyms(reading)
    for mention in reading.mentions:
        if mention.form != "name" or mention.text in short or _names_a_body(mention):
            taken.update(_tokens(reading, mention.span))
    runs = [run for run in _runs(doc) if taken.isdisjoint(range(*run))]
    certain: set[str] = set()
    for run in runs:
        if _is_place(reading, doc[slice(*run)].root, placed, run[1]):
            placed.update(range(*run))
            certain.add(doc[slice(*run)].text)
    for first, last in runs:
        if doc[first:last].text in certain:
            end = last + _is_named_by(doc, first, last)
            words = doc[first : end if doc[end - 1].lower_ in _PART_OF_NAME else last]
            yield PlaceMention(Span(words.start_char, words.end_char), words.text, None)


def _names_a_body(mention: Mention) -> bool:
    """Say whether a name is a listed actor's, or by its own words that of a body."""
    return mention.actor is not None or mention.kind in _BODIES_BY_NAME


def _acronyms(reading: Reading) -> frozenset[str]:
    """Return the capitals by which the text calls actors that it also names in full."""
    return frozenset(
        m.text for m in reading.mentions if m.text.isupper() and " " in m.name and m.form == "name"
    )


def _runs(doc: Doc) -> Iterator[Run]:
    """Yield every run of words that may be the name of a place."""
    first = 0
    while first < len(doc):
        last = first
        while last < len(doc) and last - first < LONGEST and _names(doc[last], last > first):
            last += 1
        if last == first:
            first += 1
            continue
        while doc[last - 1].pos_ not in {"PROPN", "ADJ"}:
            last -= 1
        before = doc[first - 1].lower_.rstrip(".") if first else ""
        if before not in TITLES and not (before == "the" and _is_of_people(doc, first, last)):
            yield first, last
        first = max(last, first + 1)


def _is_of_people(doc: Doc, first: int, last: int) -> bool:
    """Say whether "the" before one word makes it a paper's or a band's: "told the Courier"."""
    behind = doc[last].lower_ if last < len(doc) else ""
    alone = last - first == 1 and doc[first].ent_type_ not in PLACED
    return alone and behind not in PLACE_NOUNS and doc[first].head.lower_ not in PLACE_NOUNS


def _is_named_by(doc: Doc, first: int, last: int) -> bool:
    """Say whether a noun of places follows; "let lorries from Orn pass" names no pass."""
    noun = doc[last].lower_ if last < len(doc) else ""
    return noun in PLACE_NOUNS and (
        noun != "pass" or (first > 0 and doc[first - 1].lower_ == "the")
    )


_PART_OF_NAME = PLACE_NOUNS - {"town", "city", "village", "area", "pocket", "front", "enclave"}


def _tokens(reading: Reading, span: Span) -> range:
    words = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(words.start, words.end) if words is not None else range(0)


def _names(token: Token, inside: bool) -> bool:
    """Say whether a word can be part of a place's name."""
    if token.ent_type_ in {
        "DATE",
        "TIME",
        "NORP",
        "MONEY",
        "CARDINAL",
        "ORDINAL",
        "LAW",
        "PERCENT",
    }:
        return False
    if token.text[:1].isupper() and (token.pos_ == "PROPN" or _is_misread_name(token)):
        return True
    if not inside:
        return False
    article = token.i + 1 < len(token.doc) and token.nbor(1).text == "-" and token.text in _ARTICLES
    return article or token.text in _JOINING


def _is_misread_name(token: Token) -> bool:
    """Whether a name was taken for an adjective: "the Dorun camp"."""
    named = token.pos_ == "ADJ" and token.ent_type_ in _NAMED and token.i + 1 < len(token.doc)
    return named and token.nbor(1).lower_ in PLACE_NOUNS


_NAMED = PLACED | {"PERSON", "ORG"}

_ARTICLES = {"ad", "an", "ar", "as", "ash", "at", "az", "ed", "er", "es", "et", "ez"}
"""Articles inside names, before a hyphen: "Tarsa ez-Zur"."""

_JOINING = {"-", "al", "el", "'", "’", "de", "del", "la", "das", "dos"}


def _is_place_noun(reading: Reading, token: Token) -> bool:
    return token.pos_ == "NOUN" and reading.lemmas[token.i] in PLACE_NOUNS | {"place"}


def _joined(head: Token) -> Iterator[Token]:
    """Yield the names joined to a first one: "Dorun, Melk and Tarsa"."""
    for child in head.children:
        if child.dep_ == "conj":
            yield child
            yield from _joined(child)


def _is_place(reading: Reading, head: Token, placed: set[int], after: int) -> bool:
    doc = reading.doc
    labelled = head.ent_type_ in PLACED
    if after < len(doc) and doc[after].lower_ in PLACE_NOUNS and doc[after].ent_type_ != "ORG":
        return head.ent_type_ != "PERSON" or doc[after] == head.head
    above = head
    person = head.ent_type_ == "PERSON"
    while above.dep_ == "conj" and above.head.i != above.i:
        above = above.head
        if above.i in placed:
            return not (person and any(k.lower_ not in _PARTICLES for k in head.lefts))
    called = head.dep_ == "pobj" and head.head.lower_ == "as"
    if not (person or called) and any(far.i in placed for far in _joined(head)):
        return True
    if above.dep_ == "appos" and _is_place_noun(reading, above.head):
        return True
    if any(k.dep_ == "appos" and _is_place_noun(reading, k) for k in head.children):
        return True
    if above.dep_ == "dobj":
        return reading.lemmas[above.head.i] in LEAVING
    word = above.head.lower_
    if above.dep_ != "pobj" or head.lower_ in BODIES:
        return False
    if word in AT:
        return True
    if word not in MOVING:
        return False
    verb = above.head.head
    if word == "of" and doc[max(0, above.head.i - 1)].lower_ == "out":
        return True
    if word in {"from", "to", "into"} and any(
        far.i in placed for near in verb.children if near.dep_ == "prep" for far in near.children
    ):
        return True
    if word == "of":
        held = verb.pos_ == "NOUN" and reading.lemmas[verb.i] in HELD
        return verb.lower_ in PLACE_NOUNS or held or (labelled and verb.pos_ == "NOUN")
    if above.head.head.lower_ == "according":
        return False
    return labelled or (reading.lemmas[verb.i] in GOING and (not person or word in SURELY))
