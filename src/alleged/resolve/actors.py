"""Who a written name may mean: candidates with scores and reasons, and all names of a text."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from alleged.model.actor import Actor, ActorKind, Alias
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.name_trie import Found, NamedActor, NameTrie
from alleged.resolve.spelling import fold, fold_words, loose

__all__ = ["ActorIndex", "Match", "fold"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SPELLING_SCORE = 0.9
"""Of a name that is listed in another spelling."""

_OUT_OF_USE = 0.8
_GENERIC_LEFT_OUT = 0.85
_FUZZY_CUTOFF = 88.0
_WORD_CUTOFF = 75.0
_SHORTEST_FUZZY = 6
_GENERIC_WORDS = _words(
    "group movement organisation organization militia militant fighter force rebel faction party"
    " army troop insurgent leader commander chief general president minister spokesman"
    " spokesperson spokeswoman government terror terrorist jihadist islamist official authoritie"
    " side delegation negotiator wing branch soldier member"
)
COMPOUND_ENDS = _words(
    "backed led aligned allied linked affiliated held controlled run supported sponsored trained"
    " funded born based occupied dominated style inspired loyal leaning administered owned"
    " brokered mediated imposed made wide friendly ruled appointed installed proposed"
)
"""Words that make a name before their hyphen say only whose or what kind something is."""

_COMPOUND_STARTS = _words("pro anti ex non trans cross")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_OF_STATES = frozenset(
    (ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.AGENCY)
)
_HYPHENS = frozenset("-‐‑–")
_TITLES = _words(
    "president minister premier leader commander chief general gen gen. col col. colonel major"
    " lt lt. lieutenant brigadier marshal secretary secretary-general emir sheikh shaikh imam"
    " ayatollah sayyid sayyed mullah maulana mr mr. mrs ms dr dr. king prince sultan senator"
    " ambassador envoy chancellor chairman spokesman spokesperson spokeswoman warlord dictator"
    " strongman comandante ex-president vice-president supremo"
)
_OPENERS = _words(
    "a an and as at after before but by for from has have he her his how if in is it its last later"
    " of on or since so than that the their then there these they this those though to today"
    " under until was were what when where which while who whom why will with yesterday"
)


@dataclass(frozen=True, slots=True)
class Match:
    """An actor that a name may mean, and why."""

    actor: Actor
    alias: Alias
    """The listed name that was met."""

    score: float
    """1 for a listed name in use, less for each allowance made; see `reason`."""

    reason: str
    metonym: bool = False
    """The name first of all means something else, such as a capital."""

    rivals: tuple[Actor, ...] = ()
    """Other actors that the same words name just as well."""


class ActorIndex:
    """The names of all known actors, ready to be looked up. Built once, then only read."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._trie = NameTrie(self.actors.values())

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> "ActorIndex":
        """Return an index of the actors; a later actor replaces an earlier one of the same id."""
        return cls(tuple(actors))

    def __len__(self) -> int:
        return len(self.actors)

    def __contains__(self, actor_id: object) -> bool:
        return actor_id in self.actors

    def get(self, actor_id: str) -> Actor | None:
        """Return the actor of that id, or None."""
        return self.actors.get(actor_id)

    def exact(self, name: str, year: int | None = None) -> tuple[Match, ...]:
        """Return the actors listed under the name, whatever its case and accents.

        A name that was not in use in `year` is still returned, scored lower: reports keep using
        old names.
        """
        key = fold(name)
        found = [n for n in self._trie.by_fold.get(key, []) if not _is_common(name, n.alias.name)]
        if not found and key[-1:] == "s":
            found = self._trie.by_fold.get(key[:-1], [])
        matches = [_listed(each.actor, each.alias, year) for each in found]
        # An acronym is met as it is written: "PRCS" is no plural, "is" mostly another word.
        as_written = [m for m in matches if not m.alias.name.isupper() or m.alias.name == name]
        return _best_first(as_written or matches)

    def candidates(self, name: str, year: int | None = None, limit: int = 5) -> tuple[Match, ...]:
        """Return whom the name may mean, likeliest first: listed, then respelt, then similar.

        Each way is tried only if the one before found nobody. Short names and acronyms are never
        matched by likeness.
        """
        matches = (
            self.exact(name, year)
            or self._respelt(name, year)
            or self._within(name, year)
            or self._similar(name, year)
        )
        return matches[:limit]

    def longest_matches(
        self, words: Sequence[str], year: int | None = None, countries: Collection[str] = ()
    ) -> list[tuple[int, int, Match]]:
        """Return every name in a tokenised text as (first word, word after the last, match).

        Names do not overlap; the longest wins. Where words name several actors, the one that goes
        with the rest of the text wins (named there in full, or from the same countries, or from
        `countries`), and the others stand in `rivals`. Case counts: "IS" is a name, "is" is not.
        Words that only qualify others are left out: "pro-X", "X-backed", the state in "Xland's Red
        Front"; so is an acronym marked as a metonym, unless the text names its actor or something
        else from its country.
        """
        found = [each for each in self._trie.longest(words) if _stands_alone(words, each)]
        found = list(_without_owners(words, found))
        certain = [
            each
            for each in found
            if len({name.actor.id for name, _ in each.names}) == 1
            and not each.names[0][0].alias.metonym
        ]
        named = {each.names[0][0].actor.id for each in certain}
        near: Counter[str] = Counter()
        for each in certain:
            near.update(each.names[0][0].actor.countries)
        near.update(dict.fromkeys(countries, 3))
        chosen = ((each.start, each.end, self._chosen(each, year, named, near)) for each in found)
        return [
            (start, end, match)
            for start, end, match in chosen
            if not _is_borrowed(match) or match.actor.id in named or _near(match.actor, near)
        ]

    def _chosen(
        self, found: Found, year: int | None, named: Collection[str], near: Counter[str]
    ) -> Match:
        by_actor: dict[str, Match] = {}
        for name, as_listed in found.names:
            match = _read_in_text(name, as_listed, year)
            kept = by_actor.get(name.actor.id)
            if kept is None or _rank(match) > _rank(kept):
                by_actor[name.actor.id] = match
        if len(by_actor) == 1:
            return next(iter(by_actor.values()))
        at_home = any(_near(m.actor, near) for m in by_actor.values() if not m.metonym)
        ordered = sorted(
            by_actor.values(),
            key=lambda match: (
                match.actor.id in named,
                match.score >= SPELLING_SCORE,
                not (match.metonym and at_home),
                _near(match.actor, near),
                _rank(match),
            ),
            reverse=True,
        )
        best, *others = ordered
        rivals = tuple(o.actor for o in others if o.score >= best.score or o.metonym < best.metonym)
        return replace(best, rivals=rivals)

    def _respelt(self, name: str, year: int | None) -> tuple[Match, ...]:
        found = self._trie.by_loose.get(_loose(fold(name)), ())
        return _best_first(
            _lowered(
                _listed(name.actor, name.alias, year),
                SPELLING_SCORE,
                f"another spelling of {name.alias.name!r}",
            )
            for name in found
            if not name.alias.name.isupper()
        )

    def _within(self, name: str, year: int | None) -> tuple[Match, ...]:
        words = name.split()
        matches = []
        found = self.longest_matches(words, year)
        for start, end, match in found:
            left_out = (*words[:start], *words[end:])
            # "Xland Red Front (RF)": the state and the acronym say nothing new.
            known = {
                number
                for first, last, other in found
                if other.actor is match.actor
                or (
                    other.actor.kind is ActorKind.STATE
                    and set(other.actor.countries) & set(match.actor.countries)
                )
                for number in range(first, last)
            }
            rest = [w for n, w in enumerate(words) if not start <= n < end and n not in known]
            if left_out and all(word in _GENERIC_WORDS for word in fold_words(" ".join(rest))):
                reason = f"{' '.join(left_out)!r} left out"
                matches.append(_lowered(match, _GENERIC_LEFT_OUT, reason))
        return _best_first(matches)

    def _similar(self, name: str, year: int | None) -> tuple[Match, ...]:
        from rapidfuzz import fuzz, process

        key = _loose(fold(name))
        if len(key) < _SHORTEST_FUZZY or name.isupper():
            return ()
        words = sorted(key.split())
        matches = []
        for other, ratio, _ in process.extract(
            key, self._trie.by_loose.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF, limit=20
        ):
            theirs = sorted(other.split())
            if len(theirs) != len(words) or any(
                fuzz.ratio(mine, their) < _WORD_CUTOFF or _number(mine) != _number(their)
                for mine, their in zip(words, theirs, strict=True)
            ):
                continue
            for listed in self._trie.by_loose[other]:
                if not listed.alias.name.isupper():
                    reason = f"like {listed.alias.name!r} ({ratio:.0f} of 100 letters)"
                    match = _listed(listed.actor, listed.alias, year)
                    matches.append(_lowered(match, 0.8 * ratio / 100, reason))
        return _best_first(matches)


