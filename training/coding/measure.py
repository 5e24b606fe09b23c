"""How well labels and their probabilities agree with the annotators'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Odds = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a set of sentences was coded."""

    sentences: int
    macro_f1: float
    accuracy: float
    ece: float
    """Expected calibration error: mean gap between probability and accuracy, in ten bins."""

    f1: dict[str, float]

    def line(self) -> str:
        """Return the figures in a line."""
        return f"macro F1 {self.macro_f1:.3f}, accuracy {self.accuracy:.3f}, ECE {self.ece:.3f}"


def measured(
    odds: Odds,
    labels: Sequence[str],
    classes: Sequence[str],
    wider: Mapping[str, Sequence[str]],
    temperature: float = 1.0,
) -> Figures:
    """Return how well probabilities fit labels; a `wider` label holds several classes together.

    The label is that of the likeliest class, as the program gives it, and widened afterwards.
    """
    odds = cooled(odds, temperature)
    widened = {each: label for label, held in wider.items() for each in held}
    used = any(label in wider for label in labels)
    names = [widened.get(each, each) if used else each for each in classes]
    said = [names[k] for k in odds.argmax(1)]
    right = np.array([one == other for one, other in zip(said, labels, strict=True)])
    f1 = {}
    for label in sorted({*labels, *said}):
        hit = sum(one == other == label for one, other in zip(said, labels, strict=True))
        f1[label] = round(2 * hit / (said.count(label) + list(labels).count(label)), 4)
    sure = odds.max(1)
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [
        abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean()
        for b in range(10)
        if (bins == b).any()
    ]
    return Figures(
        sentences=len(labels),
        macro_f1=round(float(np.mean(list(f1.values()))), 4),
        accuracy=round(float(right.mean()), 4),
        ece=round(float(sum(gaps)), 4),
        f1=f1,
    )


def cooled(odds: Odds, temperature: float) -> Odds:
    """Return probabilities with their logarithms divided by a temperature."""
    logits = np.log(np.maximum(odds, 1e-9)) / temperature
    sharp = np.exp(logits - logits.max(1, keepdims=True))
    return sharp / sharp.sum(1, keepdims=True)


def temperature_of(
    odds: Odds, labels: Sequence[str], classes: Sequence[str], wider: Mapping[str, Sequence[str]]
) -> float:
    """Return the temperature at which the right labels are likeliest."""
    right = np.array([[each in wider.get(label, (label,)) for each in classes] for label in labels])

    def lost(temperature: float) -> float:
        told = (cooled(odds, temperature) * right).sum(1)
        return float(-np.log(np.maximum(told, 1e-9)).mean())

    return min((round(0.3 + 0.02 * step, 2) for step in range(100)), key=lost)
