"""Label, unit and words of every column that is not a metric."""

from collections.abc import Mapping

from dashboard import model
from dashboard.dimensions.books import BOOKS
from dashboard.dimensions.derived import DERIVED, HAPPENINGS
from dashboard.dimensions.dimension import NOT_STATED, Dimension
from dashboard.formats import Unit

__all__ = ["DIMENSIONS", "HAPPENINGS", "NOT_STATED", "Dimension"]

_UNITS: Mapping[model.Kind, Unit] = {
    "text": "text",
    "code": "code",
    "date": "date",
    "time": "time",
    "money": "money",
    "count": "count",
    "flag": "flag",
    "factor": "text",
}

_STORED = [column for table in reversed([*model.TABLES.values()]) for column in table.columns]

# Which filter a value of a stored column narrows, where its name is not the filter's own.
_FILTERS = {
    "customer_name": "customer",
    "dispute_reason": "reason",
    "is_disputed": "disputed",
    "case_id": "case",
} | {name: name for name in ("department", "agency", "country", "currency", "stage", "state")}
_FILTERS |= {name: name for name in ("claim_type", "customer_type", "close_reason")}


def _stored(column: model.Column) -> Dimension:
    return Dimension(
        name=column.name,
        unit=_UNITS[column.kind],
        heading=column.label,
        meaning_text=column.meaning,
        codes=column.codes,
        filter=_FILTERS.get(column.name),
    )


DIMENSIONS: Mapping[str, Dimension] = {column.name: _stored(column) for column in _STORED} | {
    one.name: one for one in (*DERIVED, *BOOKS)
}