def _is_common(written: str, listed: str) -> bool:
    """Say whether words are too common to be a name: "the elders" are not The Elders.

    Other names do without their article: "Gambia" is The Gambia.
    """
    if not listed.startswith("The ") or listed[4:].lower() not in actor_nouns():
        return False
    return not (written[:4].lower() == "the " and written[4:5].isupper())


def _near(actor: Actor, near: Counter[str]) -> int:
    return sum(near[country] for country in actor.countries)


def _is_borrowed(match: Match) -> bool:
    """Say whether the name is an acronym that is better known for something else."""
    return match.metonym and match.alias.name.isupper()


def _loose(folded: str) -> str:
    return " ".join(map(loose, folded.split()))


def _listed(actor: Actor, alias: Alias, year: int | None) -> Match:
    reason = f"listed as {alias.name!r}" if alias.name != actor.name else "its name"
    match = Match(actor, alias, 1.0, reason, alias.metonym)
    if year is None or _in_use(alias, year):
        return match
    used = f"{alias.first_year or ''}-{alias.last_year or ''}"
    return _lowered(match, _OUT_OF_USE, f"{reason}, in use {used}, not {year}")


def _in_use(alias: Alias, year: int) -> bool:
    return (alias.first_year is None or alias.first_year <= year) and (
        alias.last_year is None or year <= alias.last_year
    )


