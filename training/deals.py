"""Learn the weights that reading deals needs, from annotated reports, in one command.

    python training/deals.py DATA [DATA ...] [--folds 10] [--export cv.jsonl]

DATA is a folder with `reports.jsonl`, `gold.jsonl` and `aliases.json` (docs/how-to/retrain.md).
With `--folds` the same is done on all conflicts but some, and tried on those left out; what comes
out is written as an export, so that any scorer can say how well it generalises. Seeds are fixed:
the same data give the same weights.
"""

import argparse
import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from fitting import CHOICES, STRENGTH, Examples, fit
from names import forms
from prepared import Prepared, prepare

from alleged.extract.anchors import Anchor, anchor_features, candidates, find_anchors
from alleged.extract.claims import claims_of
from alleged.extract.deal_nature import kind_features, status_features
from alleged.extract.deal_parties import cast
from alleged.extract.deal_setting import place_features, settings
from alleged.extract.deal_voices import (
    NEARNESS,
    Voices,
    author_features,
    speakers,
    voice_features,
    voices_of,
)
from alleged.extract.deals import ANCHOR, VERSION, find_deals, telling_features
from alleged.extract.grouping import group_anchors, pair_of, same_features
from alleged.extract.groups import Group
from alleged.extract.network import Network
from alleged.extract.passages import named_by, passages
from alleged.extract.reading import Reading
from alleged.extract.roles import role_features
from alleged.extract.weights import Linear, Weights
from alleged.model.claim import Voice
from alleged.model.telling import Telling
from alleged.publish.jsonl import lines

TARGET = Path(__file__).parent.parent / "src/alleged/data/weights"
QUIET = 3.0
"""Weight of the words of a report without a deal: there are few, and they teach what is none."""

INVENTED = {"status": 0.3}
"""Weight of invented reports for each model; what is not named here learns from real ones only.

They are written to be hard, so who is party to what, how one deal is told apart from the next and
whether there is one are told in them otherwise than in news; reports of real wars came out worse
for it. How a deal stands came out better; of what kind it is and who mediates too, until there were
those in the manner of news.
"""


NEWS = {
    "kind": 0.5, "mediator": 0.3, "status": 0.3, "denies": 0.5, "claims": 0.3, "author": 0.3,
}  # fmt: skip
"""The same of those that are invented in the manner of news."""

BY_RULES = {"kind": 0.5, "mediator": 0.3, "denies": 1.0}
"""The same for what only learns from invented reports where no language model gives hints."""

WHILE_LEARNING = {
    "tells": 0.35, "same": 0.5, "second": 0.33, "further": 0.4, "beside": 0.0, "denies": 0.3,
    "author": 0.22, "mediator": 0.4,
}  # fmt: skip
"""Thresholds by which the groups are found that the later models learn from, where the language
model gives hints: rougher groups than those that are kept in the end teach more."""

WITH_MODEL = {
    "tells": 0.2, "same": 0.4, "second": 0.5, "further": 0.4, "beside": 0.0, "denies": 0.3,
    "author": 0.14, "mediator": 0.4, "claims": 0.45, "claims in long": 0.33,
}  # fmt: skip
"""Those that ship, chosen on cross-validated figures; "in long" texts on ours of `make eval`."""


def even_out(data: Sequence[Prepared], examples: Sequence[Examples]) -> list[Examples]:
    """Weigh each real report by the root of how many share its conflict: forty reports of one
    truce teach less than forty truces. Invented ones have six a conflict."""
    counts = Counter(p.conflict for p in data)
    real = [counts[p.conflict] ** -0.5 for p in data if not p.invented]
    mean = sum(real) / max(1, len(real))
    return [
        [
            (m, f, label, w * (taught.get(m, 0.0) if p.invented else share / mean))
            for m, f, label, w in es
            if m in taught or not p.invented
        ]
        for p, es in zip(data, examples, strict=True)
        for share in [counts[p.conflict] ** -0.5]
        for taught in [NEWS if p.news else INVENTED]
    ]


