"""A war that never was, as many reports of it as are asked for, and what each of them tells.

Nothing is read: each report is put together from sentences whose places are known, so that every
claim quotes words that stand there. A report tells two deals and two other things in ten claims,
names people whom nobody else names, and is about 300 words long. What is told is told again while
it is news, the more often the more have told it, so that most episodes have one voice and a few
have hundreds; some actors, places, outlets and speakers come up all the time and most hardly ever.
Every fifth report is a copy of the one before, in another paper.
"""

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Attribution, Claim, SourceKind, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, NamedEvidence, Party, Visibility
from alleged.model.document import Document, Span
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.proposition import Proposition, PropositionType
from alleged.model.telling import Telling

DAYS = 1500
"""From the first report to the last."""

DEALS, OTHERS, CLAIMS = 2, 2, 10
"""In each report."""

_START = date(2031, 1, 1)
_AGAIN, _NEWS = 0.62, 3_000
"""How often what is told was told before, and how many tellings are news."""

_SYLLABLES = ("ka", "to", "re", "mi", "sal", "ven", "dor", "pa", "lu", "ber", "nix", "ori", "tam")
_THINGS = ("bridge", "grain store", "clinic", "power line", "custom house", "reservoir", "school")
_FILLER = (
    "Rain kept the roads to {place} closed for {n} days, and lorries turned back at the {thing}.",
    "In {place} the {thing} had no water since noon, and {n} families slept in the hall.",
    "Flour cost {n} crowns a sack at the market of {place}, twice as much as in spring.",
    "Nobody could say who held the {thing}; shells fell on both banks until the evening.",
    "Some {n} people crossed near {place} on foot with what they could carry.",
    "It was the {n}th week without light in the quarter around the {thing}.",
    "Buses that were to leave {place} at dawn stood empty beside the {thing} at night.",
)
_OUTCOMES = ("killed", "captured", "took", "withdrew")
_BESIDES = (
    (PropositionType.RELATION, ("funds", "arms", "fights", "backs")),
    (PropositionType.ACCUSATION, ("collusion", "neglect", "lying")),
    (PropositionType.FORECAST, ("forecast",)),
)
_WORDS = {
    "killed": "killed a commander", "captured": "captured forty men", "took": "took the mill",
    "withdrew": "withdrew from the mill", "funds": "pays the crews", "arms": "sends shells",
    "fights": "fights the guard", "backs": "backs the guard", "collusion": "let the guard pass",
    "neglect": "left the wounded", "lying": "lied about the mill", "forecast": "will take the mill",
}  # fmt: skip
_KINDS, _STATUSES = tuple(DealKind), tuple(DealStatus)


def _named(number: int, ending: str = "") -> str:
    parts, left = [], number + 30
    while left:
        left, at = divmod(left, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts).capitalize() + ending


def _place(number: int) -> Place:
    if number % 6 == 5:
        return Place(_named(number, "ford"), None, None, None, "unknown")
    lat, lon = 20 + number * 7 % 1500 / 60, 10 + number * 11 % 2300 / 60
    sort = "province" if number % 40 == 0 else "town"
    return Place(_named(number, "ford"), lat, lon, str(900_000 + number), sort, "xx")  # type: ignore[arg-type]


ACTORS = [_named(n, e) for n in range(200) for e in (" Front", " Council")]
PLACES = [_place(n) for n in range(3_000)]
_OUTLETS = [_named(n, e) for n in range(60) for e in (" Gazette", " Wire", " Post")]
_SPEAKERS = [f"{_named(n)} {_named(n * 7 + 3)}" for n in range(5_000)]


def _often(chance: random.Random, several: int) -> int:
    """Return a number below so many, a small one far more often than a large one."""
    return int(several * chance.random() ** 3)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that reports tell of."""

    kind: str
    one: int
    other: int
    place: int
    day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What one report is to tell: events by number, deals first."""

    number: int
    day: date
    deals: tuple[tuple[int, Event], ...]
    outcomes: tuple[tuple[int, Event], ...]
    copied: bool = False


