"""Cells of a workbook that hold an error, such as #REF!: told, where they would else be blank."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import polars as pl

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ERROR = b't="e"'
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/>])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>([^<]+)<")
_PLACE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_READ_BYTES = 8 << 20


def with_errors(grid: pl.DataFrame, book: Path, sheet: str) -> pl.DataFrame:
    """Put the errors of an XLSX sheet into its grid of texts; an ODS table has them as text."""
    with zipfile.ZipFile(book) as parts:
        part = _part(parts, sheet)
        if part is None or not _has_errors(parts, part):
            return grid
        places = list(_places(parts, part))
    # The grid begins with row 1, and with the first column that has a value.
    left = min((column for column, _row, _text in places), default=0)
    for column, row, text in places:
        if text.startswith("#") and row < grid.height and grid[row, column - left] is None:
            grid[row, column - left] = text
    return grid


def _part(parts: zipfile.ZipFile, sheet: str) -> str | None:
    if _BOOK not in parts.namelist():
        return None
    ids = {
        one.get("name"): one.get(_ID)
        for one in _elements(parts, _BOOK)
        if one.tag.endswith("}sheet")
    }
    targets = {one.get("Id"): one.get("Target", "") for one in _elements(parts, _RELATIONS)}
    target = targets.get(ids.get(sheet)) or ""
    name = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
    return name if name in parts.namelist() else None


def _elements(parts: zipfile.ZipFile, name: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(parts.read(name)).iter()


def _has_errors(parts: zipfile.ZipFile, part: str) -> bool:
    before = b""
    with parts.open(part) as content:
        while chunk := content.read(_READ_BYTES):
            if _ERROR in before + chunk:
                return True
            before = chunk[-len(_ERROR) :]
    return False


def _places(parts: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int, str]]:
    """Yield column, row and error of each filled cell; no error is an empty text."""
    left = b""
    with parts.open(part) as content:
        while chunk := content.read(_READ_BYTES):
            left += chunk
            end = 0
            for cell in _CELL.finditer(left):
                end = cell.end()
                place, value = _PLACE.search(cell[1]), _VALUE.search(cell[2])
                if place and value:
                    text = value[1].decode() if _ERROR in cell[1] else ""
                    yield _column(place[1]), int(place[2]) - 1, text
            left = left[end:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
