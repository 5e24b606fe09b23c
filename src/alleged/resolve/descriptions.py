"""Noun phrases that describe an actor: "the Islamist group", "IS fighters", "Syrian rebels"."""

from itertools import zip_longest

from spacy.tokens import Token

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import ActorNoun, actor_nouns, plural_of
from alleged.resolve.entity import Found, Roster

_BEFORE = {"amod", "compound", "nmod", "poss", "det", "nummod", "npadvmod"}
_EMPTY_MODIFIERS = {
    "the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "both",
    "two", "some", "several", "many", "other", "all", "any", "each", "same", "latter", "former",
    "remaining", "more", "few", "three", "four", "of", "such", "no", "most", "various", "whose",
    "armed", "own",
}  # fmt: skip
_AT_ODDS = {"warring", "conflicting", "opposing", "rival", "both", "other"}
_DETERMINERS = {"a", "an", "the", "another"}
_PEACEFUL = {"monitoring", "rights", "aid", "human", "advocacy", "relief", "humanitarian", "media",
             "civil", "research", "activist", "women", "contact", "monitor"}  # fmt: skip
"""What calls itself a group and bears no arms."""

_ARMIES = {"army", "military", "navy"}
_HYPHENS = set("-‐‑–")
_HELD = {
    f"{hyphen}{verb}" for hyphen in _HYPHENS for verb in ("held", "controlled", "occupied", "ruled")
}
_LED = {"led", "run", "headed", "dominated", "controlled"}
_TELLING = {"NOUN", "PROPN", "ADJ", "VERB"}
_ADJECTIVE_TO_STATE = ("government", "authorities", "army")


def find_descriptions(roster: Roster) -> None:
    """Put noun phrases that describe an actor on the roster, or widen the name inside them."""
    nouns = actor_nouns()
    for i, word in enumerate(roster.words):
        noun = nouns.get(word.lower())
        if noun is None:
            continue
        token = roster.doc[i]
        if token.pos_ not in {"NOUN", "PROPN"} or roster.at(token) is not None:
            continue
        if token.dep_ in {"compound", "amod"} and token.head.lower_ in nouns:
            continue  # the head noun carries the phrase: "rebel groups"
        if noun.noun == "state" and _is_no_state(token):
            continue
        if roster.doc[i + 1 : i + 3].text.lower() in _HELD:
            continue  # of "the rebel-held town" the text says where it lies
        if noun.sort == "side" or (
            token.lower_ in {"groups", "chiefs"} and token.dep_ == "compound"
        ):
            continue  # "both sides" are whom the text set against each other before
        if token.lower_ == "parties" and _is_bare(token):
            continue  # so are "the parties"
        if token.lower_ == "party" and any(k.lower_ == "to" for k in token.rights):
            continue  # "a party to it" is anybody
        if noun.sort == "force" and any(child.lower_ == "both" for child in token.children):
            continue
        _describe(roster, token, noun)
        _beside_a_name(roster, token)


def _is_bare(parties: Token) -> bool:
    """Whether nothing says which parties they are: "both parties", not "the parties to the war"."""
    told = any(k.dep_ == "prep" and k.lower_ in {"to", "of"} for k in parties.rights)
    return not told and all(
        k.dep_ in {"det", "nummod", "predet"} or k.lower_ in _AT_ODDS for k in parties.lefts
    )


def _is_no_state(token: Token) -> bool:
    """Whether "state" is a word for what it owns or part of a name: "state television", "Harrow
    State", "the State of Law bloc"."""
    first = token.i > 0 and token.nbor(-1).pos_ == "PROPN" and token.text[0].isupper()
    of_it = any(k.lower_ == "of" and k.right_edge.pos_ == "PROPN" for k in token.rights)
    return token.dep_ == "compound" or first or (token.text[0].isupper() and of_it)


def _beside_a_name(roster: Roster, token: Token) -> None:
    """Read "Varsk Front, the rebel movement" and "the rebel group Varsk Front" as one actor."""
    described = roster.at(token)
    if described is None or described.form != "description":
        return
    others = [child for child in token.children if child.dep_ == "appos"]
    if token.dep_ == "appos":
        first = described.start - (roster.words[described.start - 1].lower() in _DETERMINERS)
        if first > 1 and roster.words[first - 1] == ",":
            others.append(roster.doc[first - 2])  # the parser may hang it on a name farther off
        others.append(token.head)
    after = roster.at(roster.doc[token.i + 1]) if token.i + 1 < len(roster.doc) else None
    if after is not None and after.start == token.i + 1 and token.tag_ == "NN":
        others.append(roster.doc[after.head])  # "of the former rebel movement Varsk Front"
    for other in others:
        named = roster.at(other)
        if named is not None and named.form == "name" and named.kind is not ActorKind.PERSON:
            roster.rekey(described, named.key)
            return


