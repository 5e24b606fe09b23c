"""Write a learned reader as the three ONNX files that ship, in whole numbers where that is enough.

python training/reader/export.py WEIGHTS.pt OUT_DIR --tokenizer tokenizer.json
"""

import argparse
import shutil
from pathlib import Path

import graph
import onnx
import torch

HEADS = 4
"""Of the layers of the two small readers."""


def main() -> None:
    """Export and quantise."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    weights = torch.load(args.weights)
    made = {
        "encoder": graph.encoder(weights),
        "said": graph.reader(graph.under(weights, "said"), HEADS),
        "deal": graph.reader(graph.under(weights, "deal"), HEADS),
    }
    for name, model in made.items():
        target = args.out / f"{name}.onnx"
        onnx.save(model, target)
        print(target.name, target.stat().st_size)
    shutil.copy(args.tokenizer, args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