def examples_of(p: Prepared) -> Examples:
    """Return what one annotated report teaches each model."""
    reading, found = p.reading, []
    told = [s for deal in p.deals for s in deal["sentence_offsets"]]
    anchors = list(candidates(reading))
    for token, family in anchors:
        label = any(a <= token.idx < b for a, b in told)
        weight = 1.0 if p.deals else QUIET
        features = anchor_features(reading, token, family)
        words = {name: value for name, value in features.items() if not name.startswith("model")}
        found.append(("anchor", features, label, weight))
        found.append(("guess", words, label, weight))
    earlier: set[str] = set()
    for deal in sorted(p.deals, key=lambda d: d["sentence_offsets"][0]):
        group = gold_group(reading, deal, anchors, len(p.deals))
        if group is None:
            continue
        found += _roles(p, deal, group, frozenset(earlier))
        earlier.update(party_keys(p, deal))
        found += _voices(p, deal, group)
        if not p.invented:
            found += _setting(p, deal, group)
    return found


def same_examples(p: Prepared, party: Linear) -> Examples:
    """Return what a report teaches about which sentences tell of one deal."""
    anchors = list(candidates(p.reading))
    groups = [gold_group(p.reading, deal, anchors) for deal in p.deals]
    return _same(p.reading, [group for group in groups if group is not None], party)


def gold_group(
    reading: Reading, deal: dict[str, Any], anchors: Iterable[Any], deals: int = 1
) -> Group | None:
    """Return the annotated deal as a group: its sentences that hold an anchor, or all."""
    spans = [reading.span_of_sentence(n) for n in range(len(reading.sentences))]
    numbers = [
        n
        for n, span in enumerate(spans)
        if any(a < span.end and span.start < b for a, b in deal["sentence_offsets"])
    ]
    hung = [
        Anchor(token.i, family, reading.sentence_of[token.i], 1.0)
        for token, family in anchors
        if reading.sentence_of[token.i] in numbers
    ]
    kept = sorted({anchor.sentence for anchor in hung}) or numbers
    return Group(kept, hung, deals=deals) if kept else None


def names_of(reading: Reading, key: str) -> set[str]:
    """Return every plain form under which the text shows an actor."""
    mine = [m for m in reading.mentions if m.key == key]
    shown = [m for m in mine if m.form != "pronoun"] or mine[:1]
    return set().union(*(forms(m.name) | forms(m.text) for m in shown))


def party_keys(p: Prepared, deal: dict[str, Any]) -> list[str]:
    """Return the keys of the annotated parties."""
    sides = deal["parties"] + deal["counterparts"]
    keys = dict.fromkeys(m.key for m in p.reading.mentions)
    return [k for k in keys if p.aliases.meet(names_of(p.reading, k), sides)]


def _roles(p: Prepared, deal: dict[str, Any], group: Group, earlier: frozenset[str]) -> Examples:
    found: Examples = []
    sides = deal["parties"] + deal["counterparts"]
    tied = role_features(p.reading, group.sentences, group.anchors, earlier)
    for key, features in tied.items():
        names = names_of(p.reading, key)
        party = p.aliases.meet(names, sides)
        mediator = not party and p.aliases.meet(names, deal["mediators"])
        if party or not p.aliases.meet(names, deal["optional"]):
            found.append(("party", features, party, 1.0))
        found.append(("mediator", features, mediator, 1.0))
    return found


