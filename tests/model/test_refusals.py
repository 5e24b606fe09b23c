"""Refusals that share a reason are told once, and none is lost."""

from alleged.model.document import Refusal
from alleged.model.refusals import by_reason

LOCKED, TORN = ("it is locked", "Unlock it."), ("it is torn", "")


def test_each_reason_stands_once_with_all_its_places() -> None:
    refusals = [
        Refusal("a.pdf", "page 3", *LOCKED),
        Refusal("b.html", "", *TORN),
        Refusal("c.pdf", "", *LOCKED),
    ]
    shared = by_reason(refusals)
    assert [(each.reason, each.places) for each in shared] == [
        ("it is locked", ("a.pdf, page 3", "c.pdf")),
        ("it is torn", ("b.html",)),
    ]


def test_one_reason_with_two_hints_is_two() -> None:
    refusals = [Refusal("a", "", "it is odd", hint) for hint in ("Do this.", "Do that.")]
    assert [each.hint for each in by_reason(refusals)] == ["Do this.", "Do that."]
