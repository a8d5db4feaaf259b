"""A file of queries/: header fields, note and statement."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from dashboard.i18n import _
from dashboard.shipped import shipped

_FIELD = re.compile(r"^-- ([a-z]+): (.*)$")
_CONTINUED = "--   "


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file: `fields` from `-- name: value` lines, `note` the prose after them, `statement`.

    A field goes on over lines that start with `--` and three spaces.
    """

    name: str
    fields: Mapping[str, str]
    note: str
    statement: str
    path: Path

    def text(self, field: str) -> str:
        """Return a field that is a text for the reader, in the reader's language."""
        told = self.fields[field]
        return _(told)

    def words(self, field: str) -> tuple[str, ...]:
        """Return a field that lists names, split at commas."""
        return tuple(word.strip() for word in self.fields.get(field, "").split(",") if word.strip())


def read_sql_file(path: Path, name: str) -> SqlFile:
    """Read one file of queries/ whose name within its folder is `name`."""
    fields: dict[str, str] = {}
    note: list[str] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    is_header = (line.startswith("--") for line in lines)
    body = next((place for place, held in enumerate(is_header) if not held), len(lines))
    last = ""
    for line in lines[:body]:
        found = _FIELD.match(line)
        if found and not note:
            last = found[1]
            fields[last] = found[2].strip()
        elif line.startswith(_CONTINUED) and last and not note:
            fields[last] += " " + line.removeprefix(_CONTINUED).strip()
        else:
            note.append(line.removeprefix("--").strip())
    paragraphs = " ".join(text or "\n" for text in note).split("\n")
    return SqlFile(
        name=name,
        fields=fields,
        note="\n\n".join(text.strip() for text in paragraphs if text.strip()),
        statement="\n".join(lines[body:]).strip(),
        path=path,
    )


@cache
def sql_files(folder: str) -> Mapping[str, SqlFile]:
    """Return the files of one folder of queries/, and of those in it, by their bare names."""
    found = sorted((shipped("queries") / folder).rglob("*.sql"))
    return {path.stem: read_sql_file(path, path.stem) for path in found}


def in_order(files: Iterable[SqlFile]) -> list[SqlFile]:
    """Return files so that each comes later than those its `-- after:` field names."""
    by_name = {file.name: file for file in files}
    before = {name: file.words("after") for name, file in by_name.items()}
    return [by_name[name] for name in TopologicalSorter(before).static_order()]
