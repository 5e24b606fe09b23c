"""Each sort of claim has its checklist, and a mistake in one is named with its line."""

from pathlib import Path

import pytest

from alleged.errors import BadChecklist
from alleged.model.testimony import Interest
from alleged.weigh.checklists import (
    checklist_for,
    checklists,
    interest_of,
    shipped_checklists,
)

SHIPPED = shipped_checklists()
GOOD = """name: ceasefire
fits: [ceasefire]
traces:
  - name: quiet
    kind: testimonial
    p: 0.8
    q: 0.2
    searched: Reports of the week.
"""


def test_every_sort_of_claim_that_is_promised_has_a_checklist() -> None:
    assert set(SHIPPED) == {
        "any claim",
        "ceasefire",
        "defeat",
        "evacuation",
        "leader killed",
        "prisoner exchange",
        "secret deal",
        "support",
        "town taken",
        "trade in oil",
    }


def test_every_trace_has_reasons_and_tells_something() -> None:
    for each in SHIPPED.values():
        for trace in each.traces:
            assert trace.searched, trace.name
            assert trace.why, trace.name
            assert trace.basis, trace.name
            assert max(trace.p / trace.q, trace.q / trace.p) >= 1.5, trace.name


def test_no_kind_has_two_checklists() -> None:
    kinds = [kind for each in SHIPPED.values() for kind in each.fits]
    assert len(set(kinds)) == len(kinds)


def test_the_first_kind_with_a_checklist_decides() -> None:
    found = checklist_for(["political", "secret", "trade"], SHIPPED)
    assert found is not None
    assert found.name == "secret deal"
    assert checklist_for(["political"], SHIPPED) is None


@pytest.mark.parametrize(
    ("name", "role", "supports", "interest"),
    [
        ("town taken", "agent", True, Interest.BOAST),
        ("town taken", "agent", False, Interest.ADMISSION),
        ("town taken", "recipient", True, Interest.ADMISSION),
        ("town taken", "recipient", False, Interest.DENIAL),
        ("secret deal", "party", False, Interest.DENIAL),
        ("secret deal", "party", True, Interest.ADMISSION),
        ("secret deal", "opponent", True, Interest.ACCUSATION),
        ("secret deal", "opponent", False, Interest.ADMISSION),
        ("secret deal", "mediator", True, Interest.NONE),
        ("ceasefire", "party", False, Interest.NONE),
        ("ceasefire", "opponent", True, Interest.NONE),
    ],
)
def test_what_it_does_for_whom_to_say_so(
    name: str, role: str, supports: bool, interest: Interest
) -> None:
    assert interest_of(SHIPPED[name], role, supports=supports) is interest


def test_a_checklist_of_ones_own_goes_before_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(GOOD)
    found = checklists(tmp_path)
    assert [trace.name for trace in found["ceasefire"].traces] == ["quiet"]
    assert found["support"] == SHIPPED["support"]
    (tmp_path / "mine.yaml").write_text(GOOD.replace("name: ceasefire", "name: my own"))
    own = checklist_for(["ceasefire"], checklists(tmp_path))
    assert own is not None
    assert own.name == "my own"


@pytest.mark.parametrize(
    ("was", "now", "said", "hint"),
    [
        ("kind: testimonial", "kind: testimonal", "line 5: 'testimonal' is not known",
         "Did you mean 'testimonial'? Allowed: physical, visual, document, "),
        ("p: 0.8", "p: 1.8", "line 6: '1.8' is not a number from 0.01 to 0.99", "0.01 to 0.99"),
        ("q: 0.2", "q: few", "line 7: 'few' is not a number", "Allowed: 0.01 to 0.99."),
        ("    q: 0.2\n", "", "line 4: 'q' is missing", "Needed: name, kind, p, q, searched."),
        ("    q: 0.2", "    p: 0.2", "line 7: 'p' comes twice", "line 6"),
        ("searched:", "serached:", "line 8: 'serached' is not known", "'searched'"),
        ("[ceasefire]", "[ceasfire]", "line 2: 'ceasfire' is not known", "'ceasefire'"),
        ("fits: [ceasefire]", "shames: [partie]", "line 2: 'partie' is not known",
         "Allowed: agent, recipient, party, mediator."),
        ("[ceasefire]", "ceasfire", "line 2: 'ceasfire' is not known", "'ceasefire'"),
        ("name: quiet", "name:", "line 4: nothing where a text belongs", "Write words."),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_what_is_allowed(
    tmp_path: Path, was: str, now: str, said: str, hint: str
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD.replace(was, now))
    with pytest.raises(BadChecklist) as caught:
        checklists(tmp_path)
    assert str(caught.value).startswith(f"{path}, {said}")
    assert hint in caught.value.hint


def test_traces_come_once_and_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(GOOD + GOOD[GOOD.index("  - name") :])
    with pytest.raises(BadChecklist, match="line 9: the trace 'quiet' comes twice"):
        checklists(tmp_path)
    path.write_text("name: x\ntraces: []")
    with pytest.raises(BadChecklist, match="line 2: there are no traces"):
        checklists(tmp_path)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "b.yaml").write_text(GOOD)
    with pytest.raises(BadChecklist, match=r"b\.yaml, line 1: the name 'ceasefire' is that of"):
        checklists(tmp_path)
    assert checklists() is SHIPPED


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadChecklist, match="is no folder"):
        checklists(tmp_path / "nowhere")
