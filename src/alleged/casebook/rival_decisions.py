"""A person's decision about rival hypotheses, checked before it is kept."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from alleged.casebook.asking import ids_of
from alleged.casebook.episode_decisions import telling_of
from alleged.casebook.finding import find
from alleged.errors import BadHypotheses, NothingFound, QueryError
from alleged.hypotheses.matrix_file import LEAST, MOST
from alleged.ledger.store import Store
from alleged.model.claim import Claim
from alleged.model.hypothesis import Relevance
from alleged.model.rivals import AskedOf, Draft, Evidence, Judgement, Rival
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.rivals_told import Quoted

_NAME = re.compile(r"[\w.-]+")


def named(name: str) -> str:
    """Return the name of a matrix or rival if it can be typed without quotes."""
    if not _NAME.fullmatch(name):
        raise BadHypotheses(
            f"{name!r} cannot be a name",
            hint="Allowed: letters, digits, dots, dashes and underscores, at least one of them.",
        )
    return name


def begun(question: str, hypotheses: Mapping[str, str]) -> Draft:
    """Return a draft of a question and rivals."""
    if not question.strip():
        raise BadHypotheses("a matrix needs a question", hint="Give it one: `--question`.")
    return Draft(question.strip(), tuple(rival(name, text) for name, text in hypotheses.items()))


def rival(name: str, text: str) -> Rival:
    """Return a rival that has both a name and words."""
    if not text.strip():
        raise BadHypotheses(
            f"the hypothesis {name!r} says nothing", hint="Write `name=what is thought`."
        )
    return Rival(named(name), text.strip())


def resolved(store: Store, draft: Draft) -> Draft:
    """Return a draft whose rows name what they rest on by whole ids of the ledger.

    Raises NothingFound or BadHypotheses, with file and line, if there is nothing of that sort.
    """
    return replace(draft, evidence=tuple(_resolved(store, row) for row in draft.evidence))


def evidence(
    store: Store,
    name: str,
    ids: Iterable[str],
    given: Mapping[str, Judgement],
    text: str,
    sources: Sequence[str],
    origins: Sequence[str],
    credibility: float | None,
    relevance: str,
    q: float | None,
) -> Evidence:
    """Return a row whose every part is what it may be."""
    if not name.strip():
        raise BadHypotheses("a row needs a name", hint="Give it a few words: `--row`.")
    if relevance not in list(Relevance):
        raise BadHypotheses(
            f"{relevance!r} is no relevance", hint=f"Allowed: {', '.join(Relevance)}."
        )
    if credibility is not None and not 0.0 <= credibility <= 1.0:
        raise BadHypotheses(f"credibility {credibility:g}", hint="Allowed: 0 to 1.")
    row = Evidence(
        name.strip(),
        cells(given),
        text,
        sources=tuple(sources),
        origins=tuple(origins),
        credibility=credibility,
        relevance=Relevance(relevance),
        q=share("q", q),
    )
    for each in ids:
        row = _resting_on(store, row, each)
    return row


def cells(given: Mapping[str, Judgement]) -> dict[str, Judgement]:
    """Return cells whose p is a probability."""
    for name, cell in given.items():
        share(f"p of {name}", cell.p)
    return dict(given)


def share(what: str, value: float | None) -> float | None:
    """Return a probability that is neither impossible nor certain."""
    if value is not None and not LEAST <= value <= MOST:
        raise BadHypotheses(
            f"{what} is {value:g}, which is not a number from {LEAST:g} to {MOST:g}",
            hint=f"Allowed: {LEAST:g} to {MOST:g}.",
        )
    return value


def filled(row: Evidence, expected: Mapping[str, Judgement]) -> Evidence:
    """Return a row with the cells that nobody judged filled as expected."""
    return replace(row, cells={**expected, **row.cells})


def of_episode(
    card: EpisodeCard, taken: Collection[str], expected: Mapping[str, Judgement]
) -> Evidence:
    """Return the row that an episode makes, by a name that no row has that is `taken`."""
    name = card.what if card.what not in taken else f"{card.what} ({card.id})"
    return Evidence(name, expected, told=(card.episode.tellings[0],))


def of_claims(draft: Draft, found: Iterable[Quoted]) -> list[Evidence]:
    """Return the rows that claims make, without those that a row rests on already."""
    known = {each for row in draft.evidence for each in row.said}
    return [
        Evidence(f"{each.who} {each.stance}: {each.id}", text=each.text, said=(each.id,))
        for each in found
        if each.id not in known
    ]


def _resolved(store: Store, row: Evidence) -> Evidence:
    listed, where = (*row.told, *row.said), f"{row.written}: " if row.written else ""
    row = replace(row, told=(), said=())
    for each in listed:
        try:
            row = _resting_on(store, row, each)
        except QueryError as error:
            raise type(error)(f"{where}{error}", hint=error.hint) from error
    for asked in row.asked:
        ids = tuple(ids_of(store, asked))
        if asked.of is AskedOf.TOLD:
            row = replace(row, told=(*row.told, *ids))
        else:
            row = replace(row, said=(*row.said, *ids))
    return row


def _resting_on(store: Store, row: Evidence, wanted: str) -> Evidence:
    """Return a row that rests on one thing more. Raises NothingFound or QueryError."""
    if wanted.startswith("claim-"):
        claim = find(store, wanted)
        if not isinstance(claim, Claim):
            raise NothingFound(f"{wanted!r} is no claim", hint="`alleged claims` lists them.")
        return replace(row, said=(*row.said, claim.id))
    return replace(row, told=(*row.told, telling_of(store, wanted)))
