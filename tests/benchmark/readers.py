"""Many readers at once: how long each waits for the page after a click, and whether one fails.

`python -m tests.benchmark.readers --store FOLDER --readers 50 --seconds 60` serves a store and lets
so many readers click every five seconds, each on another page or filter, as browsers would: over
the same socket, without drawing. What they wait for while the server is new to all of them is told
apart. Run it on a store of a size that matters.
"""

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

import click
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.benchmark.selections import Selection, selections
from tests.served import served

_PAGES = ("", "departments", "disputes", "collection", "customers", "cases")
_PAUSE_SECONDS = 5.0
_PATIENCE_SECONDS = 60
_MOST_BYTES = 1 << 26
# One click in so many goes to a selection that nobody has made before.
_NEW = 4


@dataclass(slots=True)
class Waited:
    """How long readers waited for a page to stand, in seconds, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the middle, the 95th of a hundred and the longest in milliseconds."""
        high = quantiles(self.seconds, n=20)[-1]
        times = (median(self.seconds), high, max(self.seconds))
        told = " / ".join(f"{one * 1000:,.0f}" for one in times)
        return (
            f"{len(self.seconds)} clicks: median / p95 / longest {told} ms,"
            f" {len(self.errors)} errors {sorted(set(self.errors))[:3]}"
        )


@click.command()
@click.option("--store", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--readers", default=50, show_default=True)
@click.option("--seconds", default=60, show_default=True, help="How long they go on.")
@click.option("--warm-up", default=60, show_default=True, help="Seconds before that.")
@click.option("--seed", default=1, show_default=True)
def main(store: Path, readers: int, seconds: int, warm_up: int, seed: int) -> None:
    """Let many readers click at once."""
    with served(store) as address:
        socket = address.replace("http", "ws", 1) + "/_stcore/stream"
        told = _all_read(socket, selections(store, seed), readers, (warm_up, seconds))
        for name, waited in asyncio.run(told).items():
            click.echo(f"{name}: {waited}")


async def _all_read(
    address: str, selections: Sequence[Selection], readers: int, seconds: tuple[int, int]
) -> Mapping[str, Waited]:
    """Return how long was waited at first, and then for what was and was not selected before."""
    waited = {"at first": Waited(), "selected before": Waited(), "never selected": Waited()}
    start = time.monotonic()
    warm, end = start + seconds[0], start + sum(seconds)
    common = selections[:12]
    fresh = iter(selections[12:])

    async def read(number: int) -> None:
        dice = random.Random(number)
        await asyncio.sleep(dice.random() * _PAUSE_SECONDS)
        async with connect(address, subprotocols=["streamlit"], max_size=_MOST_BYTES) as socket:
            await _run(socket, "", ())
            while time.monotonic() < end:
                await asyncio.sleep(_PAUSE_SECONDS * (0.5 + dice.random()))
                is_new = dice.randrange(_NEW) == 0
                chosen = next(fresh, ()) if is_new else dice.choice(common)
                clicked = time.monotonic()
                error = await _run(socket, dice.choice(_PAGES), chosen)
                kind = "never selected" if is_new else "selected before"
                told = waited["at first" if clicked < warm else kind]
                told.seconds.append(time.monotonic() - clicked)
                told.errors += [error] if error else []

    await asyncio.gather(*(read(number) for number in range(readers)))
    return {name: one for name, one in waited.items() if len(one.seconds) > 1}


async def _run(socket: ClientConnection, page: str, selection: Selection) -> str:
    """Go to an address, wait until the page stands, and return what went wrong, if anything did."""
    asked = BackMsg()
    asked.rerun_script.query_string = urlencode(selection)
    asked.rerun_script.page_name = page
    await socket.send(asked.SerializeToString())
    error = ""
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while True:
            told = ForwardMsg.FromString(bytes(await socket.recv(decode=False)))
            kind = told.WhichOneof("type")
            element = told.delta.new_element
            if kind == "delta" and element.WhichOneof("type") in ("exception", "alert"):
                error = str(element)[:200]
            if kind == "script_finished":
                return error


if __name__ == "__main__":
    main()
