"""Fits the weights of data/places/weights.json and says how well they carry over.

Takes sets of documents with gold place names, `{"id", "text", "toponyms": [{start, end, lat,
lon}]}` a line, two or more. Recognition is a logistic regression over the signs of candidate
names; resolution a conditional logit over the senses of names, fitted in rounds because what a
sense is worth depends on what is believed of its company. Each set weighs the same.

    python training/places/train.py ONE.gold.jsonl OTHER.gold.jsonl --out weights.json

Prints the figures of each set when fitted without it, and in five-fold cross-validation with it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from alleged.extract.parsing import load_pipeline
from alleged.resolve import place_names
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.place_company import AT, SIGNS, Company, beliefs
from alleged.resolve.place_names import descriptions
from alleged.resolve.place_senses import names_of
from alleged.resolve.place_signs import Candidate
from alleged.resolve.place_words import Words

NEAR_KM = 161.0
FOLDS = 5
START = {"country": 3.0, "region": 2.0, "province": 2.0, "population": 1.0, "preferred name": 1.0}
START |= {"said to lie inside": 3.0, "close by": 1.0, "country shared": 1.0, "province shared": 1.0}


@dataclass(slots=True)
class Example:
    """One document: candidates with signs, whether each is gold, and the gold points."""

    words: Words
    found: list[Candidate]
    signs: list[list[str]]
    is_gold: np.ndarray
    gold: dict[tuple[int, int], tuple[float, float] | None]


def examples(path: Path, nlp: Any, gazetteer: Gazetteer) -> list[Example]:
    """Read and parse one set."""
    lines = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    result = []
    for line, doc in zip(lines, nlp.pipe([x["text"] for x in lines]), strict=True):
        words = Words.of(doc)
        gold = {
            (t["start"], t["end"]): None if t["lat"] is None else (t["lat"], t["lon"])
            for t in line["toponyms"]
        }
        pairs = list(descriptions(words, gazetteer))
        is_gold = np.array([span(words, one) in gold for one, _ in pairs])
        result.append(Example(words, [p[0] for p in pairs], [p[1] for p in pairs], is_gold, gold))
    return result


def span(words: Words, one: Candidate) -> tuple[int, int]:
    """Return the characters of a candidate."""
    return words.starts[one.first], words.ends[one.last - 1]


def fit_names(sets: Sequence[Sequence[Example]], strength: float = 0.3) -> dict[str, float]:
    """Return the weights of the signs of names."""
    rows, answers, shares = [], [], []
    for part in sets:
        count = sum(len(e.found) for e in part)
        for e in part:
            rows += [dict.fromkeys(signs, 1) for signs in e.signs]
            answers += list(e.is_gold)
            shares += [1.0 / count] * len(e.found)
    known = Counter(sign for row in rows for sign in row)
    rows = [{sign: 1 for sign in row if known[sign] >= 10} for row in rows]
    table = DictVectorizer()
    model = LogisticRegression(C=strength, max_iter=500)
    weight = np.array(shares) * len(rows) / len(sets)
    model.fit(table.fit_transform(rows), answers, sample_weight=weight)
    weights = {"bias": float(model.intercept_[0])}
    weights.update(zip(table.feature_names_, map(float, model.coef_[0]), strict=True))
    return {sign: round(w, 3) for sign, w in weights.items() if abs(w) > 0.02}


def score_names(part: Sequence[Example], weights: dict[str, float]) -> tuple[list[Any], np.ndarray]:
    """Return what is chosen in each document, and counts: right, said, gold."""
    chosen, counts = [], np.zeros(3)
    for e in part:
        pairs = zip(e.found, e.signs, strict=True)
        kept = [one for one, _ in place_names.chosen_of(list(pairs), weights)]
        right = sum(span(e.words, one) in e.gold for one in kept)
        counts += (right, len(kept), len(e.gold))
        chosen.append(kept)
    return chosen, counts


def f1(counts: np.ndarray) -> str:
    """Return precision, recall and F1 in words."""
    p, r = counts[0] / counts[1], counts[0] / counts[2]
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}"


def companies(
    part: Sequence[Example], chosen: Sequence[list[Candidate]], gazetteer: Gazetteer
) -> list[tuple[Company, list[tuple[slice, np.ndarray]]]]:
    """Return the names of each document, and the distances of senses to gold points."""
    result = []
    for e, kept in zip(part, chosen, strict=True):
        names = names_of(e.words, kept, gazetteer)
        unknown = [n for n in names if not n.senses]
        company = Company(names)
        lost = sum(bool(e.gold.get(span(e.words, kept[m]))) for n in unknown for m in n.mentions)
        held: list[tuple[slice, np.ndarray]] = [(slice(0), np.zeros((lost, 0)))] if lost else []
        for number, name in enumerate(company.names):
            rows = slice(company.starts[number], company.ends[number])
            points = [e.gold.get(span(e.words, kept[m])) for m in name.mentions]
            km = [distances_km(p, company.senses[rows]) for p in points if p]
            if km:
                held.append((rows, np.stack(km)))
        result.append((company, held))
    return result


def distances_km(point: tuple[float, float], senses: Sequence[Any]) -> np.ndarray:
    """Return how far each sense lies from a point."""
    lat, lon = np.radians([(s.place.lat, s.place.lon) for s in senses]).T
    a, o = np.radians(point)
    h = np.sin((lat - a) / 2) ** 2 + np.cos(lat) * np.cos(a) * np.sin((lon - o) / 2) ** 2
    return np.asarray(2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(1, h))))


def fit_senses(sets: Sequence[Any], rounds: int = 4, ridge: float = 1.0) -> np.ndarray:
    """Return the weights of the signs of senses."""
    weights = np.array([START.get(sign, 0.0) for sign in SIGNS])
    for _ in range(rounds):
        tables, good, importance = [], [], []
        for company, held in [pair for part in sets for pair in part]:
            if not company.names:
                continue
            _, signs = beliefs(company, weights)
            for rows, km in held:
                if not km.shape[1]:
                    continue
                near = km.min(0)
                is_good = near < min(NEAR_KM, max(30.0, near.min() + 10))
                if is_good.any() and not is_good.all():
                    tables.append(signs[rows])
                    good.append(is_good)
                    importance.append(np.sqrt(len(km)))
        counts = np.array([len(g) for g in good])
        starts = np.cumsum([0, *counts])[:-1]
        owner = np.repeat(np.arange(len(counts)), counts)
        table, right, weight = np.concatenate(tables), np.concatenate(good), np.array(importance)

        def loss(
            w: np.ndarray, table: Any = table, right: Any = right, weight: Any = weight,
            starts: Any = starts, owner: Any = owner,
        ) -> tuple[float, np.ndarray]:  # fmt: skip
            scores = table @ w
            power = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
            every, hit = np.add.reduceat(power, starts), np.add.reduceat(power * right, starts)
            slope = power / every[owner] - power * right / (hit + 1e-12)[owner]
            value = -(weight * np.log(hit / every + 1e-12)).sum() + ridge * (w**2).sum()
            return value, table.T @ (slope * weight[owner]) + 2 * ridge * w

        weights = minimize(loss, weights, jac=True, method="L-BFGS-B").x
    return weights


def score_senses(part: Sequence[Any], weights: np.ndarray) -> np.ndarray:
    """Return counts: mentions within 161 km, mentions a sense could have brought there, all."""
    counts = np.zeros(3)
    for company, held in part:
        belief = beliefs(company, weights)[0] if company.names else np.zeros(0)
        for rows, km in held:
            counts[2] += len(km)
            if km.shape[1]:
                counts[0] += (km[:, int(belief[rows].argmax())] < NEAR_KM).sum()
                counts[1] += (km < NEAR_KM).any(1).sum()
    return counts


def main() -> None:
    """Cross-validate, then fit on everything and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    nlp, gazetteer = load_pipeline(), Gazetteer.open(say=print)
    sets = {path.stem: examples(path, nlp, gazetteer) for path in options.gold}
    held: dict[str, Any] = {}
    for name, part in sets.items():
        others = [p for n, p in sets.items() if n != name]
        if others:
            print(name, "names, fitted on the others:", f1(score_names(part, fit_names(others))[1]))
        total, chosen = np.zeros(3), [[] for _ in part]
        for fold in range(FOLDS):
            rest = [e for i, e in enumerate(part) if i % FOLDS != fold]
            kept, counts = score_names(part[fold::FOLDS], fit_names([rest, *others]))
            chosen[fold::FOLDS] = kept
            total += counts
        print(name, "names, cross-validated:", f1(total))
        held[name] = companies(part, chosen, gazetteer)
    for name, part in held.items():
        others = [p for n, p in held.items() if n != name]
        if others:
            right, _, every = score_senses(part, fit_senses(others))
            print(f"{name} senses, fitted on the others: {right / every:.3f}")
        total = np.zeros(3)
        for fold in range(FOLDS):
            rest = [x for i, x in enumerate(part) if i % FOLDS != fold]
            total += score_senses(part[fold::FOLDS], fit_senses([rest, *others], rounds=2))
        right, possible, every = total
        print(f"{name} senses, cross-validated: {right / every:.3f} of {possible / every:.3f}")
    if options.out:
        senses = fit_senses(list(held.values()))
        weights = {
            "names": fit_names(list(sets.values())),
            "senses": {sign: round(float(senses[AT[sign]]), 3) for sign in SIGNS},
        }
        options.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
