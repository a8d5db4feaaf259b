"""Can an installation be set up through variables alone, and is a slip noticed?"""

from pathlib import Path

import pytest
from pydantic import ValidationError

from dashboard.errors import SettingWrong
from dashboard.settings import _EXPECTED, Settings, settings


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"STANDOUT_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


VARIABLES: list[tuple[str, str, str, object]] = [
    ("STANDOUT_STORE", "/srv/cases", "store", Path("/srv/cases")),
    ("STANDOUT_ENGINE", "sc://host/;folder=/srv", "engine", "sc://host/;folder=/srv"),
    ("STANDOUT_LANGUAGE", "nb", "language", "nb"),
    ("STANDOUT_DEPARTMENTS", "North, South", "departments", ("North", "South")),
    ("STANDOUT_DEPARTMENTS", '["North, and so on"]', "departments", ("North, and so on",)),
    ("STANDOUT_THREADS", "4", "threads", 4),
    ("STANDOUT_MEMORY_LIMIT", "512MB", "memory_limit", "512MB"),
    ("STANDOUT_LOADING_MEMORY", "4GB", "loading_memory", "4GB"),
    ("STANDOUT_ANSWER_SECONDS", "2.5", "answer_seconds", 2.5),
    ("STANDOUT_CACHE_MEGABYTES", "10", "cache_megabytes", 10),
    ("STANDOUT_KEPT_VERSIONS", "2", "kept_versions", 2),
]


@pytest.mark.parametrize(("variable", "text", "field", "value"), VARIABLES)
def test_every_setting_has_a_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, field: str, value: object
) -> None:
    monkeypatch.setenv(variable, text)
    assert getattr(Settings(), field) == value


def test_the_list_above_is_complete() -> None:
    assert {field for _variable, _text, field, _value in VARIABLES} == set(Settings.model_fields)


def test_without_variables_everything_has_a_value() -> None:
    assert Settings().store.name == "store"
    assert Settings().departments is None


def test_settings_may_lie_in_a_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("STANDOUT_LANGUAGE=nb\nSOMETHING_ELSE=1\n", encoding="utf-8")
    assert Settings().language == "nb"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("LANGUAGE", "xx", "en, nb"),
        ("DEPARTMENTS", "", "separated by commas"),
        ("DEPARTMENTS", "North,,South", "separated by commas"),
        ("DEPARTMENTS", '["North"', "separated by commas"),
        ("DEPARTMENTS", "[]", "separated by commas"),
        ("THREADS", "0", "1 or more"),
        ("THREADS", "abc", "a whole number"),
        ("MEMORY_LIMIT", "foo", "such as 512MB"),
        ("MEMORY_LIMIT", "0GB", "such as 512MB"),
        ("ANSWER_SECONDS", "inf", "seconds above 0"),
        ("CACHE_MEGABYTES", "0", "1 or more"),
        ("KEPT_VERSIONS", "1", "2 or more"),
    ],
)
def test_an_impossible_setting_is_refused_by_its_name_with_what_it_may_be(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(f"STANDOUT_{name}", value)
    settings.cache_clear()
    with pytest.raises(SettingWrong) as refused:
        settings()
    told = str(refused.value)
    assert told.startswith(f"STANDOUT_{name} cannot be {value!r}: ")
    assert expected in told


def test_every_setting_says_what_it_may_be() -> None:
    assert _EXPECTED.keys() == Settings.model_fields.keys()


def test_settings_cannot_be_changed_while_running() -> None:
    for field in Settings.model_fields:
        with pytest.raises(ValidationError):
            setattr(Settings(), field, 3)


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())
