"""Drawn files, a store to load them into, and a way to ask what is in it."""

import datetime as dt
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dashboard.intake.load import load as load_exports
from dashboard.intake.load import silent
from dashboard.intake.mapping_file import read_mapping
from dashboard.intake.reading import Progress
from dashboard.intake.reception import Wishes
from dashboard.intake.summary import LoadSummary
from dashboard.warehouse.store import Store

Write = Callable[..., Path]
Load = Callable[..., LoadSummary]
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a drawn text file: cells between bars, or lines as they are."""

    def write_file(name: str, drawn: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(textwrap.dedent(drawn).lstrip("\n").encode(encoding))
        return path

    return write_file


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def load(store: Store) -> Load:
    """Return a function that loads files, with a mapping file if one is given."""

    def load_files(
        *files: Path,
        mapping: Path | None = None,
        as_of: dt.date | None = None,
        progress: Progress = silent,
        **wishes: Any,
    ) -> LoadSummary:
        told = read_mapping(mapping) if mapping else None
        return load_exports(files, store, Wishes(told, as_of, **wishes), progress)

    return load_files


@pytest.fixture
def ask(store: Store) -> Ask:
    """Return a function that asks the current facts file in SQL."""

    def ask_facts(statement: str) -> list[tuple[Any, ...]]:
        current = store.current()
        assert current is not None
        with duckdb.connect(current, read_only=True) as connection:
            return connection.execute(statement).fetchall()

    return ask_facts
