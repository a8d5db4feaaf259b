"""No row and no cent is ever lost, whatever happened to the file."""

import csv
import io
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import NothingStored, QuestionsOpen
from dashboard.intake.load import load
from dashboard.intake.reception import Wishes
from dashboard.intake.reconcile import OTHER_WORDS, Tally, _counts, reconcile
from dashboard.warehouse.draft import Totals
from dashboard.warehouse.store import Store


def totals(rows: int, **amounts: str) -> Totals:
    return Totals(rows, {name: Decimal(amount) for name, amount in amounts.items()})


def test_books_balance_to_the_cent():
    tally = Tally(
        rows=totals(7, paid="10.00"),
        quarantined=totals(1, paid="2.00"),
        non_rows=totals(1, paid="9.00"),
        unreadable={"paid": 1},
    )
    books = reconcile(
        tally,
        rejected=totals(1, paid="3.00"),
        stored=totals(3, paid="4.00"),
        folded=totals(2, paid="1.00"),
    )
    assert books.balances
    assert (books.row_count, books.stored_count) == (7 + 1, 3)
    assert (books.quarantined_count, books.folded_count, books.non_row_count) == (1 + 1, 2, 1)
    assert books.sums["paid"].read == Decimal("10.00") + Decimal("9.00")
    assert books.sums["paid"].quarantined == Decimal("2.00") + Decimal("3.00")


def test_a_lost_row_is_noticed():
    books = reconcile(Tally(totals(5)), Totals(), totals(4), Totals())
    assert not books.balances
    assert books.difference().startswith("rows: 5 read, 4 stored, 0 quarantined, 0 folded")


def test_a_lost_cent_is_noticed():
    books = reconcile(Tally(totals(1, paid="1.00")), Totals(), totals(1, paid="0.99"), Totals())
    assert not books.balances
    assert "paid: 1.00 ≠ 0.99 + 0.00" in books.difference()


AMOUNTS = st.decimals(-(10**13), 10**13, places=2).map(str)
DAMAGED = st.sampled_from(["", "x", "1,5", "1.005", "0.30000000000000004", "9" * 20, '"', "1 000"])
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["A1", "A2", "A3", "B4", "", '"', "C\nD", " A5 "]),
        st.one_of(AMOUNTS, DAMAGED),
        st.one_of(AMOUNTS, DAMAGED),
        st.sampled_from(["running", "CLOSED", "", "closd"]),
    ),
    max_size=12,
)
_DAY = date(2026, 1, 1)
CUTS = st.lists(st.integers(0, 400), max_size=3)


def damaged(rows: list[tuple[str, ...]], cuts: list[int]) -> str:
    """Write rows as CSV and take a few characters out of it."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    letters = list(text.getvalue())
    for cut in cuts:
        if cut < len(letters):
            letters[cut] = ""
    return "case_id,principal,outstanding,state\n" + "".join(letters)


@settings(max_examples=40, deadline=None)
@given(rows=ROWS, cuts=CUTS)
def test_read_is_stored_and_quarantined_whatever_the_damage(rows, cuts):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.csv"
        path.write_text(damaged(rows, cuts), encoding="utf-8", newline="")
        store = Store(Path(folder) / "store")
        try:
            summary = load([path], store, Wishes(as_of=_DAY))
        except (NothingStored, QuestionsOpen):
            assert store.current() is None
            return
        (file,) = summary.files
        assert file.books.balances
        assert _in_store(store) == (
            file.books.stored_count,
            file.books.sums["principal"].stored,
            file.books.quarantined_count,
        )


def _in_store(store: Store) -> tuple[int, Decimal, int]:
    current = store.current()
    assert current is not None
    with duckdb.connect(current, read_only=True) as connection:
        count, amount = connection.execute("select count(*), sum(principal) from cases").fetchall()[
            0
        ]
        lost = connection.execute("select count(distinct row_number) from quarantine").fetchall()[
            0
        ][0]
    return count, amount, lost


def test_of_many_unknown_words_fifty_are_kept_and_the_rows_of_the_others_are_counted():
    first = {f"word {number}": 2 for number in range(60)}
    again = {"word 0": 5, "word 55": 3, "new": 1}
    kept = _counts(_counts({}, {"status": first}), {"status": again})["status"]
    assert len(kept) == 50 + 1
    assert kept["word 0"] == 2 + 5
    assert kept[OTHER_WORDS] == 10 * 2 + 3 + 1
