import io
import zipfile
from pathlib import Path

import pytest

from alleged.model.document import LeftAlone, Reading, Refusal
from alleged.read.targets import open_target

TEXT = "The Karst Front said that it had agreed with the Olm Brigade to leave Velm."
OWN = {
    "brief.md": "# Brief\n\n*Nothing in this brief is established. It lists what reports say.",
    "brief.html": '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    f'<meta name="generator" content="alleged">\n<body><p>{TEXT}</p>',
    "out.jsonl": '{"type": "ledger", "schema": 1}\n',
    "brief.json": '{\n  "type": "brief",\n  "schema": 1\n}\n',
}
NO_REPORTS = {
    "settings.yaml": f"text: {TEXT}\n",
    "read.py": f"# {TEXT}\n",
    "style.css": "body { margin: 0 }",
    "alleged.db": "SQLite format 3\0",
    "README.md": TEXT,
    "Licence": TEXT,
    "~$report.docx": "\x05Mara",
    "actors.csv": "id,name,kind,aliases\nkarst,Karst Front,armed group,KF\n",
    **OWN,
}


def found_in(target: Path) -> dict[str, type[object]]:
    """Return by name what became of each thing that a target holds."""
    return {
        Path(f.document.path if isinstance(f, Reading) else f.path).name: type(f)
        for f in open_target(str(target))
    }


def test_what_is_plainly_no_report_is_left_alone_and_told(tmp_path: Path) -> None:
    for name, text in {**NO_REPORTS, "report.txt": TEXT}.items():
        (tmp_path / name).write_text(text)
    told = {Path(f.path).name: f for f in open_target(str(tmp_path)) if isinstance(f, LeftAlone)}
    assert set(told) == set(NO_REPORTS)
    assert all(each.reason and "alleged read PATH" in each.hint for each in told.values())
    assert "settings" in told["settings.yaml"].reason
    assert "alleged wrote it" in told["brief.md"].reason


@pytest.mark.parametrize("name", ["settings.yaml", "read.py", "README.md", "brief.md"])
def test_what_somebody_names_is_tried(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"{NO_REPORTS[name]}\n\n{TEXT}\n")
    (reading,) = open_target(str(tmp_path / name))
    assert isinstance(reading, Reading)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("index.php", f"<html><body><p>{TEXT}</p></body></html>"),
        ("report.v2", TEXT),
        ("report", TEXT),
        ("readme-of-the-front.txt", TEXT),
        ("names-and-aliases.txt", f"Their name and aliases, said the mayor. {TEXT}"),
        ("people.csv", f"name,aliases,text\nOlm,Ol,{TEXT}\n"),
    ],
)
def test_whatever_may_be_a_report_is_tried(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert set(found_in(tmp_path).values()) == {Reading}


def test_a_table_without_texts_is_refused_since_it_may_hold_reports(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(f"id,body\n1,{TEXT}\n")
    assert found_in(tmp_path) == {"table.csv": Refusal}


def test_parts_of_a_saved_page_are_told_once(tmp_path: Path) -> None:
    parts = {"a_files/ad.html": TEXT, "a_files/in/x.js": "x", "b_files/r.txt": TEXT}
    members = {"a.html": f"<article><p>{TEXT}</p></article>", **parts}
    folder = tmp_path / "folder"
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
            archive.writestr(f"in/{name}", text)
    for target in (folder, packed):
        of_each = found_in(target)
        assert sorted(of_each.values(), key=str) == [LeftAlone, Reading, Reading]
        (path,) = (f.path for f in open_target(str(target)) if isinstance(f, LeftAlone))
        assert path.endswith("a_files")


def test_members_of_an_archive_are_left_alone_as_in_a_folder(opened) -> None:
    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("read.py", "x = 1")
        archive.writestr("r.txt", TEXT)
    with zipfile.ZipFile(outer, "w") as archive:
        archive.writestr("README.md", TEXT)
        archive.writestr("in.zip", inner.getvalue())
    aside = [f for f in opened(outer.getvalue(), "o.zip") if isinstance(f, LeftAlone)]
    assert [each.path.partition("!")[2] for each in aside] == ["README.md", "in.zip!read.py"]
    assert all("unpack" in each.hint for each in aside)


def test_an_archive_without_any_report_says_so(opened) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("read.py", "x = 1")
    aside, refusal = opened(packed.getvalue(), "o.zip")
    assert isinstance(aside, LeftAlone)
    assert (type(refusal), refusal.reason) == (Refusal, "it holds no report")
