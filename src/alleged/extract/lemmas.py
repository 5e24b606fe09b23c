"""Base forms of words, made once a text and remembered: the same words come again and again."""

from typing import Any
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc, Token

_KEY, _DONE = "alleged_lemmatizer", "alleged_lemmas"

MOST = 50_000
"""So many words are remembered; then remembering begins anew."""

Key = tuple[int, ...]
"""A word as written, its part of speech, its morphology, the lemma it came with."""

_KNOWN: WeakKeyDictionary[Any, dict[Key, str]] = WeakKeyDictionary()
"""Base forms of all texts of this process, by the lemmatizer that made them."""


def lemmatize_on_demand(nlp: Language) -> None:
    """Take the lemmatizer out of the pipeline and keep it at hand for `lemma`.

    It costs a quarter of the pipeline's time, most of it for words seen before. A pipeline
    without a rule lemmatizer stays as it is; `lemma` then returns what the pipeline wrote.
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    if not hasattr(lemmatizer, "rule_lemmatize"):
        return
    nlp.disable_pipe("lemmatizer")
    _index_words(lemmatizer)
    make_doc = nlp.make_doc

    def make_doc_with_lemmatizer(text: str) -> Doc:
        doc = make_doc(text)
        doc.user_data[_KEY] = lemmatizer
        return doc

    nlp.make_doc = make_doc_with_lemmatizer  # type: ignore[method-assign]


def _index_words(lemmatizer: Any) -> None:
    """Keep the words that the lemmatizer knows as sets: it looks through lists of thousands."""
    known = lemmatizer.lookups.get_table("lemma_index", {})
    for part in list(known):
        known[part] = frozenset(known[part])


def lemmas_of(doc: Doc) -> list[str]:
    """Return the lower-case base form of every token, by its part of speech; made once a text."""
    known: list[str] | None = doc.user_data.get(_DONE)
    if known is None:
        known = doc.user_data[_DONE] = _lemmas(doc)
    return known


def lemma(token: Token) -> str:
    """Return the lower-case base form of a token."""
    return lemmas_of(token.doc)[token.i]


def _lemmas(doc: Doc) -> list[str]:
    lemmatizer: Any = doc.user_data.get(_KEY)
    if lemmatizer is None:
        return [(token.lemma_ or token.text).lower() for token in doc]
    table: Any = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"])
    known: dict[Key, str] = _KNOWN.setdefault(lemmatizer, {})
    if len(known) > MOST:
        known.clear()
    found = []
    for i, key in enumerate(map(tuple, table.tolist())):
        form = known.get(key)
        if form is None:
            form = known[key] = _lemma(doc[i], lemmatizer)
        found.append(form)
    return found


def _lemma(token: Token, lemmatizer: Any) -> str:
    if token.lemma:  # "was" and "n't" have theirs from the pipeline's table
        return token.lemma_.lower()
    forms: list[str] = lemmatizer.rule_lemmatize(token)
    return forms[0].lower()
