"""The dashboard as a test reads it: a page run without a browser, and what it says."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.components import desk
from dashboard.settings import settings

APP = Path(desk.__file__).parent.parent / "app.py"
PATIENCE_SECONDS = 60  # a page runs in a blink, but a busy machine may pause it for long
_TAG = re.compile(r"<[^>]*>")


@contextmanager
def reading(store: Path) -> Iterator[None]:
    """Let the dashboard read one store, in English, as if it had just been started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STANDOUT_STORE", str(store))
        patch.delenv("STANDOUT_LANGUAGE", raising=False)
        patch.delenv("STANDOUT_DEPARTMENTS", raising=False)
        settings.cache_clear()
        desk.warehouse.clear()
        yield
    settings.cache_clear()
    desk.warehouse.clear()


def page(name: str = "", **parameters: str | list[str]) -> AppTest:
    """Return a page of the dashboard at an address, run once."""
    tested = AppTest.from_file(str(APP), default_timeout=PATIENCE_SECONDS)
    tested.query_params.update(parameters)
    tested._page_hash = calc_hash(name)  # AppTest can only name pages that are files
    tested.run()
    return tested


def surfaces(tested: AppTest) -> dict[str, str]:
    """Return the markup of our own on a page, by the key it was shown under."""
    shown = [one for one in (*tested.main, *tested.sidebar) if one.type == "bidi_component"]
    return {str(one.key): json.loads(_proto(one).json)["markup"] for one in shown}


def figures(tested: AppTest) -> dict[str, dict[str, Any]]:
    """Return the figures of a page, as Plotly reads them, by the key they were shown under."""
    shown = [one for one in tested.main if one.type == "plotly_chart"]
    return {str(one.key): json.loads(_proto(one).spec) for one in shown}


def plain(markup: str) -> str:
    """Return markup's text without its tags, one space between pieces."""
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def text_of(tested: AppTest) -> str:
    """Return everything that a page says in markup of our own."""
    told = [_proto(one).body for one in tested.main if one.type == "html"]
    return " ".join(plain(markup) for markup in (*told, *surfaces(tested).values()))


def _proto(element: Any) -> Any:
    return element.proto
