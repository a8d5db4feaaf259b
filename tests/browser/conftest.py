"""A served dashboard and a real Chromium that looks at it in two languages."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from dashboard.i18n import language
from dashboard.serving import load_sample
from tests.browser.reader import Dashboard, Reader

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_HERE = Path(__file__).parent
_START_SECONDS = 60


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
        launched = playwright.chromium.launch(executable_path=_chromium(), args=_ARGUMENTS)
    except Error as error:
        reason = f"no Chromium: {str(error).strip().splitlines()[0]}"
        if os.environ.get("CI") == "true":
            pytest.fail(f"{reason}; with CI=true the browser tests may not be skipped")
        pytest.skip(reason)
    yield launched
    launched.close()


def _chromium() -> str | None:
    """Return an installed browser; None is Playwright's own, fetched where it is not there yet."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        with suppress(subprocess.TimeoutExpired):  # without a network the launch says what lacks
            subprocess.run(
                [sys.executable, "-m", "playwright", "install", "chromium"],
                capture_output=True,
                timeout=200,
                check=False,
            )
    return found


@contextmanager
def served(store: Path, **settings: str) -> Iterator[str]:
    """Serve a store on a free port and give its address; the server's words go beside the store.

    `settings` are what the server finds in its environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["-m", "dashboard.cli", "serve", "--no-browser", "--port", str(port)]
    log = store.parent / f"{store.name}-{port}.log"
    with log.open("w", encoding="utf-8") as words:
        process = subprocess.Popen(
            [sys.executable, *command, "--store", str(store)],
            cwd=_HERE.parent.parent,
            env=os.environ | settings,
            stdout=words,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start: {log.read_text(encoding='utf-8')}")


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
    before = language.set(request.param[:2])
    yield request.param
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
