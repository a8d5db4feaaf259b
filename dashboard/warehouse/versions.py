"""Where the versions of the facts come from: the store's folder, or a cluster."""

from collections.abc import Mapping

from dashboard.errors import NoStore, StandoutError
from dashboard.settings import Settings
from dashboard.warehouse.clusters.addresses import published_at
from dashboard.warehouse.engine import Engine, Versions
from dashboard.warehouse.store import Store


class StoredVersions:
    """The versions in a store's folder, answered by DuckDB within this process."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def current(self) -> str | None:
        """Return what the current version is known by, None where nothing was ever loaded."""
        facts = self._store.current()
        return self._store.identity(facts) if facts else None

    def nothing(self) -> StandoutError:
        """Return the error that says that nothing was loaded."""
        return NoStore(self._store.folder)

    def opened(self, version: str, owners: Mapping[str, str]) -> Engine:
        """Open a version by what it is known by."""
        from dashboard.warehouse.embedded import (  # noqa: PLC0415 - slow, and only asking needs it
            EmbeddedEngine,
        )

        facts = self._store.folder / version.partition(":")[0]
        return EmbeddedEngine(facts, owners, self._settings)


def versions_of(store: Store, settings: Settings) -> Versions:
    """Return the versions to ask: those of the engine that is set, else those of the store."""
    if not settings.engine:
        return StoredVersions(store, settings)
    return published_at(settings.engine, settings)
