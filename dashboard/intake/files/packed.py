"""What a person hands in, down to plain files: folders listed, ZIP and gzip files unpacked."""

import gzip
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from dashboard.errors import FileUnreadable
from dashboard.i18n import _

PACKED = (".zip", ".gz")
_HIDDEN = (".", "~$", "__MACOSX")
# What Windows keeps in folders for itself.
_OF_WINDOWS = ("thumbs.db", "desktop.ini")
_DEEPEST = 2
_COPIED_BYTES = 1 << 20
# Text shrinks to a tenth, dull text to a hundredth; beyond this a file was made to fill the disk.
_MOST_BYTES = 100 << 30
_MOST_RATIO = 250
_SMALL_BYTES = 1 << 30
_ENCRYPTED = 1
# How a file is named whose ending says what it was before; it cannot be read, and says so.
REFUSED = (".xls", ".xlsb", ".7z", ".rar", ".bz2", ".xz", ".tar", ".tgz")


class _Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class PlainFile:
    """One file that is no container: where its bytes are, and what it is called.

    `name`: what its rows are stored under. `handed`: what the person handed in. `shown`: how
    errors name it.
    """

    content: Path
    name: str
    handed: Path
    shown: Path

    @property
    def kind(self) -> str:
        """Return the ending that says what kind of file it is."""
        return PurePosixPath(self.name.lower().removesuffix(".gz")).suffix


def plain(path: Path) -> PlainFile:
    """Return a file that needs no unpacking."""
    return PlainFile(path, path.name, path, path)


class PlainFiles(list[PlainFile]):
    """Plain files; `ignored` names those that lay beside them and are of no kind we know."""

    ignored: tuple[str, ...] = ()


@contextmanager
def unpacked(paths: Iterable[Path], kinds: Collection[str]) -> Iterator[PlainFiles]:
    """List the plain files in some paths; what was unpacked for it is gone afterwards.

    Folders and ZIP files give their files of the known kinds in the order of their names; others
    are named as ignored, hidden ones are not. Raises FileUnreadable for a container that is
    damaged, locked, empty or larger than any export.
    """
    with tempfile.TemporaryDirectory(prefix="standout-") as room:
        unpacking = _Unpacking(Path(room), (*kinds, *PACKED, *REFUSED))
        files = PlainFiles(file for path in paths for file in unpacking.files_in(path))
        files.ignored = tuple(unpacking.ignored)
        yield files


@dataclass(slots=True)
class _Unpacking:
    """Unpacks into a folder, within bounds."""

    room: Path
    kinds: Collection[str]
    count: int = 0
    written: int = 0
    allowed: int = field(default=_SMALL_BYTES)
    ignored: list[str] = field(default_factory=list)

    def files_in(self, path: Path) -> Iterator[PlainFile]:
        try:
            if path.is_dir():
                yield from self._in_folder(path)
            else:
                yield from self._in_file(plain(path), 0)
        except FileNotFoundError as error:
            raise FileUnreadable(path, _("there is no such file.")) from error
        except OSError as error:
            reason = _("it cannot be opened: {error}.", error=error.strerror or str(error))
            raise FileUnreadable(path, reason) from error

    def _in_folder(self, folder: Path) -> Iterator[PlainFile]:
        paths = (path for path in folder.rglob("*") if path.is_file())
        names = self._known(path.relative_to(folder).as_posix() for path in paths)
        if not names:
            raise _nothing_in(folder, self.kinds)
        for name in names:
            yield from self._in_file(PlainFile(folder / name, name, folder, folder / name), 0)

    def _known(self, names: Iterable[str], before: str = "") -> list[str]:
        """Return the names of files worth reading, in their order, and note the others.

        Hidden files are neither.
        """
        seen = sorted(name for name in names if not _is_hidden(name))
        known = [name for name in seen if name.lower().endswith(tuple(self.kinds))]
        self.ignored += [f"{before}{name}" for name in seen if name not in set(known)]
        return known

    def _in_file(self, file: PlainFile, depth: int) -> Iterator[PlainFile]:
        ending = PurePosixPath(file.name.lower()).suffix
        if ending not in PACKED:
            yield file
            return
        if depth == _DEEPEST:
            raise FileUnreadable(
                file.shown,
                _("packed files lie in packed files, more than {count} deep.", count=_DEEPEST),
                _("Unpack it first, then load what was in it."),
            )
        self._allow(file)
        try:
            yield from self._in_zip(file, depth) if ending == ".zip" else self._in_gzip(file)
        except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise FileUnreadable(
                file.shown,
                _("it is damaged or was not sent whole ({error}).", error=error),
                _("Fetch it again, or ask the sender for a new one."),
            ) from error

    def _allow(self, file: PlainFile) -> None:
        more = max(file.content.stat().st_size * _MOST_RATIO, _SMALL_BYTES)
        self.allowed = min(self.written + more, _MOST_BYTES)

    def _in_gzip(self, file: PlainFile) -> Iterator[PlainFile]:
        with gzip.open(file.content) as content:
            yield replace(file, content=self._copied(content, file.shown))

    def _in_zip(self, file: PlainFile, depth: int) -> Iterator[PlainFile]:
        with zipfile.ZipFile(file.content) as box:
            inside = (one.filename for one in box.infolist() if not one.is_dir())
            names = self._known(inside, f"{file.name}/")
            if not names:
                raise _nothing_in(file.shown, self.kinds)
            for name in names:
                shown = file.shown / name
                with _member(box, name, shown) as content:
                    copied = self._copied(content, shown)
                member = PlainFile(copied, f"{file.name}/{name}", file.handed, shown)
                yield from self._in_file(member, depth + 1)

    def _copied(self, content: _Readable, shown: Path) -> Path:
        self.count += 1
        target = self.room / str(self.count)
        with target.open("wb") as copy:
            while part := content.read(_COPIED_BYTES):
                self.written += len(part)
                self._check_size(shown)
                copy.write(part)
        return target

    def _check_size(self, shown: Path) -> None:
        room = shutil.disk_usage(self.room).free if self.written > _SMALL_BYTES else _COPIED_BYTES
        if self.written > self.allowed or room < _COPIED_BYTES:
            raise FileUnreadable(
                shown,
                _("unpacked it takes more than {size} GB.", size=self.written >> 30),
                _("If that is right, unpack it yourself and load the file that was in it."),
            )


def _is_hidden(name: str) -> bool:
    path = PurePosixPath(name)
    own = path.name.lower() in _OF_WINDOWS
    return own or any(part.startswith(_HIDDEN) for part in path.parts)


def _member(box: zipfile.ZipFile, name: str, shown: Path) -> IO[bytes]:
    if box.getinfo(name).flag_bits & _ENCRYPTED:
        raise FileUnreadable(
            shown,
            _("it is locked with a password."),
            _("Unpack it with the password, then load the file that was in it."),
        )
    try:
        return box.open(name)
    except RuntimeError as error:  # a compression that zipfile does not know, or a flag
        raise FileUnreadable(
            shown,
            _("it is packed in a way that cannot be undone here ({error}).", error=error),
            _("Unpack it yourself, then load the file that was in it."),
        ) from error


def _nothing_in(container: Path, kinds: Collection[str]) -> FileUnreadable:
    known = ", ".join(kind for kind in kinds if kind not in REFUSED)
    return FileUnreadable(container, _("there is no file in it ending in {known}.", known=known))
