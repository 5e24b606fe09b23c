"""Where and when a deal was made or applies."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from alleged.extract.groups import Group
from alleged.extract.passing_places import is_in_passing
from alleged.extract.reading import Reading
from alleged.extract.syntax import syntax_of
from alleged.extract.timing import best_period
from alleged.extract.unlisted import PLACE_NOUNS, PLACED, unlisted
from alleged.extract.weights import Weights
from alleged.model.document import DATELINES, Span
from alleged.model.period import Period, PeriodMention
from alleged.model.place import PlaceMention

IS_PLACE = 0.36
LIKELIEST = 0.25
"""Least probability of the only place that a deal's own sentences name."""

_BESIDE = 2
"""Sentences before and behind a deal's in which its time is looked for, if they name none."""

_FITS = 0.0
"""How well a time in them must fit at least."""

_WINDOW = 25
"""Sentences before and behind a deal's in which its places are looked for."""

_BORDERS = {"border", "borders", "frontier"}
_STRETCHES = {"waters", "desert", "coast", "steppe", "highlands"}
_NAMED_BY_OWNERS = _BORDERS | _STRETCHES
_OWNER_WORDS = 12
"""Most words before a border or behind it that name whose it is; what is longer is a list."""

_SITES = {
    "camp", "bridge", "dam", "prison", "forest", "oilfield", "corridor", "river",
}  # fmt: skip
"""Nouns with which a place's name is that of another place in it."""

_OF_A_BORDER = {"post", "crossing", "town", "village", "guard", "guards", "police"}

_DIRECTION = re.compile(
    r"(north|south|east|west|central)([- ]?(east|west))?(ern)?|upper|lower|rural|greater"
)


def place_features(
    reading: Reading, group: Group, place: PlaceMention, count: int
) -> dict[str, float]:
    """Return how the text ties one place to a deal, by name."""
    features: dict[str, float] = {f"named={min(count, 3)}": 1.0}
    words = _words(reading, place)
    if words is None or words.root.i not in reading.sentence_of:
        return features
    head = words.root
    number = reading.sentence_of[head.i]
    away = min(abs(number - told) for told in group.sentences)
    features[f"away={min(away, 3)}"] = 1.0
    if place.name.casefold().endswith(tuple(_BORDERS)):
        features["border"] = 1.0
    precision = place.place.precision if place.place else "unknown"
    features[f"precision={precision}"] = 1.0
    dep, governor = head.dep_, head.head
    while dep == "conj" and governor.head.i != governor.i:
        dep, governor = governor.dep_, governor.head
    if dep == "pobj":
        features[f"after {governor.lower_}"] = 1.0
        for family in reading.families_of(governor.head):
            features[f"of {family}"] = 1.0
            features[f"after {governor.lower_} of {family}"] = 1.0
    else:
        features[f"dep={dep}"] = 1.0
    mention = reading.mention_at.get(head.i)
    if mention is not None:
        features[f"in actor:{reading.mentions[mention].form}"] = 1.0
    families = reading.sentence_families[number]
    for family in (
        "evacuate",
        "passage",
        "truce_noun",
        "deal_noun",
        "make_verb",
        "release",
        "say",
        "fight",
        "hold",
        "talk",
    ):
        if family in families:
            features[f"sentence:{family}&away={min(away, 1)}"] = 1.0
    if head.i < 4:
        features["opens the text"] = 1.0
    nearest = min((abs(a.token - head.i) for a in group.anchors), default=99)
    features[f"words to anchor={min(nearest // 6, 5)}"] = 1.0
    if reading.hints is not None and group.anchors:
        run = [(words.start, words.end)]
        odds = reading.hints.role("place", [a.token for a in group.anchors], run)
        if odds is not None:
            features["model: place"] = odds
    features["in first sentence told" if number == group.sentences[0] else "later"] = 1.0
    return features


def _words(reading: Reading, place: PlaceMention) -> Words | None:
    return reading.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")


