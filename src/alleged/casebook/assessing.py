"""Assessments and grades as a person makes them, checked before they are kept."""

from datetime import UTC, datetime

from alleged.errors import NothingFound, QueryError
from alleged.ledger.outlets import source_named
from alleged.ledger.store import Store
from alleged.model.assessed import Assessment, Basis
from alleged.model.inquiry import Grade
from alleged.publish.verdict_json import verdict_object
from alleged.publish.weighed import Weighed

LETTERS = "ABCDEF"
GONE = "the report that told of it is hidden, or reviews rejected what it tells"


def assessment_of(weighed: Weighed, basis: Basis, note: str, who: str) -> Assessment:
    """Return a verdict as somebody's assessment; its number and time are given when it is kept."""
    return Assessment(
        0,
        weighed.card.episode.members[0].id,
        weighed.card.heading,
        verdict_object(weighed.verdict),
        basis,
        note.strip(),
        who,
        datetime.now(UTC),
    )


def grade_of(store: Store, source: str, letter: str, because: str, who: str) -> Grade:
    """Return the grade that somebody gives a source. Raises NothingFound or QueryError."""
    if letter.upper() not in LETTERS or len(letter) != 1:
        raise QueryError(
            f"no Admiralty letter is {letter!r}",
            hint="A (reliable) to E (unreliable), or F: it cannot be judged.",
        )
    if not because.strip():
        raise QueryError(
            "a decision needs its reason", hint="Say in a few words what it rests on: `--because`."
        )
    names = source_named(store, source)
    if not names:
        raise NothingFound(
            f"no report is by {source!r}, and none quotes such a speaker",
            hint="`alleged sources` lists them.",
        )
    if len(names) > 1:
        raise QueryError(
            f"several sources fit {source!r}",
            hint=f"Give one name whole: {', '.join(map(repr, names))}.",
        )
    return Grade(names[0], letter.upper(), because.strip(), who, datetime.now(UTC))
