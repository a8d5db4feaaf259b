"""Where files are dropped: as they came from the agency, several at once, zipped or not."""

import streamlit as st

from dashboard.components import desk, handed_in
from dashboard.components.markup import element, wrapped
from dashboard.i18n import _
from dashboard.intake.hand_in import HandIn

# What a browser hands over lies in the server's memory until it is written down. The server's own
# limit, in .streamlit/config.toml, is the same.
MOST_MEGABYTES = 500
_TURN = "drop-turn"


def drop_files(label: str) -> None:
    """Take files from the reader, write them down, and show how they are understood."""
    turn = st.session_state.setdefault(_TURN, 0)
    with st.container(key="drop-files", gap="small"):
        st.html(_own_words())
        given = st.file_uploader(
            label,
            accept_multiple_files=True,
            max_upload_size=MOST_MEGABYTES,
            label_visibility="collapsed",
            key=f"drop-{turn}",
        )
    if not given:
        return
    # Another turn is another widget: Streamlit lets go of the files that this one holds.
    st.session_state[_TURN] = turn + 1
    hand_in = handed_in.current() or HandIn(desk.warehouse().store.folder)
    hand_in.files.take((one.name, one) for one in given)
    with st.spinner(_("Reading …")):
        hand_in.look()
    handed_in.keep(hand_in)
    st.rerun()


def limits() -> str:
    """Return the markup that says what can be dropped, and what to do with what is too large."""
    told = _(
        "CSV, Excel, OpenDocument, JSON or Parquet, as it came, zipped or in a folder: names, the"
        " order of columns and lines above them do not matter. Up to {most} MB a file; larger ones"
        " are loaded where the dashboard runs:",
        most=MOST_MEGABYTES,
    )
    command = f"standout load FILE --store {desk.warehouse().store.folder}"
    return wrapped("p", element("span", f"{told} ") + element("code", command), "notes quiet")


def _own_words() -> str:
    """Return a style that says Streamlit's own English words in the reader's language."""
    words = {"choose": _("Choose files"), "drop": _("or drop them here"), "here": _("Drop here")}
    told = "".join(f"--{name}: {_quoted(text)};" for name, text in words.items())
    return element("style", "").replace("></", f">.st-key-drop-files {{{told}}}</", 1)


def _quoted(text: str) -> str:
    """Return a text as CSS writes it; a translation can never end the style that holds it."""
    return '"' + "".join(f"\\{ord(mark):x} " if mark in '"\\<>' else mark for mark in text) + '"'
