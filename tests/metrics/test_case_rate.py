CASES = """
    department | principal | placed_on
    North      |    100.00 | 2026-08-15
    North      |     50.00 | 2026-09-15
    North      |    900.00 | 2026-05-15
    South      |     10.00 | 2026-08-15
"""
BILLING = """
    department | month      | invoice_count | billed_amount
    North      | 2026-08-01 |           100 |     10 000.00
    North      | 2026-09-01 |           300 |     20 000.00
    East       | 2026-08-01 |            50 |      5 000.00
"""


def test_only_months_whose_billing_is_loaded_count_on_both_sides(answer):
    rows = answer("departments/case_rate", CASES, billing=BILLING)
    assert [(row["department"], row["case_rate"]) for row in rows] == [
        ("North", (1 + 1) / (100 + 300)),
        ("East", 0 / 50),
    ]
