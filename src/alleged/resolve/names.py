"""Proper names of actors in a text: those an actor file knows, then those it does not."""

import re
from collections.abc import Iterable
from itertools import chain, islice

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from alleged.model.actor import ActorKind
from alleged.model.document import DATELINES
from alleged.model.place import PlaceMention
from alleged.resolve.acronyms import NOT_ACTORS, find_acronyms
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.actors import COMPOUND_ENDS
from alleged.resolve.body_kinds import watches
from alleged.resolve.capitals import acts, capitalised
from alleged.resolve.entity import Found, Roster
from alleged.resolve.long_names import longer_name, named_longer
from alleged.resolve.part_names import join_part_names
from alleged.resolve.titles import HONORIFICS, TITLES
from alleged.resolve.whose_government import is_of_another_state

_HYPHENS = {"-", "‐", "‑", "–"}
_LOCATIVE = {"in", "near", "at", "around", "outside", "inside", "across", "throughout", "into"}
_PART_OF = {
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern",
    "southwestern", "central",
}  # fmt: skip
"""As the text has them: "northern Orn" is a part of its ground, "South Orn" may be a state."""

_TELLS = {"tell", "tells", "told", "telling"}
_SIDES = {"sides", "parties", "factions", "camps", "rivals", "foes", "belligerents", "enemies"}

_BORDERS = {
    "border",
    "borders",
    "frontier",
    "capital",
    "region",
    "area",
    "soil",
    "waters",
    "crossing",
    "time",
    "suburb",
    "suburbs",
    "outskirts",
    "slum",
    "slums",
    "airport",
    "neighbourhood",
    "neighborhood",
}
_BROKERED = {"brokered", "mediated", "negotiated", "facilitated", "guaranteed", "sponsored"}
_PEOPLE = {
    "hostages", "hostage", "prisoners", "prisoner", "captives", "captive", "detainees", "detainee",
    "diplomats", "diplomat", "soldiers", "soldier", "servicemen", "nationals", "citizens",
    "journalists", "journalist", "pilot", "pilots", "workers", "civilians", "remains", "bodies",
    "inmates", "police", "policemen", "sailors", "crew", "officer", "officers", "commander",
    "commanders", "generals", "envoy", "envoys", "delegates", "representatives",
}  # fmt: skip
"""Those whom a state bargains for, or by."""

_MEDIATION = {"mediation", "auspices", "facilitation", "brokerage", "mediator", "mediators",
              "diplomacy", "efforts", "effort", "initiative", "sponsorship", "guarantee",
              "guarantees", "aegis", "patronage", "chairmanship", "leadership"}  # fmt: skip
"""What a state does between others."""

_UNNAMED = {
    "ORG": ActorKind.ORGANISATION,
    "PERSON": ActorKind.PERSON,
    "NORP": ActorKind.COMMUNITY,
    "PRODUCT": ActorKind.ORGANISATION,
    "LAW": ActorKind.ORGANISATION,
}
_TEXTS = {
    "convention", "conventions", "charter", "code", "declaration", "amendment", "statute", "decree",
    "rules", "memorandum", "section", "order", "bill", "plan", "annex", "article", "chapter",
    "roadmap", "communique", "report", "rights",
}  # fmt: skip
"""Last words of texts that nobody acts by, besides those of agreements."""

_GIVEN = {"sell", "sold", "give", "gave", "given", "hand", "handed", "deliver", "delivered", "pay",
          "paid", "send", "sent", "supply", "supplied"}  # fmt: skip

_NEAR = 4
"""Words up from "to" among which the verb of giving stands: "sell oil from the mill to them"."""

_PEOPLES = {"communities", "tribes", "clans", "peoples", "tribesmen", "herders"}
_OUTLET = re.compile(
    r"\b(news|times|post|press|herald|tribune|guardian|gazette|journal|radio|tv|television|"
    r"agency|observer|monitor|chronicle|mail|telegraph|reuters|agence|daily|weekly|magazine|"
    r"broadcaster|newspaper|network|channel|bulletin|dispatch|courier|sentinel)\b",
    re.IGNORECASE,
)


