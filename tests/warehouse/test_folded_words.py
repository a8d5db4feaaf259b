"""What a case is that several rows of a file make: its words, its days, how it stands."""

import datetime as dt

from dashboard.model import CASES
from tests.warehouse.loads import add, ask


def test_no_column_of_a_case_is_lost_by_folding(store):
    filled = {
        "text": "x",
        "code": "closed",
        "date": "2026-01-02",
        "money": "5",
        "flag": "yes",
    }
    others = [column for column in CASES.columns if column.name != "invoice_no"]
    header = " | ".join(column.name for column in others)
    cells = " | ".join(filled[column.kind] for column in others)
    add(store, "2026-01-31", cases=f"invoice_no | {header}\n1 | {cells}\n2 | {cells}\n")
    ((count, *counts),) = ask(store, f"select count(*), {counted(CASES.names)} from cases")
    assert (count, set(counts)) == (1, {1})


def counted(names: tuple[str, ...]) -> str:
    return ", ".join(f"count({name})" for name in names)


def test_a_case_is_closed_only_when_all_its_rows_are(store):
    add(
        store,
        "2026-06-30",
        cases="""
            case_id | invoice_no | state   | stage | closed_on  | close_reason | status
            A       | 1          | closed  |       | 2026-03-01 | paid         | Ferdig
            A       | 2          | running | legal |            |              | Rettslig
            B       | 1          | closed  |       | 2026-03-01 | paid         | Ferdig
            B       | 2          | closed  |       | 2026-04-01 | withdrawn    | Trukket
            C       | 1          |         |       | 2026-03-01 |              |
            C       | 2          |         |       |            |              |
        """,
    )
    assert ask(
        store,
        "select case_id, state, stage, closed_on, close_reason, status from cases order by 1",
    ) == [
        ("A", "running", "legal", None, None, "Rettslig"),
        ("B", "closed", None, dt.date(2026, 4, 1), "paid", "Ferdig"),
        ("C", None, None, None, None, None),
    ]


def test_a_case_is_disputed_when_any_of_its_rows_is(store):
    add(
        store,
        cases="""
            case_id | invoice_no | is_disputed | dispute_reason | reason_source | disputed_on
            A       | 1          | no          |                | none          |
            A       | 2          | yes         | PRICE          | text          | 2026-02-02
            A       | 3          | yes         | QUALITY        | code          | 2026-02-01
        """,
    )
    told = "is_disputed, dispute_reason, reason_source, disputed_on"
    assert ask(store, f"select {told} from cases") == [(True, "PRICE", "text", dt.date(2026, 2, 1))]


def test_a_dispute_is_settled_when_it_is_on_all_disputed_rows(store):
    add(
        store,
        cases="""
            case_id | invoice_no | is_disputed | dispute_resolved_on
            A       | 1          | yes         | 2026-03-01
            A       | 2          | yes         |
            B       | 1          | yes         | 2026-03-01
            B       | 2          | yes         | 2026-03-04
            B       | 3          |             |
        """,
    )
    assert ask(store, "select case_id, dispute_resolved_on from cases order by 1") == [
        ("A", None),
        ("B", dt.date(2026, 3, 4)),
    ]
