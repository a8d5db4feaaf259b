"""The newest load in a facts file: what is taken back when it is undone."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.warehouse.connections import attach_earlier

_LAST = """
select load_id, loaded_at, coalesce(list(source_file) filter (where source_file is not null), [])
from earlier.main.loads left join earlier.main.load_files using (load_id)
group by load_id, loaded_at order by load_id desc limit 1
"""


@dataclass(frozen=True, slots=True)
class LastLoad:
    """A load: its number (0 where there was none), when it was made (UTC), and its files."""

    number: int = 0
    loaded_at: dt.datetime | None = None
    files: tuple[str, ...] = ()


def last_day(facts: Path, folder: Path) -> dt.date | None:
    """Return the latest export day of the loads in a facts file of the store in `folder`."""
    with duckdb.connect(":memory:") as connection:
        attach_earlier(connection, facts, folder)
        ((day,),) = connection.execute("select max(export_day) from earlier.main.loads").fetchall()
    found: dt.date | None = day
    return found


def last_load(facts: Path, folder: Path) -> LastLoad:
    """Return the newest load in a facts file of the store in `folder`."""
    with duckdb.connect(":memory:") as connection:
        attach_earlier(connection, facts, folder)
        found = connection.execute(_LAST).fetchall()
    if not found:
        return LastLoad()
    number, loaded_at, files = found[0]
    return LastLoad(number, loaded_at, tuple(sorted(files)))
