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
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import KINDS, ROLES, STATUSES, Reader
from torch import Tensor
from torch.nn import functional

MASK, CLS, SEP = 103, 101, 102
SAID_AROUND = 56, 84
"""Pieces around a cue in which its source and content are looked for."""
DEAL_AROUND = 200, 200
BATCH = {"said": 1800, "deal": 900}
"""Pieces of one step."""
HIDE = 0.2
"""Share of names that are hidden in training, so that they are read by what stands around them."""
CUT = 0.3
"""Share of texts with attributions of which only a few sentences are shown, so that a lone sentence
is not taken for the middle of an article."""
REAL, NEWS = "deals-deals.pickle", "deals-n[0-9]-*.pickle"
"""Reports of real wars, and invented ones in the manner of news: what is learned last, by parts."""
KEPT = 6
"""Cues of a report on deals whose source and content the teacher marks."""

Record = dict[str, Any]


def load(folder: Path, pattern: str) -> list[Record]:
    """Return all records of the pickles of a folder."""
    return [r for path in sorted(folder.glob(pattern)) for r in pickle.loads(path.read_bytes())]


def fold_of(conflict: str, folds: int) -> int:
    """Return the part that a conflict belongs to, by its name alone."""
    return zlib.crc32(conflict.encode()) % folds


@dataclass(frozen=True)
class Seen:
    """What the encoder sees in a batch: one row a piece, text after text, and one more of zeros."""

    rows: Tensor
    first: list[int]
    """The row each text begins at."""

    @property
    def pieces(self) -> Tensor:
        """Return the rows without the last."""
        return self.rows[:-1]


def on(model: Reader, array: np.ndarray) -> Tensor:
    """Return an array where the model is."""
    return torch.from_numpy(array).to(model.cue.weight.device, non_blocking=True)


def encode(model: Reader, batch: list[Record], rng: np.random.Generator | None) -> Seen:
    """Return the vectors of texts; with `rng`, some of their names are hidden."""
    parts, first, size = [], [], 0
    for record in batch:
        ids = record["ids"].copy()
        if rng is not None:
            names = np.unique(ids[record["proper"]])
            hidden = names[rng.random(len(names)) < HIDE]
            ids[record["proper"] & np.isin(ids, hidden)] = MASK
        parts += [np.concatenate([[CLS], ids[a:b], [SEP]]) for a, b in record["parts"]]
        first.append(size)
        size += len(ids)
    longest = max(map(len, parts))
    ids_, mask, inner = (np.zeros((len(parts), longest), np.int64) for _ in range(3))
    for row, part in enumerate(parts):
        ids_[row, : len(part)], mask[row, : len(part)], inner[row, 1 : len(part) - 1] = part, 1, 1
    out = model.encoder(on(model, ids_), on(model, mask))
    rows = out.flatten(0, 1)[on(model, np.flatnonzero(inner))]
    return Seen(functional.pad(rows, (0, 0, 0, 1)), first)


Window = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def windows(
    model: Reader,
    seen: Seen,
    batch: list[Record],
    heads: list[tuple[int, int]],
    around: tuple[int, int],
) -> tuple[Window, list[tuple[int, int]]]:
    """Return what `Around` takes for heads given as (text, piece), and each window's bounds."""
    ends = [len(record["ids"]) for record in batch]
    bounds = [(max(0, h - around[0]), min(ends[n], h + around[1])) for n, h in heads]
    shape = len(heads), max(b - a for a, b in bounds)
    rows = np.full(shape, len(seen.rows) - 1)
    offset, apart, mask = np.zeros(shape, int), np.zeros(shape, int), np.zeros(shape, np.float32)
    for i, ((n, h), (a, b)) in enumerate(zip(heads, bounds, strict=True)):
        sentence = batch[n]["sentence"]
        rows[i, : b - a] = np.arange(a, b) + seen.first[n]
        offset[i, : b - a] = np.arange(a, b) - h
        apart[i, : b - a] = sentence[a:b] - int(sentence[h])
        mask[i, : b - a] = 1
    head = np.array([h - a for (_, h), (a, _) in zip(heads, bounds, strict=True)])
    x = seen.rows[on(model, rows)]
    return (x, *(on(model, part) for part in (head, offset, apart, mask))), bounds


