def test_a_name_is_not_taken_for_the_number_of_another(headline):
    asked = headline("""
        customer_id  | customer_name
        Ola Nordmann | Kari Nordmann
                     | Ola Nordmann
                     | Ola Nordmann
    """)
    assert asked["customer_count"] == 1 + 1


def test_a_customer_counts_once_however_many_cases_it_has(headline):
    asked = headline("""
        customer_id | customer_name
        K1          | Vik AS
        K1          | Vik A/S
        K2          | Vik AS
    """)
    assert asked["customer_count"] == 2


def test_a_name_stands_in_for_a_missing_number_and_cases_without_either_are_left_out(headline):
    asked = headline("""
        customer_id | customer_name
        K1          | Vik AS
                    | Dal AS
                    |
                    |
    """)
    assert asked["customer_count"] == 2
