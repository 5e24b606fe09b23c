"""Names of news outlets: which there are, how they are found in a text, which are one."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from alleged.model.document import Span

_WORDS = (
    "Times|Post|News|Herald|Tribune|Gazette|Courier|Journal|Chronicle|Telegraph|Ledger|Press|Wire"
    "|Agency|Radio|TV|Television|Broadcasting|Monitor|Observer|Guardian|Star|Standard|Dispatch"
    "|Examiner|Mail|Mirror|Globe|Independent|Inquirer|Register|Review|Bulletin|Weekly|Daily|Magazine"
)
_PART = r"[A-Z][\w’&-]{0,30}"
"""Bounded, since a row of hyphens can be parted into words in any number of ways."""

_BY_FORM = re.compile(
    rf"\b(?:(?:{_PART}[ -]){{1,3}}(?:{_WORDS})(?: (?:Service|Agency|Network))?"
    rf"|(?:Radio|Daily|Agence|Agencia) {_PART}(?: {_PART})?"
    rf"|(?:{_PART}[ -]){{0,3}}(?:News|Wire|Press) (?:Service|Agency|Network))\b"
)
_HAS_FORM = re.compile(f"{_WORDS}|Agence|Agencia")
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f]"
_FIRST = re.compile(rf"(?<!\w)(?:al-)?{_CAPITAL}[\w&/+-]*")
_NO_NAME = re.compile(r"^(?:The|An?|In|On|But|And) ")
_ARTICLE = re.compile(r"^(?:the)\s+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(|\s+via\s+")

Found = tuple[str, str, Span]
"""A name as written, the key of the outlet, and where the name stands."""


class Outlets:
    """The best known outlets, those of a ledger, and any whose name has the form of one's."""

    def __init__(self, lines: Iterable[tuple[str, str]], unclear: Iterable[str] = ()) -> None:
        self._unclear = frozenset(unclear)
        self._names = Names([*lines, *((name, outlet_key(name)) for name in self._unclear)])

    @classmethod
    def of(cls, outlets: Iterable[str]) -> "Outlets":
        """Return the best known ones and those of a ledger, with their initials."""
        initials, unclear = [], []
        for name in sorted({host_of(outlet) for outlet in outlets} - {""}):
            words = [word for word in name.split() if word[:1].isupper()]
            if not _BY_FORM.search(name) and not is_known(name):
                unclear.append(name)
            elif len(words) > 2 and words[0] != "The":
                initials.append(("".join(word[0] for word in words), outlet_key(name)))
        return cls([*initials, *_known()[0]], unclear)  # the ledger's own go before others

    @classmethod
    @cache
    def shipped(cls) -> "Outlets":
        """Return the best known ones alone."""
        return cls(_known()[0])

    def is_clear(self, name: str) -> bool:
        """Say whether a name is an outlet's wherever it stands.

        An observers' mission publishes bulletins, and is named in many reports that took nothing
        from these; whom somebody spoke to is an outlet all the same.
        """
        return name not in self._unclear

    def within(self, text: str, start: int = 0) -> Iterator[Found]:
        """Yield each name, its key and its place counted from `start`, the longest at each."""
        found = [(span.start, -span.end, key) for _, key, span in self._names.within(text)]
        for match in _BY_FORM.finditer(text) if _HAS_FORM.search(text) else ():
            name = _NO_NAME.sub("", match.group())
            if " " in name or "-" in name:
                found.append((match.end() - len(name), -match.end(), outlet_key(name)))
        reached = -1
        for at, minus_end, key in sorted(found):
            if at >= reached:
                reached = -minus_end
                yield text[at:reached], key, Span(start + at, start + reached)


class Names:
    """Names found in a text as they are written, by their first word."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = {}
        for name, key in lines:
            if first := _FIRST.match(name):
                self._by_first.setdefault(first[0], []).append((name, key))
        for each in self._by_first.values():
            each.sort(key=lambda entry: -len(entry[0]))

    def within(self, text: str) -> Iterator[Found]:
        """Yield each name, its key and its place, the longest of those that begin at one."""
        if not self._by_first:
            return
        for match in _FIRST.finditer(text):
            start = match.start()
            for name, key in self._by_first.get(match.group(), ()):
                end = start + len(name)
                if text.startswith(name, start) and not text[end : end + 1].isalnum():
                    yield name, key, Span(start, end)
                    break


def outlet_key(name: str) -> str:
    """Return the key of an outlet, the same for all names it goes by.

    >>> outlet_key("The Associated Press") == outlet_key("AP")
    True
    """
    folded = " ".join(_ARTICLE.sub("", name).casefold().split())
    return _known()[1].get(folded, folded)


def host_of(outlet: str) -> str:
    """Return the name of an outlet without what stands behind it in brackets.

    >>> host_of("Harbour Gazette (Example Wire)"), host_of("Example Wire via Harbour Gazette")
    ('Harbour Gazette', 'Example Wire')
    """
    return _BRACKETS.split(outlet)[0].strip()


def is_known(name: str) -> bool:
    """Say whether a name is that of one of the best known outlets."""
    return _ARTICLE.sub("", name.strip()).casefold() in _known()[1]


@cache
def _known() -> tuple[list[tuple[str, str]], dict[str, str]]:
    """Return the names of the best known outlets with their keys, and the keys by folded name."""
    table = (files("alleged.data") / "words" / "outlets.csv").read_text(encoding="utf-8")
    names: list[tuple[str, str]] = []
    for line in table.splitlines():
        if line and not line.startswith("#"):
            first, *others = (name.strip() for name in line.split("|"))
            key = _ARTICLE.sub("", first).casefold()
            names += [(name, key) for name in (first, *others)]
    folded = {_ARTICLE.sub("", name).casefold(): key for name, key in names}
    return names, folded
