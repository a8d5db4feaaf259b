"""Does a downloaded file hold what the card showed, typed, in the way of the reader's country?"""

import datetime as dt
from io import BytesIO
from pathlib import Path

import fastexcel
import polars as pl

from dashboard import catalogue
from dashboard.filters import Filters
from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard, Reader

KANTINE = Filters(department=("Kantine",))


def take(reader: Reader, question: str, suffix: str) -> bytes:
    """Open a card's menu and take its rows away."""
    key = f"download-{question.replace('/', '-')}-{suffix}"
    button = reader.page.locator(f".st-key-{key} button").first
    if not button.count():
        reader.card(question, "menu").locator("button").first.click()
    with reader.page.expect_download() as taken:
        button.click()
    assert taken.value.suggested_filename == f"standout-{question.replace('/', '-')}.{suffix}"
    return Path(taken.value.path()).read_bytes()


def test_a_workbook_holds_the_rows_of_the_card_typed(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    rows = dashboard.ask("customers/largest_debtors", KANTINE)
    reader = opens(f"{dashboard.address}/?department=Kantine", norwegian)
    workbook = fastexcel.read_excel(take(reader, "customers/largest_debtors", "xlsx"))
    assert len(workbook.sheet_names) == 2
    taken = workbook.load_sheet(0).to_polars()
    assert taken.height == rows.height
    assert taken.columns == [catalogue.column(name).label for name in rows.columns]
    for name, column in zip(rows.columns, taken.columns, strict=True):
        if catalogue.column(name).unit == "money":
            assert taken[column].to_list() == [float(value) for value in rows[name]]
        elif catalogue.column(name).unit == "text":
            assert taken[column].to_list() == rows[name].to_list()
    about = workbook.load_sheet(1, header_row=None).to_polars()
    assert any("Kantine" in str(text) for text in about.to_series(1))


def test_csv_is_written_as_the_readers_country_does(
    dashboard: Dashboard, opens: Opens, locale: str
) -> None:
    rows = dashboard.ask("customers/largest_debtors")
    taken = take(opens(dashboard.address, locale), "customers/largest_debtors", "csv")
    assert taken.startswith(b"\xef\xbb\xbf")
    nordic = locale == "nb-NO"
    separator = ";" if nordic else ","
    header, first = taken.decode("utf-8-sig").splitlines()[:2]
    assert header.split(separator) == rows.columns
    amount = f"{rows['outstanding_amount'][0]}"
    assert (amount.replace(".", ",") if nordic else amount) in first.split(separator)


def test_parquet_holds_the_rows_exactly(dashboard: Dashboard, opens: Opens) -> None:
    taken = take(opens(dashboard.address), "customers/largest_debtors", "parquet")
    assert pl.read_parquet(BytesIO(taken)).equals(dashboard.ask("customers/largest_debtors"))


def test_all_cases_of_a_selection_are_taken_not_only_those_on_the_screen(
    dashboard: Dashboard, opens: Opens
) -> None:
    rows = dashboard.ask("cases/rows", Filters(department=("Renhold",)))
    reader = opens(f"{dashboard.address}/cases?department=Renhold")
    assert reader.page.locator("tbody tr").count() < rows.height
    taken = pl.read_parquet(BytesIO(take(reader, "cases/rows", "parquet")))
    assert taken.height == rows.height
    assert sorted(taken["case_id"]) == sorted(rows["case_id"])
    assert isinstance(taken["placed_on"].max(), dt.date)
