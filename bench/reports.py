"""Reports about a conflict that never was, as many as are asked for, the same every time."""

import random
from collections.abc import Iterator

_FACTIONS = (
    "the Lowland League", "the Harbour Guard", "the Tidewater Front", "the Army of Kessar",
    "the Free Valley Brigades", "the Northern Council", "the Saltmarsh Militia",
)  # fmt: skip
_PLACES = ("Tarvel", "Ormeth", "Port Sillas", "Dunreva", "the Marrow valley", "Upper Kesh")
_DAYS = ("Monday", "Tuesday", "last week", "early March", "Friday night", "the 4th of May")
_SPEAKERS = (
    "{name}, a spokesman for {a}", "a commander of {b}", "two residents of {place}",
    "{name}, who mediates for the churches", "a senior official in {place}", "{name}",
)  # fmt: skip
_DEALS = (
    "{A} and {b} agreed on a ceasefire in {place} on {day}, {who} said.",
    "According to {who}, {a} secretly let fighters of {b} leave {place} in exchange for prisoners.",
    "{who} denied that there was any deal with {b} over {place}.",
    "“We handed over {n} prisoners and they opened the road to {place},” {who} told reporters.",
    "{A} is said to have paid {b} for the safe passage of {n} trucks through {place}.",
    "{who} claimed that the evacuation of {place} had been arranged with {b} on {day}.",
)
_OTHERS = (
    "Residents of {place} spent the {nth} night without water as shells fell on the {thing}.",
    "The market in {place} reopened on {day}, and {n} families came back to their homes.",
    "{name}, a teacher of {n} children, said the {thing} had been closed since {day}.",
    "Prices of flour rose by {n} per cent, and the road to {place} was blocked by the {thing}.",
    "Observers counted {n} explosions near the {thing}, most of them before noon.",
    "It was the {nth} time this year that {a} and {b} fought over the {thing} at {place}.",
    "Aid workers in {place} waited for permission from {a} to bring {n} tonnes of medicine.",
)
_THINGS = ("bridge", "grain silo", "hospital", "power station", "old customs house", "reservoir")
_NTH = ("third", "fifth", "ninth", "tenth")


def reports(count: int, *, words: int = 400, seed: int = 7) -> Iterator[dict[str, str]]:
    """Yield `count` reports of about `words` words, as rows of a JSON Lines file.

    Every report names people whose names no other has, as real reports do, so that whatever
    remembers words grows as it would in use.
    """
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        sentences: list[str] = []
        length = 0
        while length < words:
            kind = _DEALS if chance.random() < 0.15 else _OTHERS
            sentences.append(_sentence(chance, chance.choice(kind)))
            length += len(sentences[-1].split())
        day = f"20{chance.randint(31, 34)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield {
            "id": f"bench-{number}",
            "outlet": f"Wire {chance.randint(1, 40)}",
            "published": day,
            "text": "\n\n".join(
                " ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)
            ),
        }


def _sentence(chance: random.Random, pattern: str) -> str:
    a, b = chance.sample(_FACTIONS, 2)
    known = {
        "a": a,
        "b": b,
        "A": a[0].upper() + a[1:],
        "place": chance.choice(_PLACES),
        "day": chance.choice(_DAYS),
        "thing": chance.choice(_THINGS),
        "nth": chance.choice(_NTH),
        "n": str(chance.randint(2, 900)),
        "name": f"{_name(chance)} {_name(chance)}",
    }
    sentence = pattern.format(**known, who=chance.choice(_SPEAKERS).format(**known))
    return sentence[0].upper() + sentence[1:]


def _name(chance: random.Random) -> str:
    syllables = (chance.choice("bdfghklmnprstvz") + chance.choice("aeiou") for _ in range(3))
    return "".join(syllables).capitalize()
