"""The whole way in: read, understand, check, store; all files of a load or none of them."""

import datetime as dt
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import polars as pl

from dashboard import formats
from dashboard.errors import (
    AgenciesUnnamed,
    BooksUnbalanced,
    ExportDayGuessed,
    ExportDayUnknown,
    FilesAlike,
    NothingStored,
    QuestionsOpen,
)
from dashboard.intake import quarantine
from dashboard.intake.books import books_of
from dashboard.intake.days_alike import check_alike
from dashboard.intake.doubts import check_certain
from dashboard.intake.export_day import STORED, ExportDay, decide
from dashboard.intake.files.mended import Mended
from dashboard.intake.files.reader import Export, opened
from dashboard.intake.mapping import Mapping as Told
from dashboard.intake.reading import SHOWN_ENTRIES, Progress, Read, days_of, read_file
from dashboard.intake.reception import NO_WISHES, Wishes, remember, understand_all
from dashboard.intake.reconcile import Reconciliation, reconcile
from dashboard.intake.summary import FileSummary, LoadSummary, Took
from dashboard.intake.understand import Understanding
from dashboard.model import CASES
from dashboard.warehouse.draft import Draft, Merged, Totals
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.store import Store


def silent(_done: int, _total: int | None, _file: str) -> None:
    """Show nothing: where nobody watches, a moving line only fills the log."""


def load(
    paths: Sequence[Path],
    store: Store,
    wishes: Wishes = NO_WISHES,
    progress: Progress = silent,
    on_wait: Callable[[str], None] | None = None,
) -> LoadSummary:
    """Load exports into the next version of a store; all of them or, when one fails, none.

    `progress` is told rows done, rows in all (None if unknown) and the file, batch by batch; what
    it raises ends the load. Raises StandoutError: the store is then as it was before. That is
    QuestionsOpen where a file can be read in two ways, or strictly where anything was guessed.
    """
    notes = Notes(store.folder)
    with opened(paths, wishes.told or Told()) as found:
        exports = [one for one in found if one.name not in wishes.left_out]
        _check_different(exports)
        understood = understand_all(exports, wishes, notes)
        for one in understood.files:
            if left := one.open_questions(wishes.strict):
                raise QuestionsOpen(one.name, left, one.sender)
        summary = _load(understood.files, store, wishes, progress, on_wait)
    is_kept = remember(understood.files, wishes, notes, summary.load_id)
    ignored = (*understood.ignored, *found.ignored)
    return replace(summary, ignored=ignored, is_remembered=is_kept)


def _load(
    files: Sequence[Understanding],
    store: Store,
    wishes: Wishes,
    progress: Progress,
    on_wait: Callable[[str], None] | None,
) -> LoadSummary:
    with store.draft(on_wait) as draft:
        new = _not_loaded_before(draft, [Read(one) for one in files], wishes.as_of)
        skipped = tuple(one.name for one in files if one not in [read.understood for read in new])
        if not new:
            draft.abandon()
            return LoadSummary(files=(), skipped=skipped, store=store.folder)
        started = time.perf_counter()
        read = [read_file(draft, one.understood, progress) for one in new]
        _check_agencies(draft, [one.understood for one in read])
        summary = _store(draft, read, _day(draft, read, wishes))
        for file in summary.files if wishes.strict else ():
            check_certain(file)
        stored = time.perf_counter()
        draft.derive()
        unbalanced = draft.unbalanced()
        took = Took(stored - started, time.perf_counter() - stored)
    current = store.current()
    version = current.name if current else ""
    return replace(
        summary,
        skipped=skipped,
        version=version,
        store=store.folder,
        took=took,
        unbalanced=unbalanced,
    )


def _check_different(exports: Sequence[Export]) -> None:
    for first, second in combinations(exports, 2):
        if first.name == second.name or first.sha256 == second.sha256:
            raise FilesAlike(first.name, second.name)


def _check_agencies(draft: Draft, files: Sequence[Understanding]) -> None:
    """Raise AgenciesUnnamed where files that may be of different agencies share case numbers."""
    layouts = {
        one.name: one.sender
        for one in files
        if one.seen.table is CASES and not isinstance(one.export.source, Mended)
    }
    if len(set(layouts.values())) > 1 and (found := draft.unnamed_agencies(layouts)):
        one, other, count, example = found
        raise AgenciesUnnamed(one, other, formats.count(count), example)