def said_loss(model: Reader, batch: list[Record], rng: np.random.Generator | None) -> Tensor:
    """Return the loss of reading who says what."""
    seen = encode(model, batch, rng)
    heads = [(n, a[0]) for n, r in enumerate(batch) for a in r["attributions"]]
    cues = np.zeros(len(seen.pieces), np.float32)
    cues[[seen.first[n] + h for n, h in heads]] = 1.0
    loss = functional.binary_cross_entropy_with_logits(
        model.cue(seen.pieces)[:, 0],
        on(model, cues),
        reduction="sum",
        pos_weight=on(model, np.array(1.5, np.float32)),
    ) / max(1, len(heads))
    if heads:
        window, bounds = windows(model, seen, batch, heads, SAID_AROUND)
        logits, _ = model.said(*window)
        gold = np.zeros(logits.shape, np.float32)
        marked = [a[1:] for r in batch for a in r["attributions"]]
        for i, ((a, b), parts) in enumerate(zip(bounds, marked, strict=True)):
            for k, pieces in enumerate(parts):
                gold[i, [p - a for p in pieces if a <= p < b], k] = 1.0
        loss = loss + heard(logits, on(model, gold), window[-1])
    return loss


def heard(logits: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
    """Return the loss of source, cue and content in the windows around cues."""
    each = functional.binary_cross_entropy_with_logits(logits, gold, reduction="none")
    return (each.sum(-1) * mask).sum() / len(logits) / 12


def kept_loss(
    model: Reader, seen: Seen, batch: list[Record], teacher: Reader, pick: random.Random
) -> Tensor:
    """Return how far reports without annotated attributions are heard otherwise than before."""
    with torch.no_grad():
        before = encode(teacher, batch, None)
        wanted = teacher.cue(before.pieces)[:, 0].sigmoid()
    own = model.cue(seen.pieces)[:, 0]
    loss = functional.binary_cross_entropy_with_logits(own, wanted, reduction="sum")
    loss = loss / (wanted.sum() + 1)
    heads = []
    likely = np.flatnonzero(wanted.cpu().numpy() > 0.4)
    for n, (record, first) in enumerate(zip(batch, seen.first, strict=True)):
        here = [(n, int(p) - first) for p in likely if first <= p < first + len(record["ids"])]
        heads += pick.sample(here, KEPT) if len(here) > KEPT else here
    if heads:
        with torch.no_grad():
            gold = teacher.said(*windows(teacher, before, batch, heads, SAID_AROUND)[0])[0]
        window, _ = windows(model, seen, batch, heads, SAID_AROUND)
        loss = loss + heard(model.said(*window)[0], gold.sigmoid(), window[-1])
    return loss


def deal_loss(
    model: Reader,
    batch: list[Record],
    rng: np.random.Generator | None,
    pick: random.Random,
    teacher: Reader | None,
) -> Tensor:
    """Return the loss of reading what hangs on the words that may tell of deals."""
    seen = encode(model, batch, rng)
    loss = kept_loss(model, seen, batch, teacher, pick) if teacher else seen.rows.new_zeros(())
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
    window, bounds = windows(model, seen, batch, heads, DEAL_AROUND)
    logits, own = model.deal(*window)
    bce = functional.binary_cross_entropy_with_logits
    tells = np.array([t for t, _ in deals], np.float32)
    quiet = np.array([1.0 if batch[n]["deals"] else 1.5 for n, _ in heads], np.float32)
    loss = loss + bce(own[:, 0], on(model, tells), weight=on(model, quiet))
    asked = [
        (i, n, k) for i, ((n, _), (_, k)) in enumerate(zip(heads, deals, strict=True)) if k >= 0
    ]
    if not asked:
        return loss
    whole = [batch[n]["deals"][k] for _, n, k in asked]
    mine = own[on(model, np.array([i for i, _, _ in asked]))]
    kinds = np.array([KINDS.index(deal["kind"]) for deal in whole])
    statuses = np.array([STATUSES.index(deal["status"]) for deal in whole])
    flags = np.array([[deal["secret"], deal["author"]] for deal in whole], np.float32)
    loss = loss + 0.5 * functional.cross_entropy(mine[:, 1:10], on(model, kinds))
    loss = loss + 0.5 * functional.cross_entropy(mine[:, 10:16], on(model, statuses))
    loss = loss + bce(mine[:, 16:18], on(model, flags))
    gold, weight = asked_of(batch, asked, bounds, logits.shape)
    each = bce(logits, on(model, gold), weight=on(model, weight), reduction="sum")
    return loss + each / len(asked)


def asked_of(
    batch: list[Record],
    asked: list[tuple[int, int, int]],
    bounds: list[tuple[int, int]],
    shape: Sequence[int],
) -> tuple[np.ndarray, np.ndarray]:
    """Return what each piece of each window should say, and how much that counts.

    `asked` holds window, text and deal. A mention counts once, however many pieces it has; all
    mentions of a window count two, and which of its sentences tell the deal counts one.
    """
    gold, weight = np.zeros(tuple(shape), np.float32), np.zeros(tuple(shape), np.float32)
    for i, n, k in asked:
        record, (a, b) = batch[n], bounds[i]
        spans = [s for s in record["spans"] if a <= s[0] and s[1] <= b]
        for start, end, labels in spans:
            here, run = np.array(labels[k], np.float32), slice(start - a, end - a)
            gold[i, run, :6] = np.maximum(gold[i, run, :6], here)
            weight[i, run, :6] += (here >= 0) / (end - start) * 2 / len(spans)
        gold[i, : b - a, 6] = record["told"][k][a:b]
        weight[i, : b - a, 6] = 1 / (b - a)
    return gold, weight


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
        seen = encode(model, [record], None)
        asked += len(record["attributions"])
        chance = model.cue(seen.pieces)[:, 0].sigmoid().cpu()
        heads = [(0, int(p)) for p in (chance >= least).nonzero()[:, 0]]
        offered += len(heads)
        cues += len({h for _, h in heads} & {a[0] for a in record["attributions"]})
        if not heads:
            continue
        window, bounds = windows(model, seen, [record], heads, SAID_AROUND)
        logits = model.said(*window)[0].cpu()
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
        seen = encode(model, [record], None)
        heads = [(0, p) for p, _, _ in record["anchors"]]
        if not heads:
            continue
        window, bounds = windows(model, seen, [record], heads, DEAL_AROUND)
        logits, own = (part.cpu() for part in model.deal(*window))
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
    parser.add_argument(
        "--news", type=float, default=0.0, help="the same of those in the manner of news"
    )
    parser.add_argument("--without", default="", help="FOLD/FOLDS: real conflicts to leave out")
    parser.add_argument("--keep", type=Path, help="hear reports on deals as these weights do")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--drop", type=float, default=0.05, help="share of what the encoder forgets"
    )
    parser.add_argument(
        "--drop-around", type=float, default=0.0, help="the same of what reads on it"
    )
    parser.add_argument("--device", default="cpu", help="where to learn: cpu, cuda, cuda:1")
    args = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    torch.manual_seed(args.seed)
    pick, rng = random.Random(args.seed), np.random.default_rng(args.seed)
    model = Reader()
    teacher = None
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location="cpu"))
    else:
        model.encoder.start_from(args.base / "model.safetensors")
    if args.keep:
        teacher = Reader()
        teacher.load_state_dict(torch.load(args.keep, map_location="cpu"))
        teacher.eval().to(args.device)
    model.to(args.device).forget(args.drop, args.drop_around)
    said = load(args.prepared, "attribution-*train*.pickle")
    dev = load(args.prepared, "attribution-*dev*.pickle")
    real, news = load(args.prepared, REAL), load(args.prepared, NEWS)
    held: list[Record] = []
    if args.without:
        fold, folds = map(int, args.without.split("/"))
        held = [r for r in real if fold_of(r["conflict"], folds) == fold]
        real, news = (
            [r for r in records if fold_of(r["conflict"], folds) != fold]
            for records in (real, news)
        )
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
    done, warm = 0, max(10, len(steps_of(args, said, real, news, rng)) * args.epochs // 16)
    began = time.time()
    for epoch in range(args.epochs):
        plan = steps_of(args, said, real, news, rng)
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
            sums[task][0] += loss.detach()
            sums[task][1] += 1
            done += 1
            if done % 100 == 0:
                print(
                    f"{done}/{total} {time.time() - began:.0f} s",
                    {k: round(float(a) / max(1, b), 3) for k, (a, b) in sums.items()},
                    flush=True,
                )
        torch.save({k: v.cpu() for k, v in model.state_dict().items()}, args.out)
        line = {
            "epoch": epoch + 1, "seconds": round(time.time() - began),
            **{k: round(float(a) / max(1, b), 4) for k, (a, b) in sums.items()},
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
    args: argparse.Namespace,
    said: list[Record],
    real: list[Record],
    news: list[Record],
    rng: np.random.Generator,
) -> list[tuple[str, list[Record]]]:
    """Return the steps of one epoch, in an order drawn by chance."""
    invented = [
        r for path in sorted(args.prepared.glob("deals-*.pickle"))
        if not path.match(REAL) and not path.match(NEWS)
        for r in pickle.loads(path.read_bytes())
    ]  # fmt: skip
    few = [cut(r, rng) if rng.random() < CUT else r for r in share(said, args.said, rng)]
    deals = share(invented, args.invented, rng) + real * args.real + share(news, args.news, rng)
    steps = [("said", b) for b in batches(few, BATCH["said"], rng)]
    steps += [("deal", b) for b in batches(deals, BATCH["deal"], rng)]
    return [steps[n] for n in rng.permutation(len(steps))]


if __name__ == "__main__":
    main()
