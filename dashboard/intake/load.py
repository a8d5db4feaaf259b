"""The whole way in: read, recognise, check, store; all files of a load or none of them."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import polars as pl

from dashboard.errors import BooksUnbalanced, ExportDayUnknown, FilesAlike, NothingStored
from dashboard.intake import quarantine
from dashboard.intake.books import books_of
from dashboard.intake.columns import Recognised, recognise
from dashboard.intake.contract import check
from dashboard.intake.export_day import ExportDay, decide, latest_of, stated_in
from dashboard.intake.mapping import Mapping
from dashboard.intake.reader import Export, open_export
from dashboard.intake.reconcile import Reconciliation, Tally, reconcile
from dashboard.intake.summary import FileSummary, LoadSummary
from dashboard.model import CASES
from dashboard.warehouse.draft import Draft, Merged, Totals
from dashboard.warehouse.store import Store

Progress = Callable[[int, int | None, str], None]
_SHOWN_ENTRIES = 10


@dataclass(frozen=True, slots=True)
class _Read:
    """One file after reading: what was counted, and the days it speaks of."""

    export: Export
    seen: Recognised
    tally: Tally
    stated_day: dt.date | None
    latest_day: dt.date | None
    entries: pl.DataFrame


def load(
    files: Sequence[Path],
    mapping: Mapping,
    store: Store,
    as_of: dt.date | None = None,
    progress: Progress = lambda _done, _total, _file: None,
    *,
    on_wait: Callable[[str], None] | None = None,
) -> LoadSummary:
    """Load exports into the next version of a store; all of them or, when one fails, none.

    `progress` is told rows done, rows in all (None if unknown) and the file, batch by batch.
    Raises StandoutError: the store is then as it was before.
    """
    exports = [open_export(path, mapping) for path in files]
    _check_different(exports)
    seen = {export: recognise(export, mapping) for export in exports}
    with store.draft(on_wait) as draft:
        new = _not_loaded_before(draft, exports, mapping, as_of)
        skipped = tuple(export.name for export in exports if export not in new)
        if not new:
            draft.abandon()
            return LoadSummary(files=(), skipped=skipped, store=store.folder)
        read = [_read(draft, export, seen[export], mapping, progress) for export in new]
        summary = _store(draft, read, mapping, decide(as_of, mapping, _days(read)))
    current = store.current()
    version = current.name if current else ""
    return replace(summary, skipped=skipped, version=version, store=store.folder)


def _check_different(exports: Sequence[Export]) -> None:
    for first, second in combinations(exports, 2):
        if first.name == second.name or first.sha256 == second.sha256:
            raise FilesAlike(first.path, second.path)


def _not_loaded_before(
    draft: Draft, exports: Sequence[Export], mapping: Mapping, as_of: dt.date | None
) -> list[Export]:
    """Return the files worth loading: new ones, and loaded ones whose rows wait for a case."""
    loaded = {
        export for export in exports if draft.was_loaded(export.sha256, mapping.sha256, as_of)
    }
    others_come = len(loaded) < len(exports)
    return [
        export
        for export in exports
        if export not in loaded or draft.has_waiting_rows(export.sha256, others_come)
    ]


def _read(
    draft: Draft, export: Export, seen: Recognised, mapping: Mapping, progress: Progress
) -> _Read:
    """Read and check one file batch by batch; good rows are staged, the others quarantined."""
    read = _Read(export, seen, Tally(), None, None, pl.DataFrame(schema=quarantine.ENTRIES))
    for batch in export.batches():
        checked = check(batch, seen, mapping.dialect)
        entries = pl.concat(
            [
                quarantine.of_unreadable(export.name, batch.unreadable),
                quarantine.of_faults(export.name, checked.faults, batch),
            ]
        )
        draft.quarantine(entries)
        staged = checked.rows.rename({"row_number": "source_row"})
        draft.stage(seen.table.name, staged.with_columns(pl.lit(export.name).alias("source_file")))
        read = replace(
            read,
            tally=read.tally.plus(batch, checked),
            stated_day=stated_in(batch.cells, seen, mapping.dialect, read.stated_day),
            latest_day=latest_of(checked.rows, seen.table, read.latest_day),
            entries=pl.concat([read.entries, entries]).head(_SHOWN_ENTRIES),
        )
        progress(read.tally.read.row_count, export.source.row_count, export.name)
    return read


def _days(read: Iterable[_Read]) -> tuple[list[dt.date], list[dt.date]]:
    stated = [one.stated_day for one in read if one.stated_day]
    return stated, [one.latest_day for one in read if one.latest_day]


def _store(draft: Draft, read: Sequence[_Read], mapping: Mapping, day: ExportDay) -> LoadSummary:
    """Merge, prove that nothing was lost, and write the books and the derived tables."""
    merged = draft.merge(day.day, [one.export.sha256 for one in read])
    rejected = quarantine.of_rejected(merged.rejected)
    draft.quarantine(rejected)
    files = tuple(_file_summary(one, merged, mapping) for one in read)
    entries = pl.concat([*(one.entries for one in read), rejected]).head(_SHOWN_ENTRIES)
    summary = LoadSummary(files, export_day=day.day, export_day_origin=day.origin, entries=entries)
    _check_stored(summary)
    _check_day(draft, files, day)
    draft.record(books_of(summary))
    draft.derive()
    return summary


def _file_summary(read: _Read, merged: Merged, mapping: Mapping) -> FileSummary:
    name = read.export.name
    books = reconcile(
        read.tally,
        merged.rejected_totals.get(name, Totals()),
        merged.stored_totals.get(name, Totals()),
    )
    _check_books(name, books)
    return FileSummary(
        name=name,
        table=read.seen.table.name,
        sha256=read.export.sha256,
        mapping_sha256=mapping.sha256,
        mapping=mapping.path.name if mapping.path else "",
        unused_headers=read.seen.unused,
        absent_headers=tuple(read.seen.absent.values()),
        books=books,
    )


def _check_books(name: str, books: Reconciliation) -> None:
    if not books.balances:
        raise BooksUnbalanced(name, books.difference())


def _check_stored(summary: LoadSummary) -> None:
    if not any(file.books.stored_count for file in summary.files):
        first = next(iter(summary.first_reasons()), "")
        raise NothingStored(sum(file.books.row_count for file in summary.files), first)


def _check_day(draft: Draft, files: Iterable[FileSummary], day: ExportDay) -> None:
    """Cases age up to the export day; volumes and rates alone can do without one."""
    has_cases = any(file.table == CASES.name for file in files)
    if has_cases and day.day is None and draft.export_day() is None:
        raise ExportDayUnknown
