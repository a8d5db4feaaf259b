"""Can an installation be set up through variables alone, and is a slip noticed?"""

from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.settings import Settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"STANDOUT_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("STANDOUT_STORE", "/srv/cases", "store", Path("/srv/cases")),
        ("STANDOUT_LANGUAGE", "nb", "language", "nb"),
        ("STANDOUT_DEPARTMENTS", '["North", "South"]', "departments", ("North", "South")),
        ("STANDOUT_THREADS", "4", "threads", 4),
        ("STANDOUT_MEMORY_LIMIT", "512MB", "memory_limit", "512MB"),
        ("STANDOUT_ANSWER_SECONDS", "2.5", "answer_seconds", 2.5),
        ("STANDOUT_CACHED_ANSWERS", "10", "cached_answers", 10),
        ("STANDOUT_KEPT_VERSIONS", "2", "kept_versions", 2),
    ],
)
def test_every_setting_has_a_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, field: str, value: object
) -> None:
    monkeypatch.setenv(variable, text)
    assert getattr(Settings(), field) == value


def test_the_list_above_is_complete() -> None:
    (listed,) = test_every_setting_has_a_variable.pytestmark  # type: ignore[attr-defined]
    assert {case[2] for case in listed.args[1]} == set(Settings.model_fields)


def test_without_variables_everything_has_a_value() -> None:
    assert Settings().store.name == "store"
    assert Settings().departments is None


def test_settings_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STANDOUT_LANGUAGE=nb\nSOMETHING_ELSE=1\n", encoding="utf-8")
    assert Settings().language == "nb"


@pytest.mark.parametrize(("name", "value"), [("THREADS", "0"), ("KEPT_VERSIONS", "1")])
def test_an_impossible_setting_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"STANDOUT_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_cannot_be_changed_while_running() -> None:
    with pytest.raises(ValidationError):
        Settings().threads = 3  # type: ignore[misc]


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())
