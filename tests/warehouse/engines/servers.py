"""Engines that tests start, and what is said where one cannot be."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

_SERVER_SECONDS = 60


def lacking(reason: str) -> None:
    """Skip a test whose server is not there; with CI=true that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}; with CI=true the tests of engines may not be skipped")
    pytest.skip(reason)


def need(*packages: str) -> None:
    """Skip, or fail, where one of these packages is not installed."""
    for name in packages:
        if not find_spec(name):
            lacking(f"no {name}: `pip install -e '.[dev]'` installs it")


def close_sessions() -> None:
    """End what this process still has open with servers that are about to end."""
    from dashboard.warehouse.clusters.spark import close_all  # noqa: PLC0415 - where it is installed

    close_all()


@contextmanager
def sail_server() -> Iterator[str]:
    """Run a Sail server as long as the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = str(Path(sys.executable).with_name("sail"))
    process = subprocess.Popen(
        [program, "spark", "server", "--ip", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"sc://127.0.0.1:{port}"
    finally:
        close_sessions()
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int) -> None:
    end = time.monotonic() + _SERVER_SECONDS
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    lacking(f"nothing listens on port {port}")