def _not_loaded_before(draft: Draft, files: list[Read], as_of: dt.date | None) -> list[Read]:
    """Return the files worth loading: new ones, and loaded ones whose rows wait for a case."""
    if draft.load_id == 1:
        return files
    loaded = [
        one
        for one in files
        if draft.was_loaded(one.understood.export.sha256, one.mapping_sha256, as_of)
    ]
    others_come = len(loaded) < len(files)
    return [
        one
        for one in files
        if one not in loaded or draft.has_waiting_rows(one.understood.export.sha256, others_come)
    ]


def _day(draft: Draft, read: Sequence[Read], wishes: Wishes) -> ExportDay:
    """Decide on the day of a load; exports of cases that say of different days are refused.

    Where nothing may be guessed, so is what states no day and tells of cases.
    """
    today = wishes.today or dt.date.today()
    days = {one.name: days_of(draft, one) for one in read}
    if not wishes.as_of:
        check_alike((one.understood for one in read), days, today)
    day = decide(wishes.as_of, list(days.values()), today)
    # What speaks of no day at all is as of the latest one that is stored.
    stored = None if day.day else draft.export_day()
    day = ExportDay(stored, STORED) if stored else day
    is_of_cases = any("case_id" in one.understood.seen.table.names for one in read)
    if wishes.strict and is_of_cases and day.day and day.is_guessed:
        raise ExportDayGuessed(day.day)
    return day


def _store(draft: Draft, read: Sequence[Read], day: ExportDay) -> LoadSummary:
    """Merge, prove that nothing was lost, and write the books."""
    told = {one.name: one.understood.told.of(one.understood.seen.table.name).fold for one in read}
    merged = draft.merge(day.day, [one.understood.export.sha256 for one in read], told)
    headers = {one.name: one.understood.seen.columns for one in read}
    rejected = _quarantine_rejected(draft, headers)
    files = tuple(_file_summary(one, merged, day.day) for one in read)
    entries = pl.concat([*(one.entries for one in read), rejected]).head(SHOWN_ENTRIES)
    summary = LoadSummary(
        files,
        day=day,
        later_count=draft.later_count(day.day) if day.day else 0,
        entries=entries,
        met=merged.met,
    )
    _check_stored(summary)
    _check_day(files, day)
    draft.record(books_of(summary))
    return replace(summary, load_id=draft.load_id)


def _quarantine_rejected(draft: Draft, headers: Mapping[str, Mapping[str, str]]) -> pl.DataFrame:
    """Put into quarantine what merging left out; return the first few entries."""
    first = pl.DataFrame(schema=quarantine.ENTRIES)
    for rows in draft.rejected():
        entries = quarantine.of_rejected(rows, headers)
        draft.quarantine(entries)
        first = pl.concat([first, entries]).head(SHOWN_ENTRIES)
    return first


def _file_summary(read: Read, merged: Merged, day: dt.date | None) -> FileSummary:
    nothing = Totals()
    books = reconcile(
        read.tally,
        merged.rejected_totals.get(read.name, nothing),
        merged.stored_totals.get(read.name, nothing),
        merged.folded_totals.get(read.name, nothing),
    )
    _check_books(read.name, books)
    return FileSummary(
        understood=read.understood,
        mapping_sha256=read.mapping_sha256,
        books=books,
        totals=tuple(one.unfolded(books.sums) for one in read.totals),
        folds=merged.folds.get(read.name, {}),
        unknown_words=read.tally.unknown_words,
        again_count=merged.again_counts.get(read.name, 0),
        later=read.happened.after(day) if day else None,
    )


def _check_books(name: str, books: Reconciliation) -> None:
    if not books.balances:
        raise BooksUnbalanced(name, books.difference())


def _check_stored(summary: LoadSummary) -> None:
    if not any(file.books.stored_count for file in summary.files):
        first = next(iter(summary.first_reasons()), "")
        count = sum(file.books.row_count for file in summary.files)
        raise NothingStored([file.name for file in summary.files], count, first)


def _check_day(files: Iterable[FileSummary], day: ExportDay) -> None:
    """Cases age up to the export day; volumes and rates alone can do without one."""
    has_cases = any(file.table == CASES.name for file in files)
    if has_cases and day.day is None:
        raise ExportDayUnknown
