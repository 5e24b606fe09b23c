"""The worked example: rivals and a pattern of an invented war are as the manual shows them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from alleged.casebook.book import Casebook
from alleged.cli.verbs import alleged
from alleged.hypotheses.groups_file import read_groups
from alleged.hypotheses.matrix_file import read_draft
from alleged.settings import Settings

ROOT = Path(__file__).parent.parent
CASE = ROOT / "examples" / "velmora"
PAGES = [
    ROOT / "docs" / "how-to" / f"{name}.md" for name in ("compare-hypotheses", "test-a-pattern")
]
SHOWN = re.compile(r"\n    (alleged [^\n]+)\n\n(?:[A-Z][^\n`]*\n\n)?```text\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case, read once with its own list of actors."""
    path = tmp_path_factory.mktemp("velmora") / "named.db"
    settings = Settings(actors=(str(CASE / "actors.csv"),), who="Ana")
    with Casebook(path, settings) as casebook:
        casebook.read(CASE / "reports")
        casebook.new_hypotheses(CASE / "rivals.yaml", because="asked by the editor")
    return path


@pytest.fixture
def typed(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("ALLEGED_LEDGER", str(ledger))
    monkeypatch.setenv("COLUMNS", "80")

    def type_command(line: str) -> str:
        words = [word.strip("'\"") for word in re.findall(r"\"[^\"]*\"|'[^']*'|\S+", line)][1:]
        answer = CliRunner().invoke(alleged, words, prog_name="alleged", catch_exceptions=False)
        assert answer.exit_code == 0, answer.stderr
        return "\n".join(each.rstrip() for each in answer.stdout.splitlines()) + "\n"

    return type_command


LABELS = (
    *("hypothesis", "chance", "in words", "bits", "classic", "tells most apart", "carried by"),
    *("strategy", "local", "propaganda", "reporting", "if one of these is so", "The classic score"),
    *("put to the test", "counted", "found", "having", "others", "odds ratio", "95 %"),
    *("all that are told", "likely and more", "from 2 origins and more", "without Northern Ledger"),
    *("Fisher's exact test, one-sided", "reporting is not even", "not findings"),
)


def frame(text: str) -> set[str]:
    """The heads and labels of what is shown: words that stay while reading and weighing get better.

    The figures between them move with every change of either; `--update-golden` writes them anew.
    """
    flat = " ".join(text.split())
    return {label for label in LABELS if label in flat}


def test_the_files_of_the_example_can_be_read() -> None:
    draft = read_draft(CASE / "rivals.yaml")
    assert draft.names == ("strategy", "local", "propaganda", "reporting")
    assert all(rival.expects for rival in draft.rivals)
    assert all(row.asked for row in draft.evidence)
    assert "government side" in read_groups(CASE / "groups.yaml").groups


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_manual_shows_what_the_program_says(
    page: Path, typed: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    text = page.read_text("utf-8")
    found = SHOWN.findall(text)
    assert found
    for line, shown in found:
        said = typed(line)
        if request.config.getoption("--update-golden"):
            page.write_text(page.read_text("utf-8").replace(shown, said), "utf-8")
        else:
            assert frame(said) == frame(shown), f"{line}: see --update-golden"
            assert len(frame(said)) > 8


LINEAGE = re.compile(r"\n    \$ (alleged lineage [^\n]+)\n((?:    [^\n]*\n|\n(?=\n?    ))+)")


@pytest.mark.slow
def test_the_page_on_independence_shows_what_the_program_says(
    typed: Callable[[str], str], request: pytest.FixtureRequest
) -> None:
    page = ROOT / "docs" / "why" / "independence.md"
    text = page.read_text("utf-8")
    ((line, shown),) = LINEAGE.findall(text)
    said = "".join(f"    {each}".rstrip() + "\n" for each in typed(line).splitlines())
    if request.config.getoption("--update-golden"):
        page.write_text(text.replace(shown, said), "utf-8")
    else:
        assert shown == said, "see --update-golden"


@pytest.mark.slow
def test_every_row_of_the_example_rests_on_words_of_reports(ledger: Path) -> None:
    with Casebook(ledger, Settings()) as casebook:
        page = casebook.matrix("rivals")
        rows = {row.name: row for row in page.matrix.rows}
        assert len(rows) == 8
        for name, row in rows.items():
            assert row.claims, name
            assert row.sources
            assert row.origins
            quoted = page.quotes[name]
            assert quoted
            for each in quoted:
                (document,) = casebook.documents(document=each.report.id)
                assert each.text in document.text
        assert len(rows["buses from Brenik"].sources) > len(rows["buses from Brenik"].origins) > 1
        assert rows["both deny the fuel"].credibility == 0.95
        fuel = rows["fuel for peace on the pass"]
        (episode,) = fuel.episodes
        assert fuel.credibility == casebook.weigh(episode).verdict.probability
        assert page.matrix.notes == ()


@pytest.mark.slow
def test_a_file_alone_says_the_same_as_the_matrix_kept(ledger: Path) -> None:
    with Casebook(ledger, Settings()) as casebook:
        assert casebook.matrix(CASE / "rivals.yaml").json() == casebook.matrix("rivals").json()


@pytest.mark.slow
def test_a_pattern_of_the_example_counts_every_episode_once(ledger: Path) -> None:
    with Casebook(ledger, Settings()) as casebook:
        page = casebook.pattern("government side", CASE / "groups.yaml", against="outcomes")
        ids = [each.occasion.episode for each in page.counted]
        assert len(ids) == len(set(ids))
        assert page.pattern.whole.of + page.pattern.whole.others == len(ids)
        assert {name for name, _ in page.pattern.without} >= {"agency", "Tavrensk press"}
        assert not page.pattern.stands_out()
