"""Learn the reader: who says what, and what hangs on a word that tells of a deal.

    python training/reader/learn.py PREPARED OUT --base MODEL_DIR [--without FOLD/FOLDS]

PREPARED is what `prepare.py` wrote. The seed is fixed. Each run appends a line a epoch to OUT.log.
"""

import argparse
import json
import pickle
import random
import time
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import KINDS, ROLES, STATUSES, Reader
from torch import Tensor
from torch.nn import functional

MASK, CLS, SEP = 103, 101, 102
BEFORE, BEHIND = 56, 84
"""Pieces around a cue in which its source and content are looked for."""
DEAL_AROUND = 200
BATCH = {"said": 1800, "deal": 900}
"""Pieces of one step."""
HIDE = 0.2
"""Share of names that are hidden in training, so that they are read by what stands around them."""
CUT = 0.3
"""Share of texts with attributions of which only a few sentences are shown, so that a lone sentence
is not taken for the middle of an article."""
KEPT = 6
"""Cues of a report on deals whose source and content the teacher marks."""

Record = dict[str, Any]


def load(folder: Path, pattern: str) -> list[Record]:
    """Return all records of the pickles of a folder."""
    return [r for path in sorted(folder.glob(pattern)) for r in pickle.loads(path.read_bytes())]


def fold_of(conflict: str, folds: int) -> int:
    """Return the part that a conflict belongs to, by its name alone."""
    return zlib.crc32(conflict.encode()) % folds


def encode(model: Reader, batch: list[Record], rng: np.random.Generator | None) -> list[Tensor]:
    """Return the vectors of each text, (pieces, 384)."""
    parts, where = [], []
    for n, record in enumerate(batch):
        ids = record["ids"].copy()
        if rng is not None:
            names = np.unique(ids[record["proper"]])
            hidden = names[rng.random(len(names)) < HIDE]
            ids[record["proper"] & np.isin(ids, hidden)] = MASK
        for a, b in record["parts"]:
            parts.append(np.concatenate([[CLS], ids[a:b], [SEP]]))
            where.append(n)
    longest = max(map(len, parts))
    ids_, mask = (
        np.zeros((len(parts), longest), np.int64),
        np.zeros((len(parts), longest), np.int64),
    )
    for row, part in enumerate(parts):
        ids_[row, : len(part)], mask[row, : len(part)] = part, 1
    out = model.encoder(torch.from_numpy(ids_), torch.from_numpy(mask))
    found: list[list[Tensor]] = [[] for _ in batch]
    for row, n in enumerate(where):
        found[n].append(out[row, 1 : len(parts[row]) - 1])
    return [torch.cat(f) for f in found]


def windows(
    vectors: list[Tensor],
    batch: list[Record],
    heads: list[tuple[int, int]],
    before: int,
    behind: int,
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, list[tuple[int, int]]]:
    """Return what `Around` takes for heads given as (text, piece), and each window's bounds."""
    bounds = [(max(0, h - before), min(len(vectors[n]), h + behind)) for n, h in heads]
    longest = max(b - a for a, b in bounds)
    size = len(heads)
    x = vectors[0].new_zeros(size, longest, vectors[0].shape[1])
    offset = torch.zeros(size, longest, dtype=torch.long)
    apart = torch.zeros(size, longest, dtype=torch.long)
    mask = torch.zeros(size, longest)
    rows = []
    for i, ((n, h), (a, b)) in enumerate(zip(heads, bounds, strict=True)):
        rows.append(functional.pad(vectors[n][a:b], (0, 0, 0, longest - (b - a))))
        offset[i, : b - a] = torch.arange(a, b) - h
        sentence = torch.from_numpy(batch[n]["sentence"][a:b])
        apart[i, : b - a] = sentence - int(batch[n]["sentence"][h])
        mask[i, : b - a] = 1
    x = torch.stack(rows)
    head = torch.tensor([h - a for (_, h), (a, _) in zip(heads, bounds, strict=True)])
    return x, head, offset, apart, mask, bounds


