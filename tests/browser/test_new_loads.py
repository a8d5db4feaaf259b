"""Does an open page show a new load by itself, and does foreign text stay text?"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.intake.load import load
from dashboard.intake.reception import Wishes
from dashboard.warehouse.store import Store
from tests.browser.conftest import Opens
from tests.browser.reader import Dashboard
from tests.served import served

HOSTILE = "<img src=x onerror=document.title='taken'>"
HEADER = "case_id;department;customer_id;customer_name;placed_on;principal;paid_total;state"
FIRST = f"A;<b>North</b>;1;{HOSTILE};2026-01-15;1000;0;running"
SECOND = "B;South;2;=1+1;2026-02-15;234;0;running"
LOOKS_AGAIN_SECONDS = 10


def load_row(folder: Path, name: str, row: str) -> None:
    export = folder / name
    export.write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    load([export], Store(folder / "store"), Wishes(as_of=dt.date(2026, 10, 31)))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Dashboard]:
    load_row(tmp_path, "first.csv", FIRST)
    with served(tmp_path / "store") as address:
        yield Dashboard(address, tmp_path / "store")


def test_foreign_text_stays_text_and_a_new_load_shows_by_itself(
    small: Dashboard, opens: Opens
) -> None:
    reader = opens(small.address)
    expect(reader.tile("outstanding_amount")).to_have_text(f"{1_000:,}")
    expect(reader.page.get_by_text(HOSTILE).first).to_be_visible()
    for name in ("cases", "customers", "departments", "disputes"):
        reader.go_to(name, {"department": "<b>North</b>", "search": HOSTILE})
        assert reader.page.locator("img[src=x]").count() == 0
    assert reader.page.title() != "taken"

    reader.go_to("")
    expect(reader.tile("outstanding_amount")).to_have_text(f"{1_000:,}")
    load_row(small.store.parent, "second.csv", SECOND)
    expect(reader.tile("outstanding_amount")).to_have_text(
        f"{1_000 + 234:,}", timeout=3_000 * LOOKS_AGAIN_SECONDS
    )
    assert reader.complaints == []