def _describe(roster: Roster, token: Token, noun: ActorNoun) -> None:
    start = _phrase_start(roster, token)
    for i in range(token.i - 1, start - 1, -1):
        inside = roster.at(i)
        if inside is None:
            continue
        if noun.sort == "state" and _leads(roster, inside):
            roster.drop(inside)
            continue
        if inside.metonym or inside.kind is ActorKind.STATE:
            _of_a_state(roster, token, noun, start, inside)
        elif inside.kind in {ActorKind.PERSON, ActorKind.OUTLET}:
            break
        elif noun.sort in {"member", "body", "force", "side"}:
            named = inside.form == "name" and roster.known(inside.key) is None
            if named and noun.noun in _ARMIES and inside.end == token.i:
                _force_of(roster, token, noun, inside)
                return
            roster.widen(inside, max(start, inside.start), token.i + 1, token.i)
        else:
            break
        return
    _plain(roster, token, noun, start)


def _leads(roster: Roster, named: Found) -> bool:
    """Read "the Front-led government": it acts, and not the Front beside it."""
    doc = roster.doc
    behind = doc[named.end : named.end + 2]
    return len(behind) == 2 and behind[0].text in _HYPHENS and behind[1].lower_ in _LED


def _force_of(roster: Roster, token: Token, noun: ActorNoun, inside: Found) -> None:
    """Read "Xlander army": an army by its whole name, not somebody called "Xlander"."""
    phrase = roster.doc[inside.start : token.i + 1]
    key = roster.key_of_words(phrase.text)
    roster.put(Found(inside.start, token.i + 1, token.i, key, noun.kind, "name"))


def _phrase_start(roster: Roster, token: Token) -> int:
    start = token.i
    for child in sorted(token.lefts, key=lambda t: -t.i):
        if child.dep_ not in _BEFORE or child.right_edge.i != start - 1:
            break
        if roster.at(child) is not None and any(part.dep_ == "cc" for part in child.children):
            break  # "the Front and government forces" are two
        start = child.left_edge.i
    return start


def _of_a_state(roster: Roster, token: Token, noun: ActorNoun, start: int, state: Found) -> None:
    """Read "Turkey's government", "Yemen's army", "Ankara's side"."""
    if noun.sort in {"state", "side"}:
        roster.widen(state, min(start, state.start), token.i + 1, token.i)
        return
    if noun.sort == "force":
        country = roster.name_of(state.key)
        army = roster.listed(f"{country} {token.lower_}")
        if army is not None:
            key = roster.key_of(army)
            roster.add(Found(state.end, token.i + 1, token.i, key, army.kind, "name"))
            return
    _plain(roster, token, noun, start)


def _plain(roster: Roster, token: Token, noun: ActorNoun, start: int) -> None:
    doc = roster.doc
    while start < token.i and (
        roster.at(start) is not None or doc[start].is_punct or doc[start].tag_ == "POS"
    ):
        start += 1
    phrase = doc[start : token.i + 1]
    told = [
        t
        for t in phrase
        if t.lower_ not in _EMPTY_MODIFIERS
        and t.pos_ in _TELLING
        and not t.like_num
        and not _owns(t)
    ]
    led = _led_by(roster, token)
    for form in dict.fromkeys((*led, phrase.text, " ".join(t.text for t in told))):
        actor = roster.listed(form)
        if actor is not None:
            key = roster.key_of(actor)
            roster.add(Found(start, token.i + 1, token.i, key, actor.kind, "name"))
            return
    first = _name_start(roster, token)
    if first < token.i and noun.sort != "state":
        key = roster.key_of_words(doc[first : token.i + 1].text)
        roster.add(Found(first, token.i + 1, token.i, key, noun.kind, "name"))
        return
    key, kind = _by_own_words(roster, told, noun)
    state = _state_of_adjective(roster, told[:-1]) if noun.sort == "state" else None
    if state is not None:
        key, kind = state
    roster.add(Found(start, token.i + 1, token.i, key, kind, "description", noun=noun.noun))


