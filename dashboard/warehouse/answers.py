"""Answers that are kept, and asked for once however many readers wait for them."""

import threading
from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import Future

import polars as pl
from cachetools import LRUCache

_MEGABYTE = 1024 * 1024
_ENTRY_BYTES = 4096  # what a key and an empty frame weigh, about


class Answers:
    """Answers by what was asked, the longest unused forgotten past so many megabytes."""

    def __init__(self, megabytes: int) -> None:
        self._kept: LRUCache[Hashable, pl.DataFrame] = LRUCache(
            megabytes * _MEGABYTE, getsizeof=_size
        )
        self._awaited: dict[Hashable, Future[pl.DataFrame]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, ask: Callable[[], pl.DataFrame]) -> pl.DataFrame:
        """Return the answer that is kept, or that another is asking for now, else ask.

        What asking raises, all who wait for it raise; it is asked anew the next time.
        """
        with self._lock:
            if key in self._kept:
                return self._kept[key]
            awaited = self._awaited.get(key)
            if awaited is None:
                own = self._awaited[key] = Future()
        return awaited.result() if awaited else self._asked(key, own, ask)

    def kept(self) -> Mapping[Hashable, pl.DataFrame]:
        """Return the answers that are kept now, by what was asked."""
        with self._lock:
            return dict(self._kept)

    def forget(self) -> None:
        """Keep nothing of what was answered."""
        with self._lock:
            self._kept.clear()

    def _asked(
        self, key: Hashable, own: Future[pl.DataFrame], ask: Callable[[], pl.DataFrame]
    ) -> pl.DataFrame:
        try:
            answer = ask()
        except BaseException as error:
            with self._lock:
                del self._awaited[key]
            own.set_exception(error)
            raise
        with self._lock:
            del self._awaited[key]
            if _size(answer) <= self._kept.maxsize:
                self._kept[key] = answer
        own.set_result(answer)
        return answer


def _size(answer: pl.DataFrame) -> int:
    """Return about how many bytes it takes to keep an answer ready."""
    return _ENTRY_BYTES + int(answer.estimated_size())
