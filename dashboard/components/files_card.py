"""Everything that was handed in, as it was understood, and the way into the store."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components import desk, handed_in
from dashboard.components.card_title import card_title
from dashboard.components.drop_files import drop_files
from dashboard.components.export_day_field import export_day_field
from dashboard.components.failure import failure
from dashboard.components.markup import element
from dashboard.components.spoken import spoken
from dashboard.components.understanding_card import understanding_card
from dashboard.errors import StandoutError
from dashboard.i18n import _, language, ngettext
from dashboard.intake.hand_in import HandIn, Part
from dashboard.intake.job import Job


def files_card(hand_in: HandIn) -> None:
    """Show what was understood, ask what is open, and load once nothing is."""
    if hand_in.language != language.get():
        hand_in.look()  # questions and errors are worded when files are looked at
    with st.container(horizontal=True, horizontal_alignment="distribute", key="hand-in-head"):
        card_title(_("How were the files understood?"), _standing(hand_in))
        st.button(
            _("Hand in other files"),
            on_click=handed_in.let_go,
            key="take-others",
            help=_("Nothing was loaded; these files are thrown away"),
        )
    if error := handed_in.trouble():
        failure(error, "hand-in")
    _refused(hand_in)
    for parts in _by_sender(hand_in):
        understanding_card(hand_in, parts)
    with st.container(border=True, key="load-them"):
        export_day_field(hand_in)
        _load_button(hand_in)
    with st.expander(_("Add more files to this load"), icon=":material/add:", key="add-files"):
        drop_files(_("More files of the same load"))


def _by_sender(hand_in: HandIn) -> Sequence[Sequence[Part]]:
    """Return the parts with the same headers together; those to be looked at first."""
    senders: dict[str, list[Part]] = {}
    for part in hand_in.parts:
        senders.setdefault(part.sender, []).append(part)
    return sorted(senders.values(), key=lambda parts: _is_settled(hand_in, parts))


def _is_settled(hand_in: HandIn, parts: Sequence[Part]) -> bool:
    asks = {part.sender for part, _question in hand_in.open_questions()}
    return parts[0].sender not in asks and all(part.understood for part in parts)


def _standing(hand_in: HandIn) -> str:
    count = len(hand_in.parts)
    known = sum(one.known is not None for one in hand_in.parts)
    told = ngettext("{count} table.", "{count} tables.", count)
    if known:
        told += " " + ngettext(
            "{count} is read as the one before it.",
            "{count} are read as those before them.",
            known,
        )
    open_count = len(list(hand_in.open_questions()))
    if open_count:
        asked = ngettext("{count} question is open.", "{count} questions are open.", open_count)
        return f"{told} {asked}"
    return f"{told} " + _("Nothing has to be answered.")


def _refused(hand_in: HandIn) -> None:
    for path, error in hand_in.refused.items():
        with st.container(border=True, key=f"refused-{path.name}"):
            st.html(element("b", _("{file} cannot be read", file=path.name)))
            failure(hand_in.worded(error), f"refused-{path.name}")

            def drop(path: object = path) -> None:
                hand_in.files.drop(next(one for one in hand_in.refused if one == path))

            st.button(
                _("Go on without it"),
                key=f"drop-{path.name}",
                on_click=handed_in.changing(hand_in, drop),
            )


def _load_button(hand_in: HandIn) -> None:
    reason = _why_not(hand_in)
    count = len(hand_in.taken)
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.button(
            ngettext("Load {count} table", "Load {count} tables", count),
            type="primary",
            icon=":material/check:",
            disabled=bool(reason),
            key="load",
            on_click=spoken(_start),
            args=(hand_in,),
        )
        note = reason or _("All of it is stored, or nothing: a load can be undone afterwards.")
        st.html(element("span", note, "load-note", role="status"))


def _why_not(hand_in: HandIn) -> str:
    """Return what stands in the way of loading, empty where nothing does."""
    if hand_in.refused:
        names = ", ".join(path.name for path in hand_in.refused)
        return _("First go on without what cannot be read: {names}.", names=names)
    unknown = [one.name for one in hand_in.taken if one.understood is None]
    if unknown:
        return _("First say what these hold, or leave them out: {names}.", names=", ".join(unknown))
    for part, question in hand_in.open_questions():
        return _("First answer, for {file}: {question}", file=part.name, question=question.text)
    if not hand_in.taken:
        return _("Nothing is chosen to be loaded.")
    return ""


def _start(hand_in: HandIn) -> None:
    """Start the load; it holds the files for as long as it needs them."""
    paths, wishes = hand_in.to_load()
    store = desk.warehouse().store
    try:
        handed_in.start(Job(paths, store, wishes, holds=hand_in))
    except StandoutError as error:
        handed_in.note(error)
