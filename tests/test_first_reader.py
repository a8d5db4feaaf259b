"""The server visits its own pages, so that no reader waits for what all of them see first."""

import socket
import threading
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol

from dashboard.first_reader import visited


class Server:
    """Answers as Streamlit does: some elements, then that the page stands."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def __call__(self, connection: ServerConnection) -> None:
        for message in connection:
            assert isinstance(message, bytes)
            asked = BackMsg.FromString(message)
            assert asked.rerun_script.query_string == ""
            self.pages.append(asked.rerun_script.page_name)
            for _element in range(2):
                told = ForwardMsg()
                told.delta.new_element.empty.SetInParent()
                connection.send(told.SerializeToString())
            told = ForwardMsg()
            told.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
            connection.send(told.SerializeToString())


@pytest.fixture
def asked() -> Server:
    return Server()


@pytest.fixture
def address(asked: Server) -> Iterator[str]:
    with serve(asked, "127.0.0.1", 0, subprotocols=[Subprotocol("streamlit")]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"ws://127.0.0.1:{server.socket.getsockname()[1]}/_stcore/stream"
        server.shutdown()
        thread.join()


def test_every_page_that_shows_cases_is_visited_the_first_one_first(address: str, asked: Server):
    assert visited(address)
    shown = ["", "findings", "departments", "customers", "disputes", "collection", "cases"]
    assert asked.pages == shown


def test_where_nobody_listens_yet_nothing_was_visited():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert not visited(f"ws://127.0.0.1:{free.getsockname()[1]}/_stcore/stream")
