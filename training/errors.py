"""Which deals are missed, by the family of wording that tells them and by the step that lost them.

    python training/errors.py DATA [DATA ...] [--folds 8]

Every report is read with weights that never saw its conflict. Tables in Markdown, for
docs/why/extraction.md. A deal counts in each family that its sentences use.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from deals import agrees, cross_validated, gathered, names_of, readers, sources
from prepared import Prepared, prepare

from alleged.extract.groups import Group
from alleged.extract.weights import Weights

CAUSES = (
    "found",
    "no word for a deal found in its sentences",
    "told together with another deal",
    "a party is not among the actors found",
    "other actors taken for its parties",
    "held to be no deal",
)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--readers", type=Path, help="folder of language models, one a part")
    args = parser.parse_args()
    network_of = readers(args.readers) if args.readers else None
    data = [p for source in sources(args.data) for p in prepare(source, network_of)]
    weights, _, _ = cross_validated(data, args.folds)
    causes: Counter[str] = Counter()
    told: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    for number, report in enumerate(data):
        if report.invented:
            continue
        found, extra = causes_of(report, weights[number])
        spurious.update(extra)
        for deal, cause in zip(report.deals, found, strict=True):
            causes[cause] += 1
            families = families_of(report, deal)
            told.update(families)
            missed.update(families if cause != "found" else ())
    print("| deals | what became of them |\n|---|---|")
    for cause in CAUSES:
        print(f"| {causes[cause]} | {cause} |")
    print("\n| given without need | why |\n|---|---|")
    for cause, count in spurious.most_common():
        print(f"| {count} | {cause} |")
    print("\n| family | deals | missed | share |\n|---|---|---|---|")
    for family, count in sorted(told.items(), key=lambda f: -missed[f[0]] / f[1]):
        if count >= 10:
            print(f"| {family} | {count} | {missed[family]} | {missed[family] / count:.2f} |")


def families_of(report: Prepared, deal: dict[str, Any]) -> set[str]:
    """Return the families that an annotated deal's sentences use."""
    return {f for n in sentences_of(report, deal) for f in report.reading.sentence_families[n]}


def sentences_of(report: Prepared, deal: dict[str, Any]) -> list[int]:
    """Return the numbers of the sentences that tell an annotated deal."""
    spans = [report.reading.span_of_sentence(n) for n in range(len(report.reading.sentences))]
    return [
        n
        for n, span in enumerate(spans)
        if any(a < span.end and span.start < b for a, b in deal["sentence_offsets"])
    ]


def causes_of(report: Prepared, weights: Weights) -> tuple[list[str], list[str]]:
    """Return what became of each annotated deal, and why each needless one was given."""
    groups = found_groups(report, weights)
    places = [set(sentences_of(report, deal)) for deal in report.deals]
    free = set(range(len(report.deals)))
    found = [""] * len(report.deals)
    extra = []
    for kept in (True, False):
        for group, keys, told in groups:
            if told is not kept:
                continue
            hit = next((n for n in sorted(free) if agrees(report, report.deals[n], keys)), None)
            if hit is not None:
                free.discard(hit)
                found[hit] = "found" if kept else "held to be no deal"
            elif kept and not report.deals:
                extra.append("the report tells of no deal")
            elif kept and any(set(group.sentences) & place for place in places):
                extra.append("its sentences tell of a deal of others, or of one found already")
            elif kept:
                extra.append("its sentences tell of no deal")
    for n in free:
        found[n] = cause_of(report, n, places, [group for group, _, _ in groups])
    return found, extra


def found_groups(report: Prepared, weights: Weights) -> list[tuple[Group, Sequence[str], bool]]:
    """Return each group of sentences, the keys of its parties, and whether it is kept."""
    return [
        (
            group,
            keys,
            bool(keys) and weights.linear["tells"].probability(signs) >= weights.least("tells"),
        )
        for group, keys, signs in gathered(report, weights)
    ]


def cause_of(report: Prepared, n: int, places: Sequence[set[int]], groups: Sequence[Group]) -> str:
    """Return which step lost an annotated deal that no group has the parties of."""
    mine = [group for group in groups if places[n] & set(group.sentences)]
    if not mine:
        return CAUSES[1]
    deal = report.deals[n]
    sides = [s for s in deal["parties"] + deal["counterparts"] if s not in report.aliases.generic]
    keys = dict.fromkeys(m.key for m in report.reading.mentions)
    shown = set().union(*(names_of(report.reading, key) for key in keys)) if keys else set()
    if 2 * sum(report.aliases.meet(shown, [side]) for side in sides) <= len(sides) - 1:
        return CAUSES[3]
    others = [place for m, place in enumerate(places) if m != n]
    if all(any(set(group.sentences) & place for place in others) for group in mine):
        return CAUSES[2]
    return CAUSES[4]


if __name__ == "__main__":
    main()
