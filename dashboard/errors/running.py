"""What can go wrong before anything is read or shown."""

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class SettingWrong(StandoutError):
    """A STANDOUT_… variable holds what the setting cannot be."""

    def __init__(self, variable: str, value: str, expected: str) -> None:
        super().__init__(
            _(
                "{variable} cannot be {value}: {expected} is expected. Nothing was done."
                " Correct the variable, or take it away to use what holds without it.",
                variable=variable,
                value=repr(value),
                expected=expected,
            )
        )


class PortTaken(StandoutError):
    """The server cannot listen where it was told to."""

    def __init__(self, address: str, port: int, reason: str) -> None:
        super().__init__(
            _(
                "Port {port} of {address} cannot be used: {reason}. Nothing was started."
                " Choose another with --port, or stop what listens there.",
                port=port,
                address=address,
                reason=reason,
            )
        )
