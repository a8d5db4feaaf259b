"""XLSX: one sheet as text cells, written as Excel shows the values."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import polars as pl

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.batch import BATCH_ROWS, Batch, batch_of, named
from dashboard.intake.mapping import Dialect


def open_sheet(path: Path, dialect: Dialect) -> "Sheet":
    """Open the sheet that the mapping names, else the first one; row 1 names the columns."""
    path.open("rb").close()
    try:
        book = fastexcel.read_excel(path)
        sheet = _sheet_name(path, book.sheet_names, dialect.sheet)
        grid = book.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string").to_polars()
    except fastexcel.FastExcelError as error:
        reason = _("the content is no Excel workbook (.xlsx), or it is damaged.")
        raise FileUnreadable(path, reason) from error
    if not grid.height:
        raise FileUnreadable(path, _("the sheet {sheet} is empty.", sheet=sheet))
    if not any(grid.row(0)):
        raise FileUnreadable(path, _("row 1 is empty; it has to name the columns."))
    headers = named(grid.row(0))
    return Sheet(headers, grid.slice(1).rename(dict(zip(grid.columns, headers, strict=True))))


def _sheet_name(path: Path, names: list[str], wanted: str | None) -> str:
    if wanted is None and names:
        return names[0]
    if wanted not in names:
        raise FileUnreadable(
            path,
            _(
                "there is no sheet {sheet}; the sheets are: {names}.",
                sheet=wanted,
                names=", ".join(names),
            ),
        )
    return wanted


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opened sheet."""

    headers: tuple[str, ...]
    grid: pl.DataFrame

    @property
    def row_count(self) -> int:
        """Return how many rows it has."""
        return self.grid.height

    def batches(self) -> Iterator[Batch]:
        """Yield its rows."""
        for start in range(0, max(self.grid.height, 1), BATCH_ROWS):
            cells = self.grid.slice(start, BATCH_ROWS)
            numbers = pl.int_range(start + 2, start + 2 + cells.height, eager=True)
            yield batch_of(cells, numbers)
