"""What a person wants to suppose, given by names, as what the weigher can take away or change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from alleged.errors import NothingFound, QueryError
from alleged.model.assessment import Verdict
from alleged.model.evidence import BodyOfEvidence
from alleged.model.supposition import Change, Part
from alleged.publish.weighed import Weighed
from alleged.weigh.supposing import names_of

_LISTED = 12


@dataclass(frozen=True, slots=True)
class Footing:
    """What a verdict stands on, without any words of reports: all that supposing needs."""

    id: str
    """The episode's id."""

    body: BodyOfEvidence
    verdict: Verdict
    given: Mapping[str, str]
    """Ids of its reports, by the ids that they were given."""


def footing_of(weighed: Weighed) -> Footing:
    """Return what the verdict on an episode stands on."""
    given = {report.given_id: report.id for report in weighed.reports.values()}
    return Footing(weighed.id, weighed.body, weighed.verdict, given)


def change_of(
    footing: Footing, distrust: Iterable[str], trust: Iterable[str], prior: float | None
) -> Change:
    """Return the change that these names mean for an episode.

    Raises NothingFound or QueryError if a name means nothing there, or several things.
    """
    return Change(
        tuple(_part_named(footing, name) for name in distrust),
        tuple(_only(footing, (Part.SOURCE,), name)[1] for name in trust),
        prior,
    )


def _part_named(footing: Footing, name: str) -> tuple[Part, str]:
    return _only(footing, (Part.SOURCE, Part.KIND, Part.DOCUMENT, Part.ORIGIN), name)


def _only(footing: Footing, parts: Sequence[Part], name: str) -> tuple[Part, str]:
    """Return the only thing of that name; whole names go before beginnings and parts."""
    known = [(part, each) for part in parts for each in names_of(footing.body, part)]
    if Part.DOCUMENT in parts:
        name = footing.given.get(name, name)
    wanted = name.strip().casefold()
    for fits in (_same, _begins, _holds):
        for part in parts:
            found = [each for of, each in known if of is part and fits(each.casefold(), wanted)]
            if len(found) == 1:
                return part, found[0]
            if found:
                raise QueryError(
                    f"{name!r} may mean several things", hint=f"Give one whole: {_list(found)}."
                )
    raise NothingFound(
        f"no {' or '.join(part.value for part in parts)} {name!r} bears on {footing.id}",
        hint=f"Here are: {_list(each for _, each in known)}.",
    )


def _same(each: str, wanted: str) -> bool:
    return each == wanted


def _begins(each: str, wanted: str) -> bool:
    return bool(wanted) and each.startswith(wanted)


def _holds(each: str, wanted: str) -> bool:
    return bool(wanted) and wanted in each


def _list(names: Iterable[str]) -> str:
    known = list(dict.fromkeys(names))
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return ", ".join(map(repr, known[:_LISTED])) + more
