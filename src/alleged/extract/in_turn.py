"""What each of two deals has of its own where a text tells of them in turn: "one", "another"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from alleged.extract.arguments import arguments_of, stand_ins, told_apart
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.model.document import Span

_TURNS = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1}
_IN_TURN = 4
"""Sentences behind "one with A, another with B" in which "the first" and "the second" are they."""


def share_sentences(reading: Reading, groups: Sequence[Group]) -> None:
    """Give each of several deals its own words of "the one with A in X, and another with B"."""
    tokens = sorted(token.i for token in stand_ins(reading))
    for group in groups:
        group.own.update(group.parts)
        for number in group.sentences:
            here = {a.token for a in group.anchors if a.sentence == number}
            ones = [i for i in tokens if reading.sentence_of.get(i) == number]
            mine = here & set(ones) or _stands_for(reading, group, ones)
            if not mine or len(ones) < 2:
                continue
            behind = [i for i in ones if i > max(mine)]
            if behind and max(here) >= behind[0]:
                continue
            whole = reading.span_of_sentence(number)
            end = reading.doc[behind[0]].left_edge.idx if behind else whole.end
            group.own[number] = Span(reading.doc[min(mine)].left_edge.idx, end)
            others = {n for each in groups if each is not group for n in each.sentences}
            group.elsewhere = frozenset(others.difference(group.sentences))


def _stands_for(reading: Reading, group: Group, ones: Sequence[int]) -> set[int]:
    """Return the word of some that stands for a deal by whom it was made with, if one does."""
    named = group.named | group.partners
    found = {i for i in ones if named & set(arguments_of(reading, reading.doc[i]).partners)}
    return found if len(found) == 1 else set()


def follow_in_turn(reading: Reading, groups: Sequence[Group]) -> None:
    """Give each of two deals what is told in turn: "one with A, another with B. The first ..." """
    ones: dict[int, list[tuple[int, Group]]] = {}
    for group in groups:
        for anchor in group.anchors:
            if anchor.family == "stand_in" and told_apart(reading, reading.doc[anchor.token]):
                ones.setdefault(anchor.sentence, []).append((anchor.token, group))
    taken = {number for group in groups for number in group.sentences}
    for number, found in ones.items():
        pair = [group for _, group in sorted(found, key=lambda each: each[0])]
        if len(pair) != 2 or pair[0] is pair[1]:
            continue
        for behind in range(number + 1, min(number + 1 + _IN_TURN, len(reading.sentences))):
            turn = next((_TURNS[t.lower_] for t in _subjects(reading, behind)), None)
            if turn is not None and behind not in taken:
                pair[turn].sentences.append(behind)


def _subjects(reading: Reading, number: int) -> Iterator[Token]:
    """Yield "the first" and its like where it is what a sentence speaks of."""
    for token in reading.sentences[number]:
        if (
            token.lower_ in _TURNS
            and token.dep_ in {"nsubj", "nsubjpass"}
            and any(child.lower_ == "the" for child in token.children)
        ):
            yield token
