"""Scores which tellings the program takes for one against gold, and guards floors.

python eval/episodes.py                            our own invented conflicts; exit 1 below a floor
python eval/episodes.py --pin                      set the floors to what is reached now
python eval/episodes.py --list                     also name what is wrongly together or apart
python eval/episodes.py --shared DIR --export FILE also a folder with more annotated deals: as they
    are annotated, and as an `alleged export` of its reports has them, end to end
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from episode_sets import BCubed, Told, annotated, bcubed, episodes, exported, invented, lines

from alleged.resolve.clusters import clustered
from alleged.resolve.episodes import links_among

EVAL = Path(__file__).resolve().parent
FLOORS = EVAL / "episodes.floors.json"


def clusters(told: Told) -> dict[str, str]:
    """Return for each telling the first of those that the program takes for one with it."""
    found = clustered(told.accounts, links_among(told.accounts))
    return {telling: cluster[0] for cluster in found for telling in cluster}


def by_conflict(told: Told, found: Mapping[str, str]) -> dict[str, BCubed]:
    """Return the score of each conflict alone."""
    conflicts = sorted({told.conflict[telling] for telling in told.episode})
    return {
        conflict: bcubed(
            found, {t: e for t, e in told.episode.items() if told.conflict[t] == conflict}
        )
        for conflict in conflicts
    }


def wrong(told: Told, found: Mapping[str, str]) -> list[str]:
    """Return a line for each cluster that mixes episodes, and each episode that is parted."""
    out = []
    for label, first, second in (("mixed", found, told.episode), ("parted", told.episode, found)):
        together: dict[str, dict[str, list[str]]] = {}
        for telling in told.episode:
            if telling in found:
                inside = together.setdefault(first[telling], {})
                inside.setdefault(second[telling], []).append(telling)
        out += [
            f"{label}: {' | '.join(', '.join(sorted(part)) for part in parts.values())}"
            for parts in together.values()
            if len(parts) > 1
        ]
    return out


def in_export(export: Path) -> dict[str, str]:
    """Return the episode of each deal of an export, as its lines of type `episode` say."""
    return {
        deal: row["id"]
        for row in lines(export)
        if row["type"] == "episode"
        for deal in row["deals"]
    }


def end_to_end(shared: Path, export: Path) -> dict[str, BCubed]:
    """Return scores of an export: over the deals it found, and over all that are annotated.

    A deal that was found and is none stands in its cluster, and counts against nobody; one that
    was not found recalls nothing.
    """
    told = exported(shared, export)
    found = in_export(export) or clusters(told)
    gold = episodes(EVAL / "episodes.gold.jsonl")
    by_gold = {told.gold[deal]: found[deal] for deal in told.episode}
    return {
        "end to end, deals found": bcubed(found, told.episode),
        "end to end, all deals": bcubed(by_gold, gold),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, and return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--export", type=Path)
    options = parser.parse_args(arguments)
    told = invented()
    found = clusters(told)
    ours = bcubed(found, told.episode)
    scores = {
        "invented, every telling alone": bcubed({each: each for each in found}, told.episode),
        "invented": ours,
        **{f"  {name}": score for name, score in by_conflict(told, found).items()},
    }
    if options.list:
        print("\n".join(wrong(told, found)))
    if options.shared:
        more = annotated(options.shared, options.export)
        together = clusters(more)
        scores["annotated, every telling alone"] = bcubed(
            {each: each for each in together}, more.episode
        )
        scores["annotated"] = bcubed(together, more.episode)
        scores |= end_to_end(options.shared, options.export)
        if options.list:
            print("\n".join(wrong(more, together)))
    print(f"{'':34} precision  recall    F1   (B-cubed)")
    for name, score in scores.items():
        print(f"{name:34}     {score.precision:.3f}   {score.recall:.3f} {score.f1:.3f}")
    if options.pin:
        floors = {"precision": ours.precision, "recall": ours.recall, "f1": ours.f1}
        floors = {name: int(value * 100) / 100 for name, value in floors.items()}
        FLOORS.write_text(json.dumps(floors) + "\n", encoding="utf-8")
        return 0
    return _fallen(ours)


def _fallen(score: BCubed) -> int:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    fallen = [name for name, floor in floors.items() if getattr(score, name) < floor]
    for name in fallen:
        print(f"invented: {name} is {getattr(score, name):.3f}, its floor is {floors[name]}")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
