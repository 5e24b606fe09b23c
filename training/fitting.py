"""The small models that reading deals needs, each fitted to examples by logistic regression."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

STRENGTH = {  # inverse regularisation of each model, chosen by cross-validation
    "anchor": 0.1, "guess": 0.1, "same": 0.1, "party": 0.04, "mediator": 0.075, "author": 0.1,
    "claims": 0.05, "denies": 0.0625, "place": 0.1, "secret": 0.3, "kind": 0.1, "status": 0.1,
    "tells": 0.01,
}  # fmt: skip
EVENED = {"party": 0.3, "mediator": 0.3, "claims": 0.3, "denies": 0.3, "tells": 1.0}
"""How far features are brought to one spread before they are fitted, which says how dear rare ones
are: 0 leaves them as they are, 1 divides each by its standard deviation."""

CHOICES = ("kind", "status")
LEAST = 3
"""A feature seen in fewer examples is left out."""

Example = tuple[str, dict[str, float], Any, float]
Examples = list[Example]
"""Model, features, label, weight."""


def fit(examples: Examples, names: Iterable[str]) -> dict[str, Any]:
    """Return the named models, as JSON values."""
    by_model: dict[str, Examples] = defaultdict(list)
    for example in examples:
        by_model[example[0]].append(example)
    return {name: _fit_one(name, by_model[name]) for name in names}


def _fit_one(name: str, examples: Examples) -> dict[str, Any]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([features for _, features, _, _ in examples])
    keep = np.asarray((matrix != 0).sum(0)).ravel() >= LEAST
    matrix = matrix[:, keep]
    columns = np.array(vectorizer.get_feature_names_out())[keep]
    spread = _spread(matrix) ** EVENED.get(name, 0.0)
    evened = matrix @ diags(1.0 / spread)
    labels = [label for _, _, label, _ in examples]
    weight = [w for _, _, _, w in examples]

    def binary(positive: Callable[[Any], bool]) -> dict[str, Any]:
        model = LogisticRegression(C=STRENGTH[name], max_iter=2000)
        model.fit(evened, [positive(label) for label in labels], sample_weight=weight)
        weights = {
            str(c): round(float(w), 3)
            for c, w in sorted(zip(columns, model.coef_[0] / spread, strict=True))
            if abs(w) >= 0.005
        }
        return {"bias": round(float(model.intercept_[0]), 3), "weights": weights}

    if name not in CHOICES:
        return binary(bool)
    return {option: binary(lambda x, o=option: x == o) for option in sorted(set(labels))}


def _spread(matrix: csr_matrix) -> Any:
    """Return the standard deviation of each column, never less than 0.01."""
    mean = np.asarray(matrix.mean(0)).ravel()
    square = np.asarray(matrix.multiply(matrix).mean(0)).ravel()
    return np.sqrt(np.maximum(square - mean**2, 1e-4))
