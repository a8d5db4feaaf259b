"""An export as batches of text cells, whatever kind of file it is."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import FileUnreadable, HeaderUnusable
from dashboard.i18n import _
from dashboard.intake.batch import Batch, Source
from dashboard.intake.delimited import open_delimited
from dashboard.intake.mapping import Dialect, Mapping
from dashboard.intake.parquet import open_parquet
from dashboard.intake.sheet import open_sheet
from dashboard.intake.words import folded

_OPENERS: dict[str, Callable[[Path, Dialect], Source]] = {
    ".csv": open_delimited,
    ".txt": open_delimited,
    ".tsv": open_delimited,
    ".xlsx": open_sheet,
    ".parquet": open_parquet,
}


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """One file to load: its headers, and its rows as text.

    `row_count` is None where it is not known before the end.
    """

    path: Path
    sha256: str
    source: Source

    @property
    def name(self) -> str:
        """Return the name under which its rows are stored."""
        return self.path.name

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers as they stand in the file, blanks around them removed."""
        return self.source.headers

    def batches(self) -> Iterator[Batch]:
        """Yield its rows, at most 50 000 at a time."""
        try:
            yield from self.source.batches()
        except OSError as error:
            raise _unopened(self.path, error) from error


def open_export(path: Path, mapping: Mapping) -> Export:
    """Open a CSV, XLSX or Parquet file.

    Raises FileUnreadable when it is missing, empty, of an unknown kind or not what its name says,
    HeaderUnusable when two columns have the same name.
    """
    opener = _OPENERS.get(path.suffix.lower())
    if opener is None:
        known = ", ".join(_OPENERS)
        raise FileUnreadable(path, _("only files ending in {known} can be read.", known=known))
    try:
        if path.stat().st_size == 0:
            raise FileUnreadable(path, _("the file is empty."))
        source = opener(path, mapping.dialect)
        sha256 = _sha256(path)
    except FileNotFoundError as error:
        raise FileUnreadable(path, _("there is no such file.")) from error
    except OSError as error:
        raise _unopened(path, error) from error
    _check_names(path, source.headers)
    return Export(path, sha256, source)


def _unopened(path: Path, error: OSError) -> FileUnreadable:
    reason = _("it cannot be opened: {error}.", error=error.strerror or str(error))
    return FileUnreadable(path, reason)


def _check_names(path: Path, headers: tuple[str, ...]) -> None:
    seen = [folded(header) for header in headers]
    repeated = sorted({header for header in seen if seen.count(header) > 1})
    if repeated:
        raise HeaderUnusable(path, repeated)


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
