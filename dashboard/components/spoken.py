"""What runs apart from a page speaks the language of the page that it belongs to."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from dashboard.i18n import language

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


def spoken(call: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Return a callback or fragment that speaks as the page does that is made now.

    Streamlit runs both without the page's entry, where the reader's language is set.
    """
    code = language.get()

    @wraps(call)
    def speaking(*given: _Given.args, **named: _Given.kwargs) -> _Made:
        language.set(code)
        return call(*given, **named)

    return speaking
