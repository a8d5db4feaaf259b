"""A full disk or a killed load leaves the store as it was, or as it was to be."""

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dashboard import sqlfile
from dashboard.warehouse.store import Store
from tests.warehouse.loads import ask
from tests.warehouse.versions import add_cases, case_ids

_MOMENTS = 20

LOAD = """
    import resource, sys
    from pathlib import Path
    from dashboard.errors import StandoutError
    from dashboard.intake.load import load
    from dashboard.warehouse.store import Store

    file, store, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        load([file], Store(store))
    except StandoutError as error:
        print(error, flush=True)
        sys.exit(1)
"""


def start_load(file: Path, store: Store, limit: int = 0) -> subprocess.Popen[str]:
    """Load a file in a process of its own, with no file to grow beyond `limit` bytes.

    The process says that it is ready and begins when it is told to.
    """
    root = str(Path(sqlfile.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(LOAD), str(file), str(store.folder), str(limit)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    )


@pytest.fixture
def many_cases(tmp_path: Path) -> Path:
    """Return an export of 60,000 cases with texts that do not compress well."""
    path = tmp_path / "many.csv"
    draw = random.Random(1)
    rows = (
        f"B{number},10,0,closed,2026-01-02,{draw.getrandbits(200):x}\n" for number in range(60_000)
    )
    path.write_text("case_id,principal,outstanding,state,closed_on,comment\n" + "".join(rows))
    return path


@pytest.mark.parametrize("limit", [4_096, 300_000, 1_500_000])
def test_a_full_disk_leaves_the_store_as_it_was(store, many_cases, limit):
    add_cases(store, "A1")
    before = store.current()
    loading = start_load(many_cases, store, limit)
    printed, _ = loading.communicate("begin\n", timeout=120)
    assert loading.returncode == 1
    assert "cannot be written" in printed
    assert store.current() == before
    assert case_ids(store) == ["A1"]
    add_cases(store, "A2")
    assert case_ids(store) == ["A1", "A2"]


def begin(loading: subprocess.Popen[str]) -> None:
    assert loading.stdin is not None and loading.stdout is not None
    assert loading.stdout.readline() == "ready\n"
    loading.stdin.write("begin\n")
    loading.stdin.flush()


def copy_of(store: Store, name: str) -> Store:
    folder = store.folder.with_name(name)
    shutil.copytree(store.folder, folder)
    return Store(folder)


def contents(store: Store) -> list[tuple[int, ...]]:
    """Return how many cases there are, what they sum to, and how many rows are derived of them."""
    return ask(
        store,
        "select count(*), sum(principal), (select count(*) from case_facts),"
        " (select count(*) from loads) from cases",
    )


def test_a_load_killed_at_any_moment_leaves_the_old_state_or_the_new(store, many_cases):
    add_cases(store, "A1")
    old, finished = contents(store), copy_of(store, "finished")
    loading = start_load(many_cases, finished)
    begin(loading)
    started = time.monotonic()
    loading.communicate(timeout=120)
    duration = time.monotonic() - started
    new = contents(finished)
    assert (loading.returncode, new[0][0]) == (0, 60_001)

    draw = random.Random(20)
    copies = [copy_of(store, f"killed_{moment}") for moment in range(_MOMENTS)]
    coming = start_load(many_cases, copies[0])
    for moment, copy in enumerate(copies):
        loading = coming
        if moment + 1 < _MOMENTS:  # the next one gets ready meanwhile
            coming = start_load(many_cases, copies[moment + 1])
        begin(loading)
        time.sleep((moment + draw.random()) / _MOMENTS * duration)
        loading.send_signal(signal.SIGKILL)
        loading.communicate(timeout=120)
        assert contents(copy) in (old, new)
        add_cases(copy, "A2")
        assert len(case_ids(copy)) in (2, 60_002)
        assert list(copy.folder.glob("making_*")) == []
        shutil.rmtree(copy.folder)
