"""The line that tells of which day a load is, and who said so."""

from collections.abc import Mapping

from dashboard.i18n import _, mark
from dashboard.intake import export_day
from dashboard.intake.export_day import ExportDay
from dashboard.model import TABLES

_PLACES: Mapping[str, str] = {
    export_day.TOLD: mark("told by the mapping of {file}"),
    export_day.COLUMN: mark("stated in a column of {file}"),
    export_day.ABOVE: mark("stated above the table or in the name of {file}"),
    export_day.MENDED: mark("that of the export whose rows {file} mends"),
}
_LABELS = {column.name: column.label for table in TABLES.values() for column in table.columns}


def day_line(said: ExportDay) -> str:
    """Return the line that tells the export day and where it was learned."""
    if said.day is None:
        return _("Export day: none; nothing in the files tells one. Give it with --as-of.")
    return _("Export day: {day}, {origin}", day=said.day.isoformat(), origin=day_origin(said))


def day_origin(said: ExportDay) -> str:
    """Return in a few words who said of which day the load is, and where."""
    if said.origin == export_day.GIVEN:
        return _("given with --as-of")
    if said.origin == export_day.STORED:
        return _("that of the loads before, for nothing in the files tells one")
    if said.origin == export_day.FILE:
        return _(_PLACES[said.place], file=said.file)
    return _(
        "the latest date in the files ({place}), for none states its day; if it is another, give"
        " it with --as-of",
        place=_row(said),
    )


def _row(said: ExportDay) -> str:
    if not said.row:
        return said.file
    return _(
        "{file}, row {row}, {column}",
        file=said.file,
        row=said.row,
        column=_(_LABELS[said.place]),
    )
