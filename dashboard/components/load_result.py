"""What came of a load: the proof that nothing was lost, what is doubtful, and the ways on."""

import streamlit as st

from dashboard import formats
from dashboard.components import handed_in
from dashboard.components.address import address
from dashboard.components.after_load import back, can_be_undone, done, has_files, undo
from dashboard.components.card_title import card_title
from dashboard.components.failure import failure
from dashboard.components.file_books import file_books
from dashboard.components.load_doubts import load_doubts
from dashboard.components.markup import element, wrapped
from dashboard.components.quarantine_files import quarantine_files
from dashboard.components.spoken import spoken
from dashboard.components.surface import surface
from dashboard.dimensions import DIMENSIONS
from dashboard.errors import StandoutError
from dashboard.filters import Filters
from dashboard.i18n import _, ngettext
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job
from dashboard.intake.summary import LoadSummary


def load_result(job: Job) -> None:
    """Show how a load ended until the reader goes on."""
    if error := handed_in.trouble():
        failure(error, "load-result")
    if not job.summaries:
        _failed(job)
        return
    with st.container(border=True, key="load-result"):
        if job.error:
            failure(_worded(job, job.error), "load")
        for summary in job.summaries[:-1]:
            _loaded(summary, job)
        _loaded(job.summaries[-1], job)
        quarantine_files(job.summaries[-1])
        _ways_on(job)


def _loaded(summary: LoadSummary, job: Job) -> None:
    """Show what one load did; of exports of several days each is one."""
    card_title(_("What was loaded?"), standing(summary))
    _left_out(summary)
    for file in summary.files:
        surface(file_books(file), f"books-{file.name}")
        load_doubts(file, job)


def _failed(job: Job) -> None:
    with st.container(border=True, key="load-result"):
        card_title(_("Nothing was loaded"))
        if job.error:
            failure(_worded(job, job.error), "load")
        with st.container(horizontal=True):
            if has_files(job):
                st.button(
                    _("Back to the files"),
                    type="primary",
                    key="back",
                    on_click=spoken(back),
                    args=(job,),
                )
            st.button(_("Hand in other files"), key="others", on_click=done, args=(job,))


def _worded(job: Job, error: StandoutError) -> StandoutError:
    hand_in = job.handed_in
    return hand_in.worded(error) if isinstance(hand_in, HandIn) else error


def standing(summary: LoadSummary) -> str:
    """Return in a sentence what a load did."""
    if not summary.files:
        return _("Nothing new: these files were loaded before in the same way.")
    rows = sum(file.books.stored_count for file in summary.files)
    told = ngettext(
        "{text} row is stored", "{text} rows are stored", rows, text=formats.count(rows)
    )
    waiting = summary.quarantined_count
    if waiting:
        told += _(", {text} in quarantine", text=formats.count(waiting))
    return f"{told}. {_day(summary)}"


def _day(summary: LoadSummary) -> str:
    if summary.export_day is None:
        return _("The export day is that of the loads before.")
    return _(
        "Export day {day} ({origin}).",
        day=formats.date(summary.export_day),
        origin=DIMENSIONS["export_day_origin"].value_label(summary.export_day_origin),
    )


def _left_out(summary: LoadSummary) -> None:
    lines = [
        _("{file}: loaded before in the same way; nothing was changed.", file=name)
        for name in (summary.skipped if summary.files else ())
    ]
    lines += [
        _("{file}: no table that Standout knows; left out.", file=name) for name in summary.ignored
    ]
    if count := summary.later_count:
        later = ngettext(
            "{text} case begins after the export day and is not counted yet.",
            "{text} cases begin after the export day and are not counted yet.",
            count,
            text=formats.count(count),
        )
        lines.append(later)
    if not summary.is_remembered:
        lines.append(_("How the files were understood could not be kept for the next ones."))
    lines += summary.cases_told()
    if lines:
        items = "".join(element("li", line) for line in lines)
        surface(wrapped("ul", items, "notes quiet"), f"left-out-{summary.load_id}")


def _ways_on(job: Job) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="ways-on-load"):
        to = element("a", _("To the dashboard"), href=address("", Filters()))
        books = element("a", _("All loads and checks"), href=address("data", Filters()))
        surface(wrapped("nav", to + books, "choices", aria_label=_("Ways on")), "load-ways")
        st.button(_("Hand in more files"), key="more", on_click=done, args=(job,))
        if can_be_undone(job):
            _undo_button(job)


def _undo_button(job: Job) -> None:
    opener = st.popover(_("Undo this load"), type="tertiary", width="content", key="undo-load")
    with opener:
        st.markdown(_("The store is then as it was before this load, for everybody."))
        if len(job.summaries) > 1:
            st.markdown(_("That is the newest of these loads; the others stay."))
        elif job.before is None:
            st.markdown(_("This is the first load: the store is then empty."))
        st.button(_("Undo it"), key="undo", type="primary", on_click=spoken(undo), args=(job,))
