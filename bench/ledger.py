"""A ledger of any size, made without reading a text: what the workbench is measured on.

    python bench/ledger.py build/large.db --reports 100000

Each report is put together from sentences whose places are known, so that every claim quotes words
that stand there: two deals, two other things and ten claims a report. Everything is invented. Every
fifth report is a copy of the one before. Deals are grouped by what they were made of; who took from
whom is written down, not looked for, since `bench/lineage.py` measures that. Beyond ten thousand
reports the rows are written again under other ids, since making each anew takes an hour.
"""

import argparse
import hashlib
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from alleged.ledger import grouping, history, origins, store
from alleged.ledger.store import Store
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Claim, Stance, Voice
from alleged.model.deal import Deal, DealKind, DealStatus, NamedEvidence, Party, Visibility
from alleged.model.document import Document, Original, Span
from alleged.model.lineage import Basis, Imprint, Overlap
from alleged.model.period import Period
from alleged.model.place import Place, PlaceMention
from alleged.model.proposition import Proposition, PropositionType
from alleged.model.telling import Telling
from alleged.resolve.blocks import blocks
from alleged.resolve.episodes import account_of
from alleged.resolve.likeness import Compared
from alleged.weigh.fingerprints import SCHEME

_SYLLABLES = ("ka", "to", "re", "mi", "sal", "ven", "dor", "pa", "lu", "ber", "nix", "ori", "tam")
_START = date(2031, 1, 1)
_AT_ONCE = 500
MADE = 10_000
"""Reports that are made one by one."""

_KINDS = tuple(DealKind)
_STATUSES = tuple(DealStatus)
_OUTCOMES = ("killed", "captured", "took", "withdrew")


def _named(number: int, ending: str) -> str:
    parts, left = [], number + 30
    while left:
        left, at = divmod(left, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts).capitalize() + ending


_ACTORS = [_named(n, e) for n in range(200) for e in (" Front", " Council")]
_PLACES = [
    Place(_named(n, "ford"), 20 + n % 30 / 2, 10 + n % 47 / 2, str(900_000 + n), "town", "xx")
    for n in range(600)
]
_OUTLETS = [_named(n, e) for n in range(60) for e in (" Gazette", " Wire", " Post")]
_SPEAKERS = [f"{_named(n, '')} {_named(n * 7 + 3, '')}" for n in range(900)]


class _Text:
    """A text that grows, and remembers where each part stands."""

    def __init__(self) -> None:
        self.words = ""

    def add(self, words: str) -> Span:
        start = len(self.words)
        self.words += words
        return Span(start, len(self.words))


def _party(text: _Text, actor: int, side: int) -> Party:
    return Party(_ACTORS[actor], f"act-{actor}", _ACTORS[actor], text.add(_ACTORS[actor]), side)


