"""Pieces of markup whose texts are escaped."""

import re
from html import escape

_SPARK_WIDTH = 120.0
_SPARK_HEIGHT = 26.0
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def element(tag: str, text: str, css_class: str = "", **attributes: str) -> str:
    """Return an element around a text that is escaped here."""
    return wrapped(tag, escape(text), css_class, **attributes)


def wrapped(tag: str, inner: str, css_class: str = "", **attributes: str) -> str:
    """Return an element around markup that is safe already; `_` in a name stands for `-`."""
    named = {"class": css_class} if css_class else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    told = "".join(f' {name}="{escape(value, quote=True)}"' for name, value in named.items())
    return f"<{tag}{told}>{inner}</{tag}>"


def unmarked(text: str) -> str:
    """Return a text that Markdown shows as it is, for labels that Streamlit reads as Markdown."""
    return _MARKDOWN.sub(r"\\\1", text)


def sparkline(values: list[float | None]) -> str:
    """Return a line without axes through the values; gaps where there is none."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    span = (high - low) or 1.0
    step = _SPARK_WIDTH / max(len(values) - 1, 1)
    path, pen = [], "M"
    for index, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        y = 2 + (1 - (value - low) / span) * (_SPARK_HEIGHT - 4)
        path.append(f"{pen}{index * step:.1f} {y:.1f}")
        pen = "L"
    return (
        f'<svg class="spark" viewBox="0 0 {_SPARK_WIDTH:.0f} {_SPARK_HEIGHT:.0f}"'
        f' preserveAspectRatio="none" aria-hidden="true"><path d="{" ".join(path)}"/></svg>'
    )