def find_names(roster: Roster, places: Iterable[PlaceMention] = ()) -> None:
    """Put every proper name of an actor on the roster.

    What the pipeline takes for a name but the gazetteer for a place stays a place.
    """
    places = tuple(places)
    _from_actor_files(roster, {p.place.country for p in places if p.place})
    located = {i for p in places if p.place for i in range(p.span.start, p.span.end)}
    for entity in roster.doc.ents:
        if entity.label_ in _UNNAMED and entity.label_ != "LAW" and entity.root.idx not in located:
            _unlisted(roster, entity)
    _named_like_texts(roster, located)
    _titled(roster, located)
    for start, end, kind in capitalised(roster, located):
        words = roster.doc[start:end]
        if not NOT_ACTORS.search(words.text):
            key = roster.key_of_words(words.text)
            roster.add(Found(start, end, words.root.i, key, kind, "name"))
    _listed_peoples(roster)
    join_part_names(roster)
    find_acronyms(roster)
    _nationals(roster)


def _named_like_texts(roster: Roster, located: set[int]) -> None:
    """Read "the Hill Covenant denied it": what acts is a body, if the pipeline says a law."""
    laws = [
        entity
        for entity in roster.doc.ents
        if entity.label_ == "LAW" and entity.root.idx not in located and len(entity) > 1
        if entity.root.lower_ not in _TEXTS and not NOT_ACTORS.search(entity.text)
    ]
    acting = {entity.root.lower_ for entity in laws if _is_somebody(entity.root)}
    for entity in laws:
        if entity.root.lower_ in acting and not any(word.like_num for word in entity):
            _unlisted(roster, entity)


def _is_somebody(token: Token) -> bool:
    """Say whether a name acts, is given something, or has a leader or fighters."""
    above = token.head
    to = token.dep_ == "pobj" and above.lower_ == "to"
    given = to and any(word.lower_ in _GIVEN for word in islice(above.ancestors, _NEAR))
    led = token.dep_ == "poss" and (above.lower_ in actor_nouns() or above.lower_ in TITLES)
    return acts(token) or given or led or (token.dep_ == "poss" and above.lower_ == "leader")


def _titled(roster: Roster, located: set[int]) -> None:
    """Read "Mr Orvane": a person, also where the pipeline sees no name."""
    doc, words = roster.doc, roster.words
    for i, word in enumerate(words[:-1]):
        if not word[:1].isupper() or word.lower().rstrip(".") not in HONORIFICS:
            continue
        end = i + 1
        while end < min(i + 5, len(doc)) and _is_of_a_name(doc[end]) and not roster.at(end):
            end += 1
        name = doc[i + 1 : end]
        if name and name[0].idx not in located and not roster.at(i):
            key = _same_person(roster, name.text) or roster.key_of_words(name.text)
            roster.add(Found(name.start, end, name.root.i, key, ActorKind.PERSON, "name"))


def _is_of_a_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not token.is_upper


def _listed_peoples(roster: Roster) -> None:
    """Read "the Orn, Melk and Tarsa communities": each of them is a people."""
    words = roster.words
    for i, word in enumerate(words):
        if word.lower() not in _PEOPLES:
            continue
        names: list[int] = []
        at = i - 1
        while at >= 0 and words[at][:1].isupper() and words[at].isalpha():
            names.append(at)
            linked = at > 1 and words[at - 1].lower() in {",", "and"}
            at -= 1 + linked
            if not linked:
                break
        for name in names if len(names) > 1 else ():
            if roster.at(name) is None:
                key = roster.key_of_words(words[name])
                roster.add(Found(name, name + 1, name, key, ActorKind.COMMUNITY, "name"))


def _nationals(roster: Roster) -> None:
    """Read "the Varskan hostages", "Varskan mediation": a state is spoken of by its adjective."""
    peoples = (entity for entity in roster.doc.ents if entity.label_ == "NORP")
    for token in chain.from_iterable(peoples):
        if roster.at(token) is not None:
            continue
        first = token
        while first.dep_ == "conj":
            first = first.head
        if first.dep_ not in {"amod", "compound", "nmod"}:
            continue
        if first.head.lower_ not in _MEDIATION and (
            token is not first or first.head.lower_ not in _PEOPLE
        ):
            continue
        actor = roster.listed(f"{token.text} government")
        if actor is not None:
            key, kind = roster.key_of(actor), actor.kind
            roster.add(Found(token.i, token.i + 1, token.i, key, kind, "adjective", metonym=True))


