"""What the checks of the loaded cases found: rows that should not exist."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from dashboard import catalogue, formats
from dashboard.catalogue import Check, Severity
from dashboard.components import desk
from dashboard.components.case_rows import case_link
from dashboard.components.markup import element
from dashboard.components.surface import surface
from dashboard.components.table import Layout, Row, table
from dashboard.filters import Filters
from dashboard.i18n import _, mark, ngettext

_SEVERITIES: Mapping[Severity, str] = {
    "fail": mark("Makes figures wrong"),
    "warn": mark("Odd, worth a look"),
}
_SHOWN = 100


def check_list() -> None:
    """Show each check that found something, the serious ones first, and name the others."""
    if not desk.scope().everything:
        st.caption(_("Only those who may see every department see what the checks found."))
        return
    found = {name: desk.warehouse().check(name, desk.scope()) for name in catalogue.checks()}
    by_weight = sorted(catalogue.checks().values(), key=lambda one: (one.severity, one.name))
    for check in by_weight:
        if found[check.name].height:
            _finding(check, found[check.name])
    _passed([check for check in by_weight if not found[check.name].height])


def _finding(check: Check, rows: pl.DataFrame) -> None:
    count = ngettext("{text} row", "{text} rows", rows.height, text=formats.count(rows.height))
    label = _(
        "{check} · {severity} · {rows}",
        check=check.title,
        severity=_(_SEVERITIES[check.severity]),
        rows=count,
    )
    icon = ":material/error:" if check.severity == "fail" else ":material/info:"
    box = st.expander(label, icon=icon, on_change="rerun", key=f"check-{check.name}")
    if not box.open:
        return
    with box:
        if check.file.note:
            st.markdown(_(check.file.note))
        layout = Layout(
            link=_case_of if "case_id" in rows.columns else None, digits=2, tall=360, currency=""
        )
        surface(table(rows.head(_SHOWN), layout, ""), f"check-rows-{check.name}")
        if rows.height > _SHOWN:
            st.caption(_("The first {count} are shown.", count=formats.count(_SHOWN)))
        st.code(check.file.statement, language="sql")


def _passed(checks: list[Check]) -> None:
    if not checks:
        return
    label = ngettext("{count} check found nothing", "{count} checks found nothing", len(checks))
    box = st.expander(label, icon=":material/check:", on_change="rerun", key="checks-passed")
    if box.open:
        with box:
            lines = "".join(element("li", check.title) for check in checks)
            surface(f"<ul>{lines}</ul>", "checks-passed-list")


def _case_of(row: Row) -> str:
    return case_link(row, Filters())
