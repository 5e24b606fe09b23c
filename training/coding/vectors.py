"""Write the layers that turn the table's rows into vectors: the first four of all-MiniLM-L6-v2.

python training/coding/vectors.py MODEL_DIR
"""

import argparse
import sys
from pathlib import Path

import torch
from torch import Tensor, nn

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "src" / "alleged" / "data" / "coding" / "vectors.onnx"
LAYERS = 4
"""Of six. The last two are bent to compare whole sentences, and say less of single words."""

sys.path.append(str(HERE.parent / "reader"))
from network import WIDTH, Encoder  # noqa: E402


class Vectors(nn.Module):
    """The encoder above its table."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, embedded: Tensor) -> Tensor:
        """`embedded` is (1, pieces, 384), as `alleged.extract.network.Network.embedded` gives."""
        return self.encoder.above(embedded, torch.ones_like(embedded[..., 0]))


def main() -> None:
    """Export and quantise."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("model", type=Path, help="folder of the published model")
    args = parser.parse_args()
    encoder = Encoder(layers=LAYERS)
    encoder.start_from(args.model / "model.safetensors")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    whole = TARGET.with_suffix(".float.onnx")
    torch.onnx.export(
        Vectors(encoder).eval(), (torch.randn(1, 30, WIDTH),), str(whole), opset_version=17,
        dynamo=False, input_names=["embedded"], output_names=["vectors"],
        dynamic_axes={"embedded": {1: "pieces"}, "vectors": {1: "pieces"}},
    )  # fmt: skip
    quantize_dynamic(
        whole, TARGET, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
    )
    whole.unlink()
    print(TARGET.name, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
