"""Answers are kept ready within a bound of bytes; what is taken away is not kept."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event
from time import sleep
from typing import Any

import polars as pl
import pytest

from dashboard.errors import QuestionTooSlow
from dashboard.filters import Filters, Scope
from dashboard.warehouse import answers as module
from dashboard.warehouse.answers import Answers
from dashboard.warehouse.slices import Slice

ALL = Scope(everything=True)
ONE_ROW = pl.DataFrame({"case_id": ["A"]})
CASES = """
    case_id | principal
    A       |    100.00
    B       |    200.00
    C       |    300.00
"""


def test_an_answer_is_kept_and_an_export_is_not(warehouse_of: Any) -> None:
    kept = warehouse_of(CASES)
    first = kept.ask("cases/rows", Filters(), ALL)
    assert kept.ask("cases/rows", Filters(), ALL) is first
    assert kept.export("cases/rows", Filters(), ALL) is not first
    assert kept.ask("cases/rows", Filters(), ALL) is first
    kept._answers.forget()
    assert kept.ask("cases/rows", Filters(), ALL) is not first


def test_kept_answers_weigh_no_more_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MEGABYTE", 4 * module._size(ONE_ROW))
    kept, asked = Answers(1), Counter[str]()
    for case in "ABCDEFF":
        kept.get(case, partial(_counted, asked, case))
    assert set(asked.values()) == {1}
    for case in "FEDCBA":
        kept.get(case, partial(_counted, asked, case))
    assert asked == Counter("ABCDEFBA")


def test_an_answer_too_large_to_keep_is_given_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MEGABYTE", 1)
    kept, asked = Answers(1), Counter[str]()
    for _time in range(2):
        assert kept.get("A", partial(_counted, asked, "A")) is ONE_ROW
    assert asked["A"] == 2


def test_an_answer_weighs_at_least_its_rows() -> None:
    assert module._size(ONE_ROW) > ONE_ROW.estimated_size() > 0


def test_what_many_wait_for_is_asked_once() -> None:
    kept, asked, come = Answers(1), Counter[str](), Barrier(9)

    def slowly() -> pl.DataFrame:
        come.wait(30)  # all others have asked, or are about to
        sleep(0.05)
        return _counted(asked, "A")

    def late() -> pl.DataFrame:
        come.wait(30)
        return kept.get("A", slowly)

    with ThreadPoolExecutor(9) as readers:
        first = readers.submit(kept.get, "A", slowly)
        others = [readers.submit(late) for _reader in range(8)]
        assert all(one.result(30) is ONE_ROW for one in (first, *others))
    assert asked["A"] == 1


def test_what_goes_wrong_is_told_to_all_who_wait_and_asked_anew() -> None:
    kept, begun, told = Answers(1), Event(), Event()

    def failing() -> pl.DataFrame:
        begun.set()
        told.wait(30)
        raise QuestionTooSlow("slow", 1.0)

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(kept.get, "A", failing)
        assert begun.wait(30)
        other = readers.submit(kept.get, "A", failing)
        sleep(0.05)
        told.set()
        for one in (first, other):
            with pytest.raises(QuestionTooSlow):
                one.result(30)
    assert kept.get("A", lambda: ONE_ROW) is ONE_ROW


def _counted(asked: Counter[str], case: str) -> pl.DataFrame:
    asked[case] += 1
    return ONE_ROW


@pytest.mark.parametrize(
    "part",
    [
        None,
        Slice(limit=1),
        Slice(limit=1, offset=1),
        Slice(order_by="principal", descending=True, limit=1),
        Slice(columns=("case_id",), limit=1),
    ],
)
def test_an_export_has_all_rows_of_a_part(warehouse_of: Any, part: Slice | None) -> None:
    rows = warehouse_of(CASES).export("cases/rows", Filters(), ALL, part)
    assert sorted(rows["case_id"]) == ["A", "B", "C"]
    if part and part.order_by:
        assert rows["case_id"].to_list() == ["C", "B", "A"]


def test_a_part_without_any_known_column_has_them_all(warehouse_of: Any) -> None:
    part = Slice(columns=("no_such_column",), limit=2)
    assert "principal" in warehouse_of(CASES).ask("cases/rows", Filters(), ALL, part).columns
