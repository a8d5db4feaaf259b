"""`standout serve` and `standout demo`: from a store to a page in the browser."""

import datetime as dt
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click
from filelock import FileLock, Timeout
from platformdirs import user_data_path

from dashboard import formats
from dashboard.errors import PortTaken
from dashboard.i18n import _
from dashboard.intake.load import load
from dashboard.intake.mapping_file import read_mapping
from dashboard.intake.reading import Progress
from dashboard.intake.reception import Wishes
from dashboard.settings import settings
from dashboard.shipped import shipped
from dashboard.warehouse.store import Store

_PORT = 8501
_ADDRESS = "127.0.0.1"
_EVERYWHERE = ("0.0.0.0", "::")
_SAMPLE_DAY = dt.date(2026, 10, 31)
_PATIENCE_SECONDS = 30
_WORKPLACE = "standout-serve-"
_LOCK = "in-use.lock"
_SETTLING_SECONDS = 60  # a folder younger than this may not have its lock yet


def _server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say where the server listens."""
    for option in (
        click.option("--no-browser", is_flag=True, help="Do not open a browser."),
        click.option(
            "--address", default=_ADDRESS, show_default=True, help="Address to listen on."
        ),
        click.option("--port", default=_PORT, show_default=True, help="Port to listen on."),
    ):
        command = option(command)
    return command


@click.command()
@click.option("--store", type=click.Path(path_type=Path), help="Folder of the loaded exports.")
@_server_options
def serve(store: Path | None, port: int, address: str, no_browser: bool) -> None:
    """Show the loaded exports in the browser."""
    run(store or settings().store, address, port, not no_browser)


@click.command()
@click.option("--store", type=click.Path(path_type=Path), help="Folder to load the sample into.")
@_server_options
def demo(store: Path | None, port: int, address: str, no_browser: bool) -> None:
    """Load the shipped sample into a store of its own and show it."""
    check_port(address, port)
    folder = store or user_data_path("standout") / "demo"
    click.echo(
        _("Loading the sample, invented cases of two agencies, into {folder} …", folder=folder)
    )
    load_sample(folder, _progress)
    run(folder, address, port, not no_browser)


def load_sample(folder: Path, progress: Progress) -> None:
    """Load the shipped sample's two agencies, each in its own way; nothing where they are there."""
    sample = shipped("sample_data")
    mapping = read_mapping(sample / "fjordinkasso.toml")
    others = [*sample.glob("tiur_*"), sample / "billing.csv", sample / "rates.csv"]
    store = Store(folder)
    load(sorted(sample.glob("fjordinkasso_*.csv")), store, Wishes(mapping), progress)
    load(sorted(others), store, Wishes(as_of=_SAMPLE_DAY), progress)


def run(folder: Path, address: str, port: int, opens_browser: bool) -> None:
    """Serve a store until interrupted; an empty one asks for files. Raises PortTaken."""
    store = Store(folder)
    check_port(address, port)
    store.freshen(click.echo)
    os.environ["STANDOUT_STORE"] = str(folder)
    settings.cache_clear()
    page = f"http://{_host(address)}:{port}"
    threading.Thread(
        target=_announce, args=(page, opens_browser and _has_display()), daemon=True
    ).start()
    _serve(address, port)


def check_port(address: str, port: int) -> None:
    """Raise PortTaken where something else listens already."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # there the option would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise PortTaken(address, port, error.strerror or str(error)) from error


def _serve(address: str, port: int) -> None:
    from dashboard import server  # noqa: PLC0415 - Streamlit is slow to import, other commands skip it

    # Streamlit looks for .streamlit/config.toml beside the program it believes it runs.
    sys.argv = [str(server.__file__)]
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended by either in the same way
    with suppress(KeyboardInterrupt), workplace():
        server.app.run(
            config={
                "server.address": address,
                "server.port": port,
                "server.headless": True,
                "logger.hideWelcomeMessage": True,
            }
        )
    click.echo(_("Stopped."))
    sys.stdout.flush()
    # Nothing is being written, and taking the interpreter apart while answers are still cached
    # would only print what DuckDB has to say about that.
    os._exit(0)


@contextmanager
def workplace() -> Iterator[Path]:
    """Keep this process's temporary files in a folder of its own, gone when it ends.

    They hold what exports say of people. A folder that an earlier process could not take away is
    taken away here: nobody holds its lock any more.
    """
    before = tempfile.tempdir
    for left in Path(tempfile.gettempdir()).glob(f"{_WORKPLACE}*"):
        _sweep(left)
    folder = Path(tempfile.mkdtemp(prefix=_WORKPLACE))
    lock = FileLock(folder / _LOCK)
    lock.acquire()
    tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Take a workplace away unless a process still works in it."""
    with suppress(OSError, Timeout):
        if folder.is_symlink() or time.time() - folder.stat().st_mtime < _SETTLING_SECONDS:
            return
        with FileLock(folder / _LOCK, timeout=0):
            pass
        shutil.rmtree(folder, ignore_errors=True)


def _announce(page: str, opens_browser: bool) -> None:
    """Tell the address as soon as it answers, and open it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not _answers(page):
        if time.monotonic() > deadline:
            return
        time.sleep(0.1)
    click.echo(_("Standout shows your figures at {page} – stop it with Ctrl+C.", page=page))
    if opens_browser:
        webbrowser.open(page)


def _host(address: str) -> str:
    if address in _EVERYWHERE:
        return "localhost"
    return f"[{address}]" if ":" in address else address


def _answers(page: str) -> bool:
    try:
        with urlopen(f"{page}/_stcore/health", timeout=1) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _has_display() -> bool:
    """Return whether a browser opened here would be seen by somebody."""
    if os.name == "nt" or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _progress(done: int, _total: int | None, file: str) -> None:
    click.echo(_("{file}: {count} rows", file=file, count=formats.count(done)))
