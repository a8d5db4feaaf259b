"""Is every page whole in every width, light and dark, in both languages, and a stranger to none?"""

from urllib.parse import urlsplit

import pytest

from dashboard.filters import Filters
from dashboard.views import PAGES
from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard, Reader

# What a reader would call broken: text that ends in nothing or an ellipsis, a page that moves
# sideways, a tile that its figure does not fit in, a figure whose words leave it, a lost page.
_FAULTS = """() => {
    const everything = (root) => [...root.querySelectorAll('*')].flatMap(
        (one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
    const elements = everything(document);
    const seen = (one) => one.getClientRects().length > 0
        && getComputedStyle(one).visibility !== 'hidden';
    const words = (one) => one.textContent.trim().slice(0, 60);
    const speaks = (one) => [...one.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const hides = (one) => ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
    const fits = (inner, outer) => inner.left >= outer.left - 2 && inner.right <= outer.right + 2
        && inner.top >= outer.top - 2 && inner.bottom <= outer.bottom + 2;
    const faults = [];

    for (const one of elements) {
        if (speaks(one) && one.clientWidth > 8 && hides(one) && seen(one)
            && one.scrollWidth > one.clientWidth + 1) faults.push(`cut off: ${words(one)}`);
    }
    for (const one of [document.scrollingElement,
                       ...document.querySelectorAll('[data-testid=stMain]')]) {
        if (one.scrollWidth > one.clientWidth + 1) faults.push('the page moves sideways');
    }
    for (const tile of elements.filter((one) => one.classList?.contains('tile'))) {
        for (const one of tile.querySelectorAll('.name > span, .value, .change, svg')) {
            if (one.tagName !== 'svg' && !words(one)) continue;
            const text = document.createRange();
            text.selectNodeContents(one);
            const box = one.tagName === 'svg' ? one.getBoundingClientRect()
                : text.getBoundingClientRect();
            const fault = `off its tile: ${words(one)}`;
            if (!fits(box, tile.getBoundingClientRect())) faults.push(fault);
        }
    }
    for (const figure of document.querySelectorAll('[data-testid=stPlotlyChart]')) {
        const frame = figure.getBoundingClientRect();
        for (const one of figure.querySelectorAll('svg text')) {
            if (words(one) && seen(one) && !fits(one.getBoundingClientRect(), frame)) {
                faults.push(`off its figure: ${words(one)}`);
            }
            if (words(one).endsWith('…')) faults.push(`cut short: ${words(one)}`);
        }
    }
    for (const one of document.querySelectorAll('[data-testid=stException]')) {
        faults.push(`error: ${words(one)}`);
    }
    return faults;
}"""

PRE_SELECTED = {
    "departments": {"department": "Service Nord"},
    "disputes": {"reason": "DUPLICATE"},
}


def addresses(dashboard: Dashboard) -> list[tuple[str, dict[str, str]]]:
    """Return every page, those of one customer and one case with one to show."""
    case = dashboard.ask("cases/rows", Filters(disputed=True)).row(0, named=True)
    customer = dashboard.ask("customers/largest_debtors").row(0, named=True)
    known = {
        "customer": {"customer": str(customer["customer_id"])},
        "case": {"case": str(case["case_id"])},
    }
    every = [(name, known.get(name, {})) for name in PAGES]
    return every + [(name, chosen) for name, chosen in PRE_SELECTED.items() if name in PAGES]


@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_is_cut_off_on_any_page(
    dashboard: Dashboard, opens: Opens, locale: str, width: int
) -> None:
    # Every two of language, width and light or dark meet once.
    dark = (locale == "nb-NO") is (width == 1280)
    reader = opens(dashboard.address, locale, width, dark)
    found = []
    for name, chosen in addresses(dashboard):
        reader.go_to(name, chosen)
        found += [f"{name or 'overview'}: {fault}" for fault in reader.page.evaluate(_FAULTS)]
    assert not found, "\n".join(found)
    assert reader.complaints == []
    assert hosts(reader) == {urlsplit(dashboard.address).netloc}


def test_the_check_above_sees_what_is_broken(dashboard: Dashboard, opens: Opens) -> None:
    page = opens(dashboard.address).page
    page.set_content("""
        <p style="width: 90px; overflow: hidden; white-space: nowrap">This sentence goes on</p>
        <div class="tile" style="width: 90px">
          <b class="value" style="padding-left: 95px">1</b></div>
        <div data-testid="stMain" style="width: 400px; overflow: auto">
          <div style="width: 500px">wide</div></div>
        <div data-testid="stPlotlyChart" style="width: 90px">
          <svg width="300"><text x="150" y="20">outside</text>
            <text y="20">North-we…</text></svg></div>
    """)
    assert page.evaluate(_FAULTS) == [
        "cut off: This sentence goes on",
        "the page moves sideways",
        "off its tile: 1",
        "off its figure: outside",
        "cut short: North-we…",
    ]


def hosts(reader: Reader) -> set[str]:
    """Return whom the browser has asked; what the page made itself has no host."""
    return {host for url in reader.requests if (host := urlsplit(url).netloc)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opened_by_its_address_asks_no_other_host_and_complains_of_nothing(
    dashboard: Dashboard, opens: Opens, name: str
) -> None:
    reader = opens(f"{dashboard.address}/{name}")
    assert hosts(reader) == {urlsplit(dashboard.address).netloc}
    assert reader.complaints == []


def test_a_figure_follows_the_readers_theme(dashboard: Dashboard, opens: Opens) -> None:
    colours = set()
    for dark in (False, True):
        reader = opens(dashboard.address, dark=dark)
        text = reader.card("disputes/reasons", "figure").locator("svg .ytick text").first
        colours.add(text.evaluate("(one) => getComputedStyle(one).fill"))
    assert len(colours) == 2
