"""The command line: `standout load` and what else a terminal can do."""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Any

import click

from dashboard import i18n
from dashboard.asking import ask, check
from dashboard.errors import StandoutError
from dashboard.i18n import _
from dashboard.intake.load import load as load_exports
from dashboard.intake.mapping import Mapping, read_mapping
from dashboard.intake.summary import lines
from dashboard.serving import demo, serve
from dashboard.settings import settings
from dashboard.warehouse.store import Store


class _Group(click.Group):
    """A group that shows a StandoutError as one message instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StandoutError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.group(cls=_Group)
def main() -> None:
    """Show where process problems stand out in debt-collection case exports."""
    system = os.environ.get("LC_ALL") or os.environ.get("LANG")
    i18n.language.set(i18n.supported(settings().language or system))


main.add_command(serve)
main.add_command(demo)
main.add_command(ask)
main.add_command(check)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="How the files name things.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Day the exports are of.")
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the loaded exports.")
def load(
    files: tuple[Path, ...], mapping: Path | None, as_of: dt.datetime | None, store: Path | None
) -> None:
    """Load exports (CSV, XLSX, Parquet) into the store: all of them, or none."""
    summary = load_exports(
        files,
        read_mapping(mapping) if mapping else Mapping(),
        Store(store or settings().store),
        as_of.date() if as_of else None,
        _show_progress if sys.stderr.isatty() else _stay_silent,
        on_wait=lambda message: click.echo(message, err=True),
    )
    for line in lines(summary):
        click.echo(line)


@main.command()
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the loaded exports.")
def undo(store: Path | None) -> None:
    """Take the last load back: the store is as it was before it."""
    chosen = Store(store or settings().store)
    undone = chosen.undo(on_wait=lambda message: click.echo(message, err=True))
    text = _(
        "Load {number} is undone: {files}. The store is as it was before it.",
        number=undone.number,
        files=", ".join(undone.files),
    )
    click.echo(text)
    chosen.freshen(lambda message: click.echo(message, err=True))


def _show_progress(done: int, total: int | None, file: str) -> None:
    count = f"{done} / {total}" if total else str(done)
    click.echo(_("\r{file}: {count} rows", file=file, count=count), err=True, nl=done == total)


def _stay_silent(_done: int, _total: int | None, _file: str) -> None:
    """Show nothing: where nobody watches, a moving line only fills the log."""


if __name__ == "__main__":
    main()
