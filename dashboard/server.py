"""The web server: the dashboard with security headers, warmed up before the first reader comes."""

import gc
import re
import threading
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.first_reader import keep_ready

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def _inline_scripts() -> str:
    """Return the fingerprints of the scripts inside Streamlit's own page, to let just those run."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    digests = (sha256(one.encode()).digest() for one in _INLINE.findall(page))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


# Nothing on a page may come from, or be sent to, any host but this one. Streamlit styles its
# elements inline, and mounts components from blob: modules that the page itself has made.
_POLICY = {
    "default-src": "'self'",
    "script-src": f"'self' blob: {_inline_scripts()}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Middleware that adds the headers to every answer; sockets pass through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its answer back."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self._app(scope, receive, sent if scope["type"] == "http" else send)


_NEEDED = (
    "dashboard.views",
    "dashboard.warehouse.embedded",
    "pandas",
    "plotly.graph_objects",
    "pyarrow",
)


@asynccontextmanager
async def warmed(_app: Any) -> AsyncIterator[None]:
    """Import what pages need, keep it out of garbage collection, and send in the first reader."""
    for name in _NEEDED:
        import_module(name)
    gc.collect()
    gc.freeze()
    threading.Thread(target=keep_ready, name="first reader", daemon=True).start()
    yield


app = st.App(
    Path(__file__).with_name("app.py"), lifespan=warmed, middleware=[Middleware(SecurityHeaders)]
)
