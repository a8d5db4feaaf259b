"""What can go wrong when a question is asked, or its answer taken away."""

from collections.abc import Iterable

from dashboard.errors.base import StandoutError
from dashboard.i18n import _


class UnknownQuestion(StandoutError):
    """A name that is no file of queries/."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _(
                "There is no question named {name}. The questions are: {known}.",
                name=name,
                known=", ".join(sorted(known)),
            )
        )


class UnknownFilter(StandoutError):
    """A filter name that does not exist."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _(
                "There is no filter named {name}. The filters are: {known}.",
                name=name,
                known=", ".join(known),
            )
        )


class BadFilterValue(StandoutError):
    """A filter value that cannot be read."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(
            _(
                "The filter {name} cannot be {value}: {expected} is expected.",
                name=name,
                value=repr(value),
                expected=expected,
            )
        )


class NotAQuestion(StandoutError):
    """Something other than one select statement was to be run."""

    def __init__(self, name: str) -> None:
        super().__init__(_("{name} is not one select statement and was not run.", name=name))


class QuestionTooSlow(StandoutError):
    """A question ran into the time limit and was stopped."""

    def __init__(self, name: str, seconds: float) -> None:
        super().__init__(
            _(
                "The question {name} took longer than {seconds} seconds and was stopped."
                " Narrow the selection, or raise STANDOUT_ANSWER_SECONDS.",
                name=name,
                seconds=f"{seconds:g}",
            )
        )


class QuestionTooLarge(StandoutError):
    """A question needed more memory than it may have."""

    def __init__(self, name: str, limit: str) -> None:
        super().__init__(
            _(
                "The question {name} needs more memory than {limit} and was stopped."
                " Narrow the selection, or raise STANDOUT_MEMORY_LIMIT.",
                name=name,
                limit=limit,
            )
        )


class WorkbookTooLong(StandoutError):
    """More rows than an Excel sheet can hold."""

    def __init__(self, rows: str, most: str) -> None:
        super().__init__(
            _(
                "An Excel sheet holds {most} rows, and these are {rows}. No file was made."
                " Use CSV or Parquet, or narrow the selection.",
                rows=rows,
                most=most,
            )
        )
