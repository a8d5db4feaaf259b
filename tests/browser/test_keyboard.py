"""Can everything be reached and used without a mouse?"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard

# What has the focus, looked for inside our own elements too.
_FOCUSED = """() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const inside = (css) => !!one?.closest(css);
    const filter = inside('.st-key-filter-bar');
    return [
        ['menu', inside('nav.menu')], ['language', inside('nav.choices')], ['filter', filter],
        ['tile', inside('.tile')], ['header', one?.matches('th')], ['row', inside('tbody')],
        ['more', inside('[class*=st-key-menu-]')],
    ].filter(([, is]) => is).map(([name]) => name)[0] ?? '';
}"""


def tab_until(page: Page, reached: Callable[[str], bool], most: int = 120) -> list[str]:
    """Press Tab until something wanted has the focus; return what had it on the way."""
    passed: list[str] = []
    while len(passed) < most:
        page.keyboard.press("Tab")
        passed.append(page.evaluate(_FOCUSED))
        if reached(passed[-1]):
            return passed
    raise AssertionError(f"Tab never got there: {passed}")


def test_tab_reaches_menu_filters_tiles_and_tables_in_the_order_they_are_seen(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    page = opens(dashboard.address, norwegian).page
    passed = tab_until(page, lambda focused: focused == "row")
    order = list(dict.fromkeys(name for name in passed if name))
    assert order == ["menu", "language", "filter", "tile", "more", "header", "row"]


def test_enter_follows_a_link_of_the_menu(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    tab_until(reader.page, lambda focused: focused == "menu")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    current = reader.page.locator("nav.menu a").nth(1)
    expect(current).to_have_attribute("aria-current", "page")


def test_enter_and_space_sort_by_a_header(
    dashboard: Dashboard, opens: Opens, norwegian: str
) -> None:
    reader = opens(dashboard.address, norwegian)
    header = reader.card("customers/largest_debtors", "table").locator("th").first
    tab_until(reader.page, lambda focused: focused == "header")
    reader.page.keyboard.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    reader.page.keyboard.press("Space")
    expect(header).to_have_attribute("aria-sort", "descending")


def test_a_filter_can_be_opened_and_closed(dashboard: Dashboard, opens: Opens) -> None:
    reader = opens(dashboard.address)
    tab_until(reader.page, lambda focused: focused == "filter")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".st-key-filter-department")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.locator(".st-key-filter-department")).to_be_hidden()


def test_a_definition_opens_and_closes(dashboard: Dashboard, opens: Opens) -> None:
    reader = opens(dashboard.address)
    told = reader.page.locator("[data-metric=outstanding_amount] details")
    told.locator("summary").focus()
    reader.page.keyboard.press("Enter")
    expect(told.locator("div")).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(told.locator("div")).to_be_hidden()
