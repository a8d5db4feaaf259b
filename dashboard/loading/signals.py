"""Being told to stop, by a key or by the system."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stoppable() -> Iterator[list[int]]:
    """Raise KeyboardInterrupt at Ctrl+C and at SIGTERM; the list holds the signals that came.

    What was broken off may raise something else instead, so it is the list that tells.
    """
    struck: list[int] = []

    def strike(number: int, _frame: object) -> None:
        struck.append(number)
        raise KeyboardInterrupt

    handlers = {one: signal.signal(one, strike) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield struck
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
