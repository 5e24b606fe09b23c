"""What the browser runs is what stands in `web/`."""

import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE, BUILT = ROOT / "web", ROOT / "src" / "alleged" / "web" / "static"


def test_the_bundle_is_not_stale() -> None:
    names = ["package.json", "package-lock.json", "build.mjs"]
    for folder in ("src", "styles"):
        names += [f"{folder}/{path.name}" for path in sorted((SOURCE / folder).iterdir())]
    digest = sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (SOURCE / name).read_bytes() + b"\0")
    kept = (BUILT / "made-of.txt").read_text().strip()
    assert digest.hexdigest() == kept, "run `make web` and commit what it makes"


def test_the_sources_give_this_bundle(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (SOURCE / "node_modules" / "esbuild").is_dir():
        pytest.skip("no Node here; `make web` installs what the build needs")
    subprocess.run([node, "build.mjs", str(tmp_path)], cwd=SOURCE, check=True, timeout=60)
    for made in sorted(tmp_path.iterdir()):
        assert made.read_bytes() == (BUILT / made.name).read_bytes(), made.name


def test_no_file_names_another_machine() -> None:
    for path in BUILT.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text
        assert "cdn" not in text.lower()
