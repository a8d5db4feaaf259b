"""Whether case numbers come in rising order: then none comes twice, and none need be counted."""

import polars as pl


class Rising:
    """Looks at numbers as they come; rising until one is not above the one before it."""

    def __init__(self) -> None:
        self._last: str | None = None
        self.holds = True

    def see(self, numbers: pl.Series) -> None:
        """Look at the next numbers, some of them at least."""
        if not self.holds:
            return
        first, steps = numbers[0], (numbers > numbers.shift(1)).tail(-1)
        is_next = first is not None and (self._last is None or first > self._last)
        self.holds = is_next and not numbers.null_count() and bool(steps.all())
        self._last = numbers[-1]
