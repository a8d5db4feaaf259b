"""Measures a load, pages, files to take away and findings: see the package."""

import datetime as dt
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb

from dashboard import exports
from dashboard.filters import Filters, Scope
from dashboard.findings.standing_out import findings_of
from dashboard.settings import Settings
from dashboard.warehouse.slices import Slice
from dashboard.warehouse.warehouse import Warehouse
from sample_data.sized import file_names, write_sized
from tests.benchmark.pages import measure_pages
from tests.benchmark.plain import read_typed, types_of, unsorted_store
from tests.benchmark.timed import in_turn, timed

_EVERYTHING = Scope(everything=True)
_EXPORTED_ROWS, _EXPORTED_COLUMNS = 100_000, 21


@click.command()
@click.option(
    "--cases", "sizes", multiple=True, default=(100_000, 1_000_000), show_default=True,
    help="How many cases to make; may be given several times.",
)  # fmt: skip
@click.option("--seed", default=1, show_default=True)
@click.option("--rounds", default=5, show_default=True, help="How often each thing is done.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to work; else a new one.")
def main(sizes: tuple[int, ...], seed: int, rounds: int, folder: Path | None) -> None:
    """Measure Standout against plain DuckDB, with so many cases."""
    for cases in sizes:
        with TemporaryDirectory(prefix="standout-benchmark-", dir=folder) as place:
            click.echo(f"\n{cases:,} cases")
            _measure(Path(place), cases, seed, rounds)


def _measure(place: Path, cases: int, seed: int, rounds: int) -> None:
    store = place / "store"
    _measure_load(place, store, cases, seed)
    _measure_files(Warehouse(store, Settings()), rounds)
    took = timed(
        lambda: findings_of(Warehouse(store, Settings()), Filters(), _EVERYTHING), min(rounds, 3)
    )
    click.echo(f"findings: {took}")
    measure_pages(store, unsorted_store(store, place / "unsorted"), rounds)
    click.echo(f"memory of this process at most: {_megabytes(resource.RUSAGE_SELF):,.0f} MB")


def _measure_load(place: Path, store: Path, cases: int, seed: int) -> None:
    """Load the exports, and let DuckDB read the same files."""
    start = time.perf_counter()
    write_sized(cases, seed, place, ("csv",), lambda _done: None)
    files = [place / name for name in file_names("csv").values()]
    size = sum(file.stat().st_size for file in files) / 1e6
    click.echo(f"made {size:,.0f} MB of CSV in {time.perf_counter() - start:.1f} s")
    types = {file: types_of(file) for file in files}
    floor = timed(lambda: read_typed(files, types), 1)
    command = [sys.executable, "-m", "dashboard.cli", "load", *map(str, files)]
    start = time.perf_counter()
    subprocess.run([*command, "--store", str(store)], check=True, stdout=subprocess.DEVNULL)
    took, memory = time.perf_counter() - start, _megabytes(resource.RUSAGE_CHILDREN)
    click.echo(
        f"load: {took:.1f} s with at most {memory:,.0f} MB; DuckDB reads the same files, their"
        f" types told, in {floor.median:.1f} s: ratio {took / floor.median:.1f}"
    )


def _measure_files(warehouse: Warehouse, rounds: int) -> None:
    """Take rows away as files, and let DuckDB write the same rows."""
    columns = warehouse.columns("cases/rows")[:_EXPORTED_COLUMNS]
    rows = warehouse.export("cases/rows", Filters(), _EVERYTHING, Slice(columns=columns))
    rows = rows.head(_EXPORTED_ROWS)
    sheet = exports.Sheet("Rows", "", dt.date(2026, 10, 31), "")
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        connection.execute("create table shown as from rows")
        copied = f"copy shown to '{folder}/rows.csv'"
        csv, copy = in_turn(
            rounds, lambda: exports.csv(rows, sheet), lambda: connection.execute(copied)
        )
    xlsx = timed(lambda: exports.xlsx(rows, sheet), rounds)
    click.echo(
        f"{rows.height:,} rows x {rows.width} columns: CSV {csv}, DuckDB's copy {copy}: ratio"
        f" {csv.median / copy.median:.1f}; XLSX {xlsx}"
    )


def _megabytes(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


if __name__ == "__main__":
    main()
