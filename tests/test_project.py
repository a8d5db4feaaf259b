"""Is the project whole: nothing without its test, its place on screen, its word in README?"""

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import polars as pl
import pytest

from dashboard import catalogue
from dashboard.settings import Settings
from dashboard.views import PAGES
from tests.texts import ROOT

README = ROOT / "README.md"
LONGEST_VIEW = 40
_OWN = ("dashboard", "queries", "sample_data", "tests")
_TEXTS = {".py", ".sql", ".md", ".toml", ".css", ".js", ".po", ".yaml", ".yml", ".cfg", ".txt"}


def written(*folders: str) -> dict[Path, str]:
    """Return every text file of these folders and of the top."""
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    paths += [path for path in ROOT.iterdir() if path.is_file()]
    return {
        path.relative_to(ROOT): path.read_text(encoding="utf-8")
        for path in paths
        if path.suffix in _TEXTS and path.is_file() and "__pycache__" not in path.parts
    }


def test_every_metric_has_its_test() -> None:
    tested = {path.stem for path in (ROOT / "tests" / "metrics").glob("test_*.py")}
    assert {f"test_{name}" for name in catalogue.metrics()} <= tested


def test_no_test_outlives_its_metric() -> None:
    tested = {path.stem for path in (ROOT / "tests" / "metrics").glob("test_*.py")}
    kept = {name for name in tested if name.removeprefix("test_") in catalogue.metrics()}
    assert all("metric" in name or name in kept for name in tested), tested - kept


@pytest.mark.parametrize(
    "name",
    [
        *(view.TITLE for view in PAGES.values()),
        *(f"`{name}`" for name in catalogue.metrics()),
        *(f"STANDOUT_{name.upper()}" for name in Settings.model_fields),
    ],
)
def test_readme_names_every_page_metric_and_setting(name: str) -> None:
    assert name in README.read_text(encoding="utf-8")


def test_readme_sends_nobody_to_a_file_that_is_not_there() -> None:
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("path", sorted((ROOT / "dashboard" / "views").glob("*.py")), ids=str)
def test_a_view_is_a_short_list_of_cards(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    body = text[text.find("def render") :] if "def render" in text else text
    assert len(body.splitlines()) <= LONGEST_VIEW
    assert "select " not in text.lower()


def test_no_layer_imports_what_lies_above_it() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_nothing_is_left_for_later() -> None:
    # Spelt in pieces, so that this line is not itself what it looks for.
    words = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    later = re.compile(rf"\b({words})\b")
    found = [path for path, text in written(*_OWN).items() if later.search(text)]
    assert [path for path in found if path.name != Path(__file__).name] == []


def test_no_file_names_a_package_registry() -> None:
    # Spelt in pieces, so that this line is not itself what it looks for.
    registry = re.compile("|".join(("index" + "-url", "find" + "-links")))
    found = [path for path, text in written(*_OWN).items() if registry.search(text)]
    assert [path for path in found if path.name != Path(__file__).name] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_the_wheel_holds_what_the_dashboard_needs_and_no_leavings(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    shipped = {name.removeprefix("dashboard/_shipped/") for name in names}
    for path in (*ROOT.glob("queries/**/*.sql"), *ROOT.glob("sample_data/*.csv")):
        assert path.relative_to(ROOT).as_posix() in shipped
    for path in ROOT.glob("dashboard/**/*.*"):
        if "__pycache__" not in path.parts and path.is_file():
            assert path.relative_to(ROOT).as_posix() in names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
    assert not [name for name in names if name.startswith("tests/")]


def standout(installed: Path, folder: Path, *words: str) -> str:
    """Run the installed program in a folder of its own, away from the checkout."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "dashboard.cli", *words],
        cwd=folder,
        env={"PYTHONPATH": str(installed), "PATH": "", "LANG": "nb_NO.UTF-8", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_program_loads_the_sample_and_answers(
    installed: Path, tmp_path: Path
) -> None:
    sample = installed / "dashboard" / "_shipped" / "sample_data"
    cases, mapping = sample / "fjordinkasso_saker.csv", sample / "fjordinkasso.toml"
    store = str(tmp_path / "store")
    told = standout(
        installed, tmp_path, "load", str(cases), "--mapping", str(mapping), "--store", store
    )
    assert cases.name in told
    words = ("ask", "overview/headline", "--format", "json", "--store", store)
    (headline,) = json.loads(standout(installed, tmp_path, *words))
    in_kroner = pl.read_csv(cases, separator=";", infer_schema=False)["Valuta"] == "NOK"
    assert headline["case_count"] == in_kroner.sum()
    assert "Åpne saker" in standout(installed, tmp_path, *words[:2], "--store", store)


def test_the_installed_program_writes_a_sample(installed: Path, tmp_path: Path) -> None:
    told = standout(installed, tmp_path, "sample", "--cases", "20", "--out", "made")
    assert "Saker: 20." in told
    (cases,) = (tmp_path / "made").glob("cases_*.parquet")
    assert pl.read_parquet(cases).height == 20
