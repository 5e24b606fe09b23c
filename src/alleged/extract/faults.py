"""What is said to be wrong with a deal that was made: that it was not kept, that it is no peace."""

from spacy.tokens import Token

from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading

_KEEP = {
    "keep", "honour", "honor", "respect", "observe", "abide", "comply", "fulfil", "fulfill",
    "uphold", "adhere", "implement", "hold", "last", "stick",
}  # fmt: skip


def is_not_kept(reading: Reading, verb: Token) -> bool:
    """Whether it is said that a promise was not kept: "the Front had not honoured the truce"."""
    if reading.lemmas[verb.i] not in _KEEP or verb.pos_ != "VERB":
        return False
    return any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)


def is_called_no_other(reading: Reading, verb: Token) -> bool:
    """Whether a deal is said not to be something else: "the truce was not a surrender"."""
    if reading.lemmas[verb.i] != "be":
        return False
    negated = any(child.dep_ == "neg" for child in verb.children)
    deal = next((k for k in verb.children if k.dep_ == "nsubj"), None)
    what = any(k.dep_ == "attr" for k in verb.children)
    if deal is None or not negated or not what or not reading.families_of(deal) & NOUNS:
        return False
    return any(word.lower_ in {"the", "this", "that"} for word in deal.lefts)