def _voices(p: Prepared, deal: dict[str, Any], group: Group) -> Examples:
    found: Examples = []
    parties = party_keys(p, deal)
    gold = {k: deal.get(f"{k}_by") or [] for k in ("claimed", "denied", "doubted")}
    for name, said in speakers(p.reading, group, p.attributions).items():
        features = voice_features(p.reading, group, said, parties)
        if not set(features) & NEARNESS:
            continue
        voice = said[0].speaker
        shown = forms(name) | forms(voice.mention if voice else "")
        for model, key in (("claims", "claimed"), ("denies", "denied")):
            label = p.aliases.meet(shown, gold[key], speaker=True)
            found.append((model, features, label, 1.0))
    author = "author" in gold["claimed"] or any("(author)" in who for who in gold["claimed"])
    found.append(("author", author_features(p.reading, group, p.attributions), author, 1.0))
    voices = Voices(author, *(tuple(_gold_voices(p, group, gold[k])) for k in gold))
    how = status_features(p.reading, group, voices, parties)
    found.append(("status", how, deal["statuses"][0], 1.0))
    found.append(("secret", how, deal["visibility"] == "secret", 1.0))
    found.append(("kind", kind_features(p.reading, group), deal["kinds"][0], 1.0))
    return found


def _gold_voices(p: Prepared, group: Group, who: Sequence[str]) -> Iterable[Voice]:
    """Yield the annotated speakers as the text shows them, where it does."""
    for name, said in speakers(p.reading, group, p.attributions).items():
        voice = said[0].speaker
        if voice and p.aliases.meet(forms(name) | forms(voice.mention), list(who), speaker=True):
            yield voice


def _setting(p: Prepared, deal: dict[str, Any], group: Group) -> Examples:
    counts: dict[str, int] = defaultdict(int)
    places = settings(p.reading, p.places)
    for place in places:
        counts[place.name] += 1
    return [
        (
            "place",
            place_features(p.reading, group, place, counts[place.name]),
            p.aliases.meet(forms(place.name), deal["places"]),
            1.0,
        )
        for place in places
    ]


def _same(reading: Reading, groups: Sequence[Group], party: Linear) -> Examples:
    """Walk through the passages as the extractor does, with the annotated deals as the groups."""
    found: Examples = []
    opened: list[Group | None] = [None] * len(groups)
    anchors = {a.token: a for group in groups for a in group.anchors}
    for number, here in passages(reading, [anchors[token] for token in sorted(anchors)]):
        mine = [g for g, group in enumerate(groups) if number in group.sentences]
        named = named_by(reading, here)
        pair = named if len(named) >= 2 else named | pair_of(reading, number, here, party)
        for g, group in enumerate(opened):
            if group is not None:
                features = same_features(reading, group, number, here, pair)
                found.append(("same", features, g in mine, 1.0))
        for g in mine:
            group = opened[g] = opened[g] or Group()
            group.add(number, here, pair, named)
    return found


LATER = ("same", "tells")
"""Models that look at what others say; they are fitted after them."""

STAGES = [name for name in STRENGTH if name not in LATER]


def staged(data: Sequence[Prepared], examples: Sequence[Examples]) -> dict[str, Any]:
    """Return every model but the last, fitted on some reports."""
    models = fit([e for es in examples for e in es], STAGES)
    party = Linear(models["party"]["bias"], models["party"]["weights"])
    same = [e for p in data if not p.invented for e in same_examples(p, party)]
    hinted = any(p.reading.hints is not None for p in data)
    return {
        **models,
        **fit(same, ["same"]),
        "thresholds": WHILE_LEARNING if hinted else {},
    }


def weights_of(models: dict[str, Any]) -> Weights:
    """Return fitted models as the extractor takes them."""
    return Weights.from_json(json.dumps(as_json(models)))


def as_json(models: dict[str, Any]) -> dict[str, Any]:
    """Return the file that ships."""
    return {
        "version": VERSION,
        "linear": {n: m for n, m in models.items() if n not in (*CHOICES, "thresholds")},
        "choice": {n: m for n, m in models.items() if n in CHOICES},
        "thresholds": models["thresholds"],
    }


def with_new(shipped: dict[str, Any], learned: dict[str, Any], names: Sequence[str]) -> Any:
    """Return the file that ships with some of its models learned anew."""
    for part in ("linear", "choice"):
        shipped[part].update({n: m for n, m in learned[part].items() if n in names})
    shipped["thresholds"] = learned["thresholds"]
    return shipped


