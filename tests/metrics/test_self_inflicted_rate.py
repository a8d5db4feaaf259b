def test_its_base_is_the_principal_of_all_closed_cases(headline):
    asked = headline("""
        principal | closed_on  | close_reason
           100.00 | 2026-05-01 | credited
            50.00 | 2026-05-01 | legal_declined
           300.00 | 2026-05-01 | paid
            40.00 | 2026-05-01 |
           500.00 |            |
    """)
    assert asked["self_inflicted_rate"] == (100 + 50) / (100 + 50 + 300 + 40)


def test_it_is_nought_where_none_was_and_null_where_nothing_was_closed(headline):
    closed = headline("""
        closed_on  | close_reason
        2026-05-01 | paid
    """)
    still_open = headline("""
        principal
        100.00
    """)
    assert closed["self_inflicted_rate"] == 0
    assert still_open["self_inflicted_rate"] is None
