"""Lines of a table that are no rows of it: totals, repeated headers, and remarks at its end."""

import re
from collections.abc import Iterator, Sequence

import polars as pl

from dashboard.intake.files.batch import ROW, Batch, Layout, Unreadable
from dashboard.intake.files.header import cells_in, is_value
from dashboard.intake.files.total_lines import NonRow, doubtful, line_of, short_line_of
from dashboard.intake.naming.columns import Recognised

# What stands in a key's column: one word with a digit in it. A remark is no such word.
_ID = re.compile(r"\S*\d\S*")
_MOST_CELLS = 2


class NonRows:
    """Takes the lines that are no rows out of the batches of one file, in their order.

    Totals and repeated headers are known wherever they stand. What looks like a remark is held
    back: at the end of the file it was one, and where rows follow it is given back before them.
    """

    def __init__(self, seen: Recognised, layout: Layout) -> None:
        required = next(column.name for column in seen.table.columns if column.required)
        self._key = seen.columns.get(required)
        self._money = [
            seen.columns[name] for name in seen.table.of_kind("money") if name in seen.columns
        ]
        self._has_remarks = layout.header_row > 0
        self._delimiter = layout.delimiter
        self._held: Batch | None = None

    def of(self, batch: Batch) -> tuple[Batch, list[NonRow]]:
        """Return the rows among the lines of a batch, and the totals and headers among them."""
        found = sorted(self._found(batch), key=lambda line: line.row_number)
        rows = _without(batch, [line.row_number for line in found]) if found else batch
        return self._hold(rows) if self._has_remarks else rows, found

    def finish(self) -> list[NonRow]:
        """Return the remarks after the last row."""
        held, self._held = self._held, None
        return sorted(_remarks(held), key=lambda line: line.row_number) if held else []

    def _found(self, batch: Batch) -> Iterator[NonRow]:
        if self._key and (mask := doubtful(batch.cells, self._key)) is not None:
            numbers, cells = batch.row_numbers.filter(mask), batch.cells.filter(mask)
            for number, row in zip(numbers, cells.iter_rows(), strict=True):
                if line := line_of(number, row, cells.columns, self._key, self._money):
                    yield line
        for one in batch.unreadable:
            if line := short_line_of(one.row_number, one.cells):
                yield line

    def _hold(self, batch: Batch) -> Batch:
        """Keep back the remarks at the end of a batch; give back those held before a row."""
        head, tail = self._split(batch)
        if head.row_count:
            whole, self._held = _joined(self._held, head), tail
            return whole
        if tail:
            self._held = _joined(self._held, tail)
        return head

    def _split(self, batch: Batch) -> tuple[Batch, Batch | None]:
        rows, others = batch.cells.height, len(batch.unreadable)
        while rows or others:
            number = batch.row_numbers[rows - 1] if rows else 0
            if others and batch.unreadable[others - 1].row_number > number:
                if not self._is_short_remark(batch.unreadable[others - 1], batch.cells.width):
                    break
                others -= 1
            elif self._is_remark(batch.cells.row(rows - 1), batch.cells.width):
                rows -= 1
            else:
                break
        if rows == batch.cells.height and others == len(batch.unreadable):
            return batch, None
        return _part(batch, slice(0, rows), slice(0, others)), _part(
            batch, slice(rows, None), slice(others, None)
        )

    def _is_remark(self, cells: Sequence[str | None], width: int) -> bool:
        filled = cells_in(cells)
        return width > 1 and len(filled) == 1 and _reads_so(filled[0])

    def _is_short_remark(self, line: Unreadable, width: int) -> bool:
        filled = cells_in(line.cells)
        if len(line.cells) >= width or len(filled) > _MOST_CELLS:
            return False
        is_whole = not self._delimiter or all(self._delimiter not in cell for cell in filled)
        return is_whole and _reads_so(filled[0]) and not any(map(is_value, filled))


def _reads_so(text: str) -> bool:
    return not is_value(text) and not _ID.fullmatch(text)


def _remarks(held: Batch) -> Iterator[NonRow]:
    for number, cells in zip(held.row_numbers, held.cells.iter_rows(), strict=True):
        yield NonRow(number, "note", cells, " ".join(cells_in(cells)))
    for one in held.unreadable:
        yield NonRow(one.row_number, "note", one.cells, " ".join(cells_in(one.cells)))


def _without(batch: Batch, numbers: Sequence[int]) -> Batch:
    left = set(numbers)
    kept = ~batch.row_numbers.is_in(numbers)
    unreadable = tuple(one for one in batch.unreadable if one.row_number not in left)
    return Batch(batch.cells.filter(kept), batch.row_numbers.filter(kept), unreadable)


def _part(batch: Batch, rows: slice, others: slice) -> Batch:
    return Batch(batch.cells[rows], batch.row_numbers[rows], batch.unreadable[others])


def _joined(first: Batch | None, second: Batch) -> Batch:
    if first is None:
        return second
    return Batch(
        pl.concat([first.cells, second.cells]),
        pl.concat([first.row_numbers, second.row_numbers]).rename(ROW),
        (*first.unreadable, *second.unreadable),
    )
