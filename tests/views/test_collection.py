"""The collection page: the headline's figures, five rates, the curves and the close reasons."""

import pytest

from dashboard.catalogue import questions
from tests.views.reading import markup

CARDS = [
    "cohorts", "by_lag", "by_claim_size", "by_agency", "by_customer_type", "by_country",
    "close_reasons",
]  # fmt: skip


def test_every_question_of_the_page_is_a_figure_or_a_table(page, sample):
    app = page("collection", sample)
    figures = ("cohorts", "by_lag", "by_claim_size", "close_reasons")
    assert len(app.get("plotly_chart")) == len(figures)
    assert all(questions()[f"collection/{name}"].title in markup(app) for name in CARDS)


def test_the_figures_are_those_of_the_selection(page, sample):
    app = page("collection", sample, agency="Tiur Kreditt AS")
    assert ">Tiur Kreditt AS<" in markup(app)
    assert ">Fjordinkasso AS<" not in markup(app)


@pytest.mark.parametrize("store", ["poor", "bare"])
def test_a_store_that_says_little_leaves_cards_that_say_so(page, store, request):
    app = page("collection", request.getfixturevalue(store))
    assert "The loaded exports do not say" in markup(app)
    assert len(app.get("plotly_chart")) <= 1  # claim sizes need nothing but the principal


def test_an_empty_selection_is_said_to_be_empty(page, sample):
    app = page("collection", sample, department="no such department")
    assert "No case fits the selection." in markup(app)