def found_anchors(reading: Reading, weights: Weights) -> list[Anchor]:
    """Return the anchors that the extractor finds."""
    linear = weights.linear
    return find_anchors(reading, linear["anchor"], ANCHOR, linear.get("guess"))


def found_roles(p: Prepared, weights: Weights) -> Examples:
    """Return what the groups found by weights of others teach about roles.

    Groups that the extractor finds are rougher than annotated ones; it must do well on these.
    """
    reading = p.reading
    found: Examples = []
    earlier: set[str] = set()
    anchors = found_anchors(reading, weights)
    for group in group_anchors(reading, anchors, weights):
        spans = [reading.span_of_sentence(n) for n in group.sentences]
        shared = [
            sum(a < s.end and s.start < b for s in spans for a, b in deal["sentence_offsets"])
            for deal in p.deals
        ]
        if shared and max(shared):
            deal = p.deals[shared.index(max(shared))]
            found += _roles(p, deal, group, frozenset(earlier))
            earlier.update(party_keys(p, deal))
    return found


def gathered(
    p: Prepared, weights: Weights
) -> Iterator[tuple[Group, tuple[str, ...], dict[str, float]]]:
    """Yield what the extractor gathers: sentences, keys of the parties, signs of a real deal."""
    reading = p.reading
    before: list[tuple[str, ...]] = []
    anchors = found_anchors(reading, weights)
    for group in group_anchors(reading, anchors, weights):
        known = frozenset(key for keys in before for key in keys)
        played = cast(reading, group, weights, known)
        voices = voices_of(reading, group, p.attributions, played.keys, weights)
        features = telling_features(reading, group, played, voices, before)
        before.append(played.keys)
        yield group, played.keys, features


def telling_examples(p: Prepared, weights: Weights) -> Examples:
    """Return what a report teaches about which groups to keep, found by weights of others."""
    found: Examples = []
    free = list(range(len(p.deals)))
    for _, keys, features in gathered(p, weights):
        hit = next((n for n in free if agrees(p, p.deals[n], keys)), None)
        if hit is not None:
            free.remove(hit)
        weight = 1.0 if p.deals else QUIET
        found.append(("tells", features, hit is not None, weight))
    return found


def agrees(p: Prepared, deal: dict[str, Any], keys: Sequence[str]) -> bool:
    """Whether at least half of all parties, found and annotated, are the same."""
    sides = deal["parties"] + deal["counterparts"]
    named = [s for s in sides if s not in p.aliases.generic] or sides
    met = {s for s in named for k in keys if p.aliases.meet(names_of(p.reading, k), [s])}
    allowed = sides + deal["optional"]
    wrong = [k for k in keys if not p.aliases.meet(names_of(p.reading, k), allowed)]
    return bool(met) and len(met) / (len(named) + len(wrong)) >= 0.5


def cross_validated(
    data: list[Prepared], folds: int
) -> tuple[dict[int, Weights], Examples, Examples]:
    """Return weights for each report, none of which saw its conflict.

    Returned with them: what groups found on reports left out teach about roles, and about which
    groups to keep.
    """
    names = sorted({p.conflict for p in data if not p.invented})
    names += sorted({p.conflict for p in data if p.invented} - set(names))
    fold_of = {name: n % folds for n, name in enumerate(names)}
    place = [fold_of[p.conflict] for p in data]
    examples = even_out(data, [examples_of(p) for p in data])

    def others(fold: int) -> list[int]:
        return [n for n in range(len(data)) if place[n] != fold]

    stages = {
        fold: staged([data[n] for n in others(fold)], [examples[n] for n in others(fold)])
        for fold in range(folds)
    }
    rough = even_out(
        data, [found_roles(p, weights_of(stages[place[n]])) for n, p in enumerate(data)]
    )
    for fold in range(folds):
        rows = [e for n in others(fold) for e in (*examples[n], *rough[n])]
        stages[fold].update(fit(rows, ["party", "mediator"]))
    last = [
        telling_examples(p, weights_of(stages[place[n]]))
        if not p.invented or "tells" in INVENTED
        else []
        for n, p in enumerate(data)
    ]
    done = {}
    for fold in range(folds):
        rows = [e for n in others(fold) for e in last[n]]
        done[fold] = weights_of({**stages[fold], **fit(rows, ["tells"])})
    by_document = {n: done[fold] for n, fold in enumerate(place)}
    return by_document, [e for es in rough for e in es], [e for es in last for e in es]


