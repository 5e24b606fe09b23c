"""Write a learned reader as the three ONNX files that ship, in whole numbers where that is enough.

python training/reader/export.py WEIGHTS.pt OUT_DIR --tokenizer tokenizer.json
"""

import argparse
import shutil
from pathlib import Path

import torch
from network import WIDTH, Reader
from torch import Tensor, nn


class Vectors(nn.Module):
    """Encoder and cues, and what the table says of each piece, for others to build on."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return vectors, log odds of a cue, and the table's rows."""
        embedded = self.model.encoder.embedded(ids)
        x = self.model.encoder.above(embedded, mask)
        return x, self.model.cue(x)[..., 0], embedded


class Rows(nn.Module):
    """One of the readers around a head, without outputs that it does not have."""

    def __init__(self, part: nn.Module, own: bool) -> None:
        super().__init__()
        self.part, self.own = part, own

    def forward(
        self, x: Tensor, head: Tensor, offset: Tensor, apart: Tensor, mask: Tensor
    ) -> Tensor | tuple[Tensor, Tensor]:
        """Return logits a piece, and of the head."""
        rows, own = self.part(x, head, offset, apart, mask)
        return (rows, own) if self.own else rows


def main() -> None:
    """Export and quantise."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--tokenizer", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = Reader().eval()
    model.load_state_dict(torch.load(args.weights))
    model.eval()
    ids = torch.randint(1000, 20000, (2, 40))
    x = torch.randn(3, 50, WIDTH)
    head = torch.tensor([5, 6, 7])
    offset = torch.arange(50)[None] - head[:, None]
    given = (x, head, offset, torch.zeros_like(offset), torch.ones_like(offset))
    names = ["x", "head", "offset", "apart", "mask"]
    axes = {"x": {0: "n", 1: "t"}, "head": {0: "n"}} | {k: {0: "n", 1: "t"} for k in names[2:]}
    both = {0: "n", 1: "t"}
    exported = {
        "encoder": (Vectors(model), (ids, torch.ones_like(ids)), ["ids", "mask"],
                    ["vectors", "cues", "embedded"],
                    dict.fromkeys(("ids", "mask", "vectors", "cues", "embedded"), both)),
        "said": (Rows(model.said, own=False), given, names, ["rows"], axes | {"rows": both}),
        "deal": (Rows(model.deal, own=True), given, names, ["rows", "own"],
                 axes | {"rows": both, "own": {0: "n"}}),
    }  # fmt: skip
    for name, (module, inputs, inward, outward, free) in exported.items():
        whole, target = args.out / f"{name}.float.onnx", args.out / f"{name}.onnx"
        torch.onnx.export(module, inputs, str(whole), input_names=inward, output_names=outward,
                          dynamic_axes=free, opset_version=17, dynamo=False)  # fmt: skip
        quantize_dynamic(
            whole, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
        whole.unlink()
        print(target.name, target.stat().st_size)
    shutil.copy(args.tokenizer, args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
