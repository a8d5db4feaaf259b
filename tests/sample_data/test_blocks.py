"""A sample in blocks: one company, whose cases, customers and problems run through all of them."""

from itertools import pairwise

import polars as pl
import pytest

from sample_data import company
from sample_data.blocks import blocks
from sample_data.cases import placing_weights
from sample_data.generate import case_tables, generate

CASES = 700
BLOCK = 200


@pytest.fixture(scope="module")
def tables() -> dict[str, pl.DataFrame]:
    """Return what several blocks make together."""
    made = [case_tables(block) for block in blocks(CASES, 7, BLOCK)]
    return {name: pl.concat(one[name] for one in made) for name in made[0]}


def test_there_are_as_many_cases_as_asked_for_each_with_a_number_of_its_own(tables):
    assert tables["cases"].height == CASES
    assert tables["cases"]["case_id"].n_unique() == CASES
    assert tables["cases"]["invoice_no"].n_unique() == CASES


def test_payments_and_events_are_of_cases_that_are_there(tables):
    for table in ("payments", "events"):
        assert tables[table].join(tables["cases"], on="case_id", how="anti").is_empty()


def test_payments_add_up_to_what_the_cases_say_was_paid(tables):
    assert tables["payments"]["amount"].sum() == tables["cases"]["paid_total"].sum()


def test_numbers_rise_with_the_days_of_placing_from_block_to_block(tables):
    number = tables["cases"]["case_id"].str.extract(r"(\d+)$").cast(pl.Int64)
    rising = pl.Series(range(CASES))
    of_first_agency = tables["cases"]["agency"] == "Fjordinkasso AS"
    assert (number.filter(of_first_agency) == 410_000 + 3 * rising.filter(of_first_agency)).all()
    assert (number.filter(~of_first_agency) == 80_000 + rising.filter(~of_first_agency)).all()
    assert tables["cases"]["placed_on"].is_sorted()


def test_customers_come_again_in_later_blocks(tables):
    ids = [set(rows["customer_id"]) for rows in tables["cases"].iter_slices(BLOCK)]
    assert all(earlier & later for earlier, later in pairwise(ids))
    whole = generate(CASES, 7)["cases"]
    spread = tables["cases"]["customer_id"].n_unique() / whole["customer_id"].n_unique()
    assert 0.9 < spread < 1.1


def test_a_customer_is_the_same_in_every_block(tables):
    who = tables["cases"].select("customer_id", "customer_name", "customer_type", "country")
    assert who.unique().height == who["customer_id"].n_unique()


def test_what_is_planted_is_there_in_blocks_as_in_one_piece():
    apart = pl.concat(case_tables(block)["cases"] for block in blocks(20_000, 1, 1_500))
    whole = generate(20_000, 1)["cases"]
    for problem in (
        pl.col("dispute_reason").eq_missing("NOT_DELIVERED")
        & (pl.col("department") == company.UNDELIVERED_DEPARTMENT)
        & (pl.col("placed_on") >= company.UNDELIVERED_SINCE),
        pl.col("dispute_reason").eq_missing("DUPLICATE")
        & (pl.col("claim_type") == company.TWICE_BILLED),
    ):
        found, expected = apart.filter(problem).height, whole.filter(problem).height
        assert abs(found - expected) < 5 * expected**0.5


def test_months_have_their_share_of_cases_in_blocks_as_in_one_piece():
    apart = pl.concat(case_tables(block)["cases"] for block in blocks(20_000, 1, 1_500))
    weights = placing_weights()
    placed = apart.group_by(pl.col("placed_on").dt.truncate("1mo")).len().sort("placed_on")
    for count, weight in zip(placed["len"], weights, strict=True):
        expected = 20_000 * weight / sum(weights)
        # What falls on a weekend is placed on the Friday before, now and then a month earlier.
        assert abs(count - expected) < 0.15 * expected
