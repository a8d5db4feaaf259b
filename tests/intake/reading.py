"""What a test sees of an export: its cells, row numbers and unreadable rows."""

from dashboard.intake.files.batch import Unreadable
from dashboard.intake.files.reader import Export

Cells = list[tuple[str | None, ...]]


def cells_of(export: Export) -> Cells:
    return [row for batch in export.batches() for row in batch.cells.rows()]


def numbers_of(export: Export) -> list[int]:
    return [number for batch in export.batches() for number in batch.row_numbers]


def unreadable_of(export: Export) -> list[Unreadable]:
    return [row for batch in export.batches() for row in batch.unreadable]
