"""What can go wrong, one class per thing; messages are fit for the screen."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.i18n import _


class StandoutError(Exception):
    """Anything a person can act on; `app` and `cli` show its message and nothing else."""


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


class UnknownQuestion(StandoutError):
    """A name that is no file of queries/."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _(
                "There is no question named {name}. The questions are: {known}.",
                name=name,
                known=", ".join(sorted(known)),
            )
        )


class UnknownFilter(StandoutError):
    """A filter name that does not exist."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _(
                "There is no filter named {name}. The filters are: {known}.",
                name=name,
                known=", ".join(known),
            )
        )


class BadFilterValue(StandoutError):
    """A filter value that cannot be read."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(
            _(
                "The filter {name} cannot be {value}: {expected} is expected.",
                name=name,
                value=repr(value),
                expected=expected,
            )
        )


class QuestionTooSlow(StandoutError):
    """A question ran into the time limit and was stopped."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            _(
                "The question {name} took longer than {seconds} seconds and was stopped."
                " Narrow the selection, or raise STANDOUT_ANSWER_SECONDS.",
                name=name,
                seconds=f"{seconds:g}",
            )
        )


class QuestionTooLarge(StandoutError):
    """A question needed more memory than it may have."""

    def __init__(self, name: str, limit: str) -> None:
        super().__init__(
            _(
                "The question {name} needs more memory than {limit} and was stopped."
                " Narrow the selection, or raise STANDOUT_MEMORY_LIMIT.",
                name=name,
                limit=limit,
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


class NotAQuestion(StandoutError):
    """Something other than one select statement was to be run."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is not one select statement and was not run.", name=name))


class FileUnreadable(StandoutError):
    """A file that was named is not there, is empty, may not be opened or is of no known kind."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(_("{file}: {reason} Nothing was loaded.", file=path, reason=reason))


class HeaderUnusable(StandoutError):
    """The header row does not name the columns one by one."""

    def __init__(self, path: Path, names: Iterable[str]) -> None:
        super().__init__(
            _(
                "{file}: row 1 names these columns more than once: {names}."
                " Nothing was loaded. Give each column a name of its own.",
                file=path,
                names=", ".join(names),
            )
        )


class MappingWrong(StandoutError):
    """A mapping file cannot be used as it stands."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _("The mapping {file}: {reason} Nothing was loaded.", file=path, reason=reason)
        )


class ExportUnknown(StandoutError):
    """No table has all its required columns among a file's headers."""

    def __init__(self, path: Path, missing: Mapping[str, Iterable[str]]) -> None:
        lists = "; ".join(
            _("for {table} it lacks {columns}", table=table, columns=", ".join(names))
            for table, names in missing.items()
        )
        super().__init__(
            _(
                "{file} is not recognised: {missing}. Nothing was loaded."
                " Name the headers in a mapping file and load with --mapping.",
                file=path,
                missing=lists,
            )
        )


class FilesAlike(StandoutError):
    """Two files of one load cannot be told apart."""

    def __init__(self, first: Path, second: Path) -> None:
        super().__init__(
            _(
                "{first} and {second} have the same name or the same content. Nothing was loaded."
                " Leave one out, or load them one after the other.",
                first=first,
                second=second,
            )
        )


class NothingStored(StandoutError):
    """Every row of a load ended in quarantine, or there was none."""

    def __init__(self, count: int, example: str) -> None:
        super().__init__(
            _(
                "None of the {count} rows could be stored; the store was not changed. {example}",
                count=count,
                example=example,
            )
        )


class ExportDayUnknown(StandoutError):
    """Neither the files nor the person say of which day the export is."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The files hold no date that tells the export day. Nothing was loaded."
                " Give it with --as-of YYYY-MM-DD."
            )
        )


class BooksUnbalanced(StandoutError):
    """What was read is not what was stored and quarantined; a fault of ours."""

    def __init__(self, file: str, difference: str) -> None:
        super().__init__(
            _(
                "{file}: what was read is not what was stored and quarantined ({difference})."
                " The store was not changed. Please report this with the file's first rows.",
                file=file,
                difference=difference,
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


class LoadStopped(StandoutError):
    """What was read could not be counted with, a figure too large for instance."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            _(
                "The load could not be finished: {reason}. The store {folder} is as it was before."
                " Look for amounts or rates that cannot be right,"
                " or raise STANDOUT_MEMORY_LIMIT if memory ran out.",
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


class PortTaken(StandoutError):
    """The server cannot listen where it was told to."""

    def __init__(self, address: str, port: int, reason: str) -> None:
        super().__init__(
            _(
                "Port {port} of {address} cannot be used: {reason}. Nothing was started."
                " Choose another with --port, or stop what listens there.",
                port=port,
                address=address,
                reason=reason,
            )
        )


class SettingWrong(StandoutError):
    """A STANDOUT_… variable holds what the setting cannot be."""

    def __init__(self, variable: str, value: str, expected: str) -> None:
        super().__init__(
            _(
                "{variable} cannot be {value}: {expected} is expected. Nothing was done."
                " Correct the variable, or take it away to use what holds without it.",
                variable=variable,
                value=repr(value),
                expected=expected,
            )
        )


class WorkbookTooLong(StandoutError):
    """More rows than an Excel sheet can hold."""

    def __init__(self, rows: str, most: str) -> None:
        super().__init__(
            _(
                "An Excel sheet holds {most} rows, and these are {rows}. No file was made."
                " Use CSV or Parquet, or narrow the selection.",
                rows=rows,
                most=most,
            )
        )


class CellRefused(StandoutError):
    """A value that could not be written into a workbook."""

    def __init__(self, row: int, column: str) -> None:
        super().__init__(
            _(
                "Row {row}, column {column} could not be written into an Excel sheet."
                " No file was made. Use CSV or Parquet.",
                row=row,
                column=column,
            )
        )
