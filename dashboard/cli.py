"""The command line: every command that a terminal can give."""

import os
from pathlib import Path
from typing import Any

import click

from dashboard import i18n
from dashboard.asking import ask, check
from dashboard.errors import LoadCancelled, LoadedInPart, StandoutError
from dashboard.i18n import _
from dashboard.loading.command import load
from dashboard.loading.quarantine import quarantine
from dashboard.publishing import publish
from dashboard.reporting import findings
from dashboard.sampling import sample
from dashboard.serving import demo, serve
from dashboard.settings import settings
from dashboard.warehouse.store import Store

_STOPPED = 130  # as a shell counts what Ctrl+C ended


class _Group(click.Group):
    """A group that shows a StandoutError as one message instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except StandoutError as error:
            click.echo(str(error), err=True)
            ctx.exit(_STOPPED if _is_stopped(error) else 1)


def _is_stopped(error: StandoutError) -> bool:
    is_part = isinstance(error, LoadedInPart) and error.is_stopped
    return is_part or isinstance(error, LoadCancelled)


@click.group(cls=_Group)
def main() -> None:
    """Show where process problems stand out in debt-collection case exports."""
    system = os.environ.get("LC_ALL") or os.environ.get("LANG")
    i18n.language.set(i18n.supported(settings().language or system))


main.add_command(load)
main.add_command(quarantine)
main.add_command(serve)
main.add_command(demo)
main.add_command(ask)
main.add_command(check)
main.add_command(findings)
main.add_command(sample)
main.add_command(publish)


@main.command()
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the loaded exports.")
def undo(store: Path | None) -> None:
    """Take the last load back: the store is as it was before it."""
    chosen = Store(store or settings().store)
    undone = chosen.undo(on_wait=lambda message: click.echo(message, err=True))
    text = _(
        "Load {number} is undone: {files}. The store is as it was before it.",
        number=undone.number,
        files=", ".join(undone.files),
    )
    if chosen.current() is None:
        text += " " + _("It was the first load: the store is empty now.")
    click.echo(text)
    chosen.freshen(lambda message: click.echo(message, err=True))


if __name__ == "__main__":
    main()
