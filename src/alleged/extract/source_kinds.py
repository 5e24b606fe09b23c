"""What sort of source a text names: a person, an office, a body, a paper, a crowd, or nobody."""

from alleged.extract.offices import OFFICES
from alleged.extract.syntax import Run, Syntax
from alleged.model.claim import SourceKind, Voice

_PAPERS = {
    "report", "statement", "document", "letter", "study", "poll", "survey", "memo", "memorandum",
    "indictment", "filing", "video", "recording", "transcript", "article", "book", "email", "tweet",
    "post", "message", "communique", "communiqué", "footage", "data", "figure", "statistic", "law",
    "record", "file", "note", "editorial", "dossier", "testimony", "complaint", "verdict", "ruling",
    "analysis", "headline", "story", "account", "text", "bulletin", "manual", "diary", "map",
}  # fmt: skip
_CROWD = {
    "expert", "analyst", "critic", "observer", "people", "person", "resident", "local", "villager",
    "voter", "supporter", "opponent", "activist", "scholar", "historian", "economist", "lawyer",
    "doctor", "family", "relative", "survivor", "everyone", "everybody", "many", "some", "most",
    "few", "other", "they", "we", "all", "public", "american", "media", "press", "neighbour",
    "neighbor", "advocate", "researcher", "insider", "pundit", "commentator", "witness",
}  # fmt: skip
_UNNAMED = {
    "source", "official", "officer", "diplomat", "aide", "insider", "soldier", "fighter",
    "commander", "lawmaker", "spokesman", "spokeswoman", "spokesperson", "man", "woman", "elder",
    "negotiator", "driver", "trader", "investigator", "prosecutor", "policeman", "one", "somebody",
    "someone", "defector", "deserter", "resident", "witness", "member", "adviser", "advisor",
}  # fmt: skip
_ONE = {"he", "she", "i", "him", "her", "who", "himself", "herself"}
_SEVERAL = {"they", "we", "them", "us", "those", "these", "many", "some", "most", "few", "others"}
_DEFINITE = {"the", "this", "that", "his", "her", "its", "their", "our", "my"}
_BODIES = {"ORG", "GPE", "NORP", "FAC", "LOC"}


def source_kind(
    syntax: Syntax, source: Run | None, head: int | None, voice: Voice | None
) -> SourceKind:
    """Return what sort of source some words name; `voice` is whom they were found to mean.

    `source` is a run of tokens and `head` the token it hangs on, both None where the text names
    nobody.
    """
    if source is None or head is None:
        return SourceKind.NONE
    word, lemma = syntax.word[head], syntax.lemma(head)
    run = range(*source)
    if word in _ONE:
        return SourceKind.PERSON if _is_named(voice) else SourceKind.UNNAMED
    if word in _SEVERAL:
        return SourceKind.ORGANISATION if _is_named(voice) else SourceKind.CROWD
    if lemma in _PAPERS:
        return SourceKind.DOCUMENT
    near = [head, *(k for k in syntax.kids[head] if syntax.dep[k] in ("appos", "compound", "flat"))]
    if any(syntax.entity[i] == "PERSON" for i in near):
        return SourceKind.PERSON
    first = syntax.word[source[0]]
    if syntax.pos[head] == "PROPN" or syntax.entity[head] in _BODIES:
        return SourceKind.ORGANISATION
    if lemma in OFFICES or lemma in _UNNAMED:
        named = any(syntax.entity[i] in _BODIES or syntax.pos[i] == "PROPN" for i in run)
        if syntax.tag[head] == "NNS":
            return SourceKind.CROWD if lemma in _CROWD else SourceKind.UNNAMED
        if lemma in OFFICES and (named or first in _DEFINITE):
            return SourceKind.OFFICE
        return SourceKind.UNNAMED
    if lemma in _CROWD or (syntax.tag[head] == "NNS" and first not in _DEFINITE):
        return SourceKind.CROWD
    if syntax.pos[head] in ("NOUN", "PRON") and first in ("a", "an", "one", "another"):
        return SourceKind.UNNAMED
    return SourceKind.ORGANISATION


def _is_named(voice: Voice | None) -> bool:
    return voice is not None and any(part[:1].isupper() for part in voice.name.split())
