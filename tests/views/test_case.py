"""A case's own page: facts, the sum written out, what happened, and the customer's other cases."""

from tests.views.reading import markup


def test_a_case_tells_its_sum_and_that_it_balances(page, sample):
    text = markup(page("case", sample, case="TK-82662"))
    assert (
        "14,616.85 principal + 665.76 interest + 1,570.00 fees − 12,906.61 paid"
        " − 3,946.00 credited − 0.00 waived = 0.00"
    ) in text
    assert "the case balances" in text


def test_a_case_that_does_not_balance_says_by_how_much(page, poor):
    difference = 10 - (50 - 20)
    text = markup(page("case", poor, case="P2"))
    assert "= 30.00" in text
    assert f"The export says 10.00: it differs by {difference:.2f}." in text


def test_what_happened_stands_in_order(page, sample):
    text = markup(page("case", sample, case="TK-82662"))
    days = [text.index(word) for word in ("Invoiced", "Fees, interest or terms</span></div></li>")]
    assert days == sorted(days)
    assert text.count("<li>") == 7


def test_a_case_says_which_file_and_row_it_came_from(page, sample):
    text = markup(page("case", sample, case="TK-82662"))
    assert "tiur_cases.csv" in text
    assert "1,339" in text


def test_a_case_in_another_currency_opens_in_its_own(page, sample):
    assert "SEK" in markup(page("case", sample, case="TK-81769"))


def test_the_way_back_keeps_the_selection_without_the_case(page, sample):
    text = markup(page("case", sample, case="TK-82662", department="Renhold"))
    assert 'href="./cases?department=Renhold"' in text


def test_a_case_that_is_not_there_is_said_not_to_be(page, sample):
    assert "There is no such case" in markup(page("case", sample, case="none"))
    assert "There is no such case" in markup(page("case", sample))
