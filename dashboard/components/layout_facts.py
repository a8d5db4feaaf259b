"""How a file is cut and written, in a few words each."""

from collections.abc import Iterator, Mapping

from dashboard.i18n import _, mark, ngettext
from dashboard.intake.files.batch import Layout
from dashboard.intake.hand_in import Part
from dashboard.intake.understanding import Form
from dashboard.model import TABLES

ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-1": "ISO-8859-1",
    "iso8859-15": "ISO-8859-15",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp850": "CP850",
    "cp437": "CP437",
    "mac_roman": "Mac Roman",
}
_KINDS: Mapping[str, str] = {
    "xlsx": "Excel",
    "ods": "OpenDocument",
    "csv": "CSV",
    "parquet": "Parquet",
    "json": "JSON",
    "ndjson": "NDJSON",
}
_MARKS: Mapping[str, str] = {"\t": mark("tab"), " ": mark("blank")}
_FORMS: Mapping[Form, str] = {
    "comma": mark("amounts as 1.234,50"),
    "point": mark("amounts as 1,234.50"),
    "dmy": mark("days as 31.12.2025"),
    "mdy": mark("days as 12/31/2025"),
    "ymd": mark("days as 2025-12-31"),
    "serial": mark("days as a spreadsheet numbers them"),
}


def facts(part: Part) -> Iterator[str]:
    """Yield what a person would check first."""
    layout = part.layout
    yield _KINDS.get(layout.kind, layout.kind)
    if layout.encoding:
        yield ENCODINGS.get(layout.encoding, layout.encoding)
    if layout.sheet:
        yield _("sheet {name}", name=layout.sheet)
    if layout.delimiter:
        delimiter = layout.delimiter
        yield _("cells between {mark}", mark=_(_MARKS.get(delimiter, "")) or delimiter)
    yield from _above(layout)
    if part.understood:
        kinds = dict.fromkeys(part.understood.forms.values())
        yield from (_(_FORMS[form]) if form in _FORMS else form for form in kinds)
        if turned := part.understood.turned:
            labels = [_(TABLES[part.table][name].label) for name in sorted(turned)]
            yield _("{columns} with a minus, turned", columns=", ".join(labels))


def _above(layout: Layout) -> Iterator[str]:
    if layout.header_row:
        yield _("names in row {row}", row=layout.header_row)
    if layout.preamble:
        yield ngettext("{count} line above them", "{count} lines above them", len(layout.preamble))
