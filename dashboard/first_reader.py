"""The server's own first reader: what all others see first is answered before one of them comes."""

import time

import streamlit as st
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from dashboard.components import desk
from dashboard.errors import StandoutError

_LOOK_SECONDS = 10.0
_START_SECONDS = 0.2
_PATIENCE_SECONDS = 300.0
_HERE = "127.0.0.1"
_EVERYWHERE = ("", "0.0.0.0", "::")


def keep_ready() -> None:
    """Visit the first page now, and anew whenever another version is current; never returns."""
    seen, pause = None, _START_SECONDS
    while True:
        version = _version()
        if version in (None, seen) or visited(_address()):
            seen, pause = version, _LOOK_SECONDS
        time.sleep(pause)
        pause = min(2 * pause, _LOOK_SECONDS)  # the server may listen only in a moment


def _version() -> str | None:
    """Return which version is current; None where there is none, or none that can be read."""
    try:
        return None if desk.is_empty() else desk.warehouse().info().version
    except StandoutError:
        return None  # readers are told by the page; what can be mended is looked at again


def visited(address: str) -> bool:
    """Run the first page as a browser would that shows nothing; return whether it stood."""
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    try:
        with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
            socket.send(asked.SerializeToString())
            while True:
                told = ForwardMsg.FromString(bytes(socket.recv(_PATIENCE_SECONDS, decode=False)))
                if told.WhichOneof("type") == "script_finished":
                    return True
    except (OSError, WebSocketException):
        return False


def _address() -> str:
    host, port = st.get_option("server.address"), st.get_option("server.port")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    below = f"/{base}" if base else ""
    return f"ws://{_HERE if host in _EVERYWHERE else host}:{port}{below}/_stcore/stream"
