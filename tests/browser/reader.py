"""A person at the dashboard: what they can see, click and type, and what their browser noticed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import polars as pl
from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from dashboard import catalogue
from dashboard.components.kpi_row import short
from dashboard.filters import Filters, Scope
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse

# Streamlit looks for itself below every address before it finds itself at the top.
_PROBED = re.compile(r"/\w+/_stcore/")

STILL = """() => {
    const app = document.querySelector('[data-testid=stApp]');
    const figures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')];
    return app && app.dataset.testScriptState === 'notRunning'
        && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
        && document.querySelector('h1.page-title')
        && figures.every((figure) => figure.querySelector('svg.main-svg'));
}"""


@dataclass(frozen=True)
class Dashboard:
    """A served store: its address, and the same figures asked without a browser."""

    address: str
    store: Path

    @cached_property
    def warehouse(self) -> Warehouse:
        return Warehouse(self.store, Settings())

    def ask(self, question: str, filters: Filters | None = None) -> pl.DataFrame:
        return self.warehouse.ask(question, filters or Filters(), Scope(everything=True))

    def tile(self, metric: str, question: str, filters: Filters) -> str:
        """Return what the tile of a metric has to say."""
        value = self.ask(question, filters)[metric][0]
        main = self.warehouse.info().main_currency
        currency = main if filters.currency is None else filters.currency
        return short(value, catalogue.metrics()[metric], currency)


class Reader:
    """One browser window on the dashboard."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(address)
        self.settle()

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not _PROBED.search(message.location.get("url", "")):
            self.complaints.append(message.text)

    def settle(self) -> None:
        """Wait until the page has stopped changing."""
        self.page.wait_for_function(STILL, timeout=60_000)
        self.heading = self.page.locator("h1.page-title").inner_text()

    def tile(self, metric: str) -> Locator:
        return self.page.locator(f"[data-metric={metric}] .value")

    def card(self, question: str, part: str) -> Locator:
        """Return a part of a card: its `figure`, its `table`, its `menu`."""
        return self.page.locator(f"[class*='st-key-{part}-{question.replace('/', '-')}-']")

    def click_mark(self, question: str, value: str) -> None:
        """Click the mark of a figure that stands for an id."""
        place = self.card(question, "figure").evaluate(_MARK, value)
        assert place, f"no mark of {question} stands for {value}"
        self.page.mouse.click(place["x"], place["y"])

    def go_to(self, name: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Go to another page as a link inside the dashboard does, without loading anew."""
        query = f"?{urlencode(parameters, doseq=True)}" if parameters else ""
        if urlsplit(self.page.url)[2:4] != (f"/{name}", query[1:]):
            self.page.evaluate(_FOLLOW, f"/{name}{query}")
            self.at(name)

    def parameters(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.page.url).query)

    def at(self, name: str) -> None:
        """Wait until the reader is on another page than before, which this one is."""
        self.page.wait_for_url(re.compile(rf"://[^/]+/{name}(\?.*)?$"))
        expect(self.page.locator("h1.page-title")).not_to_have_text(self.heading)
        self.settle()


_FOLLOW = """(address) => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate', {state: {}}));
}"""

# The middle of the mark whose customdata starts with an id, in the window's own coordinates.
_MARK = """(card, id) => {
    const plot = card.querySelector('.js-plotly-plot');
    const marks = plot.querySelectorAll('.barlayer .point path, .scatterlayer path.point');
    const ids = plot.data.flatMap((trace) => trace.customdata ?? []).map((one) => one[0] ?? one);
    const mark = marks[ids.indexOf(id)];
    if (!mark) return null;
    mark.scrollIntoView({block: 'center'});
    const box = mark.getBoundingClientRect();
    return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}"""
