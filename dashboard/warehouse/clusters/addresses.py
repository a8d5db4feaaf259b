"""Which cluster an address names; what speaks to it is imported only then."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dashboard.errors import EngineMissing, EngineUnknown
from dashboard.settings import Settings
from dashboard.warehouse.engine import Versions

if TYPE_CHECKING:
    from dashboard.warehouse.clusters.cluster import Cluster

_KNOWN = ("sc://", "clickhouse://")


def published_at(address: str, settings: Settings) -> Versions:
    """Return the versions published to the cluster at an address; raises as `cluster_at` does."""
    cluster = cluster_at(address, settings)
    from dashboard.warehouse.clusters.cluster import PublishedVersions  # noqa: PLC0415 - an extra

    return PublishedVersions(cluster)


def cluster_at(address: str, settings: Settings) -> "Cluster":
    """Connect to the cluster at an address.

    `sc://host:15002/;folder=s3a://bucket/standout` for Spark and what speaks its protocol, with
    the folder that its facts lie in; `clickhouse://user:password@host:8443/database` for
    ClickHouse; `chdb:/folder` for its engine within this process, for trying it out.

    Raises EngineUnknown, EngineMissing and EngineUnreachable.
    """
    scheme = address.partition(":")[0]
    if scheme == "sc":
        return _spark(address, settings)
    if scheme in ("clickhouse", "chdb"):
        return _clickhouse(address, settings)
    raise EngineUnknown(f"{scheme}://…", _KNOWN)  # the rest may hold a password


def _spark(address: str, settings: Settings) -> "Cluster":
    try:
        from dashboard.warehouse.clusters.spark import Spark  # noqa: PLC0415 - an extra, and slow
    except ImportError as error:
        raise EngineMissing("spark") from error
    return Spark(address, settings)


def _clickhouse(address: str, settings: Settings) -> "Cluster":
    try:
        from dashboard.warehouse.clusters.clickhouse import (  # noqa: PLC0415 - an extra, and slow
            ClickHouse,
        )
    except ImportError as error:
        raise EngineMissing("clickhouse") from error
    return ClickHouse(urlsplit(address), settings)
