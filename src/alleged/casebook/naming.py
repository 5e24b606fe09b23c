"""Whom a person means by a name: an actor of the ledger, or an error with the names near it."""

import difflib
from collections.abc import Iterator

from alleged.errors import NothingFound
from alleged.ledger import overview, roles
from alleged.ledger.store import Store

_NEAR = 4


class Names:
    """Every name that reports give an actor, and whom it means: an actor's id, else its name."""

    def __init__(self, store: Store) -> None:
        self._who: dict[str, set[str]] = {}
        self._names: dict[str, str] = {}
        for who, name in _pairs(store):
            self._names.setdefault(name.casefold(), name)
            for each in (who, name):
                self._who.setdefault(each.casefold(), set()).add(who)

    def exactly(self, name: str) -> frozenset[str]:
        """Return whom a name or id means that is written whole, in any case; maybe nobody."""
        return frozenset(self._who.get(name.strip().casefold(), ()))

    def meant(self, names: str, written: str = "") -> frozenset[str]:
        """Return whom names mean: `Reed Guild | Salt League`.

        A name is that of an actor if there is one; else it means all of whose name it is a part.
        `written` is the file and line where it stands. Raises NothingFound for a name that no
        report has, with the names near it.
        """
        found = (self._one(name.strip(), written) for name in names.split("|"))
        return frozenset[str]().union(*found)

    def _one(self, name: str, written: str) -> frozenset[str]:
        wanted = name.casefold()
        fits = self.exactly(name)
        if wanted and not fits:
            parts = [self._who[folded] for folded in self._names if wanted in folded]
            fits = frozenset[str]().union(*parts)
        if fits:
            return fits
        near = difflib.get_close_matches(wanted, self._names, _NEAR, 0.5)
        words = set(wanted.split())
        near += [folded for folded in self._names if words & set(folded.split())]
        close = ", ".join(repr(self._names[each]) for each in list(dict.fromkeys(near))[:_NEAR])
        where = f"{written}: " if written else ""
        raise NothingFound(
            f"{where}no report names an actor {name!r}",
            hint=f"Near it: {close}." if close else "`alleged actors` lists those named.",
        )


def _pairs(store: Store) -> Iterator[tuple[str, str]]:
    for each in overview.actors(store):
        yield each.actor or each.name, each.name
    yield from roles.names(store)
