"""Folders, ZIP and gzip files come apart into their exports; what cannot be unpacked says why."""

import datetime as dt
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import FileUnreadable
from dashboard.intake.files import packed
from dashboard.intake.files.reader import opened, reopened
from dashboard.intake.mapping import Dialect, Mapping
from tests.intake.conftest import Load
from tests.intake.reading import cells_of

CASES = b"case_id;principal\nA1;100,00\n"
PAYMENTS = b"case_id;amount\nA1;50,00\n"
Pack = Callable[..., Path]


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members.items():
            box.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.fixture
def put(tmp_path: Path) -> Pack:
    def put_file(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return put_file


def names(path: Path) -> list[str]:
    with opened([path], Mapping()) as exports:
        assert all(export.path == path for export in exports)
        return [export.name for export in exports]


def test_a_folder_gives_its_files_by_name(put: Pack, tmp_path: Path):
    put("inn/saker.csv", CASES)
    put("inn/2026/betalinger.csv", PAYMENTS)
    put("inn/.skjult.csv", CASES)
    put("inn/~$saker.xlsx", b"x")
    put("inn/brev.pdf", b"%PDF")
    assert names(tmp_path / "inn") == ["2026/betalinger.csv", "saker.csv"]


def test_files_of_other_kinds_are_named(put: Pack, tmp_path: Path):
    members = {"saker.csv": PAYMENTS, "les__meg.docx": b"x", "__MACOSX__._a.csv": b"x"}
    put("inn/saker.csv", CASES)
    put("inn/box.zip", zipped(**members))
    for name in ("brev/brev.pdf", ".skjult.pdf", "Thumbs.db"):
        put(f"inn/{name}", b"%PDF")
    with opened([tmp_path / "inn"], Mapping()) as exports:
        assert [one.name for one in exports] == ["box.zip/saker.csv", "saker.csv"]
        assert exports.ignored == ("brev/brev.pdf", "box.zip/les/meg.docx")


def test_a_load_tells_the_files_that_it_ignored(put: Pack, load: Load, tmp_path: Path):
    put("inn/saker.csv", b"case_id;principal;outstanding;state\nA1;100.00;100.00;running\n")
    put("inn/brev.pdf", b"%PDF")
    assert load(tmp_path / "inn", as_of=dt.date(2026, 1, 31)).ignored == ("brev.pdf",)


def test_a_zip_file_gives_its_members(put: Pack):
    members = {"saker.csv": CASES, "b__betalinger.csv": PAYMENTS, "__MACOSX__._saker.csv": b"x"}
    path = put("box.zip", zipped(**members))
    assert names(path) == ["box.zip/b/betalinger.csv", "box.zip/saker.csv"]


def test_a_member_is_read_like_the_file_itself(put: Pack):
    path, same = put("box.zip", zipped(**{"saker.csv": CASES})), put("saker.csv", CASES)
    with opened([path, same], Mapping()) as (member, alone):
        assert cells_of(member) == cells_of(alone) == [("A1", "100,00")]
        assert member.sha256 == alone.sha256
        assert reopened(member, Mapping(Dialect(header_row=2))).headers == ("A1", "100,00")


@pytest.mark.parametrize("name", ["saker.csv.gz", "saker.gz"])
def test_a_gzip_file_is_its_content(put: Pack, name: str):
    path = put(name, gzip.compress(CASES))
    if name == "saker.gz":
        with pytest.raises(FileUnreadable, match="only files ending in"), opened([path], Mapping()):
            pass
        return
    with opened([path], Mapping()) as (export,):
        assert (export.name, cells_of(export)) == ("saker.csv.gz", [("A1", "100,00")])


def test_what_was_unpacked_is_gone_afterwards(put: Pack):
    with opened([put("box.zip", zipped(**{"saker.csv": CASES}))], Mapping()) as (export,):
        content = export.file.content
        assert content.exists()
    assert not content.exists()


def test_a_zip_file_may_lie_in_another(put: Pack):
    inner = zipped(**{"saker.csv": CASES})
    assert names(put("ytre.zip", zipped(**{"indre.zip": inner}))) == [
        "ytre.zip/indre.zip/saker.csv"
    ]


def nested(depth: int) -> bytes:
    content = zipped(**{"saker.csv": CASES})
    for _level in range(depth):
        content = zipped(**{"box.zip": content})
    return content


def locked() -> bytes:
    content = bytearray(zipped(**{"saker.csv": CASES}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("box.zip", nested(2), "more than 2 deep"),
        ("box.zip", locked(), "saker.csv: it is locked with a password"),
        ("box.zip", zipped(**{"saker.csv": CASES * 99})[:-30], "was not sent whole"),
        ("box.zip", b"PK\x03\x04", "was not sent whole"),
        ("box.zip", zipped(**{"brev.pdf": b"%PDF"}), "there is no file in it ending in"),
        ("box.zip", zipped(**{"saker.xls": b"x"}), r"saker\.xls: files of the old Excel kinds"),
        ("box.zip", zipped(**{"saker.csv": b""}), r"saker\.csv: the file is empty"),
        ("saker.csv.gz", gzip.compress(CASES * 99, mtime=0)[:-12], "was not sent whole"),
        ("saker.csv.gz", CASES, "was not sent whole"),
        ("saker.xls", b"\xd0\xcf\x11\xe0", r"save it as \.xlsx"),
        ("inn/brev.pdf", b"%PDF", "only files ending in"),
    ],
)
def test_what_cannot_be_unpacked_says_why(put: Pack, name: str, content: bytes, reason: str):
    with pytest.raises(FileUnreadable, match=reason), opened([put(name, content)], Mapping()):
        pass


def test_a_folder_without_exports_says_so(tmp_path: Path):
    with (
        pytest.raises(FileUnreadable, match="there is no file in it"),
        opened([tmp_path], Mapping()),
    ):
        pass


@pytest.mark.parametrize("name", ["bombe.csv.gz", "bombe.zip"])
def test_a_file_made_to_fill_the_disk_is_stopped(put: Pack, monkeypatch, name: str):
    monkeypatch.setattr(packed, "_SMALL_BYTES", 1 << 20)
    dull = b"0" * (8 << 20)
    content = gzip.compress(dull) if name.endswith("gz") else zipped(**{"a.csv": dull})
    with pytest.raises(FileUnreadable, match="unpacked it takes more than"):
        names(put(name, content))
