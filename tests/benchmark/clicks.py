"""How long a page takes to stand still in Chromium after a filter was clicked.

`python -m tests.benchmark.clicks --store FOLDER` goes to selections that nobody has made yet, and
again to the same ones: then all answers are there, and what is left is what Streamlit and the
browser take by themselves.
"""

from pathlib import Path
from urllib.parse import urlencode

import click
from playwright.sync_api import Page, sync_playwright

from tests.benchmark.selections import Selection, selections
from tests.benchmark.timed import Took
from tests.browser.reader import STILL
from tests.served import CHROMIUM_ARGUMENTS, chromium, served

_PAGES = ("", "departments", "disputes", "collection", "customers")
_LONGEST_MS = 120_000

# Goes to an address as a link inside the dashboard does, and tells when the page stands still.
_FOLLOW = """async (address) => {
    const still = STILL;
    const start = performance.now();
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate', {state: {}}));
    let has_run = false;
    return await new Promise((done) => {
        const look = () => {
            const app = document.querySelector('[data-testid=stApp]');
            has_run ||= app.dataset.testScriptState !== 'notRunning';
            if (has_run && still()) done(performance.now() - start);
            else requestAnimationFrame(look);
        };
        look();
    });
}""".replace("STILL", STILL)


@click.command()
@click.option("--store", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--clicks", default=8, show_default=True, help="How many selections to click.")
def main(store: Path, clicks: int) -> None:
    """Click filters in a real browser, each for the first time and again."""
    chosen = selections(store, seed=1)[1 : clicks + 1]
    with served(store) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.set_default_timeout(_LONGEST_MS)
        for name in _PAGES:
            page.goto(f"{address}/{name}")
            page.wait_for_function(STILL)
            first, again = _took(page, name, chosen), _took(page, name, chosen)
            click.echo(
                f"{name or 'overview':12} first {first}, answers there {again}:"
                f" ratio {first.median / again.median:.2f}"
            )
        browser.close()


def _took(page: Page, name: str, chosen: list[Selection]) -> Took:
    times = [page.evaluate(_FOLLOW, f"/{name}?{urlencode(one)}") for one in chosen]
    page.evaluate(_FOLLOW, f"/{name}")
    return Took(tuple(one / 1000 for one in times))


if __name__ == "__main__":
    main()
