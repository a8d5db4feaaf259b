"""The disputes page: why, where, how fast, what waits, and who owns which reason."""

import shutil

import pytest

from dashboard.catalogue import questions
from dashboard.components import desk
from tests.views.reading import markup

CARDS = ("reasons", "owners", "outcomes", "reasons_by_department", "new_and_settled",
         "open_by_age", "waiting_on_us", "waiting_cases")  # fmt: skip


def test_every_question_of_the_page_is_a_card(page, sample):
    text = markup(page("disputes", sample))
    assert all(questions()[f"disputes/{name}"].title in text for name in CARDS)


def test_among_disputed_cases_no_tile_tells_that_all_are_disputed(page, sample):
    assert 'data-metric="dispute_rate"' in markup(page("disputes", sample))
    text = markup(page("disputes", sample, reason="PRICE"))
    assert 'data-metric="dispute_rate"' not in text
    assert 'data-metric="disputed_count"' in text


def test_the_shares_of_departments_keep_all_cases_as_their_base(page, sample):
    def heat(**selection):
        text = markup(page("disputes", sample, **selection))
        return text.partition('<table class="heat">')[2].partition("</table>")[0]

    assert heat(reason="NOT_DELIVERED") == heat()


def test_a_reason_handed_to_another_process_is_counted_there(page, sample, tmp_path):
    store = tmp_path / "store"
    shutil.copytree(sample, store)
    app = page("disputes", store)
    app.session_state["owners"] = True
    app.run()
    app.selectbox(key="owner-PRICE").select("risk").run()
    assert not app.exception
    assert desk.warehouse().notes.owners()["PRICE"] == "risk"
    assert app.selectbox(key="owner-PRICE").value == "risk"


@pytest.mark.parametrize("store", ["poor", "bare"])
def test_the_page_stands_over_a_store_that_says_little(page, store, request):
    page("disputes", request.getfixturevalue(store))


def test_an_empty_selection_is_said_to_be_empty(page, sample):
    assert "No case fits the selection." in markup(page("disputes", sample, department="none"))
