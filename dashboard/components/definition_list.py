"""Every metric and every column in words, made from the files that define them."""

from collections.abc import Mapping

from dashboard import catalogue, model
from dashboard.catalogue import Better, Metric
from dashboard.components.address import address
from dashboard.components.described import column_label
from dashboard.components.markup import element, wrapped
from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import _, mark
from dashboard.model import Column, Table

_BETTER: Mapping[Better, str] = {
    "higher": mark("higher is better"),
    "lower": mark("lower is better"),
    "neither": mark("neither way is better"),
}
_UNITS: Mapping[str, str] = {
    "count": mark("count"),
    "money": mark("amount"),
    "percent": mark("share"),
    "days": mark("days"),
}
_KINDS: Mapping[model.Kind, str] = {
    "text": mark("text"),
    "code": mark("one of these words"),
    "date": mark("day"),
    "time": mark("moment"),
    "money": mark("amount, two decimals"),
    "count": mark("whole number"),
    "flag": mark("yes or no"),
    "factor": mark("number"),
}


def metric_list(words: str, opened: str) -> str:
    """Return the markup of the metrics that the words occur in; `opened` is on top and open."""
    found = [metric for metric in catalogue.metrics().values() if _matches(metric, words)]
    found.sort(key=lambda metric: (metric.name != opened, metric.label.casefold()))
    return wrapped("div", "".join(_metric(one, one.name == opened) for one in found), "definitions")


def table_list(words: str) -> str:
    """Return the markup of the tables' columns that the words occur in."""
    return wrapped(
        "div", "".join(_table(table, words) for table in model.TABLES.values()), "definitions"
    )


def _matches(metric: Metric, words: str) -> bool:
    return words.casefold() in f"{metric.label} {metric.name} {metric.meaning}".casefold()


def _metric(metric: Metric, is_open: bool) -> str:
    kind = _("{unit}, {better}", unit=_(_UNITS[metric.unit]), better=_(_BETTER[metric.better]))
    summary = element("b", metric.label) + element("span", kind, "quiet")
    inner = "".join(element("p", text) for text in metric.meaning.split("\n\n"))
    if metric.needs:
        needs = ", ".join(column_label(need) for need in metric.needs)
        inner += element("p", _("Needs: {columns}.", columns=needs), "quiet")
    inner += element("pre", metric.file.statement)
    link = address("definitions", Filters(), metric=metric.name)
    inner += wrapped("p", element("a", _("Link to this definition"), href=link))
    opened = {"open": ""} if is_open else {}
    return wrapped("details", wrapped("summary", summary) + inner, id=metric.name, **opened)


def _table(table: Table, words: str) -> str:
    columns = [column for column in table.columns if _column_matches(column, words)]
    if not columns:
        return ""
    name = DIMENSIONS["table_name"].value_label(table.name)
    summary = element("b", name) + element("span", _(table.grain), "quiet")
    rows = "".join(_column(column) for column in columns)
    opened = {"open": ""} if words else {}
    return wrapped("details", wrapped("summary", summary) + wrapped("dl", rows), **opened)


def _column_matches(column: Column, words: str) -> bool:
    return words.casefold() in f"{_(column.label)} {column.name} {_(column.meaning)}".casefold()


def _column(column: Column) -> str:
    term = element("b", _(column.label)) + " " + element("code", column.name)
    if column.required:
        term += " " + element("span", _("required"), "quiet")
    kind = element("span", _(_KINDS[column.kind]), "quiet")
    told = element("dd", _(column.meaning)) + wrapped("dd", kind)
    codes = "".join(
        wrapped("li", element("code", code) + " " + element("span", _(label)))
        for code, label in column.codes.items()
    )
    return wrapped("dt", term) + told + (wrapped("dd", wrapped("ul", codes)) if codes else "")
