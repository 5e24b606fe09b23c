"""Small linear models over named features: every score can say which features made it."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds that are a sum: a bias and one weight for each feature that is present."""

    bias: float
    weights: Mapping[str, float]

    def log_odds(self, features: Features) -> float:
        """Return natural log-odds; unknown features count nothing.

        Summed without loss, so that the order in which features were noted changes no digit.
        """
        weights = self.weights
        return self.bias + math.fsum(
            [weights[name] * value for name, value in features.items() if name in weights]
        )

    def probability(self, features: Features) -> float:
        """Return the probability that the log-odds stand for, between 0 and 1."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.log_odds(features)))))

    def reasons(self, features: Features, count: int = 3) -> tuple[str, ...]:
        """Return the features that spoke most for it, strongest first."""
        spoken = [(self.weights.get(name, 0.0) * value, name) for name, value in features.items()]
        return tuple(name for weight, name in sorted(spoken, reverse=True)[:count] if weight > 0)


@dataclass(frozen=True, slots=True)
class Choice:
    """One linear model an option; the highest log-odds win."""

    options: Mapping[str, Linear]

    def best(self, features: Features) -> str:
        """Return the likeliest option."""
        return max(self.options, key=lambda option: self.options[option].log_odds(features))


LONG = 25
"""Sentences from which a text is long: most reports of an agency have fewer, press reviews more."""

LEAST = {
    "tells": 0.46,
    "same": 0.64,
    "second": 0.28,
    "further": 0.38,
    "beside": 0.6,
    "claims": 0.33,
    "denies": 0.3,
    "author": 0.4,
    "mediator": 0.5,
}
"""Least probabilities, unless the weights bring their own: for a group of words to be kept as a
deal; for a sentence to tell of a deal told before; for a second party; for any further one; for a
party beside two that the text names as the sides; for a speaker who claims or denies it; for the
report itself to tell it; for a mediator whom no words tie to mediation."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Every model that reading deals needs, by name."""

    version: str
    linear: Mapping[str, Linear]
    choice: Mapping[str, Choice]
    thresholds: Mapping[str, float] = field(default_factory=dict)

    def least(self, name: str, sentences: int = 0) -> float:
        """Return the least probability for something, of those in `LEAST`.

        Where the weights have another "in long" texts, `sentences` says how long a text is.
        """
        least = self.thresholds.get(name, LEAST[name])
        return self.thresholds.get(f"{name} in long", least) if sentences >= LONG else least

    @classmethod
    def from_json(cls, text: str) -> "Weights":
        """Read what `training/deals.py` writes."""
        data = json.loads(text)
        return cls(
            data["version"],
            {name: Linear(m["bias"], m["weights"]) for name, m in data["linear"].items()},
            {
                name: Choice({o: Linear(m["bias"], m["weights"]) for o, m in options.items()})
                for name, options in data["choice"].items()
            },
            data.get("thresholds", {}),
        )


@cache
def shipped_weights(*, with_model: bool = False) -> Weights:
    """Return the weights that ship with the program: those learned with the language model's hints
    beside the other signs, or those learned without."""
    name = "deals-with-model.json" if with_model else "deals.json"
    return Weights.from_json(files("alleged").joinpath("data/weights", name).read_text("utf-8"))
