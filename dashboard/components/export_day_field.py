"""The day that the files are of: proposed, with where it was learned, and changeable."""

import streamlit as st

from dashboard import formats
from dashboard.dimensions import DIMENSIONS
from dashboard.i18n import _, language
from dashboard.intake.export_day import ExportDay
from dashboard.intake.hand_in import HandIn

_FORMATS = {"nb": "DD.MM.YYYY"}


def export_day_field(hand_in: HandIn) -> None:
    """Show the export day, and take another from the reader; an empty field is the proposal."""
    day = hand_in.export_day
    key = "export-day"
    st.session_state[key] = day.day

    def changed() -> None:
        hand_in.as_of = st.session_state[key]

    st.date_input(
        _("Export day: ages and what is overdue count up to it"),
        value=None,
        key=key,
        format=_FORMATS.get(language.get(), "DD/MM/YYYY"),
        on_change=changed,
        width=420,
    )
    # A day that begins a line, "31. oct", would be read as the start of a numbered list.
    st.caption(_origin(hand_in, day).replace(".", "\\.", 1))


def _origin(hand_in: HandIn, day: ExportDay) -> str:
    if day.day is None:
        if any(hand_in.open_questions()):
            return _("The files may tell it once the questions are answered; or give it here.")
        return _("The files hold no date that tells it; please give it.")
    if apart := hand_in.days_apart():
        return _(
            "The files state several days, {days}: each is loaded by itself, the oldest first."
            " A day given here holds for all of them.",
            days=", ".join(map(formats.date, apart)),
        )
    if hand_in.as_of:
        return _("{day}, as you gave it.", day=formats.date(day.day))
    return _(
        "{day}, learned from: {origin}.",
        day=formats.date(day.day),
        origin=DIMENSIONS["export_day_origin"].value_label(day.origin),
    )
