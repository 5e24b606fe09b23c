"""Settings come from files, then the environment; what is not known is said by name."""

from dataclasses import fields
from pathlib import Path

import pytest

from alleged.errors import BadSetting
from alleged.settings import Settings


def write(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "alleged.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_environment_goes_before_the_folder_and_that_before_the_user(tmp_path: Path) -> None:
    write(tmp_path / "config" / "alleged", 'jobs = 2\nwho = "Ana"\nledger = "user.db"')
    write(tmp_path / "work", 'jobs = 3\nledger = "case.db"')
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "ALLEGED_JOBS": "4", "HOME": "/x"}
    settings = Settings.load(tmp_path / "work", environment)
    assert (settings.jobs, settings.ledger, settings.who) == (4, "case.db", "Ana")


def test_nothing_set_is_the_defaults(tmp_path: Path) -> None:
    assert Settings.load(tmp_path, {"XDG_CONFIG_HOME": str(tmp_path)}) == Settings()


def test_actor_files_are_found_from_the_file_that_names_them(tmp_path: Path) -> None:
    path = write(tmp_path / "case", 'actors = ["ours.csv", "/data/theirs.json"]')
    assert Settings().with_file(path).actors == (str(path.parent / "ours.csv"), "/data/theirs.json")


def test_every_setting_can_come_from_the_environment() -> None:
    environment = {
        "ALLEGED_LEDGER": "a.db",
        "ALLEGED_WHO": "Ana",
        "ALLEGED_PIPELINE": "xx_pipeline",
        "ALLEGED_ACTORS": "a.csv, b.csv",
        "ALLEGED_EXTRACTORS": "deals-rules,mine",
        "ALLEGED_FAST": "true",
        "ALLEGED_ASSUMPTIONS": "mine.yaml",
        "ALLEGED_CHECKLISTS": "lists",
        "ALLEGED_ATTACHMENT_BYTES": "1000",
        "ALLEGED_JOBS": "2",
        "ALLEGED_BUSY_SECONDS": "0.5",
        "ALLEGED_LIMITS": "pages=10,timeout_s=1.5",
    }
    settings = Settings().with_environment(environment)
    assert {f"ALLEGED_{each.name.upper()}" for each in fields(Settings)} == set(environment)
    assert settings.actors == ("a.csv", "b.csv")
    assert settings.extractors == ("deals-rules", "mine")
    assert settings.limits == {"pages": 10, "timeout_s": 1.5}
    assert all(getattr(settings, e.name) != getattr(Settings(), e.name) for e in fields(Settings))


def test_limits_add_to_each_other(tmp_path: Path) -> None:
    settings = Settings().with_file(write(tmp_path, "[limits]\npages = 10\ndepth = 2"))
    assert settings.with_environment({"ALLEGED_LIMITS": "pages=20"}).limits == {
        "pages": 20,
        "depth": 2,
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("job = 2", "'job'"),
        ("jobs = 0", "'jobs' cannot be 0"),
        ("jobs = true", "'jobs' cannot be True"),
        ('actors = "a.csv"', "'actors' cannot be 'a.csv'"),
        ("ledger = 1", "'ledger' cannot be 1"),
        ("limits = {pages = 0}", "'limits'"),
        ("jobs =", "cannot be read"),
    ],
)
def test_a_bad_setting_names_the_file(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(BadSetting) as caught:
        Settings().with_file(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_an_unknown_name_is_met_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadSetting) as caught:
        Settings().with_file(write(tmp_path, "colour = 1"))
    assert all(each.name in caught.value.hint for each in fields(Settings))


@pytest.mark.parametrize(
    ("variable", "value"),
    [("ALLEGED_JOBS", "two"), ("ALLEGED_LIMITS", "pages"), ("ALLEGED_SPEED", "1")],
)
def test_a_bad_variable_is_named(variable: str, value: str) -> None:
    with pytest.raises(BadSetting, match=variable) as caught:
        Settings().with_environment({variable: value})
    assert "environment" in str(caught.value)


def test_a_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "alleged.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(BadSetting, match="cannot be read"):
        Settings().with_file(path)
