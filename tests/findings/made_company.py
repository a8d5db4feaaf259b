"""Makes up a company's exports from its shape: cases, events and billing, problems planted."""

from collections.abc import Mapping

import numpy as np
import polars as pl

from tests.findings.exported import billing_of, cases_of, events_of
from tests.findings.shape import (
    REASONS,
    Codes,
    Numbers,
    Problem,
    Shape,
    natural,
    place_of,
    planted_of,
)


def exports_of(shape: Shape) -> dict[str, pl.DataFrame]:
    """Return the canonical tables of a made-up company."""
    who = who_of(shape)
    when = _when(shape, who)
    claims = _claims(shape, who)
    disputes = _disputes(shape, who, when, claims)
    fates = _fates(shape, who, when, claims, disputes)
    cases = cases_of(shape, who, when, claims | disputes | fates)
    return {"cases": cases, "events": events_of(cases, fates), "billing": billing_of(shape, cases)}


def _sizes(random: np.random.Generator, count: int, evenness: float) -> Numbers:
    weights = random.gamma(evenness, size=count) + 0.15
    return weights / weights.sum()


def who_of(shape: Shape) -> dict[str, Codes]:
    random, n = shape.random(1), shape.cases
    departments = _sizes(random, shape.departments, 3.0)
    if "tiny_extreme" in shape.decoys:
        departments[0] = random.integers(8, 26) / n
    department = random.choice(shape.departments, n, p=departments / departments.sum())
    customers = max(n // int(random.integers(3, 11)), 40)
    weights = (np.arange(customers) + 10.0) ** -float(random.uniform(0.6, 1.0))
    customer = random.choice(customers, n, p=weights / weights.sum())
    country = random.choice(shape.countries, customers, p=_front(shape.countries))
    person = random.random(customers) < random.uniform(0.3, 0.7)
    if "harder_mix" in shape.decoys:
        hard = np.flatnonzero(~person)
        theirs = department == 1
        customer[theirs] = random.choice(hard, int(theirs.sum()))
    types = random.random((shape.departments, shape.claim_types)) ** 2
    types /= types.sum(axis=1, keepdims=True)
    claim_type = (random.random(n)[:, None] > types.cumsum(axis=1)[department]).sum(axis=1)
    split = _sizes(random, shape.agencies, 4.0)
    return {
        "department": department,
        "customer": customer,
        "country": country[customer],
        "person": person[customer],
        "claim_type": np.minimum(claim_type, shape.claim_types - 1),
        "agency": random.choice(shape.agencies, n, p=split),
    }


def _front(count: int) -> Numbers:
    weights = 0.25 ** np.arange(count)
    return np.asarray(weights / weights.sum())


def _when(shape: Shape, who: Mapping[str, Codes]) -> dict[str, Numbers]:
    random, n = shape.random(2), shape.cases
    age = random.integers(0, shape.months * 30, n).astype(float)
    if "only_young" in shape.decoys:
        theirs = who["department"] == 2
        age[theirs] = random.integers(0, 50, int(theirs.sum()))
    median = 40 * np.exp(natural(shape, 3, shape.departments))[who["department"]]
    lag = np.round(median * np.exp(random.normal(0, 0.5, n)))
    for one in planted_of(shape, "late_department"):
        lag = lag + one.strength * (who["department"] == place_of(one))
    return {"age": age, "lag": lag}


def _claims(shape: Shape, who: Mapping[str, Codes]) -> dict[str, Numbers]:
    random, n = shape.random(4), shape.cases
    centre = (
        np.log(2_500)
        + 0.8 * ~who["person"]
        + natural(shape, 5, shape.departments)[who["department"]]
    )
    principal = np.exp(random.normal(centre, random.uniform(0.8, 1.4), n))
    if "harder_mix" in shape.decoys:
        principal = np.where(who["department"] == 1, principal * 4, principal)
    return {"principal": np.round(np.maximum(principal, 50), 2)}


def _disputes(
    shape: Shape, who: Mapping[str, Codes], when: Mapping[str, Numbers],
    claims: Mapping[str, Numbers],
) -> dict[str, Numbers]:  # fmt: skip
    random, n = shape.random(6), shape.cases
    odds = np.log(random.uniform(0.05, 0.12)) + 0.35 * ~who["person"]
    odds = odds + 0.12 * np.log(claims["principal"] / 2500) + 0.2 * (who["country"] == 1)
    odds = odds + natural(shape, 7, shape.departments)[who["department"]]
    odds = odds + natural(shape, 8, shape.claim_types)[who["claim_type"]]
    odds = odds + natural(shape, 9, int(who["customer"].max()) + 1, 2.0)[who["customer"]]
    for one in planted_of(shape, "department_disputes"):
        odds = odds + np.log(one.strength) * (who["department"] == place_of(one))
    disputed = random.random(n) < 1 / (1 + np.exp(-odds))
    tilt = shape.random(10).normal(0, shape.nature, (shape.departments, len(REASONS)))
    weights = np.exp(tilt) * shape.random(11).gamma(2.0, size=len(REASONS))
    weights /= weights.sum(axis=1, keepdims=True)
    chosen = (random.random(n)[:, None] > weights.cumsum(axis=1)[who["department"]]).sum(axis=1)
    reason = np.minimum(chosen, len(REASONS) - 1)
    for one in shape.problems:
        hit = _struck(one, who) & (random.random(n) < one.strength)
        hit &= when["age"] <= one.youngest_days
        if one.kind in ("department_reason", "claim_type_reason"):
            reason[hit], disputed = REASONS.index(one.reason), disputed | hit
        if one.kind == "customer_disputes":
            disputed = disputed | hit
    if "tiny_extreme" in shape.decoys:
        disputed = disputed | ((who["department"] == 0) & (random.random(n) < 0.7))
    delay = random.exponential(25, n)
    disputed &= delay <= when["age"]
    unknown = np.full(n, 0.12)
    for one in planted_of(shape, "unknown_reasons"):
        unknown[who["department"] == place_of(one)] = one.strength
    speed = 45 * np.exp(natural(shape, 12, shape.departments))[who["department"]]
    for one in planted_of(shape, "slow_settlement"):
        speed = np.where(who["department"] == place_of(one), speed * one.strength, speed)
    settles = random.exponential(speed)
    return {
        "disputed": disputed.astype(float),
        "reason": np.where(random.random(n) < unknown, -1, reason).astype(float),
        "dispute_delay": np.round(delay),
        "settled": (disputed & (delay + settles <= when["age"])).astype(float),
        "settle_delay": np.round(delay + settles),
    }


def _struck(one: Problem, who: Mapping[str, Codes]) -> Codes:
    column = {"claim_type_reason": "claim_type", "customer_disputes": "customer"}
    return np.asarray(who[column.get(one.kind, "department")] == place_of(one))


def _fates(
    shape: Shape, who: Mapping[str, Codes], when: Mapping[str, Numbers],
    claims: Mapping[str, Numbers], disputes: Mapping[str, Numbers],
) -> dict[str, Numbers] :  # fmt: skip
    random, n = shape.random(13), shape.cases
    age, disputed = when["age"], disputes["disputed"] > 0
    odds = random.uniform(0.6, 1.4) - 0.25 * np.log(claims["principal"] / 2500)
    odds = odds - 0.006 * when["lag"] - 0.25 * ~who["person"] - 1.3 * disputed
    odds = odds + natural(shape, 14, shape.departments, 0.7)[who["department"]]
    odds = odds + natural(shape, 15, shape.agencies, 0.5)[who["agency"]]
    chance = 1 / (1 + np.exp(-odds))
    for one in shape.problems:
        if one.kind == "collecting_department":
            chance = np.where(who["department"] == place_of(one), chance * one.strength, chance)
        if one.kind == "collecting_agency":
            chance = np.where(who["agency"] == place_of(one), chance * one.strength, chance)
    delay = random.exponential(60, n)
    settled_first = ~disputed | (disputes["settled"] > 0)
    paid = (random.random(n) < chance) & (delay <= age) & settled_first
    part = np.where(random.random(n) < 0.12, random.uniform(0.1, 0.9, n), 1.0)
    own = 0.05 * np.exp(natural(shape, 16, shape.departments)[who["department"]])
    own = own + 0.3 * (disputes["settled"] > 0)
    for one in planted_of(shape, "self_inflicted"):
        own = np.where(who["department"] == place_of(one), np.minimum(own * one.strength, 0.9), own)
    ends = random.exponential(90, n)
    withdrawn = ~paid & (random.random(n) < own / (1 - chance * 0.7)) & (ends <= age)
    given_up = ~paid & ~withdrawn & (age > 300 + random.exponential(200, n))
    closed = (paid & (part == 1.0)) | withdrawn | given_up
    waiting = 0.08 * np.exp(natural(shape, 17, shape.departments)[who["department"]])
    waiting = waiting + 0.15 * (disputed & (disputes["settled"] == 0))
    for one in planted_of(shape, "waiting_on_us"):
        waiting = np.where(who["department"] == place_of(one), waiting * one.strength, waiting)
    waits = ~closed & (random.random(n) < waiting)
    over = np.where(paid, delay, np.where(withdrawn, ends, np.maximum(age - 20, 0)))
    return {
        "collected": np.where(paid, np.round(claims["principal"] * part, 2), 0.0),
        "closed": closed.astype(float),
        "closed_after": np.round(over),
        "why": np.select([paid, withdrawn & disputed, withdrawn], [0, 1, 2], 3).astype(float),
        "waits": waits.astype(float),
        "waited": np.round(np.minimum(random.exponential(30, n), age)),
    }
