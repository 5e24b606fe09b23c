"""`alleged review` as typed: decisions that count, are listed, and are taken back."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Typed = Callable[..., Any]


@pytest.fixture
def deal(typed: Typed) -> str:
    return str(json.loads(typed("deals", "--kind", "trade", "--json").out.splitlines()[0])["id"])


def ids(typed: Typed, *options: str) -> list[str]:
    return [json.loads(line)["id"] for line in typed("deals", *options, "--json").out.splitlines()]


def test_what_is_rejected_is_gone_from_lists_and_comes_back(typed: Typed, deal: str) -> None:
    answer = typed("review", "reject", deal[:12], "--because", "a wedding")
    assert answer.out == f"{deal} is rejected\n"
    assert "alleged undo" in answer.err
    assert deal not in ids(typed)
    assert ids(typed, "--review", "rejected") == [deal]
    assert "rejected by" in typed("show", deal).out
    assert deal not in json.dumps(json.loads(typed("brief", "--json").out))
    assert deal in typed("export", "--rejected").out
    assert "a wedding" in typed("review").out
    assert typed("review", "undo", deal).code == 0
    assert deal in ids(typed)
    assert "Nobody decided" in typed("review").err
    typed("redo")
    assert deal not in ids(typed)


def test_a_correction_stands_beside_what_was_read(typed: Typed, deal: str) -> None:
    answer = typed("review", "correct", deal, "--set", "kind=safe_passage", "--because", "buses")
    assert answer.out == f"{deal} is corrected\n"
    assert ids(typed, "--kind", "safe_passage") == [deal]
    assert "safe passage (read as trade)" in " ".join(typed("show", deal).out.split())
    (row,) = map(json.loads, typed("review", "--verdict", "corrected", "--json").out.splitlines())
    assert (row["type"], row["target"], row["content"]) == (
        "review",
        deal,
        {"kind": "safe_passage"},
    )


def test_a_claim_is_reviewed_too(typed: Typed) -> None:
    claim = json.loads(typed("claims", "--json").out.splitlines()[0])["id"]
    typed("review", "accept", claim)
    assert json.loads(typed("claims", "--review", "accepted", "--json").out)["id"] == claim
    assert "accepted" in typed("claims").out
    assert "accepted by" in typed("show", claim).out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reject", "deal-zz", "--because", "x"), "nothing that can be reviewed"),
        (("correct", "deal-zz", "--set", "kind", "--because", "x"), "FIELD=VALUE"),
        (("correct", "deal-zz", "--set", "kind=war", "--because", "x"), "cannot be corrected"),
        (("reject", "deal-zz"), "--because"),
        (("undo", "deal-zz"), "nothing that can be reviewed"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(
    typed: Typed, words: tuple[str, ...], said: str
) -> None:
    answer = typed("review", *words)
    assert answer.code != 0
    assert said in answer.err
    assert "Nobody decided" in typed("review").err
