"""The server visits its own first page, so that no reader waits for what all of them see first."""

import socket
import threading
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol

from dashboard.first_reader import visited


def _answer(connection: ServerConnection) -> None:
    """Answer as Streamlit does: some elements, then that the page stands."""
    asked = BackMsg.FromString(bytes(connection.recv(decode=False)))
    assert asked.rerun_script.query_string == ""
    for _element in range(2):
        told = ForwardMsg()
        told.delta.new_element.empty.SetInParent()
        connection.send(told.SerializeToString())
    told = ForwardMsg()
    told.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    connection.send(told.SerializeToString())


@pytest.fixture
def address() -> Iterator[str]:
    with serve(_answer, "127.0.0.1", 0, subprotocols=[Subprotocol("streamlit")]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}/_stcore/stream"
        server.shutdown()
        thread.join()


def test_a_page_that_stands_was_visited(address: str):
    assert visited(address)


def test_where_nobody_listens_yet_nothing_was_visited():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert not visited(f"ws://127.0.0.1:{free.getsockname()[1]}/_stcore/stream")
