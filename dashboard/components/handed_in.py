"""What this reader has handed in, from page to page, until it is loaded or taken back."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.spoken import spoken
from dashboard.errors import StandoutError
from dashboard.intake import job as jobs
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job
from dashboard.intake.mapping import Mapping

_KEY = "hand-in"
_TROUBLE = "hand-in-trouble"
_LOAD = "hand-in-load"

Change = Callable[[], None]
Edit = Callable[[Mapping], Mapping]


def current() -> HandIn | None:
    """Return what was handed in and is not loaded yet."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, HandIn) and found.files.paths else None


def keep(hand_in: HandIn) -> None:
    """Keep what was handed in."""
    st.session_state[_KEY] = hand_in


def let_go() -> None:
    """Forget what was handed in, and take its files away."""
    hand_in = st.session_state.pop(_KEY, None)
    if isinstance(hand_in, HandIn):
        hand_in.files.discard()


def changing(hand_in: HandIn, change: Change) -> Change:
    """Return a callback that makes a change and understands the files anew.

    Where a change cannot be made, its error is shown with the files.
    """

    def changed() -> None:
        try:
            change()
        except StandoutError as error:
            note(error)
        hand_in.look()

    return spoken(changed)


def own_load() -> Job | None:
    """Return the load that this reader started, until they leave its outcome behind."""
    found = st.session_state.get(_LOAD)
    return found if isinstance(found, Job) else None


def start(job: Job) -> None:
    """Start a load that is this reader's own; LoadRunning where one runs already."""
    st.session_state[_LOAD] = jobs.start(job)


def leave(job: Job) -> None:
    """Leave the outcome of a load behind; nobody is shown it any more."""
    if own_load() is job:
        del st.session_state[_LOAD]
    jobs.dismiss(job.store.folder, job)


def note(error: StandoutError) -> None:
    """Keep an error to be shown with the files, once."""
    st.session_state[_TROUBLE] = error


def trouble() -> StandoutError | None:
    """Return why the last change could not be made, once."""
    found = st.session_state.pop(_TROUBLE, None)
    return found if isinstance(found, StandoutError) else None
