"""Drawn files, a store of the test's own, and the command line that runs on it."""

import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from dashboard.cli import main
from dashboard.warehouse.store import Store


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a drawn text file."""

    def write_file(name: str, drawn: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(drawn).lstrip("\n"), encoding="utf-8")
        return path

    return write_file


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def run(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs the command line on the test's own store."""
    monkeypatch.setenv("LC_ALL", "C")

    def run_main(*words: object, **options: Any) -> Result:
        typed = [str(word) for word in (*words, "--store", store.folder)]
        return CliRunner().invoke(main, typed, **options)

    return run_main


@pytest.fixture
def ask(store: Store) -> Callable[[str], list[tuple[Any, ...]]]:
    """Return a function that asks the current facts file in SQL."""

    def ask_facts(statement: str) -> list[tuple[Any, ...]]:
        current = store.current()
        assert current is not None
        with duckdb.connect(current, read_only=True) as connection:
            return connection.execute(statement).fetchall()

    return ask_facts
