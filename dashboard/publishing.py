"""`standout publish`: the facts of the store to a cluster that answers for it."""

from pathlib import Path

import click

from dashboard import formats
from dashboard.i18n import _
from dashboard.settings import settings
from dashboard.warehouse.clusters.addresses import cluster_at
from dashboard.warehouse.store import Store


@click.command()
@click.option(
    "--to",
    "address",
    default=lambda: settings().engine,
    required=True,
    help="Address of the engine: sc://… or clickhouse://…; else STANDOUT_ENGINE.",
)
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the loaded exports.")
def publish(address: str, store: Path | None) -> None:
    """Send the facts of the store to a cluster; what it has already is not sent again."""
    cluster = cluster_at(address, settings())
    from dashboard.warehouse.clusters import publishing  # noqa: PLC0415 - its extra is there now

    chosen = Store(store or settings().store)
    chosen.freshen(lambda message: click.echo(message, err=True))
    published = publishing.publish(chosen, cluster, _told)
    click.echo(
        _(
            "Version {number} is published to {address}: {sent} rows sent, {kept} there already.",
            number=published.number,
            address=cluster.shown_address,
            sent=formats.count(published.sent_count),
            kept=formats.count(published.kept_count),
        )
    )


def _told(table: str, row_count: int) -> None:
    click.echo(_("{file}: {count} rows", file=table, count=formats.count(row_count)))