def telling(number: int, chance: random.Random, copy: int = 0) -> tuple[Document, Telling]:
    """Return an invented report and what it tells."""
    text = _Text()
    outlet = chance.choice(_OUTLETS)
    day = _START + timedelta(days=number % 1500)
    author, deals, others, said, mentions = Voice(outlet), [], [], [], []
    for _ in range(2):
        one, other = chance.sample(range(len(_ACTORS)), 2)
        where, kind = chance.choice(_PLACES), chance.choice(_KINDS)
        start = len(text.words)
        text.add("The ")
        first = _party(text, one, 0)
        text.add(" and the ")
        second = _party(text, other, 1)
        text.add(f" agreed to a {kind.value.replace('_', ' ')} near ")
        place = PlaceMention(text.add(where.name), where.name, where)
        speaker = chance.choice(_SPEAKERS)
        text.add(", ")
        voice = Voice(speaker, None, speaker, text.add(speaker))
        text.add(" said. ")
        whole = Span(start, len(text.words) - 1)
        denier = chance.choice(_SPEAKERS)
        begun = len(text.words)
        no = Voice(denier, None, denier, text.add(denier))
        text.add(" denied any such thing, and no document was shown. ")
        denial = Span(begun, len(text.words) - 1)
        denied = chance.random() < 0.3
        deals.append((whole, denial, kind, (first, second), place, voice, no, denied, day))
    document_text = text
    for _ in range(2):
        actor, where = chance.randrange(len(_ACTORS)), chance.choice(_PLACES)
        start = len(text.words)
        text.add("The ")
        party = _party(text, actor, 0)
        carried = text.add(" took the mill of ")
        place = PlaceMention(text.add(where.name), where.name, where)
        speaker = chance.choice(_SPEAKERS)
        text.add(", according to ")
        voice = Voice(speaker, None, speaker, text.add(speaker))
        text.add(". ")
        others.append((Span(start, len(text.words) - 1), carried, party, place, voice))
    document = Document(
        f"r-{copy}-{number}",
        document_text.words,
        title=f"{_ACTORS[number % 400]} and {_PLACES[number % 600].name}, day {number}",
        outlet=outlet,
        published=day.isoformat(),
        url=f"https://example.org/{number}",
        sha256=hashlib.sha256(document_text.words.encode()).hexdigest(),
        language="en",
        path=f"made/{number}.txt",
    )
    key = document.id
    made = [_deal(key, *each) for each in deals]
    told = [_outcome(key, *each, chance.choice(_OUTCOMES), day) for each in others]
    for deal, (whole, denial, _, _, _, voice, no, denied, _) in zip(made, deals, strict=True):
        said += [
            _claim(document, whole, (author, voice), Stance.ASSERTS, "deal", deal.id),
            _claim(document, whole, (author,), Stance.REPORTS, "deal", deal.id),
            _claim(document, denial, (author, no), Stance.DENIES if denied else Stance.DOUBTS,
                   "deal", deal.id),
        ]  # fmt: skip
    for outcome, (whole, _, _, _, voice) in zip(told, others, strict=True):
        said += [
            _claim(document, whole, (author, voice), Stance.ASSERTS, "outcome", outcome.id),
            _claim(document, whole, (author,), Stance.REPORTS, "outcome", outcome.id),
        ]
    parties = [party for deal in made for party in deal.parties]
    mentions = [
        Mention(p.span, p.mention, str(p.actor), p.name, p.actor, ActorKind.ARMED_GROUP)
        for p in parties
    ]
    return document, Telling(
        key,
        mentions=tuple(mentions),
        deals=tuple(made),
        propositions=tuple(told),
        claims=tuple(said),
    )


def _deal(key: str, whole: Span, denial: Span, kind: DealKind, parties: tuple[Party, ...],
          place: PlaceMention, voice: Voice, no: Voice, denied: bool, day: date,
          ) -> Deal:  # fmt: skip
    missing = NamedEvidence("document", "missing", "no document was shown", denial)
    return Deal(
        key,
        Span(whole.start, denial.end),
        (whole, denial),
        kind,
        DealStatus.DENIED if denied else _STATUSES[day.day % len(_STATUSES)],
        Visibility.SECRET if day.day % 7 == 0 else Visibility.PUBLIC,
        parties,
        places=(place,),
        period=Period(day - timedelta(days=2), day, "range", "this week"),
        claimed_by=(voice,),
        denied_by=(no,) if denied else (),
        doubted_by=() if denied else (no,),
        evidence=(missing,) if day.day % 10 == 0 else (),
        extractor="made/1",
    )


def _outcome(key: str, whole: Span, carried: Span, party: Party, place: PlaceMention,
             voice: Voice, kind: str, day: date) -> Proposition:  # fmt: skip
    agent = Party(party.name, party.actor, party.mention, party.span, None, "agent")
    return Proposition(
        key,
        whole,
        (whole,),
        PropositionType.OUTCOME,
        kind,
        carried,
        (agent,),
        places=(place,),
        period=Period(day, day, "day", "on that day"),
        claimed_by=(voice,),
        extractor="made/1",
    )