def _owns(token: Token) -> bool:
    """Whether a word says whose this is and is no actor's: "the country's two main gangs"."""
    return token.dep_ == "poss" and token.pos_ == "NOUN" and token.lower_ not in actor_nouns()


def _name_start(roster: Roster, token: Token) -> int:
    """Return where a proper name starts that ends in this noun ("Salt Hill Army"), else the noun.

    Capitals alone name nobody: "Sablean Army" and "Rebel Groups" describe.
    """
    doc = token.doc
    if not token.text[:1].isupper():
        return token.i
    first = token.i
    while first > 0 and roster.at(first - 1) is None and doc[first - 1].text[:1].isupper():
        if doc[first - 1].lower_ in _EMPTY_MODIFIERS or doc[first - 1].pos_ in {"ADP", "VERB"}:
            break
        first -= 1
    nouns = actor_nouns()
    names = any(
        t.pos_ == "PROPN" and t.ent_type_ != "NORP" and t.lower_ not in nouns
        for t in doc[first : token.i]
    )
    return first if names else token.i


def _as_written(told: list[Token]) -> str:
    """Return the words as the text has them, but the noun in lower case.

    What stands between them goes, but for hyphens and "and".
    """
    parts = []
    nouns = actor_nouns()
    for token, following in zip_longest(told, told[1:]):
        opens = token.is_sent_start and token.pos_ != "PROPN" and not token.ent_type_
        lower = opens or following is None or token.lower_ in nouns
        parts.append(token.lower_ if lower else token.text)
        if following is not None:
            between = token.doc[token.i : following.i].text_with_ws[len(token.text) :]
            kept = not between.strip() or set(between) <= _HYPHENS or between == " and "
            parts.append(between if kept else " ")
    return "".join(parts)


def _of_a_place(roster: Roster, token: Token) -> str:
    """Return "of Lowmark" behind "forces of Lowmark", with a space before it."""
    for prep in token.rights:
        if prep.i != token.i + 1 or prep.lower_ not in {"of", "from"}:
            continue
        for place in prep.children:
            if place.dep_ == "pobj" and place.pos_ == "PROPN" and roster.at(place) is None:
                words = token.doc[prep.i : place.i + 1]
                return f" {words.text}" if len(words) <= 4 else ""
    return ""


def _led_by(roster: Roster, token: Token) -> list[str]:
    """Read "a military coalition led by Varsk": return "Varsk-led coalition" and the like."""
    for verb in token.rights:
        if verb.dep_ != "acl" or verb.lower_ not in {"led", "backed"}:
            continue
        for leader in (w for by in verb.children if by.dep_ == "agent" for w in by.children):
            found = roster.at(leader)
            if found is not None:
                name = roster.name_of(found.key).removeprefix("Government of ")
                stems = dict.fromkeys((name, name.split()[0], roster.doc[found.start].text))
                return [f"{stem}-{verb.lower_} {token.lower_}" for stem in stems]
    return []


def _by_own_words(roster: Roster, told: list[Token], noun: ActorNoun) -> tuple[str, ActorKind]:
    """Return the key for a description that no actor file knows.

    A proper name inside names it: "the Red Hill rebels" are Red Hill, wherever they come back.
    """
    name = [
        t
        for t in told[:-1]
        if t.pos_ == "PROPN" and t.ent_type_ not in {"NORP", "GPE", "LOC", "DATE"}
        if t.i + 1 == len(t.doc) or t.nbor(1).text not in _HYPHENS
    ]
    if name and noun.sort in {"member", "body"} and not any(t.is_lower for t in name):
        return roster.key_of_words(" ".join(t.text for t in name)), noun.kind
    words = _as_written(told)
    if len(told) == 1 and noun.sort == "member":
        words = plural_of(noun.noun)
    key = roster.key_of_words(words)
    place = _of_a_place(roster, told[-1]) if told else ""
    if place:  # named for one place; if the text goes on to name another, for none
        roster.rename(key, f"{words}{place}" if roster.name_of(key) == words else words)
    peaceful = _PEACEFUL & {t.lower_ for t in told}
    return key, ActorKind.ORGANISATION if peaceful else noun.kind


def _state_of_adjective(roster: Roster, words: list[Token]) -> tuple[str, ActorKind] | None:
    """Read "the Assad regime", "the Cameroonian authorities": whose government this is."""
    for word in words:
        for noun in _ADJECTIVE_TO_STATE:
            actor = roster.listed(f"{word.text} {noun}")
            if actor is not None:
                return roster.key_of(actor), actor.kind
    return None
