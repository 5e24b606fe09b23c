"""Relations: who is told to fund, arm, lead, shelter or fight whom, and who belongs to whom."""

from alleged.extract.draft import Draft
from alleged.extract.footing import Footing
from alleged.extract.predications import Predication
from alleged.extract.proposition_setting import NAMING
from alleged.extract.proposition_voices import Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.syntax import Syntax
from alleged.model.deal import Reason

_NO_LONGER = {"former", "ex", "onetime", "previous", "late", "ousted", "deposed", "then"}
_BELOW = {"deputy", "vice", "second", "senior", "regional", "local", "mid", "field", "lieutenant",
          "junior", "military", "top", "leading", "brigade"}  # fmt: skip
_ONE_OF = {"a", "an", "one", "another", "several", "some", "two", "three"}


def relation(
    syntax: Syntax, fillers: Fillers, voices: Voices, predication: Predication
) -> Draft | None:
    """Return the relation that one word tells of, or None if it tells of none.

    One of its sides has to bear arms: states and bodies at peace back and fund each other too.
    """
    row = predication.predicate
    said = voices.said(predication.token, denies=row.denies is not predication.denied)
    if said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    roles = (*predication.agents, *predication.recipients)
    holds = row.kind == "controls" and predication.places
    if not holds and not any("armed" in fillers.sorts(t) for t in roles):
        return None
    if row.kind == "fights" and not all("side" in fillers.sorts(t) for t in roles):
        return None
    word = syntax.word[predication.token]
    named = row.kind in ("commands", "part_of") and syntax.pos[predication.token] == "NOUN"
    if named and syntax.dep[predication.token] in NAMING:
        said = voices.in_own_words(predication.token, said)
    kind = row.kind
    if kind == "commands" and row.part == "noun":
        kind = _rank(syntax, fillers, predication)
    if not kind:
        return None
    return Draft(
        row.type,
        kind,
        predication.token,
        predication.words,
        predication.agents,
        predication.recipients,
        said,
        predication.places,
        reasons=(Reason("kind", f"{word!r} as a {row.part}: {kind}"),),
    )


def _rank(syntax: Syntax, fillers: Fillers, predication: Predication) -> str:
    """Return what a title says: the leader commands, a leader or deputy is part of it.

    Nothing for one who was it once, and for the head of some nameless band.
    """
    about = [syntax.word[k] for k in syntax.kids[predication.token] if k < predication.token]
    if _NO_LONGER & set(about):
        return ""
    if not any(_is_named(syntax, fillers, t) for t in predication.recipients):
        return ""
    titled = syntax.dep[predication.token] in ("compound", "nmod")
    if titled and syntax.lemma(predication.token) == "commander" and "the" not in about:
        return "part_of"  # "Front commander X" is one of its commanders
    return "part_of" if (_BELOW | _ONE_OF) & set(about) else "commands"


def _is_named(syntax: Syntax, fillers: Fillers, t: int) -> bool:
    """Say whether a text names a band, or at least points to it: "the group", not "bandit"."""
    at = fillers.meant(t)
    mention = fillers.mention(at)
    if syntax.pos[at] == "PROPN" or (mention is not None and mention.form == "name"):
        return True
    pointed = any(syntax.word[k] in ("the", "its", "their") for k in syntax.kids[at])
    return mention is not None and pointed