def _from_actor_files(roster: Roster, countries: set[str]) -> None:
    doc = roster.doc
    persons = {
        i: (entity.start, entity.end)
        for entity in doc.ents
        if entity.label_ == "PERSON"
        for i in range(entity.start, entity.end)
    }
    _go_betweens(roster)
    longer: dict[str, tuple[str, ActorKind]] = {}
    datelines = {i for span in doc.spans.get(DATELINES, ()) for i in range(span.start, span.end)}
    for start, end, match in roster.index.longest_matches(roster.words, countries=countries):
        actor = match.actor
        if actor.id.startswith("generic:"):
            continue  # "rebels" describe; whom, the text says
        if match.metonym and doc[start].is_upper and doc[start].head.lower_ in _TELLS:
            continue  # an agency, where it is told something: "told AFP"
        if start in datelines and actor.kind is not ActorKind.OUTLET:
            continue
        whole = persons.get(start)
        if whole and actor.kind is not ActorKind.PERSON and whole[1] - whole[0] > end - start:
            continue  # a person called like a group: "Mohammed Badr"
        if is_of_another_state(roster, start, actor):
            continue
        metonym = match.metonym or actor.kind is ActorKind.STATE
        if not metonym and actor.kind is not ActorKind.PERSON:
            last = doc[end - 1].lower_
            whole = longer_name(doc, start, end)
            if whole and roster.listed(doc[whole[0] : whole[1]].text) is None:
                if last in actor_nouns():
                    key, kind = longer[last] = named_longer(roster, whole)
                    roster.add(Found(*whole, doc[whole[0] : whole[1]].root.i, key, kind, "name"))
                continue
            if last in longer and end - start == 1:
                key, kind = longer[last]
                roster.add(Found(start, end, start, key, kind, "name"))
                continue
        if metonym and (_is_where(doc[start:end]) or _is_dateline(doc[start : end + 1])):
            continue
        if metonym and (start in roster.towns or _opens_a_name(doc, end)):
            continue
        if metonym and _are_people(doc[end - 1]):
            continue
        roster.add(
            Found(
                start,
                end,
                doc[start:end].root.i,
                roster.key_of(actor),
                actor.kind,
                "name",
                metonym,
            )
        )


def _are_people(last: Token) -> bool:
    """Whether a plural is of some people and acts for no state: "a message to Ornians"."""
    if last.tag_ != "NNPS" or any(child.lower_ == "the" for child in last.children):
        return False
    first = last
    while first.dep_ == "conj":
        first = first.head
    sides = {"with", "between", "by", "and"}
    return first.dep_ == "dobj" or (first.dep_ == "pobj" and first.head.lower_ not in sides)


def _opens_a_name(doc: Doc, end: int) -> bool:
    """Whether a body's name goes on behind a state's: "the Orn Labour Party" is not Orn."""
    last = doc[end - 1]
    noun = last.head
    whole = doc[end : noun.i + 1]
    return (
        last.dep_ == "compound"
        and len(whole) > 1
        and all(word.pos_ == "PROPN" and word.text[:1].isupper() for word in whole)
        and noun.lower_ in actor_nouns()
        and noun.ent_type_ != "PERSON"
    )


def _go_betweens(roster: Roster) -> None:
    """Read "a Varsk-brokered truce": the name before the hyphen is a mediator, no adjective."""
    doc = roster.doc
    for i, word in enumerate(roster.words):
        if i < 2 or word.lower() not in _BROKERED or doc[i - 1].text not in {"-", "‑", "–"}:
            continue
        for start in (i - 4, i - 3, i - 2):
            if start < 0 or doc[start].lower_ in {"the", "a", "an"}:
                continue
            actor = roster.listed(doc[start : i - 1].text)
            if actor is not None:
                key = roster.key_of(actor)
                roster.add(Found(start, i - 1, i - 2, key, actor.kind, "name"))
                break


