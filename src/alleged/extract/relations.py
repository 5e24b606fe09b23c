"""Relations: who is told to fund, arm, lead, shelter or fight whom, and who belongs to whom."""

from alleged.extract.draft import Draft
from alleged.extract.footing import Footing
from alleged.extract.predications import Predication
from alleged.extract.proposition_voices import Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.syntax import Syntax
from alleged.model.deal import Reason


def relation(
    syntax: Syntax, fillers: Fillers, voices: Voices, predication: Predication
) -> Draft | None:
    """Return the relation that one word tells of, or None if it tells of none.

    One of its sides has to bear arms: states and bodies at peace back and fund each other too.
    """
    row = predication.predicate
    said = voices.said(predication.token, denies=row.denies)
    if said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    roles = (*predication.agents, *predication.recipients)
    holds = row.kind == "controls" and predication.places
    if not holds and not any("armed" in fillers.sorts(t) for t in roles):
        return None
    if row.kind == "fights" and not all("side" in fillers.sorts(t) for t in roles):
        return None
    word = syntax.word[predication.token]
    return Draft(
        row.type,
        row.kind,
        predication.token,
        predication.words,
        predication.agents,
        predication.recipients,
        said,
        predication.places,
        reasons=(Reason("kind", f"{word!r} as a {row.part}: {row.kind}"),),
    )
