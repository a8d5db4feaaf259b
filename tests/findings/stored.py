"""Made-up exports loaded into a store and judged from there: the way that ships."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from dashboard.filters import Filters, Scope
from dashboard.findings.finding import Finding
from dashboard.findings.standing_out import Material, asked, findings_of
from dashboard.model import TABLES
from dashboard.settings import Settings
from dashboard.warehouse.store import Store
from dashboard.warehouse.warehouse import Warehouse

_NUMBERS = ("source_row", "source_file")


def findings_stored(exports: Mapping[str, pl.DataFrame], day: dt.date) -> tuple[Finding, ...]:
    """Return what stands out in made-up exports: loaded, derived, asked and judged."""
    with TemporaryDirectory(prefix="standout-made-") as folder:
        store = store_of(Path(folder) / "store", exports, day)
        return findings_of(Warehouse(store.folder, Settings()), Filters(), Scope(everything=True))


def material_stored(exports: Mapping[str, pl.DataFrame], day: dt.date) -> Material:
    """Return what made-up exports are judged on, loaded, derived and asked."""
    with TemporaryDirectory(prefix="standout-made-") as folder:
        store = store_of(Path(folder) / "store", exports, day)
        material = asked(Warehouse(store.folder, Settings()), Filters(), Scope(everything=True))
    assert material is not None
    return material


def store_of(folder: Path, exports: Mapping[str, pl.DataFrame], day: dt.date) -> Store:
    """Load the canonical columns of made-up exports into a store, all in one load."""
    store = Store(folder)
    with store.draft() as draft:
        for name, rows in exports.items():
            draft.stage(name, _told(name, rows))
        draft.merge(day)
        draft.record({"loads": _load_row(day, exports)})
        draft.derive()
    return store


def _told(name: str, rows: pl.DataFrame) -> pl.DataFrame:
    known = [column.name for column in TABLES[name].columns if column.name in rows.columns]
    return rows.select(known).with_columns(
        pl.int_range(2, pl.len() + 2).alias("source_row"),
        pl.lit(f"{name}.csv").alias("source_file"),
    )


def _load_row(day: dt.date, exports: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    count = sum(rows.height for rows in exports.values())
    return pl.DataFrame(
        {
            "loaded_at": [dt.datetime(day.year, day.month, day.day, 8)],
            "export_day": [day],
            "export_day_origin": ["given"],
            "row_count": [count],
            "stored_count": [count],
            "quarantined_count": [0],
        }
    )
