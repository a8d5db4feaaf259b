"""`standout load --dry-run`: how files were understood, before anything is loaded."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dashboard import formats
from dashboard.errors import FileUnwritable, MappingsDiffer
from dashboard.i18n import _, mark, ngettext
from dashboard.intake import edits
from dashboard.intake.files.batch import Layout
from dashboard.intake.files.total_lines import NonRow
from dashboard.intake.mapping import Mapping
from dashboard.intake.mapping_file import to_toml
from dashboard.intake.nonrows import NonRows
from dashboard.intake.reception import Understood
from dashboard.intake.taken_words import SOURCES
from dashboard.intake.understand import Understanding
from dashboard.intake.understanding import SURENESS, Question

_KINDS = {
    "total": mark("total"),
    "subtotal": mark("subtotal"),
    "header": mark("repeated header"),
    "note": mark("note"),
}
# What tells how a text is cut into cells, and what needs not be told.
_CUT = {"delimiter": "", "quote": '"', "encoding": "", "header_row": 1}
_SHOWN = 3
_SHOWN_WORDS = 20


def trial_lines(understood: Understood) -> Iterator[str]:
    """Yield what was understood of each file, line by line; reads each file to its end."""
    for name in understood.ignored:
        yield _("{file}: no table that Standout knows; left out.", file=name)
    for one in understood.files:
        yield _("{file} → {table}", file=one.name, table=one.seen.table.name)
        yield f"  {_layout(one.layout)}"
        yield from _columns(one)
        yield from _rest(one)
        yield from _non_rows(one)
        yield from _words(one)
        for question in one.questions:
            yield from _question(question)


def save(files: Sequence[Understanding], path: Path) -> None:
    """Write what was understood of files as one mapping file.

    Raises MappingsDiffer where two of them cannot share one, FileUnwritable.
    """
    text = to_toml(_as_found(_joined(files, path), files))
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FileUnwritable(path, error.strerror or str(error)) from error


def _joined(files: Sequence[Understanding], path: Path) -> Mapping:
    joined, sources = Mapping(), dict[str, Understanding]()
    for one in files:
        resolved, table = one.resolved(), one.seen.table.name
        before = sources.setdefault(table, one)
        if resolved.dialect != files[0].resolved().dialect:
            raise MappingsDiffer(files[0].name, one.name, path)
        if resolved.of(table) != before.resolved().of(table):
            raise MappingsDiffer(before.name, one.name, path)
        tables = {**resolved.tables, **joined.tables, table: resolved.of(table)}
        joined = replace(resolved, tables=tables)
    return joined


def _as_found(joined: Mapping, files: Sequence[Understanding]) -> Mapping:
    """Return a mapping that also says what was found of how all of the files are alike.

    That is how they are cut into cells, and whom lines above their tables name.
    """
    found = {}
    for key, usual in _CUT.items():
        values = {getattr(one.layout, key) for one in files if one.layout.kind == "csv"} - {usual}
        if len(values) == 1 and all(getattr(one.layout, key) in values for one in files):
            found[key] = getattr(joined.dialect, key) or values.pop()
    tables = dict(joined.tables)
    for one in files:
        table = one.seen.table.name
        for name in one.above:
            value = one.seen.constants[name]
            if all(value == other.seen.constants.get(name, value) for other in files):
                constants = {**tables[table].constants, name: value}
                tables[table] = replace(tables[table], constants=constants)
    return edits.cut(replace(joined, tables=tables), **found)


def _layout(layout: Layout) -> str:
    parts = [layout.kind, layout.encoding, layout.sheet]
    if layout.delimiter:
        parts.append(_("cells between {mark}", mark=repr(layout.delimiter)))
    if layout.quote not in ("", '"'):
        parts.append(_("quotes {mark}", mark=layout.quote))
    if layout.header_row:
        parts.append(_("names in row {row}", row=layout.header_row))
    if layout.preamble:
        parts.append(_("above them: {text}", text=" / ".join(layout.preamble)))
    return ", ".join(part for part in parts if part)


def _columns(one: Understanding) -> Iterator[str]:
    """Yield each column with its header, how sure that is, and how it writes its values."""
    matches = one.seen.matches
    width = max((len(match.column) for match in matches), default=0)
    for match in matches:
        sureness = _(SURENESS[match.confidence])
        form = one.forms.get(match.column, "").replace("\n", " / ")
        sign = _("with a minus, turned when read") if match.column in one.turned else ""
        notes = [sureness, match.reason, form, sign]
        told = ", ".join(note for note in notes if note)
        yield f"  {match.column.ljust(width)}  ← {match.header}  ({told})"
    for column, value in one.seen.constants.items():
        line = one.above.get(column)
        note = "  " + _("(read above the table: {line})", line=line) if line else ""
        yield f"  {column.ljust(width)}  = {value}{note}"


def _rest(one: Understanding) -> Iterator[str]:
    if one.seen.known:
        yield _("  known, not kept: {headers}", headers=", ".join(one.seen.known))
    if one.seen.unused:
        yield _("  not used: {headers}", headers=", ".join(one.seen.unused))


def _non_rows(one: Understanding) -> Iterator[str]:
    """Yield what is in the file and no row of the table: totals, notes, repeated headers."""
    counts: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    for found in _found(one):
        counts[found.kind] += 1
        shown.setdefault(found.kind, []).append(str(found.row_number))
    for kind, count in counts.items():
        rows = ", ".join(shown[kind][:_SHOWN]) + (", …" if count > _SHOWN else "")
        told = _("  no rows of the table: {kind} × {count} (row {rows})")
        yield told.format(kind=_(_KINDS[kind]), count=count, rows=rows)


def _found(one: Understanding) -> Iterator[NonRow]:
    lines = NonRows(one.seen, one.layout)
    for batch in one.export.batches():
        yield from lines.of(batch)[1]
    yield from lines.finish()


def _words(one: Understanding) -> Iterator[str]:
    """Yield what words are taken for, those that nobody knows first."""
    if not one.taken:
        return
    yield _("  what words are taken for (rows, word, meaning):")
    shown = one.taken[:_SHOWN_WORDS]
    width = max(len(repr(word.word)) for word in shown)
    for word in shown:
        notes = [_(SURENESS[word.confidence])] if word.source else []
        notes.append(_(SOURCES[word.source]))
        yield (
            f"    {formats.count(word.count):>7}  {word.header}"
            f"  {repr(word.word).ljust(width)}  → {word.told}  ({', '.join(notes)})"
        )
    if more := len(one.taken) - len(shown):
        yield ngettext("    and {count} word more", "    and {count} words more", more)


def _question(question: Question) -> Iterator[str]:
    yield f"  ? {question.text}"
    if question.examples:
        yield "    " + _("as in {examples}", examples=", ".join(question.examples))
    yield from (f"    {line}" for line in _answers(question))


def _answers(question: Question) -> Iterable[str]:
    if question.guess is None:
        yield _("has to be answered: --answer {key}=…", key=question.key)
        yield ", ".join(question.choices)
        return
    guess = question.choices.get(question.guess, question.guess)
    yield _("taken: {guess}; else --answer {key}=…", guess=guess, key=question.key)
