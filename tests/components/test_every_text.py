"""Does every text of the dashboard's own go through translation?

Each message is shown in brackets here; a word outside them that is no value of the exports,
no code of a currency and no month has found its way round the translation.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import polars as pl
import pytest
from babel.support import NullTranslations
from streamlit.testing.v1 import AppTest

from dashboard import i18n
from dashboard.components import desk
from dashboard.filters import Filters, Scope
from dashboard.formats import locale_of
from dashboard.i18n import LANGUAGES
from dashboard.model import TABLES
from dashboard.views import PAGES
from tests.reading import figures, page, surfaces

_MARKED = re.compile(r"⟦[^⟦⟧]*[⟧…]")  # a long label may be cut
_WORD = re.compile(r"[^\W\d_]{3,}")
# Names that are the same in every language: the program's, the formats', the languages' own.
_NAMES = ("Standout", "CSV", "Excel", "Parquet", "SQL", "NOK", "SEK", *LANGUAGES.values())
_UNREAD = {"code", "pre", "svg", "style"}
_CHOSEN = {"department": "Kantine", "customer": "46166", "case": "F410000"}


class _Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, num: int) -> str:
        return f"⟦{msgid1 if num == 1 else msgid2}⟧"


@pytest.fixture
def _bracketed(sample: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample
    shown = _Bracketed()
    monkeypatch.setattr(i18n, "_catalogue", lambda _code: shown)


class _Texts(HTMLParser):
    """Every text in markup that a reader sees or hears."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self._inside.append(tag)
        told = dict(attrs)
        self.found += [told[name] or "" for name in ("title", "aria-label") if name in told]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not _UNREAD.intersection(self._inside):
            self.found.append(data)


def seen(tested: AppTest) -> Iterator[str]:
    """Yield every text of a page that a reader sees."""
    for markup in surfaces(tested).values():
        yield from _Texts(markup).found
    for one in (*tested.main, *tested.sidebar):
        proto = getattr(one, "proto", None)
        if one.type == "html" and proto is not None:
            yield from _Texts(proto.body).found
        for name in ("label", "placeholder", "help", "options"):
            told = getattr(proto, name, None)
            if told and one.type not in ("bidi_component", "plotly_chart"):
                yield from [told] if isinstance(told, str) else [str(text) for text in told]
        if one.type in ("markdown", "caption", "error", "info"):
            yield str(getattr(one, "value", ""))
    for block in _blocks(tested.main):
        yield block.proto.popover.label
        yield block.proto.popover.help
        yield block.proto.expandable.label
    for spec in figures(tested).values():
        yield from _figure_texts(spec)


def _blocks(block: Any) -> list[Any]:
    inner = [one for one in block.children.values() if hasattr(one, "children")]
    own = [one for one in inner if hasattr(getattr(one, "proto", None), "popover")]
    return own + [one for child in inner for one in _blocks(child)]


def _figure_texts(spec: dict[str, Any]) -> Iterator[str]:
    layout = spec["layout"]
    for one in layout.get("annotations", []):
        yield " ".join(_Texts(one.get("text", "")).found)
    for name, axis in layout.items():
        if name.startswith(("xaxis", "yaxis")):
            yield axis.get("title", {}).get("text", "")
            yield from map(str, axis.get("ticktext", []))
    for trace in spec["data"]:
        yield re.sub(r"%\{[^}]*\}|<[^>]*>", " ", str(trace.get("hovertemplate", "")))
        for name in ("x", "y", "text", "hovertext"):
            values = trace.get(name)
            for value in values if isinstance(values, list) else [values]:
                if isinstance(value, str):
                    yield " ".join(_Texts(value).found)


def foreign_words() -> set[str]:
    """Return every word that the exports hold or that a date is written with."""
    texts: list[str] = list(_NAMES)
    warehouse, everything = desk.warehouse(), Scope(everything=True)
    for question in ("cases/rows", "data/files", "data/coverage"):
        rows = warehouse.ask(question, Filters(currency="all-NOK"), everything)
        texts += [str(value) for column in rows.select(pl.col(pl.String)) for value in column]
    texts += [name for table in TABLES.values() for name in (table.name, *table.names)]
    texts += locale_of("en").months["format"]["abbreviated"].values()
    return {word for text in texts for word in _WORD.findall(text)}


@pytest.mark.usefixtures("_bracketed")
@pytest.mark.parametrize("chosen", [{}, _CHOSEN], ids=["all", "one"])
@pytest.mark.parametrize("name", PAGES)
def test_every_text_goes_through_translation(name: str, chosen: dict[str, str]) -> None:
    own = foreign_words()
    tested = page(name, **chosen)
    assert not tested.exception
    loose = {}
    for text in seen(tested):
        rest = text
        while _MARKED.search(rest):
            rest = _MARKED.sub(" ", rest)
        if words := set(_WORD.findall(rest)) - own:
            loose[text] = words
    assert loose == {}
