def test_it_is_the_share_of_rows_that_state_a_value(answer):
    rows = answer(
        "data/coverage",
        """
        case_id | department
        A1      | North
        A2      |
        A3      | South
        """,
    )
    filled = {(row["table_name"], row["column_name"]): row["filled_share"] for row in rows}
    assert filled["cases", "case_id"] == 3 / 3
    assert filled["cases", "department"] == 2 / 3
    assert filled["cases", "country"] == 0 / 3
    assert filled["payments", "amount"] is None
