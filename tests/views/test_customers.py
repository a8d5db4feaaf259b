"""The customers page: the top of each list, and everybody page by page."""

import re

import pytest

from dashboard.catalogue import questions
from tests.views.reading import markup

CARDS = ("largest_debtors", "slowest_payers", "most_disputing", "repeat_disputes",
         "across_departments", "comparison")  # fmt: skip


def _list(app):
    """Return the customers of the long list, which is the last table."""
    return re.findall(
        r'href="\./customer\?[^"]*">([^<]+)</a>', markup(app).rpartition("<tbody>")[2]
    )


def test_every_question_of_the_page_is_a_card(page, sample):
    text = markup(page("customers", sample))
    assert all(questions()[f"customers/{name}"].title in text for name in CARDS)


def test_customers_are_compared_in_funnels_below_the_first_lists(page, sample):
    app = page("customers", sample)
    text = markup(app)
    assert text.count("None of the 6 with at least 20 cases lies beyond the band") == 2
    first, last = (questions()[f"customers/{one}"].title for one in ("slowest_payers",
                                                                    "most_disputing"))  # fmt: skip
    asked = "Which customers dispute beyond chance?"
    assert text.index(first) < text.index(asked) < text.index(last)
    assert len(app.get("plotly_chart")) == 2


def test_few_customers_are_compared_in_a_sentence(page, sample):
    app = page("customers", sample, placed_from="2025-03-01")
    text = markup(app)
    assert "Only 2 have the 20 cases that a comparison takes. None is disputed more" in text
    assert not app.get("plotly_chart")


def test_the_list_has_fifty_customers_a_page_and_every_one_once(page, sample):
    found = [one for number in "12" for one in _list(page("customers", sample, page=number))]
    assert len(found) == len(set(found)) == 100


def test_the_address_names_the_order_of_the_list(page, sample):
    app = page("customers", sample, sort="-case_count")
    assert 'aria-sort="descending"' in markup(app)
    assert _list(app) != _list(page("customers", sample))


def test_a_row_leads_to_the_customer_and_keeps_the_selection(page, sample):
    text = markup(page("customers", sample, department="Renhold"))
    assert re.search(r"\./customer\?department=Renhold&amp;customer=\d+", text)


def test_the_search_narrows_the_list(page, sample):
    assert all("Prøvebygg" in name for name in _list(page("customers", sample, search="prøvebygg")))


@pytest.mark.parametrize("store", ["poor", "bare"])
def test_the_page_stands_over_a_store_that_says_little(page, store, request):
    page("customers", request.getfixturevalue(store))


def test_an_empty_selection_is_said_to_be_empty(page, sample):
    assert "No case fits the selection." in markup(page("customers", sample, department="none"))
