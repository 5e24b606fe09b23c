"""What the documentation says is so: links lead somewhere, commands exist, examples run."""

import doctest
import json
import os
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import click
import pytest
from factories import FRONT, wide_case
from test_errors import CLASSES

from alleged.cli.verbs import VERBS, alleged
from alleged.publish.jsonl import lines
from alleged.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("examples/**/*.md"),
        *ROOT.glob("eval/**/*.md"),
        *ROOT.glob("src/**/*.md"),
    ]
)
PAGES = [page for page in PAGES if page.parent.name not in {"reports", "sources"}]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return re.sub(r"`[^`\n]*`", "``", BLOCK.sub("", page.read_text(encoding="utf-8")))


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each).lower().replace(" ", "-") for each in headings}


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_inside_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8"))):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{target} leads nowhere"
        assert found == ROOT or ROOT in found.parents, f"{target} leads out of the repository"
        if anchor:
            assert anchor in slugs(found), f"{target}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_page_begins_with_one_title(page: Path) -> None:
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    assert text.startswith("# ")
    assert len(re.findall(r"^# ", text, re.MULTILINE)) == 1


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_nothing_is_called_simple(page: Path) -> None:
    assert not re.search(r"\b(simply|obviously|of course)\b", prose(page), re.IGNORECASE)


def test_every_page_of_the_documentation_can_be_reached_from_its_index() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "docs" / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        if page.is_dir():
            waiting.extend(
                [page / "README.md"] if (page / "README.md").exists() else page.iterdir()
            )
        elif page.suffix == ".md":
            targets = LINK.findall(page.read_text(encoding="utf-8"))
            inside = [target.partition("#")[0] for target in targets if "://" not in target]
            waiting.extend((page.parent / target).resolve() for target in inside)
    lost = [name_of(page) for page in (ROOT / "docs").rglob("*.md") if page not in seen]
    assert not lost


# Commands, settings, errors


def reference() -> str:
    pages = (ROOT / "docs" / "reference").rglob("*.md")
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_every_verb_has_its_place_in_the_reference() -> None:
    text = reference()
    assert not [verb for verb in VERBS if f"alleged {verb}" not in text]


def test_every_setting_has_its_place_in_the_reference() -> None:
    text = reference()
    assert not [each.name for each in fields(Settings) if f"`{each.name}`" not in text]


def test_every_error_has_its_place_in_the_reference() -> None:
    text = reference()
    assert not [each.__name__ for each in CLASSES if each.__name__ not in text]


SHELL = re.compile(
    r"^(?:\$ |    )(?:[A-Z_]+=\S+ )*(?:cat \S+ \| )?alleged (?P<rest>[^#|>\n]+)", re.M
)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_shown_has_that_verb_and_those_options(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for found in SHELL.finditer(text):
        words = [word for word in re.split(r"\s+", found["rest"].strip()) if word]
        if words[0].startswith("-"):
            continue
        assert words[0] in VERBS, found[0]
        command = alleged.get_command(None, words[0])  # type: ignore[arg-type]
        assert command is not None
        if isinstance(command, click.Group) and words[1:2] and words[1] in command.commands:
            command = command.commands[words[1]]
        known = {name for each in command.params for name in (*each.opts, *each.secondary_opts)}
        for word in words[1:]:
            if word.startswith("-") and word != "-":
                assert word.partition("=")[0] in known | {"-h", "--help"}, found[0]


def test_every_recipe_named_exists() -> None:
    recipes = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for name in re.findall(r"(?:`|^    )make ([a-z]+)", text, re.MULTILINE):
            assert name in recipes, f"{name_of(page)}: make {name}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page for page in PAGES if "```python" in page.read_text("utf-8")], ids=name_of
)
def test_python_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("ALLEGED_"):
            monkeypatch.delenv(name)
    blocks = [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == "python"]
    examples = doctest.DocTestParser().get_doctest("".join(blocks), {}, page.name, str(page), 0)
    assert examples.examples, "a block without >>> proves nothing"
    said: list[str] = []
    results = doctest.DocTestRunner().run(examples, out=said.append)
    assert not results.failed, "".join(said)


def keys_of(value: object) -> set[str]:
    """Every key of a JSON value, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def test_every_key_of_the_export_has_its_place_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference" / "export.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`]*)`", text))))
    named |= {"type", "schema"}
    exported = [json.loads(line) for line in lines({}, wide_case(), [FRONT])]
    assert keys_of(exported) <= named


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = [*project["dependencies"], *(each for extra in extras for each in extra)]
    names = {re.match(r"[\w-]+", each)[0] for each in wanted}  # type: ignore[index]
    text = (ROOT / "docs" / "why" / "libraries.md").read_text(encoding="utf-8")
    assert names == set(re.findall(r"\*\*([\w-]+)\*\*", text))
