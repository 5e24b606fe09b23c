"""Episodes of a ledger as a pattern counts them: who takes part, of what sort, on whose word."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from alleged.casebook.asking import tellings_of
from alleged.casebook.grounds import Ledgered
from alleged.casebook.naming import Names
from alleged.errors import NothingFound, QueryError
from alleged.hypotheses.asked_file import asked
from alleged.hypotheses.building import found as found_among
from alleged.ledger import overview
from alleged.ledger.store import Store
from alleged.model.assessment import Verdict
from alleged.model.deal import Party
from alleged.model.grouping import Grouping
from alleged.model.pattern import Baseline, Occasion
from alleged.model.rivals import Asked, AskedOf
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.patterns_told import Counted, PatternWords

AGAINST = {"deals": "deal", "outcomes": "outcome", "all": ""}
"""What the others may be, and the type of episode that is."""

_NARROW = ("actor", "place", "since", "until", "evidence", "outlet", "text", "document")


@dataclass(frozen=True, slots=True)
class Question:
    """A pattern as it is asked for, every word of it checked."""

    name: str
    """Of the group."""

    members: tuple[str, ...]
    grouping: Grouping
    about: tuple[Asked, ...]
    """Episodes that fit any of these are those that the pattern is about."""

    others: Asked | None
    """The episodes they are held against, or whose actors could have; None if it needs none."""

    narrowed: tuple[tuple[str, str], ...]
    against: str
    baseline: Baseline
    share: float | None

    @classmethod
    def of(
        cls,
        group: str | Sequence[str],
        grouping: Grouping,
        kinds: Sequence[str],
        status: str,
        visibility: str,
        beside: str,
        against: str,
        baseline: str,
        share: float | None,
        fields: Mapping[str, str | date | None],
    ) -> "Question":
        """Return what is asked. Raises BadHypotheses, NothingFound or QueryError."""
        name, members = _members(group, grouping)
        test = Baseline(_one_of(baseline, tuple(Baseline), "baseline"))
        kind_of_others = AGAINST[_one_of(against, tuple(AGAINST), "`--against`")]
        for field in fields:
            _one_of(field, _NARROW, "filter")
        narrowed = {name: _text(value) for name, value in fields.items() if value}
        own = {"status": status, "visibility": visibility, "with": beside}
        own = {name: value for name, value in own.items() if value}
        if test is Baseline.SHARE and (share is None or not 0.0 < share < 1.0):
            raise QueryError(
                f"a share of {share!r} is none",
                hint="Give the share of all who could have that is of the group: `--share 0.4`.",
            )
        if test is Baseline.OTHERS and not kinds and not own and kind_of_others != "outcome":
            raise QueryError(
                "a pattern needs something that sets its episodes apart from the others",
                hint="Say it with --kind, --status, --visibility or --with; or hold all deals "
                "against victories and losses with --against outcomes.",
            )
        if not kinds and "type" not in own:
            own["type"] = "deal"
        about = tuple(
            asked({**narrowed, **own, **({"kind": kind} if kind else {})}, AskedOf.TOLD)
            for kind in kinds or ("",)
        )
        others = {**narrowed, **({"type": kind_of_others} if kind_of_others else {})}
        return cls(
            name,
            members,
            grouping,
            about,
            asked(others, AskedOf.TOLD) if test is not Baseline.SHARE else None,
            tuple(narrowed.items()),
            against,
            test,
            share,
        )

    def words(self) -> PatternWords:
        """Return what is asked, for a reader."""
        own = [dict(each.fields) for each in self.about]
        kinds = [each["kind"].replace("_", " ") for each in own if "kind" in each]
        narrowed = ", ".join(f"{name} {value}" for name, value in self.narrowed)
        parts = [f"of {' or '.join(kinds)}"] if kinds else []
        for field, words in (
            ("with", "with {}"),
            ("status", "told as {}"),
            ("visibility", "told as {}"),
        ):
            if field in own[0]:
                parts.append(words.format(own[0][field].replace(" | ", " or ")))
        others = {"deals": "other deals", "outcomes": "victories and losses", "all": "all others"}
        return PatternWords(self.name, " ".join(parts), others[self.against], narrowed, self.share)


@dataclass(frozen=True, slots=True)
class Found:
    """What a ledger has for a pattern."""

    told: tuple[Counted, ...]
    group: frozenset[str]
    """Keys of the actors of the group."""

    pool: frozenset[str]
    members: tuple[str, ...]
    """Names of those that take part in an episode that is counted."""

    missing: tuple[str, ...]
    """Names of those that take part in none."""


def occasions(store: Store, ledgered: Ledgered, question: Question) -> Found:
    """Return every episode of a selection, with and without what the pattern is about.

    Raises NothingFound if no episode is about it, or if an actor is not named in any report.
    """
    about = {key for each in question.about for key in tellings_of(store, each)}
    if not about:
        if not overview.counts(store).documents:
            raise NothingFound(
                "the ledger is empty",
                hint="`alleged read PATH` reads a report or a folder of reports into it.",
            )
        words = question.about[0].words or "this"
        raise NothingFound(
            f"no episode of the ledger fits {words}",
            hint="Ask for less; `alleged episodes --reports 1` lists them all.",
        )
    others = set(tellings_of(store, question.others)) if question.others else set[str]()
    same = _Same(store, question.grouping)
    apart = same.keys([dict(question.narrowed).get("actor", "")])
    apart |= same.keys([dict(question.about[0].fields).get("with", "")])
    cards = ledgered.episodes(about | others)
    told = tuple(
        _counted(card, verdict, about, same, apart, question.grouping.families, ledgered)
        for card, verdict in zip(cards, ledgered.verdicts(cards), strict=True)
    )
    group = same.keys(question.members) - apart
    taking_part = frozenset[str]().union(*(each.occasion.actors for each in told))
    here = [name for name in question.members if same.keys([name]) & taking_part]
    pool = same.keys(question.grouping.pool)
    return Found(
        told,
        group & (taking_part | pool) or group,
        pool | group if pool else frozenset(),
        tuple(here),
        tuple(name for name in question.members if name not in here),
    )


class _Same:
    """Which names mean one actor, by what the ledger knows and what a person says."""

    def __init__(self, store: Store, grouping: Grouping) -> None:
        self._names = Names(store)
        self._written = grouping.written
        self._one: dict[str, str] = {}
        for name, others in grouping.same.items():
            for other in others:
                self._one[other] = name  # it may be that no report has it
                self._one.update((who, name) for who in self._names.exactly(other))

    def key(self, who: Party) -> str:
        """Return the key of somebody with a role."""
        key = who.actor or who.name
        return self._one.get(key, key)

    def keys(self, names: Iterable[str]) -> frozenset[str]:
        """Return the keys of the actors that names mean. Raises NothingFound for one unknown."""
        found: set[str] = set()
        for name in names:
            if name in self._one.values():
                found.add(name)
            elif name:
                found |= self._names.meant(name, self._written.get(name, ""))
        return frozenset(self._one.get(key, key) for key in found)


def _counted(
    card: EpisodeCard,
    verdict: Verdict,
    about: set[str],
    same: _Same,
    apart: frozenset[str],
    families: Mapping[str, tuple[str, ...]],
    ledgered: Ledgered,
) -> Counted:
    family_of = {outlet.casefold(): name for name, many in families.items() for outlet in many}
    outlets = {Report.of(each.document).voice for each in card.cards}
    actors = frozenset(same.key(who) for each in card.cards for who in _taking_part(each))
    occasion = Occasion(
        card.id,
        actors - apart,
        not about.isdisjoint(card.episode.tellings),
        chance=verdict.probability,
        families=frozenset(family_of.get(each.casefold(), each) for each in outlets),
        origins=ledgered.origins(card),
    )
    return Counted(occasion, card.heading)


def _taking_part(card: DealCard | PropositionCard) -> tuple[Party, ...]:
    return card.deal.parties if isinstance(card, DealCard) else card.proposition.roles


def _members(group: str | Sequence[str], grouping: Grouping) -> tuple[str, tuple[str, ...]]:
    names = (group,) if isinstance(group, str) else tuple(group)
    if not names and len(grouping.groups) == 1:
        names = tuple(grouping.groups)
    if not names:
        listed = f"Groups of the file: {', '.join(grouping.groups)}. " if grouping.groups else ""
        raise QueryError(
            "whom is the pattern about?",
            hint=f"{listed}Name a group of a file, or actors: `--group NAME`, several times.",
        )
    if len(names) == 1 and grouping.groups and "|" not in names[0]:
        if names[0] in grouping.groups:
            return names[0], grouping.groups[names[0]]
        found_among(names[0], grouping.groups, "group")
    return " or ".join(names), names


def _one_of(word: str, allowed: Sequence[str], what: str) -> str:
    if word not in allowed:
        raise QueryError(
            f"there is no {what} {word!r}", hint=f"It is one of: {', '.join(allowed)}."
        )
    return word


def _text(value: str | date) -> str:
    return value if isinstance(value, str) else f"{value:%Y-%m-%d}"