def said_loss(model: Reader, batch: list[Record], rng: np.random.Generator | None) -> Tensor:
    """Return the loss of reading who says what."""
    vectors = encode(model, batch, rng)
    heads = [(n, a[0]) for n, r in enumerate(batch) for a in r["attributions"]]
    loss = vectors[0].new_zeros(())
    for n, record in enumerate(batch):
        gold = torch.zeros(len(vectors[n]))
        gold[[a[0] for a in record["attributions"]]] = 1.0
        logits = model.cue(vectors[n])[:, 0]
        loss = loss + functional.binary_cross_entropy_with_logits(
            logits, gold, reduction="sum", pos_weight=torch.tensor(1.5)
        )
    loss = loss / max(1, len(heads))
    if heads:
        x, head, offset, apart, mask, bounds = windows(vectors, batch, heads, BEFORE, BEHIND)
        logits, _ = model.said(x, head, offset, apart, mask)
        gold = torch.zeros_like(logits)
        marked = [a[1:] for r in batch for a in r["attributions"]]
        for i, ((a, b), parts) in enumerate(zip(bounds, marked, strict=True)):
            for k, pieces in enumerate(parts):
                for p in pieces:
                    if a <= p < b:
                        gold[i, p - a, k] = 1.0
        each = functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
        loss = loss + (each.sum(-1) * mask).sum() / len(heads) / 12
    return loss


def kept_loss(
    model: Reader, vectors: list[Tensor], batch: list[Record], teacher: Reader, pick: random.Random
) -> Tensor:
    """Return how far reports without annotated attributions are heard otherwise than before."""
    bce = functional.binary_cross_entropy_with_logits
    with torch.no_grad():
        before = encode(teacher, batch, None)
        wanted = [teacher.cue(v)[:, 0].sigmoid() for v in before]
    own = torch.cat([model.cue(v)[:, 0] for v in vectors])
    all_wanted = torch.cat(wanted)
    loss = bce(own, all_wanted, reduction="sum") / float(all_wanted.sum() + 1)
    heads = []
    for n, chance in enumerate(wanted):
        here = [(n, int(p)) for p in (chance > 0.4).nonzero()[:, 0]]
        heads += pick.sample(here, KEPT) if len(here) > KEPT else here
    if heads:
        with torch.no_grad():
            gold = teacher.said(*windows(before, batch, heads, BEFORE, BEHIND)[:-1])[0].sigmoid()
        x, head, offset, apart, mask, _ = windows(vectors, batch, heads, BEFORE, BEHIND)
        logits, _ = model.said(x, head, offset, apart, mask)
        each = bce(logits, gold, reduction="none")
        loss = loss + (each.sum(-1) * mask).sum() / len(heads) / 12
    return loss


