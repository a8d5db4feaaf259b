"""Serving: nothing starts where it cannot, and every answer carries the security headers."""

import asyncio
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.errors import NoStore, PortTaken
from dashboard.serving import check_port, load_sample, run, serve
from dashboard.warehouse.store import Store


def test_an_empty_store_is_not_served(tmp_path: Path):
    with pytest.raises(NoStore, match="standout load"):
        run(tmp_path, "127.0.0.1", 0, opens_browser=False)


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
    result = CliRunner().invoke(serve, ["--store", str(tmp_path), "--no-browser"])
    assert isinstance(result.exception, NoStore)


def test_the_sample_is_loaded_once(tmp_path: Path):
    seen: list[str] = []

    def progress(_done: int, _total: int | None, file: str) -> None:
        seen.append(file)

    load_sample(tmp_path, progress)
    first = Store(tmp_path).current()
    assert len(set(seen)) == 8
    load_sample(tmp_path, progress)
    assert Store(tmp_path).current() == first


def test_every_answer_carries_headers_that_keep_requests_at_home():
    from dashboard.server import SecurityHeaders  # noqa: PLC0415 - slow to import

    sent = []

    async def inner(_scope, _receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    asyncio.run(SecurityHeaders(inner)({"type": "http"}, None, send))
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    policy = headers["content-security-policy"]
    assert "connect-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "unsafe-eval" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
