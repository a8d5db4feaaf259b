"""Answers are kept ready within a bound of bytes; what is taken away is not kept."""

from typing import Any

import pytest

from dashboard.filters import Filters, Scope
from dashboard.warehouse import warehouse as module
from dashboard.warehouse.warehouse import Slice

ALL = Scope(everything=True)
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
    assert len(kept._answers) == 1


def test_kept_answers_weigh_no_more_than_allowed(
    warehouse_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MEGABYTE", 64)  # 256 of them hold four entries
    monkeypatch.setattr(module, "_kept_size", lambda _answer: 4096)
    kept = warehouse_of(CASES)
    for case in "ABCDEF":
        kept.ask("cases/rows", Filters(case=case), ALL)
    assert kept._answers.currsize == len(kept._answers) * 4096 == 4 * 4096


def test_an_answer_too_large_to_keep_is_given_all_the_same(
    warehouse_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MEGABYTE", 1)
    kept = warehouse_of(CASES)
    assert kept.ask("cases/rows", Filters(), ALL).height == 3
    assert len(kept._answers) == 0


def test_an_answer_weighs_at_least_its_rows(warehouse_of: Any) -> None:
    answer = warehouse_of(CASES).ask("cases/rows", Filters(), ALL)
    assert module._kept_size(answer) > answer.estimated_size() > 0


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
