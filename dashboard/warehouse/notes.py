"""What readers themselves write, kept beside the facts and never in them."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from dashboard import codes
from dashboard.errors import NotesUnreadable

_TABLES = """
create table if not exists owners (dispute_reason text primary key, owner text not null);
create table if not exists mappings (
    signature text primary key,
    file_name text not null,
    mapping text not null,
    made_at text not null
);
create table if not exists mappings_of_loads (
    load_id integer not null,
    signature text not null,
    mapping text not null,
    file_name_before text,
    mapping_before text,
    made_at_before text,
    primary key (load_id, signature)
);
create table if not exists remarks (
    kind text not null,
    measure text not null,
    segment text not null,
    place text not null,
    day text not null,
    who text not null,
    words text not null,
    made_at text not null,
    since text,
    primary key (kind, measure, segment, place)
);
"""
_SINCE = "alter table remarks add column since text"
# Where the header of the file holds how often it was changed (sqlite.org/fileformat, 1.3.7).
_CHANGES_AT, _CHANGES_BYTES = 24, 4
# Two files of one load may share their headers: what was there before the first of them counts.
_OF_LOAD = """
insert into mappings_of_loads
select $load_id, $signature, $mapping, before.file_name, before.mapping, before.made_at
from (select 1) left join mappings as before on before.signature = $signature
where true
on conflict (load_id, signature) do update set mapping = excluded.mapping
"""
# What was changed since, or forgotten, stays as it is.
_LEFT_ALONE = """
delete from mappings_of_loads where load_id = $load_id and not exists (
    select 1 from mappings as now
    where now.signature = mappings_of_loads.signature and now.mapping = mappings_of_loads.mapping
)
"""
_TAKEN_BACK = (
    "delete from mappings where signature in"
    " (select signature from mappings_of_loads where load_id = $load_id)",
    "insert into mappings select signature, file_name_before, mapping_before, made_at_before"
    " from mappings_of_loads where load_id = $load_id and mapping_before is not null",
    "delete from mappings_of_loads where load_id >= $load_id",
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping that is used again for files with the same headers; `toml` is its text."""

    signature: str
    file_name: str
    toml: str
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader says of a finding: it is set aside, or something was done about it on `day`.

    `segment` are names and values in the finding's order; `place` tells whose finding it is where
    the segment does not: the departments that a reader with a narrower scope sees. `since` is when
    the finding said that it began; None where it told no beginning, and in notes of an earlier
    release.
    """

    kind: Literal["aside", "acted"]
    measure: str
    segment: tuple[tuple[str, str], ...]
    place: str
    day: dt.date
    who: str
    words: str
    made_at: dt.datetime
    since: dt.date | None = None


class Notes:
    """A small database in the store's folder; several processes may write to it at once.

    Every method raises NotesUnreadable for a file that is no such database or may not be written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "notes.sqlite"
        self._owners: tuple[bytes, dict[str, str]] | None = None

    def owners(self) -> dict[str, str]:
        """Return the process that owns each dispute reason: the shipped map, as edited.

        They are asked for with every question, so they are read anew only where the file changed.
        """
        changes = self._changes()
        if self._owners is None or self._owners[0] != changes:
            shipped = {code: reason.owner for code, reason in codes.DISPUTE_REASONS.items()}
            edited = self._read("owners", "select dispute_reason, owner from owners")
            self._owners = changes, shipped | dict(edited)
        return dict(self._owners[1])

    def set_owners(self, owners: Mapping[str, str]) -> None:
        """Remember who owns these reasons."""
        with self._writing() as connection:
            connection.executemany(
                "insert or replace into owners values (?, ?)", sorted(owners.items())
            )

    def remember(self, signature: str, file_name: str, toml: str, load_id: int = 0) -> None:
        """Keep how a file was understood, for the next one whose headers have this signature.

        With a `load_id` it can be taken back with that load.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        of_load = {"load_id": load_id, "signature": signature, "mapping": toml}
        with self._writing() as connection:
            if load_id:
                # A number that an undone load had is given again.
                connection.execute(
                    "delete from mappings_of_loads where load_id > $load_id", of_load
                )
                connection.execute(_OF_LOAD, of_load)
            connection.execute(
                "insert or replace into mappings values (?, ?, ?, ?)",
                (signature, file_name, toml, now),
            )

    def take_back(self, load_id: int) -> None:
        """Remember again what was remembered before a load, unless it was changed since."""
        if not self._path.exists():
            return
        with self._writing() as connection:
            for statement in (_LEFT_ALONE, *_TAKEN_BACK):
                connection.execute(statement, {"load_id": load_id})

    def remembered(self, signature: str) -> str | None:
        """Return the text of the mapping that is remembered for headers, if there is one."""
        found = self._read(
            "mappings", "select mapping from mappings where signature = ?", signature
        )
        return found[0][0] if found else None

    def all_remembered(self) -> tuple[Remembered, ...]:
        """Return every remembered mapping, the newest first."""
        found = self._read(
            "mappings",
            "select signature, file_name, mapping, made_at from mappings"
            " order by made_at desc, file_name",
        )
        return tuple(
            Remembered(signature, file_name, toml, dt.datetime.fromisoformat(made_at))
            for signature, file_name, toml, made_at in found
        )

    def forget(self, signature: str) -> None:
        """Drop the mapping that is remembered for headers; files like it are asked about again."""
        with self._writing() as connection:
            connection.execute("delete from mappings where signature = ?", (signature,))

    def remarks(self) -> tuple[Remark, ...]:
        """Return everything that is said of findings, the newest first."""
        found = self._read("remarks", "select * from remarks order by made_at desc, segment")
        return tuple(
            Remark(
                kind,
                measure,
                tuple((name, value) for name, value in json.loads(segment)),
                place,
                dt.date.fromisoformat(day),
                who,
                words,
                dt.datetime.fromisoformat(made_at),
                *(dt.date.fromisoformat(one) for one in since if one),
            )
            for kind, measure, segment, place, day, who, words, made_at, *since in found
        )

    def add_remark(self, remark: Remark) -> None:
        """Keep what is said of a finding, in place of what was said of the same kind."""
        since = remark.since.isoformat() if remark.since else None
        made_at = remark.made_at.isoformat()
        values = (remark.day.isoformat(), remark.who, remark.words, made_at, since)
        with self._writing() as connection:
            connection.execute(
                "insert or replace into remarks values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_key(remark), *values),
            )

    def take_back_remark(self, remark: Remark) -> None:
        """Drop what is said of a finding."""
        with self._writing() as connection:
            connection.execute(
                "delete from remarks where kind = ? and measure = ? and segment = ? and place = ?",
                _key(remark),
            )

    def _changes(self) -> bytes:
        """Return SQLite's own count of the changes to the file, which its header holds."""
        try:
            with self._path.open("rb") as header:
                header.seek(_CHANGES_AT)
                return header.read(_CHANGES_BYTES)
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise NotesUnreadable(self._path, str(error)) from error

    def _read(self, table: str, statement: str, *values: str) -> list[tuple[Any, ...]]:
        """Return what a table holds; nothing where file or table was not made yet."""
        if not self._path.exists():
            return []
        with self._open("ro") as connection:
            # The file is there from the moment it is opened for writing, its tables a moment
            # later; and an earlier release knew fewer of them.
            made = connection.execute(
                "select count(*) from sqlite_master where type = 'table' and name = ?", (table,)
            ).fetchone()
            return connection.execute(statement, values).fetchall() if made[0] else []

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._open("rwc") as connection, connection:
            connection.executescript(_TABLES)
            columns = connection.execute("select name from pragma_table_info('remarks')").fetchall()
            if ("since",) not in columns:  # made by an earlier release
                connection.execute(_SINCE)
            yield connection

    @contextmanager
    def _open(self, mode: str) -> Iterator[sqlite3.Connection]:
        address = f"{self._path.absolute().as_uri()}?mode={mode}"
        try:
            with closing(sqlite3.connect(address, timeout=10, uri=True)) as connection:
                yield connection
        except sqlite3.Error as error:
            raise NotesUnreadable(self._path, str(error)) from error


def _key(remark: Remark) -> tuple[str, str, str, str]:
    segment = json.dumps(remark.segment, ensure_ascii=False)
    return remark.kind, remark.measure, segment, remark.place
