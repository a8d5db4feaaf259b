"""What stands out: the page's cards, where they lead, and what readers say of them."""

import datetime as dt
import re
from functools import partial
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.components import desk
from dashboard.components.findings_head import rows_of
from dashboard.filters import Filters, Scope
from dashboard.findings import looked_at
from dashboard.findings.drill import bad_cases_of, cases_of
from dashboard.findings.looked_at import among_all, concerns, subject_of, told
from dashboard.findings.remarked import remark, remarks_in, take_back
from dashboard.settings import settings
from dashboard.views import PAGES
from dashboard.warehouse.notes import Notes
from dashboard.warehouse.warehouse import Warehouse
from tests.views.reading import markup

ALL = Scope(everything=True)


@pytest.fixture(scope="module")
def warehouse(sample: Path) -> Warehouse:
    return Warehouse(sample, settings())


@pytest.fixture
def _no_remarks(sample):
    yield
    (sample / "notes.sqlite").unlink(missing_ok=True)


def test_the_page_follows_overview_in_the_menu():
    assert list(PAGES)[:2] == ["", "findings"]


def test_the_three_problems_of_the_sample_are_the_cards_the_most_expensive_first(page, sample):
    app = page("findings", sample)
    named = re.findall(r'class="sentence"[^>]*>([^:]*):', markup(app))
    assert named == ["Leie og utstyr", "Serviceavtale Pluss", "Service Nord"]
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(currency="NOK"),
        Filters(placed_from=dt.date(2025, 1, 15)),
        Filters(agency=("Tiur Kreditt AS",)),
        Filters(department=("Service Nord",), reason=("NOT_DELIVERED",)),
    ],
    ids=["all", "one currency", "a period", "one agency", "a department and a reason"],
)
def test_a_finding_counts_the_cases_that_it_leads_to(warehouse, filters):
    found = told(warehouse, filters, ALL)
    assert found
    for one in found:
        finding, whole = one.finding, cases_of(one.finding, one.selection)
        assert warehouse.count("cases/rows", whole, ALL) == finding.case_count
        bad = bad_cases_of(finding, one.selection)
        if bad is not None:
            assert warehouse.count("cases/rows", bad, ALL) == finding.bad_count


def test_the_link_of_a_card_leads_to_its_cases(page, sample):
    text = markup(page("findings", sample))
    found = re.search(r'href="([^"]*)">Show the 184 cases', text)
    assert found
    href = urlsplit(unescape(found[1]))
    app = page("cases", sample, **parse_qs(href.query))
    assert "of 184" in markup(app)


def test_a_card_says_why_it_is_not_chance_and_who_owns_the_process(page, sample):
    text = markup(page("findings", sample))
    assert "of the 184 would be expected" in text
    assert "Before Feb 2026 it was 2.3%" in text
    assert "Fewer than one in a million findings as clear as this would be chance." in text
    assert "Owner: Delivery and logistics · Service Nord" in text
    assert "Owner: Dunning · Leie og utstyr" in text
    assert "at least late interest of 12% a year" in text
    assert "./definitions?show=judged" in text


def test_overview_names_the_first_three(page, sample):
    text = markup(page("", sample))
    assert all(one in text for one in ("utstyr: 541 cases", "Pluss: 86 of", "Nord: 46 of"))
    assert text.count("NOK\u00a0687,835") == 2  # shown once, and in the tooltip
    assert "Judged over all currencies, converted to NOK." in text
    assert "Judged over" not in markup(page("", sample, currency="all-NOK"))
    assert "All 3 findings and why" in text


def test_overview_names_those_of_the_selection_and_where_more_is_told(page, sample):
    text = markup(page("", sample, department="Service Nord"))
    assert "Nord: 46 of" in text
    assert "utstyr: 541 cases" not in text
    assert "Why, and what else stands out inside" in text
    calm = markup(page("", sample, department="Renhold"))
    assert "Nothing of the selection stands out against all others." in calm
    assert "./findings?department=Renhold" in calm


def test_whichever_units_are_selected_all_are_judged_once(warehouse):
    every = among_all(warehouse, Filters(), ALL)
    judged = partial(pytest.fail, "judged again")
    warehouse._made.clear()
    assert among_all(warehouse, Filters(), ALL) == every
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(looked_at, "findings", judged)
        for selected in (Filters(department=("Renhold",)), Filters(reason=("DUPLICATE",))):
            assert among_all(warehouse, selected, ALL) == every


