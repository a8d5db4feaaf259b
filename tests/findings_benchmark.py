"""Does it find what was planted, and only that? `python -m tests.findings_benchmark --seeds A-B`.

For each seed six companies, each of its own shape and loaded into a store: one without any problem,
three with one problem (the kinds take turns), one with one to three together, one with decoys only.
A problem is one that strikes enough cases, and more than chance alone would (struck.py); where no
unit is large enough, none is planted. `--cases N` measures time instead.
"""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from dashboard.filters import Filters, Scope
from dashboard.findings.finding import Finding
from dashboard.findings.standing_out import findings_of
from dashboard.settings import Settings
from dashboard.warehouse.warehouse import Warehouse
from tests.findings import another_company, another_plan, another_planting
from tests.findings.made_company import exports_of
from tests.findings.planting import planted, some_kinds, with_decoys
from tests.findings.shape import EXPORT_DAY, KINDS, NAMES, Problem, Shape, shape_of
from tests.findings.stored import findings_stored, store_of

_COMPANIES = 6  # of each seed
Made = Shape | another_plan.Plan


@dataclass(slots=True)
class Tally:
    """What came of all exports so far."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: int = 0
    false: int = 0
    clean: int = 0
    alarmed: int = 0
    decoys: int = 0
    seconds: list[float] = field(default_factory=list)


@click.command()
@click.option("--seeds", default="0-9", help="First and last seed.")
@click.option("--another", is_flag=True, help="Make companies up in the other way.")
@click.option("--cases", type=int, help="Measure the time for so many cases instead.")
@click.option("--tell", is_flag=True, help="Print what was missed and what was told falsely.")
def main(seeds: str, another: bool, cases: int | None, tell: bool) -> None:
    """Print recall, the share of false findings, and what decoys and clean exports gave."""
    if cases:
        _measure(cases)
        return
    first, last = (int(part) for part in seeds.split("-"))
    tally = Tally()
    for seed in range(first, last + 1):
        for name, shape in _companies(seed, another=another):
            _run(tally, f"{seed} {name}", shape, tell)
    _print(tally)


def _companies(seed: int, *, another: bool) -> Iterator[tuple[str, Made]]:
    kinds = another_planting.KINDS if another else KINDS
    plain = another_plan.plan_of if another else shape_of
    plant = another_planting.with_problems if another else planted
    some = another_planting.some_kinds if another else some_kinds
    decoys = another_planting.with_decoys if another else with_decoys
    own = [seed * _COMPANIES + turn for turn in range(_COMPANIES)]
    yield "clean", plain(own[0])
    for turn in range(3):
        kind = kinds[(3 * seed + turn) % len(kinds)]
        yield kind, plant(own[turn + 1], (kind,))
    yield "some", plant(own[4], some(own[4]))
    yield "decoys", decoys(own[5])


def _run(tally: Tally, name: str, shape: Made, tell: bool) -> None:
    told = _findings(tally, shape)
    for problem in shape.problems:
        tally.planted[problem.kind] += 1
        hit = any(_is(problem, one) for one in told)
        tally.found[problem.kind] += hit
        if tell and not hit:
            click.echo(f"{name} {shape.cases}/{shape.departments} missed {problem}")
    false = [one for one in told if not any(_is(problem, one) for problem in shape.problems)]
    tally.told += len(told)
    tally.false += len(false)
    for one in false if tell else ():
        click.echo(f"{name} {shape.cases}/{shape.departments} n={shape.nature:.2f} false {one}")
    if shape.decoys:
        tally.decoys += len(told)
    elif not shape.problems:
        tally.clean += 1
        tally.alarmed += bool(told)


def _findings(tally: Tally, shape: Made) -> tuple[Finding, ...]:
    is_other = isinstance(shape, another_plan.Plan)
    exports = another_company.exports_of(shape) if is_other else exports_of(shape)
    started = time.perf_counter()
    told = findings_stored(exports, EXPORT_DAY)
    tally.seconds.append(time.perf_counter() - started)
    return told


def _is(problem: Problem, one: Finding) -> bool:
    """Return whether a finding names the problem: its measure, its segment, its reason."""
    measures, names = NAMES[problem.kind]
    values = {problem.unit, problem.reason} if problem.reason else {problem.unit}
    return one.measure in measures and tuple(one.segment) == names and values == set(
        one.segment.values()
    )  # fmt: skip


def _print(tally: Tally) -> None:
    for kind in dict.fromkeys((*KINDS, *another_planting.KINDS)):
        click.echo(f"{kind:24}{tally.found[kind]:4} of {tally.planted[kind]}")
    found, every = tally.found.total(), tally.planted.total()
    click.echo(f"recall {found / max(every, 1):.3f} ({found} of {every})")
    click.echo(
        f"false findings {tally.false / max(tally.told, 1):.3f} ({tally.false} of {tally.told})"
    )
    click.echo(f"problem-free exports with a finding {tally.alarmed} of {tally.clean}")
    click.echo(f"findings in exports with decoys only {tally.decoys}")
    slowest, mean = max(tally.seconds), sum(tally.seconds) / len(tally.seconds)
    click.echo(f"seconds an export: {mean:.2f}, at most {slowest:.2f}")


def _measure(cases: int) -> None:
    """Measure the judging alone, as the store is there when a reader asks."""
    shape = planted(1, ("department_reason", "customer_disputes", "collecting_department"))
    shape.cases = cases
    with TemporaryDirectory(prefix="standout-made-") as folder:
        warehouse = Warehouse(
            store_of(Path(folder) / "store", exports_of(shape), EXPORT_DAY).folder, Settings()
        )
        seconds = []
        for _round in range(3):
            started = time.perf_counter()
            told = findings_of(warehouse, Filters(), Scope(everything=True))
            seconds.append(time.perf_counter() - started)
    click.echo(f"{cases:,} cases: {min(seconds):.2f} s, {len(told)} findings")


if __name__ == "__main__":
    main()
