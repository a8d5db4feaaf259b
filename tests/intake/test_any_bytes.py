"""Whatever comes in is read or refused: nothing breaks, nothing hangs, no line is lost."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from dashboard.errors import StandoutError
from dashboard.intake.files.reader import opened
from dashboard.intake.mapping import Mapping as Told
from tests.intake.any_dialect import SLOW, read
from tests.intake.made_files import CORPUS, MADE, place

pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bytes")


_TEXTS = [path.read_bytes() for path in sorted(CORPUS.iterdir()) if path.is_file()]
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods", ".parquet", ".json", ".ndjson", ".zip", ".gz")


def survives(path: Path) -> None:
    """Read a file: whatever comes of it is rows or a message, and never anything else."""
    try:
        found = read(path)
    except StandoutError as error:
        event(type(error).__name__)
        assert path.name in str(error)
    else:
        event("read" if found.rows else "nothing in it")


@SLOW
@given(content=st.binary(max_size=400), ending=st.sampled_from(_ENDINGS))
def test_any_bytes_are_read_or_refused(folder: Path, content: bytes, ending: str) -> None:
    path = folder / f"any{ending}"
    path.write_bytes(content)
    survives(path)


@SLOW
@given(
    text=st.text(alphabet=st.sampled_from("ab1;,\t|\"' \n\r\\.-=\ufeff\x00\x85å€"), max_size=200)
)
def test_any_text_is_read_or_refused(folder: Path, text: str) -> None:
    path = folder / "any.csv"
    path.write_text(text, encoding="utf-8", newline="")
    survives(path)


@st.composite
def damaged(draw: st.DrawFn, contents: Sequence[bytes]) -> bytes:
    content = draw(st.sampled_from(contents))
    start = draw(st.integers(0, len(content)))
    end = min(len(content), start + draw(st.integers(0, 40)))
    return content[:start] + draw(st.binary(max_size=12)) + content[end:]


@SLOW
@given(content=damaged(_TEXTS))
def test_a_damaged_text_is_read_or_refused(folder: Path, content: bytes) -> None:
    path = folder / "damaged.csv"
    path.write_bytes(content)
    survives(path)


def made(names: Sequence[str]) -> list[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as away:
        return [(name, place(name, Path(away)).read_bytes()) for name in names]


_PACKED = made(
    [name for name in MADE if Path(name).suffix in (".xlsx", ".ods", ".parquet", ".zip")]
)


@SLOW
@given(which=st.sampled_from(_PACKED), data=st.data())
def test_a_damaged_workbook_or_box_is_read_or_refused(
    folder: Path, which: tuple[str, bytes], data: st.DataObject
) -> None:
    name, content = which
    path = folder / f"damaged{Path(name).suffix}"
    path.write_bytes(data.draw(damaged([content])))
    survives(path)


_STUFF = st.text(
    alphabet=st.sampled_from("ab1;; ,\t|\"' \\.-=\ufeff\x0b\x0c\x85\u2028å€"), max_size=30
)


@SLOW
@given(
    pieces=st.lists(_STUFF, min_size=1, max_size=12),
    newline=st.sampled_from(("\r\n", "\n", "\r")),
)
def test_no_line_is_lost_whatever_stands_in_it(
    folder: Path, pieces: list[str], newline: str
) -> None:
    """Each line carries a mark of its own, which must be found again somewhere."""
    marks = [f"mark{place:03}" for place in range(len(pieces))]
    lines = ["case_id;principal;outstanding;state;comment"]
    lines += [
        f"{mark};1,50;1,50;running;{piece}" for mark, piece in zip(marks, pieces, strict=True)
    ]
    path = folder / "lines.csv"
    path.write_text("".join(line + newline for line in lines), encoding="utf-8", newline="")
    kept: list[str] = []
    try:
        with opened([path], Told()) as (export,):
            kept += [*export.headers, *export.source.layout.preamble]
            for batch in export.batches():
                kept += [cell or "" for row in batch.cells.iter_rows() for cell in row]
                kept += [cell for one in batch.unreadable for cell in one.cells]
    except StandoutError as error:
        event(type(error).__name__)
        return
    text = "\n".join(kept)
    assert [mark for mark in marks if mark not in text] == []
