"""How long a page's questions take: `python -m tests.benchmark --cases 1000000`.

Makes a company of that size, loads its exports, and asks of each page, with no answer remembered,
what it asks after a click on a filter. The bar is a second for a page at a million cases.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from dashboard.settings import Settings
from dashboard.views import PAGES
from dashboard.warehouse.warehouse import Warehouse
from sample_data.generate import generate
from tests.asked import Asked, recorded
from tests.reading import page, reading

BAR_SECONDS = 1.0
ROUNDS = 5


@click.command()
@click.option("--cases", default=1_000_000, show_default=True, help="How many cases to make.")
@click.option("--seed", default=1, show_default=True)
@click.option("--store", type=click.Path(path_type=Path), help="Measure this store instead.")
def main(cases: int, seed: int, store: Path | None) -> None:
    """Measure loading, and every page's questions, unfiltered and for one department."""
    with TemporaryDirectory(prefix="standout-benchmark-") as folder:
        place = store or Path(folder) / "store"
        if store is None:
            _load(Path(folder), place, cases, seed)
        with reading(place):
            _measure_pages(Warehouse(place, Settings()))
    click.echo(f"memory of this process at most: {_megabytes(resource.RUSAGE_SELF):,.0f} MB")


def _load(folder: Path, store: Path, cases: int, seed: int) -> None:
    start = time.perf_counter()
    tables = generate(cases, seed)
    files = []
    for name, rows in tables.items():
        files.append(str(folder / f"{name}.csv"))
        rows.write_csv(files[-1])
    count = sum(rows.height for rows in tables.values())
    click.echo(f"made {count:,} rows in {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    command = [sys.executable, "-m", "dashboard.cli", "load", *files, "--store", str(store)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    took, memory = time.perf_counter() - start, _megabytes(resource.RUSAGE_CHILDREN)
    size = sum(path.stat().st_size for path in store.glob("facts_*")) / 1e6
    click.echo(f"loaded in {took:.1f} s with at most {memory:,.0f} MB, as {size:,.0f} MB")


def _megabytes(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


def _measure_pages(warehouse: Warehouse) -> None:
    rows = _one_of_each(warehouse)
    click.echo(f"{'page':14}{'everything':>12}{'department':>12}   questions, and the slowest")
    for name in PAGES:
        asked = [_asked(name, chosen) for chosen in _places(name, rows)]
        times = [_seconds(warehouse, questions) for questions in asked]
        slow = "  over the bar" if max(times) > BAR_SECONDS else ""
        told = "".join(f"{seconds:>10.3f} s" for seconds in times)
        click.echo(f"{name or 'overview':14}{told}   {_slowest(warehouse, asked[0])}{slow}")


def _one_of_each(warehouse: Warehouse) -> Mapping[str, str]:
    """Return the ids of a department, a customer and a case to look at."""
    engine = warehouse._now().engine
    statement = "select department, customer_id, case_id from cases order by case_id limit 1"
    (row,) = engine.select("benchmark", statement, {}).to_dicts()
    return {
        "department": row["department"],
        "customer": row["customer_id"],
        "case": row["case_id"],
    }


def _places(name: str, ids: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the selections a page is measured with: all cases, and those of one department."""
    needed = {name: ids[name]} if name in ids else {}
    return [needed, {"department": ids["department"], **needed}]


def _asked(name: str, chosen: Mapping[str, str]) -> Asked:
    with recorded() as asked:
        page(name, **chosen)
    return asked


def _seconds(warehouse: Warehouse, asked: Asked) -> float:
    """Return the median time of all questions one after the other, no answer remembered."""
    return median(_once(warehouse, asked) for _round in range(ROUNDS))


def _once(warehouse: Warehouse, asked: Asked) -> float:
    warehouse._answers.clear()
    start = time.perf_counter()
    for way, words in asked:
        getattr(warehouse, way)(*words)
    return time.perf_counter() - start


def _slowest(warehouse: Warehouse, asked: Asked) -> str:
    """Return how many different questions there are, and which three take longest."""
    different = list(dict.fromkeys(asked))
    timed = sorted((-_once(warehouse, [one]), one[1][0]) for one in different)
    worst = ", ".join(f"{name} {-seconds * 1000:.0f} ms" for seconds, name in timed[:3])
    return f"{len(different)}: {worst}"


if __name__ == "__main__":
    main()
