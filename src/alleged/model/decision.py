"""What a person decided about episodes. Decisions are added and undone, never rewritten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What is to be done with tellings."""

    MERGE = "merge"
    """Their episodes are one."""

    SPLIT = "split"
    """They are an episode of their own, apart from where they were."""

    MOVE = "move"
    """They belong to another episode."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict on tellings, by whom, when and why."""

    number: int
    """Later decisions have higher numbers."""

    verdict: Verdict
    tellings: tuple[str, ...]
    """Ids of deals or outcomes. Of a merge one of each episode, which stands for it."""

    target: str = ""
    """Of a move: a telling of the episode that they go to."""

    because: str = ""
    who: str = ""
    at: datetime | None = None
