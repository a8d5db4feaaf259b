"""One file read and checked, batch by batch: what is good is staged, the rest quarantined."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import polars as pl

from dashboard.intake import quarantine
from dashboard.intake.contract import check
from dashboard.intake.export_day import Days, stated_above, stated_in
from dashboard.intake.files.ahead import ahead
from dashboard.intake.files.mended import Mended
from dashboard.intake.happened import Happened
from dashboard.intake.mapping_file import digest
from dashboard.intake.nonrows import NonRows
from dashboard.intake.reconcile import Tally
from dashboard.intake.totals import FileTotals, ToldTotal
from dashboard.intake.understand import Understanding
from dashboard.warehouse.draft import Draft

Progress = Callable[[int, int | None, str], None]
SHOWN_ENTRIES = 10


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """One file after reading: what was counted, and the days it speaks of."""

    understood: Understanding
    tally: Tally = field(default_factory=Tally)
    totals: tuple[ToldTotal, ...] = ()
    stated_day: dt.date | None = None
    happened: Happened = field(default_factory=Happened)
    entries: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=quarantine.ENTRIES))

    @property
    def name(self) -> str:
        """Return the name under which its rows are stored."""
        return self.understood.name

    @property
    def mapping_sha256(self) -> str:
        """Return what tells one way of reading it from another."""
        return digest(self.understood.resolved(), self.understood.seen.constants)


def read_file(draft: Draft, understood: Understanding, progress: Progress) -> Read:
    """Read and check one file batch by batch; good rows are staged, the others quarantined."""
    export, seen = understood.export, understood.seen
    read = Read(understood)
    totals, lines = FileTotals(understood), NonRows(seen, understood.layout)
    line_count = 0
    for batch in ahead(export.batches()):
        rows, non_rows = lines.of(batch)
        line_count += len(non_rows)
        checked = check(rows, understood)
        totals.plus(checked, non_rows)
        entries = quarantine.of_batch(export.name, rows, checked.faults)
        draft.quarantine(entries)
        staged = checked.rows.rename({"row_number": "source_row"})
        draft.stage(seen.table.name, staged.with_columns(pl.lit(export.name).alias("source_file")))
        read = replace(
            read,
            tally=read.tally.plus(rows, checked),
            stated_day=stated_in(rows, understood, read.stated_day),
            happened=read.happened.plus(checked.rows, seen.table),
            entries=pl.concat([read.entries, entries]).head(SHOWN_ENTRIES),
        )
        progress(read.tally.row_count, export.source.row_count, export.name)
    if isinstance(export.source, Mended):
        draft.mend(export.name, export.source.origins)
    last = lines.finish()
    totals.finish(last)
    tally = read.tally.with_non_rows(line_count + len(last), totals.amounts)
    return replace(read, tally=tally, totals=tuple(totals.found))


def days_of(draft: Draft, read: Read) -> Days:
    """Return the days of a file; mended rows are as of the export that they come from."""
    understood = read.understood
    is_mended = isinstance(understood.export.source, Mended)
    return Days(
        told=understood.told.dialect.export_day,
        stated=read.stated_day,
        above=stated_above(understood.layout.preamble, read.name),
        mended=draft.mended_day(read.name) if is_mended else None,
        happened=read.happened,
        file=read.name,
    )
