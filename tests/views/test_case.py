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


def test_a_number_that_two_agencies_use_shows_the_case_of_the_agency_named(page, told_twice):
    fjord = markup(page("case", told_twice, case="S1", of="Fjord"))
    dal = markup(page("case", told_twice, case="S1", of="Dal"))
    assert "100.00 principal" in fjord
    assert "500.00 principal" in dal
    assert "100.00 principal" not in dal


def test_the_selection_tells_whose_case_is_meant_where_the_address_does_not(page, told_twice):
    assert "500.00 principal" in markup(page("case", told_twice, case="S1", agency="Dal"))


def test_a_number_alone_lets_the_reader_choose_whose_case_it_is(page, told_twice):
    text = markup(page("case", told_twice, case="S1"))
    assert "Several agencies have a case of this number:" in text
    assert "./case?case=S1&amp;of=Fjord" in text
    assert "./case?case=S1&amp;of=Dal" in text
    assert "principal" not in text


def test_a_case_that_changed_shows_the_columns_that_differ(page, told_twice):
    text = markup(page("case", told_twice, case="S1", of="Fjord"))
    assert "How did the exports tell this case over time?" in text
    assert "Told in 2 ways since" in text
    (history,) = [table for table in text.split("<table>") if "First told" in table]
    history = history.split("</table>")[0]
    assert "Rettslig" in history
    assert "Outstanding" in history
    assert "Due date" not in history


def test_a_case_told_alike_by_every_export_shows_no_history(page, told_twice):
    text = markup(page("case", told_twice, case="S1", of="Dal"))
    assert "How did the exports tell this case over time?" not in text


def test_a_case_of_several_invoices_shows_them(page, told_twice):
    text = markup(page("case", told_twice, case="S1", of="Fjord"))
    assert "Which invoices and debtors does this case put together?" in text
    assert "F-1" in text
    assert "F-2" in text


def test_a_case_says_where_its_figures_and_its_reason_come_from(page, sample):
    text = markup(page("case", sample, case="TK-82662"))
    assert "Outstanding comes from" in text
    assert "The export&#x27;s own figure" in text
    assert "Stated as a reason" in text
