def test_solved_is_closed_with_the_whole_principal_collected(headline):
    asked = headline("""
        principal | collection_fee | paid_total | outstanding | closed_on
           100.00 |                |     100.00 |        0.00 | 2026-05-01
           100.00 |          50.00 |     100.00 |       50.00 | 2026-05-01
           100.00 |                |      99.99 |        0.01 | 2026-05-01
           100.00 |                |     100.00 |        0.00 |
    """)
    assert asked["solved_rate"] == 2 / 4


def test_a_case_about_nothing_is_never_solved(headline):
    asked = headline("""
        principal | outstanding | closed_on
             0.00 |        0.00 | 2026-05-01
          -100.00 |        0.00 | 2026-05-01
    """)
    assert asked["solved_rate"] == 0 / 2


def test_it_is_null_without_cases(headline):
    assert headline("case_id | principal")["solved_rate"] is None
