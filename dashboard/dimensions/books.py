"""The columns of the books of a load and of the checks of the cases."""

from collections.abc import Mapping

from dashboard import codes, model, refusals
from dashboard.dimensions.dimension import Dimension
from dashboard.i18n import mark

_TABLES: Mapping[str, str] = {
    "cases": mark("Cases"),
    "payments": mark("Payments"),
    "events": mark("Events"),
    "billing": mark("Billing"),
    "rates": mark("Rates"),
}
_COLUMNS: Mapping[str, str] = {
    column.name: column.label
    for table in reversed([*model.TABLES.values()])
    for column in table.columns
}

BOOKS = (
    Dimension("load_id", "text", mark("Load"), mark("Loads are numbered from 1.")),
    Dimension("loaded_at", "time", mark("Loaded at"), mark("Coordinated universal time.")),
    Dimension("export_day", "date", mark("Export day"), mark("The day that ages count up to.")),
    Dimension("day_before", "date", mark("Export before"), mark("The same agency's.")),
    Dimension(
        "export_day_origin",
        "code",
        mark("Export day from"),
        mark("Where the export day was found."),
        codes={
            "given": mark("Given at loading"),
            "file": mark("The file"),
            "latest date": mark("Latest date in the files"),
            "loads before": mark("The loads before"),
        },
    ),
    Dimension("table_name", "code", mark("Table"), codes=_TABLES),
    Dimension(
        "column_name",
        "code",
        mark("Column"),
        codes=_COLUMNS,
        empty=mark("Whole row"),
        told=refusals.fields,
    ),
    Dimension("row_count", "count", mark("Rows read")),
    Dimension("stored_count", "count", mark("Rows stored")),
    Dimension("quarantined_count", "count", mark("Rows in quarantine")),
    Dimension("non_row_count", "count", mark("Other rows"), mark("Totals, headers and notes.")),
    Dimension("folded_count", "count", mark("Rows put together"), mark("Into cases, with others.")),
    Dimension("filled_count", "count", mark("Rows with a value")),
    Dimension("derived_count", "count", mark("Rows worked out"), mark("From other columns.")),
    Dimension("unused_headers", "text", mark("Columns not used"), empty=""),
    Dimension("sha256", "text", mark("Fingerprint"), mark("SHA-256 of the file's content.")),
    Dimension("read_amount", "money", mark("Read")),
    Dimension("stored_amount", "money", mark("Stored")),
    Dimension("quarantined_amount", "money", mark("In quarantine")),
    Dimension("folded_amount", "money", mark("Told again"), mark("By other rows of the case.")),
    Dimension("missing_amount", "money", mark("Unaccounted for"), mark("Has to be nought.")),
    Dimension("unreadable_count", "count", mark("Unreadable amounts")),
    Dimension("row_number", "count", mark("Row"), mark("Its row in that file, the header is 1.")),
    Dimension("value", "text", mark("Value"), empty=""),
    Dimension("label", "text", mark("Shown as"), empty=""),
    Dimension("reason", "text", mark("Reason"), told=refusals.told),
    Dimension("cells", "text", mark("The row as it was read")),
    Dimension(
        "expected_amount",
        "money",
        mark("Expected"),
        mark("Principal, interest and fees less what was paid, credited and waived."),
    ),
    Dimension("ledger_amount", "money", mark("Sum of the changes")),
    Dimension("dated_amount", "money", mark("Sum of the payments")),
    Dimension("told_amount", "money", mark("Told")),
    Dimension("summed_amount", "money", mark("Sum of the rows")),
    Dimension("difference", "money", mark("Difference")),
    Dimension("outstanding_before", "money", mark("Outstanding before")),
    Dimension("outstanding_after", "money", mark("Outstanding now")),
    Dimension("outstanding_change", "money", mark("Difference")),
    Dimension("stated_amount", "money", mark("Stated")),
    Dimension("fitting_amount", "money", mark("Would fit"), mark("By the case's other amounts.")),
    Dimension("stated_on", "date", mark("Stated")),
    Dimension("other_on", "date", mark("Compared with"), mark("The day that it contradicts.")),
    Dimension("scale", "code", mark("How far off"), codes=codes.SCALES),
    Dimension("swapped_on", "date", mark("Day and month swapped")),
    Dimension("other_department", "text", mark("Other department")),
    Dimension("other_file", "text", mark("Other file")),
    Dimension("other_row", "count", mark("Row in the other file")),
)