def test_a_finding_concerns_a_selection_that_may_hold_some_of_its_cases():
    of_customer = {"customer_id": "20028"}
    assert concerns(of_customer, Filters(department=("Kantine",)))
    assert concerns(of_customer, Filters(customer=("20028", "1")))
    assert not concerns(of_customer, Filters(customer=("1",)))
    assert not concerns(of_customer | {"department": "Renhold"}, Filters(department=("Kantine",)))


def test_nothing_to_tell_is_said_calmly(page, sample, poor, bare):
    narrowed = markup(page("findings", sample, department="Renhold"))
    assert "Nothing stands out beyond chance" in narrowed
    assert "Lift all filters" in narrowed
    nobody = markup(page("findings", sample, department="Nope"))
    assert "No case is selected" in nobody
    assert "No case fits the selection." in nobody
    assert "Lift all filters" in nobody
    assert "looked at" not in nobody
    for store in (poor, bare):
        assert "Too few cases to tell anything from chance" in markup(page("findings", store))


def test_what_the_exports_do_not_tell_is_said_not_to_be_judged(page, sample, poor):
    assert "Not judged, as the exports do not tell it" in markup(page("findings", poor))
    assert "Not judged" not in markup(page("findings", sample))


def test_a_selected_department_is_held_against_the_others(page, sample):
    text = markup(page("findings", sample, department="Service Nord"))
    assert "Service Nord: 46 of 184 cases disputed" in text
    assert "Leie og utstyr" not in text
    assert "753 cases were looked at and held against all 8,000:" in text
    assert "1 problem stands out; it costs about NOK" in text


def test_a_narrower_scope_judges_only_what_it_shows(page, sample, monkeypatch):
    monkeypatch.setenv("STANDOUT_DEPARTMENTS", '["Service Nord", "Kantine", "Renhold"]')
    text = markup(page("findings", sample))
    assert "Leie og utstyr" not in text


@pytest.mark.usefixtures("_no_remarks")
def test_a_finding_set_aside_moves_to_the_folded_list_and_comes_back(page, sample):
    notes = Notes(sample)
    app = page("findings", sample)
    first = told(desk.warehouse(), Filters(), ALL)[0].finding
    said = (dt.date(2026, 11, 2), "Kari", "The fleet <is> rented out")
    remark(notes, ALL, subject_of(first), "aside", said)
    app = page("findings", sample)
    text = markup(app)
    assert text.count('class="sentence"') == 2
    assert "Kari, 2 Nov 2026: The fleet &lt;is&gt; rented out" in text
    assert "1 finding set aside" in [one.label for one in app.expander]
    assert "All 2 findings and why" in markup(page("", sample))
    take_back(notes, ALL, next(iter(remarks_in(notes, ALL).values())))
    assert markup(page("findings", sample)).count('class="sentence"') == 3


@pytest.mark.usefixtures("_no_remarks")
def test_an_action_is_told_with_the_rate_before_and_since(page, sample):
    app = page("findings", sample)
    last = told(desk.warehouse(), Filters(), ALL)[2].finding
    verdicts = {
        dt.date(2026, 2, 1): "Worse, and more than chance.",
        dt.date(2026, 8, 1): "Before, from Feb 2026 on: 23.6% of",
        dt.date(2026, 10, 25): "Too early to tell: fewer than 20 cases since.",
    }
    for day, verdict in verdicts.items():
        remark(Notes(sample), ALL, subject_of(last), "acted", (day, "", "New carrier"))
        app = page("findings", sample)
        assert "New carrier" in markup(app)
        assert verdict in markup(app)


@pytest.mark.usefixtures("_no_remarks")
def test_an_action_is_asked_for_with_the_export_day_as_the_latest(page, sample):
    app = page("findings", sample)
    subject = subject_of(told(desk.warehouse(), Filters(), ALL)[0].finding)
    app.session_state[f"open-acted-{subject}"] = True
    app.run()
    (asked,) = app.get("date_input")
    assert asked.value == asked.max == dt.date(2026, 10, 31)
    assert "Cases placed before this day" in " ".join(one.value for one in app.caption)
    app.text_area[0].set_value("Sent at once").run()
    next(one for one in app.button if one.label == "Keep").click().run()
    (kept,) = remarks_in(Notes(sample), ALL).values()
    assert (kept.day, kept.words) == (dt.date(2026, 10, 31), "Sent at once")


