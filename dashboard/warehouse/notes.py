"""What readers themselves write, kept beside the facts and never in them."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dashboard import codes
from dashboard.warehouse.notes_file import NotesFile

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
    """What is kept in the notes of a store; every method raises what NotesFile raises."""

    def __init__(self, folder: Path) -> None:
        self._file = NotesFile(folder / "notes.sqlite")
        self._owners: tuple[bytes, dict[str, str]] | None = None

    def owners(self) -> dict[str, str]:
        """Return the process that owns each dispute reason: the shipped map, as edited.

        They are asked for with every question, so they are read anew only where the file changed.
        """
        changes = self._file.changes()
        if self._owners is None or self._owners[0] != changes:
            shipped = {code: reason.owner for code, reason in codes.DISPUTE_REASONS.items()}
            edited = self._file.read("owners", "select dispute_reason, owner from owners")
            self._owners = changes, shipped | dict(edited)
        return dict(self._owners[1])

    def set_owners(self, owners: Mapping[str, str]) -> None:
        """Remember who owns these reasons."""
        with self._file.writing() as connection:
            connection.executemany(
                "insert or replace into owners values (?, ?)", sorted(owners.items())
            )

    def remember(self, signature: str, file_name: str, toml: str, load_id: int = 0) -> None:
        """Keep how a file was understood, for the next one whose headers have this signature.

        With a `load_id` it can be taken back with that load.
        """
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        of_load = {"load_id": load_id, "signature": signature, "mapping": toml}
        with self._file.writing() as connection:
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
        if not self._file.is_made():
            return
        with self._file.writing() as connection:
            for statement in (_LEFT_ALONE, *_TAKEN_BACK):
                connection.execute(statement, {"load_id": load_id})

    def remembered(self, signature: str) -> str | None:
        """Return the text of the mapping that is remembered for headers, if there is one."""
        found = self._file.read(
            "mappings", "select mapping from mappings where signature = ?", signature
        )
        return found[0][0] if found else None

    def all_remembered(self) -> tuple[Remembered, ...]:
        """Return every remembered mapping, the newest first."""
        found = self._file.read(
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
        with self._file.writing() as connection:
            connection.execute("delete from mappings where signature = ?", (signature,))

    def remarks(self) -> tuple[Remark, ...]:
        """Return everything that is said of findings, the newest first."""
        found = self._file.read("remarks", "select * from remarks order by made_at desc, segment")
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
        with self._file.writing() as connection:
            connection.execute(
                "insert or replace into remarks values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_key(remark), *values),
            )

    def take_back_remark(self, remark: Remark) -> None:
        """Drop what is said of a finding."""
        with self._file.writing() as connection:
            connection.execute(
                "delete from remarks where kind = ? and measure = ? and segment = ? and place = ?",
                _key(remark),
            )


def _key(remark: Remark) -> tuple[str, str, str, str]:
    segment = json.dumps(remark.segment, ensure_ascii=False)
    return remark.kind, remark.measure, segment, remark.place
