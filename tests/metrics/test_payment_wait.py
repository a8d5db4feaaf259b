def test_open_cases_without_a_payment_count_at_their_age_and_closed_ones_not_at_all(answer):
    (customer,) = answer(
        "customers/slowest_payers",
        """
        case_id | customer_id | placed_on  | closed_on
        A1      | K1          | 2026-10-01 |
        A2      | K1          | 2026-10-11 |
        A3      | K1          | 2026-01-01 | 2026-02-01
        A4      | K1          | 2026-10-26 |
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-10-05 |  10.00
        """,
        as_of="2026-10-31",
    )
    assert customer["payment_wait"] == 5  # of 4, 5 and 20 days


def test_a_customer_whose_placement_days_are_not_known_is_not_called_slow(answer):
    rows = answer(
        "customers/slowest_payers",
        """
        case_id | customer_id
        A1      | K1
        A2      | K1
        A3      | K1
        """,
    )
    assert rows == []
