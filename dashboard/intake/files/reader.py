"""What a person hands in as exports of text cells, whatever kinds of file they are."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dashboard.errors import FileUnreadable
from dashboard.i18n import _
from dashboard.intake.files.batch import Batch, Source
from dashboard.intake.files.delimited import open_delimited
from dashboard.intake.files.jsonrows import open_json
from dashboard.intake.files.mended import as_before, own_dialect
from dashboard.intake.files.packed import PACKED, PlainFile, plain, unpacked
from dashboard.intake.files.parquet import open_parquet
from dashboard.intake.files.sheet import open_sheets
from dashboard.intake.mapping import Dialect
from dashboard.intake.mapping import Mapping as Told

_OPENERS: Mapping[str, Callable[[PlainFile, Dialect], Mapping[str, Source]]] = {
    **dict.fromkeys((".csv", ".tsv", ".txt", ".tab", ".skv"), open_delimited),
    **dict.fromkeys((".xlsx", ".xlsm", ".ods"), open_sheets),
    ".parquet": open_parquet,
    **dict.fromkeys((".json", ".ndjson", ".jsonl"), open_json),
}
KINDS = (*_OPENERS, *PACKED)
_OLD_EXCEL = (".xls", ".xlsb")


@dataclass(frozen=True, slots=True, eq=False)
class Export:
    """One table to load: its headers, and its rows as text.

    `path` is what the person handed in, `part` the sheet or list where a file has several, else
    empty. `file_sha256` of the whole file is reckoned while the table is looked at.
    """

    path: Path
    part: str
    source: Source
    file: PlainFile
    file_sha256: Future[str]

    @property
    def name(self) -> str:
        """Return what its rows are stored under: the file, inside its ZIP file, # and the part."""
        return f"{self.file.name}#{self.part}" if self.part else self.file.name

    @property
    def sha256(self) -> str:
        """Return the fingerprint of the content, of the part where there are several."""
        try:
            whole = self.file_sha256.result()
        except OSError as error:
            raise _unopened(self.file.shown, error) from error
        named = f"{whole}#{self.part}".encode()
        return hashlib.sha256(named).hexdigest() if self.part else whole

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers as they stand in the file, blanks around them removed."""
        return self.source.headers

    def batches(self) -> Iterator[Batch]:
        """Yield its rows, at most 500 000 at a time."""
        try:
            yield from self.source.batches()
        except OSError as error:
            raise _unopened(self.file.shown, error) from error


class Exports(list[Export]):
    """Opened tables; `ignored` names the files beside them that are of no kind we know."""

    ignored: tuple[str, ...] = ()


@contextmanager
def opened(paths: Iterable[Path], told: Told) -> Iterator[Exports]:
    """Open all tables in some files and folders; ZIP and gzip files are unpacked meanwhile.

    Raises FileUnreadable when one is missing, empty, of an unknown kind or not what its name says,
    HeaderMissing or HeaderUnusable when its columns are not named one by one.
    """
    with unpacked(paths, tuple(_OPENERS)) as files:
        exports = Exports(one for file in files for one in _exports(file, told.dialect))
        exports.ignored = files.ignored
        try:
            yield exports
        finally:
            wait([one.file_sha256 for one in exports])


def open_export(path: Path, told: Told, name: str = "") -> Export:
    """Open one table of a file that is not packed: the first, or the one of that name."""
    exports = _exports(plain(path), told.dialect)
    return next((one for one in exports if one.name == name), exports[0])


def reopened(export: Export, told: Told) -> Export:
    """Open a table anew as a mapping tells it; to be used while the first is open."""
    exports = _exports(export.file, told.dialect, export.file_sha256)
    return next((one for one in exports if one.name == export.name), exports[0])


def _exports(file: PlainFile, told: Dialect, known: Future[str] | None = None) -> list[Export]:
    opener = _OPENERS.get(file.kind)
    if opener is None:
        raise _unknown_kind(file)
    try:
        if file.content.stat().st_size == 0:
            raise FileUnreadable(file.shown, _("the file is empty."))
        sources = opener(file, own_dialect(file.content, told))
    except FileNotFoundError as error:
        raise FileUnreadable(file.shown, _("there is no such file.")) from error
    except OSError as error:
        raise _unopened(file.shown, error) from error
    sha256 = known or _sha256(file.content)
    return [
        Export(file.handed, part, as_before(source), file, sha256)
        for part, source in sources.items()
    ]


def _unknown_kind(file: PlainFile) -> FileUnreadable:
    if file.kind in _OLD_EXCEL:
        return FileUnreadable(
            file.shown,
            _("files of the old Excel kinds .xls and .xlsb cannot be read."),
            _("Open it in Excel, save it as .xlsx, and load that."),
        )
    known = ", ".join(KINDS)
    return FileUnreadable(file.shown, _("only files ending in {known} can be read.", known=known))


def _unopened(shown: Path, error: OSError) -> FileUnreadable:
    reason = _("it cannot be opened: {error}.", error=error.strerror or str(error))
    return FileUnreadable(shown, reason)


def _sha256(path: Path) -> Future[str]:
    """Begin to reckon a file's fingerprint."""
    pool = ThreadPoolExecutor(1, "fingerprint")
    reckoned = pool.submit(_reckoned, path)
    pool.shutdown(wait=False)
    return reckoned


def _reckoned(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
