"""Does a person get from a question to its rows, and back, with the selection kept?"""

import re

import polars as pl
import pytest
from playwright.sync_api import expect

from dashboard.dimensions import DIMENSIONS
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, _
from dashboard.views import PAGES
from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard, Reader

RATE = ("dispute_rate", "overview/headline")
LEVEL = ("outstanding_amount", "overview/levels")
KANTINE = Filters(department=("Kantine",))


def choose(reader: Reader, name: str, label: str) -> None:
    reader.page.locator(f".st-key-open-{name} button").first.click()
    box = reader.page.locator(f".st-key-filter-{name}")
    box.locator("input").fill(label)
    reader.page.get_by_role("option", name=label, exact=True).click()


def expect_figures(reader: Reader, dashboard: Dashboard, filters: Filters) -> None:
    for metric, question in (LEVEL, RATE):
        expect(reader.tile(metric)).to_have_text(dashboard.tile(metric, question, filters))


def test_a_filter_changes_the_figures_stays_on_other_pages_and_can_be_undone(
    dashboard: Dashboard, opens: Opens, locale: str
) -> None:
    reader = opens(dashboard.address, locale)
    expect_figures(reader, dashboard, Filters())

    choose(reader, "department", "Kantine")
    expect_figures(reader, dashboard, KANTINE)
    assert reader.parameters() == {"department": ["Kantine"]}

    reader.page.keyboard.press("Escape")
    reader.page.locator("nav.menu a", has_text=_(PAGES["cases"].TITLE)).click()
    reader.at("cases")
    expect(reader.page.locator(".path .chip")).to_contain_text("Kantine")

    colleague = opens(reader.page.url.replace("/cases", "/"), locale)
    expect_figures(colleague, dashboard, KANTINE)

    reader.page.go_back()
    expect_figures(reader, dashboard, KANTINE)
    reader.page.go_back()
    expect_figures(reader, dashboard, Filters())
    assert reader.parameters() == {}
    assert reader.complaints == []


def first_case(reader: Reader) -> None:
    """Click the first case in the first table of cases."""
    row = reader.page.locator("tr[data-href*='case=']").first
    shown = row.locator("td").first.inner_text()
    row.locator("td").last.click()
    reader.at("case")
    expect(reader.page.locator(".stMainBlockContainer")).to_contain_text(shown)
    assert reader.parameters()["case"] == [shown]


def test_a_department_leads_to_its_cases_in_three_clicks(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    reader.click_mark("departments/ranking", "Kantine")
    reader.at("departments")
    assert reader.parameters() == {"department": ["Kantine"]}
    reader.tile("outstanding_amount").click()
    reader.at("cases")
    assert reader.parameters()["department"] == ["Kantine"]
    first_case(reader)


def test_a_reason_leads_to_its_cases_in_three_clicks(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    reader.click_mark("disputes/reasons", "DUPLICATE")
    reader.at("disputes")
    assert reader.parameters() == {"reason": ["DUPLICATE"]}
    reader.tile("disputed_amount").click()
    reader.at("cases")
    assert reader.parameters()["reason"] == ["DUPLICATE"]
    first_case(reader)


def test_an_age_leads_to_its_cases_in_two_clicks(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    reader.click_mark("overview/ageing", "061-090")
    reader.at("cases")
    assert reader.parameters() == {"overdue": ["061-090"], "open": ["yes"]}
    first_case(reader)
    reader.page.go_back()
    reader.at("cases")
    reader.page.go_back()
    reader.at("")
    expect_figures(reader, dashboard, Filters())


def test_a_customer_leads_to_its_cases_through_tables(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    largest = dashboard.ask("customers/largest_debtors").row(0, named=True)
    reader.card("customers/largest_debtors", "table").locator("tbody tr").first.click()
    reader.at("customer")
    assert reader.parameters()["customer"] == [largest["customer_id"]]
    expect(reader.page.locator(".stMainBlockContainer")).to_contain_text(largest["customer_name"])
    first_case(reader)


def test_the_same_mark_can_be_clicked_again_after_going_back(
    dashboard: Dashboard, opens: Opens
) -> None:
    reader = opens(dashboard.address)
    for _time in range(2):
        reader.click_mark("overview/ageing", "061-090")
        reader.at("cases")
        reader.page.go_back()
        reader.at("")


def test_a_step_of_the_path_can_be_lifted(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(f"{dashboard.address}/?department=Kantine&disputed=yes", norwegian)
    reader.page.locator(".path .chip a.off").first.click()
    expect(reader.page.locator(".path .chip")).to_have_count(1)
    assert reader.parameters() == {"disputed": ["yes"]}
    expect_figures(reader, dashboard, Filters(disputed=True))


def test_the_language_can_be_switched_and_stays(
    dashboard: Dashboard, opens: Opens, locale: str
) -> None:
    other = next(code for code in LANGUAGES if code != locale[:2])
    reader = opens(dashboard.address, locale)
    reader.page.locator(f"nav.choices a[lang={other}]").click()
    marked = reader.page.locator("nav.choices a[lang][aria-current]")
    expect(marked).to_have_text(LANGUAGES[other])
    value = reader.tile("outstanding_amount")
    expect(value).to_contain_text("NOK" if other == "en" else "kr")
    reader.page.locator("nav.menu a").nth(1).click()
    expect(marked).to_have_text(LANGUAGES[other])
    assert reader.parameters()["lang"] == [other]


def column(reader: Reader, position: int) -> list[str]:
    cells = reader.card("customers/largest_debtors", "table").locator("tbody tr td")
    width = reader.card("customers/largest_debtors", "table").locator("th").count()
    return cells.all_inner_texts()[position::width]


def test_a_table_sorts_by_its_headers(dashboard: Dashboard, opens: Opens, norwegian: str) -> None:
    reader = opens(dashboard.address, norwegian)
    header = reader.card("customers/largest_debtors", "table").locator("th").nth(1)
    counts = dashboard.ask("customers/largest_debtors")["case_count"]
    for way, descending in (("descending", True), ("ascending", False)):
        header.click()
        expect(header).to_have_attribute("aria-sort", way)
        found = [int(text) for text in column(reader, 1)]
        assert found == counts.sort(descending=descending).to_list()


def test_names_sort_as_the_language_does(dashboard: Dashboard, opens: Opens, locale: str) -> None:
    """Ø is another O in English and comes after Z in Norwegian."""
    reader = opens(dashboard.address, locale)
    reader.card("customers/largest_debtors", "table").locator("th").first.click()
    initials = "".join(name[0] for name in column(reader, 0))
    assert re.fullmatch("E+Ø+P+" if locale == "en-GB" else "E+P+Ø+", initials)


@pytest.mark.parametrize("name", ["cases"])
def test_a_list_of_cases_is_ordered_by_its_headers(
    dashboard: Dashboard, opens: Opens, name: str
) -> None:
    reader = opens(f"{dashboard.address}/{name}")
    label = DIMENSIONS["principal"].label
    reader.page.locator("th a", has_text=label).first.click()
    expect(reader.page.locator("th[aria-sort]")).to_contain_text(label)
    rows: pl.DataFrame = dashboard.ask("cases/rows")
    ordered = reader.page.locator("th[aria-sort]").get_attribute("aria-sort")
    edge = rows["principal"].max() if ordered == "descending" else rows["principal"].min()
    place = reader.page.locator("th").all_inner_texts()
    position = next(at for at, text in enumerate(place) if text.startswith(label))
    shown = reader.page.locator("tbody tr").first.locator("td").nth(position)
    assert shown.get_attribute("data-sort") == str(edge)
