"""The server's own first reader: what all see first on a page is answered before one comes."""

import time
from contextlib import suppress

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from dashboard.components import desk
from dashboard.errors import StandoutError
from dashboard.views import PAGES, UNFILTERED, UNLISTED

_LOOK_SECONDS = 10.0
_START_SECONDS = 0.2
_PATIENCE_SECONDS = 300.0
_HERE = "127.0.0.1"
_EVERYWHERE = ("", "0.0.0.0", "::")


def keep_ready() -> None:
    """Visit the pages now, and anew whenever another version is current; never returns."""
    seen, pause = None, _START_SECONDS
    while True:
        version = _version()
        if version in (None, seen) or _made_ready():
            seen, pause = version, _LOOK_SECONDS
        time.sleep(pause)
        pause = min(2 * pause, _LOOK_SECONDS)  # the server may listen only in a moment


def _version() -> str | None:
    """Return which version is current; None where there is none, or none that can be read."""
    try:
        return None if desk.is_empty() else desk.warehouse().info().version
    except StandoutError:
        return None  # readers are told by the page; what can be mended is looked at again


def _made_ready() -> bool:
    """Visit the pages and keep what was answered; return whether the server was there."""
    if not visited(_address()):
        return False
    with suppress(StandoutError):
        desk.warehouse().keep_first()
    return True


def visited(address: str) -> bool:
    """Run each page of the menu as a browser would that shows nothing; return whether they stood.

    One after the other, the first page first: a reader who is there already waits for one at most.
    """
    try:
        with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
            for name in PAGES:
                if name not in UNLISTED | UNFILTERED:
                    _visit(socket, name)
            return True
    except (OSError, WebSocketException):
        return False


def _visit(socket: ClientConnection, page: str) -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    asked.rerun_script.page_name = page
    socket.send(asked.SerializeToString())
    kind = None
    while kind != "script_finished":
        told = ForwardMsg.FromString(bytes(socket.recv(_PATIENCE_SECONDS, decode=False)))
        kind = told.WhichOneof("type")


def _address() -> str:
    host, port = st.get_option("server.address"), st.get_option("server.port")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    below = f"/{base}" if base else ""
    return f"ws://{_HERE if host in _EVERYWHERE else host}:{port}{below}/_stcore/stream"
