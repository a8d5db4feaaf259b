def test_it_weighs_by_principal(headline):
    asked = headline("""
        principal | is_disputed
           900.00 | yes
           300.00 | yes
           100.00 | no
           200.00 | no
    """)
    assert asked["dispute_share"] == (900 + 300) / (900 + 300 + 100 + 200)


def test_it_is_nought_where_nothing_was_disputed(headline):
    asked = headline("""
        principal | is_disputed
           100.00 | no
    """)
    assert asked["dispute_share"] == 0


def test_it_is_null_where_nothing_was_placed(headline):
    asked = headline("""
        principal | is_disputed
             0.00 | yes
    """)
    assert asked["dispute_share"] is None