def deal_loss(
    model: Reader,
    batch: list[Record],
    rng: np.random.Generator | None,
    pick: random.Random,
    teacher: Reader | None,
) -> Tensor:
    """Return the loss of reading what hangs on the words that may tell of deals."""
    vectors = encode(model, batch, rng)
    loss = kept_loss(model, vectors, batch, teacher, pick) if teacher else vectors[0].new_zeros(())
    heads, deals = [], []
    for n, record in enumerate(batch):
        anchors = record["anchors"]
        if len(anchors) > 7:
            anchors = pick.sample(anchors, 7)
        for piece, tells, deal in anchors:
            heads.append((n, piece))
            deals.append((tells, deal))
    if not heads:
        return loss
    x, head, offset, apart, mask, bounds = windows(vectors, batch, heads, DEAL_AROUND, DEAL_AROUND)
    logits, own = model.deal(x, head, offset, apart, mask)
    bce = functional.binary_cross_entropy_with_logits
    tells = torch.tensor([float(t) for t, _ in deals])
    quiet = torch.tensor([1.0 if batch[n]["deals"] else 1.5 for n, _ in heads])
    loss = loss + bce(own[:, 0], tells, weight=quiet)
    kinds, statuses, flags, rows = [], [], [], []
    roles, told = logits.new_zeros(()), logits.new_zeros(())
    asked = 0
    for i, ((n, _), (_, k)) in enumerate(zip(heads, deals, strict=True)):
        if k < 0:
            continue
        record, (a, b) = batch[n], bounds[i]
        deal = record["deals"][k]
        rows.append(i)
        kinds.append(KINDS.index(deal["kind"]))
        statuses.append(STATUSES.index(deal["status"]))
        flags.append([float(deal["secret"]), float(deal["author"])])
        told = told + bce(logits[i, : b - a, 6], torch.from_numpy(record["told"][k][a:b]).float())
        index, label, known, weight = [], [], [], []
        for start, end, labels in record["spans"]:
            if start < a or end > b:
                continue
            for p in range(start, end):
                index.append(p - a)
                label.append([max(0, v) for v in labels[k]])
                known.append([float(v >= 0) for v in labels[k]])
                weight.append(1.0 / (end - start))
        if index:
            part = logits[i, index, :6]
            w = torch.tensor(known) * torch.tensor(weight)[:, None]
            each = bce(part, torch.tensor(label, dtype=torch.float), reduction="none") * w
            roles = roles + each.sum() / max(1.0, float(torch.tensor(weight).sum()))
        asked += 1
    if rows:
        mine = own[rows]
        loss = loss + 0.5 * functional.cross_entropy(mine[:, 1:10], torch.tensor(kinds))
        loss = loss + 0.5 * functional.cross_entropy(mine[:, 10:16], torch.tensor(statuses))
        loss = loss + bce(mine[:, 16:18], torch.tensor(flags))
        loss = loss + (roles * 2 + told) / asked
    return loss


def batches(records: list[Record], most: int, rng: np.random.Generator) -> list[list[Record]]:
    """Return the texts in batches of about `most` pieces, in an order drawn by chance."""
    found: list[list[Record]] = []
    here: list[Record] = []
    size = 0
    for n in rng.permutation(len(records)):
        record = records[n]
        if here and size + len(record["ids"]) > most:
            found.append(here)
            here, size = [], 0
        here.append(record)
        size += len(record["ids"])
    return [*found, here] if here else found


@torch.no_grad()
def try_said(model: Reader, records: list[Record], least: float = 0.5) -> dict[str, float]:
    """Return precision, recall and F1 of source and content together, by pieces, Jaccard 0.5."""
    model.eval()
    hit = offered = asked = cues = 0
    for record in records:
        vectors = encode(model, [record], None)
        asked += len(record["attributions"])
        chance = model.cue(vectors[0])[:, 0].sigmoid()
        heads = [(0, int(p)) for p in (chance >= least).nonzero()[:, 0]]
        offered += len(heads)
        cues += len({h for _, h in heads} & {a[0] for a in record["attributions"]})
        if not heads:
            continue
        x, head, offset, apart, mask, bounds = windows(vectors, [record], heads, BEFORE, BEHIND)
        logits, _ = model.said(x, head, offset, apart, mask)
        free = [tuple(set(p) for p in a[1:]) for a in record["attributions"]]
        for i, (a, b) in enumerate(bounds):
            source, _, content = (
                {int(p) + a for p in (logits[i, : b - a, k] > 0).nonzero()[:, 0]} for k in range(3)
            )
            for g in free:
                if jaccard(g[2], content) >= 0.5 and jaccard(g[0], source) >= 0.5:
                    hit += 1
                    free.remove(g)
                    break
    model.train()
    p, r = hit / max(1, offered), hit / max(1, asked)
    return {"P": p, "R": r, "F1": 2 * p * r / max(1e-9, p + r), "cues": cues / max(1, asked)}