def _claim(document: Document, span: Span, voice: tuple[Voice, ...], stance: Stance, kind: str,
           about: str) -> Claim:  # fmt: skip
    return Claim(document.id, span, span.of(document.text), voice, stance, kind, about)


def reports(count: int, copy: int = 0) -> Iterator[tuple[Document, Telling]]:
    """Yield invented reports with what they tell, the same every time but for their names."""
    chance = random.Random(7)
    for number in range(count):
        yield telling(number, chance, copy)


def fill(path: Path, count: int) -> None:
    """Write a ledger of so many reports, with its episodes and overlaps."""
    ledger = Store(path)
    made = reports(count)
    last: list[tuple[int, str]] = []
    groups: dict[tuple[str, ...], list[int]] = {}
    for start in range(0, count, _AT_ONCE):
        compared, overlaps, tellings = [], [], []
        with ledger.writing() as db:
            run = history.open_run(db)
            for number in range(start, min(count, start + _AT_ONCE)):
                document, told = next(made)
                data = document.text.encode()
                original = Original(document.sha256, "text/plain", data)
                place = store._add_document(db, original, document, document.id)
                row = {"document": place, "run": run, "extractor": "made/1"}
                telling_number = store._insert_one(db, store.t.telling, row)
                store._add_telling(db, document, told, telling_number)
                db.execute(store._SHOW, {"document": place, "telling": telling_number})
                what = {"document": document.id, "path": document.path}
                history.record(db, run, "read", "bench", what)
                tellings.append(telling_number)
                days = document.published_within()
                imprint = Imprint(document.id, document.outlet, document.outlet, days, frozenset())
                compared.append(origins.Compared(telling_number, imprint, b"", b"", b""))
                if number % 5 == 4 and last:
                    before, before_id = last[-1]
                    overlaps.append((before, telling_number, _overlap(before_id, document.id)))
                last = [(telling_number, document.id)]
                for thing in (*told.deals, *told.propositions):
                    account = account_of(thing, document)
                    keys = blocks(Compared(account))
                    kept = grouping.add_account(db, telling_number, account, keys)
                    key = (type(thing).__name__, str(thing.kind), str(number // 20))
                    if kept is not None:
                        groups.setdefault(key, []).append(kept)
            grouping.add_tellings(db, tellings)
        origins.keep(ledger, SCHEME, compared, overlaps)
        print(f"\r{min(count, start + _AT_ONCE):,} reports", end="", file=sys.stderr)
    with ledger.writing() as db:
        grouping.set_groups(db, groups.values())
    with ledger.writing() as db:
        db.exec_driver_sql("ANALYZE")
    ledger.close()
    print(file=sys.stderr)


def _words_of(table: str) -> str:
    return (
        f"text) SELECT {table}.number, substr(document.text, {table}.start + 1,"
        f' {table}."end" - {table}.start) FROM {table}'
        f" JOIN telling ON telling.number = {table}.telling"
        f" JOIN document ON document.number = telling.document WHERE {table}.number > :from"
    )


SHIFTED = {
    "document": {"number": "document", "id": "id", "given_id": "id"},
    "telling": {"number": "telling", "document": "document"},
    "shown": {"document": "document", "telling": "telling"},
    "appearance": {"telling": "telling"},
    "deal": {"number": "deal", "telling": "telling", "id": "id"},
    "deal_role": {"deal": "deal"},
    "deal_place": {"deal": "deal"},
    "deal_voice": {"deal": "deal"},
    "proposition": {"number": "proposition", "telling": "telling", "id": "id"},
    "proposition_role": {"proposition": "proposition"},
    "proposition_place": {"proposition": "proposition"},
    "proposition_voice": {"proposition": "proposition"},
    "claim": {"number": "claim", "telling": "telling", "id": "id", "about_id": "id"},
    "claim_voice": {"claim": "claim"},
    "fingerprint": {"telling": "telling"},
    "overlap": {"number": "overlap", "left": "telling", "right": "telling"},
    "episode_telling": {"telling": "telling"},
    "episode_account": {
        "number": "episode_account", "telling": "telling", "id": "id", "digits": "id",
    },
    "episode_group": {"account": "episode_account", "leader": "episode_account"},
}  # fmt: skip
"""Columns that differ in a copy of a row: a number of which table, or an id."""

WORDS = {
    "document_words": "title, text) SELECT number, title, text FROM document WHERE number > :from",
    "deal_words": _words_of("deal"),
    "proposition_words": _words_of("proposition"),
    "claim_words": "text) SELECT number, quote FROM claim WHERE number > :from",
}


def multiply(path: Path, times: int) -> None:
    """Write every row again, so many times in all, under other numbers and ids."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA synchronous = OFF")
    counted = {table for shifts in SHIFTED.values() for table in shifts.values()} - {"id"}
    size = {t: db.execute(f"SELECT max(number) FROM {t}").fetchone()[0] or 0 for t in counted}
    db.execute("CREATE TEMP TABLE ids (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID")
    old = [each for told in reports(size["document"]) for each in _ids(*told)]
    for copy in range(1, times):
        new = (each for told in reports(size["document"], copy) for each in _ids(*told))
        db.execute("DELETE FROM ids")
        db.executemany("INSERT OR IGNORE INTO ids VALUES (?, ?)", zip(old, new, strict=True))
        for table, shifts in SHIFTED.items():
            names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            values = [_shifted(name, shifts.get(name), copy, size) for name in names]
            db.execute(
                f"INSERT INTO {table} SELECT {', '.join(values)} FROM {table}"
                + (_first(table, shifts, size))
            )
        db.commit()
        print(f"\rcopy {copy + 1} of {times}", end="", file=sys.stderr)
    for index, rest in WORDS.items():
        table = index.removesuffix("_words")
        db.execute(f"INSERT INTO {index} (rowid, {rest}", {"from": size[table]})
    db.commit()
    db.execute("ANALYZE")
    db.close()
    print(file=sys.stderr)


def _shifted(name: str, of: str | None, copy: int, size: dict[str, int]) -> str:
    if name == "account" and of is None:  # JSON that holds the id too
        return f"replace(account, id, {_shifted('id', 'id', copy, size)})"
    if of is None:
        return f'"{name}"'
    if of == "id":
        return f'(SELECT new FROM ids WHERE old = "{name}")'
    return f'"{name}" + {copy * size[of]}'


def _ids(document: Document, told: Telling) -> Iterator[str]:
    yield document.id
    yield document.given_id
    for thing in (*told.deals, *told.propositions):
        yield thing.id
        yield thing.id.rpartition("-")[2]
    for claim in told.claims:
        yield claim.id


def _first(table: str, shifts: dict[str, str], size: dict[str, int]) -> str:
    """Return the condition that a row is one of the first, which all copies are made of."""
    name, of = next((name, of) for name, of in shifts.items() if of != "id")
    return f' WHERE "{name}" <= {size[of]}'


def _overlap(left: str, right: str) -> Overlap:
    return Overlap(left, right, Basis.WORDS, 0.9, 0.9, 0.9, reason="9 of 10 words")


def build(path: Path, count: int) -> None:
    """Write a ledger of so many reports; above ten thousand, of whole tens of thousands."""
    fill(path, min(count, MADE))
    if count > MADE:
        multiply(path, count // MADE)


def main() -> None:
    """Write the ledger and say how long it took."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--reports", type=int, default=100_000)
    wanted = parser.parse_args()
    began = time.perf_counter()
    build(wanted.path, wanted.reports)
    size = wanted.path.stat().st_size / 2**20
    print(f"{wanted.reports:,} reports, {size:,.0f} MiB, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
