def test_departments_count_once_and_cases_without_one_count_as_one(answer):
    (customer,) = answer(
        "customers/comparison",
        """
        customer_id | department
        K1          | North
        K1          | North
        K1          | South
        K1          |
        """,
    )
    assert customer["department_count"] == 3
