CASES = """
    department | is_disputed | dispute_reason
    North      | yes         | PRICE
    North      | yes         | PRICE
    North      | yes         | LATE
    North      | no          |
    South      | yes         | PRICE
"""


def test_its_base_is_all_cases_of_the_department_disputed_or_not(answer):
    rows = answer("disputes/reasons_by_department", CASES)
    assert {(row["department"], row["dispute_reason"]): row["reason_rate"] for row in rows} == {
        ("North", "PRICE"): 2 / 4,
        ("North", "LATE"): 1 / 4,
        ("South", "PRICE"): 1 / 1,
    }


def test_the_rates_of_all_reasons_sum_to_the_departments_dispute_rate(answer):
    rates = [
        row["reason_rate"]
        for row in answer("disputes/reasons_by_department", CASES)
        if row["department"] == "North"
    ]
    assert sum(rates) == 3 / 4
