"""The rows: one page of them, in the order and with the columns that the address names."""

import re

import pytest

from tests.views.reading import markup


def _headers(app):
    return re.findall(r'class="head" href="[^"]*">([^<]+)</a>', markup(app))


def _cases(app):
    return re.findall(r'href="\./case\?[^"]*">([^<]+)</a>', markup(app))


def test_a_page_has_fifty_rows_and_says_of_how_many(page, sample):
    app = page("cases", sample)
    assert len(_cases(app)) == 50
    assert "Rows 1 – 50 of 7,501" in markup(app)


def test_pages_follow_each_other_without_a_gap_or_a_repetition(page, sample):
    found = [case for number in "12" for case in _cases(page("cases", sample, page=number))]
    assert len(found) == len(set(found)) == 100


def test_a_page_beyond_the_last_is_the_last(page, sample):
    assert "Rows 7,501 – 7,501 of 7,501" in markup(page("cases", sample, page="9999"))


def test_the_address_names_the_columns_and_their_order(page, sample):
    app = page("cases", sample, cols="placed_on,principal,no_such_column")
    assert _headers(app) == ["Case", "Placed on", "Principal"]


def test_the_address_names_the_order_of_the_rows(page, sample):
    app = page("cases", sample, sort="case_id", cols="principal")
    assert _cases(app) == sorted(_cases(app))
    assert 'aria-sort="ascending"' in markup(app)


def test_a_header_leads_to_the_other_direction_and_the_first_page(page, sample):
    text = markup(page("cases", sample, sort="-principal", page="3"))
    href = re.search(r'href="([^"]*)">Principal</a>', text)[1]
    assert "sort=principal" in href
    assert "page=1" in href


def test_an_unknown_order_is_the_usual_one(page, sample):
    assert _cases(page("cases", sample, sort="drop table")) == _cases(page("cases", sample))


def test_the_search_narrows_the_rows(page, sample):
    assert _cases(page("cases", sample, search="tk-82662")) == ["TK-82662"]


def test_a_row_leads_to_its_case_and_keeps_the_selection(page, sample):
    text = markup(page("cases", sample, search="tk-82662"))
    assert "./case?case=TK-82662&amp;search=tk-82662" in text


def test_the_totals_are_those_of_the_whole_selection(page, sample):
    text = markup(page("cases", sample))
    assert "7,501 cases" in text
    assert "89,906,871.50" in text


@pytest.mark.parametrize("store", ["poor", "bare"])
def test_the_page_stands_over_a_store_that_says_little(page, store, request):
    page("cases", request.getfixturevalue(store))
