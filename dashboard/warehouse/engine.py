"""What a warehouse needs of the engine that answers, whichever it is."""

from collections.abc import Mapping
from typing import Any, Protocol

import polars as pl

from dashboard.errors import StandoutError


class Engine(Protocol):
    """One version of the facts, opened so that a question can read it and do nothing else."""

    def select(
        self, name: str, statement: str, variables: Mapping[str, Any], *, is_large: bool = False
    ) -> pl.DataFrame:
        """Answer one select statement of queries/ for these variables; `name` is for errors.

        A large answer may be read in another way than one that a page waits for.

        Raises QuestionTooSlow past the time limit, and what else an engine can fail by as the
        errors that say so.
        """


class Versions(Protocol):
    """Where the versions of the facts lie."""

    def current(self) -> str | None:
        """Return what the current version is known by, None where there is none."""

    def nothing(self) -> StandoutError:
        """Return the error that says that there is none."""

    def opened(self, version: str, owners: Mapping[str, str]) -> Engine:
        """Open a version by what it is known by; `owners` tells who owns each dispute reason."""
