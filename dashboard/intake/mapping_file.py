"""A mapping as a TOML file: read, checked, written, and answered key by key."""

import hashlib
import json
import tomllib
from collections.abc import Mapping as Pairs
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli_w

from dashboard.errors import MappingWrong
from dashboard.i18n import _
from dashboard.intake.mapping import Mapping
from dashboard.intake.mapping_reader import FILE_KEYS, PARTS, MappingReader

_EITHER = {"constants": "columns", "columns": "constants"}


def read_mapping(path: Path) -> Mapping:
    """Read and check a mapping file.

    Raises MappingWrong for a missing file, wrong TOML, or a table, column or code that is unknown.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = _("it cannot be opened: {error}.", error=error.strerror or str(error))
        raise MappingWrong(path, reason) from error
    return _parsed(content, path)


def parse_mapping(text: str, place: str) -> Mapping:
    """Read and check a mapping that lies elsewhere than in a file; `place` names it in errors."""
    return replace(_parsed(text.encode(), Path(place)), path=None)


def to_toml(mapping: Mapping) -> str:
    """Write a mapping as TOML that reads back the same."""
    return tomli_w.dumps(_as_sections(mapping))


def digest(mapping: Mapping, *others: Pairs[str, str]) -> str:
    """Return what tells a mapping from another, whatever the order of what they say.

    `others` are further pairs that count.
    """
    told = [_as_sections(mapping), *map(dict, others)]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


def answered(mapping: Mapping, key: str, value: str) -> Mapping:
    """Return a mapping with one more thing told; `key` is a place such as `cases.forms.due_date`.

    Raises MappingWrong for a place or a value that a mapping cannot hold.
    """
    sections = _as_sections(mapping)
    *places, last = key.split(".", 3)
    inner: Any = sections
    for place in places:
        inner = inner.setdefault(place, {})
        if not isinstance(inner, dict):
            reason = _("{place} holds a text, and nothing can be told inside it.", place=place)
            raise MappingWrong(Path(key), reason)
    # A column is fed by a header or has one value in every row: what is told last holds.
    if other := _EITHER.get(places[-1] if places[1:] else ""):
        sections[places[0]].get(other, {}).pop(last, None)
    inner[last] = int(value) if last == "header_row" and value.isdecimal() else value
    return replace(parse_mapping(tomli_w.dumps(sections), key), path=mapping.path)


def _as_sections(mapping: Mapping) -> dict[str, Any]:
    """Return a mapping as nested sections; what is not told is left out."""
    file: dict[str, Any] = {}
    for key, name in FILE_KEYS.items():
        told = getattr(mapping.dialect, name)
        if told:
            file[key] = list(told) if isinstance(told, tuple) else told
    sections: dict[str, Any] = {"file": file} if file else {}
    for name, table in mapping.tables.items():
        parts = {part: _plain(getattr(table, part)) for part in PARTS if getattr(table, part)}
        if parts:
            sections[name] = parts
    return sections


def _plain(pairs: Pairs[str, Any]) -> dict[str, Any]:
    return {name: dict(one) if isinstance(one, Pairs) else one for name, one in pairs.items()}


def _parsed(content: bytes, path: Path) -> Mapping:
    try:
        parsed = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MappingWrong(path, _("it is not valid TOML: {error}.", error=error)) from error
    reader = MappingReader(path)
    return Mapping(
        dialect=reader.dialect(reader.section(parsed.pop("file", {}), "file")),
        tables={name: reader.table(name, said) for name, said in parsed.items()},
        path=path,
        sha256=hashlib.sha256(content).hexdigest(),
    )
