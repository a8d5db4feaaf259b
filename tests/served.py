"""The dashboard served in a process of its own, and the Chromium that looks at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_ROOT = Path(__file__).parent.parent
_START_SECONDS = 60


class NotServed(Exception):
    """The dashboard did not start; the text is what it said."""


def chromium() -> str | None:
    """Return an installed browser; None is Playwright's own, fetched where it is not there yet."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        with suppress(subprocess.TimeoutExpired):  # without a network the launch says what lacks
            subprocess.run(
                [sys.executable, "-m", "playwright", "install", "chromium"],
                capture_output=True,
                timeout=200,
                check=False,
            )
    return found


@contextmanager
def served(store: Path, **settings: str) -> Iterator[str]:
    """Serve a store on a free port and give its address; the server's words go beside the store.

    `settings` are what the server finds in its environment.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["-m", "dashboard.cli", "serve", "--no-browser", "--port", str(port)]
    log = store.parent / f"{store.name}-{port}.log"
    with log.open("w", encoding="utf-8") as words:
        process = subprocess.Popen(
            [sys.executable, *command, "--store", str(store)],
            cwd=_ROOT,
            env=os.environ | settings,
            stdout=words,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise NotServed(log.read_text(encoding="utf-8"))
