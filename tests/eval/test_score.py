"""The scorer: gold scores one, nothing scores nothing, and each kind of damage shows."""

import copy
import json
from pathlib import Path
from typing import Any

import gate
import pytest
from hypothesis import given
from hypothesis import strategies as st
from score import Names, best_pairs, plain, score

GOLD = Path(gate.GOLD)
NAMES = Names.read(GOLD / "aliases.json")
FILES = ["examples.gold.jsonl", "long.gold.jsonl"]
SIDE = {"claimed_by", "denied_by", "doubted_by"}


def gold_of(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def as_export(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What a perfect extractor would export."""
    lines: list[dict[str, Any]] = []
    for number, entry in enumerate(gold):
        words = [s for r in (*entry["deals"], *entry["other_claims"]) for s in r["sentences"]]
        document = {"type": "document", "id": f"doc-{number}", "given_id": entry["id"]}
        lines.append({**document, "text": " ".join(words)})
        for deal in entry["deals"]:
            line = {
                "type": "deal",
                "document": document["id"],
                "kind": deal["kinds"][0],
                "status": deal["statuses"][0],
                "visibility": deal["visibility"],
                "period": deal["period"],
                "parties": [named(name) for name in (*deal["parties"], *deal["counterparts"])],
            }
            for field in ("mediators", "places", *sorted(SIDE)):
                line[field] = [named(name) for name in deal[field]]
            lines.append(line)
        for claim in entry["other_claims"]:
            voice = [named(who, entry["outlet"]) for who in claim["who"]]
            stance = {"stance": claim["stance"], "voice": voice}
            lines.append({"type": "claim", "document": document["id"], **stance})
    return lines


def named(name: str, outlet: str = "") -> dict[str, Any]:
    if name == "author":
        return {"name": outlet, "mention": "", "span": None}
    return {"name": name, "mention": name, "span": [0, 1]}


@pytest.mark.parametrize("name", FILES)
def test_gold_as_prediction_scores_one(name: str) -> None:
    result = score(gold_of(name), as_export(gold_of(name)), NAMES)
    assert set(result.figures().values()) == {1.0}
    assert not result.missed
    assert not result.spurious


@pytest.mark.parametrize("name", FILES)
def test_nothing_scores_nothing_but_keeps_quiet(name: str) -> None:
    figures = score(gold_of(name), [], NAMES).figures()
    assert figures.pop("quiet where no deal") == 1.0
    assert set(figures.values()) == {0.0}


DAMAGE = {
    "kind": ("kind", "other!"),
    "status": ("status", "other!"),
    "period": ("period", None),
    "mediators F1": ("mediators", []),
    "places F1": ("places", []),
    "denied_by F1": ("denied_by", []),
    "claimed_by F1": ("claimed_by", []),
    "doubted_by F1": ("doubted_by", []),
}


@pytest.mark.parametrize("figure", DAMAGE)
def test_damage_to_a_field_shows_in_its_figure_only(figure: str) -> None:
    gold = gold_of(FILES[0])
    export = as_export(gold)
    field, value = DAMAGE[figure]
    for line in export:
        if line["type"] == "deal":
            line[field] = value
    figures = score(gold, export, NAMES).figures()
    assert figures[figure] == 0.0
    assert figures["deals F1"] == 1.0
    assert {name for name, value in figures.items() if value < 1.0} == {figure}


def test_a_deal_of_others_is_spurious_and_the_true_one_missed() -> None:
    gold = gold_of(FILES[0])[:1]
    export = as_export(gold)
    for line in export:
        if line["type"] == "deal":
            line["parties"] = [named("Ruritania"), named("Graustark")]
    result = score(gold, export, NAMES)
    assert result.figures()["deals F1"] == 0.0
    assert len(result.missed) == len(result.spurious) == len(gold[0]["deals"])


def test_a_missed_deal_counts_in_every_field_and_so_does_a_spurious_one() -> None:
    gold = gold_of(FILES[0])
    whole = score(gold, as_export(gold), NAMES).figures()
    lines = as_export(gold)
    deals = [line for line in lines if line["type"] == "deal"]
    first = next(d for d in deals if d["claimed_by"] and d["places"] and d["mediators"])
    short = score(gold, [line for line in lines if line is not first], NAMES).figures()
    for figure in ("parties F1", "claimed_by F1", "places F1", "mediators F1", "kind", "status"):
        assert short[figure] < whole[figure]
    others = [named("Ruritania"), named("Graustark")]
    more = score(gold, [*lines, {**first, "parties": others}], NAMES).figures()
    for figure in ("parties F1", "claimed_by F1", "places F1", "mediators F1"):
        assert more[figure] < whole[figure]


def test_a_deal_where_there_is_none_is_a_false_alarm() -> None:
    gold = [entry for entry in gold_of(FILES[0]) if not entry["deals"]]
    export = as_export(gold)
    deal = next(line for line in as_export(gold_of(FILES[0])) if line["type"] == "deal")
    export.append({**deal, "document": "doc-0"})
    figures = score(gold, export, NAMES).figures()
    assert figures["quiet where no deal"] == pytest.approx(1 - 1 / len(gold))
    assert figures["deals precision"] == 0.0


def test_an_extra_party_costs_precision_and_an_optional_one_nothing() -> None:
    gold = gold_of(FILES[0])[:1]
    export = as_export(gold)
    deal = next(line for line in export if line["type"] == "deal")
    optional = gold[0]["deals"][0]["optional"][0]
    accepted, wrong = copy.deepcopy(export), copy.deepcopy(export)
    next(ln for ln in accepted if ln["type"] == "deal")["parties"].append(named(optional))
    next(ln for ln in wrong if ln["type"] == "deal")["parties"].append(named("Ruritania"))
    assert deal["parties"]
    assert score(gold, accepted, NAMES).figures()["parties F1"] == 1.0
    assert score(gold, wrong, NAMES).figures()["parties F1"] < 1.0


def test_two_deals_of_the_same_parties_are_paired_by_kind() -> None:
    gold = [entry for entry in gold_of(FILES[0]) if entry["id"] == "meridian-post.html"]
    export = as_export(gold)
    deals = [line for line in export if line["type"] == "deal"]
    rest = [line for line in export if line["type"] != "deal"]
    assert len(deals) == 2
    assert score(gold, [*rest, *reversed(deals)], NAMES).figures()["kind"] == 1.0


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        ("2024-04-02", "2024-04-02", 1.0),
        ("2024-04-01", "2024-04-03", 1.0),
        ("2024-04-01", "2024-04-30", 1.0),
        ("2024-01-01", "2024-12-31", 0.0),
        ("2024-05-02", "2024-05-02", 0.0),
    ],
)
def test_a_period_may_be_a_month_about_the_day_but_not_a_year(
    first: str, last: str, right: float
) -> None:
    gold = [entry for entry in gold_of(FILES[0]) if entry["id"] == "wire-swap.eml"]
    export = as_export(gold)
    for line in export:
        if line["type"] == "deal":
            line["period"] = {"first": first, "last": last}
    assert score(gold, export, NAMES).figures()["period"] == right


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), max_size=4))
def test_pairs_are_one_to_one_and_never_worthless(weights: list[list[int]]) -> None:
    pairs = best_pairs(len(weights), 3, lambda row, column: float(weights[row][column]))
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)


@given(st.text())
def test_plain_names_stay_plain(name: str) -> None:
    assert plain(plain(name)) == plain(name)


# The gold itself


@pytest.mark.parametrize("name", FILES)
def test_gold_quotes_stand_in_the_reports_as_written(name: str) -> None:
    if name.startswith("long"):
        lines = (GOLD / "long.reports.jsonl").read_text(encoding="utf-8").splitlines()
        texts = {report["id"]: report["text"] for report in map(json.loads, lines)}
    else:
        texts = {}
        for path in (gate.CASE / "sources").glob("*.txt"):
            head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
            known = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
            texts[known.get("id", known["file"])] = body
    for entry in gold_of(name):
        for record in (*entry["deals"], *entry["other_claims"]):
            assert record["sentences"]
            assert all(sentence in texts[entry["id"]] for sentence in record["sentences"])


# The gate


def test_floors_do_not_fall_without_leave() -> None:
    with pytest.raises(ValueError, match="its floor is"):
        gate.pinned({"a": {"deals F1": 0.7}}, {"a": {"deals F1": 0.8}}, allow_regression=False)


def test_floors_rise_and_fall_with_leave() -> None:
    floors = {"a": {"deals F1": 0.8}}
    assert gate.pinned({"a": {"deals F1": 0.907}}, floors, allow_regression=False) == {
        "a": {"deals F1": 0.9}
    }
    assert gate.pinned({"a": {"deals F1": 0.7}}, floors, allow_regression=True) == {
        "a": {"deals F1": 0.7}
    }


def test_a_figure_that_vanishes_is_below_its_floor() -> None:
    assert gate.below({}, {"a": {"kind": 0.5}}) == ["a: there is no figure 'kind' any more"]


def test_what_was_pinned_passes() -> None:
    figures = {"a": {"deals F1": 2 / 3, "kind": 0.29, "status": 1.0}}
    assert gate.below(figures, gate.pinned(figures, {}, allow_regression=False)) == []


def test_the_digest_follows_the_gold(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}")
    before = gate.digest([tmp_path])
    (tmp_path / "README.md").write_text("words")
    assert gate.digest([tmp_path]) == before
    (tmp_path / "a.jsonl").write_text("{ }")
    assert gate.digest([tmp_path]) != before


@pytest.fixture
def gate_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gate whose only figure is read from a file instead of being measured."""
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    monkeypatch.setattr(gate, "TRIALS", (gate.Trial("a", tmp_path, tmp_path),))
    monkeypatch.delenv("ALLEGED_SHARED", raising=False)

    class Fixed:
        missed: tuple[str, ...] = ()
        spurious: tuple[str, ...] = ()

        def figures(self) -> dict[str, float]:
            return {"deals F1": float((tmp_path / "figure").read_text())}

    monkeypatch.setattr(gate, "tried", lambda trial, names: {trial.name: Fixed()})
    (tmp_path / "figure").write_text("0.8")
    return tmp_path


def test_the_gate_opens_only_at_or_above_the_floor(
    gate_of_one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main([]) == 1, "nothing is pinned yet"
    assert gate.main(["--pin"]) == 0
    assert gate.main([]) == 0
    (gate_of_one / "figure").write_text("0.75")
    assert gate.main([]) == 1
    assert gate.main(["--pin"]) == 1
    assert "nothing was pinned" in capsys.readouterr().out
    assert json.loads(gate.FLOORS.read_text())["floors"]["a"]["deals F1"] == 0.8
    assert gate.main(["--pin", "--allow-regression"]) == 0
    assert gate.main([]) == 0


def test_the_gate_asks_for_a_look_when_the_gold_has_changed(
    gate_of_one: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main(["--pin"]) == 0
    monkeypatch.setattr(gate, "digest", lambda: "another")
    assert gate.main([]) == 1
    assert "the gold is not the one" in capsys.readouterr().out


def test_of_two_deals_of_the_same_sides_the_one_told_in_those_words_is_meant() -> None:
    gold = gold_of("examples.gold.jsonl")
    entry = next(e for e in gold if e["deals"] and e["deals"][0]["mediators"])
    entry = {**entry, "deals": entry["deals"][:1]}
    export = as_export([entry])
    text = f"Nothing of it. {export[0]['text']}"
    right = next(line for line in export if line["type"] == "deal")
    others = [line for line in export if line["type"] not in {"document", "deal"}]
    for order in (1, -1):
        found = [
            {**right, "span": [0, 14], "mediators": []},
            {**right, "span": [15, len(text)]},
        ][::order]
        told = [{**export[0], "text": text}, *found, *others]
        assert score([entry], told, NAMES).figures()["mediators F1"] == 1.0
