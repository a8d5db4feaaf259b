"""What is placed: which department's claim on whom, how large, and when it fell due."""

from datetime import date

import numpy as np
import polars as pl

from sample_data.blocks import Block
from sample_data.company import (
    AGENCIES,
    CREDITORS,
    DEPARTMENTS,
    EXPORT_DAY,
    FIRST_MONTH,
    MONTHS,
    SEASON,
)
from sample_data.customers import Customers, customers, who_owe
from sample_data.draws import Curve, Draws, Floats, Ints

# Quantiles of the principal in whole currency, and of the lag as a multiple of its median.
PERSON_PRINCIPAL: Curve = (
    (0, 150), (0.05, 380), (0.25, 950), (0.5, 1_900), (0.75, 3_800), (0.9, 7_800),
    (0.97, 16_000), (0.995, 42_000), (1, 90_000),
)  # fmt: skip
COMPANY_PRINCIPAL: Curve = (
    (0, 600), (0.05, 1_700), (0.25, 4_200), (0.5, 8_500), (0.75, 18_000), (0.9, 38_000),
    (0.97, 82_000), (0.995, 210_000), (1, 480_000),
)  # fmt: skip
LAG: Curve = ((0, 0.45), (0.1, 0.7), (0.25, 0.85), (0.5, 1), (0.75, 1.15), (0.9, 1.35), (1, 2))


def placed_cases(block: Block) -> pl.DataFrame:
    """Return one row per case as it was placed, in the order of placing; principal in øre."""
    count = block.count
    draws = Draws(block.seed, "cases")
    everybody = customers(block.total, Draws(block.shared_seed, "customers"))
    department = draws.pick(count, [one.share for one in DEPARTMENTS])
    owing = who_owe(_customer_numbers(department, everybody, draws), everybody)
    placed = owing.with_columns(
        department_number=department,
        claim_type=_claim_types(department, draws),
        agency=_words(tuple(AGENCIES), draws.pick(count, list(AGENCIES.values()))),
        placed_on=_placing_days(block, draws),
        lag=_lags(department, draws),
    ).with_columns(
        principal=_principals(department, owing["customer_type"] == "company", draws),
        department=pl.col("department_number").replace_strict(
            {number: one.name for number, one in enumerate(DEPARTMENTS)}
        ),
        creditor=pl.col("country").replace_strict(CREDITORS),
    )
    return _dated(_numbered(placed.sort("placed_on", maintain_order=True), block.first))


def placing_weights() -> list[float]:
    """Return how much of the three years' cases each month places: season and slow growth."""
    return [
        SEASON[(FIRST_MONTH.month - 1 + month) % 12] * (1 + 0.003 * month)
        for month in range(MONTHS)
    ]


def months() -> list[date]:
    """Return the first day of each of the months."""
    return pl.date_range(FIRST_MONTH, EXPORT_DAY, interval="1mo", eager=True).to_list()


def _placing_days(block: Block, draws: Draws) -> pl.Series:
    """Return weekdays; what falls on a weekend came in on the Friday before it."""
    month, within = _moments(block, draws)
    firsts = pl.Series("placed_on", months())[pl.Series(month)]
    return (
        pl.DataFrame({"first": firsts, "within": within})
        .with_columns(last=pl.col("first").dt.month_end())
        .with_columns(days=(pl.col("last") - pl.col("first")).dt.total_days() + 1)
        .with_columns(day=pl.col("first") + pl.duration(days=pl.col("within") * pl.col("days")))
        .select(
            (pl.col("day") - pl.duration(days=(pl.col("day").dt.weekday() - 5).clip(0)))
            .clip(FIRST_MONTH)
            .alias("placed_on")
        )
        .to_series()
    )


def _moments(block: Block, draws: Draws) -> tuple[Ints, Floats]:
    """Return each case's month and how far into it: a block has a stretch of time to itself."""
    ends = np.cumsum(placing_weights())
    ends /= ends[-1]
    begins = np.append(0.0, ends[:-1])
    month = draws.pick(block.count, placing_weights(), block.span)
    low, high = (np.clip((edge - begins) / (ends - begins), 0, 1) for edge in block.span)
    within: Floats = low[month] + (high - low)[month] * draws.uniform(block.count)
    return month, within


def _lags(department: Ints, draws: Draws) -> Ints:
    medians = np.array([one.lag for one in DEPARTMENTS])
    return np.floor(medians[department] * draws.along(len(department), LAG)).astype(np.int64)


def _claim_types(department: Ints, draws: Draws) -> pl.Series:
    words = tuple(dict.fromkeys(word for one in DEPARTMENTS for word in one.claim_types))
    weights = [[one.claim_types.get(word, 0) for word in words] for one in DEPARTMENTS]
    return _words(words, draws.pick_within(department, weights))


def _customer_numbers(department: Ints, everybody: Customers, draws: Draws) -> Ints:
    """Let low numbers come again and again: companies steeply, persons gently."""
    count, companies = len(department), everybody.company_count
    shares = np.array([one.companies for one in DEPARTMENTS])
    chance = draws.uniform(count)
    company = np.floor(companies * chance * chance)
    person = companies + np.floor((len(everybody) - companies) * chance * (0.4 + 0.6 * chance))
    is_company = draws.uniform(count) < shares[department]
    return np.where(is_company, company, person).astype(np.int64)


def _principals(department: Ints, is_company: pl.Series, draws: Draws) -> Ints:
    """Return øre; most invoices are in whole kroner."""
    count = len(department)
    sizes = np.array([one.size for one in DEPARTMENTS])[department]
    kroner: Floats = sizes * np.where(
        is_company.to_numpy(),
        draws.along(count, COMPANY_PRINCIPAL),
        draws.along(count, PERSON_PRINCIPAL),
    )
    exact = np.floor(kroner * 100).astype(np.int64)
    return np.where(draws.chance(count, 0.6), exact // 100 * 100, exact)


def _numbered(frame: pl.DataFrame, first: int) -> pl.DataFrame:
    number = first + pl.int_range(pl.len())
    case_id = pl.format("F{}", 410_000 + number * 3)
    return frame.with_columns(
        case_id=pl.when(pl.col("agency") == "Fjordinkasso AS")
        .then(case_id)
        .otherwise(pl.format("TK-{}", 80_000 + number)),
        invoice_no=pl.format("{}", 1_200_000 + number * 13 + pl.col("department_number")),
    )


def _dated(frame: pl.DataFrame) -> pl.DataFrame:
    """Count back from the day of placing: due date, then invoice date by the customary terms."""
    terms = pl.when(pl.col("customer_type") == "company").then(30).otherwise(14)
    return frame.with_columns(
        due_date=pl.col("placed_on") - pl.duration(days=pl.col("lag"))
    ).with_columns(invoice_date=pl.col("due_date") - pl.duration(days=terms))


def _words(words: tuple[str, ...], places: Ints) -> pl.Series:
    return pl.Series(words)[pl.Series(places)]
