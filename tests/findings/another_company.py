"""Makes up companies in another way, so that the statistics do not fit one generator only.

Rates differ between departments as a beta distribution in points and not as a normal in log odds,
they drift and have seasons for the whole company, and each month of a department has a shock of
its own. Departments sell some claim types, use one agency mostly and have customers of their own;
amounts have a Pareto tail, days are lognormal, and columns are missing.
"""

import datetime as dt
from collections.abc import Mapping

import numpy as np
import polars as pl

from tests.findings.another_plan import Plan, struck
from tests.findings.shape import EXPORT_DAY, REASONS, Codes, Numbers

_ENDS = ("paid", "credited", "withdrawn", "exhausted")


def exports_of(plan: Plan) -> dict[str, pl.DataFrame]:
    """Return the canonical tables of a made-up company: cases and payments."""
    who = plan.who()
    when = _when(plan, who)
    disputes = _disputes(plan, who, when)
    fates = _fates(plan, who, when | disputes)
    cases = _cases(plan, who, when | disputes | fates)
    payments = cases.filter(pl.col("paid_total") > 0).select(
        "case_id", "agency", amount="paid_total", paid_on=pl.col("paid_on")
    )
    return {"cases": cases.drop("paid_on", *plan.missing), "payments": payments}


def _when(plan: Plan, who: Mapping[str, Codes]) -> dict[str, Numbers]:
    random, n = plan.random(1), plan.cases
    months = np.arange(plan.months)
    waves = 1 + 0.3 * np.sin(months / 6 * np.pi + random.uniform(0, 6))
    weights = waves * np.exp(random.uniform(-0.02, 0.02) * months)
    age = 30.4 * random.choice(months, n, p=weights / weights.sum()) + random.uniform(0, 30.4, n)
    if "only_young" in plan.decoys:
        theirs = who["department"] == 2
        age[theirs] = random.uniform(0, 45, int(theirs.sum()))
    means = random.uniform(30, 50) * np.exp(random.normal(0, 0.15, plan.departments))
    lag = random.gamma(3, means[who["department"]] / 3)
    for one in plan.planted("late_department"):
        lag = lag + one.strength * struck(one, who)
    sizes = 300 * (random.pareto(1.5, n) + 1) * np.where(who["person"], 1, 3)
    if "harder_mix" in plan.decoys:
        sizes = np.where(who["department"] == 1, sizes * 5, sizes)
    return {"age": np.floor(age), "lag": np.floor(lag), "principal": np.round(sizes, 2)}


