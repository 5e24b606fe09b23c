"""Names reduced to keys, so that one name written in several ways is found under one key.

Two keys of a name are used. `fold` removes what never distinguishes two names: case, accents,
articles, hyphens, apostrophes, the dots of an acronym, a plural s. `loose` also evens out the
transliteration of Arabic, Persian, Turkish and Urdu names, and may bring two names together that
only look alike; what it finds is therefore scored lower.
"""

import re
import unicodedata
from functools import lru_cache

APOSTROPHES = "'’‘ʼʿʾ`´ʻ′ʹ"
HYPHENS = frozenset("-‐‑‒–\u00ad")

_APOSTROPHE = f"[{APOSTROPHES}]"
_POSSESSIVE = re.compile(rf"{_APOSTROPHE}s(?![^\W_])", re.IGNORECASE)
_APOSTROPHES = re.compile(_APOSTROPHE)
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])")
_WORD = re.compile(r"[^\W_]+|&")
_ARTICLES = frozenset(("the", "al"))
_JOINED_ARTICLE = re.compile(
    r"(?<![^\W_])(?:al|el|ul|an|ash|ad|ar|as|at|az|ath|adh|ed|es|et|ez)-(?=[^\W_])"
)
_BREAK = re.compile(rf"([^\w.{APOSTROPHES}])")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"}
)

_SAME_NAME = {
    spelling: name
    for name, spellings in {
        "muhamad": "mohammed mohamed mohammad muhammad muhammed mohamad mahamat mohamud mahamud",
        "ahmad": "ahmed",
        "husain": "hussein hussain husayn hossein husein hosein houssein",
        "abdula": "abdullah abdallah abdulla abdellah",
        "usama": "osama oussama",
        "umar": "omar",
        "usman": "osman othman uthman ousmane",
        "yusuf": "yousef yousuf youssef yusef yussuf youssouf",
        "kasim": "qassem qasem qasim kassem ghasem kasem qassim kassim",
        "mustafa": "mustapha moustafa moustapha",
        "jamal": "gamal djamel",
        "nasir": "nasser naser nassir",
        "khalid": "khaled",
        "walid": "waleed oualid",
        "said": "saeed sayed sayyid sayyed saied",
        "ayman": "aiman",
        "fatah": "fateh fattah",
        "masud": "massoud masoud massud",
        "barzani": "barazani",
    }.items()
    for spelling in (*spellings.split(), name)
}
_TRANSLITERATION = (
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ay", "ai"), ("ey", "ai")),
    *(("y", "i"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t")),
    *(("dj", "j"), ("q", "k"), ("ck", "k"), ("e", "i"), ("o", "u")),
)
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST_LOOSE = 5
_LONGEST_MIXED = 6


@lru_cache(maxsize=65536)
def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a name without what never tells two names apart.

    >>> fold_words("the Jabhat al-Nuṣra's")
    ('jabhat', 'nusra')
    """
    if text.isascii() and text.isalnum():
        return (_singular(text.lower()),)
    plain = unaccented(text).casefold()
    plain = unaccented(plain)
    plain = _APOSTROPHES.sub("", _POSSESSIVE.sub("", plain))
    plain = _DOTTED.sub(lambda match: match.group().replace(".", ""), plain)
    for hyphen in HYPHENS:
        plain = plain.replace(hyphen, "-")
    plain = _JOINED_ARTICLE.sub("", plain)
    words = tuple(_singular(word) for word in _WORD.findall(plain))
    return tuple(word for word in words if word not in _ARTICLES) or words


def fold(name: str) -> str:
    """Return the key under which all trivial variants of a name meet.

    >>> fold("The al-Nusra Front") == fold("Nusra front") == "nusra front"
    True
    >>> fold("U.N.") == fold("UN")
    True
    """
    return " ".join(fold_words(name))


@lru_cache(maxsize=65536)
def loose(word: str) -> str:
    """Return a folded word with the usual differences of transliteration evened out.

    Words of fewer than five letters stay as they are: too many of them would meet.

    >>> loose("hizbullah") == loose("hezbollah")
    True
    """
    if word in _SAME_NAME:
        return _SAME_NAME[word]
    if len(word) < _SHORTEST_LOOSE:
        return word
    for written, key in _TRANSLITERATION:
        word = word.replace(written, key)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if word[-1] == "h" and word[-2:-1] in "aiu" else word


def acronym(word: str) -> str:
    """Return the word as an acronym ("U.N." and "PMUs" as `UN`, `PMU`), or "" if it is none.

    A short word with a capital inside counts as one too ("LeT"): in small letters it is another
    word.
    """
    if word.isalpha() and word[1:].islower():
        return ""
    letters = _POSSESSIVE.sub("", word).replace(".", "")
    if len(letters) > 3 and letters[-1] == "s" and letters[:-1].isupper():
        letters = letters[:-1]
    if len(letters) < 2 or not letters.isalnum():
        return ""
    mixed = len(letters) <= _LONGEST_MIXED and any(char.isupper() for char in letters[1:])
    return letters if mixed or letters.isupper() else ""


def parts_of(word: str) -> tuple[str, ...]:
    """Return the parts of a word with hyphens, slashes or brackets, these marks among them.

    >>> parts_of("al-Sham")
    ('al', '-', 'Sham')
    """
    if word.isalnum():
        return (word,)
    return tuple(part for part in _BREAK.split(word) if part)


def ends_in_s(word: str) -> bool:
    """Say whether a word ends in s once a possessive is taken off."""
    return _POSSESSIVE.sub("", word).rstrip(APOSTROPHES)[-1:] in ("s", "S")


def unaccented(text: str) -> str:
    """Return the text without accents and with the special Latin letters spelt out."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)


def _singular(word: str) -> str:
    # After a, i, o or u the s mostly belongs to the name: Hamas is not Hama.
    if word == "&":
        return "and"
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "aious":
        return word[:-1]
    return word
