"""How a voice of a report knows what it says, and on whose side of the matter it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from alleged.model.claim import Attribution, Claim, SourceKind, Stance, Voice
from alleged.model.deal import Deal, Party
from alleged.model.document import Document
from alleged.model.evidence import Checklist
from alleged.model.proposition import Proposition
from alleged.model.testimony import Access, Interest
from alleged.weigh.checklists import OPPONENT, interest_of

Told = Deal | Proposition
Foes = Mapping[str, frozenset[str]]
"""By actor, those whom reports say that it fights."""

_UNNAMED = frozenset((SourceKind.UNNAMED, SourceKind.CROWD))
_SPEAKS_FOR = re.compile(r"\b(spokes\w+|statement|press office|ministry)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(by|from|against|near|under|opposed to|fled|rejects?)\s+(the\s+)?$")
_HEDGES = re.compile(
    r"\b((may|might|could) (well )?(have|be)|appear(s|ed)? to|seem(s|ed)? to|apparently|possibly"
    r"|perhaps|probably|as far as (we|I|he|she|they) kn[eo]w|(is|are|was|were) (believed|thought)"
    r" to)\b",
    re.IGNORECASE,
)


class Standing(NamedTuple):
    """How a voice stands to what it says."""

    access: Access
    interest: Interest
    side: str
    """The party it speaks for, by name; empty if it is none that the report shows."""

    speaks_for: bool
    """Whether its office is to speak for that party."""


class Sayings:
    """The claims of one telling, and what its report says of who makes them."""

    def __init__(
        self,
        told: Told,
        document: Document,
        claims: Iterable[Claim],
        attributions: Iterable[Attribution] = (),
        called: Mapping[str, frozenset[str]] = MappingProxyType({}),
    ) -> None:
        """`called` are the names that reports use for an actor, by its id."""
        self.told = told
        self.document = document
        told_id = told.id  # a digest: worked out once
        self.claims = tuple(each for each in claims if each.about_id == told_id)
        self._said = {
            voice.span: attribution
            for attribution in attributions
            for voice in (attribution.speaker, *attribution.co_speakers)
            if voice is not None
        }
        self._parties = _with_names(parties_of(told), called)

    def claim(self, claim_id: str) -> Claim:
        """Return one of the claims."""
        return next(each for each in self.claims if each.id == claim_id)

    def standing(self, claim: Claim, checklist: Checklist, foes: Foes) -> Standing:
        """Return how the innermost voice of a claim stands to what it says."""
        voice = claim.speaker
        party, speaks_for = self._party(voice)
        access = self._access(claim, party)
        supports = claim.decided_stance in (Stance.ASSERTS, Stance.REPORTS)
        if party is not None:
            interest = interest_of(checklist, party.role, supports=supports)
        elif voice.actor and any(p.actor in foes.get(voice.actor, ()) for p, _ in self._parties):
            interest = interest_of(checklist, OPPONENT, supports=supports)
        else:
            interest = Interest.NONE
        side = (party.name if party else voice.name) if interest.serves else ""
        return Standing(access, interest, side or (party.name if party else ""), speaks_for)

    def is_unnamed(self, voice: Voice) -> bool:
        """Say whether a voice is none that could be found and asked."""
        if voice.is_author or voice.actor:
            return False
        said = self._said.get(voice.span)
        if said is not None and said.source_kind in _UNNAMED:
            return True
        return not any(word[:1].isupper() for word in voice.name.split())

    def _access(self, claim: Claim, party: Party | None) -> Access:
        voice = claim.speaker
        if voice.is_author:
            others = (v for v in self.told.claimed_by if not v.is_author)
            rests = claim.decided_stance is Stance.ASSERTS and any(others)
            return Access.TOLD if rests and party is None else Access.UNSAID
        if self.is_unnamed(voice):
            return Access.UNNAMED
        if party is not None:
            return Access.SAW
        return Access.TOLD if len(claim.voice) > 2 else Access.UNSAID

    def _party(self, voice: Voice) -> tuple[Party | None, bool]:
        """Return the party that a voice is or belongs to, and whether it is its mouthpiece."""
        if voice.is_author:
            words = f"{self.document.outlet} {' '.join(self.document.authors)} {voice.name}"
        else:
            said = self._said.get(voice.span)
            spans = said.source if said is not None else ()
            named = " ".join(span.of(self.document.text) for span in spans)
            words = f"{voice.name} {voice.mention} {named}"
        for party, _ in self._parties:
            if voice.actor and voice.actor == party.actor:
                return party, True
        for party, names in self._parties:
            if any(_named(name, words) for name in names):
                speaks = voice.is_author or bool(_SPEAKS_FOR.search(words))
                return party, speaks or voice.name == party.name
        return None, False


def parties_of(told: Told) -> tuple[Party, ...]:
    """Return everybody with a role."""
    if isinstance(told, Deal):
        return (*told.parties, *told.mediators, *told.other_roles)
    return told.roles


def called_in(told: Iterable[Told]) -> dict[str, frozenset[str]]:
    """Return the names that tellings use for each actor with a role in them."""
    found: dict[str, set[str]] = {}
    for each in told:
        for party in parties_of(each):
            if party.actor:
                found.setdefault(party.actor, set()).update((party.name, party.mention))
    return {actor: frozenset(names) for actor, names in found.items()}


def is_hedged(claim: Claim) -> bool:
    """Say whether the words of a claim are not stood by: "may have", "appears to".

    >>> from alleged.model.document import Span
    >>> words = "They may have met, a clerk said"
    >>> is_hedged(Claim("d", Span(0, 31), words, (), Stance.ASSERTS, "deal", "x"))
    True
    """
    return bool(_HEDGES.search(claim.quote))


def publisher(document: Document) -> str:
    """Return who publishes a report: the outlet, else its authors, else what names the report."""
    return document.outlet or " and ".join(document.authors) or document.given_id


def _with_names(
    parties: Iterable[Party], called: Mapping[str, frozenset[str]]
) -> list[tuple[Party, frozenset[str]]]:
    """Return parties with what each is called, and nobody else: Velmoran army, HLA, army."""
    found = [(party, _names_of(party, called)) for party in parties]
    shared = Counter(name.casefold() for _, names in found for name in names)
    return [
        (party, frozenset(name for name in names if shared[name.casefold()] == 1))
        for party, names in found
    ]


def _names_of(party: Party, called: Mapping[str, frozenset[str]]) -> frozenset[str]:
    names = {party.name, party.mention, *called.get(party.actor or "", ())}
    initials = {"".join(w[0] for w in name.split() if w[0].isupper()) for name in names}
    plain = {name.split()[-1] for name in names if name and name.split()[-1].islower()}
    return frozenset(names | plain | {each for each in initials if len(each) > 2})


def _named(name: str, words: str) -> bool:
    """Say whether words name somebody as one of theirs: "spokesman of the Orrin Council"."""
    bare = re.sub(r"^(the|an?|its|their)\s+", "", name, flags=re.IGNORECASE)
    if len(bare) < 3:
        return False
    found = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", words, re.IGNORECASE)
    return found is not None and not _AGAINST.search(words[: found.start()])
