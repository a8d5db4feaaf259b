"""A customer's own page: who it is, what it objects to, its cases in time."""

import json

import pytest

from tests.views.reading import markup

CUSTOMER = "20007"


def test_the_facts_figures_objections_and_cases_are_those_of_the_customer(page, sample):
    app = page("customer", sample, customer=CUSTOMER)
    text = markup(app)
    assert app.title[0].value == "Prøvebygg AS" and "47" in text
    assert "“Already paid” 3 times" in text
    assert f"./case?customer={CUSTOMER}&amp;case=" in text


def test_at_most_forty_cases_are_drawn_and_the_card_says_so(page, sample):
    app = page("customer", sample, customer=CUSTOMER)
    (figure,) = app.get("plotly_chart")
    assert len(json.loads(figure.proto.spec)["data"]) == 40
    assert "The newest 40 cases: " in markup(app)


def test_where_the_selection_hides_some_of_the_customer_all_is_one_link_away(page, sample):
    text = markup(page("customer", sample, customer=CUSTOMER, department="Renhold"))
    assert f'href="./customer?customer={CUSTOMER}">All that is known of the customer' in text


@pytest.mark.parametrize("chosen", [{}, {"customer": ["20007", "20028"]}])
def test_without_one_customer_the_page_leads_back_to_the_customers(page, sample, chosen):
    text = markup(page("customer", sample, **chosen))
    assert "The selection does not name one customer." in text
    assert 'href="./customers' in text


def test_a_customer_without_a_case_here_is_said_to_have_none(page, sample):
    text = markup(page("customer", sample, customer="nobody"))
    assert "This customer has no case in the selection." in text


def test_a_customer_of_another_currency_is_one_link_away(page, sample):
    text = markup(page("customer", sample, customer=CUSTOMER, currency="SEK"))
    assert f"./customer?customer={CUSTOMER}&amp;currency=NOK" in text


@pytest.mark.parametrize("store", ["poor", "bare"])
def test_the_page_stands_over_a_store_that_says_little(page, store, request):
    page("customer", request.getfixturevalue(store), customer="")
