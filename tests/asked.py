"""Which questions a page asks: recorded while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dashboard.warehouse.warehouse import Warehouse

Asked = list[tuple[str, tuple[Any, ...]]]


@contextmanager
def recorded() -> Iterator[Asked]:
    """Record each way of asking a warehouse, and with what; the answers are given as ever."""
    asked: Asked = []
    with pytest.MonkeyPatch.context() as patch:
        for way in ("ask", "count", "choices", "check"):
            patch.setattr(Warehouse, way, _listening(way, getattr(Warehouse, way), asked))
        yield asked


def _listening(way: str, answer: Any, asked: Asked) -> Any:
    def listen(self: Warehouse, *words: Any, **more: Any) -> Any:
        asked.append((way, (*words, *more.values())))
        return answer(self, *words, **more)

    return listen
