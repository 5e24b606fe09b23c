"""A ledger of any size, made without reading a text: what the workbench is measured on.

    python bench/ledger.py build/large.db --reports 100000

What is told is in `world.py`. Rows are those that reading would write, in the same order, with
full-text indexes, places, attributions, episodes and what reports have in common; they are written
many at a time, and indexes of tables afterwards. Which tellings are one episode and who copied
whom is written down as it was made up, not looked for: `bench/lineage.py` measures that. Every
hundredth deal is reviewed, and one matrix of rivals is begun.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import random
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import JSON
from world import CLAIMS, DEALS, OTHERS, Plan, plans, report

from alleged.casebook.book import Casebook
from alleged.ledger import history, rows
from alleged.ledger import tables as t
from alleged.ledger.account_rows import packed
from alleged.ledger.deal_rows import deal_role_rows, deal_row
from alleged.ledger.proposition_rows import proposition_role_rows, proposition_row
from alleged.ledger.store import Store
from alleged.ledger.told_rows import VOICES
from alleged.model.deal import Deal
from alleged.model.filters import DealFilter
from alleged.resolve.blocks import blocks
from alleged.resolve.episodes import account_of, is_comparable
from alleged.resolve.likeness import Compared
from alleged.settings import Settings
from alleged.weigh.fingerprints import SCHEME

RUN = 500
"""Reports read in one run."""

_ACCOUNTS = DEALS + OTHERS
_LINKS = 4
"""Tellings of the same thing that each is linked to."""

_WORDS = ("document_words", "deal_words", "proposition_words", "claim_words")
_JSON = {
    table.name: [column.name for column in table.columns if isinstance(column.type, JSON)]
    for table in t.schema.sorted_tables
}

Rows = dict[str, list[dict[str, Any]]]


def build(path: Path, count: int) -> None:
    """Write a ledger of so many reports."""
    Store(path).close()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -400000")
    indexes = [
        row
        for row in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'")
        if row[1]
    ]
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    everything = list(plans(count))
    parts = [everything[start : start + RUN] for start in range(0, count, RUN)]
    chain = _Chain()
    with multiprocessing.Pool(min(2, os.cpu_count() or 1)) as pool:
        for number, made in enumerate(pool.imap(_rows_of, parts), 1):
            made["run"] = [{"number": number, "hidden": False}]
            made["act"] = [chain.act(number, "read", what) for what in made.pop("read")]
            _write(db, made)
            print(f"\r{min(count, number * RUN):,} reports", end="", file=sys.stderr)
    _write(db, _groups(everything))
    _write(db, _reviews(db, chain, len(parts)))
    for _, sql in indexes:
        db.execute(sql)
    db.execute("ANALYZE")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    _rivals(path)
    print(file=sys.stderr)


class _Chain:
    """The log of acts, each holding the digest of the one before."""

    def __init__(self) -> None:
        self.last = ""

    def act(self, run: int, kind: str, what: dict[str, Any]) -> dict[str, Any]:
        entry = {
            "run": run,
            "kind": kind,
            "who": "bench",
            "at": "2035-03-01T08:00:00.000+00:00",
            "what": json.dumps(what, ensure_ascii=False, sort_keys=True),
            "previous": self.last,
        }
        self.last = history._hash(entry)
        return {**entry, "hash": self.last}


def _rows_of(part: Sequence[Plan]) -> Rows:
    """Return the rows of some reports, with what the log says of them under `read`."""
    made: Rows = defaultdict(list)
    before: tuple[int, str] | None = None
    for plan in part:
        number, (document, told) = plan.number + 1, report(plan)
        key, words = document.id, f"{document.title}\n{document.text}"
        data = words.encode()
        made["original"].append(
            {"sha256": document.sha256, "media_type": "text/plain", "encoding": "", "data": data}
        )
        made["document"].append({"number": number, **rows.document_row(document, key)})
        made["document_words"].append(
            {"rowid": number, "title": document.title, "text": document.text}
        )
        made["telling"].append(
            {
                "number": number,
                "document": number,
                "run": plan.number // RUN + 1,
                "extractor": "made/1",
            }
        )
        made["shown"].append({"document": number, "telling": number})
        made["appearance"] += rows.appearance_rows(told.mentions, number)
        made["place_mention"] += rows.place_rows(told.places, telling=number)
        made["attribution"] += rows.attribution_rows(told.attributions, number)
        for place, claim in enumerate(told.claims):
            owner = plan.number * CLAIMS + place + 1
            made["claim"].append({"number": owner, **rows.claim_row(claim, number, place)})
            made["claim_voice"] += rows.voice_rows(claim.voice, claim=owner)
            made["claim_words"].append({"rowid": owner, "text": claim.quote})
        things = [*enumerate(told.deals), *enumerate(told.propositions)]
        for place, thing in things:
            _add_thing(made, plan.number, document, thing, place)
        _add_accounts(made, plan, document, [*told.deals, *told.propositions])
        made["fingerprint"].append(_fingerprint(number, document))
        if plan.copied and before:
            made["overlap"].append(_overlap(before, (number, document.text)))
        before = number, document.text
        made["read"].append({"document": key, "sha256": document.sha256, "path": document.path})
    return made


def _add_thing(made: Rows, report_number: int, document: Any, thing: Any, place: int) -> None:
    name = "deal" if isinstance(thing, Deal) else "proposition"
    owner = report_number * (DEALS if name == "deal" else OTHERS) + place + 1
    to_row, to_roles = (
        (deal_row, deal_role_rows)
        if isinstance(thing, Deal)
        else (proposition_row, proposition_role_rows)
    )
    made[name].append({"number": owner, **to_row(thing, report_number + 1, place)})
    made[f"{name}_role"] += to_roles(thing, owner)
    made[f"{name}_place"] += (
        {**row, "folded": rows.folded(row["name"], row["place"] or "")}
        for row in rows.place_rows(thing.places, **{name: owner})
    )
    for field in VOICES:
        said = getattr(thing, field)
        made[f"{name}_voice"] += rows.voice_rows(said, **{name: owner}, field=field)
    sentences = " ".join(span.of(document.text) for span in thing.sentences)
    made[f"{name}_words"].append({"rowid": owner, "text": sentences})


def _account_number(report_number: int, place: int) -> int:
    return report_number * _ACCOUNTS + place + 1


def _add_accounts(made: Rows, plan: Plan, document: Any, things: Sequence[Any]) -> None:
    made["episode_telling"].append({"telling": plan.number + 1})
    for place, thing in enumerate(things):
        if not is_comparable(thing):
            continue
        number, account = _account_number(plan.number, place), account_of(thing, document)
        made["episode_account"].append(
            {
                "number": number,
                "telling": plan.number + 1,
                "id": account.id,
                "digits": account.id.rpartition("-")[2],
                "account": packed(account),
            }
        )
        made["episode_key"] += (
            {"key": key, "stretch": stretch, "account": number}
            for key, stretch in blocks(Compared(account))
        )


def _groups(everything: Sequence[Plan]) -> Rows:
    """Return which accounts are one, and links between those that are."""
    of: dict[int, list[int]] = defaultdict(list)
    for plan in everything:
        for place, (event, _) in enumerate((*plan.deals, *plan.outcomes)):
            of[event].append(_account_number(plan.number, place))
    made: Rows = defaultdict(list)
    for members in of.values():
        made["episode_group"] += ({"account": each, "leader": members[0]} for each in members)
        for at, one in enumerate(members):
            for other in members[max(0, at - _LINKS) : at]:
                both = ((one, other), (other, one))
                made["episode_link"] += (
                    {"account": a, "other": b, "bits": 400 + one % 500} for a, b in both
                )
    return made


def _fingerprint(number: int, document: Any) -> dict[str, Any]:
    """Return a fingerprint as large as a real one, that is like no other."""
    words = 4 * len(document.text.split())
    numbers = hashlib.shake_128(document.id.encode()).digest(2 * words)
    return {
        "telling": number,
        "scheme": SCHEME,
        "shingles": numbers[:words],
        "stems": numbers[words : words + words // 2],
        "marks": numbers[words + words // 2 :],
        "imprint": {
            "host": document.outlet, "publishers": [document.outlet], "credits": [], "address": "",
        },
    }  # fmt: skip


def _overlap(left: tuple[int, str], right: tuple[int, str]) -> dict[str, Any]:
    size = len(left[1])
    return {
        "left": left[0], "right": right[0], "basis": "words", "score": 0.97, "left_share": 0.97,
        "right_share": 0.97, "name": "", "passages": [[0, size, 0, size, True]],
        "reason": "97 of 100 words",
    }  # fmt: skip


def _reviews(db: sqlite3.Connection, chain: _Chain, runs: int) -> Rows:
    made: Rows = defaultdict(list)
    found = db.execute(
        "SELECT deal.id, document.id FROM deal JOIN document ON document.number = deal.telling"
        " WHERE deal.number % 100 = 7"
    )
    chance = random.Random(7)
    for place, (target, document) in enumerate(found):
        run = runs + 1 + place // 5
        verdict = chance.choice(("accepted", "accepted", "rejected"))
        said = {"target": target, "document": document, "verdict": verdict, "content": {}}
        act = chain.act(run, "review", {**said, "because": ""})
        made["act"].append(act)
        if verdict == "rejected":
            made["rejected"].append({"target": target, "document": document})
        made["review"].append({**said, "run": run, "because": "", "who": "bench", "at": act["at"]})
        if place % 5 == 0:
            made["run"].append({"number": run, "hidden": False})
    return made


def _rivals(path: Path) -> None:
    with Casebook(path, Settings(who="bench")) as book:
        first = next(iter(book.deals_part(DealFilter(), limit=1).items)).deal.id
        book.new_hypotheses(
            name="mill",
            question="Was the mill handed over?",
            hypotheses={"sold": "It was sold.", "lost": "It was lost in a fight."},
        )
        book.add_evidence("mill", "told", first)


def _write(db: sqlite3.Connection, made: Rows) -> None:
    db.execute("BEGIN")
    for table, new in made.items():
        if new:
            names = list(new[0])
            as_json = set(_JSON.get(table, ())) & set(names)
            marks = ", ".join("?" * len(names))
            columns = ", ".join(f'"{name}"' for name in names)
            values = (
                [
                    json.dumps(row[n]) if n in as_json and row[n] is not None else row[n]
                    for n in names
                ]
                for row in new
            )
            db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
    db.execute("COMMIT")


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
