"""How fast a large Nordic file comes in: `python -m tests.import_benchmark --rows 10000000`.

Writes a CSV as Nordic agencies write it, then in the same run lets DuckDB read it with its types
told (the floor: no checks, no books) and loads it into a fresh store. Prints the ratio of the two.
The bar: reading, checking, merging and proving the books take at most 2.5 times as long.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import duckdb
import numpy as np
import polars as pl

from dashboard.intake.load import load
from dashboard.intake.reception import Wishes
from dashboard.warehouse.store import Store

_PART_ROWS = 1_000_000
_FIRST_DAY = np.datetime64("2022-01-01")
_TYPES = {
    "Saksnummer": "varchar",
    "Kundenummer": "varchar",
    "Skyldner": "varchar",
    "Avdeling": "varchar",
    "Fakturadato": "date",
    "Forfallsdato": "date",
    "Registrert": "date",
    "Hovedstol": "decimal(18, 2)",
    "Renter": "decimal(18, 2)",
    "Salær": "decimal(18, 2)",
    "Innbetalt": "decimal(18, 2)",
    "Restanse": "decimal(18, 2)",
    "Status": "varchar",
}
_DEPARTMENTS = ("Service Nord", "Leie og utstyr", "Salg Øst", "Butikk Ås")
_STATUSES = ("Betalingsoppfordring", "Avsluttet", "På vent", "Forliksklage")


@click.command()
@click.option("--rows", default=10_000_000, show_default=True, help="How many cases to write.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to work; else a new one.")
def main(rows: int, folder: Path | None) -> None:
    """Compare a load with DuckDB's own typed reading of the same file."""
    with TemporaryDirectory(prefix="standout-import-", dir=folder) as made:
        file = Path(made) / "saker.csv"
        start = time.perf_counter()
        write_nordic(file, rows)
        size = file.stat().st_size / 1e6
        click.echo(f"wrote {rows:,} rows, {size:,.0f} MB, in {time.perf_counter() - start:.1f} s")
        floor = min(_step("floor", file), _step("floor", file))
        click.echo(f"DuckDB's typed read_csv into a table: {floor:.1f} s (the better of two)")
        storing = _step("load", file)
        click.echo(f"ratio: {storing / floor:.2f} (the bar is 2.5)")


def write_nordic(file: Path, rows: int, seed: int = 1) -> None:
    """Write cases as a Nordic agency does: semicolons, decimal commas, days first, CRLF."""
    draw = np.random.default_rng(seed)
    with file.open("wb") as out:
        for start in range(0, rows, _PART_ROWS):
            part = _cases(start, min(_PART_ROWS, rows - start), draw)
            part.write_csv(out, separator=";", include_header=start == 0, line_terminator="\r\n")


def _cases(start: int, count: int, draw: np.random.Generator) -> pl.DataFrame:
    invoiced = _FIRST_DAY + draw.integers(0, 1400, count).astype("timedelta64[D]")
    principal = draw.integers(10_000, 5_000_000, count)
    paid = (principal * draw.choice([0, 0.5, 1], count)).astype(np.int64)
    interest, fee = principal // 50, np.full(count, 70_000)
    numbers = pl.Series(np.arange(start, start + count)).cast(pl.String).str.zfill(8)
    customers = pl.Series(draw.integers(10_000, 900_000, count)).cast(pl.String)
    columns = [
        numbers + "-NO",
        "K" + customers,
        "Kunde nummer " + customers + " AS",
        pl.Series(np.array(_DEPARTMENTS)[draw.integers(0, len(_DEPARTMENTS), count)]),
        _days(invoiced),
        _days(invoiced + 14),
        _days(invoiced + 60),
        *map(_amounts, (principal, interest, fee, paid, principal + interest + fee - paid)),
        pl.Series(np.array(_STATUSES)[draw.integers(0, len(_STATUSES), count)]),
    ]
    return pl.DataFrame(dict(zip(_TYPES, columns, strict=True)))


def _days(days: np.ndarray) -> pl.Series:
    return pl.Series(days).cast(pl.Date).dt.strftime("%d.%m.%Y")


def _amounts(cents: np.ndarray) -> pl.Series:
    amounts = pl.Series(cents)
    return (amounts // 100).cast(pl.String) + "," + (amounts % 100).cast(pl.String).str.zfill(2)


def _step(name: str, file: Path) -> float:
    """Run a step in a process of its own, so that neither's memory or caches touch the other's."""
    command = [sys.executable, "-m", "tests.import_benchmark", name, str(file)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    click.echo(told.stdout, nl=False)
    return float(told.stdout.split()[-2])


def floor_step(file: Path) -> None:
    """Let DuckDB read the file with its types told, into a table of a new database."""
    with TemporaryDirectory(dir=file.parent) as folder:
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in _TYPES.items())
        start = time.perf_counter()
        with duckdb.connect(Path(folder) / "floor.duckdb") as connection:
            connection.execute(
                "create table cases as select * from read_csv($1, delim = ';', header = true,"
                f" decimal_separator = ',', dateformat = '%d.%m.%Y', columns = {{{types}}})",
                [str(file)],
            )
        click.echo(f"  floor took {time.perf_counter() - start:.2f} s")


def load_step(file: Path) -> None:
    """Load the file into a new store; the last figure is what reading and storing took."""
    with TemporaryDirectory(dir=file.parent) as folder:
        start = time.perf_counter()
        wishes = Wishes(answers={"cases.constants.currency": "NOK"})
        summary = load([file], Store(Path(folder) / "store"), wishes, _tell)
        (books,) = (one.books for one in summary.files)
        assert books.balances and books.stored_count == books.row_count
        whole = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(f"  loaded {books.row_count:,} rows, memory at most {memory:,.0f} MB")
    click.echo(f"  deriving the figures took {summary.took.deriving:.1f} s, all {whole:.1f} s")
    click.echo(f"  storing took {whole - summary.took.deriving:.2f} s")


def _tell(done: int, _total: int | None, file: str) -> None:
    click.echo(f"\r  {file}: {done:,} rows", err=True, nl=False)


if __name__ == "__main__":
    steps = {"floor": floor_step, "load": load_step}
    if len(sys.argv) > 1 and sys.argv[1] in steps:
        steps[sys.argv[1]](Path(sys.argv[2]))
    else:
        main()
