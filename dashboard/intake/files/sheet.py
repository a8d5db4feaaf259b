"""XLSX and ODS: sheets as text cells, written as a spreadsheet shows the values."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import fastexcel
import polars as pl

from dashboard.errors import FileUnreadable, HeaderMissing
from dashboard.i18n import _
from dashboard.intake.files.batch import (
    BATCH_ROWS,
    Batch,
    Layout,
    Source,
    batch_of,
    numbered,
    tidied,
)
from dashboard.intake.files.header import LOOKED_AT, Header, cells_in, header_of, is_value
from dashboard.intake.files.packed import PlainFile
from dashboard.intake.files.sheet_errors import with_errors
from dashboard.intake.mapping import Dialect

# Excel before 2007, and any workbook that is locked with a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_MOST_BYTES = 8 << 30
# A spreadsheet shows 15 digits; what a binary fraction has beyond them is noise.
_NOISY = r"^-?\d+\.\d{2,}$"
_SHOWN_DIGITS = 15
_JOINED_TIME = r"^(\d{4}-\d\d-\d\d)T(\d\d:)"
_TIME_ONLY = r"^1899-12-3[01][T ](\d\d:\d\d:\d\d)"


def open_sheets(file: PlainFile, told: Dialect) -> Mapping[str, Source]:
    """Open each sheet with a table in it, or the one that the mapping names."""
    _check_content(file)
    try:
        book = fastexcel.read_excel(file.content)
        grids = {name: _grid(book, file, name) for name in _wanted(file, book, told.sheet)}
    except fastexcel.FastExcelError as error:
        raise _damaged(file.shown) from error
    filled = {name: grid for name, grid in grids.items() if grid.height and grid.width}
    if not filled:
        names = ", ".join(grids)
        raise FileUnreadable(file.shown, _("the sheet {sheet} is empty.", sheet=names))
    return _tables(file, filled, told)


def _check_content(file: PlainFile) -> None:
    with file.content.open("rb") as content:
        start = content.read(len(_OLE))
    if start == _OLE:
        raise FileUnreadable(
            file.shown,
            _("it is locked with a password, or an Excel file from before 2007."),
            _("Open it in Excel, save it as .xlsx without a password, and load that."),
        )
    if not start.startswith(_ZIP):
        raise _damaged(file.shown)
    try:
        with zipfile.ZipFile(file.content) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except zipfile.BadZipFile as error:
        raise _damaged(file.shown) from error
    if size > _MOST_BYTES:
        raise FileUnreadable(
            file.shown,
            _("the workbook unpacks to {size} GB.", size=size >> 30),
            _("Export the table as CSV and load that."),
        )


def _damaged(shown: Path) -> FileUnreadable:
    return FileUnreadable(
        shown,
        _("the content is no Excel workbook (.xlsx) and no ODS table, or it is damaged."),
        _("Fetch it again, or give the file the ending of what it is."),
    )


def _wanted(file: PlainFile, book: fastexcel.ExcelReader, told: str | None) -> Sequence[str]:
    """Return the sheet that was told, else all that are not hidden, else all."""
    names: list[str] = book.sheet_names
    if told is None:
        visible = [name for name in names if _is_visible(book, name)]
        return visible or names
    if told not in names:
        raise FileUnreadable(
            file.shown,
            _(
                "there is no sheet {sheet}; the sheets are: {names}.",
                sheet=told,
                names=", ".join(names),
            ),
        )
    return [told]


def _is_visible(book: fastexcel.ExcelReader, name: str) -> bool:
    return bool(book.load_sheet(name, header_row=None, n_rows=0).visible == "visible")


def _grid(book: fastexcel.ExcelReader, file: PlainFile, name: str) -> pl.DataFrame:
    """Return a sheet as texts; row 1 of the grid is row 1 of the sheet."""
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    grid: pl.DataFrame = sheet.to_polars()
    if not grid.width:
        return grid
    return tidied(_as_shown(with_errors(grid, file.content, name)))


def _as_shown(grid: pl.DataFrame) -> pl.DataFrame:
    """Round numbers to the digits that a spreadsheet shows, and free times from their day zero."""
    text = pl.all().str
    is_noisy = text.contains(_NOISY) & (text.len_bytes() > _SHOWN_DIGITS + 1)
    noisy = [
        name for name, found in grid.select(is_noisy.any()).row(0, named=True).items() if found
    ]
    rounded = [
        pl.when(pl.col(name).str.contains(_NOISY))
        .then(pl.col(name).map_elements(_rounded, return_dtype=pl.String))
        .otherwise(pl.col(name))
        .alias(name)
        for name in noisy
    ]
    return grid.with_columns(rounded).with_columns(
        text.replace(_JOINED_TIME, "$1 $2").str.replace(_TIME_ONLY, "$1")
    )


def _rounded(text: str) -> str:
    whole, fraction = text.lstrip("-").split(".")
    digits = len((whole + fraction).lstrip("0"))
    if digits <= _SHOWN_DIGITS:
        return text
    places = max(_SHOWN_DIGITS - len(whole.lstrip("0")), 0)
    return f"{float(text):.{places}f}".rstrip("0").rstrip(".") if places else text


def _tables(
    file: PlainFile, grids: Mapping[str, pl.DataFrame], told: Dialect
) -> Mapping[str, Source]:
    """Open the sheets that have a header; a sheet of remarks has none and is left out."""
    found: dict[str, Source] = {}
    missing: list[HeaderMissing] = []
    for name, grid in grids.items():
        try:
            found[name] = _sheet(file, name, grid, told)
        except HeaderMissing as error:
            if _has_table(grid):
                raise
            missing.append(error)
    if not found:
        raise missing[0]
    return found if len(grids) > 1 else {"": next(iter(found.values()))}


def _has_table(grid: pl.DataFrame) -> bool:
    rows = [cells_in(row) for row in grid.head(LOOKED_AT).rows()]
    return any(len(cells) > 2 and any(map(is_value, cells)) for cells in rows)


def _sheet(file: PlainFile, name: str, grid: pl.DataFrame, told: Dialect) -> "Sheet":
    rows = grid.head(max(LOOKED_AT, told.header_row or 0)).rows()
    header = header_of(rows, file.shown, told.header_row, is_grid=True)
    kind = file.kind.lstrip(".")
    names = dict(zip(grid.columns, header.names, strict=True))
    return Sheet(kind, name, header, grid.slice(header.row).rename(names))


@dataclass(frozen=True, slots=True)
class Sheet:
    """An opened sheet; `grid` holds the rows below the header."""

    kind: str
    name: str
    header: Header
    grid: pl.DataFrame

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return self.header.names

    @property
    def row_count(self) -> int:
        """Return how many rows it has."""
        return self.grid.height

    @property
    def layout(self) -> Layout:
        """Return where in the workbook the table is."""
        return Layout(
            kind=self.kind,
            sheet=self.name,
            header_row=self.header.row,
            preamble=self.header.preamble,
        )

    def batches(self) -> Iterator[Batch]:
        """Yield its rows."""
        for start in range(0, max(self.grid.height, 1), BATCH_ROWS):
            cells = self.grid.slice(start, BATCH_ROWS)
            yield batch_of(cells, numbered(self.header.row + 1 + start, cells.height))
