"""A pattern as JSON values."""

import math
from typing import Any

from alleged.model.pattern import Tally
from alleged.publish.jsonl import SCHEMA
from alleged.publish.patterns_told import PatternTold
from alleged.publish.patterns_words import claim, finding


def pattern_object(told: PatternTold) -> dict[str, Any]:
    """Return a pattern with every tally and every episode; an infinite end is null."""
    pattern = told.pattern
    return {
        "type": "pattern",
        "schema": SCHEMA,
        "warning": pattern.warning,
        "claim": claim(told),
        "finding": finding(told),
        "stands_out": pattern.stands_out(),
        "fails": list(pattern.fails()),
        "baseline": pattern.baseline.value,
        "group": {
            "name": told.asked.group,
            "members": list(told.members),
            "in_none": list(told.missing),
        },
        "about": told.asked.about or None,
        "others": told.asked.others,
        "narrowed": told.asked.narrowed or None,
        "whole": _tally(pattern.whole),
        "thresholds": [
            {
                "counted": least.words,
                "chance": least.chance,
                "origins": least.origins,
                **_tally(tally),
            }
            for least, tally in pattern.by_threshold
        ],
        "without": [{"family": name, **_tally(tally)} for name, tally in pattern.without],
        "episodes": [
            {
                "id": each.occasion.episode,
                "heading": each.heading,
                "about": each.occasion.outcome,
                "group": told.has_group(each),
                "actors": sorted(each.occasion.actors),
                "chance": round(each.occasion.chance, 4),
                "origins": each.occasion.origins,
                "families": sorted(each.occasion.families),
            }
            for each in told.counted
        ],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "having": tally.having,
        "of": tally.of,
        "others_having": tally.others_having,
        "others": tally.others,
        "expected": round(tally.expected, 4),
        "measure": tally.measure,
        "estimate": _finite(tally.estimate),
        "low": _finite(tally.low),
        "high": _finite(tally.high),
        "p": tally.p_value,
        "least_p": tally.attainable,
        "too_few": tally.too_few,
        "test": tally.test,
    }


def _finite(value: float) -> float | None:
    return None if math.isinf(value) else round(value, 6)
