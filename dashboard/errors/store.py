"""What can go wrong with the store's folder and the files in it."""

from pathlib import Path

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class NoStore(StandoutError):
    """The folder holds no loaded export yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _(
                "No export has been loaded into {folder}. Load one with"
                " `standout load FILE --store {folder}`, or see the sample with `standout demo`.",
                folder=folder,
            )
        )


class StoreUnreadable(StandoutError):
    """The store's pointer or file is there but cannot be opened."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            _(
                "The store {folder} cannot be read: {reason}. Nothing was changed."
                " Load the exports into a new folder with --store, or restore it from a backup.",
                folder=folder,
                reason=reason,
            )
        )


class StoreUnwritable(StandoutError):
    """The store's folder cannot take a new version."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            _(
                "The store {folder} cannot be written: {reason}. It is as it was before."
                " Make room or give write permission, then load again.",
                folder=folder,
                reason=reason,
            )
        )


class StoreBusy(StandoutError):
    """Another load holds the store for longer than this one waits."""

    def __init__(self, folder: Path, seconds: float) -> None:
        super().__init__(
            _(
                "Another load has been writing to {folder} for {seconds} seconds."
                " Nothing was changed. Try again when it is done.",
                folder=folder,
                seconds=f"{seconds:g}",
            )
        )


class LoadStopped(StandoutError):
    """What was read could not be counted with, a figure too large for instance."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            _(
                "The load could not be finished: {reason}. The store {folder} is as it was before."
                " Look for amounts or rates that cannot be right,"
                " or raise STANDOUT_LOADING_MEMORY if memory ran out.",
                folder=folder,
                reason=reason,
            )
        )


class NothingToUndo(StandoutError):
    """No state from before the current load is kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _(
                "The store {folder} keeps no state from before its current load."
                " Nothing was changed.",
                folder=folder,
            )
        )


class NotesUnreadable(StandoutError):
    """The file of what readers wrote is there but cannot be opened."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "{file}: what readers wrote cannot be read or written: {reason}. Nothing was"
                " changed. Restore the file from a backup, or move it away to start with none.",
                file=path,
                reason=reason,
            )
        )
