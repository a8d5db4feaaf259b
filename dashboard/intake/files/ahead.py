"""Work that is done while what came before it is still looked at."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

_Item = TypeVar("_Item")


def ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """Yield what an iterator yields, none of it None; a thread makes the next one meanwhile.

    Whoever stops early waits until that next one is made.
    """
    context = copy_context()  # errors are told in the reader's language

    def make() -> _Item | None:
        return context.run(next, items, None)

    with ThreadPoolExecutor(1, "reading ahead") as pool:
        coming = pool.submit(make)
        while (item := coming.result()) is not None:
            coming = pool.submit(make)
            yield item