def jaccard(a: set[int], b: set[int]) -> float:
    """Return how far two sets overlap; two empty ones are the same."""
    return len(a & b) / len(a | b) if a | b else 1.0


@torch.no_grad()
def try_deals(model: Reader, records: list[Record]) -> dict[str, float]:
    """Return average precision of what hangs on the words of deals, by span."""
    from sklearn.metrics import average_precision_score

    model.eval()
    scored: dict[str, tuple[list[int], list[float]]] = {}
    right = {"kind": [0, 0], "status": [0, 0]}
    for record in records:
        vectors = encode(model, [record], None)
        heads = [(0, p) for p, _, _ in record["anchors"]]
        if not heads:
            continue
        x, head, offset, apart, mask, bounds = windows(
            vectors, [record], heads, DEAL_AROUND, DEAL_AROUND
        )
        logits, own = model.deal(x, head, offset, apart, mask)
        for i, (_, tells, k) in enumerate(record["anchors"]):
            put(scored, "tells", tells, own[i, 0])
            if k < 0:
                continue
            deal, (a, b) = record["deals"][k], bounds[i]
            right["kind"][0] += KINDS[int(own[i, 1:10].argmax())] in deal["kinds"]
            right["status"][0] += STATUSES[int(own[i, 10:16].argmax())] in deal["statuses"]
            right["kind"][1] += 1
            right["status"][1] += 1
            put(scored, "secret", deal["secret"], own[i, 16])
            put(scored, "author", deal["author"], own[i, 17])
            for start, end, labels in record["spans"]:
                if start >= a and end <= b:
                    mean = logits[i, start - a : end - a].mean(0)
                    for role, label in enumerate(labels[k]):
                        if label >= 0:
                            put(scored, ROLES[role], label, mean[role])
    model.train()
    found = {k: float(average_precision_score(g, s)) for k, (g, s) in scored.items() if sum(g)}
    return found | {k: a / max(1, b) for k, (a, b) in right.items()}


def put(
    scored: dict[str, tuple[list[int], list[float]]], name: str, label: Any, score: Tensor
) -> None:
    """Keep one score beside its label."""
    gold, given = scored.setdefault(name, ([], []))
    gold.append(int(label))
    given.append(float(score))


