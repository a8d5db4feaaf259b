def test_a_dispute_counts_once_whatever_its_amount(headline):
    asked = headline("""
        case_id | principal | is_disputed
        A1      |    100.00 | yes
        A2      |  9 000.00 | no
        A3      |     50.00 | no
    """)
    assert asked["dispute_rate"] == 1 / 3


def test_it_is_null_without_cases(headline):
    assert headline("case_id | principal")["dispute_rate"] is None
