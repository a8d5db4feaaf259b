"""A served dashboard and a real Chromium that looks at it in two languages."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from dashboard.i18n import language
from dashboard.serving import load_sample
from tests.browser.reader import Dashboard, Reader
from tests.served import CHROMIUM_ARGUMENTS, chromium, served

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    try:
        launched = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
    except Error as error:
        reason = f"no Chromium: {str(error).strip().splitlines()[0]}"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; with CI=true the browser tests may not be skipped")
        pytest.skip(reason)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The sample company's dashboard."""
    store = tmp_path_factory.mktemp("served") / "store"
    load_sample(store, lambda _done, _total, _file: None)
    with served(store) as address:
        yield Dashboard(address, store)


@pytest.fixture(params=["en-GB", "nb-NO"])
def locale(request: pytest.FixtureRequest) -> Iterator[str]:
    """A reader's locale; texts and figures expected in the test are in its language too."""
    with _spoken(request.param):
        yield request.param


@pytest.fixture
def norwegian() -> Iterator[str]:
    """The locale of a reader of the sample, where no other would find anything else."""
    with _spoken("nb-NO"):
        yield "nb-NO"


@contextmanager
def _spoken(locale: str) -> Iterator[None]:
    before = language.set(locale[:2])
    yield
    language.reset(before)


Opens = Callable[..., Reader]


@pytest.fixture
def opens(browser: Browser) -> Iterator[Opens]:
    """Return a function that opens an address in a window of its own, like a colleague would."""
    contexts = []

    def open_window(
        address: str, locale: str = "en-GB", width: int = 1280, dark: bool = False
    ) -> Reader:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": 1000},
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        return Reader(context.new_page(), address)

    yield open_window
    for context in contexts:
        context.close()
