def cohort(rows):
    return {row["days_after"]: (row["cohort_rate"], row["is_unfinished"]) for row in rows}


def test_each_step_counts_the_cases_that_old_and_what_they_paid_by_then(answer):
    rows = answer(
        "collection/cohorts",
        """
        case_id | principal | placed_on
        A1      |    100.00 | 2026-08-01
        A2      |     90.00 | 2026-09-30
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-08-01 |  10.00
            A1      | 2026-08-31 |  30.00
            A1      | 2026-09-30 |  20.00
            A2      | 2026-10-01 |  45.00
        """,
        as_of="2026-10-31",
    )
    assert cohort(rows) == {
        0: ((10 + 0) / (100 + 90), False),
        30: ((10 + 30 + 45) / (100 + 90), False),
        60: ((10 + 30 + 20) / 100, True),
        90: ((10 + 30 + 20) / 100, True),
    }


def test_there_is_no_row_where_most_of_the_principal_is_younger(answer):
    rows = answer(
        "collection/cohorts",
        """
        case_id | principal | placed_on
        A1      |    200.00 | 2026-10-31
        A2      |    100.00 | 2026-10-01
        """,
        as_of="2026-10-31",
    )
    assert cohort(rows) == {0: (0 / (200 + 100), False)}


def test_credit_notes_are_in_neither_part(answer):
    rows = answer(
        "collection/cohorts",
        """
        case_id | principal | placed_on
        A1      |    100.00 | 2026-10-31
        A2      |    -50.00 | 2026-10-31
        """,
        payments="""
            case_id | paid_on    | amount
            A1      | 2026-10-31 |  30.00
        """,
        as_of="2026-10-31",
    )
    assert cohort(rows) == {0: (30 / 100, False)}
