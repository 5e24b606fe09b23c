"""What a ledger suggests to assume, as a file to read, to change, and to weigh by."""

from dataclasses import asdict
from typing import Any

from alleged.model.suggestion import Suggested

FEW = 30
"""Matters below which it is said that they are few."""

_MEANS = {
    "prior": "log2 odds that such a matter is so",
    "printed": "how readily it is printed that something is not so, beside that it is so",
    "linked": "how often one more voice has it from another, though nothing shows that",
    "record": "by how many standard deviations sources are better than their records",
    "camp": "how often a voice says what its camp wants, true or not (0.1 beforehand)",
}


def suggested_object(suggested: Suggested) -> dict[str, Any]:
    """Return it as JSON values."""
    return {
        "matters": suggested.matters,
        "voices": suggested.voices,
        "suggestions": [asdict(each) for each in suggested.suggestions],
    }


def suggested_yaml(suggested: Suggested) -> str:
    """Return it as a file of assumptions, with what it rests on said in comments.

    It is what `--assumptions` takes.
    """
    lines = [
        f"# Suggested by how {suggested.voices:,} voices without a stake agree and differ on "
        f"{suggested.matters:,} matters.",
        "# No truth is in it.",
    ]
    if suggested.matters < FEW:
        lines.append(
            "# These are few: mostly, this is what is assumed anyway. Look at how wide it is."
        )
    lines.append("# Look at it, change it, and weigh by it: alleged weigh --all --assumptions FILE")
    for each in suggested.suggestions:
        lines += [
            "",
            f"# {_MEANS[each.name]}; {each.usual:g} without this file",
            f"{each.name}:",
            f"  value: {each.value:g}",
            f"  low: {each.low:g}",
            f"  high: {each.high:g}",
            f"  why: Suggested by {suggested.matters:,} matters of a ledger.",
        ]
    return "\n".join(lines) + "\n"
