"""Serving: nothing starts where it cannot, and every answer carries the security headers."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from dashboard.errors import PortTaken
from dashboard.server import SecurityHeaders
from dashboard.serving import check_port, load_sample, serve, workplace
from dashboard.warehouse.store import Store


def test_a_port_in_use_is_named_with_what_to_do():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port}.*--port"):
            check_port("127.0.0.1", port)


def test_a_free_port_is_fine():
    check_port("127.0.0.1", 0)


def test_the_command_ends_with_the_error(tmp_path: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        command = ["--store", str(tmp_path), "--no-browser", "--port", port]
        result = CliRunner().invoke(serve, command)
    assert isinstance(result.exception, PortTaken)


def test_the_sample_is_loaded_once(tmp_path: Path):
    seen: list[str] = []

    def progress(_done: int, _total: int | None, file: str) -> None:
        seen.append(file)

    load_sample(tmp_path, progress)
    first = Store(tmp_path).current()
    assert len(set(seen)) == 8
    load_sample(tmp_path, progress)
    assert Store(tmp_path).current() == first


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of our own where temporary files lie."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_temporary_files_are_gone_when_serving_ends(temporary: Path):
    with workplace() as folder:
        assert Path(tempfile.mkdtemp()).parent == folder
    assert list(temporary.iterdir()) == []
    assert tempfile.gettempdir() == str(temporary)


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_uses_is_not(temporary: Path):
    left = temporary / "standout-serve-killed"
    other = temporary / "standout-of-somebody-else"
    for folder in (left, other):
        (folder / "inside").mkdir(parents=True)
    with workplace() as living:
        (living / "lens").touch()
        for folder in (left, other, living):
            os.utime(folder, (0, 0))  # long ago
        tempfile.tempdir = str(temporary)  # as another process would see it
        with workplace():
            assert (living / "lens").exists()
            assert not left.exists()
            assert other.exists()


def test_a_folder_that_was_made_just_now_is_left_alone(temporary: Path):
    young = temporary / "standout-serve-young"
    young.mkdir()
    with workplace():
        assert young.exists()


@pytest.mark.skipif(os.name == "nt", reason="a signal ends a process there without asking it")
@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_server_leaves_no_temporary_files(warehouse_of, tmp_path: Path, ending: int):
    folder = warehouse_of("case_id | principal\nA | 1.00").store.folder
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["serve", "--store", str(folder), "--port", str(port), "--no-browser"]
    with subprocess.Popen(
        [sys.executable, "-m", "dashboard.cli", *command],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            (workplace_folder,) = temporary.glob("standout-serve-*")
            (workplace_folder / "lens").touch()
            server.send_signal(ending)
            _out, told = server.communicate(timeout=30)
        finally:
            server.kill()
    assert (server.returncode, b"Traceback" in told) == (0, False)
    assert list(temporary.glob("standout-*")) == []


def _wait_for(page: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(URLError, OSError), urlopen(page, timeout=1):
            return
        time.sleep(0.1)
    pytest.fail(f"{page} did not answer")


def test_every_answer_carries_headers_that_keep_requests_at_home():
    sent = []

    async def inner(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    def serve_once() -> None:
        asyncio.run(SecurityHeaders(inner)({"type": "http"}, None, send))

    # In a thread of its own: the browser tests keep a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(serve_once).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    policy = headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