def main() -> None:
    """Learn, and say after each epoch how it does."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("prepared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, help="folder of the published encoder")
    parser.add_argument("--start", type=Path, help="go on from these weights")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--said", type=float, default=1.0, help="share of attributions an epoch")
    parser.add_argument("--real", type=int, default=0, help="times real reports are read an epoch")
    parser.add_argument("--invented", type=float, default=1.0)
    parser.add_argument("--without", default="", help="FOLD/FOLDS: real conflicts to leave out")
    parser.add_argument("--keep", action="store_true", help="hear reports on deals as --start does")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    pick, rng = random.Random(args.seed), np.random.default_rng(args.seed)
    model = Reader()
    teacher = None
    if args.start:
        model.load_state_dict(torch.load(args.start))
        if args.keep:
            teacher = Reader()
            teacher.load_state_dict(torch.load(args.start))
            teacher.eval()
    else:
        model.encoder.start_from(args.base / "model.safetensors")
    said = load(args.prepared, "attribution-*train*.pickle")
    dev = load(args.prepared, "attribution-*dev*.pickle")
    real = load(args.prepared, "deals-deals.pickle")
    held: list[Record] = []
    if args.without:
        fold, folds = map(int, args.without.split("/"))
        held = [r for r in real if fold_of(r["conflict"], folds) == fold]
        real = [r for r in real if fold_of(r["conflict"], folds) != fold]
    elif not args.real:
        held = real
    slow = [p for n, p in model.named_parameters() if n.startswith("encoder.")]
    fast = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    for p in (model.encoder.word.weight, model.encoder.place.weight):
        p.requires_grad_(False)
    slow = [p for p in slow if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": args.rate}, {"params": fast, "lr": args.rate * 10}],
        weight_decay=0.01,
    )
    done, warm = 0, max(10, len(steps_of(args, said, real, rng)) * args.epochs // 16)
    began = time.time()
    for epoch in range(args.epochs):
        plan = steps_of(args, said, real, rng)
        total = done + len(plan) * (args.epochs - epoch)
        sums = {"said": [0.0, 0], "deal": [0.0, 0]}
        for task, batch in plan:
            scale = min((done + 1) / warm, max(0.02, (total - done) / max(1, total - warm)))
            for group, rate in zip(
                optimiser.param_groups, (args.rate, args.rate * 10), strict=True
            ):
                group["lr"] = rate * scale
            loss = (
                said_loss(model, batch, rng)
                if task == "said"
                else deal_loss(model, batch, rng, pick, teacher)
            )
            if loss.requires_grad:
                loss.backward()
                torch.nn.utils.clip_grad_norm_(slow + fast, 1.0)
                optimiser.step()
                optimiser.zero_grad()
            sums[task][0] += float(loss.detach())
            sums[task][1] += 1
            done += 1
            if done % 100 == 0:
                print(
                    f"{done}/{total} {time.time() - began:.0f} s",
                    {k: round(a / max(1, b), 3) for k, (a, b) in sums.items()},
                    flush=True,
                )
        torch.save(model.state_dict(), args.out)
        line = {
            "epoch": epoch + 1, "seconds": round(time.time() - began),
            **{k: round(a / max(1, b), 4) for k, (a, b) in sums.items()},
            "dev": {k: round(v, 4) for k, v in try_said(model, dev).items()} if args.said else None,
            "held": {k: round(v, 4) for k, v in try_deals(model, held).items()} if held else None,
        }  # fmt: skip
        print(json.dumps(line), flush=True)
        with args.out.with_suffix(".log").open("a") as log:
            log.write(
                json.dumps({"args": {k: str(v) for k, v in vars(args).items()}, **line}) + "\n"
            )


def cut(record: Record, rng: np.random.Generator) -> Record:
    """Return one to four sentences of a text, with what of each attribution stands in them."""
    sentence = record["sentence"]
    first = int(rng.integers(0, int(sentence[-1]) + 1))
    last = first + int(rng.integers(1, 5))
    a, b = int(np.searchsorted(sentence, first)), int(np.searchsorted(sentence, last))
    if b - a < 4:
        return record
    moved = [
        (x[0] - a, *([p - a for p in pieces if a <= p < b] for pieces in x[1:]))
        for x in record["attributions"]
        if a <= x[0] < b
    ]
    return {
        **record,
        "ids": record["ids"][a:b],
        "sentence": sentence[a:b],
        "proper": record["proper"][a:b],
        "parts": [(0, b - a)],
        "attributions": moved,
    }


def share(records: list[Record], times: float, rng: np.random.Generator) -> list[Record]:
    """Return each text so many times; of a part of a time, texts drawn by chance."""
    rest = rng.permutation(len(records))[: int(len(records) * (times % 1))]
    return records * int(times) + [records[n] for n in rest]


def steps_of(
    args: argparse.Namespace, said: list[Record], real: list[Record], rng: np.random.Generator
) -> list[tuple[str, list[Record]]]:
    """Return the steps of one epoch, in an order drawn by chance."""
    invented = [
        r for path in sorted(args.prepared.glob("deals-*.pickle")) if path.stem != "deals-deals"
        for r in pickle.loads(path.read_bytes())
    ]  # fmt: skip
    few = [cut(r, rng) if rng.random() < CUT else r for r in share(said, args.said, rng)]
    deals = share(invented, args.invented, rng) + real * args.real
    steps = [("said", b) for b in batches(few, BATCH["said"], rng)]
    steps += [("deal", b) for b in batches(deals, BATCH["deal"], rng)]
    return [steps[n] for n in rng.permutation(len(steps))]


if __name__ == "__main__":
    main()