def export(data: list[Prepared], weights: dict[int, Weights], path: Path) -> None:
    """Write what the extractor finds with each document's weights, in the shape of the contract."""
    told = []
    for n, p in enumerate(data):
        deals = find_deals(
            p.reading.doc, p.document, p.reading.mentions, p.places, p.periods, p.attributions,
            weights[n],
        )  # fmt: skip
        claims = claims_of(deals, p.attributions, p.document)
        telling = Telling(
            p.document.id, tuple(p.reading.mentions), p.places, p.attributions, deals, claims=claims
        )
        told.append((p.document, telling))
    path.write_text("".join(f"{line.rstrip()}\n" for line in lines({}, told)), "utf-8")


def sources(given: Iterable[Path]) -> Iterator[Path]:
    """Yield each folder of reports, and each file of invented ones of a folder of such files."""
    for path in given:
        files = sorted(path.glob("*.json")) if path.is_dir() else []
        yield from [path] if (path / "reports.jsonl").exists() or not files else files


def readers(folder: Path) -> Callable[[str], Network]:
    """Return which language model reads a conflict: one that did not learn from it.

    The folder holds one of them for each part of the conflicts, in folders named 0, 1, ...
    """
    found = [Network(folder / str(n)) for n in range(len(list(folder.glob("[0-9]*"))))]
    return lambda conflict: found[zlib.crc32(conflict.encode()) % len(found)]


FOLDS = (
    "into how many parts to divide the conflicts; given more than once, the final weights learn \
from what is found each way, and the last one is exported"
)


def main() -> None:
    """Train, and cross-validate if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, nargs="+", default=[10], help=FOLDS)
    parser.add_argument("--export", type=Path, help="write the cross-validated export here")
    parser.add_argument(
        "--only", nargs="+", help="put these models into the file that ships, leave the others"
    )
    parser.add_argument("--dry", action="store_true", help="do not write the weights")
    parser.add_argument("--readers", type=Path, help="folder of language models, one a part")
    args = parser.parse_args()
    network_of = readers(args.readers) if args.readers else None
    if network_of is None:
        INVENTED.update(BY_RULES)
    data = [p for source in sources(args.data) for p in prepare(source, network_of)]
    rough: Examples = []
    last: Examples = []
    for folds in args.folds:
        by_document, roles, groups = cross_validated(data, folds)
        ships = WITH_MODEL if args.readers else {}
        by_document = {n: replace(each, thresholds=ships) for n, each in by_document.items()}
        rough += [(*each[:3], each[3] / len(args.folds)) for each in roles]
        last += [(*each[:3], each[3] / len(args.folds)) for each in groups]
    if args.export:
        export(data, by_document, args.export)
    if args.dry:
        return
    examples = even_out(data, [examples_of(p) for p in data])
    models = staged(data, examples)
    models.update(fit([*(e for es in examples for e in es), *rough], ["party", "mediator"]))
    models.update(fit(last, ["tells"]))
    models["thresholds"] = ships
    target = TARGET / ("deals-with-model.json" if args.readers else "deals.json")
    learned = as_json(models)
    if args.only:
        learned = with_new(json.loads(target.read_text("utf-8")), learned, args.only)
    text = json.dumps(learned, indent=0, sort_keys=True, ensure_ascii=False) + "\n"
    target.write_text(text, "utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    print(f"{target.name}: {len(text):,} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
