"""Whatever dialect a table is written in, its values come back as they were."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from tests.intake.any_dialect import CANONICAL, SLOW, dialects, read, rows_of

pytestmark = pytest.mark.timeout(240)


def plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dialects")


@SLOW
@given(st.data())
def test_a_table_in_any_dialect_comes_back_as_it_was(folder: Path, data: st.DataObject) -> None:
    written = data.draw(dialects())
    rows = data.draw(rows_of(written.encoding))
    path = folder / "cases.csv"
    path.write_bytes(written.content(rows))
    found = read(path, written)
    event("asked" if found.questions else "understood")
    assert (found.faults, found.unreadable_count) == ([], 0)
    assert found.non_row_count == written.has_total
    back = [tuple(plain(one.get(name)) for name in CANONICAL) for one in found.rows]
    assert back == [tuple(plain(cell) for cell in row) for row in rows]