def plans(count: int) -> Iterator[Plan]:
    """Yield what each report is to tell, in the order they are published."""
    chance = random.Random(7)
    told: dict[str, list[tuple[int, Event]]] = {"deal": [], "outcome": []}
    last, events = None, 0
    for number in range(count):
        day = _START + timedelta(days=number * DAYS // count)
        if last is not None and number % 5 == 4:
            last = replace(last, number=number, copied=True)
            yield last
            continue
        mine: dict[str, dict[int, Event]] = {"deal": {}, "outcome": {}}
        for sort, several in (("deal", DEALS), ("outcome", 1 + number % 2)):
            while len(mine[sort]) < several:
                if told[sort] and chance.random() < _AGAIN:
                    key, event = chance.choice(told[sort][-_NEWS:])
                else:
                    kinds = [str(kind) for kind in _KINDS] if sort == "deal" else _OUTCOMES
                    one, other = _often(chance, 399), _often(chance, 399)
                    key, event = events, Event(
                        chance.choice(kinds), one, other + (other >= one),
                        _often(chance, len(PLACES)), day - timedelta(days=chance.randrange(3)),
                    )  # fmt: skip
                    events += 1
                mine[sort][key] = event
        for sort, those in mine.items():
            told[sort] += those.items()
            del told[sort][: -2 * _NEWS]
        last = Plan(number, day, tuple(mine["deal"].items()), tuple(mine["outcome"].items()))
        yield last


class _Text:
    """A text that grows, with what is said in it and where each part stands."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.parts: list[str] = []
        self.length = 0
        self.mentions: list[Mention] = []
        self.places: list[PlaceMention] = []
        self.said: list[tuple[Span, Span, Span, Stance, Voice]] = []

    def add(self, words: str) -> Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)

    def party(self, actor: int, side: int | None, role: str = "party") -> Party:
        name, key = ACTORS[actor], f"act-{actor}"
        span = self.add(name)
        self.mentions.append(Mention(span, name, key, name, key, ActorKind.ARMED_GROUP))
        return Party(name, key, name, span, side, role)

    def place(self, number: int) -> PlaceMention:
        where = PLACES[number]
        known = where if where.lat is not None else None
        made = PlaceMention(
            self.add(where.name), where.name, known, reason="the only one" * bool(known)
        )
        self.places.append(made)
        return made

    def voice(self) -> Voice:
        """Add the name of somebody: a party, a speaker who is often heard, or one who never was."""
        sort = self.chance.random()
        if sort < 0.3:
            actor = _often(self.chance, 400)
            party = self.party(actor, None)
            return Voice(party.name, party.actor, party.mention, party.span)
        name = (
            _SPEAKERS[_often(self.chance, len(_SPEAKERS))]
            if sort < 0.9
            else f"{_named(self.chance.randrange(28_000))} {_named(self.chance.randrange(28_000))}"
        )
        span = self.add(name)
        key = f"text:{name.casefold()}"
        self.mentions.append(Mention(span, name, key, name, None, ActorKind.PERSON))
        return Voice(name, None, name, span)

    def saying(self, content: Span, voice: Voice, cue: Span, stance: Stance) -> None:
        assert voice.span is not None
        self.said.append((voice.span, cue, content, stance, voice))

    def fill(self, sentences: int) -> None:
        for _ in range(sentences):
            chance = self.chance
            words = chance.choice(_FILLER).format(
                place=PLACES[_often(chance, len(PLACES))].name,
                n=chance.randint(2, 900),
                thing=chance.choice(_THINGS),
            )
            whole = self.add(words[:-1])
            if chance.random() < 0.4:
                self.add(", ")
                voice = self.voice()
                self.add(" ")
                self.saying(whole, voice, self.add("said"), Stance.ASSERTS)
            self.add(". ")


def report(plan: Plan) -> tuple[Document, Telling]:
    """Return a report as planned, and what it tells; the same every time."""
    chance = random.Random(plan.number - plan.copied)
    outlet = _OUTLETS[_often(chance, len(_OUTLETS))]
    if plan.copied:
        outlet = _OUTLETS[_often(random.Random(-plan.number), len(_OUTLETS))]
    text = _Text(chance)
    deals = []
    for _, event in plan.deals:
        text.fill(3)
        deals.append((_deal_told(text, event), event))
    others = []
    for _, event in plan.outcomes:
        text.fill(3)
        others.append((_outcome_told(text, event), PropositionType.OUTCOME, event))
    while len(others) < OTHERS:
        text.fill(2)
        sort, kinds = chance.choice(_BESIDES)
        event = Event(chance.choice(kinds), _often(chance, 400), 0, _often(chance, 3_000), plan.day)
        others.append((_outcome_told(text, event), sort, event))
    text.fill(3)
    words = "".join(text.parts)
    first = plan.deals[0][1]
    document = Document(
        f"r-{plan.number}",
        words,
        title=f"{ACTORS[first.one]}, {PLACES[first.place].name}: {chance.choice(_THINGS)} in doubt",
        outlet=outlet,
        published=plan.day.isoformat(),
        url=f"https://example.org/{plan.number}",
        sha256=hashlib.sha256(f"{plan.number} {words}".encode()).hexdigest(),
        language="en",
        path=f"made/{plan.number}.txt",
    )
    key, author = document.id, Voice(outlet)
    made = [_deal(key, told, event, plan.day) for told, event in deals]
    besides = [_other(key, told, sort, event) for told, sort, event in others]
    claims: list[Claim] = []
    for (told, _), deal in zip(deals, made, strict=True):
        about = ("deal", deal.id)
        no = Stance.DENIES if told.denied else Stance.DOUBTS
        claims += [
            _claim(document, told.whole, (author, told.voice), Stance.ASSERTS, about),
            _claim(document, told.whole, (author,), Stance.REPORTS, about),
            _claim(document, told.denial, (author, told.no), no, about),
        ]
    for (told, _, _), other in zip(others, besides, strict=True):
        about = (other.type.value, other.id)
        claims += [
            _claim(document, told.whole, (author, told.voice), Stance.ASSERTS, about),
            _claim(document, told.whole, (author,), Stance.REPORTS, about),
        ]
    said = (
        Attribution(key, (who,), (cue,), (content,), stance, voice, source_kind=SourceKind.PERSON)
        for who, cue, content, stance, voice in text.said
    )
    return document, Telling(
        key,
        mentions=tuple(text.mentions),
        places=tuple(text.places),
        attributions=tuple(said),
        deals=tuple(made),
        propositions=tuple(besides),
        claims=tuple(claims),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """The sentences that tell one thing, and what stands where in them."""

    whole: Span
    denial: Span
    parties: tuple[Party, ...]
    place: PlaceMention
    voice: Voice
    no: Voice
    denied: bool
    words: Span


def _deal_told(text: _Text, event: Event) -> _Told:
    start = text.length
    text.add("The ")
    first = text.party(event.one, 0)
    text.add(" and the ")
    second = text.party(event.other, 1)
    words = text.add(f" agreed to a {event.kind.replace('_', ' ')}")
    text.add(" near ")
    place = text.place(event.place)
    voice, whole = _said(text, start)
    begun, denied = text.length, text.chance.random() < 0.3
    no = text.voice()
    text.add(" ")
    cue = text.add("denied" if denied else "doubted")
    text.add(" ")
    content = text.add("any such thing, and no document was shown")
    text.saying(content, no, cue, Stance.DENIES if denied else Stance.DOUBTS)
    denial = Span(begun, text.length)
    text.add(". ")
    return _Told(whole, denial, (first, second), place, voice, no, denied, words)


def _said(text: _Text, start: int) -> tuple[Voice, Span]:
    """End a sentence by giving all of it to a voice: return the voice and the sentence."""
    content = Span(start, text.length)
    text.add(", ")
    voice = text.voice()
    text.add(" ")
    text.saying(content, voice, text.add("said"), Stance.ASSERTS)
    whole = Span(start, text.length)
    text.add(". ")
    return voice, whole


def _outcome_told(text: _Text, event: Event) -> _Told:
    start = text.length
    text.add("The ")
    party = text.party(event.one, None, "agent")
    text.add(" ")
    words = text.add(_WORDS[event.kind])
    text.add(" of ")
    place = text.place(event.place)
    voice, whole = _said(text, start)
    return _Told(whole, whole, (party,), place, voice, voice, False, words)


def _deal(key: str, told: _Told, event: Event, day: date) -> Deal:
    missing = NamedEvidence("document", "missing", "no document was shown", told.denial)
    return Deal(
        key,
        Span(told.whole.start, told.denial.end),
        (told.whole, told.denial),
        DealKind(event.kind),
        DealStatus.DENIED if told.denied else _STATUSES[event.day.day % len(_STATUSES)],
        Visibility.SECRET if event.day.day % 7 == 0 else Visibility.PUBLIC,
        told.parties,
        places=(told.place,),
        period=Period(event.day - timedelta(days=2), event.day, "range", "this week"),
        claimed_by=(told.voice,),
        denied_by=(told.no,) if told.denied else (),
        doubted_by=() if told.denied else (told.no,),
        evidence=(missing,) if day.day % 10 == 0 else (),
        extractor="made/1",
    )


def _other(key: str, told: _Told, sort: PropositionType, event: Event) -> Proposition:
    return Proposition(
        key,
        told.whole,
        (told.whole,),
        sort,
        event.kind,
        told.words,
        told.parties,
        places=(told.place,),
        period=Period(event.day, event.day, "day", "on that day"),
        claimed_by=(told.voice,),
        extractor="made/1",
    )


def _claim(
    document: Document,
    span: Span,
    voice: Sequence[Voice],
    stance: Stance,
    about: tuple[str, str],
) -> Claim:
    return Claim(document.id, span, span.of(document.text), tuple(voice), stance, *about)
