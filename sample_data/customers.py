"""Who owes: companies and persons with invented names, some of whom owe again and again."""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from sample_data.company import CURRENCIES, SWEDISH_SHARE
from sample_data.draws import Draws, Ints
from sample_data.names import (
    COMPANY_FORMS,
    COMPANY_MARKS,
    FIRST_NAMES,
    REGIONS,
    SURNAMES,
    TRADES,
    ByCountry,
)

COMPANIES_PER_CASE = 0.11
PERSONS_PER_CASE = 0.48


@dataclass(frozen=True, slots=True)
class Customers:
    """Everybody who may owe; the companies have the lowest numbers."""

    company_count: int
    is_swedish: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.is_swedish)


def customers(cases: int, draws: Draws) -> Customers:
    """Return the customers that so many cases are spread over."""
    companies = max(int(cases * COMPANIES_PER_CASE), 1)
    count = companies + max(int(cases * PERSONS_PER_CASE), 1)
    return Customers(companies, draws.chance(count, SWEDISH_SHARE))


def who_owe(numbers: Ints, everybody: Customers) -> pl.DataFrame:
    """Return one row per number: who the customer of that number is."""
    number = pl.col("number")
    return (
        pl.DataFrame({"number": numbers, "swedish": everybody.is_swedish[numbers]})
        .select(
            number,
            pl.format("{}", 20_000 + number * 7).alias("customer_id"),
            pl.when(number < everybody.company_count)
            .then(pl.lit("company"))
            .otherwise(pl.lit("person"))
            .alias("customer_type"),
            pl.when("swedish").then(pl.lit("SE")).otherwise(pl.lit("NO")).alias("country"),
        )
        .with_columns(
            pl.when(pl.col("customer_type") == "company")
            .then(_company_name())
            .otherwise(_person_name())
            .alias("customer_name"),
            pl.col("country").replace_strict(CURRENCIES).alias("currency"),
        )
        .drop("number")
    )


def _company_name() -> pl.Expr:
    """Go through marks, trades and regions so that each name comes once, then number them."""
    number = pl.col("number")
    marks, trades, regions = (len(words["NO"]) for words in (COMPANY_MARKS, TRADES, REGIONS))
    again = number // (marks * trades * (regions + 1))
    region = number // (marks * trades) % (regions + 1)
    return pl.concat_str(
        _one_of(COMPANY_MARKS, number),
        _one_of(TRADES, number // marks),
        pl.when(region > 0)
        .then(pl.concat_str(pl.lit(" "), _one_of(REGIONS, region - 1)))
        .otherwise(pl.lit("")),
        pl.when(again > 0).then(pl.format(" {}", again + 1)).otherwise(pl.lit("")),
        pl.lit(" "),
        pl.col("country").replace_strict(COMPANY_FORMS),
    )


def _person_name() -> pl.Expr:
    number = pl.col("number")
    return pl.concat_str(
        _one_of(FIRST_NAMES, number),
        pl.lit(" "),
        _one_of(SURNAMES, number // len(FIRST_NAMES["NO"])),
        pl.lit(" "),
        pl.format("{}", number).str.zfill(4),
    )


def _one_of(words: ByCountry, number: pl.Expr) -> pl.Expr:
    """Return the words of each customer's country in turn."""
    norwegian, swedish = (
        (number % len(words[country])).replace_strict(dict(enumerate(words[country])))
        for country in ("NO", "SE")
    )
    return pl.when(pl.col("country") == "SE").then(swedish).otherwise(norwegian)
