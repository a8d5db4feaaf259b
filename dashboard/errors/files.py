"""What can go wrong with a file that is to be loaded, or with its mapping."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class FileUnreadable(StandoutError):
    """A file that was named is not there, is empty, may not be opened or is of no known kind."""

    def __init__(self, path: Path, reason: str, remedy: str = "") -> None:
        told = _("{file}: {reason} Nothing was loaded.", file=path, reason=reason)
        super().__init__(f"{told} {remedy}".strip())


class HeaderMissing(StandoutError):
    """No row of a file names its columns."""

    def __init__(self, path: Path, row: int, example: str) -> None:
        super().__init__(
            _(
                "{file}: no row names the columns; row {row} reads: {example}. Nothing was loaded."
                " Write the names into a row above the values, or tell which row they are in with"
                " header_row under [file] in the mapping.",
                file=path,
                row=row,
                example=example,
            )
        )


class HeaderUnusable(StandoutError):
    """The header row does not name the columns one by one."""

    def __init__(self, path: Path, names: Iterable[str], row: int = 1) -> None:
        super().__init__(
            _(
                "{file}: row {row} names these columns more than once: {names}."
                " Nothing was loaded. Give each column a name of its own.",
                file=path,
                row=row,
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
    """No table has all its required columns among a file's headers; `hints` are whole sentences."""

    def __init__(
        self, path: Path, missing: Mapping[str, Iterable[str]], hints: Iterable[str] = ()
    ) -> None:
        lists = "; ".join(
            _("for {table} it lacks {columns}", table=table, columns=", ".join(names))
            for table, names in missing.items()
        )
        sentence = _(
            "{file} is not recognised: {missing}. Nothing was loaded."
            " Name the headers in a mapping file and load with --mapping.",
            file=path,
            missing=lists,
        )
        super().__init__(" ".join((sentence, *hints)))


class FilesAlike(StandoutError):
    """Two files of one load cannot be told apart."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(
            _(
                "{first} and {second} have the same name or the same content. Nothing was loaded."
                " Leave one out, or load them one after the other.",
                first=first,
                second=second,
            )
        )


class MappingsDiffer(StandoutError):
    """Two files of one load cannot be described by one mapping."""

    def __init__(self, first: str, second: str, path: Path) -> None:
        super().__init__(
            _(
                "{first} and {second} are written differently; one mapping cannot tell both."
                " {file} was not written. Save the mapping of each with a load of its own.",
                first=first,
                second=second,
                file=path,
            )
        )


class FileUnwritable(StandoutError):
    """A file that was asked for cannot be written where it should be."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            _(
                "{file} cannot be written: {reason}. Choose another place, or make room there.",
                file=path,
                reason=reason,
            )
        )


class FolderMissing(StandoutError):
    """A folder that was to be watched is not there."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("{folder} is no folder. Nothing is watched. Make it first.", folder=folder)
        )
