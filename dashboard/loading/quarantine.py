"""`standout quarantine`: the rows that could not be stored, as files to mend and load again."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import polars as pl

from dashboard import formats, refusals
from dashboard.access import scope_of
from dashboard.errors import FileUnwritable
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext
from dashboard.intake import mending
from dashboard.settings import settings
from dashboard.warehouse.warehouse import Warehouse

_PATH = click.Path(path_type=Path)


@click.command()
@click.option("--out", type=_PATH, metavar="DIR", help="Folder to write files to mend into.")
@click.option("--store", type=_PATH, help="Folder of the loaded exports.")
def quarantine(out: Path | None, store: Path | None) -> None:
    """Show which rows could not be stored; with --out, write them to be mended and loaded."""
    entries = _entries(store or settings().store)
    if not scope_of(settings()).everything:
        click.echo(_("Only those who may see every department see the quarantine."))
    elif entries.is_empty():
        click.echo(_("None: every row that was read could be stored."))
    elif out is None:
        _show(entries)
    else:
        _write(mending.files(entries), out)


def _entries(store: Path) -> pl.DataFrame:
    warehouse = Warehouse(store, settings().without_engine())
    warehouse.store.freshen(lambda message: click.echo(message, err=True))
    return warehouse.export("data/quarantine", Filters(), scope_of(settings()))


def _show(entries: pl.DataFrame) -> None:
    """Show per file how many rows wait, and why."""
    for (file,), its_entries in entries.group_by(["source_file"], maintain_order=True):
        rows = its_entries.select("load_id", "row_number").n_unique()
        click.echo(f"{file}: {_count(rows)}")
        for line in _causes(its_entries):
            click.echo(f"  {line}")
    click.echo(_("Write them with --out DIR, mend them there, and load the files again."))


def _causes(entries: pl.DataFrame) -> Iterator[str]:
    """Yield each cause with its number of rows, the most frequent first, told by its first row."""
    kinds = pl.Series("kind", map(refusals.kind, entries.iter_rows(named=True)), pl.String)
    found = (
        entries.with_columns(kinds)
        .group_by("kind", maintain_order=True)
        .agg(
            pl.struct("load_id", "row_number").n_unique().alias("count"),
            pl.col("column_name", "reason", "value", "row_number").first(),
        )
        .sort("count", descending=True, maintain_order=True)
    )
    for one in found.iter_rows(named=True):
        yield _(
            "{count} × {reason} (row {row})",
            count=formats.count(one["count"]),
            reason=refusals.of_row(one),
            row=one["row_number"],
        )


def _write(made: Mapping[str, bytes], folder: Path) -> None:
    """Write all files or, where one of that name is there already, none."""
    for name in made:
        if (folder / name).exists():
            raise FileUnwritable(folder / name, _("a file of that name is there"))
    for name, content in made.items():
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise FileUnwritable(path, error.strerror or str(error)) from error
        click.echo(str(path))
    click.echo(_("Mend the rows there and load these files; they leave quarantine by that."))


def _count(rows: int) -> str:
    return ngettext("{text} row", "{text} rows", rows, text=formats.count(rows))
