"""The one kind of error that is shown instead of a traceback."""


class StandoutError(Exception):
    """Anything a person can act on; `app` and `cli` show its message and nothing else."""
