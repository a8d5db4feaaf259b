"""A cluster as this project sees it: published versions, and questions to the newest."""

import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import polars as pl

from dashboard.errors import NothingPublished, PublishedByAnother, StandoutError
from dashboard.warehouse.clusters.published import Table, Version
from dashboard.warehouse.engine import Engine
from dashboard.warehouse.fingerprint import fingerprint
from dashboard.warehouse.portable.alike import words_of
from dashboard.warehouse.portable.floor import Sources
from dashboard.warehouse.portable.rendered import Dialect, Renderer

_LOOK_SECONDS = 10.0  # looking costs a query, and every question wants to know


class Cluster(Protocol):
    """What differs between clusters: how rows get there, and how a statement is run."""

    shown_address: str
    dialect: Dialect

    def newest(self) -> Version | None:
        """Return the newest published version, None where there is none."""

    def put(self, table: Table, piece: str, rows: Iterable[pl.DataFrame]) -> None:
        """Send a piece of a table, in place of what an earlier attempt has left of it."""

    def announce(self, version: Version) -> None:
        """Let readers see a version, all of it at once."""

    def forget(self, kept: Version) -> None:
        """Remove what neither this version nor the one before it is made of, where that can be."""

    def sources(self, version: Version) -> Sources:
        """Return, by table of a version, the query that gives its rows."""

    def run(self, name: str, text: str) -> pl.DataFrame:
        """Run one statement; raises EngineUnreachable, EngineRefused and QuestionTooSlow."""


class ClusterEngine:
    """One published version that answers questions of queries/ in the cluster's own words."""

    def __init__(self, cluster: Cluster, version: Version, owners: Mapping[str, str]) -> None:
        self._cluster = cluster
        told = words_of(("dispute_reason", "owner"), list(owners.items()))
        sources = {**cluster.sources(version), "owners": told}
        self._renderer = Renderer(sources, cluster.dialect)

    def select(
        self,
        name: str,
        statement: str,
        variables: Mapping[str, Any],
        *,
        is_large: bool = False,  # noqa: ARG002 - read in one way here
    ) -> pl.DataFrame:
        """Answer one select statement of queries/ for these variables; `name` is for errors."""
        return self._cluster.run(name, self._renderer.rendered(name, statement, variables))


class PublishedVersions:
    """The versions on a cluster; looked for now and then, as that is a question in itself."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._newest: Version | None = None
        self._looked_at = float("-inf")
        self._looking = threading.Lock()

    def current(self) -> str | None:
        """Return what the newest version is known by, None where nothing is published."""
        with self._looking:
            if time.monotonic() - self._looked_at > _LOOK_SECONDS:
                self._newest = self._cluster.newest()
                self._looked_at = time.monotonic()
        return _known_by(self._newest) if self._newest else None

    def nothing(self) -> StandoutError:
        """Return the error that says that nothing is published."""
        return NothingPublished(self._cluster.shown_address)

    def opened(self, version: str, owners: Mapping[str, str]) -> Engine:
        """Open the version that was looked at last, as which `version` is known.

        Raises PublishedByAnother where other SQL than is installed derived it: the same questions
        would sum other rows.
        """
        newest = self._newest
        if newest is None or _known_by(newest) != version:
            raise self.nothing()
        engine = ClusterEngine(self._cluster, newest, owners)
        if _made_with(engine, newest) != fingerprint():
            raise PublishedByAnother(self._cluster.shown_address)
        return engine


def _made_with(engine: Engine, version: Version) -> str | None:
    if "made_with" not in version.tables:
        return None
    return str(engine.select("made_with", "select fingerprint from made_with", {}).item())


def _known_by(version: Version) -> str:
    return f"{version.number}:{version.identity}"
