"""Several things made at once."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_AT_ONCE = 2  # with more, memory would grow faster than time would shrink

_Part = TypeVar("_Part")
_Made = TypeVar("_Made")


def at_once(make: Callable[[_Part], _Made], parts: Iterable[_Part]) -> list[_Made]:
    """Return what is made of each part, on two cores: sums and look-ups let others run."""
    with ThreadPoolExecutor(_AT_ONCE) as cores:
        return list(cores.map(make, parts))
