"""What can go wrong with an engine other than the store's own, and on the way to it."""

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class NotPortable(StandoutError):
    """A question uses what engines differ in."""

    def __init__(self, name: str, construct: str, instead: str) -> None:
        super().__init__(
            _(
                "{name} cannot be asked of every engine for `{construct}`. Write instead:"
                " {instead}.",
                name=name,
                construct=construct,
                instead=instead,
            )
        )
