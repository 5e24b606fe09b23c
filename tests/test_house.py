"""The house rules, kept by a test so that no reviewer has to."""

import ast
from pathlib import Path

import pytest

import alleged

ROOT = Path(alleged.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
GROUND = {"errors", "model"}
STAGES = {"read", "extract", "resolve", "ledger", "weigh", "hypotheses", "publish"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "model": {"errors"},
    "settings": {"errors"},
    "plugins": {"errors"},
    "handwritten": {"errors"},
    **{stage: GROUND | {"plugins", "handwritten"} for stage in STAGES},
    "casebook": GROUND | STAGES | {"settings", "plugins"},
    "web": GROUND | {"settings", "casebook"},
    "cli": GROUND | {"settings", "casebook", "web"},
}
REFUSED = {"util", "utils", "helpers", "common", "misc", "base", "core", "manager", "handler"}
FRONT_DOOR = {"__init__", "__main__"}


def room(path: Path) -> str:
    """The part of the house a file belongs to: `model`, `read`, `cli`…"""
    return path.relative_to(ROOT).with_suffix("").parts[0]


def imports(path: Path) -> set[str]:
    """Every module of ours that the file imports, inside functions and TYPE_CHECKING too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write absolute imports"
            found.add(node.module or "")
            if node.module and node.module.split(".")[0] == "alleged":
                found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
    return {name for name in found if name.split(".")[0] == "alleged"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_file_keeps_the_house_rules(path: Path) -> None:
    source = path.read_text()
    assert ast.get_docstring(ast.parse(source)), "say why this file exists"
    assert path.stem not in REFUSED, "name it for what it holds"
    assert len(source.splitlines()) <= 400, "two reasons to exist? make two files"
    if room(path) in FRONT_DOOR:
        return
    rooms = {name.split(".")[1] for name in imports(path) if "." in name}
    assert "alleged" not in imports(path), "import the module, not the front door"
    assert rooms <= MAY_IMPORT[room(path)] | {room(path)}


def test_modules_never_go_in_a_circle() -> None:
    names = {".".join(("alleged", *p.relative_to(ROOT).with_suffix("").parts)): p for p in FILES}
    names = {name.removesuffix(".__init__"): path for name, path in names.items()}
    done: dict[str, bool] = {}

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert done.get(name, True), f"import circle: {' -> '.join((*trail, name))}"
        if name in names and name not in done:
            done[name] = False
            for target in imports(names[name]) - {name}:
                visit(target, (*trail, name))
            done[name] = True

    for name in names:
        visit(name, ())


def test_every_room_is_ruled() -> None:
    assert {room(path) for path in FILES} - FRONT_DOOR <= set(MAY_IMPORT)


def test_public_names_are_listed_once_and_sorted() -> None:
    assert alleged.__all__ == sorted(set(alleged.__all__), key=str.casefold)
    assert all(hasattr(alleged, name) for name in alleged.__all__)
