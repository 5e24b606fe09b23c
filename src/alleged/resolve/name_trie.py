"""A tree of the words of all names, to find every name in a text while reading it once."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from alleged.model.actor import Actor, ActorKind, Alias
from alleged.resolve.spelling import HYPHENS, acronym, ends_in_s, fold_words, loose, parts_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ARTICLES = frozenset(("the", "al"))
_JOINED_ARTICLES = _words("el ul an ash ad ar as at az ath adh ed es et ez")


_SHORTEST_RESPELT = 7


class Step(NamedTuple):
    """One part of a word of a text, reduced to what is compared."""

    raw: str
    folded: tuple[str, ...]
    """The folded word; a second form where its s may be a plural: ("houthis", "houthi")."""

    keys: tuple[str, ...]
    """What the tree may know it as: an acronym first, then the loose keys. Empty: no word."""

    capital: bool
    article: bool = False
    """Never counts, except before a hyphen for the assimilated forms (`as-Sham`)."""

    joined_article: bool = False
    hyphen: bool = False
    mark: bool = False
    """A bracket, a slash, a comma: no name reaches over it unless it is listed with it."""


class NamedActor(NamedTuple):
    """One alias in the tree, with what a text must show to be that alias."""

    actor: Actor
    alias: Alias
    folded: tuple[str, ...]
    needs_capital: bool
    keeps_its_s: bool
    """The Russians are a metonym of a state, the adjective is not."""

    may_be_respelt: bool
    """Loose keys are made for long transliterated names: Francis is not France."""


class _Node:
    __slots__ = ("after", "names")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.names: list[NamedActor] = []


class Found(NamedTuple):
    """Names that end at one word, with whether each is spelt as listed."""

    start: int
    end: int
    names: tuple[tuple[NamedActor, bool], ...]


class NameTrie:
    """All names of all actors by their words; built once, then only read."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._root = _Node()
        self.by_fold: dict[str, list[NamedActor]] = {}
        """All names under their folded words."""
        for actor in actors:
            self._add(actor, Alias(actor.name))
            # "Ansar al-Sharia (Libya)" tells two actors apart in a list; texts write no bracket.
            if actor.name.endswith(")"):
                self._add(actor, Alias(actor.name.split(" (")[0]))
            for alias in actor.aliases:
                self._add(actor, alias)

    def _add(self, actor: Actor, alias: Alias) -> None:
        steps = [step for _, step in steps_of(alias.name.split())]
        node = self._root
        for step in steps:
            key = step.keys[0]
            if key not in node.after:
                node.after[key] = _Node()
            node = node.after[key]
        if steps:
            name = NamedActor(
                actor,
                alias,
                tuple(step.folded[0] for step in steps),
                needs_capital=any(step.capital for step in steps),
                keeps_its_s=alias.metonym or actor.kind in (ActorKind.STATE, ActorKind.PERSON),
                may_be_respelt=_may_be_respelt(actor, alias, steps),
            )
            node.names.append(name)
            words = [step.folded[0] for step in steps if not step.mark]
            self.by_fold.setdefault(" ".join(words), []).append(name)

    @cached_property
    def by_loose(self) -> dict[str, list[NamedActor]]:
        """All names under their loose keys; made when a name is first sought by likeness."""
        found: dict[str, list[NamedActor]] = {}
        for folded, names in self.by_fold.items():
            found.setdefault(" ".join(map(loose, folded.split())), []).extend(names)
        return found

    def longest(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield the longest name at each place of the text, left to right, none overlapping."""
        steps = list(steps_of(words))
        at, last = 0, len(steps)
        root = self._root.after
        free_from = 0
        while at < last:
            index, step = steps[at]
            if step.keys[0] not in root and (len(step.keys) == 1 or not _known(step, root)):
                at += 1
                continue
            if index < free_from or not _between_words(steps, at):
                at += 1
                continue
            found = self._longest_at(steps, at)
            if found is None:
                at += 1
                continue
            stop, names = found
            start, end = index, steps[stop - 1][0] + 1
            yield Found(_with_article(words, start, free_from), end, names)
            at, free_from = stop, end

    def _longest_at(
        self, steps: Sequence[tuple[int, Step]], at: int
    ) -> tuple[int, tuple[tuple[NamedActor, bool], ...]] | None:
        best: tuple[int, tuple[tuple[NamedActor, bool], ...]] | None = None
        open_paths = [(at, self._root)]
        while open_paths:
            here, node = open_paths.pop()
            if node.names and (best is None or here >= best[0]) and _between_words(steps, here):
                fitting = tuple(_fitting(node.names, [step for _, step in steps[at:here]]))
                if fitting and best is not None and best[0] == here:
                    best = here, best[1] + fitting
                elif fitting:
                    best = here, fitting
            if here < len(steps):
                for key in steps[here][1].keys:
                    following = node.after.get(key)
                    if following is not None:
                        open_paths.append((here + 1, following))
        return best


def steps_of(words: Sequence[str]) -> Iterator[tuple[int, Step]]:
    """Yield the parts that count with the index of their word; punctuation is a part of its own."""
    parts = [(index, step) for index, word in enumerate(words) for step in _read(word)]
    last = len(parts) - 1
    for number, (index, step) in enumerate(parts):
        if step.hyphen or step.article:
            continue
        if step.joined_article and number < last and parts[number + 1][1].hyphen:
            continue
        yield index, step


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[Step, ...]:
    return tuple(step for part in parts_of(word) for step in _step(part))


def _step(part: str) -> Iterator[Step]:
    if part in HYPHENS:
        yield Step(part, (), (), capital=False, hyphen=True)
        return
    if part.lower() in ("'s", "’s", "'", "’"):
        return
    short = acronym(part)
    capital = any(char.isupper() for char in part)
    folded_words = fold_words(part)
    if not folded_words:
        yield Step(part, (part,), (part,), capital=False, mark=True)
        return
    for folded in folded_words:
        forms = [folded]
        if len(folded) > 4 and folded[-1] == "s" and folded[-2] in "aiou":
            forms.append(folded[:-1])
        if short and short.lower() not in forms:
            forms.append(short.lower())
        yield Step(
            part,
            tuple(forms),
            (*((short,) if short else ()), *(loose(form) for form in forms)),
            capital=capital,
            article=folded in _ARTICLES,
            joined_article=folded in _JOINED_ARTICLES,
        )


def _known(step: Step, root: dict[str, _Node]) -> bool:
    return any(key in root for key in step.keys)


def _between_words(steps: Sequence[tuple[int, Step]], stop: int) -> bool:
    """Say whether a name may begin or end before this step: not inside a compound."""
    if stop in (0, len(steps)) or steps[stop][0] != steps[stop - 1][0]:
        return True
    return steps[stop][1].mark or steps[stop - 1][1].mark


def _fitting(
    names: Iterable[NamedActor], steps: Sequence[Step]
) -> Iterator[tuple[NamedActor, bool]]:
    capital = any(step.capital for step in steps)
    for name in names:
        if name.needs_capital and not capital:
            continue
        if name.keeps_its_s and ends_in_s(steps[-1].raw) != ends_in_s(name.alias.name):
            continue
        as_listed = all(
            folded in step.folded for folded, step in zip(name.folded, steps, strict=True)
        )
        if as_listed or (name.may_be_respelt and _is_long(steps)):
            yield name, as_listed


def _may_be_respelt(actor: Actor, alias: Alias, steps: Sequence[Step]) -> bool:
    if alias.metonym or actor.kind is ActorKind.STATE:
        return False
    return any(step.capital for step in steps) and _is_long(steps)


def _is_long(steps: Sequence[Step]) -> bool:
    return len(steps) > 1 or len(steps[0].raw) >= _SHORTEST_RESPELT


def _with_article(words: Sequence[str], start: int, free_from: int) -> int:
    # "al-Nusra" is one name however it was tokenised; "the" is never part of a name.
    before = start - 1
    if before > free_from and words[before] in HYPHENS:
        before -= 1
    if before >= free_from:
        word = words[before].lower()
        if word in ("al", "al-") or (before < start - 1 and word in _JOINED_ARTICLES):
            return before
    return start