def _lowered(match: Match, factor: float, reason: str) -> Match:
    return replace(match, score=round(match.score * factor, 3), reason=reason)


def _read_in_text(name: NamedActor, as_listed: bool, year: int | None) -> Match:
    match = _listed(name.actor, name.alias, year)
    if as_listed:
        return match
    return _lowered(match, SPELLING_SCORE, f"another spelling of {name.alias.name!r}")


def _rank(match: Match) -> tuple[float, bool]:
    return match.score, not match.metonym


def _best_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in matches:
        kept = best.get(match.actor.id)
        if kept is None or _rank(match) > _rank(kept):
            best[match.actor.id] = match
    ordered = sorted(best.values(), key=_rank, reverse=True)
    return tuple(
        replace(
            match,
            rivals=tuple(o.actor for o in ordered if o is not match and o.score >= match.score),
        )
        for match in ordered
    )


def _number(word: str) -> str:
    return "".join(char for char in word if char.isdigit())


def _stands_alone(words: Sequence[str], found: Found) -> bool:
    """Say whether the words are named for themselves, not as part of another word or name."""
    start, end = found.start, found.end
    if end + 1 < len(words) and words[end] in _HYPHENS and words[end + 1].lower() in COMPOUND_ENDS:
        return False
    if start > 1 and words[start - 1] in _HYPHENS and words[start - 2].lower() in _COMPOUND_STARTS:
        return False
    name = found.names[0][0]
    if start and words[start - 1].lower() == "ethnic" and name.actor.kind in _OF_STATES:
        return False  # "ethnic Xlandic forces" are not Xland's
    if len(name.folded) == 1 and name.actor.kind is ActorKind.PERSON:
        return not _inside_longer_name(words, start, end)
    return len(name.alias.name) > 3 or not _in_capitals(words, start, end)


def _without_owners(words: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the names but a state before its own group: "Xland's Red Front" names the front."""
    for each, following in zip_longest(found, found[1:]):
        owns = (
            following is not None
            and following.start == each.end + 1
            and words[each.end] in _POSSESSIVES
            and not following.names[0][0].actor.id.startswith("generic:")
        )
        if not (owns and each.names[0][0].actor.kind is ActorKind.STATE):
            yield each


def _inside_longer_name(words: Sequence[str], start: int, end: int) -> bool:
    if end < len(words) and words[end][:1].isupper() and words[end].isalpha():
        return True
    if not start or not words[start - 1][:1].isupper():
        return False
    before = words[start - 1].lower()
    return not (before in _TITLES or before in _OPENERS)


def _in_capitals(words: Sequence[str], start: int, end: int) -> bool:
    """Say whether the neighbours are all in capitals, so that capitals mean nothing."""
    near = (*words[max(0, start - 2) : start], *words[end : end + 2])
    long = [word for word in near if len(word) > 3 and word.isalpha()]
    return bool(long) and all(word.isupper() for word in long)