def settings(reading: Reading, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the places of a text that something can be set in, in reading order.

    A place inside a body's name is left out, "the Varsk-Orn border" is one place, not two, and
    "northern Orn" another than Orn.
    Villages, camps and crossings that no gazetteer lists are there as well, without a position.
    """
    if reading.settings[0] is not places:
        reading.settings = places, _settings(reading, places)
    return reading.settings[1]


def _settings(reading: Reading, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    borders = list(_stretches(reading))
    kept = [
        _wider(reading, place)
        for place in places
        if not place.within_name and not any(place.span.overlaps(b.span) for b in borders)
    ]
    found = [*kept, *borders]
    found += unlisted(reading, found)
    none = (_is_press_told, _is_of_the_desk, _is_a_seat)
    spans = [place.span for place in found]
    return sorted(
        (
            place
            for place in found
            if not any(is_none(reading, place) for is_none in none)
            and not _is_in_a_row_of_people(reading, place, spans)
        ),
        key=lambda place: place.span,
    )


def _is_a_seat(reading: Reading, place: PlaceMention) -> bool:
    """Whether it only says which rulers are meant: "the new rulers in Orn"."""
    words = _words(reading, place)
    if words is None or words.root.dep_ != "pobj" or words.root.head.lower_ != "in":
        return False
    return reading.lemmas[words.root.head.head.i] in _RULERS


_RULERS = {"ruler", "government", "authority", "regime", "leadership", "junta", "politician"}


def _is_in_a_row_of_people(reading: Reading, place: PlaceMention, spans: Sequence[Span]) -> bool:
    """Whether a town's name stands among people's: "Olen, Dorun and Rask Timo"."""
    words = _words(reading, place)
    if words is None or words.root.ent_type_ in PLACED or words.root.dep_ != "conj":
        return False
    first = words.root.head
    named = first.ent_type_ == "PERSON"
    return named and not any(span.start <= first.idx < span.end for span in spans)


def _is_of_the_desk(reading: Reading, place: PlaceMention) -> bool:
    """Whether it is where a report was written ("BEIRUT -") or what its clock goes by."""
    datelines = reading.doc.spans.get(DATELINES, ())
    within = any(line.start_char <= place.span.start < line.end_char for line in datelines)
    return within or place.name in _CLOCKS


_CLOCKS = {"GMT", "UTC"}


def _is_press_told(reading: Reading, place: PlaceMention) -> bool:
    """Whether somebody "told reporters in Orn": there it was spoken of, not made."""
    words = _words(reading, place)
    if words is None or words.root.dep_ != "pobj":
        return False
    over = words.root.head.head
    verb = over if over.pos_ == "VERB" else over.head
    return reading.lemmas[verb.i] in {"tell", "brief"} and any(
        reading.lemmas[k.i] in _PRESS and k.dep_ in {"dobj", "dative"} for k in verb.children
    )


_PRESS = {"reporter", "journalist", "correspondent", "newspaper", "press", "medium", "media"}


def _wider(reading: Reading, place: PlaceMention) -> PlaceMention:
    """Return a place with the direction before it and the number or noun behind it.

    "Northern Orn" is not Orn, nor are "the Orn camp" and the quarter "Orn 905".
    """
    words = _words(reading, place)
    if words is None:
        return place
    start = words.start
    while start > 0 and _DIRECTION.fullmatch(reading.doc[start - 1].lower_):
        start -= 1
        if start > 1 and reading.doc[start - 1].lower_ in {"-", "and"}:
            start -= bool(_DIRECTION.fullmatch(reading.doc[start - 2].lower_))
    end = words.end
    if end < len(reading.doc):
        behind, root = reading.doc[end], words.root
        site = behind.lower_ in _SITES and root.head.i == behind.i and root.dep_ == "compound"
        end += site or (behind.dep_ == "nummod" and behind.head.i == root.i)
    if (start, end) == (words.start, words.end):
        return place
    last = reading.doc[end - 1]
    span = Span(reading.doc[start].idx, max(place.span.end, last.idx + len(last)))
    return replace(place, span=span, name=span.of(reading.document.text))


def _stretches(reading: Reading) -> Iterator[PlaceMention]:
    """Yield borders, waters and deserts named by whose they are: "the Varsk-Orn border"."""
    doc = reading.doc
    for i, word in enumerate(syntax_of(doc).word):
        if word not in _NAMED_BY_OWNERS:
            continue
        token = doc[i]
        if word in _BORDERS and i + 1 < len(doc) and doc[i + 1].lower_ in _OF_A_BORDER:
            continue  # "the Orn frontier post": one place in Orn
        start = i
        while max(0, i - _OWNER_WORDS) < start and (
            doc[start - 1].text in {"-", "‑", "–", "'s", "’s"}
            or doc[start - 1].ent_type_ in {"GPE", "NORP", "LOC"}
            or _DIRECTION.fullmatch(doc[start - 1].lower_)
            or (doc[start - 1].dep_ in {"compound", "amod"} and doc[start - 1].text[:1].isupper())
        ):
            start -= 1
        while start < i and (
            doc[start].text in {"-", "‑", "–", "'s", "’s"} or doc[start].pos_ == "DET"
        ):
            start += 1
        end = token.i + 1
        if start == token.i and token.lower_ in _BORDERS:
            end = _behind(doc, end)
        if start < token.i or end > token.i + 1:
            words = doc[start:end]
            yield PlaceMention(Span(words.start_char, words.end_char), words.text, None)


def _behind(doc: Doc, end: int) -> int:
    """Return where "border of X" or "border between X and Y" ends; `end` if nothing follows."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "with", "between"}:
        return end
    last = end + 1
    most = min(len(doc), end + 1 + _OWNER_WORDS)
    while last < most and (doc[last].ent_type_ in {"GPE", "LOC"} or doc[last].lower_ == "and"):
        last += 1
    while doc[last - 1].lower_ == "and":
        last -= 1
    return last if last > end + 1 else end


def places_of(
    reading: Reading, group: Group, places: Sequence[PlaceMention], weights: Weights
) -> tuple[PlaceMention, ...]:
    """Return the places where the deal was made or applies, each name once, in reading order.

    Of "Lake Orn" and "Orn" the lake alone, of "Upper-Orn" and "Orn" the longer name. `places` are
    the settings of the text (see `settings`).
    """
    settings = places
    around = reading.window(group.sentences, 0 if group.among_many else _WINDOW)
    numbers = {n: reading.span_of_sentence(n) for n in group.own}
    places = [
        place
        for place in places
        if place.span.overlaps(around)
        and all(
            place.span.overlaps(part) or not place.span.overlaps(numbers[n])
            for n, part in group.own.items()
        )
    ]
    counts = Counter(place.name for place in places)
    named = {i for place in settings for i in _tokens(reading, place)}
    likely = []
    for place in places:
        words = _words(reading, place)
        if words is None or not is_in_passing(reading, words, named):
            features = place_features(reading, group, place, counts[place.name])
            likely.append((weights.linear["place"].probability(features), place))
    chosen: dict[str, PlaceMention] = {}
    for place in _chosen(reading, group, likely):
        chosen.setdefault(place.name, place)
    short = {
        rest for noun, _, rest in (name.partition(" ") for name in chosen)
        if noun.lower() in PLACE_NOUNS
    } | {name.rpartition("-")[2] for name in chosen if "-" in name}  # fmt: skip
    return tuple(place for name, place in chosen.items() if name not in short)


def period_of(
    reading: Reading, group: Group, periods: Sequence[PeriodMention], trigger: Token
) -> Period | None:
    """Return when the deal whose word is `trigger` was made or carried out, None if nobody says.

    If its own sentences name no time, one beside them that tells of no other deal may, if it says
    when something was done or agreed on: "The pause began on Monday".
    """
    own = tuple(group.own.get(n, reading.span_of_sentence(n)) for n in sorted(set(group.sentences)))
    word = Span(trigger.idx, trigger.idx + len(trigger))
    published = reading.document.published_on()
    found = best_period(reading.doc, periods, own, word, published)
    if found is not None or group.among_many:
        return found
    beside = {n + step for n in group.sentences for step in range(-_BESIDE, _BESIDE + 1)}
    spans = tuple(
        reading.span_of_sentence(n)
        for n in sorted(beside.difference(group.sentences, group.told_of))
        if 0 <= n < len(reading.sentences)
    )
    return best_period(reading.doc, periods, spans, word, published, least=_FITS)


def _chosen(
    reading: Reading, group: Group, likely: Sequence[tuple[float, PlaceMention]]
) -> list[PlaceMention]:
    """Return the places that are likely enough.

    A deal that has a place in its own sentences has none from those that tell only of other deals.
    The only one that its own sentences name need be less likely, if there is no other.
    """
    told, numbers = set(group.sentences), [_sentence(reading, place) for _, place in likely]
    own = [one for one, n in zip(likely, numbers, strict=True) if n in told]
    sure = [place for p, place in likely if p >= IS_PLACE]
    if any(p >= IS_PLACE for p, _ in own):
        return [
            place
            for (p, place), n in zip(likely, numbers, strict=True)
            if p >= IS_PLACE and (n in told or n not in group.told_of)
        ]
    if sure or len({place.name for _, place in own}) != 1:
        return sure
    best, place = max(own, key=lambda one: one[0])
    return [place] if best >= LIKELIEST else []


def _sentence(reading: Reading, place: PlaceMention) -> int | None:
    words = _words(reading, place)
    return reading.sentence_of.get(words.root.i) if words is not None else None


def _tokens(reading: Reading, place: PlaceMention) -> range:
    words = _words(reading, place)
    return range(words.start, words.end) if words is not None else range(0)
