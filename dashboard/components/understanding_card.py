"""One sender's files as they were understood: how they are cut, what feeds what, what is open."""

from collections.abc import Iterable, Iterator, Sequence

import streamlit as st

from dashboard import formats
from dashboard.components import handed_in
from dashboard.components.column_editor import column_editor
from dashboard.components.failure import failure
from dashboard.components.layout_editor import layout_editor
from dashboard.components.layout_facts import facts
from dashboard.components.markup import element, unmarked, wrapped
from dashboard.components.open_questions import open_questions
from dashboard.components.preview_table import preview_table
from dashboard.components.surface import surface
from dashboard.components.words_table import words_table
from dashboard.dimensions import DIMENSIONS
from dashboard.errors import ExportUnknown, StandoutError
from dashboard.i18n import _, ngettext
from dashboard.intake.edits import taken_as
from dashboard.intake.hand_in import HandIn, Part
from dashboard.intake.understand import Understanding
from dashboard.model import CASES, ONE_OF, TABLES

_SHOWN_NAMES = 3


def understanding_card(hand_in: HandIn, parts: Sequence[Part]) -> None:
    """Show files with the same headers: they are read alike, so what is said counts for each."""
    first = parts[0]
    with st.container(border=True, gap="small", key=f"sender-{first.sender[:12]}"):
        _head(hand_in, parts)
        for part in parts:
            if part.refusal:
                failure(_refusal(hand_in, part, part.refusal), f"refusal-{part.name}")
        open_questions(hand_in, first.sender)
        if first.preview.width:
            surface(preview_table(first), f"preview-{first.sender}")
        if first.understood:
            if first.understood.taken:
                surface(words_table(first.understood.taken), f"words-{first.sender}")
            surface(_notes(first.understood), f"notes-{first.sender}")
        left, right = st.columns(2)
        with left:
            column_editor(hand_in, first)
        with right:
            layout_editor(hand_in, first)


def _head(hand_in: HandIn, parts: Sequence[Part]) -> None:
    first = parts[0]
    key = f"head-sender-{first.sender[:12]}"
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=key):
        st.html(_title(parts))  # at once, so that the questions below stay where they are
        if first.known:

            def forget() -> None:
                hand_in.forget(first.sender)

            st.button(
                _("Forget"),
                key=f"forget-{first.sender[:12]}",
                help=_("Look at files like this as if they came for the first time"),
                on_click=handed_in.changing(hand_in, forget),
                type="tertiary",
            )
    if len(hand_in.parts) > 1:
        with st.container(horizontal=True, gap="medium"):
            for part in parts:
                _leave_out(hand_in, part)


def _refusal(hand_in: HandIn, part: Part, error: StandoutError) -> StandoutError:
    """Return why a file is not understood; what to do about an unknown one stands below it."""
    if isinstance(error, ExportUnknown) and part.name in hand_in.left_out:
        return StandoutError(_("No table fits its headings: it is left out."))
    if isinstance(error, ExportUnknown):
        text = _("No table fits its headings. Say below what it holds, and which heading is what.")
        return StandoutError(" ".join([text, *_lacking(part)]))
    return hand_in.worded(error)


def _lacking(part: Part) -> Iterator[str]:
    """Yield what a table that was chosen for a file lacks still."""
    table = TABLES.get(taken_as(part.told))
    if table is None:
        return
    fed = {name for name, header in part.told.of(table.name).columns.items() if header}
    fed |= set(part.told.of(table.name).constants)
    needed = [_(one.label) for one in table.columns if one.required and one.name not in fed]
    if table is CASES:
        needed += [
            " / ".join(_(CASES[name].label) for name in names)
            for names in ONE_OF
            if not fed.intersection(names)
        ]
    if needed:
        yield _("It lacks: {columns}.", columns=", ".join(needed))


def _leave_out(hand_in: HandIn, part: Part) -> None:
    def changed() -> None:
        hand_in.left_out ^= {part.name}

    st.checkbox(
        _("Load {file}", file=unmarked(part.name)),
        value=part.name not in hand_in.left_out,
        key=f"load-{part.name}",
        on_change=changed,
    )


def _title(parts: Sequence[Part]) -> str:
    first = parts[0]
    names = ", ".join(part.name for part in parts[:_SHOWN_NAMES])
    if more := len(parts) - _SHOWN_NAMES:
        names += ngettext(" and {count} more", " and {count} more", more) if more > 0 else ""
    table = DIMENSIONS["table_name"].value_label(first.table) if first.table else ""
    title = _("{file} → {table}", file=names, table=table) if table else names
    head = element("div", title, "card-title", role="heading", aria_level="3")
    dark = " dark" if st.context.theme.type == "dark" else ""
    return head + wrapped("div", "".join(_chips(first)), f"facts-line{dark}")


def _chips(part: Part) -> Iterator[str]:
    """Yield what is told of a file in few words, each in a chip."""
    if part.known:
        day = formats.date(part.known.made_at.date())
        told = _("read as {file} of {day}", file=part.known.file_name, day=day)
        yield element("span", told, "known")
    elif part.understood:
        yield element("span", _("new: please look at it once"), "new")
    yield from (element("span", text) for text in facts(part))


def _notes(one: Understanding) -> str:
    """Return what else a person may want to know of the file, each in a line."""
    seen = one.seen
    lines = [
        *(_constant(one, name, value) for name, value in seen.constants.items() if value),
        *_listed(_("Known, and not kept: {headers}"), seen.known),
        *_listed(_("Not used: {headers}"), seen.unused),
        *_listed(_("Named before and not in this file: {headers}"), seen.absent.values()),
        *_listed(_("Above the table: {headers}"), one.layout.preamble),
    ]
    return wrapped("ul", "".join(element("li", line) for line in lines), "notes quiet")


def _constant(one: Understanding, name: str, value: str) -> str:
    column = _(one.seen.table[name].label)
    if name in one.above:
        return _(
            "{column} is {value} in every row, read above the table", column=column, value=value
        )
    return _("{column} is {value} in every row", column=column, value=value)


def _listed(text: str, names: Iterable[str]) -> list[str]:
    shown = ", ".join(names)
    return [text.format(headers=shown)] if shown else []
