"""Learn the weights of `alleged.extract.acceptance` from a corpus of attributions.

    python training/attribution.py TRAIN.gold.jsonl src/alleged/data/cues/attribution_weights.json

The corpus is JSON Lines with `text` and `attributions` (source, cue, content: lists of character
offsets), as PolNeAR is published. A candidate is right if it shares its cue with an attribution and
at least half of the words of its source and of its content. No text of the corpus is kept, only
weights of single words and of syntax.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin

from alleged.extract.acceptance import features, main_features, shared_features
from alleged.extract.candidates import candidates, completed
from alleged.extract.cues import cue_of, cues
from alleged.extract.parsing import load_pipeline
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.syntax import Run, Syntax

RARE = 3
"""Features seen less often than this are left out."""

WORD = re.compile(r"(?:lemma|noun|who|of|never)[= ]([^/ ]+)")

HOPELESS = 40
"""Candidates a word needs, none of them right, to be passed over from then on."""


def words(doc: Doc, runs: Iterable[Run]) -> frozenset[int]:
    """Return the tokens of the runs that are words."""
    return frozenset(i for a, b in runs for i in range(a, b) if _is_word(doc, i))


def _is_word(doc: Doc, i: int) -> bool:
    return any(character.isalnum() for character in doc[i].text)


def gold_words(doc: Doc, offsets: list[list[int]]) -> frozenset[int]:
    """Return the tokens that the offsets of the corpus touch and that are words."""
    found = [doc.char_span(a, b, alignment_mode="expand") for a, b in offsets]
    return words(doc, [(span.start, span.end) for span in found if span is not None])


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Return how far two sets overlap; two empty sets are the same."""
    return len(a & b) / len(a | b) if a or b else 1.0


def examples(doc: Doc, gold: list[dict[str, Any]]) -> Iterator[tuple[str, list[str], bool]]:
    """Yield each candidate of a text: its word, its features, whether the corpus has it."""
    syntax = Syntax(doc)
    quotes = quotations(syntax)
    quoted = token_quotes(syntax, quotes)
    marked = [tuple(gold_words(doc, a[r]) for r in ("source", "cue", "content")) for a in gold]
    for group in candidates(syntax, quotes):
        word = f"{syntax.lemma(group[0].head)}/{syntax.pos[group[0].head]}"
        shared = shared_features(syntax, group[0].head, quoted[group[0].head] >= 0)
        frames = {candidate.frame for candidate in group}
        for raw in group:
            candidate = completed(syntax, raw, quotes, quoted)
            source = words(doc, [candidate.source] if candidate.source else [])
            cue, content = words(doc, candidate.cue), words(doc, candidate.content)
            right = any(
                (candidate.head in c or cue & c or not (c or cue))
                and jaccard(content, k) >= 0.5
                and jaccard(source, s) >= 0.5
                for s, c, k in marked
            )
            row = main_features(syntax, candidate, cue_of(syntax, candidate))
            yield word, shared + row + features(syntax, candidate, quoted, frames), right


def parsed(path: Path, cache: Path | None) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    """Yield each text of the corpus parsed, with its attributions."""
    nlp = load_pipeline()
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    if cache is not None and cache.exists():
        docs: Iterable[Doc] = DocBin().from_disk(cache).get_docs(nlp.vocab)
    else:
        docs = nlp.pipe(record["text"] for record in records)
    at_hand = nlp.make_doc("").user_data
    for doc, record in zip(docs, records, strict=True):
        doc.user_data.update(at_hand)
        yield doc, record["attributions"]


def is_named(feature: str, proper: Counter[str], common: Counter[str]) -> bool:
    """Say whether a feature holds a word that is nearly always a name in the corpus: no cue."""
    found = [match.lower() for match in WORD.findall(feature)]
    return any(proper[word] > 4 * common[word] for word in found)


def main() -> None:
    """Learn the weights and write them."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--parses", type=Path, help="a DocBin with the corpus already parsed")
    parser.add_argument("--strength", type=float, default=0.3, help="C of the regression")
    options = parser.parse_args()
    rows: list[list[str]] = []
    right: list[bool] = []
    tried: Counter[str] = Counter()
    worked: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for doc, gold in parsed(options.corpus, options.parses):
        for token in doc:
            (proper if token.pos_ == "PROPN" else common)[token.lower_] += 1
        for word, row, label in examples(doc, gold):
            rows.append(row)
            right.append(label)
            tried[word] += 1
            worked[word] += label
    seen = Counter(feature for row in rows for feature in set(row))
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        [{feature: 1 for feature in row if seen[feature] >= RARE} for row in rows]
    )
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    print(f"{len(rows)} readings, {sum(right)} right, {table.shape[1]} features")
    model = LogisticRegression(
        solver="liblinear", l1_ratio=1, C=options.strength, max_iter=200
    ).fit(table, right)
    learned = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    kept = {name: round(float(w), 2) for name, w in sorted(learned.items()) if abs(w) >= 0.05}
    kept["bias"] = round(float(model.intercept_[0]), 2)
    known = cues()
    for word, times in sorted(tried.items()):
        if times >= HOPELESS and not worked[word] and word.split("/")[0] not in known:
            kept[f"never={word}"] = 1.0
    kept = {name: weight for name, weight in kept.items() if not is_named(name, proper, common)}
    options.weights.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(kept)} weights written to {options.weights}")


if __name__ == "__main__":
    main()
