"""What each page asks, with nothing remembered and with everything, against plain DuckDB."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

import click

from dashboard.filters import Filters, Scope
from dashboard.settings import Settings
from dashboard.views import PAGES
from dashboard.warehouse.embedded import EmbeddedEngine
from dashboard.warehouse.warehouse import Warehouse
from tests.asked import Asked, recorded
from tests.benchmark.plain import PlainEngine
from tests.benchmark.timed import in_turn, timed
from tests.reading import page, reading

_COLUMNS = f"{'page':12}{'selection':12}{'Standout':>24}{'plain':>24}{'ratio':>7}{'again':>9}"


class _Place(NamedTuple):
    """A page, what is selected on it, its address, and what it asks."""

    name: str
    chosen: str
    parameters: Mapping[str, str]
    asked: Asked


def measure_pages(store: Path, unsorted: Path, rounds: int) -> None:
    """Print how long each page's questions take, unfiltered and after clicks on filters.

    Nothing is remembered but what a server has kept that has visited its pages: the first view.
    How long that one takes where nothing is kept either stands in a row of its own.
    """
    (store / "first_answers.zip").unlink(missing_ok=True)
    warehouse, plain = Warehouse(store, Settings()), _plain(unsorted)
    click.echo(f"\n{_COLUMNS}   questions, and the slowest")
    places = [
        _Place(name, chosen, parameters, asked)
        for name, chosen, parameters in _places(_one_of_each(warehouse))
        if (asked := _distinct(store, name, parameters))
    ]
    unfiltered = [place for place in places if not place.chosen]
    for place in unfiltered:
        _measure(warehouse, plain, place._replace(chosen="none kept"), rounds)
    for place in unfiltered:
        _all(warehouse, place.asked)
    warehouse.keep_first()
    for place in places:
        _measure(warehouse, plain, place, rounds)


def _measure(warehouse: Warehouse, plain: Warehouse, place: _Place, rounds: int) -> None:
    took, held_against = in_turn(
        rounds, partial(_clicked, warehouse, place), partial(_cold, plain, place.asked)
    )
    again = timed(partial(_all, warehouse, place.asked), rounds)
    click.echo(
        f"{place.name or 'overview':12}{place.chosen or 'first view':12}"
        f"{took!s:>24}{held_against!s:>24}"
        f"{took.median / held_against.median:>7.2f}{again.median * 1000:>6.1f} ms"
        f"   {_slowest(warehouse, place.asked)}"
    )


def _one_of_each(warehouse: Warehouse) -> Mapping[str, str]:
    """Return a department, an agency, a reason, a customer and a case to look at."""
    statement = (
        "select department, agency, dispute_reason as reason, customer_id as customer,"
        " case_id as case from case_facts where is_disputed order by case_key limit 1"
    )
    (row,) = warehouse._now().engine.select("benchmark", statement, {}).to_dicts()
    return dict(row)


def _places(ids: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield pages with what is selected on them, and their addresses."""
    for name in PAGES:
        needed = {name: ids[name]} if name in ids else {}
        yield name, "", needed
        if not needed:
            for chosen in ("department", "agency", "reason"):
                yield name, chosen, {chosen: ids[chosen]}


def _distinct(store: Path, name: str, parameters: Mapping[str, str]) -> Asked:
    with reading(store), recorded() as asked:
        page(name, **parameters)
    return list(dict.fromkeys(asked))


def _plain(store: Path) -> Warehouse:
    """Return a warehouse that asks plain DuckDB."""
    warehouse = Warehouse(store, Settings())
    facts = warehouse.store.current()
    current = warehouse._now()
    assert facts is not None and isinstance(current.engine, EmbeddedEngine)
    current.engine._connection.close()
    warehouse._current = replace(current, engine=PlainEngine(facts))
    return warehouse


def _clicked(warehouse: Warehouse, place: _Place) -> None:
    """Ask what a page asks for a selection that nothing is remembered of, as the page does."""
    warehouse._answers.forget()
    selected = Filters.from_address({key: [value] for key, value in place.parameters.items()})
    with warehouse.page(place.name, selected, Scope(everything=True)):
        _all(warehouse, place.asked)


def _cold(warehouse: Warehouse, asked: Asked) -> None:
    warehouse._answers.forget()
    _all(warehouse, asked)


def _all(warehouse: Warehouse, asked: Asked) -> None:
    for way, words in asked:
        getattr(warehouse, way)(*words)


def _slowest(warehouse: Warehouse, asked: Asked) -> str:
    """Return how many questions there are, and which three take longest."""
    times = [(timed(partial(_cold, warehouse, [one]), 1).median, one[1][0]) for one in asked]
    worst = ", ".join(f"{name} {took * 1000:.0f}" for took, name in sorted(times)[:-4:-1])
    return f"{len(asked)}: {worst}"
