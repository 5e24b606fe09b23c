"""What a denial is about: the deal itself, or something beside it."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from alleged.extract.acting_for import bodies_of
from alleged.extract.arguments import arguments_of
from alleged.extract.faults import is_called_no_other, is_not_kept
from alleged.extract.groups import Group
from alleged.extract.on_top import is_on_top
from alleged.extract.other_deals import calls_it_another
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading
from alleged.extract.taken_up import (
    denies_by_word,
    is_called_false,
    is_of_the_kind,
    is_of_what_nobody_told,
)
from alleged.model.claim import Attribution


def is_beside_it(reading: Reading, attribution: Attribution) -> bool:
    """Whether it is denied only that somebody mediated a deal, pressed for it, broke it or knew of
    it, that shots were fired, or that it is over.
    """
    words = _charge(reading, attribution) or _words(reading, attribution)
    if is_of_what_nobody_told(reading, attribution, words):
        return True
    for token in words:
        families = reading.families_of(token)
        if _is_over(reading, token):
            return True
        is_told = reading.lemmas[token.i] == "tell" and _is_passive(token)
        if reading.lemmas[token.i] in _KNOW or is_told:
            return True
        if is_not_kept(reading, token) or is_called_no_other(reading, token):
            return True
        if token.pos_ != "VERB" or families & {"say", "alleged", "accuse"}:
            continue
        if _tells_what_for(reading, token):
            continue
        shoots = reading.lemmas[token.i] in _SHOOT and not _is_passive(token)
        if (families & _HARM and not _is_made(reading, token)) or shoots:
            return True
        acts = any(child.dep_ == "nsubj" for child in token.children)
        helps = "broker" in families or reading.lemmas[token.i] in _URGE
        under = {family for each in token.subtree for family in reading.families_of(each)}
        deal = under & NOUNS or any(each.lower_ == "it" for each in token.subtree)
        return bool(acts and helps and deal)
    told = set().union(*(reading.families_of(t) for t in words if not _tells_what_for(reading, t)))
    return bool(told & _HARM) and not told & NOUNS


def _tells_what_for(reading: Reading, verb: Token) -> bool:
    """Whether a verb tells what a deal was for: "no truce to end the war" denies the truce."""
    for above in (verb, *verb.ancestors):
        if above.dep_ in {"acl", "relcl"} and reading.families_of(above.head) & NOUNS:
            return True
        if above.dep_ in {"advcl", "xcomp"} and any(
            k.dep_ == "dobj" and k.i < above.i and reading.families_of(k) & NOUNS
            for k in above.head.children
        ):
            return True
    return False


def _is_made(reading: Reading, verb: Token) -> bool:
    """Whether a verb is of making a deal, and not of harm: "no deal had been struck"."""
    return "make_verb" in reading.families_of(verb) and any(
        reading.families_of(child) & NOUNS
        for child in verb.children
        if child.dep_ in {"dobj", "nsubjpass"}
    )


def _words(reading: Reading, attribution: Attribution) -> list[Token]:
    return [
        token
        for span in attribution.content
        for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ()
    ]


def _charge(reading: Reading, attribution: Attribution) -> list[Token]:
    """Return of what somebody was accused, where they deny just that: "..., which X denies"."""
    words = _words(reading, attribution)
    if not words or any(token.lower_ not in _CHARGES for token in words):
        return []
    number = reading.sentence_of.get(words[0].i)
    if number is None:
        return []
    before = [t for n in (number - 1, number) if n >= 0 for t in reading.sentences[n]]
    accused = [t for t in before if t.i < words[0].i and "accuse" in reading.families_of(t)]
    return [t for t in accused[-1].subtree if t.i < words[0].i] if accused else []


_CHARGES = {"which", "that", "this", "it", "the", "a", "charge", "charges", "accusation"}
_CHARGES |= {"accusations", "allegation", "allegations"}


def _is_over(reading: Reading, token: Token) -> bool:
    """Whether it says that something is at an end: "that the pause was already over"."""
    return token.lower_ == "over" and reading.lemmas[token.head.i] == "be" and token.dep_ != "prep"


_HARM = {"broken", "fight"}
_SHOOT = {"fire", "shoot"}
_KNOW = {"know", "inform", "notify", "consult"}
_URGE = {"press", "pressure", "push", "force", "compel", "coerce", "urge", "order"}


def is_of_others(
    reading: Reading, group: Group, attribution: Attribution, parties: Sequence[str]
) -> bool:
    """Whether it is denied that somebody made a deal, or one with somebody, who is no party here,
    or that there was another deal.

    "The government had made no pact with any gang", of a truce between gangs; "no second deal".
    """
    words = _words(reading, attribution)
    if not group.aside and is_on_top(reading, group, words):
        return True
    for noun in words:
        if reading.families_of(noun) & NOUNS and not group.aside and calls_it_another(noun):
            return True
        if reading.families_of(noun) & NOUNS:
            told = arguments_of(reading, noun)
            partners = set(told.partners)
            if partners and partners.isdisjoint(parties):
                return True
            if told.is_pair and len(parties) > 1 and _is_strange(reading, told.all, parties):
                return True  # "no truce between the army and the Brigade", of one with the Front
    for verb in words:
        if verb.pos_ not in {"VERB", "AUX"} or not _is_negated(verb):
            continue
        names = (
            reading.mentions[reading.mention_at[child.i]].key
            for child in verb.children
            if child.dep_ in {"nsubj", "nsubjpass"}
            and child.i in reading.mention_at
            and child.pos_ != "PRON"
        )
        key = next(names, None)
        if key is not None:
            return _is_strange(reading, (key,), parties)
    return False


def _is_strange(reading: Reading, keys: Iterable[str], parties: Sequence[str]) -> bool:
    """Whether one of them is no party, and speaks for none."""
    return any(not {key, *bodies_of(reading, key)} & set(parties) for key in keys)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "nsubjpass" for child in verb.children)


def denies_existence(reading: Reading, attribution: Attribution) -> bool:
    """Whether the words are that there is no deal: "nobody signed", "no truce is discussed", "the
    story of a truce was false".
    """
    return any(
        _is_denied(reading, token) or is_called_false(reading, token)
        for token in _words(reading, attribution)
    )


def denies_its_words(reading: Reading, group: Group, attribution: Attribution) -> bool:
    """Whether a deal's own words are denied, by a word that denies: "rejected the charge that he
    sold them oil", of a trade in oil.
    """
    if not denies_by_word(reading, attribution):
        return False
    told = set().union(*(reading.sentence_families[n] for n in group.sentences))
    said = set().union(*(reading.families_of(t) for t in _words(reading, attribution)))
    return bool(said & told & (_GIVEN | AGREEING))


def _is_denied(reading: Reading, token: Token) -> bool:
    families = reading.families_of(token)
    before = {word.lower_ for word in token.lefts}
    if "such" in before and (families & _GIVEN or before & {"no", "any"}):
        return True  # "such a payment", "no such pull-out", "any such thing"
    if is_of_the_kind(token):
        return True
    if token.pos_ == "VERB":
        if reading.lemmas[token.i] in _GIVING and _is_nothing(token):
            return True
        return bool(families & AGREEING) and _is_negated(token)
    if not families & NOUNS:
        return False
    return is_no(token) or (
        any(t.lower_ == "any" for t in token.lefts)
        and _is_negated(next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), token))
    )


def _is_nothing(verb: Token) -> bool:
    """Whether it was done to nothing: "signed nothing", "nothing was conceded".

    Who "was promised nothing" does not say that nobody agreed.
    """
    role = "nsubjpass" if _is_passive(verb) else "dobj"
    done_to = [k.lower_ for k in verb.children if k.dep_ == role]
    return "nothing" in done_to or ("anything" in done_to and _is_negated(verb))


_GIVING = {"sign", "agree", "conclude", "promise", "concede", "pay", "offer", "grant", "give"}


def _is_negated(verb: Token) -> bool:
    return any(
        child.dep_ == "neg" or (child.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_no(child))
        for child in verb.children
    )


_GIVEN = NOUNS | {"ransom", "trade", "evacuate", "release", "passage", "protect"}
AGREEING = {"agree_verb", "swap_verb", "truce_verb"}
"""Families of what two sides do to make a deal."""


def says_there_was_none(
    reading: Reading, group: Group, attributions: Sequence[Attribution]
) -> bool:
    """Whether all that a report says of a deal in its own words is that nobody made it.

    "No fuel was sold to them, and no commander of ours made an agreement."
    """
    own = [
        reading.doc[anchor.token]
        for anchor in group.anchors
        if not any(
            span.start <= reading.doc[anchor.token].idx < span.end
            for said in attributions
            for span in said.content
        )
        and not pays_nobody(reading, reading.doc[anchor.token])
    ]
    return bool(own) and all(_is_made_by_none(reading, token) for token in own)


def _is_made_by_none(reading: Reading, token: Token) -> bool:
    if is_no(token):
        return True
    verb = token if token.pos_ == "VERB" else token.head
    if verb.pos_ != "VERB" or not reading.families_of(verb) & _MAKING:
        return False
    return _is_negated(verb)


def is_no(token: Token) -> bool:
    """Whether a word says that there is none: "nobody", "no truce", "neither side"."""
    return token.lower_ in {"nobody", "none"} or any(
        child.dep_ == "det" and child.lower_ in {"no", "neither"} for child in token.children
    )


_MAKING = {"make_verb", "agree_verb", "swap_verb", "truce_verb", "trade", "ransom", "release"}


def pays_nobody(reading: Reading, verb: Token) -> bool:
    """Whether no money changes hands: "paid with forty lives", "paid tribute to the dead"."""
    if reading.lemmas[verb.i] != "pay":
        return False
    of_with = (k for k in verb.children if k.dep_ == "prep" and k.lower_ == "with")
    given = [k for k in verb.children if k.dep_ == "dobj"]
    given += [k for with_ in of_with for k in with_.children if k.dep_ == "pobj"]
    return any(reading.lemmas[k.i] in _NO_MONEY for k in given)


_NO_MONEY = {"life", "blood", "tribute", "respect", "homage", "heed", "attention", "visit"}
