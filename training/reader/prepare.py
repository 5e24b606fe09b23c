"""Turn annotated texts into word pieces with labels, once, for the learning that follows.

    python training/reader/prepare.py OUT --attribution TRAIN.gold.jsonl[.gz]
    python training/reader/prepare.py OUT --deals FOLDER_OR_FILE [...]

Each text becomes one record (a dict of small arrays) in a pickle in OUT, one pickle a source.
"""

import argparse
import gzip
import json
import pickle
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc
from tokenizers import Tokenizer

sys.path.insert(0, str(Path(__file__).parent.parent))

from deals import gold_group, names_of, party_keys, sources
from names import forms
from prepared import Prepared, prepare

from alleged.extract.anchors import candidates
from alleged.extract.deal_setting import settings
from alleged.extract.parsing import load_pipeline
from alleged.extract.pieces import Pieces, pieces_of
from alleged.extract.reading import Reading
from alleged.model.claim import Voice
from alleged.model.document import Span

Record = dict[str, Any]
Offsets = list[list[int]]
ROLES = ("party", "mediator", "claims", "denies", "doubts", "place")
SAYING = {"claims": "claimed", "denies": "denied", "doubts": "doubted"}
CARRIERS = {"VERB", "NOUN", "ADJ", "ADP", "SCONJ", "PROPN", "AUX"}
"""Parts of speech that a cue can hang on."""


def base(doc: Doc, pieces: Pieces) -> Record:
    """Return what every record holds."""
    proper = np.array([t.pos_ == "PROPN" for t in doc], dtype=bool)
    return {"ids": pieces.ids, "sentence": pieces.sentence, "parts": list(pieces.parts()),
            "proper": proper[pieces.token] if len(pieces) else proper}  # fmt: skip


def covered(doc: Doc, pieces: Pieces, spans: Offsets) -> list[int]:
    """Return the pieces that some characters touch."""
    found: set[int] = set()
    for start, end in spans:
        words = doc.char_span(start, end, alignment_mode="expand")
        if words is not None:
            found.update(pieces.of_tokens(words.start, words.end))
    return sorted(found)


def head_of(doc: Doc, pieces: Pieces, cue: Offsets, content: Offsets) -> int | None:
    """Return the piece that an attribution hangs on: its cue's root, else where content begins."""
    words = [doc.char_span(a, b, alignment_mode="expand") for a, b in cue or content]
    words = [span for span in words if span is not None]
    if not words:
        return None
    if not cue:
        return int(pieces.first[words[0].start])
    best = min((span.root for span in words), key=lambda t: (t.pos_ not in CARRIERS, t.i))
    return int(pieces.first[best.i])


def attribution_record(doc: Doc, gold: list[dict[str, Any]], tokenizer: Any) -> Record:
    """Return the record of a text with attributions: head, source, cue, content in pieces."""
    pieces = pieces_of(doc, tokenizer)
    found = []
    for a in gold:
        head = head_of(doc, pieces, a["cue"], a["content"])
        if head is not None and head < len(pieces):
            parts = (covered(doc, pieces, a[part]) for part in ("source", "cue", "content"))
            found.append((head, *parts))
    return {**base(doc, pieces), "attributions": found}


def deal_record(p: Prepared, tokenizer: Any) -> Record:
    """Return the record of a report with deals.

    `anchors`: piece, whether its sentence tells a deal, which one (-1 none, -2 several).
    `spans`: what may have a role: first and last piece, and for each deal a label for each of
    `ROLES` (1, 0, or -1 where it is not asked). `told`: for each deal, which pieces tell it.
    """
    reading, doc = p.reading, p.reading.doc
    pieces = pieces_of(doc, tokenizer)
    told = [told_by(reading, deal) for deal in p.deals]
    pairs = list(candidates(reading))
    groups = [gold_group(reading, deal, pairs) for deal in p.deals]
    anchors = []
    for token, _ in pairs:
        number = reading.sentence_of[token.i]
        mine = [k for k, group in enumerate(groups) if group and number in told[k]]
        which = mine[0] if len(mine) == 1 else -1 - bool(mine)
        anchors.append((int(pieces.first[token.i]), bool(mine), which))
    numbers = np.array([reading.sentence_of.get(i, -1) for i in range(len(doc))], dtype=np.int64)
    return {
        **base(doc, pieces),
        "id": p.document.given_id,
        "conflict": p.conflict,
        "anchors": anchors,
        "spans": spans_of(p, pieces),
        "told": [np.isin(numbers[pieces.token], here) for here in told],
        "deals": [
            {
                "kind": deal["kinds"][0],
                "kinds": deal["kinds"],
                "status": deal["statuses"][0],
                "statuses": deal["statuses"],
                "secret": deal["visibility"] == "secret",
                "author": any(w == "author" or "(author)" in w for w in deal["claimed_by"]),
            }
            for deal in p.deals
        ],
    }