@pytest.mark.usefixtures("_no_remarks")
def test_nothing_is_set_aside_without_a_reason(page, sample):
    app = page("findings", sample)
    subject = subject_of(told(desk.warehouse(), Filters(), ALL)[0].finding)
    app.session_state[f"open-aside-{subject}"] = True
    app.run()
    app.text_area[0].set_value("  ").run()
    next(one for one in app.button if one.label == "Keep").click().run()
    assert ["Say why" in one.value for one in app.error] == [True]
    assert not Notes(sample).remarks()
    app.text_area[0].set_value("Rented out").run()
    assert not app.error
    next(one for one in app.button if one.label == "Keep").click().run()
    (kept,) = Notes(sample).remarks()
    assert kept.words == "Rented out"


@pytest.mark.usefixtures("_no_remarks")
def test_an_action_on_what_no_longer_stands_out_is_still_told(page, sample):
    subject = ("dispute_rate", (("department", "Kantine"),))
    said = (dt.date(2026, 1, 1), "Ola", "Menu changed")
    remark(Notes(sample), ALL, subject, "acted", said)
    text = markup(page("findings", sample))
    assert "What was done about what no longer stands out?" in text
    assert "Disputes: Kantine" in text
    assert "Ola: Menu changed" in text


@pytest.mark.usefixtures("_no_remarks")
def test_what_lies_outside_the_selection_is_not_told_to_be_gone(page, sample):
    page("findings", sample)
    standing = told(desk.warehouse(), Filters(), ALL)[2].finding
    gone = ("dispute_rate", (("department", "Renhold"),))
    for subject in (subject_of(standing), gone):
        said = (dt.date(2026, 8, 1), "", f"Done in {subject[1][0][1]}")
        remark(Notes(sample), ALL, subject, "acted", said)
    other = markup(page("findings", sample, department="Kantine"))
    assert "no longer stands out" not in other
    assert "Done in" not in other
    # Too few cases for it to stand out, in which it is not gone either.
    early = markup(page("findings", sample, placed_to="2026-01-31"))
    assert "Done in Renhold" in early
    assert "Done in Service Nord" not in early
    own = markup(page("findings", sample, department="Renhold", placed_from="2026-08-01"))
    assert "Counted over all cases" in own
    late = markup(page("findings", sample, placed_from="2026-08-01"))
    assert "no cases" not in own + late
    assert "Done in Renhold" in own


def test_what_is_said_stays_within_the_scope_of_who_says_it(tmp_path):
    notes = Notes(tmp_path)
    north, both = Scope(departments=("North",)), Scope(departments=("North", "South"))
    department = ("dispute_rate", (("department", "South"),))
    customer = ("customer_disputes", (("customer_id", "K1"),))
    said = (dt.date(2026, 1, 1), "", "")
    remark(notes, north, department, "aside", said)
    assert remarks_in(notes, ALL) == {}
    remark(notes, both, department, "aside", said)
    remark(notes, both, customer, "aside", said)
    assert list(remarks_in(notes, ALL)) == [("aside", department)]
    assert remarks_in(notes, north) == {}
    assert len(remarks_in(notes, both)) == 2


def test_findings_can_be_taken_away_as_rows(warehouse):
    rows = rows_of([one.finding for one in told(warehouse, Filters(), ALL)])
    assert rows["observed_days"].to_list() == [107.0, None, None]
    assert rows["case_count"].to_list() == [541, 432, 184]
    assert rows["since"].to_list() == [None, None, dt.date(2026, 2, 1)]
    assert rows_of(()).is_empty()


def test_definitions_explain_in_ten_sentences_on_top_for_who_asks(page, sample):
    asked = markup(page("definitions", sample, show="judged"))
    assert asked.count("<li><b>") == 10
    assert asked.index("How are findings judged?") < asked.index("What is counted?")
    plain = markup(page("definitions", sample))
    assert plain.index("How are findings judged?") > plain.index("What is counted?")
