"""Lemmas on demand: rules look at few words, so the pipeline does not lemmatise them all."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

_KEY, _KNOWN = "alleged_lemmatizer", "alleged_lemmas"


def lemmatize_on_demand(nlp: Language) -> None:
    """Take the lemmatizer out of the pipeline and keep it at hand for `lemma`.

    It costs a quarter of the pipeline's time, and rules ask for one word in ten. A pipeline
    without a rule lemmatizer stays as it is; `lemma` then returns what the pipeline wrote.
    """
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    if not hasattr(lemmatizer, "rule_lemmatize"):
        return
    nlp.disable_pipe("lemmatizer")
    make_doc = nlp.make_doc

    def make_doc_with_lemmatizer(text: str) -> Doc:
        doc = make_doc(text)
        doc.user_data[_KEY] = lemmatizer
        return doc

    nlp.make_doc = make_doc_with_lemmatizer  # type: ignore[method-assign]


def lemma(token: Token) -> str:
    """Return the lower-case base form of a token, by its part of speech."""
    known: dict[int, str] = token.doc.user_data.setdefault(_KNOWN, {})
    found = known.get(token.i)
    if found is None:
        found = known[token.i] = _lemma(token)
    return found


def _lemma(token: Token) -> str:
    lemmatizer: Any = token.doc.user_data.get(_KEY)
    if lemmatizer is None or token.lemma:  # "was" and "n't" have theirs from the pipeline's table
        return (token.lemma_ or token.text).lower()
    forms: list[str] = lemmatizer.rule_lemmatize(token)
    return forms[0].lower()
