from tests.metrics.test_case_rate import BILLING, CASES


def test_it_is_principal_placed_of_what_was_billed_in_the_same_months(answer):
    rows = answer("departments/case_rate", CASES, billing=BILLING)
    assert {row["department"]: row["placed_share"] for row in rows} == {
        "North": (100 + 50) / (10_000 + 20_000),
        "East": 0 / 5_000,
    }


def test_it_is_null_where_nothing_was_billed(answer):
    nothing = """
        department | month      | invoice_count | billed_amount
        North      | 2026-08-01 |             0 |          0.00
    """
    (row,) = answer("departments/case_rate", CASES, billing=nothing)
    assert row["placed_share"] is None
    assert row["case_rate"] is None
