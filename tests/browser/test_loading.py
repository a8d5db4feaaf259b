"""Can somebody load what an agency sent, from an empty store, by the page alone?"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from dashboard.i18n import _
from tests.browser.conftest import Opens
from tests.browser.reader import Reader
from tests.served import served

# A Windows-1252 file with lines above its names, a total below, an amount that is none, and days
# that may be of either order.
MAY = """Fjordinkasso AS
Rapport: Åpne saker

Saksnummer;Skyldner;Mottatt;Hovedstol;Innbetalt;Utestående;Status
1001;Blåbærlandet AS;03/04/2026;1 000,50;0,00;1 000,50;Minnelig inkasso
1002;Ærlig & Sønn;05/06/2026;2 000,00;500,00;1 500,00;Minnelig inkasso
1003;<b>Ås</b>;05/06/2026;tull;0,00;10,00;Minnelig inkasso
Sum;;;3 000,50;500,00;2 510,50;
"""
JUNE = MAY.replace("05/06/2026;2 000,00;500,00;1 500,00", "05/06/2026;2 000,00;900,00;1 100,00")
LOADED_SECONDS = 90


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path / "store") as address:
        yield address


def drop(reader: Reader, name: str, text: str) -> None:
    page = reader.page
    content: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": text.encode("cp1252")}
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files([content])
    understood(reader)


def understood(reader: Reader) -> None:
    """Wait until the files are shown as they were understood, and the page stands still."""
    title = reader.page.get_by_text(_("How were the files understood?"))
    expect(title).to_be_visible(timeout=1_000 * LOADED_SECONDS)
    expect(reader.page.locator("table.preview")).to_be_visible(timeout=1_000 * LOADED_SECONDS)
    reader.settle()


def load(page: Page) -> None:
    button = page.locator(".st-key-load button")
    expect(button).to_be_enabled(timeout=1_000 * LOADED_SECONDS)
    button.click()
    expect(page.get_by_text(_("What was loaded?"))).to_be_visible(timeout=1_000 * LOADED_SECONDS)


def cells(page: Page, row: int) -> list[str]:
    line = page.locator("table.books tbody tr").nth(row)
    expect(line).to_be_visible()
    told = line.locator("td").all_inner_texts()
    return [" ".join(cell.split()) for cell in told]


def amounts(page: Page, row: int) -> list[float]:
    """Return the amounts of a row, whatever marks the reader's language writes between digits."""
    written = ("".join(mark for mark in cell if mark.isdigit()) for cell in cells(page, row)[1:])
    return [int(digits) / 100 for digits in written]


def test_a_file_is_dropped_answered_loaded_and_the_next_one_needs_no_answer(
    empty: str, opens: Opens, locale: str
) -> None:
    reader = opens(empty, locale)
    page = reader.page
    drop(reader, "saker_mai.csv", MAY)
    expect(page.get_by_text("Windows-1252")).to_be_visible()
    expect(page.locator("table.preview tbody tr").first).to_contain_text("Blåbærlandet AS")
    expect(page.locator(".st-key-load button")).to_be_disabled()
    page.locator("[class*=st-key-open-question-] label", has_text="31.12.2025").click()
    load(page)

    assert cells(page, 0)[1:] == ["3", "2", "1", ""]
    assert amounts(page, 1) == [3000.50, 1000.50 + 2000, 0, 3000.50]
    expect(page.get_by_test_id("stDownloadButton")).to_contain_text("saker_mai.mend.csv")
    with page.expect_download() as taken:
        page.get_by_test_id("stDownloadButton").first.click()
    assert "tull" in Path(taken.value.path()).read_text(encoding="utf-8-sig")

    page.locator(".st-key-more button").click()
    drop(reader, "saker_juni.csv", JUNE)
    expect(page.locator(".facts-line .known")).to_contain_text("saker_mai.csv")
    expect(page.locator("input[type=radio]")).to_have_count(0)
    load(page)
    assert amounts(page, 3) == [2110.50, 1000.50 + 1100, 10, 2510.50]
    page.get_by_role("link", name=_("To the dashboard")).click()
    expect(reader.tile("outstanding_amount")).to_be_visible()
    assert {urlsplit(one).netloc for one in reader.requests if one.startswith("http")} == {
        urlsplit(empty).netloc
    }
    assert reader.complaints == []


def test_a_load_can_be_handed_in_by_keyboard(empty: str, opens: Opens) -> None:
    reader = opens(f"{empty}/load")
    page = reader.page
    choose = page.get_by_test_id("stFileUploaderDropzone").locator("button")
    expect(choose).to_have_accessible_name(_("Choose files"))
    with page.expect_file_chooser() as chooser:
        choose.press("Enter")
    content: FilePayload = {
        "name": "saker.csv",
        "mimeType": "text/csv",
        "buffer": MAY.encode("cp1252"),
    }
    chooser.value.set_files([content])
    understood(reader)
    answer = page.locator("[class*=st-key-open-question-] input[type=radio]").first
    answer.focus()
    page.keyboard.press("Space")
    button = page.locator(".st-key-load button")
    expect(button).to_be_enabled(timeout=1_000 * LOADED_SECONDS)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(_("What was loaded?"))).to_be_visible(timeout=1_000 * LOADED_SECONDS)


def test_a_closed_window_does_not_end_a_load_and_the_next_one_shows_how_it_went(
    empty: str, opens: Opens
) -> None:
    first: Reader = opens(empty)
    drop(first, "saker.csv", MAY)
    first.page.locator("[class*=st-key-open-question-] label", has_text="31.12.2025").click()
    button = first.page.locator(".st-key-load button")
    expect(button).to_be_enabled(timeout=1_000 * LOADED_SECONDS)
    button.click()
    expect(button).to_have_count(0)
    first.page.close()
    second = opens(f"{empty}/load")
    told = _("Another reader's load, or yours from another window: {outcome}", outcome="")
    expect(second.page.get_by_text(told)).to_be_visible(timeout=1_000 * LOADED_SECONDS)
