"""The departments page: all of them side by side, and one of them by itself."""

import json
import re
from dataclasses import replace

import pytest

from dashboard.catalogue import questions
from dashboard.components import funnel_card, judged
from tests.views.reading import markup


def _dots(app):
    specs = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    return specs[0]["data"][0]


def test_the_table_has_a_row_a_department_and_one_of_all(page, sample):
    text = markup(page("departments", sample))
    assert questions()["departments/comparison"].title in text
    assert "./departments?department=Service+Nord" in text
    assert "<tfoot>" in text and "7,501" in text


def test_the_address_names_the_metric_that_is_compared(page, sample):
    app = page("departments", sample, metric="placement_lag")
    assert 'aria-current="true">Placement lag</a>' in markup(app)
    assert _dots(app)["text"][-1] == "107 days"
    assert "Leie og utstyr is furthest behind" in markup(app)


def test_an_unknown_metric_is_the_usual_one(page, sample):
    app = page("departments", sample, metric="no_such_metric")
    assert 'aria-current="true">Collection rate at 90 days</a>' in markup(app)


def test_one_department_is_shown_among_all_and_apart(page, sample):
    app = page("departments", sample, department="Service Nord", metric="dispute_rate")
    ids = [one[0] for one in _dots(app)["customdata"]]
    colours = dict(zip(ids, _dots(app)["marker"]["color"], strict=True))
    assert len(colours) == 12
    assert list(colours.values()).count(colours["Service Nord"]) == 1
    cards = ("disputes/reasons", "departments/stages", "departments/claim_types")
    assert all(questions()[name].title in markup(app) for name in cards)


@pytest.mark.parametrize("store", ["poor", "bare"])
@pytest.mark.parametrize("selection", [{}, {"department": "North"}])
def test_the_page_stands_over_a_store_that_says_little(page, store, selection, request):
    page("departments", request.getfixturevalue(store), **selection)


def test_an_empty_selection_is_said_to_be_empty(page, sample):
    app = page("departments", sample, department="Kantine", country="XX")
    assert "No case fits the selection." in markup(app)


def test_funnels_tell_who_lies_beyond_chance(page, sample):
    text = markup(page("departments", sample))
    calm = "None of the 11 with at least 60 cases lies beyond the band"
    assert text.count(calm) == 2
    assert "The band is wide enough for all 11 at once" in text
    assert "Judged over all currencies, converted to NOK." in text
    assert "all together 10.6%" in text
    assert "What stands out, and why?" in text
    told = re.sub(r"<[^>]*>", "", text)
    others = ("Leie og utstyr (late placement, which is adjusted for here)",
              "Service Nord (disputes for one reason: Not delivered since Feb 2026)")  # fmt: skip
    assert told.count(f"Stands out all the same: {'; '.join(others)}.") == 2
    assert text.count("./findings?department=Leie+og+utstyr") == 2


def test_a_funnel_names_the_finding_about_whom_it_shows_beyond(page, sample, monkeypatch):
    def moved(funnel):
        out = ("Service Nord", "Renhold")
        units = (replace(one, reach=1.2) if one.name in out else one for one in funnel.units)
        return replace(funnel, units=tuple(units))

    def with_two_out(filters):
        return {place: moved(one) for place, one in judged.funnels(filters).items()}

    monkeypatch.setattr(funnel_card, "funnels", with_two_out)
    text = markup(page("departments", sample))
    assert "2 of the 11 with at least 60 cases lie beyond the band" in text
    assert text.count(">Service Nord: 46 of 184 cases disputed: Not delivered") == 2
    assert "Renhold:" not in text


def test_without_units_to_judge_no_funnel_is_drawn(page, poor):
    assert "No unit has enough cases to tell it from chance." in markup(page("departments", poor))


def test_a_department_s_months_are_marked_where_a_finding_dates_a_change(page, sample):
    figures = page("departments", sample, department="Service Nord").get("plotly_chart")
    marks = [
        note["text"]
        for one in figures
        for note in json.loads(one.proto.spec)["layout"].get("annotations", [])
    ]
    assert "Service Nord: Not delivered" in marks
