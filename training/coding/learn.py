"""Learn to tell what the source of a sentence does to its target, a PLOVER root class.

    python training/coding/learn.py [PLV_TRAIN.gold.jsonl] [--cross 5] [--write]

Learns from the invented sentences beside this file, and from PLV's training sentences where they
are given (`id`, `marked`, `label`). `--cross` measures by cross-validation on PLV's; `--write`
learns from all and writes `src/alleged/data/coding`. Seeds are fixed. Each run adds a line to
`runs.jsonl`.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from measure import Figures, measured, temperature_of
from reader import Reader, Readers
from sklearn.model_selection import StratifiedKFold
from torch import Tensor, nn

from alleged.extract.coding import table_digest
from alleged.extract.marked_pieces import marked_pieces
from alleged.extract.network import Network, shipped_network
from alleged.model.event import EventClass
from alleged.read.marked import sentence_of

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src" / "alleged" / "data" / "coding"
CLASSES = [each.value for each in EventClass]
WIDER = {"YIELD": ("CONCEDE", "RETREAT")}
"""Labels of other schemes, and the classes that they hold together."""

BATCH = 32
TOGETHER = 4
"""Batches are filled with sentences of like length, drawn from a quarter of all."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is learned."""

    width: int = 192
    layers: int = 1
    drop: float = 0.2
    hidden: float = 0.1
    """Share of pieces that are hidden in learning, so that hiding a word later is no surprise."""

    epochs: int = 12
    rate: float = 1e-3
    smooth: float = 0.1
    invented: float = 1.0
    """Weight of an invented sentence beside one of PLV's."""

    rare: float = 0.5
    """Power to which rarity raises a class's weight."""

    readers: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence to learn from."""

    vectors: Tensor
    named: Tensor
    label: str
    ours: bool
    """Whether it is one of the invented sentences."""


def examples_of(rows: Sequence[dict[str, Any]], network: Network, ours: bool) -> list[Example]:
    """Return sentences as the layers that ship read them."""
    layers = onnxruntime.InferenceSession(TARGET / "vectors.onnx")
    found = []
    for row in rows:
        sentence = sentence_of({"id": row["id"], "marked": row["marked"]})
        pieces = marked_pieces(sentence, network.tokenizer)
        named = np.concatenate([[0], pieces.named, [0]])
        embedded = network.embedded(pieces.ids)[None]
        vectors = torch.from_numpy(layers.run(None, {"embedded": embedded})[0][0])
        found.append(Example(vectors, torch.from_numpy(named), row["label"], ours))
    return found


def allowed(label: str) -> Tensor:
    """Return which classes are right for a label, as a row of truth values."""
    return torch.tensor([each in WIDER.get(label, (label,)) for each in CLASSES])


def batches(
    examples: Sequence[Example], chance: np.random.Generator
) -> Iterator[tuple[Tensor, Tensor, Tensor, list[int]]]:
    """Yield vectors, names, mask and the numbers of the examples, all examples once."""
    order = [
        int(number)
        for part in np.array_split(chance.permutation(len(examples)), TOGETHER)
        for number in sorted(part, key=lambda k: len(examples[k].named))
    ]
    parts = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    for number in chance.permutation(len(parts)):
        yield *stacked([examples[k] for k in parts[number]]), parts[number]


def stacked(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """Return examples as arrays of one length."""
    size = max(len(each.named) for each in examples)
    x = torch.zeros(len(examples), size, examples[0].vectors.shape[1])
    named, mask = (torch.zeros(len(examples), size, dtype=torch.long) for _ in range(2))
    for row, each in enumerate(examples):
        x[row, : len(each.named)] = each.vectors
        named[row, : len(each.named)] = each.named
        mask[row, : len(each.named)] = 1
    return x, named, mask


def learned(examples: Sequence[Example], recipe: Recipe, seed: int = 0) -> Readers:
    """Return readers that have learned from the examples."""
    readers = [_learned(examples, recipe, 100 * seed + n) for n in range(recipe.readers)]
    return Readers(readers).eval()


def _learned(examples: Sequence[Example], recipe: Recipe, seed: int) -> Reader:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    right = torch.stack([allowed(each.label) for each in examples])
    weight = torch.tensor([recipe.invented if each.ours else 1.0 for each in examples])
    share = right / right.sum(1, keepdim=True)
    counts = (share * weight[:, None]).sum(0).clamp(min=1.0)
    weight = weight * (share * (counts.mean() / counts) ** recipe.rare).sum(1)
    reader = Reader(len(CLASSES), recipe.width, recipe.layers, recipe.drop)
    moved = torch.optim.AdamW(reader.parameters(), lr=recipe.rate, weight_decay=0.05)
    steps = recipe.epochs * sum(1 for _ in batches(examples, chance))
    pace = torch.optim.lr_scheduler.OneCycleLR(moved, recipe.rate, steps, pct_start=0.15)
    for _ in range(recipe.epochs):
        for x, named, mask, numbers in batches(examples, chance):
            shown = mask * (torch.rand(mask.shape) >= recipe.hidden)
            said = reader(x, named, shown)[0].log_softmax(-1)
            told = said.masked_fill(~right[numbers], -1e9).logsumexp(-1)
            lost = -(1 - recipe.smooth) * told - recipe.smooth * said.mean(-1)
            loss = (lost * weight[numbers]).sum() / weight[numbers].sum()
            moved.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            moved.step()
            pace.step()
    return reader.eval()


@torch.no_grad()
def odds_of(readers: Readers, examples: Sequence[Example]) -> np.ndarray[Any, Any]:
    """Return probabilities, a row an example."""
    found = [readers(*stacked([each]))[0].softmax(-1) for each in examples]
    return torch.cat(found).numpy()


def crossed(
    examples: Sequence[Example], recipe: Recipe, folds: int, repeat: int
) -> tuple[list[Figures], np.ndarray[Any, Any]]:
    """Return the figures of each fold, and each sentence's probabilities as read by the others.

    Only PLV's sentences are tested; the invented ones are learned from in every fold.
    """
    theirs = [each for each in examples if not each.ours]
    ours = [each for each in examples if each.ours]
    labels = [each.label for each in theirs]
    odds = np.zeros((len(theirs), len(CLASSES)))
    found = []
    parts = StratifiedKFold(folds, shuffle=True, random_state=repeat).split(labels, labels)
    for fold, (rest, test) in enumerate(parts):
        readers = learned([*(theirs[k] for k in rest), *ours], recipe, seed=folds * repeat + fold)
        odds[test] = odds_of(readers, [theirs[k] for k in test])
        found.append(measured(odds[test], [labels[k] for k in test], CLASSES, WIDER))
        print(f"  repeat {repeat} fold {fold}: {found[-1].line()}", flush=True)
    return found, odds


def write(readers: Readers, told: dict[str, Any], folder: Path) -> None:
    """Write what ships: `coding.onnx`, and what is told of it as `coding.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    given = (
        torch.randn(2, 20, 384),
        torch.randint(0, 3, (2, 20)),
        torch.ones(2, 20, dtype=torch.long),
    )
    both = {0: "sentences", 1: "pieces"}
    torch.onnx.export(
        readers, given, str(folder / "coding.onnx"), opset_version=17, dynamo=False,
        input_names=["x", "named", "mask"], output_names=["logits", "looks"],
        dynamic_axes={"x": both, "named": both, "mask": both, "logits": {0: "sentences"},
                      "looks": both},
    )  # fmt: skip
    text = json.dumps(told, indent=1) + "\n"
    (folder / "coding.json").write_text(text, encoding="utf-8")


def digest(paths: Sequence[Path]) -> str:
    """Return the SHA-256 of files joined in order."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def rows_of(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the rows of JSON Lines files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Measure, learn, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("plv", type=Path, nargs="?")
    parser.add_argument("--cross", type=int, default=0, metavar="FOLDS")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument(
        "--alone", action="store_true", help="learn from invented ones, test on PLV"
    )
    parser.add_argument("--write", action="store_true")
    for name, value in asdict(Recipe()).items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    args = parser.parse_args()
    torch.set_num_threads(1)
    recipe = Recipe(**{name: getattr(args, name) for name in asdict(Recipe())})
    files = sorted((HERE / "sentences").glob("*.jsonl"))
    network, began = shipped_network(), time.monotonic()
    ours = examples_of(rows_of(files), network, ours=True)
    theirs = examples_of(rows_of([args.plv]), network, ours=False) if args.plv else []
    run: dict[str, Any] = {
        "recipe": asdict(recipe),
        "table": table_digest(network),
        "vectors": digest([TARGET / "vectors.onnx"]),
        "invented": {"sentences": len(ours), "sha256": digest(files)},
        "plv": {"sentences": len(theirs), "sha256": digest([args.plv])} if args.plv else None,
    }
    temperature = 1.0
    labels = [each.label for each in theirs]
    if args.alone:
        odds = odds_of(learned(ours, recipe), theirs)
        run["alone"] = asdict(measured(odds, labels, CLASSES, WIDER))
    if args.cross:
        rounds = [
            crossed([*theirs, *ours], recipe, args.cross, repeat) for repeat in range(args.repeat)
        ]
        macro = [each.macro_f1 for figures, _ in rounds for each in figures]
        odds = np.concatenate([odds for _, odds in rounds])
        temperature = temperature_of(odds, labels * args.repeat, CLASSES, WIDER)
        whole = measured(odds, labels * args.repeat, CLASSES, WIDER, temperature)
        run["crossed"] = {
            "folds": args.cross, "repeats": args.repeat, "temperature": round(temperature, 3),
            "macro_f1": [round(float(np.mean(macro)), 4), round(float(np.std(macro)), 4)],
            "whole": asdict(whole),
        }  # fmt: skip
    if args.write:
        readers = learned([*theirs, *ours], recipe)
        told = {"version": "coding/1", "classes": CLASSES, "temperature": round(temperature, 3),
                **run}  # fmt: skip
        write(readers, told, TARGET)
        run["written"] = digest([TARGET / "coding.onnx"])
    run["seconds"] = round(time.monotonic() - began)
    with (HERE / "runs.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(run) + "\n")
    print(json.dumps(run, indent=1))


if __name__ == "__main__":
    main()
