"""A learned reader as graphs of few, large steps, which onnxruntime runs on one processor.

What PyTorch writes of itself is three times as many steps, and each costs some microseconds, which
is as much as the sums of the small readers. Matrices are in whole numbers of 7 bits, a scale a
column: two products of 8 bits do not fit the 16 that processors without VNNI add them in.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
import torch
from network import HEADS, LAYERS, WIDTH, bucket
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

WINDOW = 200
"""Most pieces between a head and what is read around it."""

_CONTRIBUTED = "com.microsoft"
_LARGEST = 64

Weights = Mapping[str, Tensor]


class Graph:
    """Steps and constants, added in the order in which they are run."""

    def __init__(self) -> None:
        self._steps: list[Any] = []
        self._constants: list[Any] = []

    def constant(self, value: Tensor | NDArray[Any]) -> str:
        """Add a constant and return its name."""
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        name = f"constant{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def number(self, *values: int) -> str:
        """Add whole numbers and return their name."""
        return self.constant(np.array(values, dtype=np.int64))

    def step(self, kind: str, *inputs: str, outputs: int = 1, **options: Any) -> Any:
        """Add a step; return the name of what it gives, or the names if there are several."""
        names = [f"{kind}{len(self._steps)}.{n}" for n in range(outputs)]
        self._steps.append(helper.make_node(kind, list(inputs), names, **options))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, weight: Tensor, bias: Tensor) -> str:
        """Add a matrix of (outputs, inputs) in whole numbers."""
        scale = weight.abs().amax(1).clamp(min=1e-12) / _LARGEST
        whole = (weight / scale[:, None]).round().to(torch.int8)
        none = torch.zeros(len(bias), dtype=torch.int8)
        given = (whole.T, scale, none, bias)
        return str(
            self.step("DynamicQuantizeMatMul", x, *map(self.constant, given), domain=_CONTRIBUTED)
        )

    def exact(self, x: str, weight: Tensor, bias: Tensor) -> str:
        """Add a small matrix as it was learned."""
        product = self.step("MatMul", x, self.constant(weight.T))
        return str(self.step("Add", product, self.constant(bias)))

    def norm(self, x: str, weights: Weights, epsilon: float = 1e-12) -> str:
        """Add a layer norm."""
        given = self.constant(weights["weight"]), self.constant(weights["bias"])
        return str(self.step("LayerNormalization", x, *given, axis=-1, epsilon=epsilon))

    def layer(self, x: str, weights: Weights, heads: int) -> str:
        """Add one layer as `network.Layer` is."""
        of = lambda name: (weights[f"{name}.weight"], weights[f"{name}.bias"])  # noqa: E731
        parts = self.step("Split", self.linear(x, *of("qkv")), outputs=3, axis=-1)
        seen = self.step("MultiHeadAttention", *parts, num_heads=heads, domain=_CONTRIBUTED)
        x = self.norm(self.step("Add", x, self.linear(seen, *of("out"))), under(weights, "norm1"))
        inner = self.step("Gelu", self.linear(x, *of("up")), domain=_CONTRIBUTED)
        return self.norm(
            self.step("Add", x, self.linear(inner, *of("down"))), under(weights, "norm2")
        )

    def rows(self, table: Tensor, numbers: str) -> str:
        """Add the rows that some numbers name of a table kept in bytes."""
        low, high = min(0.0, float(table.min())), max(0.0, float(table.max()))
        scale = np.array((high - low) / 255, dtype=np.float32)
        zero = np.array(round(-low / float(scale)), dtype=np.uint8)
        whole = np.clip(np.round(table.numpy() / scale) + zero, 0, 255).astype(np.uint8)
        found = self.step("Gather", self.constant(whole), numbers)
        given = self.constant(scale), self.constant(zero)
        return str(self.step("DequantizeLinear", found, *given))

    def model(self, inputs: Mapping[str, Any], outputs: Mapping[str, tuple[str, Any]]) -> Any:
        """Return the whole. Shapes by name; of outputs also what gives them. Floats end in a
        width, whole numbers do not."""
        for name, (given, _) in outputs.items():
            self._steps.append(helper.make_node("Identity", [given], [name]))
        shapes = {name: shape for name, (_, shape) in outputs.items()}
        graph = helper.make_graph(
            self._steps, "reader", _values(inputs), _values(shapes), self._constants
        )
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(_CONTRIBUTED, 1)]
        made = helper.make_model(graph, opset_imports=opsets, ir_version=8)
        onnx.checker.check_model(made)
        return made


def under(weights: Weights, name: str) -> Weights:
    """Return the weights of one part."""
    return {k.removeprefix(f"{name}."): v for k, v in weights.items() if k.startswith(f"{name}.")}


def encoder(weights: Weights) -> Any:
    """Return the encoder: pieces to log odds of a cue, to what the table says of them, and to what
    the two small readers take: of each piece as it stands around a head, and as it is one."""
    graph, own = Graph(), under(weights, "encoder")
    word = graph.rows(own["word.weight"], "ids")
    size = graph.step("Shape", "ids", start=1, end=2)
    places = graph.step("Range", graph.constant(np.int64(0)), graph.step("Squeeze", size),
                        graph.constant(np.int64(1)))  # fmt: skip
    embedded = graph.step("Add", word, graph.rows(own["place.weight"], places))
    x = graph.norm(embedded, under(own, "norm"))
    for n in range(LAYERS):
        x = graph.layer(x, under(own, f"layers.{n}"), HEADS)
    cues = graph.exact(x, weights["cue.weight"], weights["cue.bias"])
    joined = parts(weights)
    matrix = torch.cat([weight for weight, _ in joined.values()])
    offsets = torch.cat([bias for _, bias in joined.values()])
    widths = graph.number(*(len(bias) for _, bias in joined.values()))
    found = graph.step("Split", graph.linear(x, matrix, offsets), widths, axis=-1,
                       outputs=len(joined))  # fmt: skip
    given = {name: (each, [1, "t", len(joined[name][1])])
             for name, each in zip(joined, found, strict=True)}  # fmt: skip
    outputs = {"cues": (cues, [1, "t", 1]), "embedded": (embedded, [1, "t", WIDTH]), **given}
    return graph.model({"ids": [1, "t"]}, outputs)


def parts(weights: Weights) -> dict[str, tuple[Tensor, Tensor]]:
    """Return, by name, matrices and offsets that make of a vector what the small readers take."""
    found = {}
    for reader in ("said", "deal"):
        for name, part in (("rows", "inward"), ("head", "of_head")):
            own = under(weights, f"{reader}.{part}")
            found[f"{reader}_{name}"] = own["weight"], own["bias"]
    own = under(weights, "deal.head_out")
    found["deal_own"] = own["weight"][:, -WIDTH:], own["bias"]
    return found


def reader(weights: Weights, heads: int, epsilon: float = 1e-5) -> Any:
    """Return one of the small readers, for one head: `network.Around` behind its first step.

    `rows` are of the pieces around the head, `head` of the head; `offset` and `apart` the distance
    of each from it, in pieces and in sentences.
    """
    graph = Graph()
    width = len(weights["norm.bias"])
    buckets = bucket(torch.arange(-WINDOW, WINDOW + 1))
    far = graph.step("Gather", graph.constant(buckets),
                     graph.step("Add", "offset", graph.number(WINDOW)))  # fmt: skip
    least, most = graph.constant(np.int64(-4)), graph.constant(np.int64(4))
    apart = graph.step("Add", graph.step("Clip", "apart", least, most), graph.number(4))
    y = graph.step("Add", "rows", "head")
    for table, numbers in (("offset", far), ("sentences", apart)):
        rows = graph.step("Gather", graph.constant(weights[f"{table}.weight"]), numbers)
        y = graph.step("Add", y, rows)
    y = graph.norm(y, under(weights, "norm"), epsilon)
    for n in range(2):
        y = graph.layer(y, under(weights, f"layers.{n}"), heads)
    logits = graph.exact(y, weights["out.weight"], weights["out.bias"])
    inputs = {"rows": [1, "t", width], "head": [1, 1, width], "offset": [1, "t"], "apart": [1, "t"]}
    outputs = {"logits": (logits, [1, "t", len(weights["out.bias"])])}
    if "head_out.weight" in weights:
        matrix = weights["head_out.weight"][:, :width]
        mine = graph.step("Gather", y, "place", axis=1)
        product = graph.step("MatMul", mine, graph.constant(matrix.T))
        outputs["own"] = graph.step("Add", product, "of_head"), [1, 1, len(matrix)]
        inputs |= {"place": [1], "of_head": [1, 1, len(matrix)]}
    return graph.model(inputs, outputs)


def _values(shapes: Mapping[str, Sequence[Any]]) -> list[Any]:
    return [
        helper.make_tensor_value_info(
            name, TensorProto.FLOAT if len(shape) == 3 else TensorProto.INT64, shape
        )
        for name, shape in shapes.items()
    ]