def told_by(reading: Reading, deal: dict[str, Any]) -> list[int]:
    """Return the numbers of the sentences that tell an annotated deal."""
    spans = [reading.span_of_sentence(n) for n in range(len(reading.sentences))]
    offsets = deal["sentence_offsets"]
    return [n for n, s in enumerate(spans) if any(a < s.end and s.start < b for a, b in offsets)]


def spans_of(p: Prepared, pieces: Pieces) -> list[tuple[int, int, list[list[int]]]]:
    """Return what may have a role in each deal, with its labels."""
    rows: dict[tuple[int, int], list[list[int]]] = {}

    def put(span: Span, deal: int, role: str, label: bool | None) -> None:
        words = p.reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        run = pieces.of_tokens(words.start, words.end) if words is not None else range(0)
        if len(run):
            labels = rows.setdefault((run.start, run.stop), [[-1] * len(ROLES) for _ in p.deals])
            value = -1 if label is None else int(label)
            mine = labels[deal]
            mine[ROLES.index(role)] = max(mine[ROLES.index(role)], value)

    keys = dict.fromkeys(m.key for m in p.reading.mentions)
    names = {key: names_of(p.reading, key) for key in keys}
    for k, deal in enumerate(p.deals):
        parties = set(party_keys(p, deal))
        who = {role: deal.get(f"{said}_by") or [] for role, said in SAYING.items()}
        for m in p.reading.mentions:
            shown, party = names[m.key], m.key in parties
            spare = not party and p.aliases.meet(shown, deal["optional"])
            put(m.span, k, "party", None if spare else party)
            put(m.span, k, "mediator", not party and p.aliases.meet(shown, deal["mediators"]))
            for role, gold in who.items():
                put(m.span, k, role, p.aliases.meet(shown, gold, speaker=True))
        for voice in voices(p):
            shown = forms(voice.name) | forms(voice.mention)
            for role, gold in who.items():
                assert voice.span is not None
                put(voice.span, k, role, p.aliases.meet(shown, gold, speaker=True))
        for place in settings(p.reading, p.places):
            put(place.span, k, "place", p.aliases.meet(forms(place.name), deal["places"]))
        if p.invented:  # its places are in no gazetteer
            for name in deal["places"]:
                for found in re.finditer(re.escape(name), p.document.text, re.IGNORECASE):
                    put(Span(*found.span()), k, "place", True)
    return [(start, end, labels) for (start, end), labels in rows.items()]


def voices(p: Prepared) -> Iterator[Voice]:
    """Yield everybody who is given words, where the text shows them."""
    for a in p.attributions:
        for voice in (a.speaker, *a.co_speakers):
            if voice is not None and voice.span is not None:
                yield voice


def main() -> None:
    """Write one pickle a source."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--attribution", type=Path)
    parser.add_argument("--deals", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.attribution:
        opened = gzip.open if args.attribution.suffix == ".gz" else open
        with opened(args.attribution, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        nlp = load_pipeline()
        records = [
            attribution_record(doc, row["attributions"], tokenizer)
            for row, doc in zip(
                rows, nlp.pipe((r["text"] for r in rows), batch_size=16), strict=True
            )
        ]
        name = f"attribution-{args.attribution.name.split('.')[0]}.pickle"
        (args.out / name).write_bytes(pickle.dumps(records))
        print(len(records), sum(len(r["ids"]) for r in records))
    for source in sources(args.deals):
        target = args.out / f"deals-{source.stem}.pickle"
        if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
            continue
        try:
            records = [deal_record(p, tokenizer) for p in prepare(source)]
        except (KeyError, ValueError) as error:
            print("skipped", source, repr(error))
            continue
        target.write_bytes(pickle.dumps(records))
        print(source.name, len(records), flush=True)


if __name__ == "__main__":
    main()