def _disputes(
    plan: Plan, who: Mapping[str, Codes], when: Mapping[str, Numbers]
) -> dict[str, Numbers]:
    random, n = plan.random(2), plan.cases
    department, month = who["department"], (when["age"] // 30.4).astype(int)
    rates = plan.differing(random, random.uniform(0.06, 0.12), plan.nature)[department]
    trend = np.exp(random.uniform(-0.4, 0.4) * (1 - when["age"] / (plan.months * 30.4)))
    season = 1 + 0.2 * np.sin(month / 6 * np.pi)
    shocks = random.gamma(25, 1 / 25, (plan.departments, plan.months + 1))[department, month]
    hard = np.where(who["person"], 1, 1.4) * np.where(when["principal"] > 3000, 1.5, 1)
    disputed = random.random(n) < np.minimum(rates * trend * season * shocks * hard, 0.9)
    common = random.dirichlet(np.full(len(REASONS), 1.5)) * 25 + 0.1
    weights = random.dirichlet(common, plan.departments).cumsum(axis=1)
    reason = (random.random(n)[:, None] > weights[department]).sum(axis=1)
    reason = np.minimum(reason, len(REASONS) - 1)
    for one in plan.problems:
        hit = struck(one, who) & (when["age"] <= one.youngest_days)
        hit &= random.random(n) < one.strength
        if one.kind in ("department_disputes", "customer_disputes"):
            disputed = disputed | hit
        if one.kind in ("department_reason", "claim_type_reason"):
            reason[hit], disputed = REASONS.index(one.reason), disputed | hit
    if "tiny_extreme" in plan.decoys:
        disputed = disputed | ((department == 0) & (random.random(n) < 0.7))
    raised = np.floor(3 + random.exponential(20, n))
    disputed &= raised <= when["age"]
    unknown = plan.differing(random, random.uniform(0.06, 0.2), 0.04)[department]
    speed = random.uniform(30, 50) * np.exp(random.normal(0, 0.15, plan.departments))[department]
    for one in plan.planted("unknown_reasons"):
        unknown = np.where(struck(one, who), one.strength, unknown)
    for one in plan.planted("slow_settlement"):
        speed = np.where(struck(one, who), speed * one.strength, speed)
    settled = raised + np.floor(speed * np.exp(random.normal(0, 0.8, n)))
    return {
        "disputed": disputed.astype(float),
        "reason": np.where(random.random(n) < unknown, -1, reason).astype(float),
        "raised": raised,
        "settled": settled,
        "is_settled": (disputed & (settled <= when["age"])).astype(float),
    }


def _fates(plan: Plan, who: Mapping[str, Codes], told: Mapping[str, Numbers]) -> dict[str, Numbers]:
    random, n, age = plan.random(3), plan.cases, told["age"]
    department, disputed = who["department"], told["disputed"] > 0
    pays = plan.differing(random, random.uniform(0.55, 0.75), 0.03)[department]
    pays = pays * np.where(told["principal"] > 3000, 0.8, 1) * np.where(disputed, 0.5, 1)
    pays = pays * np.exp(-told["lag"] / 500)
    for kind in ("collecting_department", "collecting_agency", "collecting_customer"):
        for one in plan.planted(kind):
            pays = np.where(struck(one, who), pays * one.strength, pays)
    delay = np.floor(np.exp(random.normal(np.log(40), 0.9, n)))
    free = ~disputed | (told["is_settled"] > 0)
    paid = (random.random(n) < pays) & (delay <= age) & free
    share = np.where(random.random(n) < 0.15, random.uniform(0.1, 0.9, n), 1.0)
    own = plan.differing(random, 0.05, 0.02)[department] + 0.3 * (told["is_settled"] > 0)
    for one in plan.planted("self_inflicted"):
        own = np.where(struck(one, who), own + one.strength, own)
    for one in plan.planted("claim_type_reason"):
        told_twice = told["reason"] == REASONS.index(one.reason)
        own = np.where(struck(one, who) & disputed & told_twice, 0.8, own)
    ends = np.floor(20 + random.exponential(80, n))
    withdrawn = ~paid & (random.random(n) < own) & (ends <= age)
    given_up = ~paid & ~withdrawn & (age > 365 + random.exponential(150, n))
    waits = plan.differing(random, 0.06, 0.02)[department]
    waits = waits + 0.1 * (disputed & ~(told["is_settled"] > 0))
    for one in plan.planted("waiting_on_us"):
        waits = np.where(struck(one, who), one.strength, waits)
    return {
        "paid": np.where(paid, np.round(told["principal"] * share, 2), 0.0),
        "delay": delay,
        "closed": ((paid & (share == 1)) | withdrawn | given_up).astype(float),
        "end": np.select([paid, withdrawn & disputed, withdrawn], [0, 1, 2], 3).astype(float),
        "ended": np.select([paid, withdrawn], [delay, ends], np.maximum(age - 10, 0)),
        "waits": (random.random(n) < waits).astype(float),
    }


def _cases(plan: Plan, who: Mapping[str, Codes], told: Mapping[str, Numbers]) -> pl.DataFrame:
    n = plan.cases
    placed = pl.lit(EXPORT_DAY) - _days("age")
    disputed, closed = pl.col("disputed") > 0, pl.col("closed") > 0
    settled = disputed & (pl.col("is_settled") > 0)
    ends = np.array(_ENDS)[told["end"].astype(int)]
    reasons = np.array(("", *REASONS))[told["reason"].astype(int) + 1]
    names = {name: plan.names(name)[who[name]] for name in ("department", "claim_type", "agency")}
    rows = pl.DataFrame({**told, **names, "end": ends, "reason": reasons})
    return rows.with_columns(
        case_id=pl.Series([f"S-{i + 10000}" for i in range(n)]),
        customer_id=pl.Series(plan.names("customer_id")[who["customer_id"]]),
        customer_type=pl.Series(np.where(who["person"], "person", "company")),
        country=pl.Series(np.array(("NO", "SE", "FI"))[who["country"]]),
        currency=pl.lit("NOK"),
        placed_on=placed,
        due_date=placed - _days("lag"),
        invoice_date=placed - _days("lag") - dt.timedelta(days=14),
        state=pl.when(closed).then(pl.lit("closed")).when(pl.col("waits") > 0)
        .then(pl.lit("on_hold_creditor")).otherwise(pl.lit("running")),
        closed_on=pl.when(closed).then(placed + _days("ended")),
        close_reason=pl.when(closed).then("end"),
        principal=pl.col("principal").cast(pl.Decimal(18, 2)),
        paid_total=pl.col("paid").cast(pl.Decimal(18, 2)),
        paid_on=placed + _days("delay"),
        is_disputed=disputed,
        dispute_reason=pl.when(disputed & (pl.col("reason") != "")).then("reason"),
        disputed_on=pl.when(disputed).then(placed + _days("raised")),
        dispute_resolved_on=pl.when(settled).then(placed + _days("settled")),
    ).with_columns(
        outstanding=pl.when(closed).then(pl.lit(0).cast(pl.Decimal(18, 2)))
        .otherwise(pl.col("principal") - pl.col("paid_total")),
    )  # fmt: skip


def _days(column: str) -> pl.Expr:
    return pl.duration(days=pl.col(column).cast(pl.Int64))
