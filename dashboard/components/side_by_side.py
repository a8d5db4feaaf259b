"""Fields in rows of several."""

from collections.abc import Callable, Sequence

import streamlit as st


def side_by_side(fields: Sequence[Callable[[], None]], count: int = 3) -> None:
    """Show fields from left to right, so many in a row."""
    for start in range(0, len(fields), count):
        for place, field in zip(st.columns(count), fields[start : start + count], strict=False):
            with place:
                field()
