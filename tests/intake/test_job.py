"""A load beside the pages: it counts, stops when asked, keeps its error, and runs alone."""

import gc
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import (
    FileUnreadable,
    LoadBroken,
    LoadCancelled,
    LoadRunning,
    StoreBusy,
)
from dashboard.i18n import language
from dashboard.intake import job as jobs
from dashboard.intake.job import Job
from dashboard.warehouse.store import Store

HEADER = "case_id;placed_on;principal;outstanding;state\n"
SECONDS = 60


class Held(Job):
    """A load that waits after the first rows it has read, until it is let go."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.has_read, self.may_go_on = threading.Event(), threading.Event()

    def _count(self, done: int, total: int | None, file: str) -> None:
        self.progress[file] = (done, total)
        self.has_read.set()
        assert self.may_go_on.wait(SECONDS)
        super()._count(done, total, file)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "store"
    yield Store(folder)
    jobs.dismiss(folder)


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "cases.csv", count: int = 3) -> Path:
        path = tmp_path / name
        rows = "".join(f"{name}{row};2026-01-31;100.00;40.00;running\n" for row in range(count))
        path.write_text(HEADER + rows, encoding="utf-8")
        return path

    return write


def test_a_load_ends_with_its_summary_and_its_counts(store: Store, export):
    job = jobs.start(Job([export(count=3)], store))
    assert job.wait(SECONDS)
    assert job.error is None
    assert job.summary is not None
    assert job.summary.files[0].books.stored_count == 3
    assert job.progress["cases.csv"][0] == 3
    assert jobs.job_of(store.folder) is job


def test_a_load_that_is_stopped_leaves_the_store_as_it_was(store: Store, export):
    jobs.start(Job([export("first.csv")], store)).wait(SECONDS)
    before = store.current()
    job = jobs.start(Held([export("second.csv")], store))
    assert job.has_read.wait(SECONDS)
    job.cancel()
    job.may_go_on.set()
    assert job.wait(SECONDS)
    assert isinstance(job.error, LoadCancelled)
    assert (job.summary, store.current()) == (None, before)
    assert not list(store.folder.glob("making_*"))


def test_two_loads_at_once_are_one_too_many_and_the_first_goes_on(store: Store, export):
    first = jobs.start(Held([export("first.csv")], store))
    assert first.has_read.wait(SECONDS)
    with pytest.raises(LoadRunning):
        jobs.start(Job([export("second.csv")], store))
    assert jobs.job_of(store.folder) is first
    jobs.dismiss(store.folder)
    assert jobs.job_of(store.folder) is first, "a running load cannot be dismissed"
    first.may_go_on.set()
    assert first.wait(SECONDS)
    assert first.summary is not None
    jobs.dismiss(store.folder)
    assert jobs.job_of(store.folder) is None


def test_loads_into_two_stores_do_not_meet(store: Store, export, tmp_path: Path):
    first = jobs.start(Held([export("first.csv")], store))
    other = jobs.start(Job([export("second.csv")], Store(tmp_path / "other")))
    assert other.wait(SECONDS)
    assert other.summary is not None
    first.may_go_on.set()
    assert first.wait(SECONDS)
    jobs.dismiss(tmp_path / "other")


class Impatient(Store):
    def draft(self, on_wait: Any = None, wait_seconds: float = 0.1) -> Any:
        return super().draft(on_wait, wait_seconds)


def test_a_load_of_another_process_is_waited_for_and_told(store: Store, export):
    with store.draft() as other:
        job = jobs.start(Job([export()], Impatient(store.folder)))
        assert job.wait(SECONDS)
        other.abandon()
    assert isinstance(job.error, StoreBusy)
    assert str(store.folder) in job.waiting


def test_an_error_is_kept_in_the_language_of_whoever_asked(store: Store, tmp_path: Path):
    before = language.set("nb")
    job = jobs.start(Job([tmp_path / "none.csv"], store))
    language.reset(before)
    assert job.wait(SECONDS)
    assert isinstance(job.error, FileUnreadable)
    assert "none.csv" in str(job.error)
    assert store.current() is None


class Faulty(Job):
    """A load that ends by a fault of ours."""

    def _count(self, *_counted: object) -> None:
        raise ZeroDivisionError("by nought")


def test_a_fault_of_ours_is_told_as_one(store: Store, export, caplog):
    job = jobs.start(Faulty([export()], store))
    assert job.wait(SECONDS)
    assert isinstance(job.error, LoadBroken)
    assert job.summary is None
    assert "ZeroDivisionError: by nought" in str(job.error)
    assert "A load ended by a fault" in caplog.text


def test_a_load_that_ended_holds_its_headers_and_none_of_its_rows(store: Store, export):
    job = jobs.start(Job([export(count=100)], store))
    assert job.wait(SECONDS)
    assert job.summary is not None
    (file,) = job.summary.files
    assert file.understood.export.headers == tuple(HEADER.strip().split(";"))
    assert file.understood.preview.height == 20
    with pytest.raises(ValueError, match="closed"):
        file.understood.export.source.batches()


def test_only_the_load_that_is_meant_is_dismissed(store: Store, export):
    first, second = (Job([export(name)], store) for name in ("first.csv", "second.csv"))
    for one in (first, second):
        assert jobs.start(one).wait(SECONDS)
    jobs.dismiss(store.folder, first)
    assert jobs.job_of(store.folder) is second


class Kept:
    """Something that a load needs while it runs."""


def test_what_a_load_needs_is_held_until_it_has_ended_and_no_longer(store: Store, export):
    kept = Kept()
    job = jobs.start(Held([export()], store, holds=kept))
    assert job.has_read.wait(SECONDS)
    del kept
    gc.collect()
    assert isinstance(job.handed_in, Kept)
    job.may_go_on.set()
    assert job.wait(SECONDS)
    gc.collect()
    assert job.handed_in is None
