"""What can go wrong with an engine other than the store's own, and on the way to it."""

from collections.abc import Iterable

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


class EngineUnknown(StandoutError):
    """An address that names no engine."""

    def __init__(self, address: str, known: Iterable[str]) -> None:
        super().__init__(
            _(
                "{address} names no engine. An address starts with one of: {known}.",
                address=address,
                known=", ".join(known),
            )
        )


class EngineAddressIncomplete(StandoutError):
    """The address of an engine lacks something it has to tell."""

    def __init__(self, address: str, wanted: str) -> None:
        super().__init__(
            _(
                "The address {address} has to tell a {wanted}: {address}/;{wanted}=….",
                address=address,
                wanted=wanted,
            )
        )


class EngineMissing(StandoutError):
    """The packages that speak to an engine are not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(
            _(
                "What speaks to this engine is not installed."
                " Install it with `pip install 'standout[{extra}]'`.",
                extra=extra,
            )
        )


class EngineUnreachable(StandoutError):
    """Nothing answers at the address of an engine, or it turns us away."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            _(
                "The engine at {address} cannot be reached: {reason}."
                " See whether it runs, and STANDOUT_ENGINE.",
                address=address,
                reason=reason,
            )
        )


class EngineRefused(StandoutError):
    """An engine could not answer a question or take what was sent to it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(_("The engine could not do {name}: {reason}.", name=name, reason=reason))


class NothingPublished(StandoutError):
    """An engine holds no version of the facts."""

    def __init__(self, address: str) -> None:
        super().__init__(
            _(
                "Nothing has been published to {address}."
                " Publish a store with `standout publish --to ADDRESS`.",
                address=address,
            )
        )


class PublishedByAnother(StandoutError):
    """An engine holds facts that another release of Standout derived."""

    def __init__(self, address: str) -> None:
        super().__init__(
            _(
                "What is published to {address} was derived by another version of Standout, and its"
                " figures would not be right here. Publish the store anew with"
                " `standout publish --to ADDRESS`.",
                address=address,
            )
        )


class PublishedDiffers(StandoutError):
    """What an engine holds of a table after it was sent is not what the store holds."""

    def __init__(self, table: str, figure: str, sent: str, found: str) -> None:
        super().__init__(
            _(
                "The table {table} did not arrive as it was sent: {figure} is {found},"
                " not {sent}. Readers still see the version before.",
                table=table,
                figure=figure,
                sent=sent,
                found=found,
            )
        )
