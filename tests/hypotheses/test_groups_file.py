"""Groups of actors are read from a file, and a mistake in it is named with its line."""

from pathlib import Path

import pytest

from alleged.errors import BadHypotheses
from alleged.hypotheses.groups_file import read_groups

GOOD = """groups:
  coast: [Tidewater Front, Harbour Guard]
  council: Orrin Council
same:
  Tidewater Front: [the Front, Tide Brigade]
families:
  council press: [Orrin Star, Orrin Echo]
pool: [Tidewater Front, Harbour Guard, Orrin Council]
"""


def test_a_file_becomes_a_grouping(tmp_path: Path) -> None:
    path = tmp_path / "groups.yaml"
    path.write_text(GOOD, encoding="utf-8")
    found = read_groups(path)
    assert found.groups == {
        "coast": ("Tidewater Front", "Harbour Guard"),
        "council": ("Orrin Council",),
    }
    assert found.same == {"Tidewater Front": ("the Front", "Tide Brigade")}
    assert found.families == {"council press": ("Orrin Star", "Orrin Echo")}
    assert found.pool == ("Tidewater Front", "Harbour Guard", "Orrin Council")
    assert found.written["Orrin Council"] == f"{path}, line 3"


@pytest.mark.parametrize(
    ("was", "now", "said", "hint"),
    [
        ("groups:", "group:", "line 1: 'group' is not known", "Did you mean 'groups'?"),
        ("council: Orrin Council", "council: []", "line 3: an empty list", "one or more"),
        ("Orrin Echo]", "{a: b}]", "line 7: names with values where a text", "Write words"),
        ("pool:", "  other press: [Orrin Echo]\npool:", "line 7: 'Orrin Echo' is said to be of",
         "one family"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(
    tmp_path: Path, was: str, now: str, said: str, hint: str
) -> None:
    path = tmp_path / "groups.yaml"
    path.write_text(GOOD.replace(was, now), encoding="utf-8")
    with pytest.raises(BadHypotheses) as caught:
        read_groups(path)
    assert f"{path}, {said}" in str(caught.value)
    assert hint in caught.value.hint


def test_a_file_without_a_group_is_none(tmp_path: Path) -> None:
    path = tmp_path / "groups.yaml"
    path.write_text("groups: {}\n")
    with pytest.raises(BadHypotheses, match="there is no group"):
        read_groups(path)
