"""The ways on from a load that has ended: back to its files, undone, or to other files."""

from dashboard.components import desk, handed_in
from dashboard.errors import StandoutError
from dashboard.intake.hand_in import HandIn
from dashboard.intake.job import Job


def has_files(job: Job) -> bool:
    """Return whether the files that were to be loaded are still there."""
    return isinstance(job.handed_in, HandIn) and bool(job.handed_in.files.paths)


def back(job: Job) -> None:
    """Go back to the files that were to be loaded, where they are still there."""
    if isinstance(job.handed_in, HandIn):
        job.handed_in.look()
        handed_in.keep(job.handed_in)
    handed_in.leave(job)


def done(job: Job) -> None:
    """Leave a load behind: its files go, and others can be handed in."""
    handed_in.let_go()
    handed_in.leave(job)


def can_be_undone(job: Job) -> bool:
    """Return whether a load is the newest; before the first one the store was empty."""
    current = desk.warehouse().store.current()
    return bool(job.summary and current and job.summary.version == current.name)


def undo(job: Job) -> None:
    """Take a load back and return to its files."""
    undone(job)


def undone(job: Job) -> bool:
    """Return to the files of a load, which is taken back where it can be; say whether that went."""
    store = desk.warehouse().store
    try:
        if can_be_undone(job):
            store.undo()
            store.freshen(lambda _message: None)
    except StandoutError as error:
        handed_in.note(error)
        return False
    back(job)
    return True