def _is_dateline(words: Words) -> bool:
    """Whether a text opens with these words as the place it was written: "BEIRUT - "."""
    if words.start > 2 or len(words) < 2:
        return False
    return words[-1].text in {"-", "–", "—", "(", ":"} and words[0].is_upper


def _is_where(words: Words) -> bool:
    """Whether the words around a country or capital make it a place."""
    doc, name, above = words.doc, words.root, words.root.head
    if name.dep_ == "poss" and above.lower_ in _SIDES:
        return True  # "Orn's warring sides" fight in it
    if name.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
        noun = actor_nouns().get(above.lower_)
        if noun is not None and noun.sort in {"member", "body"}:
            return True  # "the gangs of Orn"
    if above.lower_ in _BORDERS or doc[words.end : words.end + 1].text.lower() in _BORDERS:
        return True
    before = words.start - 1
    if before >= 0 and doc[before].lower_ == "the":
        before -= 1
    return before >= 0 and (doc[before].lower_ in _LOCATIVE or doc[before].text in _PART_OF)


def _unlisted(roster: Roster, entity: Words) -> None:
    start, end = entity.start, entity.end
    doc = roster.doc
    while start < end and (
        doc[start].lower_ in {"the", "a", "an", "'s", "’s"}
        or doc[start].is_punct
        or doc[start].is_space
    ):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in {"'s", "’s"} or doc[end - 1].is_punct or doc[end - 1].is_space
    ):
        end -= 1
    if start >= end or not any(token.is_title or token.is_upper for token in doc[start:end]):
        return
    words = doc[start:end].text
    if doc[end : end + 1].text in _HYPHENS and doc[end + 1 : end + 2].text in COMPOUND_ENDS:
        return  # "the Tarn-led rebels" are described by it
    kind = _UNNAMED[entity.label_]
    if kind is ActorKind.PERSON and _is_no_person(doc[start:end]):
        kind = ActorKind.ORGANISATION
    if not any(letter.isalpha() for letter in words):
        return
    noun = actor_nouns().get(words.casefold())
    if noun is not None and noun.kind is not ActorKind.STATE and not words.isupper():
        return  # "Army says": a description, whatever its case
    if kind is ActorKind.ORGANISATION:
        if NOT_ACTORS.search(words):
            return
        if _OUTLET.search(words) and not watches(words.split()):
            kind = ActorKind.OUTLET
    first = doc[end - 1]
    while first.dep_ == "conj" and first.head.ent_type_ == "NORP":
        first = first.head
    if kind is ActorKind.COMMUNITY and first.dep_ in {"amod", "compound", "nmod", "npadvmod"}:
        return  # "Syrian" before a noun, and in "Syrian-trained men", is part of a description
    if kind is ActorKind.COMMUNITY and any(
        child.dep_ == "nummod" or child.like_num for child in doc[start:end].root.children
    ):
        return  # "three French and one Swiss" are some people, not a people
    if kind is ActorKind.PERSON:
        while start < end - 1 and doc[start].lower_.rstrip(".") in TITLES:
            start += 1
        words = doc[start:end].text
        if len(words) < 3:
            return
    key = _same_person(roster, words) if kind is ActorKind.PERSON else None
    key = key or roster.key_of_words(words)
    roster.add(Found(start, end, doc[start:end].root.i, key, kind, "name"))


def _is_no_person(words: Words) -> bool:
    """Say whether "the" stands before a name itself: "the Jamaat", not "the Venn government"."""
    before = words.doc[words.start - 1].lower_ if words.start else ""
    last = words[-1]
    inside = last.dep_ in {"compound", "nmod", "amod", "poss"} and last.head.i > last.i
    return before == "the" and not inside and words[0].lower_.rstrip(".") not in TITLES


def _same_person(roster: Roster, words: str) -> str | None:
    """Return the key of a fuller name met before, of which these words are the last."""
    last = words.split()[-1].casefold()
    for found in roster.in_order():
        if found.kind is ActorKind.PERSON and found.form == "name":
            name = roster.name_of(found.key).casefold().split()
            if len(name) > 1 and name[-1] == last and " " not in words:
                return found.key
    return None
