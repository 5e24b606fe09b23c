"""What a source is called: a person by the fullest form of a name, a paper, or its own words."""

from alleged.extract.bare_names import bare
from alleged.extract.offices import MEDIA, ROLES, can_be_called, run_by
from alleged.extract.syntax import Run, Syntax

_BODIES = {"ORG", "GPE", "NORP", "FAC"}
_DETERMINERS = {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their"}


_PART = 3
"""Letters that a part of a double name must have more than: not the "al" of "al-Venn"."""


class PeopleNamed:
    """The people of one text, each by the fullest form of the name so far."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}
        self._first: dict[str, str] = {}
        self._parts: dict[str, str] = {}

    def fullest(self, name: str) -> str:
        """Return the fullest form in which this person was named before, and keep this one."""
        first, _, last = name.casefold().rpartition(" ")
        if first:
            self._first.setdefault(first.split(" ", 1)[0], name)
        known = self._full.get(last)
        if known is None and not first and (other := self._other(last)) is not None:
            return other
        if known is None or (len(name) > len(known) and " " in name):
            self._full[last] = name
            for part in last.split("-"):  # "Venn-Harker" may be "Venn" from here on
                if len(part) > _PART:
                    self._parts.setdefault(part, name)
            return name
        return known if " " not in name else name

    def known(self, word: str) -> str:
        """Return the name of whom a single word names, else the word."""
        key = word.casefold()
        return self._full.get(key) or self._other(key) or word

    def _other(self, key: str) -> str | None:
        """Return the name of whom a word names by a first name, or by a part of a double one."""
        return self._first.get(key) or self._parts.get(key)


def _words(syntax: Syntax, run: Run) -> str:
    return syntax.text[syntax.start[run[0]] : syntax.end[run[1] - 1]]


def person_behind(syntax: Syntax, head: int, source: Run) -> int:
    """Return the person who is named behind an office: "the leader of the Front, Ila Venn".

    It is the head itself where nobody is. The parser often hangs the name on the body. `head` and
    what is returned count tokens.
    """
    if syntax.lemma(head).casefold() not in ROLES:
        return head
    named = syntax.entity_around(source[1] - 1)
    if named is None or not head < named[0] or syntax.entity[named[0]] != "PERSON":
        return head
    return named[1] - 1 if syntax.word[named[0] - 1] == "," else head


def name_in(syntax: Syntax, source: Run, head: int, people: PeopleNamed) -> str:
    """Return the name in a source: of a person if one is named, else its words."""
    for i in (head, *(k for k in syntax.kids[head] if syntax.dep[k] in ("appos", "compound"))):
        if syntax.entity[i] == "PERSON" and syntax.pos[i] == "PROPN":
            entity = syntax.entity_around(i)
            if entity is not None:
                return people.fullest(bare(_words(syntax, entity)))
    for k in syntax.kids[head] if can_be_called(syntax, head) else ():
        if syntax.dep[k] == "appos" and syntax.pos[k] == "PROPN":
            return people.fullest(bare(_words(syntax, (syntax.subtree(k)[0], k + 1))))
    for k in syntax.kids[head] if syntax.lemma(head) in MEDIA else ():
        if syntax.dep[k] == "compound" and syntax.entity[k] == "ORG":
            entity = syntax.entity_around(k)
            if entity is not None and entity[1] <= head:
                return bare(_words(syntax, entity))  # "Orn's Vesta agency" is Vesta
    if syntax.entity[head] in _BODIES:
        entity = syntax.entity_around(head)
        if entity is not None:
            name = bare(_words(syntax, entity))
            return name if " " in name else people.known(name)  # a surname is no body's
    first, last = source
    for k in syntax.kids[head]:
        begin = syntax.subtree(k)[0]
        if begin > head and syntax.dep[k] in ("relcl", "appos", "acl", "cc", "conj"):
            last = min(last, run_by(syntax, k) or begin)
    for k in syntax.kids[head]:
        if syntax.dep[k] == "det" and first < k < head:
            first = k  # "Earlier in April a source"
    for i in range(head + 1, last):
        if syntax.word[i] in (",", "(") or syntax.tag[i] in ("WP", "WDT", "WP$"):
            last = i
            break
    while first < last - 1 and (
        syntax.word[first] in _DETERMINERS
        or (syntax.lemma(first) in MEDIA and syntax.pos[first + 1] == "PROPN")
    ):
        first += 1
    for i in range(first, last - 1):
        if syntax.lemma(i) in MEDIA and syntax.pos[i] == "NOUN" and syntax.pos[i + 1] == "PROPN":
            first = i + 1  # "the Ornian news agency Vesta" is Vesta
    first, last = syntax.trimmed((first, last))
    if first >= last:
        first, last = source
    name = _words(syntax, (first, last))
    return people.known(name) if last - first == 1 and name[:1].isupper() else name
