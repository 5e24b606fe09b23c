"""Which of the evidence that a text names bears on which of the things it tells."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from alleged.extract.draft import Draft
from alleged.extract.evidence import find_evidence
from alleged.extract.reading import Reading
from alleged.extract.syntax import Syntax
from alleged.model.deal import NamedEvidence
from alleged.model.proposition import PropositionType

_BACK = 2
"""Sentences back to which evidence may belong, if its own tells of nothing."""


def evidence_of(
    doc: Doc, reading: Reading, syntax: Syntax, groups: Sequence[Sequence[Draft]]
) -> dict[int, list[NamedEvidence]]:
    """Return the evidence for each group of tellings, by the group's number.

    A piece belongs to what its own words name ("evidence of the defeat"), else to what stands
    nearest in its sentence, else to what was told last before it.
    """
    if not groups:
        return {}
    found: dict[int, list[NamedEvidence]] = {}
    sentences = tuple(reading.span_of_sentence(n) for n in range(len(reading.sentences)))
    for piece in find_evidence(doc, sentences):
        for number in _groups(reading, syntax, groups, piece):
            found.setdefault(number, []).append(piece)
    return found


def _groups(
    reading: Reading, syntax: Syntax, groups: Sequence[Sequence[Draft]], piece: NamedEvidence
) -> list[int]:
    at = max(0, bisect_right(syntax.start, piece.span.start) - 1)
    last = max(at, bisect_right(syntax.start, piece.span.end - 1) - 1)
    here = reading.sentence_of.get(at)
    ranked: list[tuple[int, int, int]] = []
    for number, group in enumerate(groups):
        for draft in group:
            told = reading.sentence_of.get(draft.token)
            if here is None or told is None or not 0 <= here - told <= _BACK:
                continue
            inside = at <= draft.token <= last
            if (
                draft.type is PropositionType.RELATION
                and not inside
                and piece.kind in ("visual", "physical")
                and (piece.state == "seen" or piece.kind == "visual")
            ):
                continue  # a video shows a deed; who stands behind whom, nobody sees
            away = 0 if inside else min(abs(draft.token - at), abs(draft.token - last))
            ranked.append((here - told, away, number))
    if not ranked:
        return []
    back, _, nearest = min(ranked)
    if back == 0:
        return [nearest]
    same = {number for away, _, number in ranked if away == back}
    return sorted(n for n in same if _same_voice(groups[n], groups[nearest]))


def _same_voice(group: Sequence[Draft], other: Sequence[Draft]) -> bool:
    """Say whether one voice claims both: what it has to show bears on all it said."""
    mine = {voice.name for draft in group for voice in draft.said.claimed}
    return bool(mine & {voice.name for draft in other for voice in draft.said.claimed})
