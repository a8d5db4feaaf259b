"""`standout sample`: the sample company's exports in any size, to try and to measure with."""

import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import click

from dashboard import formats
from dashboard.errors import FileUnwritable
from dashboard.i18n import _
from dashboard.loading.progress import ProgressLine
from dashboard.loading.signals import stoppable
from dashboard.shipped import shipped

_FORMS = {"csv": ("csv",), "parquet": ("parquet",), "both": ("csv", "parquet")}


@click.command()
@click.option(
    "--cases", type=click.IntRange(min=1), default=8_000, show_default=True, help="How many."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=20261031,  # with 8,000 cases, the shipped sample itself
    show_default=True,
    help="The same one makes the same files again.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="Folder to write the files into.",
)
@click.option("--format", "form", type=click.Choice(list(_FORMS)), default="both")
def sample(cases: int, seed: int, out: Path, form: str) -> None:
    """Write the sample company's exports with so many cases, all files or none.

    CSV is as Norwegian systems write it, Parquet has the names and types of the tables.
    """
    sized, forms = _sized(), _FORMS[form]
    names = [name for one in forms for name in sized.file_names(one).values()]
    with stoppable(), _all_or_none(out, names) as place, _shown(cases, names[0]) as progress:
        counts = sized.write_sized(cases, seed, place, forms, progress)
    for line in _told(out, names, counts, forms):
        click.echo(line)


def _sized() -> ModuleType:
    """Return what writes the sample: an installed Standout carries it, but not as a package."""
    sys.path.insert(0, str(shipped("sample_data").parent))
    from sample_data import sized  # noqa: PLC0415 - found only now, and no other command needs it

    return sized


@contextmanager
def _all_or_none(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """Give a place to write files in, which come into the folder when all are whole.

    Raises FileUnwritable: what is in the folder stays, and nothing comes into it.
    """
    _check_free(folder, names)
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".standout-sample-", dir=folder) as place:
            yield Path(place)
            _check_free(folder, names)  # somebody may have put one there meanwhile
            for name in names:
                (Path(place) / name).rename(folder / name)
    except BaseException as error:
        with suppress(OSError):  # one that holds something else by now stays
            for one in made:
                one.rmdir()
        if isinstance(error, OSError):
            raise FileUnwritable(folder, error.strerror or str(error)) from error
        raise


def _check_free(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        if (folder / name).exists():
            raise FileUnwritable(folder / name, _("a file of that name is there"))


@contextmanager
def _shown(cases: int, file: str) -> Iterator[Callable[[int], None]]:
    """Show how many cases are written, where somebody watches."""
    line = ProgressLine() if sys.stderr.isatty() else None
    try:
        yield lambda done: line(done, cases, file) if line else None
    finally:
        if line:
            line.end()


def _told(
    out: Path, names: Iterable[str], counts: Mapping[str, int], forms: Sequence[str]
) -> Iterator[str]:
    yield from (str(out / name) for name in names)
    yield _(
        "Cases: {cases}. Payments: {payments}. Events: {events}.",
        **{table: formats.count(counts[table]) for table in ("cases", "payments", "events")},
    )
    yield _("Load one kind of file, both tell the same:") if len(forms) > 1 else _("Load them:")
    yield from (f"  standout load {shlex.quote(str(out))}/*.{form}" for form in forms)
