"""A full disk or a killed load leaves the store as it was, or as it was to be."""

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from dashboard import sqlfile
from dashboard.warehouse.store import Store
from tests.warehouse.versions import add_cases, case_ids

LOAD = """
    import resource, sys
    from pathlib import Path
    from dashboard.errors import StandoutError
    from dashboard.intake.load import load
    from dashboard.intake.mapping import Mapping
    from dashboard.warehouse.store import Store

    file, store, limit = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    print("loading", flush=True)
    try:
        load([file], Mapping(), Store(store))
    except StandoutError as error:
        print(error, flush=True)
        sys.exit(1)
"""


def start_load(file: Path, store: Store, limit: int = 0) -> subprocess.Popen[str]:
    """Load a file in a process of its own, with no file to grow beyond `limit` bytes."""
    root = str(Path(sqlfile.__file__).parents[1])
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(LOAD), str(file), str(store.folder), str(limit)],
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
    printed, _ = loading.communicate(timeout=120)
    assert loading.returncode == 1
    assert "cannot be written" in printed
    assert store.current() == before
    assert case_ids(store) == ["A1"]
    add_cases(store, "A2")
    assert case_ids(store) == ["A1", "A2"]


@pytest.mark.parametrize("seconds", [0.0, 0.05, 0.2, 0.4, 0.7, 1.0, 1.4])
def test_a_killed_load_leaves_the_old_state_or_the_new(store, many_cases, seconds):
    add_cases(store, "A1")
    loading = start_load(many_cases, store)
    assert loading.stdout is not None
    loading.stdout.readline()
    time.sleep(seconds)
    loading.send_signal(signal.SIGKILL)
    loading.communicate(timeout=120)
    assert len(case_ids(store)) in (1, 60_001)
    add_cases(store, "A2")
    assert len(case_ids(store)) in (2, 60_002)
    assert list(store.folder.glob("making_*")) == []
