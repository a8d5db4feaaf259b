"""The shipped sample: reproducible, in balance, and holding exactly what its README tells."""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from dashboard import model
from sample_data import company, generate, names, planted

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "sample_data"
EXPORTS = (
    "fjordinkasso_saker.csv",
    "fjordinkasso_betalinger.csv",
    "fjordinkasso_hendelser.csv",
    "fjordinkasso.toml",
    "tiur_cases.csv",
    "tiur_payments.csv",
    "tiur_events.parquet",
    "billing.csv",
    "rates.csv",
)


@cache
def tables() -> dict[str, pl.DataFrame]:
    return generate.generate(company.SHIPPED_CASES, company.SHIPPED_SEED)


def none_of(rows: pl.DataFrame, wrong: pl.Expr) -> bool:
    return rows.filter(wrong).is_empty()


# The files


def test_a_second_run_writes_the_shipped_bytes(tmp_path):
    generate.main(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(EXPORTS)
    for name in EXPORTS:
        assert (tmp_path / name).read_bytes() == (SHIPPED / name).read_bytes(), name


def test_the_files_are_small_and_hold_about_eight_thousand_cases():
    assert sum((SHIPPED / name).stat().st_size for name in EXPORTS) < 3_000_000
    assert 7_500 <= tables()["cases"].height <= 8_500


@pytest.mark.parametrize("table", ["cases", "payments", "events"])
def test_the_two_agencies_files_read_back_as_the_tables(table):
    back = pl.concat([fjordinkasso(table), tiur(table)]).sort(pl.all())
    assert_frame_equal(back, tables()[table].sort(pl.all()))


@pytest.mark.parametrize("table", ["billing", "rates"])
def test_the_plain_files_read_back_as_the_tables(table):
    typed = typed_text(pl.read_csv(SHIPPED / f"{table}.csv", infer_schema=False), table, {})
    assert_frame_equal(typed, tables()[table])


def tiur(table: str) -> pl.DataFrame:
    if table == "events":
        return pl.read_parquet(SHIPPED / "tiur_events.parquet")
    return typed_text(pl.read_csv(SHIPPED / f"tiur_{table}.csv", infer_schema=False), table, {})


def fjordinkasso(table: str) -> pl.DataFrame:
    mapping = tomllib.loads((SHIPPED / "fjordinkasso.toml").read_text(encoding="utf-8"))
    file = {"cases": "saker", "payments": "betalinger", "events": "hendelser"}[table]
    raw = (SHIPPED / f"fjordinkasso_{file}.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    cells = pl.read_csv(raw, separator=";", infer_schema=False)
    said = mapping[table]
    named = cells.select(pl.col(header).alias(name) for name, header in said["columns"].items())
    constants = said.get("constants", {})
    coded = named.with_columns(
        pl.col(name).replace_strict(words, default=None)
        for name, words in said.get("values", {}).items()
    ).with_columns(pl.lit(value).alias(name) for name, value in constants.items())
    return typed_text(coded, table, mapping["file"])


def typed_text(cells: pl.DataFrame, table: str, rules: dict[str, str]) -> pl.DataFrame:
    schema = tables()[table].schema
    return cells.select(typed(name, kind, rules) for name, kind in schema.items())


def typed(name: str, kind: pl.DataType, rules: dict[str, str]) -> pl.Expr:
    cell = pl.col(name)
    if kind == pl.Date:
        return cell.str.to_date(rules.get("date", "%Y-%m-%d"))
    if kind == pl.Datetime:
        return cell.str.to_datetime(rules.get("time", "%Y-%m-%dT%H:%M:%S%.f"), time_unit="us")
    if kind == pl.Boolean:
        return cell.replace_strict({"true": True, "false": False, "Ja": True, "Nei": False})
    if kind == pl.String:
        return cell
    return cell.str.replace(rules.get("decimal", "."), ".", literal=True).cast(kind)


# The tables


@pytest.mark.parametrize("name", model.TABLES)
def test_every_table_has_canonical_columns_in_their_order(name):
    columns = tables()[name].columns
    assert columns == [one for one in model.TABLES[name].names if one in columns]
    assert {one.name for one in model.TABLES[name].columns if one.required} <= set(columns)


@pytest.mark.parametrize("name", model.TABLES)
def test_every_table_has_the_canonical_types(name):
    kinds = {
        "text": pl.String,
        "code": pl.String,
        "date": pl.Date,
        "time": pl.Datetime("us"),
        "money": pl.Decimal(18, 2),
        "count": pl.Int64,
        "flag": pl.Boolean,
        "factor": pl.Decimal(18, 8),
    }
    schema = tables()[name].schema
    told = [one for one in model.TABLES[name].columns if one.name in schema]
    assert dict(schema) == {one.name: kinds[one.kind] for one in told}


def test_every_code_is_a_known_one():
    for table in model.TABLES.values():
        for column in table.columns:
            if column.kind == "code" and column.name in tables()[table.name].columns:
                used = set(tables()[table.name][column.name].drop_nulls())
                assert used <= set(column.codes), f"{table.name}.{column.name}"


def test_every_case_is_in_balance():
    claimed = pl.sum_horizontal(
        "principal", "interest", "reminder_fee", "collection_fee", "legal_cost"
    )
    taken_off = pl.sum_horizontal("paid_total", "credited", "waived")
    assert none_of(tables()["cases"], claimed - taken_off != pl.col("outstanding"))


def test_payments_add_up_to_what_each_case_says_was_paid():
    paid = tables()["payments"].group_by("case_id").agg(pl.col("amount").sum())
    cases = tables()["cases"].join(paid, on="case_id", how="left")
    nothing = pl.lit(Decimal("0.00"))
    assert none_of(cases, pl.col("amount").fill_null(nothing) != pl.col("paid_total"))
    assert tables()["payments"].join(cases, on="case_id", how="anti").is_empty()


def test_no_amount_is_below_zero_or_above_what_it_is_part_of():
    money = model.CASES.of_kind("money")
    cases = tables()["cases"]
    assert none_of(cases, pl.any_horizontal(pl.col(money) < 0))
    assert none_of(cases, pl.col("paid_principal") + pl.col("credited") > pl.col("principal"))
    assert none_of(cases, pl.col("paid_principal") > pl.col("paid_total"))


def test_only_a_reversal_is_negative():
    reversal = pl.col("kind") == "reversal"
    assert none_of(tables()["payments"], (pl.col("amount") < 0) != reversal)


def test_dates_follow_one_another():
    order = ("invoice_date", "due_date", "placed_on", "disputed_on", "dispute_resolved_on")
    for earlier, later in pairwise(order):
        assert none_of(tables()["cases"], pl.col(earlier) >= pl.col(later)), f"{earlier}, {later}"
    for earlier in ("placed_on", "disputed_on", "dispute_resolved_on"):
        assert none_of(tables()["cases"], pl.col(earlier) > pl.col("closed_on")), earlier


def test_nothing_happens_after_the_export_day():
    for table in (model.CASES, model.PAYMENTS, model.EVENTS):
        days = tables()[table.name].select(pl.col(table.of_kind("date", "time")).cast(pl.Date))
        assert max(days.max().row(0)) <= company.EXPORT_DAY
    placed = tables()["cases"]["placed_on"]
    assert date(2023, 11, 1) <= placed.min() <= date(2023, 11, 3)
    assert date(2026, 10, 28) <= placed.max() <= date(2026, 10, 31)


def test_payments_and_events_lie_between_placement_and_closing():
    for name, day in (("payments", "paid_on"), ("events", "happened_at")):
        rows = tables()[name].join(tables()["cases"], on="case_id")
        happened = pl.col(day).cast(pl.Date)
        outside = (happened < pl.col("placed_on")) | (happened > pl.col("closed_on"))
        assert none_of(rows, outside), name


def test_an_answer_follows_its_question():
    at = tables()["events"].pivot(
        "kind", index="case_id", values="happened_at", aggregate_function="min"
    )
    assert none_of(at, pl.col("answer") <= pl.col("question"))
    assert none_of(at, pl.col("answer").is_not_null() & pl.col("question").is_null())


def test_state_closing_day_and_close_reason_agree():
    closed = pl.col("state") == "closed"
    assert none_of(tables()["cases"], closed != pl.col("closed_on").is_not_null())
    assert none_of(tables()["cases"], closed != pl.col("close_reason").is_not_null())
    assert none_of(tables()["cases"], closed & (pl.col("outstanding") != 0))


def test_only_a_disputed_case_tells_of_a_dispute():
    for column in ("dispute_reason", "disputed_on"):
        assert none_of(tables()["cases"], pl.col("is_disputed") != pl.col(column).is_not_null())
    for column in ("dispute_reason_text", "dispute_resolved_on", "dispute_outcome"):
        assert none_of(tables()["cases"], ~pl.col("is_disputed") & pl.col(column).is_not_null())


def test_every_customer_bears_a_mark_of_invention():
    mark = "(?i)" + "|".join(names.INVENTED_MARKS)
    assert none_of(tables()["cases"], ~pl.col("customer_name").str.contains(mark))
    bearers = tables()["cases"].group_by("customer_name").agg(pl.col("customer_id").n_unique())
    assert bearers["customer_id"].max() == 1


def test_billing_covers_every_department_in_every_month():
    billing = tables()["billing"]
    assert billing.height == len(company.DEPARTMENTS) * company.MONTHS
    assert set(billing["department"]) == set(tables()["cases"]["department"])
    assert none_of(billing, (pl.col("invoice_count") <= 0) | (pl.col("billed_amount") <= 0))


# What is planted


def test_the_readme_tells_the_planted_problems_in_true_figures():
    readme = " ".join((SHIPPED / "README.md").read_text(encoding="utf-8").split())
    for sentence in planted.sentences(tables()):
        assert sentence in readme


def test_the_undelivered_visits_stand_out_and_only_there():
    recent = tables()["cases"].filter(pl.col("placed_on") >= date(2026, 2, 1))
    rate = share_of(recent, "dispute_reason", "NOT_DELIVERED")
    assert 0.22 <= rate.pop("Service Nord") <= 0.28
    rate.pop("Kantine")  # too few cases to say
    assert max(rate.values()) <= 0.05
    before = tables()["cases"].filter(pl.col("placed_on") < date(2026, 2, 1))
    assert share_of(before, "dispute_reason", "NOT_DELIVERED")["Service Nord"] <= 0.05


def test_the_agreement_billed_twice_stands_out_and_only_there():
    rate = share_of(tables()["cases"], "dispute_reason", "DUPLICATE", by="claim_type")
    assert 0.17 <= rate.pop("Serviceavtale Pluss") <= 0.23
    assert max(rate.values()) <= 0.03


def test_the_late_department_stands_out_in_lag_and_in_what_it_collects():
    lag = (pl.col("placed_on") - pl.col("due_date")).dt.total_days()
    medians = dict(tables()["cases"].group_by("department").agg(lag.median()).iter_rows())
    assert 95 <= medians.pop("Leie og utstyr") <= 120
    assert max(medians.values()) <= 60
    late, _ = planted.collection_rate(tables(), pl.col("department") == "Leie og utstyr")
    others, _ = planted.collection_rate(tables(), pl.col("department") != "Leie og utstyr")
    assert 0.55 <= others <= 0.65
    assert late <= others - 0.12


def test_one_department_is_small():
    sizes = dict(tables()["cases"].group_by("department").len().iter_rows())
    assert 45 <= sizes["Kantine"] <= 75


def test_other_sizes_keep_the_shape():
    few = generate.generate(300, seed=7)
    assert few["cases"].height == 300
    assert few["cases"].schema == tables()["cases"].schema
    assert generate.generate(300, seed=7)["events"].equals(few["events"])
    assert not generate.generate(300, seed=8)["cases"].equals(few["cases"])


def share_of(
    cases: pl.DataFrame, column: str, code: str, by: str = "department"
) -> dict[str, float]:
    hit = (pl.col(column) == code).fill_null(value=False)
    return dict(cases.group_by(by).agg(hit.mean()).iter_rows())
